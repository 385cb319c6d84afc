import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import type { Repository } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import {
  freezeFile,
  freshRepository,
  ledgerFile,
  proposal,
  queueFile,
  registryFile,
  statusOf,
  writeFinished,
  writeFreeze,
  writeLedger,
  writeOwnFreeze,
  writeQueue,
  writeReport,
  writeRun,
  writeStageCheck,
} from '../fixtures/repository';

const tag = 'value_run1';
const queued = {
  queue_generated_at: '2026-03-02T09:10:00.000000',
  factor: 'value',
  source_decision_tag: tag,
  suggested_action: 'a',
  proposed_decision_tag: 'value_run2',
  proposed_command: proposal('value_run2'),
};

/** What a row of the table lays out, and what is to be done then. */
type Situation = [name: string, lay: (repository: Repository) => unknown, command: string | RegExp, why: RegExp];

const finished =
  (change: (repository: Repository, at: { run: string; report: string }) => unknown) =>
  (repository: Repository): unknown =>
    change(repository, writeFinished(repository, tag));
const passed = (repository: Repository): unknown =>
  writeReport(repository, tag, { overall_pass: true, cost_gate: true });
const audit = / --require-final-summary$/;

const situations: Situation[] = [
  [
    'nothing but a strategy',
    (r) => rmSync(r.path('runs'), { recursive: true }),
    'freeze-config --strategy configs/strategies/value.yaml',
    /nothing has been run/,
  ],
  ['a freeze and no decision', () => undefined, 'workstation-preflight', /nothing has been run/],
  [
    'a decision without run and freeze',
    (r) => {
      rmSync(r.path('runs'), { recursive: true });
      writeLedger(r, { tag });
    },
    'freeze-config --strategy configs/strategies/value.yaml',
    /no official run without a freeze/,
  ],
  [
    'a freeze and a decision',
    (r) => writeLedger(r, { tag }),
    `check-stage --stage S0 --tag ${tag}`,
    /is its scope complete/,
  ],
  [
    'a run on another host',
    (r) => writeRun(r, { tag, outcome: null, host: 'ws-2' }),
    /^monitor-gate-run --once --tag value_run1 --host ws-2 --remote-root \/\S+$/,
    /belongs to ws-2/,
  ],
  [
    'a lost run',
    (r) => writeRun(r, { tag, outcome: null }),
    `monitor-gate-run --once --tag ${tag}`,
    /is lost: find the root cause, then rerun under a new tag/,
  ],
  [
    'a failed run',
    (r) => writeRun(r, { tag, outcome: 'failed' }),
    `monitor-gate-run --once --tag ${tag}`,
    /is failed: find the root cause, then rerun under a new tag/,
  ],
  [
    'an interrupted run',
    (r) => writeRun(r, { tag, outcome: 'interrupted' }),
    `monitor-gate-run --once --tag ${tag}`,
    /is interrupted: .*new tag/,
  ],
  [
    'a run blocked at the preflight',
    (r) => writeRun(r, { tag, outcome: 'blocked', phase: 'preflight' }),
    'workstation-preflight',
    /its tag is still free/,
  ],
  [
    'a run blocked at the freeze',
    (r) => writeRun(r, { tag, outcome: 'blocked', phase: 'freeze' }),
    `freeze-config --verify ${freezeFile}`,
    /did not hold/,
  ],
  [
    'a run blocked at the data',
    (r) => writeRun(r, { tag, outcome: 'blocked', phase: 'data_quality' }),
    `monitor-gate-run --once --tag ${tag}`,
    /refused the data: .*new tag/,
  ],
  [
    'a run that made no report',
    (r) => writeRun(r, { tag }),
    `monitor-gate-run --once --tag ${tag}`,
    /no gates report of its tag/,
  ],
  [
    'a baseline',
    (r) => writeRun(r, { tag, workflow: 'baseline' }),
    `check-stage --stage S1 --tag ${tag}`,
    /check stage S1/,
  ],
  [
    'a baseline that passed',
    (r) => {
      writeRun(r, { tag, workflow: 'baseline' });
      writeStageCheck(r, tag, 'S1', true);
    },
    `check-stage --stage S2 --tag ${tag}`,
    /S1 passed: what does S2 still need/,
  ],
  [
    'a stress test',
    (r) => writeRun(r, { tag, workflow: 'stress' }),
    `check-stage --stage S2 --tag ${tag}`,
    /check stage S2/,
  ],
  [
    'no ledger row',
    finished((r) => rmSync(r.path(ledgerFile))),
    `finalize-gate-run --tag ${tag}`,
    /no row of this report/,
  ],
  [
    'a ledger row of another stage',
    finished((r) => writeLedger(r, { tag, stage: 'S0 Scope Freeze' })),
    `finalize-gate-run --tag ${tag}`,
    /no row of this report/,
  ],
  [
    'no audit',
    finished((r, { run }) => rmSync(r.path(run, 'governance_audit_check.json'))),
    /^governance-audit-checker --run-dir \S+ --report-json \S+ --require-final-summary$/,
    /has not been audited/,
  ],
  [
    'a failed audit',
    finished((r, { run }) => r.write(`${run}/governance_audit_check.json`, { overall_pass: false, failures: ['x'] })),
    /^remediation-plan --audit-json \S+governance_audit_check\.json$/,
    /no remediation is planned/,
  ],
  [
    'a failed audit and its plan',
    finished((r, { run }) => {
      r.write(`${run}/governance_audit_check.json`, { overall_pass: false, failures: ['x'] });
      r.write(`${run}/governance_remediation_plan.json`, {
        remediation_items: [{ id: 'R', severity: 'High', domain: 'd', failure: 'x', action: 'mend x' }],
      });
    }),
    audit,
    /the audit failed: mend x; then audit again/,
  ],
  [
    'no review',
    finished((r, { report }) => rmSync(r.path(report.replace('report.json', 'run_review.md')))),
    /^generate-run-review --run-dir/,
    /review/,
  ],
  [
    'no registry row',
    finished((r) => rmSync(r.path(registryFile))),
    /^update-registry --run-dir \S+ --report-json \S+$/,
    /registry has no row/,
  ],
  ['no queue', finished((r) => rmSync(r.path(queueFile))), 'generate-candidate-queue', /older than the registry/],
  [
    'an old queue',
    finished((r) => writeQueue(r, { ...queued, queue_generated_at: '2026-03-02T08:00:00.000000' })),
    'generate-candidate-queue',
    /older than the registry/,
  ],
  [
    'a failed run with its trail',
    finished((r, { run }) => r.write(`${run}/result.json`, { exit_code: 3, outcome: 'failed' })),
    `monitor-gate-run --once --tag ${tag}`,
    /trail complete: find the root cause/,
  ],
  [
    'closed gates and a proposal',
    finished((r) => writeQueue(r, queued)),
    /^official-run --workflow production_gates --tag value_run2 --notes 'candidate queue run' --dq-input-csv data\/in\.csv -- --freeze-file runs/,
    /With the root cause found/,
  ],
  [
    'the proposed tag is used',
    finished((r) => {
      writeRun(r, { tag: 'value_run2', stamp: '2026-02-01_000000' });
      writeQueue(r, queued);
    }),
    'generate-candidate-queue',
    /has taken value_run2/,
  ],
  [
    'the proposed tag is used by a run that lost its documents',
    finished((r) => {
      r.write('audit/workstation_runs/2026-02-01_000000_production_gates_value_run2/run.log', 'x');
      writeQueue(r, queued);
    }),
    'generate-candidate-queue',
    /has taken value_run2/,
  ],
  [
    'the proposed tag is stated by the result of another run',
    finished((r) => {
      const other = writeRun(r, { tag: 'carry', stamp: '2026-02-01_000000' });
      r.write(`${other}/result.json`, { ...r.json<object>(`${other}/result.json`), decision_tag: 'value_run2' });
      writeQueue(r, queued);
    }),
    'generate-candidate-queue',
    /has taken value_run2/,
  ],
  [
    'the command uses another tag than it proposes',
    finished((r) => writeQueue(r, { ...queued, proposed_command: proposal(tag) })),
    /^cat -- \S+run_review\.md$/,
    /not a plain official run of value_run2/,
  ],
  [
    'the command is another one',
    finished((r) => writeQueue(r, { ...queued, proposed_command: 'rm -rf runs --tag value_run2' })),
    /^cat -- /,
    /not a plain official run/,
  ],
  [
    'the command is two',
    finished((r) => writeQueue(r, { ...queued, proposed_command: `${queued.proposed_command}; rm x` })),
    /^cat -- /,
    /not a plain official run/,
  ],
  [
    'the command skips a rule',
    finished((r) =>
      writeQueue(r, {
        ...queued,
        proposed_command: queued.proposed_command.replace('--notes', '--skip-data-quality-check --notes'),
      }),
    ),
    /^cat -- /,
    /not a plain official run/,
  ],
  [
    'the proposal is of another decision',
    finished((r) => writeQueue(r, { ...queued, source_decision_tag: 'carry' })),
    /^cat -- /,
    /proposes nothing of this decision/,
  ],
  [
    'the proposal stands behind that of another decision',
    finished((r) => writeQueue(r, { ...queued, source_decision_tag: 'carry', proposed_decision_tag: 'c2' }, queued)),
    /^official-run .*--tag value_run2/,
    /proposes value_run2/,
  ],
  [
    'the data of the proposal is gone',
    finished((r) => {
      rmSync(r.path('data/in.csv'));
      writeQueue(r, queued);
    }),
    /^cat -- /,
    /its data data\/in\.csv is not there/,
  ],
  [
    'the freeze of the proposal does not hold',
    finished((r) => {
      writeFreeze(r, '0123456789');
      writeQueue(r, queued);
    }),
    `freeze-config --verify ${freezeFile}`,
    /does not hold \(made at commit 0123456789/,
  ],
  ['the gates passed', finished(passed), `check-stage --stage S3 --tag ${tag}`, /gates passed: check the stage/],
  [
    'S3 passed',
    finished((r) => {
      passed(r);
      writeStageCheck(r, tag, 'S3', true);
    }),
    `check-stage --stage S4 --tag ${tag}`,
    /S3 passed/,
  ],
  [
    'S3 passed by a waiver',
    finished((r) => writeStageCheck(r, tag, 'S3', true)),
    `check-stage --stage S4 --tag ${tag}`,
    /S3 passed/,
  ],
  [
    'S3 passed once and then not',
    finished((r) => {
      passed(r);
      writeStageCheck(r, tag, 'S3', true);
      writeStageCheck(r, tag, 'S3', false, '2026-03-04_000000');
    }),
    `check-stage --stage S3 --tag ${tag}`,
    /check the stage/,
  ],
  [
    'S4 passed',
    finished((r) => {
      writeStageCheck(r, tag, 'S4', true);
    }),
    `freeze-config --verify ${freezeFile}`,
    /all stages passed: does the freeze still hold/,
  ],
  [
    'S4 passed, and a commit ended the decision',
    finished((r) => {
      writeStageCheck(r, tag, 'S4', true);
      r.git('add', '--all');
      r.git('commit', '-qm', 'the decision');
    }),
    /^cat -- audit\/stage_checks\/\S+_S4_\S+\/stage_check\.md$/,
    /no longer there \(made at commit/,
  ],
  [
    'S4 passed, and the code was changed since',
    finished((r) => {
      writeOwnFreeze(r);
      writeStageCheck(r, tag, 'S4', true);
      r.write('research/signals.py', 'print(1)\n');
    }),
    /^cat -- audit\/stage_checks\//,
    /changes that no commit holds: research\/signals\.py/,
  ],
  [
    'S4 passed, and nothing but what decisions leave behind is new',
    finished((r) => {
      writeOwnFreeze(r);
      writeStageCheck(r, tag, 'S4', true);
      r.write('docs/production_research/decisions/value_run1.md', '# Decision note\n');
    }),
    `freeze-config --verify ${freezeFile}`,
    /does the freeze still hold/,
  ],
  [
    'a report without its run',
    (r) => {
      writeReport(r, tag);
      writeLedger(r, { tag });
    },
    /^finalize-gate-run --report-json gate_results\S+$/,
    /no row of this report/,
  ],
  [
    'a damaged registry',
    finished((r) => r.write(registryFile, 'a,"b\n')),
    `ls -ld -- ${registryFile}`,
    /cannot be read; look at it, then restore it: .*never closes/,
  ],
  [
    'a damaged result',
    (r) => r.write(`${writeRun(r, { tag })}/result.json`, '{'),
    /^ls -ld -- \S+result\.json$/,
    /cannot be read/,
  ],
  [
    'damage of another decision',
    finished((r) => r.write(`${writeRun(r, { tag: 'other', stamp: '2026-02-01_000000' })}/result.json`, '{')),
    /^official-run/,
    /proposes/,
  ],
  [
    'a run without a tag',
    (r) => r.write('audit/workstation_runs/2026-03-01_080000_w_x/run.log', 'x\n'),
    'ls -l -- audit/workstation_runs/2026-03-01_080000_w_x',
    /states no decision tag/,
  ],
  [
    'a tag that no tool takes',
    (r) => r.write('audit/workstation_runs/2026-03-01_080000_w_x/context.json', { decision_tag: '../x' }),
    'ls -l -- audit/workstation_runs/2026-03-01_080000_w_x',
    /no tool takes/,
  ],
  [
    'a tag with blanks and quotes',
    (r) => writeLedger(r, { tag: `it's $(x)` }),
    `check-stage --stage S0 --tag 'it'"'"'s $(x)'`,
    /scope/,
  ],
];

describe('the next safe action', () => {
  test.each(situations)('%s', (_, lay, command, why) => {
    const repository = freshRepository();
    lay(repository);
    // The command of the situation, never one that uses a tag again, and bash reads its line as its words.
    const { next_action: next } = statusOf(repository);
    if (typeof command === 'string') expect(next.command).toBe(command);
    else expect(next.command).toMatch(command);
    expect(next.why).toMatch(why);
    if (next.words[0] === 'official-run') expect(next.words).not.toContain(tag);
    const { stdout } = spawnSync('/bin/bash', ['-c', `f() { printf '%s\\0' "$@"; }; f ${next.command}`], {
      encoding: 'utf8',
    });
    expect(stdout.split('\0').slice(0, -1)).toEqual(next.words);
  });
});
