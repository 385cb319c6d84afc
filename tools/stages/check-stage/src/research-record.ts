/** Verdicts of the research record as evidence of a stage (contract 14.3). */
import type { EvidenceRecord } from './record';
import type { Repository } from './repository';

/** A file that a verdict rests on, and the bytes it had. */
interface Input {
  path: string;
  sha256: string;
}

/** What is wrong with a verdict: it is of another schema, did not pass, or what it judged has changed since. */
export function verdictProblems(record: EvidenceRecord, schema: string, repository: Repository): string[] {
  const { path: file } = record.file;
  const stated = record.values('schema')[0];
  if (stated !== schema) return [`${file}: schema is ${JSON.stringify(stated ?? null)}, expected "${schema}"`];
  const problems = record.values('overall_pass')[0] === true ? [] : [`${file}: overall_pass is not true`];
  for (const { path, sha256 } of inputsOf(record)) {
    const place = repository.place(path);
    const found = place === undefined ? undefined : repository.hash(place);
    if (found === undefined) problems.push(`${file}: ${path} is gone`);
    else if (found !== sha256) problems.push(`${file}: ${path} has changed since`);
  }
  return problems;
}

/** `inputs` of a run's verdict, `returns` and `factors` of an alignment. */
function inputsOf(record: EvidenceRecord): Input[] {
  const isInput = (value: unknown): value is Input =>
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Partial<Input>).path === 'string' &&
    typeof (value as Partial<Input>).sha256 === 'string';
  return [...record.values('inputs').flat(), ...record.values('returns'), ...record.values('factors')].filter(isInput);
}
