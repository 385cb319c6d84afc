/**
 * A secret that somebody's environment, arguments, notes and settings hold is masked or refused wherever the tools
 * write or speak: afterwards it stands in no file but those in which people wrote it (contract 0.15, 3.10).
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runTool, temporaryRepository, workspace, type Repository, type ToolRun } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

const secret = 'tok-3f9a"c2-é71b';
const written = ['gatehouse.json', 'README.md', 'latin.txt', 'updates.json'];

const workflow = `#!/bin/sh
set -e
mkdir -p "$GATEHOUSE_REPORT_DIR"
printf '{"inputs":{"decision_tag":"%s","owner":"ada","factor":"value","strategy":"configs/value.yaml"},"gates":{"ic":true,"overall_pass":true}}' "$GATEHOUSE_DECISION_TAG" > "$GATEHOUSE_REPORT_DIR/production_gates_report.json"
echo '# report' > "$GATEHOUSE_REPORT_DIR/production_gates_report.md"
`;

function layOut(): Repository {
  const at = temporaryRepository({
    'README.md': 'A repository\n',
    'latin.txt': 'Old text\n',
    'data/scores.csv': 'date,ticker,score\n2026-03-01,A,1\n2026-03-01,B,2\n',
    'configs/value.yaml': 'strategy: {id: value}\n',
    'configs/data_contract.json': { key_columns: ['date', 'ticker'] },
    'scripts/quick': workflow,
    '.gitignore': '/audit/\n/gate_results/\n/runs/\n/home/\n/m.prom\n',
    'gatehouse.json': {
      schema: 'gatehouse/v1',
      owner: 'ada',
      machine: { min_cores: 1, min_memory_gb: 1 },
      workflows: { production_gates: { runner: 'scripts/quick', arguments: ['--api-key', secret] } },
    },
  });
  chmodSync(at.path('scripts/quick'), 0o755);
  for (const part of ['work', 'telemetry', 'configs'])
    cpSync(path.join(workspace, 'examples/work-queue-repo', part), at.path(part), { recursive: true });
  mkdirSync(at.path('home'));
  at.git('init');
  at.git('config', 'user.name', 'ada');
  at.git('config', 'user.email', 'ada@example.invalid');
  return at;
}

/** Files below a folder, and objects of its git, that hold the secret as it is or as JSON writes it. */
function leaks(root: string): string[] {
  const forms = [secret, JSON.stringify(secret).slice(1, -1), 'tok-3f9a\\"c2-\\u00e971b', 'tok-3f9a'];
  const run = spawnSync('grep', ['-rlF', ...forms.flatMap((form) => ['-e', form]), '--exclude-dir=.git', '.'], {
    cwd: root,
    encoding: 'utf8',
  });
  return run.stdout.split('\n').filter(Boolean).sort();
}

test('a story with a planted secret leaves it in no file and no message', { timeout: 300_000 }, () => {
  const at = layOut();
  const said: string[] = [];
  const env = { BROKER_TOKEN: secret, HOME: at.path('home'), DQ_MIN_ROWS: '1', DQ_MAX_STALENESS_DAYS: '36500' };
  const tell = (tool: string, words: string[], input = ''): ToolRun => {
    const run = runTool(tool, words, { cwd: at.root, env, input });
    expect([0, 1, 2], `${tool}: ${run.stderr}`).toContain(run.status);
    if (/tok-3f9a/.test(run.stdout + run.stderr)) said.push(`${tool} ${words[0]}: ${run.stdout}${run.stderr}`);
    return run;
  };
  const about = ['--owner', 'ada', '--question', `Does it pay with ${secret}?`];
  at.git('add', '--all', ':!gatehouse.json');
  at.git('commit', '-m', 'start');
  tell('record-evidence', ['--open', '--name', 'secrets']);
  tell('init-repository', ['--owner', secret]);
  at.git('add', '--all', ':!gatehouse.json');
  at.git('commit', '-m', 'log');
  at.write('configs/value.yaml', `strategy: {id: value}\ntoken: '${secret}'\n`);
  expect(tell('freeze-config', ['--strategy', 'configs/value.yaml', '--allow-dirty']).status).toBe(1);
  at.write('configs/value.yaml', 'strategy: {id: value}\n');
  // Differences of the tree, of which one is not UTF-8.
  at.write('README.md', `The token is ${secret}\n`);
  writeFileSync(at.path('latin.txt'), Buffer.concat([Buffer.from([0xe9, 0xff, 0x20]), Buffer.from(`${secret}\n`)]));
  expect(tell('freeze-config', ['--strategy', 'configs/value.yaml', '--allow-dirty']).status).toBe(0);
  tell('freeze-config', ['--strategy', 'configs/value.yaml', '--allow-dirty', '--name', secret]);
  tell('freeze-config', ['--strategy', 'configs/value.yaml', '--allow-dirty', '--owner', secret, '--name', 'b']);
  tell('record-decision', ['--note', '--tag', 'value_1', ...about]);
  tell('record-decision', ['--note', '--tag', 'value_2', '--owner', secret, '--question', 'Does it pay?']);
  tell('record-decision', ['--note', '--tag', secret, '--owner', 'ada', '--question', 'Does it pay?']);
  const run = ['--workflow', 'production_gates', '--dq-input-csv', 'data/scores.csv'];
  tell('official-run', [...run, '--tag', secret, '--owner', 'ada', '--', '--x']);
  tell('official-run', [
    ...run,
    '--tag',
    'value_0',
    '--owner',
    secret,
    '--notes',
    secret,
    '--metrics-file',
    'm.prom',
    '--',
    '--x',
    secret,
  ]);
  expect(
    tell('official-run', [
      ...run,
      '--tag',
      'value_1',
      '--owner',
      'ada',
      '--notes',
      `with ${secret}`,
      '--',
      `--broker-token=${secret}`,
    ]).status,
  ).toBe(0);
  tell('finish-run', ['--tag', 'value_1']);
  const explained = [
    '--why',
    secret,
    '--impact',
    'none on money',
    '--outcome',
    'accepted; go on',
    '--evidence',
    'configs/data_contract.json',
  ];
  tell('record-decision', ['--explain', 'S3', '--tag', 'value_1', '--changed', `with ${secret}`, ...explained]);
  tell('record-decision', [
    '--waiver',
    '--tag',
    'value_1',
    '--stage',
    'S3',
    '--rule',
    'overall_pass',
    '--reason',
    secret,
    '--approver',
    'Bo Li',
    '--expires',
    '2999-12-31',
  ]);
  tell('record-decision', [
    '--sign-off',
    '--tag',
    'value_1',
    '--committee',
    secret,
    '--approver',
    'Bo Li',
    '--decision',
    'approved',
    '--conditions',
    secret,
  ]);
  tell('record-stage', [
    '--stage',
    'S0',
    '--tag',
    'value_1',
    '--result',
    'pass',
    '--next',
    secret,
    '--evidence',
    'configs/data_contract.json',
    '--audit-pack',
  ]);
  tell('check-stage', ['--stage', 'S3', '--tag', 'value_1']);
  at.write('docs/production_research/diary.md', 'a day\n');
  tell('record-evidence', ['docs/production_research/diary.md', '--note', `for ${secret}`]);
  tell('seal-evidence', []);
  at.write('updates.json', { schema: 'task-updates/v1', updates: [{ task: '#12', append_notes: `use ${secret}` }] });
  tell('update-task-board', ['--updates', 'updates.json']);
  tell('start-session', ['--task', '#12', '--role', secret]);
  tell('compare-runs', ['value_0', 'value_1', '--out-html', 'compared.html']);
  tell('production-gates', ['--strategy', 'configs/value.yaml', '--decision-tag', 'x', '--owner', secret]);
  tell('plan-cleanup', ['--out', 'audit/plan.json']);
  for (const tool of ['session-status', 'list-runs', 'build-pages', 'verify-evidence', 'check-task-board'])
    tell(tool, ['--json']);
  expect(said).toEqual([]);
  expect(readFileSync(at.path('gatehouse.json'), 'utf8')).toContain('tok-3f9a'); // grep has something to find
  expect(leaks(at.root)).toEqual(written.map((file) => `./${file}`).sort());
});
