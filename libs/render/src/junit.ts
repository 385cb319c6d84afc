/** A JUnit file, as build servers read it (contract 0.17): one suite a tool, one case a check. */
import type { CheckLine } from './check';
import { printable } from './terminal';

export interface JunitSuite {
  tool: string;
  /** Local time without zone, `YYYY-MM-DDTHH:MM:SS`. */
  timestamp: string;
  seconds: number;
  checks: readonly CheckLine[];
  /** Why there is no verdict: an error of the suite, which is not a pass. */
  error?: string;
}

/** How each of them begins. */
export const junitHead = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="gatehouse" ';

export function junitDocument({ tool, timestamp, seconds, checks, error }: JunitSuite): string {
  const cases = [
    ...checks.map(caseOf),
    ...(error === undefined
      ? []
      : [
          [
            `    <testcase name="verdict" classname=${quoted(tool)}>`,
            `      <error message=${quoted(error)}/>`,
            '    </testcase>',
          ],
        ]),
  ];
  const failures = checks.filter(({ pass }) => !pass).length;
  const counts = `tests="${cases.length}" failures="${failures}" errors="${error === undefined ? 0 : 1}" skipped="0" time="${seconds.toFixed(3)}"`;
  return [
    `${junitHead}${counts}>`,
    `  <testsuite name=${quoted(tool)} ${counts} timestamp=${quoted(timestamp)}>`,
    ...cases.flat(),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');

  function caseOf({ name, pass, messages, file, line }: CheckLine): string[] {
    const place = `${file === undefined ? '' : ` file=${quoted(file)}`}${line === undefined ? '' : ` line="${line}"`}`;
    const head = `    <testcase name=${quoted(name)} classname=${quoted(tool)}${place}`;
    if (pass)
      return messages.length === 0
        ? [`${head}/>`]
        : [`${head}>`, `      <system-out>${escaped(messages.join('\n'))}</system-out>`, '    </testcase>'];
    return [
      `${head}>`,
      `      <failure message=${quoted(messages[0] ?? `${name} failed`)}>${escaped(messages.join('\n'))}</failure>`,
      '    </testcase>',
    ];
  }
}

function quoted(text: string): string {
  return `"${escaped(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;')}"`;
}

/** Characters that XML cannot hold, in any notation, are shown as messages show them. */
function escaped(text: string): string {
  const lines = text
    .replaceAll(/[\p{Surrogate}\ufffe\uffff]/gu, '\ufffd')
    .split('\n')
    .map(printable)
    .join('\n');
  return lines.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
