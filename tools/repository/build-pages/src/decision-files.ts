/** Files of a decision: what its page is drawn from, what it leads to, whose evidence is its own. */
import path from 'node:path';
import { defaultStageLog } from '@gatehouse/records';
import type { Decision } from './decisions';

/** What the page of a decision is drawn from, by what it is to the reader. */
export function decisionSources({
  note,
  run,
  report,
  newestChecks,
  signOffs,
}: Decision): [role: string, file: string][] {
  const ofRun = (role: string, name: string): [string, string][] =>
    run?.names.includes(name) === true ? [[role, `${run.directory}/${name}`]] : [];
  const tables = (role: string, files: readonly string[] | undefined): [string, string][] =>
    (files ?? []).slice(0, 1).map((file) => [role, file]);
  return [
    ...(note === undefined ? [] : [['decision note', note.file] as [string, string]]),
    ...ofRun('context', 'context.json'),
    ...ofRun('result', 'result.json'),
    ...ofRun('environment', 'environment.json'),
    ...(run === undefined || run.quality === '' ? [] : [['data quality report', run.quality] as [string, string]]),
    ...(report === undefined ? [] : [['report', report.file] as [string, string]]),
    ...tables('walk-forward summary', report?.says.summaries),
    ...tables('period figures', report?.says.periods),
    ...ofRun('governance audit', 'governance_audit_check.json'),
    ...ofRun('remediation plan', 'governance_remediation_plan.json'),
    ...[...newestChecks.values()].map(({ file }): [string, string] => ['stage check', file]),
    ...signOffs.map(({ file }): [string, string] => ['sign-off', file]),
  ];
}

/** Files and folders whose evidence is that of the decision. */
export function placesOf({ runs, report, newestChecks, note }: Decision): string[] {
  return [
    ...runs.map(({ directory }) => directory),
    ...(report === undefined ? [] : [path.posix.dirname(report.file)]),
    ...[...newestChecks.values()].map(({ file }) => path.posix.dirname(file)),
    ...(note === undefined ? [] : [note.file]),
  ];
}

/** What the page leads to, by name; empty where there is no such file. */
export function linkedFiles(decision: Decision): [text: string, file: string][] {
  const { run } = decision;
  const ofRun = (name: string): [string, string] => [
    name,
    run?.names.includes(name) === true ? `${run.directory}/${name}` : '',
  ];
  return [ofRun('run.log'), ofRun('command.sh'), ofRun('context.json'), ...linkedElsewhere(decision)];
}

/** Of these what does not lie directly in the run directory, of which the names are known. */
export function linkedElsewhere({ run, report, newestChecks, note }: Decision): [text: string, file: string][] {
  return [
    ['report', report?.file ?? ''],
    ['freeze', report?.says.freeze ?? ''],
    ['decision note', note?.file ?? ''],
    ['ledger', defaultStageLog],
    ['period figures', report?.says.periods[0] ?? ''],
    ['data quality report', run?.quality ?? ''],
    ...[...newestChecks.values()].map(({ file, says }): [string, string] => [`${says.stage} check`, file]),
  ];
}
