/** What the preflight asks of the machine (contract 51.3). */
import { fromEnvironment, givenBy, type Given, type InForce } from './in-force';

export interface MachineInForce {
  minCores: number;
  /** GiB. */
  minMemoryGb: number;
  requireClean: boolean;
}

/** What the preflight asks where nothing says otherwise. */
export const defaultMachine = { minCores: 8, minMemoryGb: 60 } as const;

/** The values in force; `given` is what options say. */
export function machineInForce(
  force: InForce,
  { given, env }: { given(option: string): Given | undefined; env: NodeJS.ProcessEnv },
): MachineInForce {
  const machine = force.settings?.document.machine ?? {};
  const ofOption = (name: string): Given | undefined => {
    const found = given(name);
    return found?.source === 'option' ? found : undefined;
  };
  return {
    minCores: force.take(
      'machine.min_cores',
      ...givenBy<number>(ofOption('min-cores')),
      fromEnvironment(env, 'MIN_CORES', wholeNumber),
      ['gatehouse.json', machine.min_cores],
      ['default', defaultMachine.minCores],
    ) as number,
    minMemoryGb: force.take(
      'machine.min_memory_gb',
      ...givenBy<number>(ofOption('min-mem-gb')),
      fromEnvironment(env, 'MIN_MEM_GB', wholeNumber),
      ['gatehouse.json', machine.min_memory_gb],
      ['default', defaultMachine.minMemoryGb],
    ) as number,
    // Only `1` switches it on (contract 2.1); any other text is an answer too, and the answer is no.
    requireClean: force.take(
      'machine.require_clean',
      ...givenBy<boolean>(ofOption('require-clean')),
      fromEnvironment(env, 'REQUIRE_CLEAN', (text) => text === '1'),
      ['gatehouse.json', machine.require_clean],
      ['default', false],
    ) as boolean,
  };
}

/** Another text stays as it is: the preflight, which needs a number, refuses it by the name of its option. */
function wholeNumber(text: string): number {
  return /^[+-]?\d+$/.test(text.trim()) ? Number(text) : (text as unknown as number);
}
