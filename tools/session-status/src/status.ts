/** The status from what was read (contract 15.2, 15.3): each item with its file, disagreements with both sides, the higher source first. */
import path from 'node:path';
import type { CandidateQueuePolicy, OpenFailure, SessionStatus, StatusItem } from '@gatehouse/contracts';
import { pyFloat } from '@gatehouse/render';
import { reportGates, reportInputs } from '@gatehouse/runs';
import type { Facts, RegistryRow } from './facts';
import { nextAction } from './next-action';
import type { NotedField } from './notes';
import { optionIn } from './shell-words';

interface Claim {
  value: string | undefined | null;
  source: string;
  rank: NonNullable<StatusItem['rank']>;
}

export function sessionStatus(facts: Facts, prefix: readonly string[]): SessionStatus {
  const { run } = facts;
  const items = itemsOf(facts);
  const tag = items.find(({ name }) => name === 'decision_tag')?.value ?? null;
  const failures = openFailures(facts);
  return {
    schema: 'session-status/v1',
    observed_at: facts.now.toISOString(),
    repository: facts.root,
    decision_tag: tag,
    run_dir: run?.path ?? null,
    run_state: run?.state.state ?? null,
    items,
    other_decisions: facts.others.filter(({ decision_tag: other }) => other !== tag),
    open_failures: failures,
    reading_list: facts.readingList,
    problems: facts.problems.map(({ problem }) => problem),
    next_action: nextAction(facts, tag ?? undefined, failures, prefix),
  };
}

/** The highest claim that says something is the value; those of lower rank that say something else disagree. */
export function settle(name: StatusItem['name'], claims: readonly Claim[], detail: string | null = null): StatusItem {
  const said = claims.flatMap(({ value, source, rank }) => (value === undefined || value === null || value.trim() === '' ? [] : [{ value: value.trim(), source, rank }]));
  const [first] = said;
  const disagreeing = said.filter(({ value }, index) => value !== first?.value && said.findIndex((other) => other.value === value && other.source === said[index]?.source) === index);
  return { name, value: first?.value ?? null, detail, source: first?.source ?? null, rank: first?.rank ?? null, disagreeing };
}

function itemsOf(facts: Facts): StatusItem[] {
  const { run, ledger, registry, report } = facts;
  const lastLedger = ledger?.value.findLast(({ tag }) => tag !== '');
  const newestRow = registry?.value.findLast(({ tag }) => tag !== '');
  const firstNote = facts.notes.find(({ fields }) => fields.decision_tag !== undefined);
  const tagItem = settle('decision_tag', [
    { value: facts.tag?.value, source: facts.tag?.source || sourceOfAsked(facts) || 'the option --tag: no file knows it', rank: 'runtime' },
    ...(facts.isAsked || (run !== undefined && facts.tag === undefined)
      ? []
      : [
          { value: lastLedger?.tag, source: ledger?.source ?? '', rank: 'record' as const },
          { value: newestRow?.tag, source: registry?.source ?? '', rank: 'record' as const },
          { value: firstNote?.fields.decision_tag, source: firstNote?.file ?? '', rank: 'note' as const },
        ]),
  ]);
  // From here on only what is of this decision counts: two people's decisions do not mix.
  const tag = tagItem.value;
  const ledgerRow = ledger?.value.findLast((row) => row.tag === tag && tag !== null);
  const registryRow = registry?.value.findLast((row) => row.tag === tag && tag !== null);
  const record = (value: string | undefined, of: { source: string } | undefined): Claim => ({ value, source: of?.source ?? '', rank: 'record' });
  const runtime = (value: string | undefined | null, source: string | undefined): Claim => ({ value, source: source ?? '', rank: 'runtime' });
  const noted = (field: NotedField): Claim[] => facts.notes.filter(({ fields }) => fields.decision_tag === tag).slice(0, 1).map(({ file, fields }) => ({ value: fields[field], source: file, rank: 'note' }));
  const inputs = report === undefined ? undefined : reportInputs(report.value);
  const frozenBy = run?.command === undefined ? undefined : optionIn(run.command.value, '--freeze-file');

  return [
    tagItem,
    settle('owner', [runtime(run?.context?.value.owner, run?.context?.source), record(ledgerRow?.owner, ledger), record(registryRow?.owner, registry), ...noted('owner')]),
    settle('run_dir', [
      runtime(run?.path, run?.path),
      record(runDirOf(ledgerRow?.commandRef), ledger),
      record(registryRow?.runDir && path.relative(facts.root, registryRow.runDir), registry),
      ...noted('run_dir').map((claim) => ({ ...claim, value: claim.value?.replace(/\/+$/, '') })),
    ]),
    stateItem(facts),
    freezeItem(facts, [
      runtime(frozenBy, run?.command?.source),
      runtime(typeof inputs?.freeze_file === 'string' ? inputs.freeze_file : undefined, report?.source),
      record(registryRow?.freezeFile, registry),
      ...noted('freeze_file'),
    ]),
    dataQualityItem(facts, registryRow),
    settle('gates', [
      runtime(report === undefined ? undefined : reportGates(report.value)['overall_pass'] === true ? 'pass' : 'fail', report?.source),
      record(ledgerRow?.result.toLowerCase(), ledger),
      record(registryRow === undefined ? undefined : passOrFail(registryRow.overallPass), registry),
    ]),
    settle('ledger', [record(ledgerRow && `${ledgerRow.stage}: ${ledgerRow.result} (${ledgerRow.date})`, ledger)], ledger === undefined ? 'no ledger' : ledgerRow === undefined ? `${ledger.source} has no row of this decision` : null),
    settle('registry_update', [record(newestRow && `${newestRow.tag} ${shownScore(newestRow)} ${newestRow.recommendation}`, registry)], newestRow === undefined ? null : newestRow.generatedAt),
    leaderboardItem(facts),
    settle('candidate_queue', [record(facts.queue && `${facts.queue.value.count} ${facts.queue.value.count === 1 ? 'candidate' : 'candidates'}`, facts.queue)], queueDetail(facts, newestRow)),
    settle('top_candidate', [record(facts.queue?.value.top && `${facts.queue.value.top.factor} as ${facts.queue.value.top.tag}`, facts.queue)], facts.queue?.value.top?.action ?? null),
    policyItem(facts),
  ];
}

/** The file that knows a tag which was asked for and has no run. */
function sourceOfAsked({ tag, report, ledger, registry }: Facts): string | undefined {
  return report?.source ?? [ledger, registry].find((of) => of?.value.some((row) => row.tag === tag?.value))?.source;
}

function stateItem({ run, problems }: Facts): StatusItem {
  if (run === undefined) return settle('run_state', []);
  const { state, evidence } = run.state;
  const damaged = problems.some(({ file }) => file === `${run.path}/result.json`);
  const code = run.result?.value.exit_code;
  const meaning = { running: 'in progress', lost: 'lost', unknown: 'not to be told from here' }[state as string] ?? `finished: ${state}`;
  const source = run.result?.source ?? (run.state.status.state === 'read' ? `${run.path}/status.json` : run.path);
  const log = run.lastLogLine === undefined ? [] : [`${run.lastLogLine.source.split('/').at(-1)} ends: ${run.lastLogLine.value}`];
  const why = state === 'succeeded' ? [] : [run.result?.value.reason ?? evidence.join('; '), ...log];
  return settle('run_state', [{ value: `${meaning}${code === undefined || code === null ? '' : ` (exit ${code})`}${damaged ? ', its result cannot be read' : ''}`, source, rank: 'runtime' }], why.join('; ') || null);
}

function freezeItem({ freeze, head, run, newestFreeze }: Facts, claims: readonly Claim[]): StatusItem {
  const item = settle('freeze_file', run === undefined && newestFreeze !== undefined ? [...claims, { value: newestFreeze, source: newestFreeze, rank: 'note' }] : claims);
  if (item.value === null || freeze === undefined) return item;
  if (!freeze.isThere) return { ...item, detail: 'the file is not there' };
  if (freeze.commit === undefined) return { ...item, detail: 'it names no commit' };
  const holds = head !== undefined && head.startsWith(freeze.commit.toLowerCase()) && freeze.commit.length >= 7;
  return { ...item, detail: holds ? `made at the current commit ${freeze.commit.slice(0, 10)}` : `made at commit ${freeze.commit.slice(0, 10)}, the repository is at ${head?.slice(0, 10) ?? 'none'}` };
}

function dataQualityItem({ run, newestDataQuality: outside, newestDataQualityIsNewer: isNewer }: Facts, row: RegistryRow | undefined): StatusItem {
  const skipped = run?.context?.value.skip_data_quality_check;
  const own: Claim = run?.dataQuality
    ? { value: run.dataQuality.value, source: run.dataQuality.source, rank: 'runtime' }
    : { value: skipped === 1 || skipped === true ? 'skipped' : undefined, source: run?.context?.source ?? '', rank: 'runtime' };
  const registered: Claim = { value: row === undefined || row.dataQualityPass === '' ? undefined : passOrFail(row.dataQualityPass), source: 'audit/factor_registry/factor_experiment_registry.csv', rank: 'record' };
  const newer = isNewer && outside !== undefined ? `the newest outside the runs: ${outside.value}, ${outside.source}` : null;
  if (run === undefined && outside !== undefined) return settle('data_quality', [{ value: outside.value, source: outside.source, rank: 'record' }]);
  return settle('data_quality', [own, registered], newer);
}

function leaderboardItem({ leaderboard, registry }: Facts): StatusItem {
  const best = registry?.value.filter(({ score }) => score !== undefined).sort((a, b) => (b.score as number) - (a.score as number))[0];
  const head = leaderboard?.value;
  const text = head === undefined ? undefined : `${head.tag} ${head.score}`;
  const isStale = best !== undefined && head !== undefined && Number(head.score) !== best.score;
  return settle('leaderboard_head', [
    { value: isStale ? `${best.tag} ${shownScore(best)}` : undefined, source: registry?.source ?? '', rank: 'record' },
    { value: text, source: leaderboard?.source ?? '', rank: 'record' },
  ]);
}

function queueDetail({ queue }: Facts, newestRow: RegistryRow | undefined): string | null {
  if (queue === undefined) return null;
  const { generatedAt, count } = queue.value;
  if (count === 0) return 'empty';
  return newestRow !== undefined && generatedAt < newestRow.generatedAt ? `${generatedAt}, older than the newest row of the registry` : generatedAt;
}

/** What generate-candidate-queue takes where the policy gives nothing (contract 10.1). */
export const queueDefaults = { mode: 'mixed', top_n: 4, min_score: 45, robust_slots: 3, exploration_slots: 1 } as const;

function policyItem({ policy, problems }: Facts): StatusItem {
  const file = 'configs/research/candidate_queue_policy.json';
  if (problems.some((problem) => problem.file === file)) return settle('queue_policy', [], 'the file cannot be read');
  return settle('queue_policy', [{ value: policyText(policy?.value ?? {}), source: policy?.source ?? 'defaults', rank: 'record' }], policy === undefined ? `${file} is not there` : null);
}

/** The values in force; as the queue reads them, what is empty, negative or a top_n of 0 is not given. */
export function policyText({ mode, top_n: topN, min_score: minScore, mixed }: CandidateQueuePolicy): string {
  const given = (value: number | null | undefined, least: number, otherwise: number): number => (typeof value === 'number' && value >= least ? value : otherwise);
  const slots = [given(mixed?.robust_slots, 0, queueDefaults.robust_slots), given(mixed?.exploration_slots, 0, queueDefaults.exploration_slots)];
  return `${mode || queueDefaults.mode}, top_n ${given(topN, 1, queueDefaults.top_n)}, min_score ${given(minScore, 0, queueDefaults.min_score)}, slots ${slots.join('+')}`;
}

function openFailures({ run, report }: Facts): OpenFailure[] {
  const failures: OpenFailure[] = [];
  if (run?.result !== undefined && run.state.state !== 'succeeded') {
    const { reason, exit_code: code, phase } = run.result.value;
    failures.push({ failure: reason || `the run ended with exit code ${code ?? 'unknown'}${phase ? ` in ${phase}` : ''}`, severity: null, remediation: null, source: run.result.source });
  }
  if (run?.audit !== undefined) {
    const items = run.plan?.value.remediation_items ?? [];
    for (const failure of run.audit.value.failures ?? []) {
      const item = items.find((one) => one.failure === failure);
      if (failure.trim() !== '') failures.push({ failure, severity: item?.severity ?? null, remediation: item?.action ?? null, source: item === undefined || run.plan === undefined ? run.audit.source : run.plan.source });
    }
    if (run.audit.value.overall_pass !== true && (run.audit.value.failures ?? []).length === 0) {
      failures.push({ failure: 'the audit did not pass and names no failure', severity: null, remediation: null, source: run.audit.source });
    }
  }
  if (report !== undefined) {
    const gates = reportGates(report.value);
    const closed = Object.keys(gates).filter((name) => name !== 'overall_pass' && gates[name] === false).sort();
    for (const name of closed) failures.push({ failure: `gate ${name} is closed`, severity: null, remediation: 'find the root cause, then rerun under a new tag', source: report.source });
    if (closed.length === 0 && gates['overall_pass'] !== true) failures.push({ failure: 'the report does not say that the gates passed', severity: null, remediation: 'find the root cause, then rerun under a new tag', source: report.source });
  }
  const order = (severity: string | null): number => ['High', 'Medium', 'Low'].indexOf(severity ?? '') >>> 0;
  return failures.sort((a, b) => order(a.severity) - order(b.severity));
}

function runDirOf(commandRef: string | undefined): string | undefined {
  return commandRef?.replace(/^`|`$/g, '').replace(/\/command\.sh$/, '');
}

/** A cell as Python or a person writes it; only true is a pass. */
function passOrFail(cell: string): string | undefined {
  return cell === '' ? undefined : cell.toLowerCase() === 'true' ? 'pass' : 'fail';
}

function shownScore({ score }: RegistryRow): string {
  return score === undefined ? 'no score' : pyFloat(score);
}
