import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import {
  evidenceProof,
  evidenceVerification,
  type EvidenceProof,
  type EvidenceVerification,
} from '@gatehouse/contracts';
import { recordRun, runTool, temporaryRepository, type Repository, type ToolRun } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';

const segment = 'audit/evidence_log/entries/000000000.jsonl';
const note = 'docs/production_research/a.md';

const run = (tool: string, { root }: Repository, words: readonly string[]): ToolRun =>
  runTool(tool, words, { cwd: root });
const verify = (repository: Repository, ...words: string[]): ToolRun => run('verify-evidence', repository, words);
const codesOf = (text: string): string[] =>
  [...text.matchAll(/^verify-evidence: ([a-z_]+): /gm)].map(([, code]) => code as string);

/** A log of three entries: opened, a run adopted, a note. */
function trail(): Repository {
  const repository = temporaryRepository({ [note]: 'a' });
  recordRun(repository, { stamp: '2026-03-02_071500', tag: 'one', outcome: 'succeeded' });
  run('record-evidence', repository, ['--open', '--name', 'example']);
  run('record-evidence', repository, ['--adopt']);
  run('record-evidence', repository, [note, '--note', 'why']);
  return repository;
}

test('an untouched trail passes, and the document is of its schema', () => {
  const repository = trail();
  const passed = verify(repository, '--json');
  expect(passed.status).toBe(0);
  const document = JSON.parse(passed.stdout) as EvidenceVerification;
  expect(evidenceVerification.fault(document)).toBeUndefined();
  expect(document).toMatchObject({
    size: 3,
    overall_pass: true,
    signers_from: 'none',
    checkpoints: [],
    counts: { started: 1, succeeded: 1 },
  });
  expect(verify(repository, '--quiet')).toMatchObject({ status: 0, stdout: '', stderr: '' });
});

test('who did not see a run being made may be asked not to count', () => {
  const refused = verify(trail(), '--require-witnessed');
  expect(refused.status).toBe(2);
  expect(refused.stderr).toMatch(
    /not_witnessed: audit\/workstation_runs\/2026-03-02_071500_production_gates_one: is known by entry 1 \(adopted\)/,
  );
});

describe('what is not as the log states it', () => {
  test.each<[string, (repository: Repository) => void, string[]]>([
    [
      'a link in place of a file',
      ({ path: at }) => {
        renameSync(at(note), at('x.md'));
        symlinkSync(at('x.md'), at(note));
      },
      ['not_a_file'],
    ],
    [
      'a link in place of a folder',
      ({ path: at }) => {
        renameSync(at('docs'), at('elsewhere'));
        symlinkSync(at('elsewhere'), at('docs'));
      },
      ['not_a_file'],
    ],
    [
      'a link in place of the log',
      ({ path: at }) => {
        renameSync(at(segment), at('x.jsonl'));
        symlinkSync(at('x.jsonl'), at(segment));
      },
      ['log_missing', 'log_damaged', 'unlogged'],
    ],
    [
      'a link in a guarded place',
      ({ path: at }) => symlinkSync(at(note), at('audit/workstation_runs/2026-03-02_071500_production_gates_one/more')),
      ['unlogged'],
    ],
    [
      'a run behind a link',
      ({ path: at, write }) => {
        write('elsewhere/result.json', {});
        symlinkSync(at('elsewhere'), at('audit/workstation_runs/2026-03-03_071500_production_gates_two'));
      },
      ['unlogged'],
    ],
    [
      'results behind a link',
      ({ path: at, write }) => {
        write('elsewhere/production_gates_report.json', { inputs: { decision_tag: 'one' } });
        write('gate_results/scratch/x.txt', 'x');
        symlinkSync(at('elsewhere'), at('gate_results/production_gates_9'));
        symlinkSync('scratch', at('gate_results/latest')); // judged by its own name
      },
      ['unlogged'],
    ],
    [
      'a link in a place that the policy guards',
      ({ path: at, write, json }) => {
        const policy = json<object>('configs/research/evidence.json');
        write('configs/research/evidence.json', { ...policy, guarded: ['models/**'] });
        mkdirSync(at('models'));
        symlinkSync(at(note), at('models/weights'));
      },
      ['unlogged'],
    ],
    [
      'a guarded place that is a link',
      ({ path: at, write }) => {
        write('elsewhere/production_gates_9/production_gates_report.json', { inputs: { decision_tag: 'one' } });
        symlinkSync(at('elsewhere'), at('gate_results'));
      },
      ['unlogged'],
    ],
    [
      'a FIFO',
      ({ path: at }) => {
        renameSync(at(note), at('x.md'));
        execFileSync('mkfifo', [at(note)]);
      },
      ['not_a_file'],
    ],
    [
      'a policy that is gone, with a checkpoint',
      (repository) => {
        run('seal-evidence', repository, []);
        renameSync(repository.path('configs/research/evidence.json'), repository.path('gone.json'));
      },
      ['missing'],
    ],
    [
      'an entry that names what is outside',
      ({ path: at, read }) =>
        writeFileSync(at(segment), read(segment).replace(`"path":"${note}"`, '"path":"../../../etc/passwd"')),
      ['log_damaged'],
    ],
    [
      'a report of a logged tag that nobody states',
      ({ write }) =>
        void write('gate_results/production_gates_9/production_gates_report.json', { inputs: { decision_tag: 'one' } }),
      ['unlogged'],
    ],
    [
      'a report that cannot be read',
      ({ write }) => void write('gate_results/production_gates_9/production_gates_report.json', '{'),
      ['unlogged'],
    ],
  ])('%s', (_, spoil, codes) => {
    const repository = trail();
    spoil(repository);
    const failed = verify(repository);
    expect(failed.status, failed.stderr).toBe(2);
    expect(codesOf(failed.stderr).filter((code) => code !== 'note')).toEqual(codes);
    expect(failed.stderr).not.toContain('root:');
  });
});

test('folders of results from work outside official runs are noted, names of living writers left alone', () => {
  const repository = trail();
  repository.write('gate_results/scratch/production_gates_report.json', { inputs: { decision_tag: 'somebody' } });
  repository.write('gate_results/shards/0/x.json', '{}');
  repository.write('audit/workstation_runs/2026-03-02_071500_production_gates_one/.result.json.12-00000000.tmp', 'x');
  const passed = verify(repository);
  expect(passed.status).toBe(0);
  expect(passed.stderr).toContain('note: unofficial: gate_results/scratch');
});

describe('a checkpoint that was kept', () => {
  test.each<[string, (repository: Repository) => string, RegExp]>([
    [
      'a folder',
      ({ path: at }) => {
        mkdirSync(at('kept'));
        return 'kept';
      },
      /checkpoint_damaged: kept: .*expected a regular file/,
    ],
    [
      'a FIFO',
      ({ path: at }) => {
        execFileSync('mkfifo', [at('kept')]);
        return 'kept';
      },
      /checkpoint_damaged: kept/,
    ],
    ['absent', () => 'kept', /checkpoint_damaged: kept: .*not found/],
    [
      'too large',
      ({ write }) => {
        write('kept', 'x'.repeat(70_000));
        return 'kept';
      },
      /checkpoint_damaged: kept: .*larger/,
    ],
    ['a tag that is not there', () => 'git:evidence/000000001', /checkpoint_damaged: git:evidence\/000000001/],
  ])('is %s', (_, kept, message) => {
    const repository = trail();
    const failed = verify(repository, '--checkpoint', kept(repository));
    expect(failed.status).toBe(2);
    expect(failed.stderr).toMatch(message);
  });

  test('from elsewhere shows a log made anew', () => {
    const repository = trail();
    const elsewhere = temporaryRepository();
    run('seal-evidence', repository, []);
    const name = '000000003.checkpoint';
    renameSync(repository.path(`audit/evidence_log/checkpoints/${name}`), elsewhere.path(name));
    expect(verify(repository, '--checkpoint', elsewhere.path(name)).stdout).toContain(
      'checkpoints 3 (from elsewhere; unsigned)',
    );
    const lines = repository.read(segment).trimEnd().split('\n');
    const forged = (lines[2] as string).replace('"note":"why"', '"note":"other"');
    writeFileSync(repository.path(segment), [...lines.slice(0, 2), forged, ''].join('\n'));
    expect(verify(repository).status).toBe(0); // whoever may write here may have made the log anew
    expect(verify(repository, '--checkpoint', elsewhere.path(name)).stderr).toMatch(/checkpoint_differs/);
  });
});

describe('--prove', () => {
  test('shows an entry to somebody who has not the log', () => {
    const repository = trail();
    expect(verify(repository, '--prove', '1').stderr).toContain('no checkpoint covers entry 1; next: seal-evidence');
    run('seal-evidence', repository, []);
    const document = JSON.parse(verify(repository, '--prove', '1', '--json').stdout) as EvidenceProof;
    expect(evidenceProof.fault(document)).toBeUndefined();
    const [kind, extra, index, first, second, blank, ...checkpoint] = document.text.split('\n');
    expect([kind, index, blank]).toEqual(['c2sp.org/tlog-proof@v1', 'index 1', '']);
    expect(checkpoint.join('\n')).toBe(repository.read('audit/evidence_log/checkpoints/000000003.checkpoint'));
    const line = Buffer.from((extra ?? '').slice('extra '.length), 'base64');
    expect(line.toString()).toBe(repository.read(segment).split('\n')[1]);
    const node = (...parts: Buffer[]): Buffer =>
      createHash('sha256')
        .update(Buffer.concat([Buffer.from([1]), ...parts]))
        .digest();
    const leaf = createHash('sha256')
      .update(Buffer.concat([Buffer.from([0]), line]))
      .digest();
    const root = node(node(Buffer.from(first ?? '', 'base64'), leaf), Buffer.from(second ?? '', 'base64'));
    expect(checkpoint[2]).toBe(root.toString('base64'));
    expect(verify(repository, '--prove', '3').stderr).toMatch(/the log has entries 0 to 2, not 3/);
  });
});

describe('several places', () => {
  test('a fetched log makes its runs known, and is judged by its own chain', () => {
    const repository = trail();
    const host = trail();
    const { log } = host.json<{ log: string }>('configs/research/evidence.json');
    cpSync(host.path('audit/evidence_log/entries'), repository.path(`audit/evidence_log/from/${log}/entries`), {
      recursive: true,
    });
    expect(verify(repository).status).toBe(0);
    const file = `audit/evidence_log/from/${log}/entries/000000000.jsonl`;
    repository.write(file, repository.read(file).replace('"adopted"', '"recorded"'));
    expect(verify(repository).stderr).toContain(`log_broken: audit/evidence_log/from/${log}: entry 2`);
  });

  test('two clones that both write have forked', () => {
    const [one, other] = [trail(), temporaryRepository()];
    cpSync(one.root, other.root, { recursive: true });
    for (const [clone, reason] of [
      [one, 'here'],
      [other, 'there'],
    ] as const) {
      clone.write(note, reason);
      run('record-evidence', clone, [note, '--note', reason]);
    }
    const { log } = one.json<{ log: string }>('configs/research/evidence.json');
    mkdirSync(one.path(`audit/evidence_log/from/${log}/entries`), { recursive: true });
    copyFileSync(other.path(segment), one.path(`audit/evidence_log/from/${log}/entries/000000000.jsonl`));
    expect(verify(one).stderr).toMatch(/log_forked: entry 3: /);
  });
});

describe('--rebuild', () => {
  test('says where ledger and log differ', () => {
    const repository = trail();
    const ledger = 'docs/production_research/STAGE_AUDIT_LOG.md';
    const table = (owner: string): string =>
      `| date | stage | decision_tag | owner | objective | command_ref | artifact_ref | result | next_action |\n|---|---|---|---|---|---|---|---|---|\n| 2026-03-02 | S0 | one | ${owner} | x | c | a | pass | y |\n`;
    repository.write(ledger, table('research'));
    run('record-evidence', repository, [ledger, '--note', 'by hand']);
    const folder = temporaryRepository();
    expect(verify(repository, '--rebuild', folder.root).stdout).toContain(`rebuilt: ${ledger} equal\n`);
    expect(folder.read(ledger)).toBe('| 2026-03-02 | S0 | one | research | x | c | a | pass | y |\n');
    repository.write(ledger, table('forger'));
    expect(verify(repository, '--rebuild', folder.root).stdout).toContain(
      `rebuilt: ${ledger} differs at row 1: | 2026-03-02`,
    );
    expect(verify(repository, '--rebuild', '.').stderr).toContain('option --rebuild');
  });
});

test('a signed checkpoint of no entry is as old as can be', () => {
  const repository = trail();
  const { log } = repository.json<{ log: string }>('configs/research/evidence.json');
  const root = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; // of a tree without leaves
  repository.write('kept/0.checkpoint', `gatehouse-evidence/example/${log}\n0\n${root}\n`);
  const keygen = (...words: string[]): Buffer => execFileSync('ssh-keygen', words, { cwd: repository.path('kept') });
  keygen('-q', '-t', 'ed25519', '-N', '', '-f', 'key');
  repository.write('kept/signers', `chair ${repository.read('kept/key.pub')}`);
  keygen('-q', '-Y', 'sign', '-f', 'key', '-n', 'gatehouse-checkpoint', '0.checkpoint');
  renameSync(repository.path('kept/0.checkpoint.sig'), repository.path('kept/0.chair.sig'));
  const signed = ['--checkpoint', 'kept/0.checkpoint', '--allowed-signers', 'kept/signers', '--require-signature'];
  expect(verify(repository, ...signed)).toMatchObject({ status: 0 });
  const old = verify(repository, ...signed, '--max-age-days', '3');
  expect(old.status, old.stderr).toBe(2);
  expect(old.stderr).toContain('checkpoint_old: kept/0.checkpoint: covers no entry');
});

test.each<[string, string[], RegExp]>([
  ['no log', [], /^verify-evidence: no evidence log; next: record-evidence --open, or --adopt\n$/],
  ['age without a signature', ['--max-age-days', '3'], /goes with --require-signature/],
  ['a since that says no size', ['--since', 'x'], /option --since/],
])('%s is status 1', (_, words, message) => {
  const repository = words.includes('--since') ? trail() : temporaryRepository();
  const refused = verify(repository, ...words);
  expect(refused).toMatchObject({ status: 1, stdout: '' });
  expect(refused.stderr).toMatch(message);
});

test('build servers are told each kind of finding', () => {
  const repository = trail();
  repository.write(note, 'other');
  const junit = verify(repository, '--format', 'junit');
  expect(junit.stdout).toMatch(/<testcase name="changed"[^]*<failure/);
});
