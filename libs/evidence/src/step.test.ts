import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { evidencePending, formatDocument, type EvidenceEntry, type PendingEntry } from '@gatehouse/contracts';
import { publish } from '@gatehouse/files';
import { temporaryRepository, type Repository } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import { append, logEnd } from './append';
import { enterFolder, enterGrowth } from './enter';
import { entryLine, sha256 } from './entry';
import { draftEntry, policyOf } from './logged-step';
import { openEvidenceLog } from './open';
import { openRunLog, openRuns } from './run-log';
import { openStep } from './step';
import { verifyLog } from './verify';

const json = 'audit/workstation_runs/2026-03-02_071500_production_gates_x/governance_audit_check.json';
const options = { tool: 'remediation-plan', event: 'remediated' as const };

async function logged(files: Record<string, string | object> = {}): Promise<Repository> {
  const repository = temporaryRepository(files);
  await openEvidenceLog(repository.root, { tool: 'record-evidence', name: 'example' });
  return repository;
}

function entriesOf({ read }: Repository): EvidenceEntry[] {
  return read('audit/evidence_log/entries/000000000.jsonl')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as EvidenceEntry);
}

const ledger = 'docs/production_research/STAGE_AUDIT_LOG.md';

/** The ledger with so many rows. */
function ledgerOf(count: number): string {
  const columns = 'date stage decision_tag owner objective command_ref artifact_ref result next_action'.split(' ');
  const rows = Array.from({ length: count }, (_, at) => `| 2026-03-02 | S3 | x${at} | o | x | c | a | pass | n |\n`);
  return [`| ${columns.join(' | ')} |\n`, `${'|---'.repeat(columns.length)}|\n`, ...rows].join('');
}

async function findings({ root }: Repository): Promise<string[]> {
  const asked = {
    checkpoints: [],
    allowedSigners: undefined,
    requireSignature: false,
    maxAgeDays: undefined,
    requireWitnessed: false,
    inputs: false,
    since: undefined,
  };
  const { verification } = await verifyLog(root, {
    ...asked,
    now: new Date(),
    resolve: (file) => path.resolve(root, file),
  });
  return verification.findings.map(({ code, place }) => `${code} ${place}`);
}

test('without a log a step publishes at once and leaves nothing else', async () => {
  const { root, path: at, files } = temporaryRepository();
  const step = await openStep(root, options);
  step.read(at('absent.json'));
  step.write(at('plan.json'), '{}\n');
  expect(files()).toEqual(['plan.json']);
  await step.commit({ tag: 'x' });
  expect(step.isLogged).toBe(false);
  expect(files()).toEqual(['plan.json']);
});

describe('with a log a step', () => {
  test('states what it read and wrote, sorted, and leaves no pending', async () => {
    const repository = await logged({ 'b.json': '{}', 'a.json': '[]' });
    const { root, path: at } = repository;
    const step = await openStep(root, options);
    step.read(at('b.json'));
    step.read(at('a.json'), 'source');
    step.write(at(json), '{"x": 1}\n');
    expect(repository.exists(json)).toBe(false);
    await step.commit({ tag: 'x', subject: path.dirname(json), verdict: 'fail' });
    expect(repository.read(json)).toBe('{"x": 1}\n');
    const [, entry] = entriesOf(repository);
    expect(entry).toMatchObject({
      event: 'remediated',
      tool: 'remediation-plan',
      decision_tag: 'x',
      subject: path.dirname(json),
      verdict: 'fail',
      witnessed: true,
      by: { host: os.hostname(), pid: process.pid },
    });
    expect(entry?.inputs.map(({ path: file, kind }) => [file, kind])).toEqual([
      ['a.json', 'source'],
      ['b.json', 'fixed'],
    ]);
    expect(entry?.files).toEqual([{ path: json, bytes: 9, sha256: sha256('{"x": 1}\n'), kind: 'rewritten' }]);
    expect(readdirSync(at('audit/evidence_log/pending'))).toEqual([]);
    expect(await findings(repository)).toEqual([]);
  });

  test('does not state what it read before another step rewrote it, and says so', async () => {
    const repository = await logged();
    const { root, path: at } = repository;
    const first = await openStep(root, options);
    first.write(at(json), 'old\n');
    await first.commit({});
    const step = await openStep(root, options);
    step.read(at(json));
    const other = await openStep(root, options);
    other.read(at(json));
    other.write(at(json), 'new\n');
    await other.commit({});
    step.write(at('out.json'), '{}\n');
    await step.commit({ note: 'done' });
    const entry = entriesOf(repository).at(-1);
    expect(entry?.inputs).toEqual([]);
    expect(entry?.note).toBe(`done; ${json} was read before entry 2`);
    expect(await findings(repository)).toEqual([]);
    const next = await openStep(root, options);
    next.read(at(json));
    await next.commit({});
    expect(entriesOf(repository).at(-1)?.inputs).toHaveLength(1);
  });

  test('does not enter rows again that it read before their writer had entered them', async () => {
    const repository = await logged();
    const { root, path: at } = repository;
    repository.write(ledger, ledgerOf(1));
    const [reader, writer] = [await openStep(root, options), await openStep(root, options)];
    for (const step of [reader, writer]) step.readRows(at(ledger));
    await writer.commit({});
    await reader.commit({});
    expect(entriesOf(repository).map(({ views }) => views.length)).toEqual([0, 1, 0]);
    expect(await findings(repository)).toEqual([]);
  });

  test('that may not replace a file, though its bytes are the same, leaves nothing to settle', async () => {
    const repository = await logged({ [json]: 'same\n' });
    const step = await openStep(repository.root, options);
    step.write(repository.path(json), 'same\n', { exclusive: true });
    await expect(step.commit({})).rejects.toThrow(json);
    expect(repository.files().filter((file) => file.includes('pending'))).toEqual([]);
    await openStep(repository.root, options);
    expect(entriesOf(repository)).toHaveLength(1);
  });

  test.each([
    ['an input', (at: string) => at],
    ['what it would rewrite', () => 'other.json'],
  ])('stops before it writes when %s was changed', async (_, inputOf) => {
    const repository = await logged();
    const { root, path: at } = repository;
    const first = await openStep(root, options);
    first.write(at(json), 'as it was\n');
    await first.commit({});
    writeFileSync(at(json), 'forged\n');
    const step = await openStep(root, options);
    step.read(at(inputOf(json)));
    step.write(at(inputOf('x') === 'x' ? 'out.json' : json), 'more\n');
    await expect(step.commit({})).rejects.toThrow(
      /governance_audit_check\.json: entry 1 \(remediation-plan, .*\) left sha256 [0-9a-f]{12}…, found [0-9a-f]{12}…; restore it, or record-evidence it with a reason/,
    );
    expect(repository.read(json)).toBe('forged\n');
    expect(repository.exists('out.json')).toBe(false);
    expect(entriesOf(repository)).toHaveLength(2);
  });

  test('that counts changes as a failed check does not state what was changed', async () => {
    const repository = await logged();
    const { root, path: at } = repository;
    const first = await openStep(root, options);
    first.write(at(json), 'as it was\n');
    await first.commit({});
    writeFileSync(at(json), 'forged\n');
    const step = await openStep(root, { tool: 'check-stage', event: 'stage_checked' });
    step.readAs({ path: json, sha256: '0'.repeat(64) });
    expect(step.problems()).toHaveLength(1);
    step.write(at('audit/stage_checks/c/stage_check.json'), '{}\n');
    await step.commit({ tag: 'x' }, { trust: true });
    expect(entriesOf(repository)[2]?.inputs).toEqual([]);
    writeFileSync(at(json), 'as it was\n');
    expect(await findings(repository)).toEqual([]);
  });
});

describe('a log that is lost stops every tool', () => {
  test.each<[string, (repository: Repository) => void, RegExp]>([
    [
      'entries gone',
      ({ path: at }) => rmSync(at('audit/evidence_log'), { recursive: true }),
      /evidence log audit\/evidence_log\/entries: audit\/evidence_log is not there; restore it from git or a copy/,
    ],
    [
      'of another identity',
      ({ path: at, read }) =>
        writeFileSync(
          at('configs/research/evidence.json'),
          read('configs/research/evidence.json').replace(/[0-9a-f]{32}/, 'f'.repeat(32)),
        ),
      /is of log [0-9a-f]{32}, configs\/research\/evidence\.json names f{32}/,
    ],
    [
      'that ends in something else',
      ({ path: at }) => writeFileSync(at('audit/evidence_log/entries/000000000.jsonl'), 'x\n'),
      /its last line is not JSON/,
    ],
    [
      'with a policy that cannot be read',
      ({ path: at }) => writeFileSync(at('configs/research/evidence.json'), '{'),
      /is cut off/,
    ],
  ])('%s', async (_, spoil, message) => {
    const repository = await logged();
    spoil(repository);
    await expect(openStep(repository.root, options)).rejects.toThrow(message);
  });

  test('a torn last line is cut by the next entry', async () => {
    const repository = await logged();
    const file = repository.path('audit/evidence_log/entries/000000000.jsonl');
    writeFileSync(file, `${readFileSync(file, 'utf8')}{"schema":"evid`);
    const step = await openStep(repository.root, options);
    step.write(repository.path('a.json'), '{}\n');
    await step.commit({});
    expect(entriesOf(repository).map(({ index }) => index)).toEqual([0, 1]);
    expect(await findings(repository)).toEqual([]);
  });
});

describe('what a killed writer left', () => {
  const dead = { host: os.hostname(), boot_id: null, pid: 2 ** 22 + 1, start_time: 1 };

  async function pending(repository: Repository, draft: Partial<PendingEntry>): Promise<PendingEntry> {
    const entry = { ...draftEntry(repository.root, 'update-registry', 'registered'), ...draft };
    publish(
      repository.path('audit/evidence_log/pending/4194305-0123abcd.json'),
      formatDocument(evidencePending, { schema: 'evidence-pending/v1', writer: dead, entry }),
    );
    return Promise.resolve(entry);
  }
  const sumOf = { 'a.json': '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a' }; // {}
  const a = { path: 'a.json', bytes: 2, sha256: sumOf['a.json'], kind: 'rewritten' as const };
  const b = { ...a, path: 'b.json' };

  test.each<[string, Record<string, string>, string[]]>([
    ['all its files: its entry is entered', { 'a.json': '{}', 'b.json': '{}' }, ['registered recovered a.json b.json']],
    ['some of them: these are stated', { 'a.json': '{}' }, ['recorded unfinished registered a.json']],
    ['none of them: nothing', {}, []],
    ['one that is neither: it is left to be found', { 'a.json': 'neither' }, []],
  ])('%s', async (_, files, expected) => {
    const repository = await logged(files);
    await pending(repository, { files: [a, b] });
    await openStep(repository.root, options);
    expect(
      entriesOf(repository)
        .slice(1)
        .map(({ event, note, files: stated, witnessed }) =>
          [event, note, ...stated.map(({ path: file }) => file), ...(witnessed ? ['witnessed'] : [])].join(' '),
        ),
    ).toEqual(expected);
    expect(repository.files().filter((file) => file.includes('pending'))).toEqual([]);
    expect(await findings(repository)).toEqual([]);
  });

  test('an entry that was written already is not written twice', async () => {
    const repository = await logged({ 'a.json': '{}' });
    const entry = { ...draftEntry(repository.root, 'update-registry', 'registered'), files: [a] };
    await append(repository.root, policyOf(repository.root), [entry]);
    await pending(repository, entry);
    await openStep(repository.root, options);
    expect(entriesOf(repository)).toHaveLength(2);
  });

  test.each([
    ['all', 2, []],
    ['some', 1, [1]],
  ])('rows of which others have entered %s since are not entered again', async (_, entered, left) => {
    const repository = await logged({ [ledger]: ledgerOf(2) });
    const { root, path: at } = repository;
    const reader = await openStep(root, options);
    reader.readRows(at(ledger));
    await reader.commit({});
    const { views } = entriesOf(repository)[1] as EvidenceEntry;
    const other = await logged({ [ledger]: ledgerOf(entered) });
    const writer = await openStep(other.root, options);
    writer.readRows(other.path(ledger));
    await writer.commit({});
    other.write(ledger, ledgerOf(2));
    await pending(other, { views });
    await openStep(other.root, options);
    expect(
      entriesOf(other)
        .slice(2)
        .flatMap((entry) => entry.views.map(({ added }) => added.length)),
    ).toEqual(left);
    expect(await findings(other)).toEqual([]);
  });

  test('a writer that lives is left alone', async () => {
    const repository = await logged({ 'a.json': '{}' });
    const entry = draftEntry(repository.root, 'update-registry', 'registered');
    publish(
      repository.path(`audit/evidence_log/pending/${process.pid}-0123abcd.json`),
      formatDocument(evidencePending, {
        schema: 'evidence-pending/v1',
        writer: { ...dead, pid: process.pid, start_time: null },
        entry: { ...entry, files: [a] },
      }),
    );
    await openStep(repository.root, options);
    expect(entriesOf(repository)).toHaveLength(1);
    expect(repository.files().some((file) => file.includes('pending'))).toBe(true);
  });
});

describe('runs', () => {
  const subject = 'audit/workstation_runs/2026-03-02_071500_production_gates_x';
  const ended = {
    subject,
    tag: 'x',
    verdict: 'succeeded' as const,
    phase: 'verify',
    startedAt: new Date(0),
    resolve: (file: string) => file,
  };

  test('a start is open until its end, which states the run and its results', async () => {
    const repository = await logged({
      [`${subject}/result.json`]: { outcome: 'succeeded', exit_code: 0 },
      'gate_results/production_gates_1/production_gates_report.json': { inputs: { decision_tag: 'x' } },
      'gate_results/production_gates_2/production_gates_report.json': { inputs: { decision_tag: 'y' } },
      'gate_results/gate_registry.csv': 'a\n',
      'gate_results/latest.json': '{}',
    });
    const log = openRunLog(repository.root, { tool: 'official-run' });
    await log?.started({ subject, tag: 'x' }, repository.path('data/scores.csv'));
    expect(openRuns(repository.root)).toEqual([{ subject, tag: 'x' }]);
    expect(await log?.finished(ended)).toEqual([]);
    expect(openRuns(repository.root)).toEqual([]);
    const [, start, end] = entriesOf(repository);
    expect(start?.inputs).toEqual([{ path: 'data/scores.csv', bytes: null, sha256: null, kind: 'source' }]);
    expect(end?.files.map(({ path: file, kind }) => `${kind} ${file}`)).toEqual([
      `fixed ${subject}/result.json`,
      'grows gate_results/gate_registry.csv',
      'fixed gate_results/production_gates_1/production_gates_report.json',
    ]);
    repository.write('gate_results/gate_registry.csv', 'a\nb\n');
    expect(await findings(repository)).toEqual([]);
  });

  test('a start that could not be entered is entered with the end', async () => {
    const repository = await logged({ [`${subject}/result.json`]: { outcome: 'blocked', exit_code: 1 } });
    const lock = repository.path('audit/evidence_log/log.lock');
    const log = openRunLog(repository.root, { tool: 'official-run' });
    rmSync(lock, { force: true });
    mkdirSync(lock);
    await expect(log?.started({ subject, tag: 'x' }, undefined)).rejects.toThrow('log.lock');
    rmSync(lock, { recursive: true });
    await log?.finished({ ...ended, verdict: 'blocked', phase: 'preflight' });
    expect(entriesOf(repository).map(({ event, note }) => [event, note])).toEqual([
      ['opened', expect.anything()],
      ['run_started', 'entered with the end'],
      ['run_finished', 'preflight'],
    ]);
    expect(await findings(repository)).toEqual([]);
  });

  test('a job leaves its end to the submitting side, which enters it as it stands', async () => {
    const repository = await logged({ [`${subject}/result.json`]: { outcome: 'succeeded', exit_code: 0 } });
    await openRunLog(repository.root, { tool: 'official-run' })?.started({ subject, tag: 'x' }, undefined);
    await openRunLog(repository.root, { tool: 'official-run', isJob: true })?.finished(ended);
    expect(entriesOf(repository)).toHaveLength(2);
    await openStep(repository.root, options);
    expect(entriesOf(repository)[2]).toMatchObject({ event: 'run_finished', note: 'verify', witnessed: true });
    expect(await findings(repository)).toEqual([]);
  });

  test('a file that does not only grow is not stated again, and that is reported', async () => {
    const repository = await logged({ [`${subject}/result.json`]: '{}', 'gate_results/gate_registry.csv': 'a\nb\n' });
    const log = openRunLog(repository.root, { tool: 'official-run' });
    await log?.started({ subject, tag: 'x' }, undefined);
    await log?.finished(ended);
    repository.write('gate_results/gate_registry.csv', 'c\n');
    expect(await log?.finished({ ...ended, subject: `${subject}2` })).toEqual([
      expect.stringContaining('gate_results/gate_registry.csv does not only grow'),
    ]);
  });
});

describe('files that are there already', () => {
  const tool = { tool: 'production-gates', tag: 'x' };

  test('a file that grows is added to, and refused when it was cut', async () => {
    const repository = await logged({ 'audit/trials.jsonl': '1\n' });
    const { root, path: at, read, write } = repository;
    const add = (): void => void write('audit/trials.jsonl', `${read('audit/trials.jsonl')}2\n`);
    await enterGrowth(root, at('audit/trials.jsonl'), tool, add);
    await enterGrowth(root, at('audit/trials.jsonl'), tool, add);
    expect(entriesOf(repository).slice(1)).toMatchObject([
      { event: 'recorded', witnessed: true, decision_tag: 'x', files: [{ kind: 'grows', bytes: 4 }] },
      { files: [{ kind: 'grows', bytes: 6 }] },
    ]);
    write('audit/trials.jsonl', '2\n');
    await expect(enterGrowth(root, at('audit/trials.jsonl'), tool, add)).rejects.toThrow(
      /audit\/trials\.jsonl: entry 2/,
    );
    expect(read('audit/trials.jsonl')).toBe('2\n');
  });

  test('a folder is entered as it is', async () => {
    const repository = await logged({ 'gate_results/a/b.csv': '1', 'gate_results/a/c/d.md': '2' });
    await enterFolder(repository.root, repository.path('gate_results/a'), tool);
    expect(entriesOf(repository)[1]?.files.map(({ path: file, kind }) => `${kind} ${file}`)).toEqual([
      'fixed gate_results/a/b.csv',
      'fixed gate_results/a/c/d.md',
    ]);
  });

  test('without a log the adding is all', async () => {
    const { root, path: at, files } = temporaryRepository();
    await enterGrowth(root, at('x.jsonl'), tool, () => writeFileSync(at('x.jsonl'), 'a'));
    await enterFolder(root, root, tool);
    expect(files()).toEqual(['x.jsonl']);
  });
});

test('a full segment is left alone, the next entry begins another', async () => {
  const repository = await logged();
  const { root } = repository;
  const policy = policyOf(root);
  const [opening] = entriesOf(repository) as [EvidenceEntry];
  const draft = draftEntry(root, 'record-evidence', 'recorded');
  const lines = [entryLine(opening)];
  for (let index = 1; index < 1000; index += 1)
    lines.push(entryLine({ ...opening, ...draft, index, prev: sha256(lines.at(-1) ?? '') }));
  const full = lines.map((line) => `${line}\n`).join('');
  repository.write('audit/evidence_log/entries/000000000.jsonl', full);
  await append(root, policy, [draft, draft]);
  expect(logEnd(root, policy).size).toBe(1002);
  expect(readdirSync(path.join(root, 'audit/evidence_log/entries'))).toEqual(['000000000.jsonl', '000001000.jsonl']);
  expect(repository.read('audit/evidence_log/entries/000000000.jsonl')).toBe(full);
  expect(await findings(repository)).toEqual([]);
});
