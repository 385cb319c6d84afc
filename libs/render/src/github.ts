/**
 * Workflow commands of GitHub Actions (contract 0.17): one annotation a line, which the runner shows beside the code.
 */
import type { CheckLine } from './check';
import { printable } from './terminal';

/** The runner shows ten of each kind for a step and drops the rest without a word. */
const most = 10;

/**
 * The failures of these checks as `::error` lines, their warnings as `::warning`; `::notice` when all passed. At most
 * ten: of more, the tenth says how many are not shown.
 */
export function githubAnnotations(tool: string, checks: readonly CheckLine[]): string[] {
  const all = checks.flatMap((check) =>
    check.messages.map((message) =>
      annotation(
        check.pass ? 'warning' : 'error',
        { file: check.file, line: check.line, title: `${tool}: ${check.name}` },
        message,
      ),
    ),
  );
  // Errors before warnings: what failed the verdict is never what is left out.
  const lines = all.sort((a, b) => Number(a.startsWith('::warning')) - Number(b.startsWith('::warning')));
  if (lines.length > most) {
    const rest = lines.length - (most - 1);
    return [
      ...lines.slice(0, most - 1),
      annotation(
        checks.every(({ pass }) => pass) ? 'warning' : 'error',
        { title: tool },
        `${rest} more; the report has them all`,
      ),
    ];
  }
  return lines.some((line) => line.startsWith('::error')) || checks.length === 0
    ? lines
    : [...lines, annotation('notice', { title: tool }, `pass: ${checks.length} checks`)].slice(-most);
}

/** One workflow command; data is escaped as the runner unescapes it. */
export function annotation(
  kind: 'error' | 'warning' | 'notice',
  properties: Readonly<Record<string, string | number | undefined>>,
  message: string,
): string {
  const given = Object.entries(properties).filter(
    (entry): entry is [string, string | number] => entry[1] !== undefined,
  );
  const shown = given
    .map(([name, value]) => `${name}=${escapeData(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`)
    .join(',');
  return `::${kind}${shown === '' ? '' : ` ${shown}`}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return printable(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
}
