/**
 * The command line as callers of the replaced scripts write it (contract 0.4): `--name value` and `--name=value`, an
 * unambiguous prefix stands for the option, an option takes the next word whatever it begins with, of a repeated one
 * the last counts. This module settles which option each word belongs to.
 */
import { Failure } from '@gatehouse/contracts';
import { nearest } from '@gatehouse/render';
import { commonOptions, type OptionSpec, type OptionTable } from './option';
import type { Tool } from './tool';

export interface CanonicalArguments {
  /** Only `--name=value` and `--name`, every name whole. */
  words: string[];
  /** What stood after `--`; undefined without one. */
  rest: string[] | undefined;
  /** Words that belong to no option, of a tool that takes them; those after `--` are among them. */
  operands: string[];
}

/** The words of a call of `tool`. Throws as normalizeArgv. */
export function toolArguments(tool: Tool, argv: readonly string[]): CanonicalArguments {
  const rest = tool.restIsOptions ? 'options' : tool.rest !== undefined;
  return normalizeArgv(argv, { ...tool.options, ...commonOptions }, rest, tool.operands?.most);
}

/**
 * `rest`: whether words may stand after `--`, or whether those are options as well. Throws Failure `usage` naming the
 * option that is unknown, ambiguous, without a value or with one it does not take.
 */
export function normalizeArgv(
  argv: readonly string[],
  table: OptionTable,
  rest: boolean | 'options',
  mostOperands = 0,
): CanonicalArguments {
  const words: string[] = [];
  const operands: string[] = [];
  const takeOperand = (word: string): void => {
    if (operands.length >= mostOperands)
      throw new Failure(
        'usage',
        mostOperands === 0
          ? `unexpected argument '${word}': expected an option that begins with --`
          : `unexpected argument '${word}': this tool takes at most ${mostOperands} beside its options`,
      );
    operands.push(word);
  };
  for (let i = 0; i < argv.length; i += 1) {
    const word = argv[i] as string;
    if (word === '--') {
      if (rest === 'options') continue;
      const others = argv.slice(i + 1);
      if (mostOperands > 0) for (const operand of others) takeOperand(operand);
      else if (!rest && others.length > 0)
        throw new Failure('usage', `unexpected argument '${others[0]}' after --: this tool takes options only`);
      return { words, rest: others, operands };
    }
    if (word === '-h') {
      words.push('--help');
      continue;
    }
    if (!word.startsWith('--')) {
      if (word.startsWith('-') && word !== '-')
        throw new Failure('usage', `unexpected argument '${word}': expected an option that begins with --`);
      takeOperand(word);
      continue;
    }
    const equals = word.indexOf('=');
    const name = resolveName(equals === -1 ? word.slice(2) : word.slice(2, equals), table);
    const spec = table[name] as OptionSpec;
    if (spec.type === 'flag') {
      if (equals !== -1)
        throw new Failure('usage', `option --${name} takes no value, but '${word.slice(equals + 1)}' was given`);
      words.push(`--${name}`);
      continue;
    }
    if (equals === -1 && i + 1 >= argv.length)
      throw new Failure('usage', `option --${name} expects a value, but it is the last word`);
    const value = equals === -1 ? (argv[(i += 1)] as string) : word.slice(equals + 1);
    words.push(`--${name}=${value}`);
    const next = argv[i + 1] as string;
    const following = chainedOption(spec, value, next);
    if (following !== undefined) {
      words.push(`--${following}=${next}`);
      i += 1;
    }
  }
  return { words, rest: undefined, operands };
}

/** What canonical words give each option: its texts in their order, true for a flag. */
export function givenValues(words: readonly string[]): Record<string, true | string[]> {
  const given: Record<string, true | string[]> = {};
  for (const word of words) {
    const equals = word.indexOf('=');
    const name = word.slice(2, equals === -1 ? undefined : equals);
    const earlier = given[name];
    given[name] = equals === -1 || [...(Array.isArray(earlier) ? earlier : []), word.slice(equals + 1)];
  }
  return given;
}

/**
 * Of a command line that is refused, what can be told all the same: the last text behind each option whose whole name
 * stands there, if it may be one.
 */
export function bestEffortOptions(argv: readonly string[], table: OptionTable): Record<string, string> {
  const values: Record<string, string> = {};
  const end = argv.indexOf('--');
  for (let i = 0; i < (end === -1 ? argv.length : end); i += 1) {
    const [, name = '', , text] = /^--([^=]*)(=([^]*))?$/.exec(argv[i] as string) ?? [];
    const spec = Object.hasOwn(table, name) ? table[name] : undefined;
    if (spec === undefined || spec.type === 'flag') continue;
    const value = text ?? argv[(i += 1)];
    if (value === undefined) break;
    if (spec.choices?.includes(value) === false) continue;
    values[name] = value;
    const next = argv[i + 1] as string;
    const following = chainedOption(spec, value, next);
    if (following !== undefined) values[following] = next;
  }
  return values;
}

/** Behind some values of some options the next word is the value of another option, unless it is one itself. */
function chainedOption({ then = {} }: OptionSpec, value: string, next: string | undefined): string | undefined {
  return next !== undefined && !next.startsWith('--') && Object.hasOwn(then, value) ? then[value] : undefined;
}

function resolveName(given: string, table: OptionTable): string {
  if (given !== '' && Object.hasOwn(table, given)) return given;
  const names = given === '' ? [] : Object.keys(table).filter((name) => name.startsWith(given));
  const ofOld = names.filter((name) => !table[name]?.added);
  const candidates = ofOld.length > 0 ? ofOld : names;
  if (candidates.length === 1) return candidates[0] as string;
  if (candidates.length > 1) {
    throw new Failure(
      'usage',
      `option --${given} is ambiguous: it may mean ${candidates.map((name) => `--${name}`).join(', ')}`,
    );
  }
  const near = nearest(given, Object.keys(table));
  throw new Failure(
    'usage',
    `unknown option --${given}${near === undefined ? '' : `; did you mean --${near}?`} (--help lists them)`,
  );
}
