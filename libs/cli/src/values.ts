import { Failure } from '@gatehouse/contracts';
import type { Options } from 'yargs';
import yargs from 'yargs/yargs';
import type { OptionSpec, OptionTable, Values } from './option';

/**
 * The values of all options: from the command line, else from the environment variable of the option, else its default
 * (contract 0.4). `given` is what each option got, its name whole. yargs holds types, choices, defaults and what is
 * required; the sentences are ours. Throws Failure `usage` naming the option (or variable) and what was expected of it.
 */
export function optionValues<T extends OptionTable>(
  table: T,
  given: Record<string, true | readonly string[]>,
  env: NodeJS.ProcessEnv,
): Values<T> {
  const fromEnvironment = Object.fromEntries(
    Object.entries(table).flatMap(([name, { type, env: variable }]) => {
      const text = variable === undefined || given[name] !== undefined ? '' : env[variable];
      return text ? [[name, type === 'flag' ? text === '1' : text]] : [];
    }),
  );
  const parser = yargs([])
    .locale('en')
    .detectLocale(false)
    .help(false)
    .version(false)
    .exitProcess(false)
    .updateStrings(sentences)
    .parserConfiguration(ourGrammar)
    .config(fromEnvironment);
  for (const [name, spec] of Object.entries(table)) {
    const isNeeded = spec.required === true && !(spec.unless ?? []).some((other) => given[other] !== undefined);
    const what = given[name] === undefined && spec.env ? `environment variable ${spec.env}` : `option --${name}`;
    parser.option(name, yargsOption(spec, isNeeded, what));
  }
  let refusal: Failure | undefined;
  let values: Record<string, unknown> = {};
  parser.fail((message, error) => {
    refusal ??=
      error instanceof Failure ? error : new Failure('usage', message.trim().replace('one of "", ', 'one of ')); // an empty text means "not given";
  });
  void parser.parse(wordsOf(given, table), {}, (_, argv) => {
    values = argv;
  });
  if (refusal !== undefined) throw refusal;
  return Object.fromEntries(Object.keys(table).map((name) => [name, values[name]])) as Values<T>;
}

const sentences = {
  'Invalid values:': ' ',
  'Argument: %s, Given: %s, Choices: %s': 'option --%s: got %s, expected one of %s',
  'Missing required argument: %s': { one: 'option --%s is required', other: 'options are required: --%s' },
} as unknown as Record<string, string>;

/** What gave an option its value; undefined for its default, or none. */
export function sourceOf(
  spec: OptionSpec,
  given: true | readonly string[] | undefined,
  env: NodeJS.ProcessEnv,
): 'option' | `environment ${string}` | undefined {
  if (given !== undefined) return 'option';
  return spec.env !== undefined && env[spec.env] ? `environment ${spec.env}` : undefined;
}

/** The words are settled already (arguments.ts): nothing is guessed from them. */
const ourGrammar = {
  'boolean-negation': false,
  'camel-case-expansion': false,
  'dot-notation': false,
  'greedy-arrays': false,
  'parse-numbers': false,
  'parse-positional-numbers': false,
  'short-option-groups': false,
};

function yargsOption(spec: OptionSpec, isNeeded: boolean, what: string): Options {
  const common = { demandOption: isNeeded, ...(spec.choices && { choices: spec.choices }) };
  if (spec.type === 'flag') return { ...common, type: 'boolean', default: false };
  if (spec.type === 'list') return { ...common, type: 'array', string: true, default: [] };
  return {
    ...common,
    type: 'string',
    ...(spec.default !== undefined && { default: spec.default }),
    coerce: (value: unknown) => (typeof value === 'string' ? convert(value, spec, what) : value),
  };
}

function wordsOf(given: Record<string, true | readonly string[]>, table: OptionTable): string[] {
  return Object.entries(given).flatMap(([name, texts]) => {
    if (texts === true) return [`--${name}`];
    if (table[name]?.type === 'list') return texts.map((text) => `--${name}=${text}`);
    // yargs takes one pair of quotes off what stands after an equals sign, but for lists.
    return [`--${name}="${texts.at(-1) ?? ''}"`];
  });
}

function convert(text: string, spec: OptionSpec, what: string): string | number {
  const trimmed = text.trim();
  if (spec.type === 'integer') {
    if (!/^[+-]?\d+$/.test(trimmed) || !Number.isSafeInteger(Number(trimmed)))
      throw new Failure('usage', `${what}: expected a whole number, got '${text}'`);
    return Number(trimmed);
  }
  if (spec.type === 'number') {
    if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed) || !Number.isFinite(Number(trimmed)))
      throw new Failure('usage', `${what}: expected a finite number, got '${text}'`);
    return Number(trimmed);
  }
  if (text.includes('\0')) throw new Failure('usage', `${what}: holds a NUL character`);
  if (spec.ending !== undefined && text !== '' && !text.endsWith(spec.ending))
    throw new Failure(
      'usage',
      `${what}: expected a name that ends in ${spec.ending}, so that no record is overwritten by a slip, got '${text}'`,
    );
  return text;
}
