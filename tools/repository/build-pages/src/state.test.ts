/** What a build believes of an earlier one: whatever happened to the record or to the state, the pages are those that are made from nothing (contract 47.7). */
import { cpSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { buildPages, parseDocument, type BuildPages } from '@gatehouse/contracts';
import { recordRun, runTool, temporaryRepository, type Repository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

const built = ({ root }: Repository): BuildPages =>
  parseDocument(buildPages, runTool('build-pages', ['--json'], { cwd: root }).stdout, 'stdout');
const state = 'audit/pages/build.json';
const pages = (repository: Repository): unknown =>
  repository
    .files()
    .filter((file) => file.startsWith('audit/pages/') && file.endsWith('.html'))
    .map((file) => [file, repository.read(file)]);

const run = 'audit/workstation_runs/2026-03-02_071500_production_gates_v2';
const context = `${run}/context.json`;
const folder = 'gate_results/production_gates_2026-03-02_071500';
const report = `${folder}/production_gates_report.json`;
const periods = `${folder}/period_figures.csv`;
const note = 'docs/production_research/decisions/v2.md';
const registry = 'audit/factor_registry/factor_experiment_registry.csv';
const registryHead = 'generated_at,report_json,decision_tag,factor,overall_pass,score_total,recommendation';

/** Two attempts, of which everything on disk is long settled. */
function settledRepository(): Repository {
  const repository = temporaryRepository();
  for (const [tag, day] of [
    ['v1', '01'],
    ['v2', '02'],
  ] as const) {
    const stamp = `2026-03-${day}_071500`;
    const directory = recordRun(repository, { stamp, tag, outcome: 'succeeded', owner: 'ada' });
    const results = `gate_results/production_gates_${stamp}`;
    repository.write(`${directory}/data_quality/data_quality_report.json`, {
      metrics: { row_count: 10 },
      overall_pass: true,
      failures: [],
    });
    repository.write(`${directory}/context.json`, {
      ...repository.json<object>(`${directory}/context.json`),
      data_quality_report_json: 'data_quality/data_quality_report.json',
    });
    repository.write(`${results}/period_figures.csv`, 'date,ic\n2020-01-28,0.1\n2020-02-28,0.2\n');
    repository.write(`${results}/production_gates_report.json`, {
      generated_at_utc: `2026-03-${day}T08:00:00.000Z`,
      inputs: { decision_tag: tag, factor: 'value', owner: 'ada', freeze_file: 'runs/freeze/v.freeze.json' },
      outputs: { periods_csv: `${results}/period_figures.csv` },
      gates: { cost_gate_x2_0_positive: true, overall_pass: false },
    });
    repository.write(
      `docs/production_research/decisions/${tag}.md`,
      `# Note\n\n- decision_tag: ${tag}\n- owner: ada\n- predecessor: ${tag === 'v1' ? 'none' : 'v1'}\n\n## Question\n\nDoes it rank?\n`,
    );
  }
  repository.write(
    registry,
    `${registryHead}\n2026-03-02T08:00:00.000000,${report},v2,value,False,60.0,watchlist_rerun\n`,
  );
  settle(repository, ...repository.files());
  return repository;
}

const long = new Date('2026-04-01T00:00:00Z');
const settle = ({ path }: Repository, ...files: string[]): void =>
  files.forEach((file) => utimesSync(path(file), long, long));

const edit = (repository: Repository, file: string, from: string, to: string): void => {
  const text = repository.read(file);
  expect(text).toContain(from);
  writeFileSync(repository.path(file), text.replace(from, to));
};

/** Other bytes of the same length, at the same time to the nanosecond. */
function editUnseen(repository: Repository, file: string, from: string, to: string): void {
  expect(to).toHaveLength(from.length);
  edit(repository, file, from, to);
  settle(repository, file);
}

/** As editUnseen, by another file of that name. */
function replaceUnseen(repository: Repository, file: string, from: string, to: string): void {
  const copy = `${file}.new`;
  cpSync(repository.path(file), repository.path(copy));
  editUnseen(repository, copy, from, to);
  renameSync(repository.path(copy), repository.path(file));
}

const inDirectory = (name: string): string => `${run}/${name}`;
const changes: [string, (repository: Repository) => void][] = [
  ['a report is edited', (one) => edit(one, report, '"overall_pass": false', '"overall_pass": true')],
  ['a report has other bytes of that length at that time', (one) => editUnseen(one, report, 'value', 'other')],
  ['a report is replaced by one of that length and time', (one) => replaceUnseen(one, report, 'value', 'other')],
  ['a context is replaced by one of that length and time', (one) => replaceUnseen(one, context, '"ada"', '"bob"')],
  ['a table is replaced by one of that length and time', (one) => replaceUnseen(one, periods, '0.2', '0.3')],
  ['a note is edited to that length at that time', (one) => editUnseen(one, note, 'rank?', 'gain?')],
  ['the registry is edited', (one) => edit(one, registry, '60.0', '61.0')],
  ['a report goes', (one) => rmSync(one.path(report))],
  ['a table goes', (one) => rmSync(one.path(periods))],
  ['a note goes', (one) => rmSync(one.path(note))],
  ['a run goes', (one) => rmSync(one.path(run), { recursive: true })],
  ['a run has an environment now', (one) => void one.write(inDirectory('environment.json'), { node: 'v20' })],
  [
    'a run has an audit now',
    (one) =>
      void one.write(inDirectory('governance_audit_check.json'), { overall_pass: true, checks: {}, failures: ['x'] }),
  ],
  [
    'a run has a plan now',
    (one) => void one.write(inDirectory('governance_remediation_plan.json'), { remediation_items: [{ failure: 'x' }] }),
  ],
  ['a run has a preflight now', (one) => void one.write(inDirectory('preflight.json'), '{')],
  ['a run has any other file now', (one) => void one.write(inDirectory('remarks.txt'), 'x')],
  [
    'a second report comes',
    (one) =>
      void one.write('gate_results/production_gates_2026-03-03_071500/production_gates_report.json', {
        ...one.json<object>(report),
        generated_at_utc: '2026-03-03T08:00:00.000Z',
      }),
  ],
  ['a freeze comes', (one) => void one.write('runs/freeze/v.freeze.json', '{}')],
  ['the ledger comes', (one) => void one.write('docs/production_research/STAGE_AUDIT_LOG.md', '# Ledger')],
  [
    'a page is replaced by one of that length and time',
    (one) => {
      const page = 'audit/pages/decisions/v1.html';
      const { atime, mtime } = statSync(one.path(page));
      edit(one, page, 'rank?', 'gain?');
      utimesSync(one.path(page), atime, mtime);
    },
  ],
  ['the state goes', (one) => rmSync(one.path(state))],
  [
    'one letter of the state is another one, and a report too',
    (one) => {
      edit(one, state, '"factor":"value"', '"factor":"vague"');
      edit(one, report, 'value', 'other');
    },
  ],
  ['the state is of another version', (one) => edit(one, state, '"version":"', '"version":"0')],
];

test.each(changes)('%s: the pages are those made from nothing', (_, change) => {
  const repository = settledRepository();
  built(repository);
  expect(built(repository).written).toBe(0);
  change(repository);
  expect(built(repository).written).toBeGreaterThan(0);
  const after = pages(repository);
  // Nothing is left to be done.
  expect(built(repository).written).toBe(0);
  rmSync(repository.path('audit/pages'), { recursive: true });
  built(repository);
  expect(after).toEqual(pages(repository));
});

test('the state of another repository is not believed, whatever is alike in both', () => {
  const [repository, other] = [settledRepository(), settledRepository()];
  edit(other, report, '"value"', '"other"');
  settle(other, report);
  built(repository);
  built(other);
  rmSync(other.path('audit/pages'), { recursive: true });
  cpSync(repository.path('audit/pages'), other.path('audit/pages'), { recursive: true, preserveTimestamps: true });
  built(other);
  const after = pages(other);
  rmSync(other.path('audit/pages'), { recursive: true });
  built(other);
  expect(after).toEqual(pages(other));
});

test('the state is written when there is something new to know, and not when there is nothing', () => {
  const repository = settledRepository();
  const known = (): string => readFileSync(repository.path(state), 'utf8');
  const number = (): number => statSync(repository.path(state)).ino;
  built(repository);
  const [first, before] = [known(), number()];
  built(repository);
  expect([known(), number()]).toEqual([first, before]);
  // Read again each time until it is settled, and the same each time.
  const now = new Date();
  utimesSync(repository.path(registry), now, now);
  built(repository);
  const unsettled = number();
  expect(unsettled).not.toBe(before);
  utimesSync(repository.path(registry), now, now);
  built(repository);
  expect(number()).toBe(unsettled);
  settle(repository, registry);
  built(repository);
  expect(number()).not.toBe(unsettled);
});
