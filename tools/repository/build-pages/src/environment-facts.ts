/** The environment of a run, as pages show it. */
import type { PageFact, RunEnvironment } from '@gatehouse/contracts';

export function environmentFacts(environment: RunEnvironment): PageFact[] {
  const fact = (name: string, value: string | number | null | undefined): PageFact => ({
    name,
    value: value === null || value === undefined ? '' : String(value),
    href: null,
  });
  const { git, python } = environment;
  const interpreter = python;
  const memory = environment.memory_bytes;
  return [
    fact('Operating system', environment.operating_system),
    fact('Kernel', environment.kernel),
    fact('Processor', environment.processor),
    fact('Cores', environment.cores),
    fact('Memory', typeof memory === 'number' ? `${Math.floor(memory / 2 ** 30)} GiB` : null),
    fact('Locale, zone', [environment.locale, environment.time_zone].filter(Boolean).join(', ')),
    fact('Node', environment.node),
    fact('Gatehouse', environment.gatehouse),
    fact('Python', interpreter === null ? environment.python_absent : interpreter.version),
    fact('Commit', git?.commit),
    fact('Difference to the commit', git === null ? null : (git.diff_sha256 ?? 'none')),
  ];
}
