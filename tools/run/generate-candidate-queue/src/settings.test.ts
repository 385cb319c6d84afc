/** The queue where runs have recorded their calls (contract 10.7, 10.8). */
import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { parseTable } from '@gatehouse/csv';
import { binDirectory, cleanEnvironment, runTool, temporaryRepository, type Repository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { continuation } from './continuation';

const today = new Date().toISOString().slice(0, 10);
const registry = 'audit/factor_registry/factor_experiment_registry.csv';
const queueCsv = 'audit/factor_registry/factor_candidate_queue.csv';
const header =
  'generated_at,report_json,run_dir,decision_tag,owner,factor,strategy,freeze_file,overall_pass,governance_audit_pass,data_quality_pass,remediation_high_count,score_total,recommendation\r\n';
const settings = {
  schema: 'gatehouse/v1',
  owner: 'research',
  machine: { min_cores: 1, min_memory_gb: 1 },
  data: { scores: { path: 'data/scores.csv', required_columns: ['date', 'score'], min_rows: 1, date_column: 'date' } },
  workflows: { backtest: { runner: 'src/backtest', data: 'scores', arguments: ['--out', 'out'] } },
  freeze: { strategy: 'configs/value.yaml' },
};
const report = `mkdir -p "$GATEHOUSE_REPORT_DIR"
printf '{"inputs":{"decision_tag":"%s","factor":"value"},"gates":{"ic":false,"overall_pass":false}}' "$GATEHOUSE_DECISION_TAG" > "$GATEHOUSE_REPORT_DIR/\${GATEHOUSE_WORKFLOW}_report.json"
`;

function repositoryWith(runs: readonly (readonly [tag: string, run: string, score: number])[]): Repository {
  const repository = temporaryRepository({
    'src/backtest': `#!/bin/sh\nset -e\n${report}`,
    'data/scores.csv': `date,score\n${today},1\n`,
    'configs/value.yaml': 'id: value\n',
    'gatehouse.json': settings,
    '.gitignore': '/runs/freeze/\n/audit/\n/gate_results/\n',
    [registry]: `${header}${runs.map(([tag, run, score]) => `2026-01-01T00:00:00,/r/${tag}.json,${run},${tag},,value,configs/value.yaml,runs/old.json,False,True,True,0,${score},watchlist_rerun\r\n`).join('')}`,
  });
  chmodSync(repository.path('src/backtest'), 0o755);
  repository.git('init');
  repository.git('add', '-A');
  repository.git('commit', '-m', 'start');
  return repository;
}

function context(repository: Repository, run: string, tag: string, more: object): void {
  repository.write(`audit/workstation_runs/${run}/context.json`, {
    timestamp: '2026-01-01_000000',
    workflow: 'backtest',
    decision_tag: tag,
    owner: 'research',
    ...more,
  });
}

function queue(repository: Repository): Record<string, string>[] {
  expect(runTool('generate-candidate-queue', [], { cwd: repository.root })).toMatchObject({ status: 0, stderr: '' });
  const read = parseTable(Buffer.from(repository.read(queueCsv)), queueCsv);
  return Array.from({ length: read.rowCount }, (_, row) =>
    Object.fromEntries(read.columns.map((name) => [name, read.column(name)(row)])),
  );
}

const bash = ({ root }: Repository, command: string): string =>
  execFileSync('bash', ['-c', `${command} 2>&1`], {
    cwd: root,
    encoding: 'utf8',
    env: cleanEnvironment({ PATH: `${binDirectory}:${process.env['PATH'] ?? ''}` }),
  });

test('a proposal goes on from the recorded call, says what is missing, and works when nothing is', () => {
  const run = '2026-01-01_000000_backtest_value_1';
  const repository = repositoryWith([['value_1', `audit/workstation_runs/${run}`, 70]]);
  const argv = ['--workflow', 'backtest', '--tag', 'value_1', '--root', '/elsewhere', '--threads', '2', '--json'];
  context(repository, run, 'value_1', { official: true, argv: ['official-run', ...argv], workflow_arguments: [] });
  const command = "official-run --workflow backtest --tag value_1_next --threads 2 --notes 'candidate queue run'";
  const [first] = queue(repository);
  expect(first).toMatchObject({
    proposed_command: command,
    proposal_missing: expect.stringMatching(
      /^backtest needs a freeze of commit .* then: freeze-config --strategy configs\/value\.yaml$/,
    ) as string,
  });
  expect(repository.read('audit/factor_registry/factor_candidate_queue.md')).toContain('  - missing: `backtest needs');
  expect(runTool('freeze-config', [], { cwd: repository.root }).status).toBe(0);
  const [second] = queue(repository);
  expect(second).toMatchObject({ proposed_command: command, proposal_missing: '' });
  expect(JSON.parse(second?.['proposed_argv'] ?? '')).toEqual([
    ...['official-run', '--workflow', 'backtest', '--tag', 'value_1_next'],
    ...['--threads', '2', '--notes', 'candidate queue run'],
  ]);
  expect(bash(repository, command)).toContain('Run succeeded');
  expect(queue(repository)[0]).toMatchObject({ proposed_decision_tag: 'value_1_next_2', proposal_missing: '' });
});

test('a run that was not official is not gone on from', () => {
  const [official, other] = ['2026-01-01_000000_backtest_value_1', '2026-01-02_000000_try_value_2'];
  const repository = repositoryWith([
    ['value_1', `audit/workstation_runs/${official}`, 60],
    ['value_2', `audit/workstation_runs/${other}`, 90],
  ]);
  context(repository, official, 'value_1', { official: true });
  context(repository, other, 'value_2', { official: false });
  const rows = queue(repository);
  expect(rows.map((row) => row['source_decision_tag'])).toEqual(['value_1']);
  expect(rows[0]?.['proposal_missing']).toMatch(/^its call is not recorded: .*examples; ./);
});

test.each<
  [what: string, argv: string[], freeze: Parameters<typeof continuation>[1]['freeze'], words: string[] | undefined]
>([
  [
    'a freeze, a tag and notes among the workflow arguments',
    ['--workflow', 'w', '--tag', 'a', '--', '--freeze-file', 'old', '--decision-tag=a', '--notes', 'x', '--k', '1'],
    { file: 'new' },
    [
      '--workflow',
      'w',
      '--tag',
      'b',
      '--notes',
      'n',
      '--',
      '--freeze-file',
      'new',
      '--decision-tag',
      'b',
      '--notes',
      'n',
      '--k',
      '1',
    ],
  ],
  [
    'a freeze that the settings find',
    ['--workflow', 'w', '--tag', 'a', '--notes', 'x', '--', '--fr=old'],
    'settings',
    ['--workflow', 'w', '--tag', 'b', '--notes', 'n', '--'],
  ],
  [
    'the recorded freeze',
    ['--workflow', 'w', '--tag', 'a', '--', '--freeze-file', 'old'],
    'recorded',
    ['--workflow', 'w', '--tag', 'b', '--notes', 'n', '--', '--freeze-file', 'old'],
  ],
  ['no workflow', ['--tag', 'a'], 'recorded', undefined],
  ['no call of the tool', ['--other', 'a'], 'recorded', undefined],
])('continuation: %s', (_, argv, freeze, words) => {
  expect(continuation(['official-run', ...argv], { tag: 'b', notes: 'n', freeze })).toEqual(
    words && ['official-run', ...words],
  );
});

test('what was masked in the record is said', () => {
  const run = '2026-01-01_000000_backtest_value_1';
  const repository = repositoryWith([['value_1', `audit/workstation_runs/${run}`, 70]]);
  const argv = ['official-run', '--workflow', 'backtest', '--tag', 'value_1', '--', '--api-key', '***'];
  context(repository, run, 'value_1', { official: true, argv });
  expect(queue(repository)[0]?.['proposal_missing']).toBe("'***' is masked in the record: write what stood there");
});
