/** The built executable: linked pages of the record, made anew where something changed (contract 47). */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  buildPages,
  decisionPage,
  decisionsPage,
  parseDocument,
  type BuildPages,
  type DecisionPage,
  type DecisionsPage,
} from '@gatehouse/contracts';
import { recordRun, runTool, temporaryRepository, type Repository, type ToolRun } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { pageName } from './names';

const build = ({ root }: Repository, ...words: string[]): ToolRun => runTool('build-pages', words, { cwd: root });
const built = (repository: Repository, ...words: string[]): BuildPages =>
  parseDocument(buildPages, build(repository, ...words, '--json').stdout, 'stdout');
const pagesOf = (repository: Repository): string[] =>
  repository.files().filter((file) => file.startsWith('audit/pages/') && file.endsWith('.html'));
const text = (repository: Repository, page: string): string =>
  readFileSync(repository.path(`audit/pages/${page}`), 'utf8');
const carried = (repository: Repository, page: string): string =>
  /<script type="application\/json" id="document">([^<]*)</.exec(text(repository, page))?.[1] ?? '';
const decision = (repository: Repository, tag: string): DecisionPage =>
  parseDocument(decisionPage, carried(repository, `decisions/${pageName(tag)}`), tag);
const index = (repository: Repository): DecisionsPage =>
  parseDocument(decisionsPage, carried(repository, 'index.html'), 'index');

const periods = [
  'date,names,ic,turnover,gross_return',
  ...Array.from({ length: 36 }, (_, month) => {
    const date = new Date(Date.UTC(2020, month, 28)).toISOString().slice(0, 10);
    return `${date},40,${(Math.sin(month) * 0.2 + 0.03).toFixed(4)},1.2,${(Math.cos(month) * 0.02 + 0.004).toFixed(5)}`;
  }),
  '',
].join('\n');

function report(repository: Repository, tag: string, stamp: string, changes: Record<string, unknown> = {}): void {
  const folder = `gate_results/production_gates_${stamp}`;
  repository.write(`${folder}/period_figures.csv`, periods);
  repository.write(`${folder}/production_gates_report.json`, {
    generated_at_utc: `${stamp.slice(0, 10)}T08:00:00.000Z`,
    inputs: { decision_tag: tag, factor: 'value', owner: 'ada' },
    outputs: { periods_csv: `/elsewhere/${folder}/period_figures.csv` },
    cost_stress: [{ cost_multiplier: 2, test_ic: 0.03 }],
    gates: { cost_gate_x2_0_positive: true, risk_gate_industry_coverage: false, overall_pass: false },
    ...changes,
  });
}

function note(repository: Repository, tag: string, predecessor: string): void {
  repository.write(
    `docs/production_research/decisions/${tag}.md`,
    `# Decision note\n\n- decision_tag: ${tag}\n- owner: ada\n- date: 2026-03-01\n- predecessor: ${predecessor}\n\n## Question\n\nDoes value rank\nafter costs?\n\nMore.\n`,
  );
}

/** Two attempts with reports, and a note without a run. */
function repositoryWith(): Repository {
  const repository = temporaryRepository();
  for (const [tag, stamp, before] of [
    ['v1', '2026-03-01_071500', 'none'],
    ['v2', '2026-03-02_071500', 'v1'],
  ] as const) {
    recordRun(repository, { stamp, tag, outcome: 'succeeded', owner: 'ada' });
    report(repository, tag, stamp);
    note(repository, tag, before);
  }
  note(repository, 'idea', 'none');
  return repository;
}

test('every link of every page leads to a file that is there', () => {
  const repository = repositoryWith();
  expect(build(repository)).toMatchObject({ status: 0, stderr: '' });
  const pages = pagesOf(repository);
  expect(pages).toEqual(
    expect.arrayContaining(
      [
        'index.html',
        'leaderboard.html',
        'decisions/v2.html',
        'factors/value.html',
        'owners/ada.html',
        'states/rejected.html',
      ].map((page) => `audit/pages/${page}`),
    ),
  );
  let links = 0;
  for (const page of pages) {
    const html = readFileSync(repository.path(page), 'utf8');
    for (const [, href = ''] of html.matchAll(/ href="([^"#]+)"/g)) {
      links += 1;
      const file = path.join(path.dirname(repository.path(page)), decodeURIComponent(href));
      expect(existsSync(file), `${page}: ${href}`).toBe(true);
    }
  }
  expect(links).toBeGreaterThan(40);
});

test('a decision: question, attempts, what changed, gates, effect', () => {
  const repository = repositoryWith();
  build(repository);
  const page = decision(repository, 'v2');
  expect(page).toMatchObject({
    question: { text: 'Does value rank after costs?' },
    recommendation: 'reject/rerun',
    attempts: { number: 2, of: 2, previous: { text: 'v1', href: 'v1.html' } },
    changes: { previous: { text: 'v1' } },
    evidence: { state: 'no_log' },
  });
  const plots = Object.fromEntries(page.plots.map(({ name, missing }) => [name, missing]));
  expect(plots).toMatchObject({
    ic: null,
    cumulative: null,
    drawdown: null,
    persistence: 'the period figures have no column rank_autocorrelation',
    'deflated-sharpe': 'the report has no sharpe, sharpe_variance and n_trials',
  });
  expect(decision(repository, 'idea')).toMatchObject({ recommendation: null, gates: [], score: null });
  expect(index(repository).rows.map(({ decision_tag: tag, counts }) => [tag, counts?.not_measured])).toEqual([
    ['v2', 1],
    ['v1', 1],
    ['idea', undefined],
  ]);
});

test('the same record gives the same bytes, and a second build writes nothing', () => {
  const repository = repositoryWith();
  const first = built(repository);
  const bytes = pagesOf(repository).map((page) => readFileSync(repository.path(page), 'utf8'));
  expect(built(repository)).toMatchObject({ written: 0, kept: first.pages });
  rmSync(repository.path('audit/pages'), { recursive: true });
  expect(built(repository).written).toBe(first.written);
  expect(pagesOf(repository).map((page) => readFileSync(repository.path(page), 'utf8'))).toEqual(bytes);
});

test('a file that comes later is linked as on pages made from nothing', () => {
  const repository = repositoryWith();
  build(repository);
  const run = repository
    .files()
    .find((file) => file.endsWith('_v1/context.json'))
    ?.replace('/context.json', '');
  repository.write(`${run}/governance_remediation_plan.md`, '# Plan');
  repository.write(`${run}/.governance_audit_check.md.1-00000000.tmp`, 'half of');
  repository.write('docs/production_research/STAGE_AUDIT_LOG.md', '# Ledger');
  build(repository);
  const bytes = pagesOf(repository).map((page) => readFileSync(repository.path(page), 'utf8'));
  expect(bytes.join('')).toContain('governance_remediation_plan.md');
  expect(bytes.join('')).not.toContain('00000000.tmp');
  rmSync(repository.path('audit/pages'), { recursive: true });
  build(repository);
  expect(pagesOf(repository).map((page) => readFileSync(repository.path(page), 'utf8'))).toEqual(bytes);
});

test('what changed is made anew, with what stands around it, and what is gone goes', () => {
  const repository = repositoryWith();
  build(repository);
  report(repository, 'v1', '2026-03-01_071500', { gates: { cost_gate_x2_0_positive: true, overall_pass: true } });
  const after = built(repository);
  expect(after.written).toBeGreaterThan(1);
  expect(after.kept).toBeGreaterThan(1);
  expect(decision(repository, 'v1').recommendation).toBe('approve');
  // The attempt after it compares with it.
  expect(
    decision(repository, 'v2').changes?.sections.find(({ title }) => title.startsWith('Gates'))?.total,
  ).toBeGreaterThan(0);
  rmSync(repository.path('docs/production_research/decisions/idea.md'));
  repository.write('audit/pages/decisions/mine.html', 'not ours');
  // Its page, and the lists of its factor and state, which have no other.
  expect(built(repository).removed).toBe(3);
  expect(existsSync(repository.path('audit/pages/decisions/idea.html'))).toBe(false);
  expect(existsSync(repository.path('audit/pages/decisions/mine.html'))).toBe(true);
});

test.each([
  ['a page that somebody changed', 'decisions/v1.html', 'changed'],
  ['a state that is cut off', 'build.json', '{"schema": "page-build/v1", "ver'],
  ['a state that is not one', 'build.json', '[]'],
])('%s is made good', (_, file, content) => {
  const repository = repositoryWith();
  build(repository);
  const before = text(repository, 'decisions/v1.html');
  writeFileSync(repository.path(`audit/pages/${file}`), content);
  expect(build(repository).status).toBe(0);
  expect(text(repository, 'decisions/v1.html')).toBe(before);
});

test('a damaged document is named, is not on the pages, and stops nothing', () => {
  const repository = repositoryWith();
  repository.write(
    'gate_results/production_gates_2026-03-02_071500/production_gates_report.json',
    '{"inputs": {"decision_tag": "v2"',
  );
  const run = build(repository);
  expect(run.status).toBe(0);
  expect(run.stderr).toMatch(/not on the pages: .*production_gates_report\.json/);
  expect(decision(repository, 'v2').recommendation).toBeNull();
  expect(index(repository).remarks[0]).toMatch(/production_gates_report\.json/);
});

test('hostile names: files of their own, no control characters, nothing that acts', () => {
  const repository = temporaryRepository();
  const tags = [
    '<img src=x onerror=alert(1)>',
    '"><script>alert(1)</script>',
    'javascript:alert(1)',
    '\u202egnp.exe',
    'é'.repeat(30),
  ];
  tags.forEach((tag, at) => {
    const stamp = `2026-03-0${at + 1}_071500`;
    recordRun(repository, { stamp, tag, outcome: 'failed', owner: tag });
    report(repository, tag, stamp, { inputs: { decision_tag: tag, factor: tag, owner: tag } });
  });
  const run = build(repository);
  expect(run.status).toBe(0);
  expect(index(repository).rows).toHaveLength(tags.length);
  for (const page of pagesOf(repository)) {
    const html = readFileSync(repository.path(page), 'utf8');
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toMatch(/<img|href="javascript:|[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e]/);
  }
});

test('--tag, --out and settings', () => {
  const repository = repositoryWith();
  repository.write('gatehouse.json', { schema: 'gatehouse/v1', pages: 'committee' });
  expect(build(repository).stdout).toContain(`[done] index_html=${repository.path('committee/index.html')}`);
  expect(build(repository, '--print-settings').stdout).toBe('pages = committee (gatehouse.json)\n');
  expect(build(repository, '--out', 'elsewhere').stdout).toContain(repository.path('elsewhere/index.html'));
  expect(build(repository, '--tag', 'v1')).toMatchObject({ status: 0 });
  expect(build(repository, '--tag', 'nothing')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("exactly the decision tag 'nothing'") as string,
  });
  expect(build(repository, '--out', '.')).toMatchObject({ status: 1 });
});

test('an empty record has a page that says so', () => {
  const repository = temporaryRepository();
  expect(build(repository)).toMatchObject({ status: 0, stderr: '' });
  expect(text(repository, 'index.html')).toContain('There is no decision yet');
});

test('a damaged table is named, and the page is drawn from what the report states', () => {
  const repository = repositoryWith();
  repository.write('gate_results/production_gates_2026-03-02_071500/period_figures.csv', 'date,ic\n"2020-01,1\n');
  const run = build(repository);
  expect(run.status).toBe(0);
  expect(run.stderr).toMatch(/not on the pages: .*period_figures\.csv: line 2/);
  expect(decision(repository, 'v2').plots.find(({ name }) => name === 'costs')?.missing).toBeNull();
});

test('a file that comes into a run directory, or a freeze that goes, is seen on the pages that lead to it', () => {
  const repository = repositoryWith();
  repository.write('runs/freeze/v2.freeze.json', '{}');
  report(repository, 'v2', '2026-03-02_071500', {
    inputs: { decision_tag: 'v2', factor: 'value', owner: 'ada', freeze_file: 'runs/freeze/v2.freeze.json' },
  });
  build(repository);
  const runPage = pagesOf(repository).find((page) => /runs\/.*_v2\.html$/.test(page)) ?? '';
  const linksOf = (): string[] => decision(repository, 'v2').links.map(({ text: name }) => name);
  expect(linksOf()).toContain('freeze');
  repository.write(`audit/workstation_runs/${path.basename(runPage, '.html')}/notes.txt`, 'x');
  rmSync(repository.path('runs/freeze/v2.freeze.json'));
  build(repository);
  expect(readFileSync(repository.path(runPage), 'utf8')).toContain('>notes.txt</a>');
  expect(linksOf()).not.toContain('freeze');
});

test('an attempt that comes later changes the pages of those before it to what they are when made from nothing', () => {
  const repository = temporaryRepository();
  const add = (at: number): void => {
    const [tag, stamp] = [`v${at}`, `2026-03-0${at}_071500`];
    recordRun(repository, { stamp, tag, outcome: 'succeeded', owner: 'ada' });
    report(repository, tag, stamp, { inputs: { decision_tag: tag, factor: '<i>$&</i>', owner: 'ada' } });
    note(repository, tag, at === 1 ? 'none' : `v${at - 1}`);
  };
  const bytes = (): unknown[] => pagesOf(repository).map((page) => [page, readFileSync(repository.path(page), 'utf8')]);
  [1, 2, 3].forEach(add);
  build(repository);
  // Somebody changed one of them: nothing of it is taken over.
  writeFileSync(repository.path('audit/pages/decisions/v2.html'), `${text(repository, 'decisions/v2.html')}<!-- -->`);
  [4, 5].forEach((at) => {
    add(at);
    build(repository);
    const after = bytes();
    rmSync(repository.path('audit/pages'), { recursive: true });
    build(repository);
    expect(bytes()).toEqual(after);
    expect(decision(repository, 'v1').attempts).toMatchObject({ number: 1, of: at });
  });
});

test('several threads draw the same bytes as one', () => {
  const repository = temporaryRepository();
  for (let at = 0; at < 110; at += 1) {
    const stamp = `2026-03-01_07${String(Math.floor(at / 60)).padStart(2, '0')}${String(at % 60).padStart(2, '0')}`;
    const directory = recordRun(repository, { stamp, tag: `t${at}`, outcome: 'succeeded', owner: 'ada' });
    repository.write(`${directory}/governance_audit_check.json`, { checks: {}, overall_pass: true, failures: [] });
    report(repository, `t${at}`, stamp);
    note(repository, `t${at}`, at % 10 === 0 ? 'none' : `t${at - 1}`);
  }
  expect(built(repository).pages).toBeGreaterThan(200);
  const bytes = pagesOf(repository).map((page) => [page, readFileSync(repository.path(page), 'utf8')]);
  // Fewer are drawn at a time, so by one thread.
  for (const [page = ''] of bytes.filter((_, index) => index % 3 === 0)) rmSync(repository.path(page));
  expect(built(repository).written).toBeLessThan(200);
  expect(pagesOf(repository).map((page) => [page, readFileSync(repository.path(page), 'utf8')])).toEqual(bytes);
  // What a thread cannot write is told as everywhere.
  rmSync(repository.path('audit/pages'), { recursive: true });
  repository.write('audit/pages/decisions/t105.html/taken', '');
  expect(build(repository)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^build-pages: cannot write \S+t105\.html: /) as string,
  });
});
