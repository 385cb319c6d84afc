import yargs from 'yargs/yargs';
import { commonOptions, type OptionSpec, type OptionTable } from './option';
import type { Tool } from './tool';

const widest = 96;
const widestProse = 140;
const commonStatuses = {
  '0': 'done',
  '1': 'the job could not be done: usage, missing or unreadable input, I/O error',
};

const commonEnvironment = {
  'NO_COLOR, TERM=dumb': 'no colour, and with TERM=dumb no line of progress',
  CI: 'no line of progress',
  'GATEHOUSE_DEBUG=1': 'where in the program an error comes from',
};

/**
 * yargs lays the options out, with the word for each value behind its name; locale and width are fixed so that output
 * is the same everywhere but on a narrower terminal.
 */
function optionsText(table: OptionTable, width: number): Promise<string> {
  const instance = yargs([]).locale('en').detectLocale(false).wrap(width).exitProcess(false).help(false).version(false);
  for (const [name, spec] of Object.entries(table)) {
    instance.option(spec.type === 'flag' ? name : `${name} ${spec.value ?? valueWord(spec)}`, {
      type: spec.type === 'flag' ? 'boolean' : 'string',
      describe: [spec.describe, ...otherSources(spec).map((source) => `[${source}]`)].join(' '),
      ...(spec.required && { demandOption: true }),
      ...(spec.choices && { choices: spec.choices.filter(Boolean) }),
      ...(spec.default !== undefined && spec.default !== '' && { default: spec.default }),
      ...(name === 'help' ? { alias: 'h' } : {}),
      group: `${Object.hasOwn(commonOptions, name) ? 'Every tool' : (spec.group ?? 'Options')}:`,
    });
  }
  return instance.getHelp();
}

/** What stands in when the option is not given, before its default. */
function otherSources({ env, setting }: OptionSpec): string[] {
  return [
    ...(env === undefined ? [] : [`environment ${env}`]),
    ...(setting === undefined ? [] : [`gatehouse.json ${setting}`]),
  ];
}

function valueWord({ type }: OptionSpec): string {
  if (type === 'integer' || type === 'number') return 'N';
  return type === 'path' ? 'PATH' : type === 'choice' ? 'WORD' : 'TEXT';
}

/** What help says of an option beside its description. */
export function facts(spec: OptionSpec): string[] {
  return [
    ...(spec.required ? ['required'] : []),
    ...(spec.choices ? [spec.choices.filter(Boolean).join(', ')] : []),
    ...(spec.type === 'list' ? ['may be repeated'] : []),
    ...(spec.default === undefined || spec.default === '' ? [] : [`default ${spec.default}`]),
    ...otherSources(spec),
  ];
}

/** Exit status → meaning, those of every tool first. */
export function statusesOf(tool: Tool): Record<string, string> {
  const pass = '2' in tool.statuses ? { '0': 'done, and the verdict is pass' } : {};
  return { ...commonStatuses, ...pass, ...tool.statuses };
}

/** Variable → meaning, the tool's own first; those of single options stand with the option. */
export function environmentOf(tool: Tool): Record<string, string> {
  return { ...tool.environment, ...commonEnvironment };
}

/** The examples as commands: a line that ends in a backslash goes on in the next. */
export function joinedExamples(tool: Tool): string[] {
  return tool.examples.join('\n').split(/(?<!\\)\n/);
}

/**
 * The help text of a tool: purpose, usage, options, files, exit status, examples. `columns`: of the terminal it is for.
 */
export async function helpText(tool: Tool, terminal = Infinity): Promise<string> {
  const columns = Math.min(terminal, widestProse);
  const required = Object.entries(tool.options)
    .filter(([, spec]) => spec.required)
    .map(([name, spec]) => ` --${name} ${spec.value ?? 'VALUE'}`);
  const usage = `Usage: ${tool.name}${required.join('')} [options]${tool.operands === undefined ? '' : ` ${tool.operands.usage}`}${tool.rest === undefined ? '' : ` -- ${tool.rest}`}`;
  const options = (await optionsText({ ...tool.options, ...commonOptions }, Math.min(widest, columns)))
    .split('\n')
    // The type says nothing that the word for the value does not; what stands right of it keeps its place.
    .map((line) => line.replace(/\[(string|boolean|array)\]/, (type) => ' '.repeat(type.length)).trimEnd())
    .filter((line, at, all) => line !== '' || all[at - 1] !== '')
    .join('\n')
    .trim();
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  ${line}`)];
  const folded = (lines: readonly string[]): string[] => lines.flatMap((line) => fold(line, columns - 2));
  return [
    ...fold(tool.purpose, columns),
    ...fold(usage, columns),
    '',
    options,
    ...section('Reads', folded(tool.reads)),
    ...section('Writes', folded(tool.writes)),
    ...section(
      'Environment',
      folded(Object.entries(environmentOf(tool)).map(([name, meaning]) => `${name}: ${meaning}`)),
    ),
    ...section(
      'Exit status',
      folded(Object.entries(statusesOf(tool)).map(([status, meaning]) => `${status.padEnd(5)} ${meaning}`)),
    ),
    ...section('Examples', tool.examples),
    '',
  ].join('\n');
}

/** A line in as many as a terminal of so many columns needs, broken at blanks; what follows the first is indented. */
export function fold(line: string, columns: number): string[] {
  const folded: string[] = [];
  let rest = line;
  while (rest.length > columns) {
    const indent = rest.search(/\S/);
    const before = rest.lastIndexOf(' ', columns);
    // a word that is longer stands alone
    const blank = before > indent ? before : rest.indexOf(' ', Math.max(columns, indent));
    if (blank < 0) break;
    folded.push(rest.slice(0, blank));
    rest = `    ${rest.slice(blank + 1)}`;
  }
  return [...folded, rest];
}
