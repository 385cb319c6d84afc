/**
 * The items of the status, each with its file; where files disagree, both sides (contract 15.3). Only what is of the
 * decision counts: two people's decisions do not mix.
 */
import path from 'node:path';
import type { StatusItem } from '@gatehouse/contracts';
import { clock, pyFloat } from '@gatehouse/render';
import { reportGates, reportInputs } from '@gatehouse/runs';
import { namedFile, note, record, runtime, resolveConflicts } from './statement';
import type { Facts } from './repository-state';
import { isQueueBehind, registryRowOf, type RegistryRow } from './records';

export function statusItems(facts: Facts): StatusItem[] {
  const { decision, run, report, ledger, registry, queue, policy, notes, root } = facts;
  const tag = decision.value;
  const ledgerRows = ledger?.value.filter((row) => tag !== null && row.decision_tag === tag) ?? [];
  const [ledgerRow, gatesRow] = [ledgerRows.at(-1), ledgerRows.findLast(({ stage }) => /^S3\b/.test(stage ?? ''))];
  const registryRow = registryRowOf(registry, tag);
  const newestRow = registry?.value.at(-1);
  const inputs = report && reportInputs(report.value);

  return [
    decision,
    resolveConflicts('owner', [
      runtime(run?.context?.value.owner, run?.context?.source),
      runtime(typeof inputs?.owner === 'string' ? inputs.owner : undefined, report?.source),
      record(ledgerRow?.owner, ledger?.source),
      record(registryRow?.owner, registry?.source),
      ...notes.map(({ fields, file }) => note(fields.owner, file)),
    ]),
    resolveConflicts('run_dir', [
      runtime(run?.path, run?.path),
      record(namedFile(root, runDirOf(gatesRow?.command_ref)), ledger?.source),
      record(namedFile(root, registryRow?.runDir), registry?.source),
      ...notes.map(({ fields, file }) => note(namedFile(root, fields.run_dir), file)),
    ]),
    runState(facts),
    freezeItem(facts),
    dataQuality(facts, registryRow),
    resolveConflicts(
      'gates',
      [
        runtime(report && verdict(reportGates(report.value)['overall_pass']), report?.source),
        record(gatesRow?.result?.toLowerCase(), ledger?.source),
        record(registryRow && registered(registryRow.overallPass), registry?.source),
      ],
      report === undefined ? null : countOfGates(reportGates(report.value)),
    ),
    resolveConflicts(
      'ledger',
      [record(ledgerRow && `${ledgerRow.stage}: ${ledgerRow.result} (${ledgerRow.date})`, ledger?.source)],
      ledgerRow !== undefined
        ? null
        : ledger === undefined
          ? 'there is no ledger'
          : `no row of this decision in ${ledger.source}`,
    ),
    resolveConflicts(
      'registry_update',
      [record(newestRow && `${newestRow.tag} ${shownScore(newestRow)} ${newestRow.recommendation}`, registry?.source)],
      newestRow ? shownTime(newestRow.generatedAt) : null,
    ),
    leaderboardHead(facts),
    resolveConflicts(
      'candidate_queue',
      [record(queue && counted(queue.value.candidates.length, 'candidate'), queue?.source)],
      queueAge(facts),
    ),
    resolveConflicts(
      'top_candidate',
      [
        record(
          queue?.value.candidates[0] && `${queue.value.candidates[0].factor} as ${queue.value.candidates[0].tag}`,
          queue?.source,
        ),
      ],
      queue?.value.candidates[0]?.action || null,
    ),
    resolveConflicts(
      'queue_policy',
      [
        record(
          policy &&
            `${policy.value.mode}, top_n ${policy.value.topN}, min_score ${policy.value.minScore}, slots ` +
              `${policy.value.robustSlots}+${policy.value.explorationSlots}`,
          policy?.source,
        ),
      ],
      policy === undefined ? 'the file cannot be read' : null,
    ),
    ...(facts.pages === undefined
      ? []
      : [resolveConflicts('pages', [record(facts.pages, facts.pages)], 'open it in a browser')]),
  ];
}

/** `queued for 2:10:00 (slurm job 1234, Priority)` */
function queuedFor({ run, now }: Facts): string {
  const since = Date.parse(run?.context?.value.launch?.submitted_at ?? '');
  const time = Number.isNaN(since) ? '' : ` for ${clock(Math.max(0, (now.getTime() - since) / 1000))}`;
  const [, job, reason] = /^([^:]+): \S+ \(([^)]*)\)/.exec(run?.state.evidence[0] ?? '') ?? [];
  return `queued${time}${job === undefined ? '' : ` (${job}, ${reason})`}`;
}

function runState(facts: Facts): StatusItem {
  const { run, problems } = facts;
  if (run === undefined) return resolveConflicts('run_state', []);
  const { state, evidence, status } = run.state;
  const code = run.result?.value.exit_code;
  const meaning =
    { queued: queuedFor(facts), running: 'in progress', lost: 'lost', unknown: 'not to be told from here' }[
      state as string
    ] ?? `finished: ${state}${code === undefined || code === null ? '' : ` (exit ${code})`}`;
  const isDamaged = problems.some(({ file }) => file === `${run.path}/result.json`);
  const source = run.result?.source ?? (status.state === 'read' ? `${run.path}/status.json` : run.path);
  const log = run.lastLogLine && `${path.posix.basename(run.lastLogLine.source)} ends: ${run.lastLogLine.value}`;
  const why = state === 'succeeded' ? [] : [run.result?.value.reason ?? evidence.join('; '), log];
  return resolveConflicts(
    'run_state',
    [runtime(isDamaged ? `${meaning}, its result cannot be read` : meaning, source)],
    why.filter(Boolean).join('; ') || null,
  );
}

function freezeItem({ run, freezeFile, newestFreeze }: Facts): StatusItem {
  if (freezeFile.value !== null || run !== undefined) return freezeFile;
  return resolveConflicts(
    'freeze_file',
    [record(newestFreeze, newestFreeze)],
    newestFreeze === undefined ? null : 'the newest; nothing of the decision names one',
  );
}

/** The run's own, else the newest there is; one that is newer than the run's is reported. */
function dataQuality({ run, registry, outsideDataQuality: outside }: Facts, row: RegistryRow | undefined): StatusItem {
  const own = run?.dataQuality;
  const skipped = run?.context?.value.skip_data_quality_check;
  const found = outside && verdict(outside.value.overall_pass);
  const time = (generatedAt: string | null | undefined): number => Date.parse(generatedAt ?? '');
  const isNewer =
    outside !== undefined && (own === undefined || time(outside.value.generated_at) > time(own.value.generated_at));
  const item = resolveConflicts('data_quality', [
    runtime(own && verdict(own.value.overall_pass), own?.source),
    runtime(own === undefined && (skipped === 1 || skipped === true) ? 'skipped' : undefined, run?.context?.source),
    record(row && registered(row.dataQualityPass), registry?.source),
  ]);
  if (item.value === null)
    return resolveConflicts(
      'data_quality',
      [record(found, outside?.source)],
      run === undefined ? null : 'of no run: the newest there is',
    );
  return isNewer ? { ...item, detail: `the newest outside the runs: ${found}, ${outside.source}` } : item;
}

/** The leaderboard is made from the registry; where it is behind, the registry is believed. */
function leaderboardHead({ leaderboard, registry }: Facts): StatusItem {
  const best = registry?.value
    .filter(({ score }) => score !== undefined)
    .sort((a, b) => (b.score as number) - (a.score as number))[0];
  const head = leaderboard?.value;
  const isBehind = best !== undefined && head !== undefined && Number(head.score) !== best.score;
  return resolveConflicts('leaderboard_head', [
    record(isBehind ? `${best.tag} ${shownScore(best)}` : undefined, registry?.source),
    record(head && `${head.tag} ${head.score}`, leaderboard?.source),
  ]);
}

function queueAge({ queue, registry }: Facts): string | null {
  if (queue === undefined || queue.value.generatedAt === '') return null;
  const isBehind = isQueueBehind(queue.value, registry);
  return `${shownTime(queue.value.generatedAt)}${isBehind ? ', older than the newest row of the registry' : ''}`;
}

/** The directory of a ledger's command_ref, a code span; undefined when it is not the command of a run. */
function runDirOf(commandRef: string | undefined): string | undefined {
  return /^`?(.+)\/command\.sh`?$/.exec(commandRef ?? '')?.[1];
}

/** Of a document that is there: only true is a pass. */
function verdict(passed: unknown): 'pass' | 'fail' {
  return passed === true ? 'pass' : 'fail';
}

/** Of a cell as Python or a person writes it; an empty one says nothing. */
function registered(cell: string): 'pass' | 'fail' | undefined {
  return cell === '' ? undefined : verdict(cell.toLowerCase() === 'true');
}

function countOfGates(gates: Readonly<Record<string, unknown>>): string | null {
  const single = Object.entries(gates).filter(([name]) => name !== 'overall_pass');
  return single.length === 0
    ? null
    : `${single.filter(([, held]) => held === true).length} of ${counted(single.length, 'gate')} passed`;
}

function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}

function shownScore({ score }: RegistryRow): string {
  return score === undefined ? 'no score' : pyFloat(score);
}

/** Without the fraction of the second. */
function shownTime(timestamp: string): string {
  return timestamp.replace('T', ' ').replace(/\.\d+/, '');
}
