/**
 * What machine readers are told of one call (contract 0.17, 0.18): annotations, JUnit, metrics. Loaded only when one of
 * their options is given. A call without a verdict is reported as an error, never left out: a file of an earlier pass
 * must not stand for it.
 */
import { isFile, publish, readStart, readTextIfThere } from '@gatehouse/files';
import {
  annotation,
  githubAnnotations,
  junitDocument,
  junitHead,
  localTime,
  prometheusSample,
  prometheusText,
  type Metric,
} from '@gatehouse/render';
import type { Call, Measures, Outcome, Tool } from './tool';

export interface ToolExit {
  status: number;
  outcome?: Outcome;
  /** Why there is no outcome. */
  failure?: string;
}

/** Values of the options in reporting-options.ts, as far as the tool has them. */
export interface ReportingOptions {
  format?: 'text' | 'github' | 'junit';
  'junit-file'?: string;
  'metrics-file'?: string;
}

/** Seconds since the process started. */
const elapsed = (): number => performance.now() / 1000;

/** Lines for stdout; a JUnit file is written when one is asked for. Throws Failure `io`. */
export function verdictLines(
  tool: Tool,
  call: Call,
  { format, 'junit-file': file }: ReportingOptions,
  { outcome, failure }: ToolExit,
): string[] {
  const checks = outcome?.checks ?? [];
  if (format === 'github') {
    const lines =
      failure === undefined
        ? githubAnnotations(tool.name, checks)
        : [annotation('error', { title: tool.name }, failure)];
    return call.options.quiet ? lines.filter((line) => !line.startsWith('::notice')) : lines;
  }
  const text = junitDocument({
    tool: tool.name,
    timestamp: localTime(call.now).replace(' ', 'T'),
    seconds: elapsed(),
    checks,
    ...(failure === undefined ? {} : { error: failure }),
  });
  if (!file) return text.trimEnd().split('\n');
  publish(call.path(file), text);
  return [];
}

const heads = { 'junit-file': junitHead, 'metrics-file': '# HELP gatehouse_' } as const;

/**
 * Those of its files that are there and were written by no call of these tools: an input, say. They are never replaced;
 * an empty one holds nothing. Throws Failure `io`.
 */
export function foreignFiles(call: Call, asked: ReportingOptions): (keyof typeof heads)[] {
  return (Object.keys(heads) as (keyof typeof heads)[]).filter((option) => {
    const file = asked[option] ? call.path(asked[option]) : undefined;
    const start = file === undefined || !isFile(file) ? '' : readStart(file, heads[option].length);
    return start !== '' && start !== heads[option];
  });
}

/**
 * The JUnit file of an earlier call becomes an error until this one has ended: killed, it will not stand for it. Throws
 * Failure `io`.
 */
export function invalidateStaleReport(tool: Tool, call: Call, file: string): void {
  if (!isFile(call.path(file))) return;
  verdictLines(
    tool,
    call,
    { 'junit-file': file },
    { status: 1, failure: 'the call has not ended: it goes on, or it was killed' },
  );
}

/** Metrics of a call that ended. Throws Failure `io`. */
export function publishEnding(tool: Tool, call: Call, file: string, { status, outcome }: ToolExit): void {
  const measures = outcome?.measures ?? {};
  const pass = measures.pass ?? status === 0;
  const now = Date.now() / 1000;
  publishMetrics(tool, call, file, measures, pass ? now : undefined, [
    gauge('gatehouse_last_end_time_seconds', 'When the tool last ended, Unix time.', now),
    gauge('gatehouse_duration_seconds', 'How long it ran.', elapsed()),
    gauge('gatehouse_pass', '1 when the verdict was pass, 0 when it was fail or there was none.', pass ? 1 : 0),
    gauge('gatehouse_exit_status', 'Exit status of the tool.', status),
  ]);
}

/** Metrics of a call that goes on. Throws Failure `io`. */
export function publishProgress(tool: Tool, call: Call, file: string, measures: Measures): void {
  publishMetrics(tool, call, file, measures, undefined, []);
}

/** When the tool last succeeded is kept from the file as it was, for the same series. */
function publishMetrics(
  tool: Tool,
  call: Call,
  given: string,
  { metrics = [] }: Measures,
  success: number | undefined,
  own: readonly Metric[],
): void {
  const file = call.path(given);
  const common = { tool: tool.name, root: call.root, ...tool.labels?.(call.options) };
  const lastSuccess =
    success ?? prometheusSample(readTextIfThere(file) ?? '', 'gatehouse_last_success_time_seconds', common);
  publish(
    file,
    prometheusText(
      [
        ...own,
        ...(lastSuccess === undefined
          ? []
          : [
              gauge(
                'gatehouse_last_success_time_seconds',
                'When the verdict was last pass, Unix time; absent as long as it never was.',
                lastSuccess,
              ),
            ]),
        ...metrics,
      ],
      common,
    ),
  );
}

function gauge(name: string, help: string, value: number): Metric {
  return { name, help, samples: [{ value }] };
}
