/** How the reports of a workflow are called, and what stands beside them (contract 0.11, 51.4). */
import path from 'node:path';
import { context, result, status, type RunContext } from '@gatehouse/contracts';
import { inspectDocument, type Reading } from '@gatehouse/files';
import { isSoundGlob } from '@gatehouse/system';
import type { Run } from './run';

export const productionGatesReports = 'gate_results/production_gates_*/production_gates_report.json';
export const productionGates = 'production_gates';

/** Where the reports of a workflow lie by default: `gate_results/<name>_*\/<name>_report.json`. */
export function defaultReportGlob(workflow: string): string {
  return `gate_results/${workflow}_*/${workflow}_report.json`;
}

/**
 * The globs of a run's reports, the first that finds one counts: what its context.json says, else those of its
 * workflow, then those of production_gates, under whose names other workflows wrote as well.
 */
export function reportGlobsOf(run: Run): string[] {
  const stated = inspectDocument(context, path.join(run.directory, 'context.json'));
  const own = stated.state === 'read' ? reportGlobIn(stated.value) : undefined;
  const workflow = own === undefined ? workflowOfRun(run) : undefined;
  const first = own ?? (workflow === undefined ? productionGatesReports : defaultReportGlob(workflow));
  return [...new Set([first, productionGatesReports])];
}

/**
 * The glob that a context states or its workflow's name makes; undefined when it has neither, or one that leads
 * elsewhere.
 */
export function reportGlobIn({ report_glob: glob, workflow }: RunContext): string | undefined {
  if (glob !== undefined && isSoundGlob(glob) && glob.startsWith('gate_results/')) return glob;
  return workflow && isName(workflow) ? defaultReportGlob(workflow) : undefined;
}

/** The workflow that the first readable document of a run names; undefined when none does. */
export function workflowOfRun({ directory }: Run): string | undefined {
  for (const [kind, name] of [
    [context, 'context.json'],
    [status, 'status.json'],
    [result, 'result.json'],
  ] as const) {
    const reading: Reading<{ workflow?: string | null }> = inspectDocument<{ workflow?: string | null }>(
      kind,
      path.join(directory, name),
    );
    if (reading.state === 'read' && reading.value.workflow && isName(reading.value.workflow))
      return reading.value.workflow;
  }
  return undefined;
}

/** Letters, digits, `_`, `-` and `.`: no other name makes a path. */
function isName(workflow: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(workflow);
}

/** Names of the documents beside a report. */
export interface ReportCompanions {
  /** The report's name with `.md`. */
  markdown: string;
  finalSummary: string;
  runReview: string;
}

/**
 * What stands beside a report: `<report>.md`, `<workflow>_final_summary.md`, `<workflow>_run_review.md`. A report of
 * production_gates gives that name whatever the workflow; without a known workflow the report's own name does.
 */
export function reportCompanions(report: string, workflow: string | undefined): ReportCompanions {
  const stem = path.posix.basename(report).replace(/\.json$/i, '');
  const ofReport = stem.replace(/_report$/, '') || stem;
  const name = ofReport === productionGates ? ofReport : (workflow ?? ofReport);
  return {
    markdown: `${stem}.md`,
    finalSummary: `${name}_final_summary.md`,
    runReview: `${name}_run_review.md`,
  };
}
