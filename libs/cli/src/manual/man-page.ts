import { environmentOf, facts, joinedExamples, statusesOf } from '../help';
import { commonOptions, type OptionSpec } from '../option';
import type { Tool } from '../tool';

/** The man page of a tool, section 1, in the man macros that every formatter knows. `all` are those it refers to. */
export function manPage(tool: Tool, all: readonly Tool[], version: string): string {
  const own = Object.entries<OptionSpec>(tool.options);
  const titles = [...new Set(own.map(([, spec]) => spec.group ?? 'Options'))];
  const groups = [
    ...titles.map((title) => [title, own.filter(([, spec]) => (spec.group ?? 'Options') === title)] as const),
    ['Every tool', Object.entries<OptionSpec>(commonOptions)] as const,
  ];
  const required = own.filter(([, spec]) => spec.required);
  const paragraphs = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`.SS ${text(title)}`, ...lines.flatMap((line) => ['.PP', text(line)])];
  const terms = (entries: readonly (readonly [string, string])[]): string[] =>
    entries.flatMap(([term, meaning]) => ['.TP', `.B ${text(term)}`, text(meaning)]);
  const lines = [
    `.TH ${tool.name.toUpperCase().replaceAll('-', '\\-')} 1 "" "gatehouse ${version}" "Gatehouse"`,
    '.SH NAME',
    `${text(tool.name)} \\- ${text(tool.purpose.replace(/\.$/, ''))}`,
    '.SH SYNOPSIS',
    `.B ${text(tool.name)}`,
    ...required.map(([name, spec]) => `.BI ${text(`--${name}`)} " ${text(spec.value ?? 'VALUE')}"`),
    '[\\fIoptions\\fR]',
    ...(tool.operands === undefined ? [] : [text(tool.operands.usage)]),
    ...(tool.rest === undefined ? [] : [`\\-\\- ${text(tool.rest)}`]),
    '.SH DESCRIPTION',
    text(tool.description ?? tool.purpose),
    '.SH OPTIONS',
    'An unambiguous prefix stands for the option; of a repeated one the last counts.',
    ...groups.flatMap(([title, options]) => [
      `.SS ${text(title)}`,
      ...terms(
        options.map(
          ([name, spec]) =>
            [optionTerm(name, spec), [spec.describe, ...facts(spec).map((fact) => `(${fact})`)].join(' ')] as const,
        ),
      ),
    ]),
    '.SH FILES',
    ...paragraphs('Read', tool.reads),
    ...paragraphs('Written', tool.writes),
    '.SH ENVIRONMENT',
    ...terms(Object.entries(environmentOf(tool))),
    '.SH EXIT STATUS',
    ...terms(Object.entries(statusesOf(tool))),
    '.SH EXAMPLES',
    ...joinedExamples(tool).flatMap((example) => ['.PP', '.nf', ...example.split('\n').map(text), '.fi']),
    '.SH SEE ALSO',
    [
      '\\fBgatehouse\\fR(7)',
      ...all.filter(({ name }) => tool.next?.includes(name)).map(({ name }) => `\\fB${text(name)}\\fR(1)`),
    ].join(', '),
  ];
  return `${lines.join('\n')}\n`;
}

function optionTerm(name: string, spec: OptionSpec): string {
  return `${name === 'help' ? '-h, ' : ''}--${name}${spec.type === 'flag' ? '' : ` ${spec.value ?? 'VALUE'}`}`;
}

/** Text that no formatter takes for a request; a hyphen stays the one that can be pasted. */
function text(given: string): string {
  const escaped = given
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('’', '\\(cq')
    .replaceAll('…', '...')
    .replaceAll('"', '\\(dq');
  return /^[.']/.test(escaped) ? `\\&${escaped}` : escaped;
}

/** gatehouse(7): what the tools are for, and which follows which. */
export function overviewPage(tools: readonly Tool[], version: string): string {
  const named = (name: string): string => `\\fB${text(name)}\\fR(1)`;
  const lines = [
    `.TH GATEHOUSE 7 "" "gatehouse ${version}" "Gatehouse"`,
    '.SH NAME',
    'gatehouse \\- official runs of quantitative research, and the trail behind each decision',
    '.SH DESCRIPTION',
    text(
      'Small executables for a research repository: each does one thing, reads and writes plain files, and ends in a status that scripts can go by.',
    ),
    '.SH THE USUAL ORDER',
    ...usualOrder.flatMap(([why, names]) => ['.TP', `.B ${text(why)}`, names.map(named).join(', ')]),
    '.SH WHICH FOLLOWS WHICH',
    ...[...tools]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap(({ name, purpose, next = [] }) => [
        '.TP',
        `.B ${text(name)}`,
        `${text(purpose)}${next.length === 0 ? '' : ` Then: ${next.map(named).join(', ')}.`}`,
      ]),
    '.SH EXIT STATUS',
    ...[
      ['0', 'done, and the verdict, if there is one, is pass'],
      ['1', 'the job could not be done'],
      ['2', 'the job was done and the verdict is fail'],
      ['75', 'busy or not reachable: try again'],
      ['128+n', 'ended by signal n'],
    ].flatMap(([status = '', meaning = '']) => ['.TP', `.B ${text(status)}`, text(meaning)]),
    '.SH FILES',
    '.TP',
    '.B gatehouse.json',
    text('Settings of a research repository; --print-settings shows the values in force and where each came from.'),
  ];
  return `${lines.join('\n')}\n`;
}

const usualOrder: readonly (readonly [string, readonly string[]])[] = [
  ['Once', ['init-repository']],
  ['Each run', ['freeze-config', 'official-run', 'finish-run']],
  ['While it runs', ['monitor-gate-run', 'list-runs']],
  ['Each decision', ['record-decision', 'record-stage', 'check-stage']],
  ['Each day', ['session-status', 'list-runs', 'compare-runs']],
  ['Evidence', ['seal-evidence', 'verify-evidence']],
  ['Room on the disk', ['plan-cleanup', 'apply-cleanup']],
];
