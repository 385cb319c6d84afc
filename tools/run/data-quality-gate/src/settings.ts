/**
 * The options that a call goes by: those that were given and, with --data, the entry of gatehouse.json for the rest
 * (contract 51.5).
 */
import type { Values } from '@gatehouse/cli';
import { Failure } from '@gatehouse/contracts';
import { dataEntry, dataInForce, dataRules, givenBy, InForce, readSettings, type Given } from '@gatehouse/settings';
import type { options } from './options';

export type GateOptions = Values<typeof options>;
/** With an input, whoever named it. */
export type ChosenOptions = GateOptions & { 'input-csv': string };

/**
 * Throws Failure `usage` for an entry that is not there or names no file, `damaged-input` for settings that cannot be
 * read.
 */
export function chosenOptions(
  options: GateOptions,
  call: { root: string; given(option: string): Given | undefined; env: NodeJS.ProcessEnv },
): { force: InForce; given: ChosenOptions } {
  const { data: name } = options;
  const isPrinted = options['print-settings'];
  const force = new InForce(name !== undefined || isPrinted ? readSettings(call.root) : undefined);
  if (name === undefined && !isPrinted) return { force, given: options as ChosenOptions };
  const rules = name === undefined ? undefined : dataEntry(force.settings, name);
  const input = force.take(
    name === undefined ? 'data.path' : `data.${name}.path`,
    ...givenBy<string>(call.given('input-csv')),
    ['gatehouse.json', rules?.path],
  );
  const values = dataInForce(force, name === undefined || rules === undefined ? undefined : { name, rules }, {
    given: call.given,
    // Without an entry the variables of official-run are not this tool's.
    env: rules === undefined ? {} : call.env,
    wrapper: false,
  });
  if (input === undefined && !isPrinted)
    throw new Failure('usage', `option --data: the entry '${name}' has no path; give --input-csv, or state it there`);
  const chosen = dataRules.flatMap(({ key, option }) => {
    const value = values[key];
    if (Object.hasOwn(options, option)) return [[option, value] as const];
    if (value !== undefined && value !== false)
      throw new Failure('usage', `${force.settings?.file}: data.${name}.${key}: this gate has no such check`);
    return [];
  });
  return { force, given: { ...options, ...Object.fromEntries(chosen), 'input-csv': input ?? '' } };
}
