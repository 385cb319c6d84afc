/** A recorded call of official-run, taken apart and put together again (contract 3.18). */
import { mask, shellWord } from '@gatehouse/render';
import type { Siblings } from '@gatehouse/system';

/**
 * Its options: does one take a value, and may it be cut short where another has the same beginning? A test compares
 * them with the tool's own.
 */
export const officialOptions: Readonly<Record<string, { takesValue: boolean; added: boolean }>> = {
  workflow: { takesValue: true, added: false },
  tag: { takesValue: true, added: false },
  owner: { takesValue: true, added: false },
  notes: { takesValue: true, added: false },
  threads: { takesValue: true, added: false },
  'require-clean': { takesValue: false, added: false },
  'dq-input-csv': { takesValue: true, added: false },
  data: { takesValue: true, added: true },
  'skip-data-quality-check': { takesValue: false, added: false },
  runner: { takesValue: true, added: true },
  shards: { takesValue: true, added: true },
  'shards-at-once': { takesValue: true, added: true },
  'allow-concurrent': { takesValue: false, added: true },
  'dry-run': { takesValue: false, added: true },
  'kill-after': { takesValue: true, added: true },
  'no-mask': { takesValue: false, added: true },
  'print-settings': { takesValue: false, added: true },
  launcher: { takesValue: true, added: true },
  cpus: { takesValue: true, added: true },
  memory: { takesValue: true, added: true },
  'time-limit': { takesValue: true, added: true },
  queue: { takesValue: true, added: true },
  account: { takesValue: true, added: true },
  'launcher-arg': { takesValue: true, added: true },
  'launcher-setup': { takesValue: true, added: true },
  wait: { takesValue: false, added: true },
  'no-wait': { takesValue: false, added: true },
  attempts: { takesValue: true, added: true },
  'warn-before': { takesValue: true, added: true },
  'in-job': { takesValue: true, added: true },
  'request-sha256': { takesValue: true, added: true },
  part: { takesValue: true, added: true },
  'metrics-file': { takesValue: true, added: true },
  root: { takesValue: true, added: true },
  json: { takesValue: false, added: true },
  quiet: { takesValue: false, added: true },
  help: { takesValue: false, added: true },
  version: { takesValue: false, added: true },
};

export interface OfficialCall {
  /** Option → its last value; true for a flag. In the order of the call. */
  given: ReadonlyMap<string, string | true>;
  /** What stands after `--`; undefined without one. */
  rest: readonly string[] | undefined;
}

/** The call that the words are, the name of the program first; undefined when the tool would not accept them. */
export function readOfficialCall(argv: readonly string[]): OfficialCall | undefined {
  const given = new Map<string, string | true>();
  for (let at = 1; at < argv.length; at += 1) {
    const word = argv[at] as string;
    if (word === '--') return { given, rest: argv.slice(at + 1) };
    const [, written, , text] = /^--([^=]+)(=(.*))?$/s.exec(word) ?? [];
    const name = written === undefined ? undefined : wholeName(written);
    if (name === undefined) return undefined;
    if (officialOptions[name]?.takesValue !== true) given.set(name, true);
    else if (text !== undefined) given.set(name, text);
    else if ((at += 1) < argv.length) given.set(name, argv[at] as string);
    else return undefined;
  }
  return { given, rest: undefined };
}

/** The same call as words. */
export function officialWords({ given, rest }: OfficialCall): string[] {
  return [
    'official-run',
    ...[...given].flatMap(([name, value]) => (value === true ? [`--${name}`] : [`--${name}`, value])),
    ...(rest === undefined ? [] : ['--', ...rest]),
  ];
}

function wholeName(written: string): string | undefined {
  if (Object.hasOwn(officialOptions, written)) return written;
  const names = Object.keys(officialOptions).filter((name) => name.startsWith(written));
  const first = names.filter((name) => officialOptions[name]?.added === false);
  const candidates = first.length > 0 ? first : names;
  return candidates.length === 1 ? candidates[0] : undefined;
}

/**
 * Why a run of these words, the tool's name first, could not start now: what `official-run --dry-run` says, or that
 * a secret among them was not recorded; empty when it could. Throws Failure `io`.
 */
export function refusalOf(root: string, words: readonly string[], siblings: Siblings): string {
  const masked = words.find((word) => word.includes(mask));
  if (masked !== undefined) return `${shellWord(masked)} is masked in the record: write what stood there`;
  const { status, error } = siblings.ask('official-run', ['--dry-run', '--root', root, ...words.slice(1)], root);
  if (status === 0) return '';
  const said = error
    .split('\n')
    .map((line) => line.replace(/^official-run: (refused before the run: )?/, '').trim())
    .filter((line) => line !== '' && !/^freeze: .*, the newest of this commit and configuration$/.test(line));
  return said.join('; ') || `official-run --dry-run ended in ${status}`;
}
