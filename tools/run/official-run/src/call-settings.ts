/** What a call amounts to: options, environment, gatehouse.json and defaults in their order (contract 3.15, 51.3). */
import type { Call } from '@gatehouse/cli';
import { argumentIn } from '@gatehouse/runs';
import {
  dataEntry,
  dataInForce,
  gateWords,
  givenBy,
  InForce,
  machineInForce,
  readSettings,
  workflowRules,
  type WorkflowRules,
} from '@gatehouse/settings';
import type { options } from './options';

export interface CallSettings {
  force: InForce;
  rules: WorkflowRules;
  /** Those of the settings, then those of the caller. */
  words: string[];
  owner: string | undefined;
  requireClean: boolean;
  inputCsv: string | undefined;
  /** The gate's options that an entry of `data` makes; undefined where none is used. */
  gateWords: string[] | undefined;
}

type OfficialCall = Pick<Call<typeof options>, 'options' | 'given' | 'env' | 'root' | 'rest'>;

/** Throws Failure `damaged-input` for settings that cannot be read, `usage` for an entry of data that is not there. */
export function settingsOfCall(call: OfficialCall): CallSettings {
  const { options: given, env } = call;
  const settings = readSettings(call.root);
  const force = new InForce(settings);
  const rules = workflowRules(settings, given.workflow ?? '');
  const words = [...rules.arguments, ...(call.rest ?? [])];
  const owner = force.take<string>(
    'owner',
    ...givenBy<string>(call.given('owner')),
    ['workflow arguments', argumentIn(words, '--owner')],
    ['gatehouse.json', settings?.document.owner],
  );
  const machine = machineInForce(force, { given: call.given, env });
  force.take('threads', ...givenBy<number>(call.given('threads')), ['default', given.threads]);
  if (given.workflow !== undefined) takeWorkflow(force, rules);
  const data = takeData(force, rules, call);
  return {
    force,
    rules,
    words,
    owner,
    requireClean: (call.given('require-clean') !== undefined && machine.requireClean) || rules.needs.has('clean'),
    ...data,
  };
}

function takeWorkflow(force: InForce, rules: WorkflowRules): void {
  const declared = force.settings?.document.workflows?.[rules.name] ?? {};
  const take = (key: keyof typeof declared, value: string | boolean | readonly string[] | undefined): void => {
    const source = declared[key] === undefined ? 'default' : 'gatehouse.json';
    force.take(`workflows.${rules.name}.${key}`, [source, value]);
  };
  take('official', rules.isOfficial);
  take('runner', rules.runner);
  take('needs', [...rules.needs]);
  take('stage', rules.stage);
  take('pass_identity', rules.passIdentity);
  take('report', rules.report);
  take('arguments', rules.arguments);
}

function takeData(
  force: InForce,
  rules: WorkflowRules,
  { options: given, given: sourceOf, env }: OfficialCall,
): Pick<CallSettings, 'inputCsv' | 'gateWords'> {
  const name = force.take<string>(`workflows.${rules.name}.data`, ...givenBy<string>(sourceOf('data')), [
    'gatehouse.json',
    rules.data,
  ]);
  const entry = name === undefined ? undefined : { name, rules: dataEntry(force.settings, name) };
  const inputCsv = force.take<string>(
    entry === undefined ? 'data.path' : `data.${entry.name}.path`,
    ...givenBy<string>(sourceOf('dq-input-csv')),
    ['gatehouse.json', entry?.rules.path],
  );
  if (inputCsv === undefined && !given['print-settings']) return { inputCsv, gateWords: undefined };
  const values = dataInForce(force, entry, { given: () => undefined, env, wrapper: true });
  return { inputCsv, gateWords: entry === undefined ? undefined : gateWords(values) };
}
