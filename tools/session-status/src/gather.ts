/** Reads what the status is made of. Nothing is written, locked or changed (contract 15.1); what is damaged is named and left out. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  candidateQueuePolicy, context, dataQualityReport, Failure, freeze, governanceAudit, parseDocument, productionGatesReport, remediationPlan, result, stageCheck, status,
  type Document, type OtherDecision, type ProductionGatesReport,
} from '@gatehouse/contracts';
import { parseTable, type Table } from '@gatehouse/csv';
import { isFile, readBytes, readTail, readText } from '@gatehouse/files';
import { pyNumber } from '@gatehouse/render';
import {
  dataQualityEvidence, defaultStageLog, findGlob, gitHead, ledgerRows, listReports, listRuns, newestFirst, readLedger, reportInputs, reportTag, runsFolder, stateOfRun, tagIn,
  type Run, type RunState,
} from '@gatehouse/runs';
import { markdownRow } from '@gatehouse/render';
import type { Facts, QueueFacts, RegistryRow, RunFacts, Sourced } from './facts';
import { isGuideName, isNoteName, noteFields, numberedPaths } from './notes';
import { optionIn, shellWords } from './shell-words';

const registryCsv = 'audit/factor_registry/factor_experiment_registry.csv';
const leaderboardMd = 'audit/factor_registry/factor_experiment_leaderboard.md';
const queueCsv = 'audit/factor_registry/factor_candidate_queue.csv';
const policyJson = 'configs/research/candidate_queue_policy.json';
const noteFolders = ['', 'docs', 'docs/*', 'audit', 'audit/snapshots'];

interface SeenRun {
  run: Run;
  path: string;
  tag: string | undefined;
  tagSource: string;
  owner: string | null;
  state: RunState;
}

export interface Wanted {
  tag: string | undefined;
  guide: string | undefined;
}

export function gather(root: string, now: Date, wanted: Wanted): Facts {
  const problems: { file: string; problem: string }[] = [];
  const shown = (file: string): string => path.relative(root, file);
  const damaged = (file: string, problem: string): void => {
    const text = problem.replaceAll(`${root}/`, '');
    if (!problems.some((known) => known.file === file && known.problem === text)) problems.push({ file, problem: text });
  };
  /** What reading a file relative to the root gives; undefined, and named, when it cannot be read. */
  const attempt = <T>(file: string, work: (absolute: string) => T): T | undefined => {
    try {
      return work(path.join(root, file));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (error.id !== 'missing-input') damaged(file, error.message);
      return undefined;
    }
  };
  const document = <T>(kind: Document<T>, file: string): Sourced<T> | undefined => {
    const value = attempt(file, (at) => parseDocument(kind, readText(at), at));
    return value === undefined ? undefined : { value, source: file };
  };
  const table = (file: string): Table | undefined => attempt(file, (at) => parseTable(readBytes(at, 2 ** 30), at));
  const folder = (name: string): string[] => attempt(name, () => namesIn(path.join(root, name))) ?? [];
  /** Paths that a glob finds. */
  const matching = (glob: string): string[] => attempt(glob, () => findGlob(root, glob).map(({ path: file }) => file)) ?? [];

  const seen = (attempt(runsFolder, () => listRuns(root)) ?? []).map((run) => seeRun(run));
  const selected = select(seen, wanted.tag);
  const tag: Sourced<string> | undefined =
    wanted.tag !== undefined ? { value: wanted.tag, source: selected?.tagSource ?? '' } : selected?.tag === undefined ? undefined : { value: selected.tag, source: selected.tagSource };
  const run = selected === undefined ? undefined : readRun(selected);
  const reports = (attempt('gate_results', () => listReports(root)) ?? []).flatMap((file) => document(productionGatesReport, shown(file)) ?? []);
  const ledgerBytes = attempt(defaultStageLog, readLedger);
  const ledger = ledgerBytes && { source: defaultStageLog, value: ledgerRows(ledgerBytes).map((row) => ({ date: row.date ?? '', stage: row.stage ?? '', tag: row.decision_tag ?? '', owner: row.owner ?? '', commandRef: row.command_ref ?? '', result: row.result ?? '' })) };
  const registry = registryFacts();
  const notes = noteFolders.flatMap((glob) => (glob.endsWith('*') ? matching(glob) : [glob])).flatMap((name) => folder(name).filter(isNoteName).map((file) => path.posix.join(name, file)))
    .filter((file) => isFile(path.join(root, file)))
    .sort((a, b) => statSync(path.join(root, b)).mtimeMs - statSync(path.join(root, a)).mtimeMs)
    .flatMap((file) => {
      const text = attempt(file, (at) => readText(at));
      return text === undefined ? [] : [{ file, fields: noteFields(text) }];
    });

  // A run that states no tag belongs to no decision that anything else speaks of.
  const decision = tag?.value ?? (run !== undefined ? undefined : (ledger?.value.at(-1)?.tag ?? registry?.value.at(-1)?.tag ?? notes.find((note) => note.fields.decision_tag !== undefined)?.fields.decision_tag));
  const report = decision === undefined ? undefined : reports.find(({ value }) => reportTag(value) === decision);
  const freezeFile = freezeOf(run, report);
  const frozen = freezeFile === undefined ? undefined : document(freeze, inRoot(freezeFile));
  const runDq = run?.dataQuality;
  const outside = newestDataQuality();
  const freezes = matching('runs/freeze/*.json');
  return {
    root,
    now,
    isAsked: wanted.tag !== undefined,
    tag,
    run,
    others: otherDecisions(),
    hasTag: (sought) => seen.some((one) => one.tag === sought),
    report,
    hasReview: report !== undefined && isFile(path.join(root, path.dirname(report.source), 'production_gates_run_review.md')),
    freeze: freezeFile === undefined ? undefined : { commit: frozen?.value.git_commit ?? undefined, isThere: existsSync(path.resolve(root, freezeFile)) },
    newestFreeze: freezes.sort((a, b) => modified(b) - modified(a))[0],
    head: gitHead(root)?.commit,
    newestDataQuality: outside,
    newestDataQualityIsNewer: outside !== undefined && (runDq === undefined || modified(outside.source) > modified(runDq.source)),
    strategies: matching('configs/strategies/*.yaml').concat(matching('configs/strategies/*.yml'), matching('configs/strategies/*.json')),
    ledger,
    registry,
    leaderboard: leaderboardFacts(),
    queue: queueFacts(),
    policy: document(candidateQueuePolicy, policyJson),
    notes,
    stagesPassed: decision === undefined ? [] : stagesPassed(decision),
    readingList: readingList(),
    problems,
  };

  function seeRun(found: Run): SeenRun {
    const at = path.posix.join(runsFolder, found.name);
    const readings = [document(context, `${at}/context.json`), document(status, `${at}/status.json`), document(result, `${at}/result.json`)] as const;
    const stating = readings.find((reading) => reading?.value.decision_tag);
    const stated = tagIn(readings.flatMap((reading) => (reading === undefined ? [] : [{ state: 'read' as const, value: reading.value }])));
    return { run: found, path: at, tag: stated, tagSource: stating?.source ?? at, owner: readings[0]?.value.owner ?? null, state: stateOfRun(found) };
  }

  function readRun({ run: found, path: at, state }: SeenRun): RunFacts {
    const contextRead = document(context, `${at}/context.json`);
    const statusRead = document(status, `${at}/status.json`);
    const command = attempt(`${at}/command.sh`, (file) => readText(file));
    const words = command === undefined ? undefined : shellWords(command);
    if (command !== undefined && words === undefined) damaged(`${at}/command.sh`, `${at}/command.sh: expected one command of quoted words`);
    const evidence = contextRead === undefined ? undefined : dataQualityEvidence(root, found, contextRead.value);
    const quality = evidence?.path === undefined ? undefined : document(dataQualityReport, shown(evidence.path));
    if (evidence?.path !== undefined && !evidence.isThere) damaged(shown(evidence.path), `${shown(evidence.path)}: not found, but ${at}/context.json names it`);
    return {
      path: at,
      state,
      context: contextRead,
      result: document(result, `${at}/result.json`),
      host: statusRead?.value.host ?? contextRead?.value.hostname ?? undefined,
      command: words === undefined ? undefined : { value: words, source: `${at}/command.sh` },
      lastLogLine: lastLine(`${at}/run.log`),
      dataQuality: quality && { value: quality.value.overall_pass === true ? 'pass' : 'fail', source: quality.source },
      audit: document(governanceAudit, `${at}/governance_audit_check.json`),
      plan: document(remediationPlan, `${at}/governance_remediation_plan.json`),
    };
  }

  function lastLine(file: string): Sourced<string> | undefined {
    const tail = attempt(file, (at) => readTail(at, 4096));
    const line = tail?.content.toString('utf8').split(/[\r\n]+/).findLast((text) => text.trim() !== '');
    return line === undefined ? undefined : { value: line.trim(), source: file };
  }

  function otherDecisions(): OtherDecision[] {
    const known = new Set([tag?.value]);
    return seen.flatMap((one) => {
      if (one.tag === undefined || known.has(one.tag)) return [];
      known.add(one.tag);
      return [{ decision_tag: one.tag, owner: one.owner, run_dir: one.path, run_state: one.state.state }];
    });
  }

  function registryFacts(): Facts['registry'] {
    const rows = table(registryCsv);
    if (rows === undefined) return undefined;
    const names = ['generated_at', 'decision_tag', 'owner', 'report_json', 'run_dir', 'freeze_file', 'overall_pass', 'data_quality_pass', 'score_total', 'recommendation'] as const;
    const [generatedAt, tagOf, owner, reportJson, runDir, freezeFileOf, overall, quality, score, recommendation] = names.map((name) => rows.column(name)) as Cells;
    const value = Array.from({ length: rows.rowCount }, (_, row): RegistryRow => ({
      generatedAt: generatedAt(row), tag: tagOf(row), owner: owner(row), reportJson: reportJson(row), runDir: runDir(row), freezeFile: freezeFileOf(row),
      overallPass: overall(row), dataQualityPass: quality(row), score: finite(score(row)), recommendation: recommendation(row),
    }));
    // Oldest first, so that the last is the newest; of equal ones the later row.
    return { value: value.sort((a, b) => (a.generatedAt < b.generatedAt ? -1 : a.generatedAt > b.generatedAt ? 1 : 0)), source: registryCsv };
  }

  function leaderboardFacts(): Facts['leaderboard'] {
    const text = attempt(leaderboardMd, (at) => readText(at));
    if (text === undefined) return undefined;
    const rows = text.split(/\r?\n/).flatMap((line) => [markdownRow(line) ?? []]).filter((cells) => cells.length > 0);
    const header = rows[0] ?? [];
    const cell = (name: string): string | undefined => rows[2]?.[header.indexOf(name)];
    if (!header.includes('decision_tag') || !header.includes('score_total')) {
      damaged(leaderboardMd, `${leaderboardMd}: expected a table with the columns decision_tag and score_total`);
      return undefined;
    }
    const [head, score] = [cell('decision_tag'), cell('score_total')];
    return { value: head === undefined || score === undefined ? undefined : { tag: head, score }, source: leaderboardMd };
  }

  function queueFacts(): Sourced<QueueFacts> | undefined {
    const rows = table(queueCsv);
    if (rows === undefined) return undefined;
    const text = (name: string): string => (rows.rowCount === 0 ? '' : rows.column(name)(0));
    const command = shellWords(text('proposed_command'));
    return {
      value: {
        generatedAt: text('queue_generated_at'),
        count: rows.rowCount,
        top: rows.rowCount === 0 ? undefined : { factor: text('factor'), action: text('suggested_action'), tag: text('proposed_decision_tag'), command: command?.length === 0 ? undefined : command },
      },
      source: queueCsv,
    };
  }

  function newestDataQuality(): Sourced<'pass' | 'fail'> | undefined {
    const names = folder('gate_results/data_quality').filter((name) => name.startsWith('data_quality_')).sort((a, b) => newestFirst(a, b, 'data_quality_'));
    const [newest] = names.map((name) => `gate_results/data_quality/${name}/data_quality_report.json`).filter((file) => existsSync(path.join(root, file)));
    const read = newest === undefined ? undefined : document(dataQualityReport, newest);
    return read && { value: read.value.overall_pass === true ? 'pass' : 'fail', source: read.source };
  }

  function stagesPassed(of: string): string[] {
    const newest = new Map<string, boolean>();
    for (const name of folder('audit/stage_checks').sort((a, b) => newestFirst(a, b))) {
      const file = `audit/stage_checks/${name}/stage_check.json`;
      const check = document(stageCheck, file);
      if (check?.value.decision_tag === of && !newest.has(check.value.stage)) newest.set(check.value.stage, check.value.overall_pass === true);
    }
    return [...newest].flatMap(([stage, passed]) => (passed ? [stage] : [])).sort();
  }

  function readingList(): Facts['readingList'] {
    const found = wanted.guide === undefined ? ['', 'docs', ...matching('docs/*')].flatMap((name) => folder(name).filter(isGuideName).map((file) => path.posix.join(name, file))) : [inRoot(wanted.guide)];
    const guide = found.find((file) => isFile(path.join(root, file)));
    if (guide === undefined) {
      if (wanted.guide !== undefined) throw new Failure('missing-input', `option --guide: ${path.resolve(root, wanted.guide)} is no file`);
      return null;
    }
    const text = attempt(guide, (at) => readText(at));
    if (text === undefined) return null;
    const paths = [...new Set(numberedPaths(text))];
    const isThere = (file: string): boolean => existsSync(path.resolve(root, file)) || existsSync(path.resolve(root, path.dirname(guide), file));
    return { guide, paths, missing: paths.filter((file) => !isThere(file)) };
  }

  function inRoot(file: string): string {
    return path.relative(root, path.resolve(root, file));
  }

  function modified(file: string): number {
    return statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  }
}

type Cells = [Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell];
type Cell = (row: number) => string;

/** The run the status is about: of the tag that was asked for, else one that goes on, else the newest; the newest of several. */
function select(runs: readonly SeenRun[], tag: string | undefined): SeenRun | undefined {
  if (tag !== undefined) return runs.find((run) => run.tag === tag);
  return runs.find(({ state }) => state.state === 'running') ?? runs[0];
}

/** The freeze a run uses, as its command or else its report names it. */
export function freezeOf(run: RunFacts | undefined, report: Sourced<ProductionGatesReport> | undefined): string | undefined {
  const commanded = run?.command === undefined ? undefined : optionIn(run.command.value, '--freeze-file');
  const reported = report === undefined ? undefined : reportInputs(report.value).freeze_file;
  return commanded || (typeof reported === 'string' && reported !== '' ? reported : undefined);
}

function finite(text: string): number | undefined {
  const value = pyNumber(text);
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

function namesIn(name: string): string[] {
  try {
    return readdirSync(name).sort();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw new Failure('io', `cannot read ${name}: ${message}`, { cause: error });
  }
}
