import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument, queueResult, queueRow as rowDocument } from '@gatehouse/contracts';
import { parseTable } from '@gatehouse/csv';
import { acquireLock } from '@gatehouse/files';
import { runTool, startTool, temporaryRepository, workspace, type Repository, type ToolRun } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import { columns } from './proposal';

const registry = 'audit/factor_registry/factor_experiment_registry.csv';
const queueCsv = 'audit/factor_registry/factor_candidate_queue.csv';
const queueMd = 'audit/factor_registry/factor_candidate_queue.md';
const policy = 'configs/research/candidate_queue_policy.json';
const generate = ({ root }: Repository, ...words: string[]): ToolRun =>
  runTool('generate-candidate-queue', words, { cwd: root });
const header =
  'generated_at,report_json,run_dir,decision_tag,owner,factor,strategy,freeze_file,overall_pass,governance_audit_pass,data_quality_pass,remediation_high_count,score_total,recommendation\r\n';
const rows = [
  '2026-01-01T00:00:00,/r/a.json,,a_v1,ann,a,configs/a.yaml,runs/a.json,True,True,True,0,88.5,promote_candidate',
  '2026-01-02T00:00:00,/r/b.json,,b_v1,,b,configs/b.yaml,runs/b.json,False,True,True,1,70.25,watchlist_rerun',
  '2026-01-03T00:00:00,/r/c.json,,c_v1,ann,c,configs/c.yaml,runs/c.json,False,,True,0,60,reject_or_research',
];
const three = `${header}${rows.join('\r\n')}\r\n`;

function queue(repository: Repository, file = queueCsv): Record<string, string>[] {
  const read = parseTable(Buffer.from(repository.read(file)), file);
  return Array.from({ length: read.rowCount }, (_, row) =>
    Object.fromEntries(read.columns.map((name) => [name, read.column(name)(row)])),
  );
}

test('the queue as CSV and as markdown; its rows are of their schema', () => {
  const repository = temporaryRepository({ [registry]: three });
  const done = generate(repository);
  expect(done).toEqual({
    status: 0,
    signal: null,
    stderr: '',
    stdout: `[done] candidate_queue_csv=${repository.path(queueCsv)}\n[done] candidate_queue_md=${repository.path(queueMd)}\n[done] queue_size=3\n`,
  });
  expect(repository.read(queueCsv).startsWith(`${columns.join(',')}\r\n`)).toBe(true);
  const found = queue(repository);
  expect(
    found.map((row) => [
      row['factor'],
      row['source_score_total'],
      row['priority_score'],
      row['suggested_action'],
      row['proposed_decision_tag'],
    ]),
  ).toEqual([
    ['a', '88.5', '113.5', 'paper_candidate_validation', 'a_v1_next'],
    ['b', '70.25', '75.25', 'official_rerun_with_targeted_adjustments', 'b_v1_next'],
    ['c', '60.0', '65.0', 'research_iteration_with_new_hypothesis', 'c_v1_next'],
  ]);
  for (const row of found)
    expect(
      rowDocument.fault({
        ...row,
        source_score_total: Number(row['source_score_total']),
        priority_score: Number(row['priority_score']),
      }),
    ).toBeUndefined();
  expect(repository.read(queueMd)).toContain(
    '| 1 | a | a_v1 | 88.5 | promote_candidate | 113.5 | paper_candidate_validation | a_v1_next |\n',
  );
  expect(repository.read(queueMd)).toContain(
    '- `b`: `bash scripts/workstation_official_run.sh --workflow production_gates --tag b_v1_next --notes "candidate queue run" --threads 8',
  );
  expect(repository.files()).toEqual([queueCsv, queueMd, registry].sort());
});

test('--json prints the result, --quiet nothing; an empty queue is an empty file', () => {
  const repository = temporaryRepository({ [registry]: header });
  const result = parseDocument(queueResult, generate(repository, '--json').stdout, 'stdout');
  expect(result).toEqual({
    schema: 'queue-result/v1',
    candidate_queue_csv: repository.path(queueCsv),
    candidate_queue_md: repository.path(queueMd),
    queue_size: 0,
    mode: 'mixed',
    fallback: true,
  });
  expect(repository.read(queueCsv)).toBe('');
  expect(repository.read(queueMd)).toContain('- none\n');
  expect(generate(repository, '--quiet')).toMatchObject({ status: 0, stdout: '', stderr: '' });
  repository.write(registry, '');
  expect(generate(repository)).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringContaining('is empty') as string,
  });
});

describe('options and policy', () => {
  test.each<[string, object | undefined, string[], string]>([
    ['defaults', undefined, [], 'a b c'],
    ['the policy', { mode: 'robust_only', top_n: 1 }, [], 'a'],
    ['an option beats it', { mode: 'robust_only', top_n: 1 }, ['--mode', 'exploration_only'], 'c'],
    [
      'not given',
      { mode: 'robust_only', top_n: 1 },
      ['--mode', '', '--top-n', '0', '--min-score', '-1', '--robust-slots', '-1', '--exploration-slots=-1'],
      'a',
    ],
    ['no policy', { mode: 'robust_only', top_n: 1 }, ['--policy-json', ''], 'a b c'],
    ['an abbreviation, the last one counts', undefined, ['--top=3', '--top=2'], 'a b'],
    ['slots', undefined, ['--top-n', '2', '--robust-slots', '1', '--exploration-slots', '1'], 'a c'],
    ['a score', undefined, ['--min-score', '70.25'], 'a b'],
  ])('%s', (_, document, words, expected) => {
    const repository = temporaryRepository({ [registry]: three, ...(document ? { [policy]: document } : {}) });
    expect(generate(repository, ...words)).toMatchObject({ status: 0, stderr: '' });
    expect(
      queue(repository)
        .map((row) => row['factor'])
        .join(' '),
    ).toBe(expected);
  });

  test('a policy that was named and is not there is said', () => {
    const repository = temporaryRepository({ [registry]: three });
    expect(generate(repository, '--policy-json', 'gone.json')).toMatchObject({
      status: 0,
      stderr: `generate-candidate-queue: policy not found, so the defaults hold: ${repository.path('gone.json')}\n`,
    });
  });

  test.each<[string, string]>([
    ['{"mode": "bold"}', 'policy .*candidate_queue_policy.json: not a candidate-queue-policy document: /mode'],
    ['{"mode": ', 'policy .*candidate_queue_policy.json: is cut off'],
    ['', 'policy .*is empty'],
    ['[]', 'policy .*not a candidate-queue-policy document'],
    ['{"top_n": "3"}', 'policy .*/top_n must be'],
    ['{"min_score": NaN}', 'policy .*/min_score is NaN'],
    ['{"mixed": 3}', 'policy .*/mixed'],
  ])('a policy %s is an error', (text, message) => {
    const repository = temporaryRepository({ [registry]: three, [policy]: text });
    expect(generate(repository)).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(message) });
    expect(repository.files()).toEqual([registry, policy]);
  });

  test.each([
    [['--mode', 'bold'], '--mode'],
    [['--top-n', '1.5'], '--top-n'],
    [['--min-score', 'high'], '--min-score'],
    [['--robust-slots', ''], '--robust-slots'],
    [['--out-csv', registry], '--registry-csv and --out-csv both name'],
    [['--out-md', queueCsv], '--out-csv and --out-md both name'],
    [['--out-md', ''], '--out-md: expected a path'],
  ])('%j is a usage error', (words, message) => {
    const repository = temporaryRepository({ [registry]: three });
    expect(generate(repository, ...words)).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining(message),
    });
    expect([repository.files(), repository.read(registry)]).toEqual([[registry], three]);
  });
});

describe('what cannot be read ends in 1 and leaves the old queue', () => {
  test.each<[string, string | undefined, string]>([
    ['no registry', undefined, 'registry not found: {ROOT}/audit/factor_registry/factor_experiment_registry.csv'],
    ['an unclosed quote', `${three}"x`, 'factor_experiment_registry.csv: line 5: a quote opens here'],
    ['a longer row', `${three}${','.repeat(14)}\n`, 'line 5: a row of 15 cells'],
    ['a name twice', 'factor,score_total,factor\n', 'line 1: the header names the column "factor" twice'],
    [
      'another file',
      'date,ticker\n1,2\n',
      'line 1: the header has no generated_at, no factor, no score_total, no recommendation',
    ],
  ])('%s', (_, text, message) => {
    const repository = temporaryRepository({
      [queueCsv]: 'old',
      [queueMd]: 'old',
      ...(text === undefined ? {} : { [registry]: text }),
    });
    expect(generate(repository)).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining(message.replace('{ROOT}', repository.root)),
    });
    expect([repository.read(queueCsv), repository.read(queueMd)]).toEqual(['old', 'old']);
  });

  test('a directory as registry, a directory as queue', () => {
    const repository = temporaryRepository({ [registry]: three });
    mkdirSync(repository.path('folder'));
    expect(generate(repository, '--registry-csv', 'folder')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('folder: expected a regular file'),
    });
    expect(generate(repository, '--out-csv', 'folder')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('cannot write'),
    });
    expect(repository.files()).toEqual([registry]);
  });
});

describe('the runs of the repository', () => {
  const runs = 'audit/workstation_runs';
  test('a tag that a run has is not proposed; the data is that of the run', () => {
    const repository = temporaryRepository({
      [registry]: `${header}2026-01-01T00:00:00,/r/a.json,{ROOT}/x/run,a_v1,,a,,,True,True,True,0,90,promote_candidate\n2026-01-01T00:00:00,/r/b.json,,b_v1,,b,,,,,,0,80,promote_candidate\n2026-01-01T00:00:00,/r/c.json,x/none,c_v1,,c,,,,,,0,70,promote_candidate\n`,
      [`${runs}/2026-01-01_000000_production_gates_1/context.json`]: { decision_tag: 'a_v1_next' },
      [`${runs}/2026-01-01_000001_production_gates_a_v1_next_2/run.log`]: '',
      [`${runs}/2026-01-01_000002_production_gates_3/context.json`]: { decision_tag: 'b_v1_next_2' },
      [`${runs}/2026-01-01_000003_production_gates_4/context.json`]: {
        decision_tag: 'b_v1',
        data_quality_input_csv: "data/b's input.csv",
      },
      [`${runs}/2026-01-01_000004_production_gates_5/context.json`]: {
        decision_tag: 'c_v1',
        data_quality_input_csv: 'data/not-of-the-row.csv',
      },
      'x/run/context.json': { decision_tag: 'other', data_quality_input_csv: 'data/a.csv' },
    });
    repository.write(registry, repository.read(registry).replace('{ROOT}', repository.root));
    expect(generate(repository)).toMatchObject({ status: 0, stderr: '' });
    expect(queue(repository).map((row) => row['proposed_decision_tag'])).toEqual([
      'a_v1_next_3',
      'b_v1_next',
      'c_v1_next',
    ]);
    const commands = queue(repository).map((row) => row['proposed_command'] ?? '');
    expect(commands[0]).toContain(' --dq-input-csv data/a.csv -- ');
    expect(commands[1]).toContain(` --dq-input-csv 'data/b'"'"'s input.csv' -- `);
    expect(commands[2]).toContain(' --dq-input-csv data/your_input.csv -- ');
    const [suite] = JSON.parse(readFileSync(path.join(workspace, 'schemas/tests/cleanup-log-entry.json'), 'utf8')) as {
      tests: { description: string; data: object }[];
    }[];
    const cleaned = suite?.tests.find(({ description }) => description === 'moved')?.data;
    repository.write('audit/cleanup_log.jsonl', `${JSON.stringify({ ...cleaned, decision_tag: 'c_v1_next' })}\n`);
    expect(generate(repository).status).toBe(0);
    expect(queue(repository)[2]?.['proposed_decision_tag']).toBe('c_v1_next_2');
  });

  test.each(['{"decision_tag": ', '[]', '{"data_quality_input_csv": ""}', '{"data_quality_input_csv": null}', '{}'])(
    'a context %s says nothing about the data',
    (text) => {
      const repository = temporaryRepository({
        [registry]: `${header}2026-01-01T00:00:00,,run,t,,f,,,,,,0,90,promote_candidate\n`,
        'run/context.json': text,
      });
      expect(generate(repository)).toMatchObject({ status: 0, stderr: '' });
      expect(queue(repository)[0]?.['proposed_command']).toContain(' --dq-input-csv data/your_input.csv -- ');
    },
  );
});

test('hostile cells: guarded in the file, words for bash, nothing is run', () => {
  const hostile = ['=cmd', '-x y', '$(touch hit)', '`touch hit`', 'it\'s "q"', 'a\nb', '@x', '\tt', '; touch hit'];
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const text = hostile
    .map(
      (value, n) =>
        `2026-01-01T00:00:00,${cell(value)},,${cell(`'${value}`)},${cell(value)},${cell(`${value}${n}`)},${cell(value)},${cell(value)},,,,0,${90 - n},promote_candidate\n`,
    )
    .join('');
  const repository = temporaryRepository({ [registry]: header + text });
  repository.write('scripts/workstation_official_run.sh', `printf '%s\\0' "$@" >> words; printf '\\1' >> words\n`);
  chmodSync(repository.path('scripts/workstation_official_run.sh'), 0o755);
  expect(generate(repository, '--top-n', '20')).toMatchObject({ status: 0, stderr: '' });
  const found = queue(repository);
  expect(found).toHaveLength(hostile.length);
  found.forEach((row, n) => {
    const value = hostile[n] as string;
    const unguarded = /^[=@\t-]/.test(value) ? value : `'${value}`;
    expect(row).toMatchObject({
      factor: `${value}${n}`,
      strategy: value,
      source_report_json: value,
      source_decision_tag: unguarded,
    });
    execFileSync('bash', ['-c', row['proposed_command'] as string], { cwd: repository.root });
    const words = repository.read('words').split('\x01').at(-2)?.split('\0');
    expect(words).toEqual(expect.arrayContaining([`${unguarded}_next`, value, `${value}${n}`]));
    expect([words?.[3], words?.[5], words?.[14]]).toEqual([`${unguarded}_next`, value, value]);
  });
  expect(repository.exists('hit')).toBe(false);
  const raw = parseTable(Buffer.from(repository.read(queueCsv)), 'q.csv');
  for (let row = 0; row < raw.rowCount; row += 1)
    for (let column = 0; column < columns.length; column += 1)
      expect(raw.cell(row, column)).not.toMatch(/^[=+\-@\t\r]/);
});

test('two at once leave a CSV and a markdown of the same queue', async () => {
  const repository = temporaryRepository({ [registry]: three });
  const runs = await Promise.all(
    Array.from(
      { length: 8 },
      (_, n) => startTool('generate-candidate-queue', ['--top-n', String(1 + (n % 3))], { cwd: repository.root }).ended,
    ),
  );
  expect(runs.filter(({ status }) => status !== 0)).toEqual([]);
  const stamps = new Set(queue(repository).map((row) => row['queue_generated_at']));
  expect(stamps.size).toBe(1);
  expect(repository.read(queueMd)).toContain(`- generated_at: ${[...stamps][0]}\n`);
  expect(repository.read(queueMd)).toContain(`- queue_size: ${queue(repository).length}\n`);
});

test('who writes the queue is waited for, so that table and Markdown are of one', async () => {
  const repository = temporaryRepository({ [registry]: three });
  const lock = await acquireLock(repository.path(queueCsv));
  const waiter = startTool('generate-candidate-queue', [], { cwd: repository.root });
  await Promise.race([waiter.ended, new Promise((resolve) => waiter.stderr?.once('data', resolve))]);
  expect([repository.exists(queueCsv), repository.exists(queueMd)]).toEqual([false, false]);
  lock.release();
  expect(await waiter.ended).toMatchObject({
    status: 0,
    stderr: expect.stringContaining('which writes the queue') as string,
  });
});
