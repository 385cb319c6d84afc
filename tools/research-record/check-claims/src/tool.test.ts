import { createHash } from 'node:crypto';
import { claimsCheck, parseDocument, type ClaimsCheck } from '@gatehouse/contracts';
import { runTool, temporaryRepository, type Repository, type ToolRun } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

const run = '2025-12-21T20-53-05Z-4457b33';
const folder = `artifacts/e/${run}`;
const index = `experiment,run_id,artifact_dir,headline_eligible,headline_blockers\ne,${run},${folder},true,[]\n`;
const report = `# Results\n\nRun ${run}.\n\n## Headline\n\n| Metric | Value |\n|---|---|\n| Sharpe | 1.25 |\n`;
const metrics = '{"sharpe_ratio": 1.2531}\n';
const kinds = { 'artifact-integrity/v1': 'a.json', 'holdout-check/v1': 'h.json', 'inference-check/v1': 'i.json' };
const given = Object.values(kinds).flatMap((name) => ['--evidence', `ev/${name}`]);

function repositoryWithClaims(changes: Record<string, object> = {}): Repository {
  const sha256 = createHash('sha256').update(metrics).digest('hex');
  const inputs = [{ path: `${folder}/holdout_metrics.json`, sha256, bytes: metrics.length }];
  return temporaryRepository({
    'docs/r.md': report,
    'reports/summaries/runs_index.csv': index,
    [`${folder}/manifest.json`]: { run_id: run, unsafe_execution: false },
    [`${folder}/holdout_metrics.json`]: metrics,
    ...Object.fromEntries(
      Object.entries(kinds).map(([schema, name]) => [
        `ev/${name}`,
        { schema, run_id: run, inputs, overall_pass: true, ...changes[schema] },
      ]),
    ),
  });
}

const check = (repository: Repository, ...words: string[]): ToolRun =>
  runTool('check-claims', words, { cwd: repository.root });
const whole = (repository: Repository, ...words: string[]): ToolRun =>
  check(repository, '--artifact-dir', folder, '--document', 'docs/r.md', ...given, ...words);
const documentOf = ({ stdout }: ToolRun): ClaimsCheck => parseDocument(claimsCheck, stdout, 'stdout');

test('a run with its evidence, and a report that claims no more', () => {
  const repository = repositoryWithClaims();
  expect(whole(repository)).toEqual({
    status: 0,
    signal: null,
    stdout: `[claims] ${run}: pass (6 pass, 0 fail, 0 missing)\n`,
    stderr: '',
  });
  const document = documentOf(whole(repository, '--json'));
  expect(document).toMatchObject({
    run_id: run,
    headline_eligible: true,
    documents: [{ path: 'docs/r.md', runs: [run] }],
    checks: { blocked_said: { status: 'not_applicable' }, stamps_current: { status: 'not_applicable' } },
  });
  expect(document.inputs.map(({ path }) => path)).toEqual([
    `${folder}/holdout_metrics.json`,
    `${folder}/manifest.json`,
    'docs/r.md',
    'ev/a.json',
    'ev/h.json',
    'ev/i.json',
    'reports/summaries/runs_index.csv',
  ]);
  expect(Object.keys(documentOf(check(repository, '--document', 'docs/r.md', '--json')).checks)).toEqual([
    'runs_indexed',
    'blocked_said',
    'figures_match',
    'stamps_current',
  ]);
  expect(Object.keys(documentOf(check(repository, '--artifact-dir', folder, ...given, '--json')).checks)).toEqual([
    'run_named',
    'evidence_binds',
    'evidence_passes',
    'run_eligible',
  ]);
});

test('a blocked run that is presented as blocked, and one that is not', () => {
  const repository = repositoryWithClaims({
    'inference-check/v1': { overall_pass: false, headline_blocked: true, status: 'error' },
  });
  const plain = whole(repository);
  expect(plain.status).toBe(2);
  expect(plain.stderr).toContain('check-claims: blocked_said: docs/r.md:5: a headline, and the run is blocked\n');
  expect(plain.stderr).toContain('check-claims: evidence_passes: inference-check/v1: overall_pass is false\n');
  repository.write('docs/r.md', report.replace('Headline', 'Headline (blocked)\n\nINFERENCE FAILED (SPA error)'));
  expect(whole(repository).status).toBe(2);
  const document = documentOf(whole(repository, '--blocked', '--json'));
  expect(document).toMatchObject({
    overall_pass: true,
    headline_eligible: false,
    checks: {
      evidence_passes: { status: 'waived' },
      run_eligible: { status: 'pass' },
      blocked_said: { status: 'pass' },
    },
  });
});

test('evidence about files that changed is no evidence, blocked or not', () => {
  const repository = repositoryWithClaims();
  repository.write(`${folder}/holdout_metrics.json`, `${metrics} `);
  expect(whole(repository, '--blocked').stderr).toContain(
    `check-claims: evidence_binds: ev/a.json: ${folder}/holdout_metrics.json has changed since\n`,
  );
});

test('what is named must be there', () => {
  const repository = repositoryWithClaims();
  for (const [words, message] of [
    [[], 'name documents (--document), a run (--artifact-dir), or both'],
    [['--document', 'x.md'], 'document not found: x.md'],
    [['--artifact-dir', 'x'], `Artifact directory not found: ${repository.path('x')}`],
    [['--artifact-dir', folder, '--evidence', 'x.json'], 'evidence not found: x.json'],
    [['--document', 'docs/r.md', '--index', 'x.csv'], 'index not found: x.csv'],
    [['--document', 'docs/r.md', '--metrics', 'x.json'], 'metrics not found: x.json'],
  ] as const)
    expect(check(repository, ...words)).toMatchObject({ status: 1, stdout: '', stderr: `check-claims: ${message}\n` });
});

test('a stamp is compared with the history, and the document is written where it is asked for', () => {
  const repository = temporaryRepository({ 'src/a.mjs': '1\n', 'docs/x.md': 'x\n' }, { git: true });
  const first = repository.git('rev-parse', 'HEAD').trim();
  repository.write('docs/r.md', `git_sha: ${first.slice(0, 12)}\n`);
  repository.git('add', '-A');
  repository.git('commit', '-m', 'report');
  const { status, stdout } = check(repository, '--document', 'docs/r.md', '--out-dir', 'out');
  expect(status).toBe(0);
  expect(stdout.split('\n').slice(-3)).toEqual([
    `[done] claims_check_json=${repository.path('out/claims_check.json')}`,
    `[done] claims_check_md=${repository.path('out/claims_check.md')}`,
    '',
  ]);
  repository.write('src/a.mjs', '2\n');
  repository.git('commit', '-qam', 'change');
  expect(check(repository, '--document', 'docs/r.md').stderr).toBe(
    `check-claims: stamps_current: docs/r.md: its stamp ${first.slice(0, 12)} is 1 commits behind what it describes\n`,
  );
});
