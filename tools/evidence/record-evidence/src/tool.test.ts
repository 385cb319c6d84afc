import { spawn } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { evidenceEntry, evidencePolicy, evidenceRecording, type EvidenceEntry } from '@gatehouse/contracts';
import { recordRun, runTool, temporaryRepository, type Repository, type ToolRun } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';

const research = 'docs/production_research';
const ledger = `${research}/STAGE_AUDIT_LOG.md`;
const header =
  '| date | stage | decision_tag | owner | objective | command_ref | artifact_ref | result | next_action |';
const rowOf = (tag: string, ref = 'c'): string =>
  `| 2026-03-02 | S3 Production Gates | ${tag} | research | x | \`${ref}\` | \`a\` | pass | y |`;
const ledgerOf = (...rows: string[]): string =>
  ['# Stage Audit Log', '', header, `|${'---|'.repeat(9)}`, ...rows, ''].join('\n');

const record = ({ root }: Repository, ...words: string[]): ToolRun => runTool('record-evidence', words, { cwd: root });
const verify = ({ root }: Repository): ToolRun => runTool('verify-evidence', [], { cwd: root });

function entriesOf({ read }: Repository): EvidenceEntry[] {
  return read('audit/evidence_log/entries/000000000.jsonl')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const entry = JSON.parse(line) as EvidenceEntry;
      expect(evidenceEntry.fault(entry)).toBeUndefined();
      return entry;
    });
}

function opened(files: Record<string, string | object> = {}): Repository {
  const repository = temporaryRepository(files);
  expect(record(repository, '--open', '--name', 'example')).toMatchObject({ status: 0 });
  return repository;
}

describe('--open', () => {
  test('writes policy and entry 0, once', () => {
    const repository = temporaryRepository();
    const run = record(repository, '--open');
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(/^\[done\] entry=0 opened\n\[log\] size=1 head=[0-9a-f]{64}\n$/);
    const policy = repository.json<{ log: string; name: string }>('configs/research/evidence.json');
    expect(evidencePolicy.fault(policy)).toBeUndefined();
    expect(entriesOf(repository)).toMatchObject([
      { event: 'opened', index: 0, note: `gatehouse-evidence/${policy.name}/${policy.log}`, witnessed: true },
    ]);
    expect(verify(repository).status).toBe(0);
    const again = record(repository, '--open');
    expect(again).toMatchObject({ status: 1, stdout: '' });
    expect(again.stderr).toContain(`names log ${policy.log}, which is there`);
  });

  test('completes what a killed opening left, and takes no log without its policy', () => {
    const repository = opened();
    const policy = repository.read('configs/research/evidence.json');
    const remove = (): void => rmSync(repository.path('configs/research/evidence.json'));
    remove();
    expect(record(repository, '--open').status).toBe(0);
    expect(repository.read('configs/research/evidence.json')).toBe(policy);
    repository.write(`${research}/a.md`, 'a');
    expect(record(repository, `${research}/a.md`, '--note', 'why').status).toBe(0);
    remove();
    expect(record(repository, '--open').stderr).toMatch(
      /has entries, and configs\/research\/evidence\.json is not there; restore it/,
    );
  });

  test('a clone that runs too opens a log of its own, beside the one it came with', () => {
    const repository = opened();
    const { log } = repository.json<{ log: string }>('configs/research/evidence.json');
    mkdirSync(repository.path(`audit/evidence_log/from/${log}`), { recursive: true });
    renameSync(
      repository.path('audit/evidence_log/entries'),
      repository.path(`audit/evidence_log/from/${log}/entries`),
    );
    expect(record(repository, '--open').status).toBe(0);
    expect(repository.json<{ log: string }>('configs/research/evidence.json').log).not.toBe(log);
    expect(verify(repository).status).toBe(0);
  });

  test.each(['a b', 'a/b', 'a+b'])('--name %j is refused', (name) => {
    const repository = temporaryRepository();
    expect(record(repository, '--open', '--name', name)).toMatchObject({ status: 1, stdout: '' });
    expect(repository.files()).toEqual([]);
  });
});

describe('by hand', () => {
  test('files and folders with a reason; then nothing new', () => {
    const repository = opened({ [`${research}/a.md`]: 'a', [`${research}/b/c.md`]: 'c' });
    const run = record(repository, `${research}/a.md`, `${research}/b`, '--note', 'committee rules', '--json');
    expect(run.status).toBe(0);
    expect(evidenceRecording.fault(JSON.parse(run.stdout))).toBeUndefined();
    expect(entriesOf(repository)[1]).toMatchObject({
      event: 'recorded',
      witnessed: false,
      note: 'committee rules',
      files: [
        { path: `${research}/a.md`, kind: 'hand' },
        { path: `${research}/b/c.md`, kind: 'hand' },
      ],
    });
    expect(record(repository, research, '--note', 'again').stdout).toMatch(/^\[evidence\] nothing new\n/);
    repository.write(`${research}/a.md`, 'other');
    expect(verify(repository).stderr).toMatch(
      /changed: docs\/production_research\/a\.md: entry 1 .*; next: record-evidence/,
    );
    expect(record(repository, `${research}/a.md`, '--note', 'new rules').status).toBe(0);
    expect(verify(repository).status).toBe(0);
  });

  test('of the ledger the rows since the last statement; recorded ones that changed are refused', () => {
    const repository = opened({ [ledger]: ledgerOf(rowOf('one')) });
    expect(record(repository, ledger, '--note', 'as it stands').status).toBe(0);
    repository.write(ledger, ledgerOf(rowOf('one'), rowOf('two')));
    expect(verify(repository).stderr).toContain('row_unlogged');
    expect(record(repository, ledger, '--note', 'by hand').status).toBe(0);
    expect(entriesOf(repository)[2]?.views).toMatchObject([
      { path: ledger, before: { rows: 1 }, after: { rows: 2 }, added: [rowOf('two')] },
    ]);
    expect(verify(repository).status).toBe(0);
    repository.write(ledger, ledgerOf(rowOf('forged'), rowOf('two')));
    const refused = record(repository, ledger, '--note', 'forged');
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toMatch(/STAGE_AUDIT_LOG\.md: entry 2 .* saw 2 rows .*; restore it\n$/);
  });

  test.each<[string, string[], RegExp]>([
    ['nothing', [], /expected exactly one of --open, --adopt/],
    ['two forms', ['--adopt', 'a.md', '--note', 'x'], /got --adopt and files/],
    ['no reason', ['a.md'], /option --note is required with files/],
    ['a blank reason', ['a.md', '--note', ' '], /option --note is required with files/],
    ['a kind without files', ['--adopt', '--kind', 'hand'], /option --kind goes with files/],
    ['another kind', ['a.md', '--note', 'x', '--kind', 'fixed'], /expected one of "hand", "rewritten", "grows"/],
    ['what is not there', ['b.md', '--note', 'x'], /b\.md: not found/],
    ['a link', ['link.md', '--note', 'x'], /is a link, or lies behind one/],
    ['what is outside', ['/etc/hostname', '--note', 'x'], /lies outside the repository/],
    ['the log itself', ['audit/evidence_log', '--note', 'x'], /is the log itself/],
  ])('%s is refused', (_, words, message) => {
    const repository = opened({ 'a.md': 'a' });
    symlinkSync('a.md', repository.path('link.md'));
    const run = record(repository, ...words);
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toMatch(message);
    expect(entriesOf(repository)).toHaveLength(1);
  });

  test('without a log it says how to begin', () => {
    const repository = temporaryRepository({ 'a.md': 'a' });
    expect(record(repository, 'a.md', '--note', 'x').stderr).toMatch(
      /no evidence log in .*; next: record-evidence --open/,
    );
  });

  test('a name with control characters is shown escaped', () => {
    const repository = opened({ 'docs/a\u001b[31m.md': 'a' });
    expect(record(repository, 'docs/a\u001b[31m.md', '--note', 'x').status).toBe(0);
    repository.write('docs/a\u001b[31m.md', 'b');
    expect(verify(repository).stderr).not.toContain('\u001b');
  });
});

describe('--adopt', () => {
  const trail = (): Repository => {
    const repository = temporaryRepository({
      [ledger]: ledgerOf(rowOf('old', 'audit/workstation_runs/gone/command.sh')),
      'gate_results/production_gates_2026-03-02_071500/production_gates_report.json': {
        inputs: { decision_tag: 'one' },
      },
      'gate_results/scratch/notes.txt': 'x',
      'gate_results/gate_registry.csv': 'a\n',
      'audit/factor_registry/factor_experiment_registry.csv': 'generated_at,report_json,factor\r\n2026,a,b\r\n',
      'audit/stage_checks/2026-03-03_080000_S3_one/stage_check.json': { decision_tag: 'one', overall_pass: true },
      'runs/freeze/x.freeze.json': '{}',
      [`${research}/waivers/w.json`]: '{}',
    });
    recordRun(repository, { stamp: '2026-03-02_071500', tag: 'one', outcome: 'succeeded' });
    recordRun(repository, { stamp: '2026-03-01_071500', tag: 'lost', outcome: null });
    return repository;
  };

  test('states what is there, the oldest run first, and again only what is new', () => {
    const repository = trail();
    record(repository, '--open');
    const run = record(repository, '--adopt');
    expect(run.status, run.stderr).toBe(0);
    const entries = entriesOf(repository).slice(1);
    expect(entries.map(({ event, subject, verdict }) => `${event} ${subject ?? '-'} ${verdict}`)).toEqual([
      'run_lost audit/workstation_runs/2026-03-01_071500_production_gates_lost lost',
      'adopted audit/workstation_runs/2026-03-02_071500_production_gates_one succeeded',
      'adopted gate_results/production_gates_2026-03-02_071500 null',
      'adopted audit/stage_checks/2026-03-03_080000_S3_one pass',
      'adopted - null',
      'adopted - null',
      'adopted - null',
    ]);
    expect(entries.every(({ witnessed }) => !witnessed)).toBe(true);
    expect(entries.at(-1)?.views.map(({ path, after }) => `${path} ${after.rows}`)).toEqual([
      `${ledger} 1`,
      'audit/factor_registry/factor_experiment_registry.csv 1',
    ]);
    const verified = verify(repository);
    expect(verified.stderr).toContain('not_witnessed: adopted: adopted: 6 entries, not witnessed');
    expect(verified.stderr).toContain('unofficial: gate_results/scratch');
    expect(verified.status, verified.stderr).toBe(0);
    expect(record(repository, '--adopt').stdout).toBe('[evidence] nothing new\n');
    recordRun(repository, { stamp: '2026-03-05_071500', tag: 'two', outcome: 'failed' });
    expect(record(repository, '--adopt').stdout).toMatch(/^\[done\] entry=8 adopted\n\[log\] size=9 /);
  });

  test('a run with a result is over, whatever process elsewhere has its tag; what is left out is named', () => {
    const repository = trail();
    record(repository, '--open');
    const others = ['one', 'lost'].map((tag) =>
      spawn(process.execPath, ['-e', 'setTimeout(() => 0, 60_000)', '--', '--decision-tag', tag], { stdio: 'ignore' }),
    );
    try {
      const run = record(repository, '--adopt');
      expect(entriesOf(repository).map(({ subject }) => subject)).toContain(
        'audit/workstation_runs/2026-03-02_071500_production_gates_one',
      );
      expect(run.stderr).toMatch(/2026-03-01_071500_production_gates_lost: the run is alive, or cannot be judged/);
    } finally {
      for (const other of others) other.kill();
    }
  });

  test('does not take over what was changed', () => {
    const repository = trail();
    record(repository, '--open');
    record(repository, '--adopt');
    repository.write('audit/workstation_runs/2026-03-02_071500_production_gates_one/run.log', 'forged\n');
    repository.write(ledger, ledgerOf(rowOf('forged')));
    expect(record(repository, '--adopt').stdout).toBe('[evidence] nothing new\n');
    expect(verify(repository).stderr).toMatch(/changed: .*run\.log[^]*rows_changed/);
  });
});

describe('--run and --received', () => {
  test('a started run that lives no more is lost; one without a start is not', () => {
    const repository = opened();
    const directory = recordRun(repository, { stamp: '2026-03-01_071500', tag: 'lost', outcome: null });
    expect(record(repository, '--run', directory).stdout).toBe('[evidence] nothing new\n');
    expect(record(repository, '--run', 'docs').stderr).toMatch(
      /expected a run directory below audit\/workstation_runs/,
    );
  });

  test('a fetched run becomes known', () => {
    const repository = opened();
    const directory = recordRun(repository, {
      stamp: '2026-03-01_071500',
      tag: 'far',
      outcome: 'succeeded',
      host: 'elsewhere',
    });
    expect(verify(repository).stderr).toMatch(
      /unlogged: audit\/workstation_runs\/2026-03-01_071500_production_gates_far: 5 files, such as/,
    );
    expect(record(repository, '--received', directory).status).toBe(0);
    expect(entriesOf(repository)[1]).toMatchObject({
      event: 'received',
      decision_tag: 'far',
      verdict: 'succeeded',
      witnessed: true,
    });
    expect(verify(repository).status).toBe(0);
    expect(record(repository, '--received', directory).stdout).toBe('[evidence] nothing new\n');
    repository.write(`${directory}/more.txt`, 'fetched later');
    expect(record(repository, '--received', directory).status).toBe(0);
    expect(verify(repository), 'one run, fetched twice').toMatchObject({ status: 0 });
    repository.write(`${directory}/run.log`, 'forged\n');
    const before = entriesOf(repository);
    const refused = record(repository, '--received', directory);
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toMatch(/run\.log: received stated it once and for all, and it has other bytes/);
    expect(entriesOf(repository)).toEqual(before);
  });
});
