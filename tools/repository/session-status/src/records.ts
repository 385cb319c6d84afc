/** What the ledger, the registry and the files made from it say, whichever decision it is about. */
import path from 'node:path';
import {
  candidateQueuePolicy,
  dataQualityReport,
  freeze,
  stageCheck,
  type DataQualityReport,
  type FreezeV1,
  type LedgerRow,
  type StageCheck,
} from '@gatehouse/contracts';
import { markdownRow, momentOf, pyNumber, pyStr } from '@gatehouse/render';
import {
  defaultStageLog,
  isOwnFreeze,
  ledgerRows,
  policyGivenBy,
  queuePolicyFile,
  queuePolicyOf,
  readLedger,
  readRegistry as readRegistryTable,
  registryFile,
  registryOrder,
  truthOf,
  type QueuePolicy,
} from '@gatehouse/records';
import { scopeOf, workTree } from '@gatehouse/freezes';
import { comparedTag, isSameTag, momentOfDocument, newestOf } from '@gatehouse/runs';
import type { WithSource } from './statement';
import type { Reader } from './reader';
import { shellWords } from './shell-words';

const registryCsv = registryFile;
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
  /** The words of the official run, where the queue states them. */
  argv: readonly string[] | undefined;
  /** Of a queue that states no words: undefined when the proposed command is more than one command of plain words. */
  command: readonly string[] | undefined;
}

export interface QueueFacts {
  generatedAt: string;
  candidates: readonly QueuedCandidate[];
}

export type Ledger = WithSource<readonly Partial<LedgerRow>[]>;
/** Rows oldest first (contract 0.31); of equally old ones in the order of the file. */
export type Registry = WithSource<readonly RegistryRow[]>;

export function readLedgerRows(reader: Reader): Ledger | undefined {
  const bytes = reader.attempt(defaultStageLog, readLedger);
  const rows = bytes && ledgerRows(bytes, defaultStageLog);
  return (
    rows && {
      value: rows.map((row) => ({ ...row, decision_tag: comparedTag(row.decision_tag ?? '') })),
      source: defaultStageLog,
    }
  );
}

export function readRegistry(reader: Reader): Registry | undefined {
  const table = reader.attempt(registryCsv, readRegistryTable);
  if (table === undefined) return undefined;
  const order = registryOrder(table);
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
  const oldestFirst = Array.from({ length: table.rowCount }, (_, row) => row).sort(order);
  const rows = oldestFirst.map((row): RegistryRow => ({
    generatedAt: generatedAt(row),
    tag: comparedTag(tag(row)),
    owner: owner(row),
    reportJson: reportJson(row),
    runDir: runDir(row),
    freezeFile: freezeFile(row),
    overallPass: truthText(overallPass(row)),
    dataQualityPass: truthText(dataQualityPass(row)),
    score: finite(score(row)),
    recommendation: recommendation(row),
  }));
  return { value: rows, source: registryCsv };
}

/**
 * Was the queue made before the registry got one of its rows? False when its time cannot be read: what was written is
 * not told from what was not.
 */
export function isQueueBehind(queue: QueueFacts, registry: Registry | undefined): boolean {
  const made = momentOf(queue.generatedAt)?.ms;
  const updates = (registry?.value ?? []).map(({ generatedAt }) => momentOf(generatedAt)?.ms ?? -Infinity);
  return made !== undefined && updates.some((updated) => updated > made);
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
  const [factor, action, sourceTag, tag, command, argv] = [
    cell('factor'),
    cell('suggested_action'),
    cell('source_decision_tag'),
    cell('proposed_decision_tag'),
    cell('proposed_command'),
    cell('proposed_argv'),
  ];
  const candidates = Array.from({ length: table.rowCount }, (_, row) => ({
    factor: factor(row),
    action: action(row),
    sourceTag: comparedTag(sourceTag(row)),
    tag: comparedTag(tag(row)),
    argv: wordsOf(argv(row)),
    command: shellWords(command(row)),
  }));
  return {
    value: { generatedAt: candidates.length === 0 ? '' : cell('queue_generated_at')(0), candidates },
    source: queueCsv,
  };
}

/** A JSON list of words; undefined for anything else. */
function wordsOf(text: string): string[] | undefined {
  try {
    const value: unknown = text === '' ? undefined : JSON.parse(text);
    return Array.isArray(value) && value.every((word) => typeof word === 'string') ? value : undefined;
  } catch {
    return undefined;
  }
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
  const prefix = 'data_quality_';
  const files = reader
    .names(folder)
    .filter((name) => name.startsWith(prefix))
    .map((name) => ({ stamped: name.slice(prefix.length), file: `${folder}/${name}/data_quality_report.json` }))
    .filter(({ file }) => reader.has(file));
  const [newest] = newestOf(files, {
    text: ({ stamped }) => stamped,
    // in UTC in this report (contract 0.7)
    moment: ({ file }) => momentOfDocument(path.join(reader.root, file), 'generated_at'),
  });
  return newest === undefined ? undefined : reader.document(dataQualityReport, newest.file);
}

/** Of each stage that was checked for the decision the newest check. */
export function readStageChecks(reader: Reader, tag: string): WithSource<StageCheck>[] {
  const newest = new Map<string, WithSource<StageCheck>>();
  const names = newestOf(reader.names('audit/stage_checks'), {
    text: (name) => name,
    moment: (name) => momentOfDocument(path.join(reader.root, checkIn(name))),
  });
  for (const name of names) {
    const check = reader.document(stageCheck, checkIn(name));
    if (check !== undefined && isSameTag(check.value.decision_tag, tag) && !newest.has(check.value.stage))
      newest.set(check.value.stage, check);
  }
  return [...newest.values()].sort((a, b) => (a.value.stage < b.value.stage ? -1 : 1));
}

const checkIn = (name: string): string => `audit/stage_checks/${name}/stage_check.json`;

/** What can be told of a freeze without its configuration. */
export interface FreezeFacts {
  file: string;
  holds: boolean;
  /** What it says of its commit and tree, or why it does not hold. */
  says: string;
}

/** `data`: files that the data gate of the run checks, as the command of the run names them. */
export function inspectFreeze(
  reader: Reader,
  given: string,
  head: string | undefined,
  data: readonly string[],
): FreezeFacts {
  const file = reader.shown(given);
  if (!reader.has(file)) return { file, holds: false, says: 'the file is not there' };
  const read = reader.document(freeze, file);
  if (read === undefined) return { file, holds: false, says: 'the file cannot be read' };
  const commit = read.value.git_commit;
  if (!commit) return { file, holds: true, says: 'it names no commit' };
  const isAtCommit = /^[0-9a-f]{7,64}$/i.test(commit) && head !== undefined && head.startsWith(commit.toLowerCase());
  if (!isAtCommit)
    return {
      file,
      holds: false,
      says: `made at commit ${commit.slice(0, 10)}, but the repository is at ${head?.slice(0, 10) ?? 'none'}`,
    };
  const changes = isOwnFreeze(read.value) ? changesSince(reader, file, read.value as FreezeV1, data) : undefined;
  return { file, holds: changes === undefined, says: changes ?? `made at the current commit ${commit.slice(0, 10)}` };
}

/** As `freeze-config --verify` compares the work tree (contract 13.6); undefined when it is what it was. */
function changesSince(reader: Reader, file: string, ours: FreezeV1, data: readonly string[]): string | undefined {
  const seen = reader.attempt('.git', () => {
    const { changed, hidden, diffSha256 } = workTree(reader.root, scopeOf(reader.root, { data, except: [file] }));
    return { first: [...changed, ...hidden['assume-unchanged'], ...hidden['skip-worktree']][0], diffSha256 };
  });
  if (seen === undefined) return 'whether the work tree is what it was cannot be told';
  if (seen.diffSha256 === ours.git_diff_sha256) return undefined;
  return ours.git_diff_sha256 === null
    ? `the work tree has changes that no commit holds: ${seen.first ?? ''}`
    : 'the work tree has other changes than it had';
}

/** The freeze that was made last. */
export function newestFreeze(reader: Reader): string | undefined {
  const read = reader.matching('runs/freeze/*.json').flatMap((file) => reader.document(freeze, file) ?? []);
  const frozenAt = ({ value }: (typeof read)[number]): number => momentOf(value.frozen_at)?.ms ?? -Infinity;
  return read.sort((a, b) => frozenAt(b) - frozenAt(a) || (a.source < b.source ? 1 : -1))[0]?.source;
}

/** As the registry writes truth values, whoever wrote this one; another text as it stands. */
function truthText(text: string): string {
  const value = truthOf(text);
  return value === undefined ? text : value === null ? '' : pyStr(value);
}

function finite(text: string): number | undefined {
  const value = pyNumber(text);
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}
