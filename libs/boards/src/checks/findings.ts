/** Findings of the checks of a work queue, and what a report says of them (contract 33.5). */
import type { QueueCheck, QueueFinding } from '@gatehouse/contracts';
import { markdownLine, pyStr } from '@gatehouse/render';
import { byCodePoint } from '../text/words';

/** So many findings of one check are listed. */
const mostListed = 200;
/** So many errors are named on standard error. */
const mostNamed = 20;

/** What a finding says; what is left out is null. */
export interface FindingText {
  task?: string | null | undefined;
  /** Relative to the repository. */
  file?: string | null | undefined;
  /** From 1. */
  line?: number | null | undefined;
  expected?: string | null | undefined;
  actual?: string | null | undefined;
  message: string;
}

/** Collects findings and knows which checks were not run or do not apply. */
export class Findings<Id extends string = string> {
  readonly all: QueueFinding[] = [];
  private readonly withheld = new Map<Id, 'not_run' | 'not_applicable'>();

  /** `warnings`: the checks whose findings only warn. */
  constructor(
    private readonly ids: readonly Id[],
    private readonly warnings: readonly string[] = [],
  ) {}

  add(
    check: Id,
    { task = null, file = null, line = null, expected = null, actual = null, message }: FindingText,
  ): void {
    const severity = this.warnings.includes(check) ? 'warning' : 'error';
    this.all.push({ check, severity, task, file, line, expected, actual, message });
  }

  /** These checks could not be run; what was found of them before stays. */
  notRun(...ids: readonly Id[]): void {
    for (const id of ids) if (!this.withheld.has(id)) this.withheld.set(id, 'not_run');
  }

  /** These checks have nothing to judge here. */
  notApplicable(...ids: readonly Id[]): void {
    for (const id of ids) this.withheld.set(id, 'not_applicable');
  }

  /** Leaves out what `keep` refuses. */
  keepOnly(keep: (finding: QueueFinding) => boolean): void {
    const kept = this.all.filter(keep);
    this.all.length = 0;
    for (const finding of kept) this.all.push(finding);
  }

  /** The part of a report that says what was found. */
  summary(): FindingsSummary {
    const sorted = this.all.toSorted(compareFindings);
    const numbers = new Map<string, { errors: number; warnings: number }>();
    const listed = sorted.filter(({ check, severity }) => {
      const number = numbers.get(check) ?? { errors: 0, warnings: 0 };
      number[severity === 'error' ? 'errors' : 'warnings'] += 1;
      numbers.set(check, number);
      return number.errors + number.warnings <= mostListed;
    });
    const checks = this.ids.map((id): QueueCheck => {
      const { errors, warnings } = numbers.get(id) ?? { errors: 0, warnings: 0 };
      const status = errors > 0 ? 'fail' : warnings > 0 ? 'warning' : (this.withheld.get(id) ?? 'pass');
      return { id, status, findings: errors + warnings };
    });
    const errors = sorted.filter(({ severity }) => severity === 'error');
    return {
      checks,
      findings: listed,
      findings_truncated: listed.length < sorted.length,
      errors,
      warnings: sorted.length - errors.length,
      pass: errors.length === 0,
    };
  }
}

export interface FindingsSummary {
  checks: QueueCheck[];
  /** At most 200 of one check, in their order. */
  findings: QueueFinding[];
  findings_truncated: boolean;
  /** All of them, in their order. */
  errors: QueueFinding[];
  /** How many. */
  warnings: number;
  /** No error was found. */
  pass: boolean;
}

/** By file, line, check, task and message, by code point; what has none comes first. */
function compareFindings(a: QueueFinding, b: QueueFinding): number {
  return (
    byCodePoint(a.file ?? '', b.file ?? '') ||
    (a.line ?? 0) - (b.line ?? 0) ||
    byCodePoint(a.check, b.check) ||
    byCodePoint(a.task ?? '', b.task ?? '') ||
    byCodePoint(a.message, b.message)
  );
}

/** `file:line: message`, as far as there is a file and a line. */
export function placedMessage({ file, line, message }: Pick<QueueFinding, 'file' | 'line' | 'message'>): string {
  if (file === null) return message;
  return `${file}${line === null ? '' : `:${line}`}: ${message}`;
}

/** What standard error says: the first errors, then how many more. */
export function problemLines(errors: readonly QueueFinding[]): string[] {
  const lines = errors.slice(0, mostNamed).map((finding) => `${finding.check}: ${placedMessage(finding)}`);
  return errors.length <= mostNamed ? lines : [...lines, `and ${errors.length - mostNamed} more errors`];
}

/** The report of checks as people read it. */
export function checksMarkdown(
  title: string,
  report: {
    generated_at: string;
    overall_pass: boolean;
    checks: readonly QueueCheck[];
    findings: readonly QueueFinding[];
    findings_truncated: boolean;
  },
): string {
  const lines = [
    `# ${title}`,
    '',
    `- generated_at: ${report.generated_at}`,
    `- overall_pass: ${pyStr(report.overall_pass)}`,
    '',
    '## Checks',
    '',
    ...report.checks.map(({ id, status, findings }) => `- ${id}: ${status}${findings > 0 ? ` (${findings})` : ''}`),
    '',
    '## Findings',
    '',
    ...(report.findings.length === 0
      ? ['- none']
      : report.findings.map((finding) => `- **${finding.check}** (${finding.severity}) ${placedMessage(finding)}`)),
    ...(report.findings_truncated ? ['', 'More findings were made than are listed here.'] : []),
  ];
  return `${lines.map(markdownLine).join('\n')}\n`;
}
