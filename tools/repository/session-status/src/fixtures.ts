/** Only for tests: a repository in any state, laid out file by file. */
import { formatTable } from '@gatehouse/csv';
import { recordRun, temporaryRepository, type RecordedRun, type Repository } from '@gatehouse/testkit';
import { gather } from './gather';
import { sessionStatus } from './status';
import type { SessionStatus, StatusItem } from '@gatehouse/contracts';

export const ledgerFile = 'docs/production_research/STAGE_AUDIT_LOG.md';
export const registryFile = 'audit/factor_registry/factor_experiment_registry.csv';
export const leaderboardFile = 'audit/factor_registry/factor_experiment_leaderboard.md';
export const queueFile = 'audit/factor_registry/factor_candidate_queue.csv';
export const policyFile = 'configs/research/candidate_queue_policy.json';
export const freezeFile = 'runs/freeze/f.freeze.json';

export const now = new Date('2026-03-05T06:00:00Z');

export function statusOf(repository: Repository, tag?: string, guide?: string): SessionStatus {
  return sessionStatus(gather(repository.root, now, { tag, guide }), []);
}

export function itemOf(status: SessionStatus, name: StatusItem['name']): StatusItem {
  return status.items.find((item) => item.name === name) as StatusItem;
}

/** Committed, with data and a freeze at the commit. */
export function freshRepository(): Repository {
  const repository = temporaryRepository(
    {
      'data/in.csv': 'date,ticker,score\n',
      '.gitignore': '/runs/freeze/\n',
      'configs/strategies/value.yaml': 'strategy: {}\n',
    },
    { git: true },
  );
  writeFreeze(repository);
  return repository;
}

export function writeFreeze(repository: Repository, commit = repository.git('rev-parse', 'HEAD').trim()): void {
  repository.write(freezeFile, { frozen_at: '2026-03-01T00:00:00Z', runner: 'test', git_commit: commit });
}

export function writeRun(repository: Repository, run: Partial<RecordedRun> & { tag: string }): string {
  return recordRun(repository, {
    stamp: '2026-03-01_080000',
    outcome: 'succeeded',
    command: `--freeze-file ${freezeFile}`,
    ...run,
  });
}

/** Its path. */
export function writeReport(
  repository: Repository,
  tag: string,
  gates: object = { overall_pass: false, cost_gate: false, wf_gate: true },
  stamp = '2026-03-01_090000',
): string {
  const file = `gate_results/production_gates_${stamp}/production_gates_report.json`;
  repository.write(file, { inputs: { decision_tag: tag, owner: 'research', freeze_file: freezeFile }, gates });
  return file;
}

export interface LedgerEntry {
  tag: string;
  result?: string;
  stage?: string;
  owner?: string;
  command?: string;
  artifact?: string;
}

export function writeLedger(repository: Repository, ...entries: LedgerEntry[]): void {
  const rows = entries.map(
    ({ tag, result = 'fail', stage = 'S3 Production Gates', owner = 'research', command = '', artifact = '' }) =>
      `| 2026-03-01 | ${stage} | ${tag} | ${owner} | goal | \`${command}\` | \`${artifact}\` | ${result} | next |`,
  );
  const header =
    '| date | stage | decision_tag | owner | objective | command_ref | artifact_ref | result | next_action |\n|---|---|---|---|---|---|---|---|---|';
  repository.write(ledgerFile, `# Stage Audit Log\n\n${header}\n${rows.join('\n')}\n`);
}

export function writeRegistry(repository: Repository, ...rows: Record<string, string>[]): void {
  writeTable(
    repository,
    registryFile,
    [
      'generated_at',
      'report_json',
      'run_dir',
      'decision_tag',
      'owner',
      'freeze_file',
      'overall_pass',
      'data_quality_pass',
      'score_total',
      'recommendation',
    ],
    rows,
  );
}

export function writeQueue(repository: Repository, ...rows: Record<string, string>[]): void {
  writeTable(
    repository,
    queueFile,
    [
      'queue_generated_at',
      'factor',
      'source_decision_tag',
      'suggested_action',
      'proposed_decision_tag',
      'proposed_command',
    ],
    rows,
  );
}

function writeTable(
  repository: Repository,
  file: string,
  columns: readonly string[],
  rows: readonly Record<string, string>[],
): void {
  repository.write(
    file,
    formatTable(
      columns,
      rows.map((values) => ({ values })),
    ).toString(),
  );
}

export function writeLeaderboard(repository: Repository, ...rows: [tag: string, score: string][]): void {
  repository.write(
    leaderboardFile,
    `# Leaderboard\n\n| rank | decision_tag | score_total |\n|---|---|---|\n${rows.map(([tag, score], index) => `| ${index + 1} | ${tag} | ${score} |\n`).join('')}`,
  );
}

export function writeStageCheck(
  repository: Repository,
  tag: string,
  stage: string,
  pass: boolean,
  stamp = '2026-03-03_080000',
): string {
  const file = `audit/stage_checks/${stamp}_${stage}_${tag}/stage_check.json`;
  const requirement = {
    id: 'sign_off',
    rule: 'signed',
    status: pass ? 'pass' : 'fail',
    problems: pass ? [] : ['no sign-off'],
    evidence: [],
    command: pass ? null : 'cp a b',
    waiver: null,
  };
  repository.write(file, {
    schema: 'stage-check/v1',
    generated_at: '2026-03-03T08:00:00.000000',
    stage,
    title: stage,
    decision_tag: tag,
    owner: null,
    predecessors: [],
    policy: { name: 'shipped', path: null, sha256: '0'.repeat(64) },
    git_commit: null,
    requirements: [requirement],
    refused_waivers: [],
    counts: { pass: pass ? 1 : 0, fail: pass ? 0 : 1, waived: 0 },
    overall_pass: pass,
  });
  return file;
}

export const proposal = (tag: string, changes = ''): string =>
  `bash scripts/workstation_official_run.sh --workflow production_gates --tag ${tag} --notes "candidate queue run" --dq-input-csv data/in.csv -- --freeze-file ${freezeFile}${changes}`;

/** A decision whose gates said no, with everything that is kept of it afterwards. */
export function writeFinished(
  repository: Repository,
  tag: string,
  stamp = '2026-03-01_080000',
): { run: string; report: string } {
  const run = writeRun(repository, { tag, stamp });
  const report = writeReport(repository, tag);
  writeLedger(repository, { tag, command: `${run}/command.sh`, artifact: report });
  repository.write(`${run}/governance_audit_check.json`, { overall_pass: true, failures: [], checks: {} });
  repository.write(report.replace('report.json', 'run_review.md'), '# Review\n');
  writeRegistry(repository, {
    generated_at: '2026-03-02T09:00:00.000000',
    report_json: repository.path(report),
    run_dir: repository.path(run),
    decision_tag: tag,
    owner: 'research',
    freeze_file: freezeFile,
    overall_pass: 'False',
    data_quality_pass: 'True',
    score_total: '57.5',
    recommendation: 'reject_or_research',
  });
  writeLeaderboard(repository, [tag, '57.5']);
  writeQueue(repository, {
    queue_generated_at: '2026-03-02T09:10:00.000000',
    factor: 'value',
    source_decision_tag: tag,
    suggested_action: 'research_iteration_with_new_hypothesis',
    proposed_decision_tag: `${tag}_next`,
    proposed_command: proposal(`${tag}_next`),
  });
  return { run, report };
}
