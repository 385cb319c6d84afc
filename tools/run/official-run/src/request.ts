/**
 * What is asked for, and the rules it must keep before anything heavy happens (contract 3.3 to 3.6). Pure; a breach is
 * a Failure.
 */
import { Failure } from '@gatehouse/contracts';
import { argumentIn, argumentsIn, checkNewTag, comparedTag, isSameTag } from '@gatehouse/runs';
import type { WorkflowRules } from '@gatehouse/settings';

export interface RunRequest {
  workflow: string;
  tag: string;
  owner: string;
  notes: string;
  threads: number;
  requireClean: boolean;
  /** As given; undefined when none was named. */
  inputCsv: string | undefined;
  skipDataQuality: boolean;
  /** As given; undefined when the workflow takes none. */
  freezeFile: string | undefined;
  /** The configurations among the workflow's arguments, as given: they must be the frozen ones. */
  configurations: { option: '--protocol' | '--strategy'; file: string }[];
  /** The workflow's own arguments, with the tag, owner and notes that it must know. */
  workflowArguments: string[];
  /** Into how many parts the work is cut, and how many are at work at once where that is said. */
  shards: { count: number; atOnce: number | undefined } | undefined;
}

export interface GivenRequest {
  rules: WorkflowRules;
  tag: string;
  owner: string | undefined;
  notes: string | undefined;
  threads: number;
  requireClean: boolean;
  inputCsv: string | undefined;
  skipDataQuality: boolean;
  shards?: number | undefined;
  shardsAtOnce?: number | undefined;
  /** Those of the settings, then those of the caller. */
  words: readonly string[];
}

const forbidden = ['--skip-guardrails', '--skip-risk-diagnostics', '--skip-statistical-gates'];
/** Python's argparse takes `--skip-g` for `--skip-guardrails`: every such beginning is refused, from here on. */
const shortestForbidden = '--sk';

/** Throws Failure `usage` or `refused` naming the rule and what to do. */
export function checkRequest(given: GivenRequest): RunRequest {
  const { rules } = given;
  const words = [...given.words];
  // Node has put it in the place of bytes that it could not read, and what they were nobody knows any more.
  const broken = [...words, given.owner, given.notes].find((word) => word?.includes('\ufffd'));
  if (broken !== undefined)
    throw new Failure(
      'usage',
      `the argument ${JSON.stringify(broken)} holds bytes that are not UTF-8 (shown as \ufffd), which the ` +
        'workflow would not get as they are: rename the file, or write the text in UTF-8',
    );
  if (words.length === 0 && !rules.isDeclared)
    throw new Failure('usage', 'Missing workflow args after --: put the arguments of the workflow there');
  if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(rules.name)) {
    throw new Failure(
      'usage',
      `option --workflow: expected a name of letters, digits, '_', '-' and '.', got ${JSON.stringify(rules.name)}`,
    );
  }
  checkNewTag(given.tag);
  if (given.threads < 1) throw new Failure('usage', `option --threads: expected 1 or more, got ${given.threads}`);
  if (given.inputCsv === '-')
    throw new Failure(
      'usage',
      'option --dq-input-csv: expected a file; standard input could not be checked again after the run',
    );
  refuseSkipping(words);
  const freezeFile = argumentIn(words, '--freeze-file');
  refusePlaceholders({
    'option --owner': given.owner,
    'option --notes': given.notes,
    'option --dq-input-csv': given.inputCsv,
    'workflow argument --freeze-file': freezeFile,
  });
  refuseLacking(rules, given, freezeFile);
  if (freezeFile === '') throw new Failure('usage', 'workflow argument --freeze-file: expected a file, got nothing');
  return {
    workflow: rules.name,
    tag: comparedTag(given.tag),
    owner: given.owner ?? argumentIn(words, '--owner') ?? '',
    notes: given.notes ?? argumentIn(words, '--notes') ?? '',
    threads: given.threads,
    requireClean: given.requireClean,
    inputCsv: given.inputCsv,
    skipDataQuality: given.skipDataQuality,
    freezeFile,
    configurations: (['--protocol', '--strategy'] as const).flatMap((option) => {
      const file = argumentIn(words, option);
      return file !== undefined && /\.(ya?ml|json)$/i.test(file) ? [{ option, file }] : [];
    }),
    workflowArguments: withIdentity(words, given),
    shards: shardsIn(given),
  };
}

const mostShards = 1000;

function shardsIn({ shards: count, shardsAtOnce: atOnce }: GivenRequest): RunRequest['shards'] {
  if (count === undefined) {
    if (atOnce !== undefined)
      throw new Failure('usage', 'option --shards-at-once needs --shards N: how many parts there are');
    return undefined;
  }
  if (count < 1 || count > mostShards)
    throw new Failure('usage', `option --shards: expected 1 to ${mostShards}, got ${count}`);
  if (atOnce !== undefined && atOnce < 1)
    throw new Failure('usage', `option --shards-at-once: expected 1 or more, got ${atOnce}`);
  return { count, atOnce };
}

/** A proposal has `<what is to be written>` where only a person knows. */
function refusePlaceholders(texts: Readonly<Record<string, string | undefined>>): void {
  for (const [name, text] of Object.entries(texts))
    if (/^<[^<>]+>$/.test(text ?? ''))
      throw new Failure('usage', `${name}: ${text} stands for what is to be written there: write it`);
}

function refuseLacking({ name, needs }: WorkflowRules, given: GivenRequest, freezeFile: string | undefined): void {
  if (needs.has('data') && given.inputCsv === undefined && !given.skipDataQuality)
    throw new Failure(
      'refused',
      `${name} needs --dq-input-csv CSV, the data the run will use (or --skip-data-quality-check, which the audit will find)`,
    );
  if (needs.has('freeze') && freezeFile === undefined)
    throw new Failure(
      'refused',
      `${name} needs --freeze-file FILE among the workflow arguments: no official run without a freeze`,
    );
}

function refuseSkipping(words: readonly string[]): void {
  for (const word of words) {
    const name = word.split('=', 1)[0] as string;
    const meant = name.length >= shortestForbidden.length ? forbidden.find((flag) => flag.startsWith(name)) : undefined;
    if (meant !== undefined)
      throw new Failure(
        'refused',
        `${meant} is not allowed in an official run${word === meant ? '' : ` (given as ${word})`}: take it out of the workflow arguments`,
      );
  }
}

function withIdentity(words: string[], given: GivenRequest): string[] {
  const stated = argumentsIn(words, '--decision-tag');
  const other = stated.find((tag) => !isSameTag(tag, given.tag));
  if (other !== undefined) {
    throw new Failure(
      'refused',
      `the workflow arguments say --decision-tag ${other} but --tag is ${given.tag}: a run has one tag, and a rerun takes a new one`,
    );
  }
  if (!given.rules.passIdentity) return words;
  return [
    ...words,
    ...(stated.length > 0 ? [] : ['--decision-tag', comparedTag(given.tag)]),
    ...addition(words, '--owner', given.owner),
    ...addition(words, '--notes', given.notes),
  ];
}

function addition(words: readonly string[], option: '--owner' | '--notes', value: string | undefined): string[] {
  return value === undefined || value === '' || argumentIn(words, option) !== undefined ? [] : [option, value];
}
