/** What the ledger, the registry and the files made from it say, whichever decision it is about. */
import {
  candidateQueuePolicy,
  dataQualityReport,
  freeze,
  stageCheck,
  type DataQualityReport,
  type LedgerRow,
  type StageCheck,
} from '@gatehouse/contracts';
import { markdownRow, pyNumber } from '@gatehouse/render';
import {
  defaultStageLog,
  ledgerRows,
  policyGivenBy,
  queuePolicyFile,
  queuePolicyOf,
  readLedger,
  type QueuePolicy,
} from '@gatehouse/records';
import { newestFirst } from '@gatehouse/runs';
import type { WithSource } from './statement';
import type { Reader } from './reader';
import { shellWords } from './shell-words';

const registryCsv = 'audit/factor_registry/factor_experiment_registry.csv';
const leaderboardMd = 'audit/factor_registry/factor_experiment_leaderboard.md';
const queueCsv = 'audit/factor_registry/factor_candidate_queue.csv';

/** Whose damage hinders every decision. */
export const sharedRecords: readonly string[] = [
  defaultStageLog,
  registryCsv,
  leaderboardMd,
  queueCsv,
  queuePolicyFile,
];

export interface RegistryRow {
  generatedAt: string;
  tag: string;
  owner: string;
  reportJson: string;
  runDir: string;
  freezeFile: string;
  overallPass: string;
  dataQualityPass: string;
  score: number | undefined;
  recommendation: string;
}

export interface QueuedCandidate {
  factor: string;
  action: string;
  /** The decision whose experiment it goes on from. */
  sourceTag: string;
  /** The tag it proposes. */
  tag: string;
  /** Undefined when the proposed command is more than one command of plain words. */
  command: readonly string[] | undefined;
}

export interface QueueFacts {
  generatedAt: string;
  candidates: readonly QueuedCandidate[];
}

export type Ledger = WithSource<readonly Partial<LedgerRow>[]>;
/** Rows oldest first; of equally old ones in the order of the file. */
export type Registry = WithSource<readonly RegistryRow[]>;

export function readLedgerRows(reader: Reader): Ledger | undefined {
  const bytes = reader.attempt(defaultStageLog, readLedger);
  return bytes && { value: ledgerRows(bytes, defaultStageLog), source: defaultStageLog };
}

export function readRegistry(reader: Reader): Registry | undefined {
  const table = reader.table(registryCsv);
  if (table === undefined) return undefined;
  const cell = (name: string): ((row: number) => string) => table.column(name);
  const [generatedAt, tag, owner, reportJson, runDir] = [
    cell('generated_at'),
    cell('decision_tag'),
    cell('owner'),
    cell('report_json'),
    cell('run_dir'),
  ];
  const [freezeFile, overallPass, dataQualityPass, score, recommendation] = [
    cell('freeze_file'),
    cell('overall_pass'),
    cell('data_quality_pass'),
    cell('score_total'),
    cell('recommendation'),
  ];
  const rows = Array.from({ length: table.rowCount }, (_, row): RegistryRow => ({
    generatedAt: generatedAt(row),
    tag: tag(row),
    owner: owner(row),
    reportJson: reportJson(row),
    runDir: runDir(row),
    freezeFile: freezeFile(row),
    overallPass: overallPass(row),
    dataQualityPass: dataQualityPass(row),
    score: finite(score(row)),
    recommendation: recommendation(row),
  }));
  return {
    value: rows.sort((a, b) => (a.generatedAt < b.generatedAt ? -1 : a.generatedAt > b.generatedAt ? 1 : 0)),
    source: registryCsv,
  };
}

/** The newest row of exactly this tag. */
export function registryRowOf(registry: Registry | undefined, tag: string | null): RegistryRow | undefined {
  return registry?.value.findLast((row) => tag !== null && row.tag === tag);
}

/** Undefined within when the leaderboard is there and empty. */
export function readLeaderboard(reader: Reader): WithSource<{ tag: string; score: string } | undefined> | undefined {
  const text = reader.text(leaderboardMd);
  if (text === undefined) return undefined;
  const rows = text
    .split(/\r?\n/)
    .flatMap((line) => [markdownRow(line) ?? []])
    .filter((cells) => cells.length > 0);
  const [header = [], , head] = rows;
  const [tag, score] = ['decision_tag', 'score_total'].map((name) => header.indexOf(name)) as [number, number];
  if (tag === -1 || score === -1) {
    reader.damaged(leaderboardMd, `${leaderboardMd}: expected a table with the columns decision_tag and score_total`);
    return undefined;
  }
  return { value: head && { tag: head[tag] ?? '', score: head[score] ?? '' }, source: leaderboardMd };
}

export function readQueue(reader: Reader): WithSource<QueueFacts> | undefined {
  const table = reader.table(queueCsv);
  if (table === undefined) return undefined;
  const cell = (name: string): ((row: number) => string) => table.column(name);
  const [factor, action, sourceTag, tag, command] = [
    cell('factor'),
    cell('suggested_action'),
    cell('source_decision_tag'),
    cell('proposed_decision_tag'),
    cell('proposed_command'),
  ];
  const candidates = Array.from({ length: table.rowCount }, (_, row) => ({
    factor: factor(row),
    action: action(row),
    sourceTag: sourceTag(row),
    tag: tag(row),
    command: shellWords(command(row)),
  }));
  return {
    value: { generatedAt: candidates.length === 0 ? '' : cell('queue_generated_at')(0), candidates },
    source: queueCsv,
  };
}

/** The policy in force; undefined when its file cannot be read. */
export function readPolicy(reader: Reader): WithSource<QueuePolicy> | undefined {
  const read = reader.document(candidateQueuePolicy, queuePolicyFile);
  if (read === undefined && reader.problems.some(({ file }) => file === queuePolicyFile)) return undefined;
  return {
    value: queuePolicyOf({}, read === undefined ? {} : policyGivenBy(read.value)),
    source: read?.source ?? `defaults: there is no ${queuePolicyFile}`,
  };
}

/** The newest data quality report that belongs to no run. */
export function readOutsideDataQuality(reader: Reader): WithSource<DataQualityReport> | undefined {
  const folder = 'gate_results/data_quality';
  const names = reader
    .names(folder)
    .filter((name) => name.startsWith('data_quality_'))
    .sort((a, b) => newestFirst(a, b, 'data_quality_'));
  const newest = names.map((name) => `${folder}/${name}/data_quality_report.json`).find((file) => reader.has(file));
  return newest === undefined ? undefined : reader.document(dataQualityReport, newest);
}

/** Of each stage that was checked for the decision the newest check. */
export function readStageChecks(reader: Reader, tag: string): WithSource<StageCheck>[] {
  const newest = new Map<string, WithSource<StageCheck>>();
  for (const name of reader.names('audit/stage_checks').sort((a, b) => newestFirst(a, b))) {
    const check = reader.document(stageCheck, `audit/stage_checks/${name}/stage_check.json`);
    if (check?.value.decision_tag === tag && !newest.has(check.value.stage)) newest.set(check.value.stage, check);
  }
  return [...newest.values()].sort((a, b) => (a.value.stage < b.value.stage ? -1 : 1));
}

/** What can be told of a freeze without its configuration. */
export interface FreezeFacts {
  file: string;
  holds: boolean;
  /** What it says of its commit, or why it does not hold. */
  says: string;
}

export function inspectFreeze(reader: Reader, given: string, head: string | undefined): FreezeFacts {
  const file = reader.shown(given);
  if (!reader.has(file)) return { file, holds: false, says: 'the file is not there' };
  const read = reader.document(freeze, file);
  if (read === undefined) return { file, holds: false, says: 'the file cannot be read' };
  const commit = read.value.git_commit;
  if (!commit) return { file, holds: true, says: 'it names no commit' };
  const holds = /^[0-9a-f]{7,64}$/i.test(commit) && head !== undefined && head.startsWith(commit.toLowerCase());
  return {
    file,
    holds,
    says: holds
      ? `made at the current commit ${commit.slice(0, 10)}`
      : `made at commit ${commit.slice(0, 10)}, but the repository is at ${head?.slice(0, 10) ?? 'none'}`,
  };
}

/** The freeze that was made last. */
export function newestFreeze(reader: Reader): string | undefined {
  const read = reader.matching('runs/freeze/*.json').flatMap((file) => reader.document(freeze, file) ?? []);
  return read.sort((a, b) => (String(a.value.frozen_at) < String(b.value.frozen_at) ? 1 : -1))[0]?.source;
}

function finite(text: string): number | undefined {
  const value = pyNumber(text);
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}
