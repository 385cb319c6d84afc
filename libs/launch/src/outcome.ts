/** How the call ends that performed a run or waited for it (contract 3.14, 48.10). */
import type { Outcome } from '@gatehouse/cli';
import type { RunResult } from '@gatehouse/contracts';
import { runStateMetric } from '@gatehouse/runs';

export function failedLine(exitCode: number, shown: string): string {
  return `Run failed (exit=${exitCode}). Audit: ${shown}`;
}

/** How a call ends whose run has this result; `problems`: why, where it did not succeed. */
export function outcomeOfResult(document: RunResult, shown: string, problems: string[]): Outcome {
  const status = document.exit_code ?? 1;
  const measures = {
    pass: document.outcome === 'succeeded',
    metrics: document.outcome === undefined ? [] : [runStateMetric(document.outcome)],
  };
  if (status === 0) return { status, document, measures, lines: [`Run succeeded. Audit: ${shown}`] };
  return { status, document, measures, problems };
}
