import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { evidenceApproval, evidenceSeal } from '@gatehouse/contracts';
import { runTool, temporaryRepository, testWith, type Repository, type ToolRun } from '@gatehouse/testkit';
import { describe, expect, onTestFinished } from 'vitest';

const withKeys = testWith('ssh-keygen');
const folder = 'audit/evidence_log/checkpoints';

const run = (tool: string, { root }: Repository, words: readonly string[], env: Record<string, string> = {}): ToolRun =>
  runTool(tool, words, { cwd: root, env });
const seal = (repository: Repository, ...words: string[]): ToolRun => run('seal-evidence', repository, words);
const verify = (repository: Repository, ...words: string[]): ToolRun => run('verify-evidence', repository, words);

/** A repository with a log, and keys outside of what the log knows. */
function logged(...signers: string[]): Repository {
  const repository = temporaryRepository({ 'a.md': 'a' });
  run('record-evidence', repository, ['--open', '--name', 'example']);
  for (const name of ['research', 'chair', 'stranger']) key(repository, name);
  allow(repository, ...signers.map((name) => line(repository, name)));
  return repository;
}

function key({ path: at }: Repository, name: string, passphrase = ''): void {
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-C', '', '-f', at(name)]);
}

function line(
  { read }: Repository,
  name: string,
  options = 'namespaces="gatehouse-checkpoint,gatehouse-approval"',
): string {
  return `${name} ${options} ${read(`${name}.pub`).trim()}`;
}

function allow(repository: Repository, ...lines: string[]): void {
  repository.write('configs/research/allowed_signers', lines.map((one) => `${one}\n`).join(''));
}

describe('a checkpoint', () => {
  withKeys('is what the log was, is written once, and is kept when the log grows', () => {
    const repository = logged();
    const first = seal(repository);
    expect(first.status, first.stderr).toBe(0);
    expect(first.stdout).toMatch(
      /^\[done\] checkpoint=audit\/evidence_log\/checkpoints\/000000001\.checkpoint\n\[anchor\] size=1 head=[0-9a-f]{64} root=[A-Za-z0-9+/]{43}=\n$/,
    );
    const text = repository.read(`${folder}/000000001.checkpoint`);
    expect(text).toMatch(/^gatehouse-evidence\/example\/[0-9a-f]{32}\n1\n[A-Za-z0-9+/]{43}=\nhead [0-9a-f]{64}\n$/);
    expect(seal(repository, '--if-grown').stdout).toMatch(/^\[anchor\] size=1 /);
    run('record-evidence', repository, ['a.md', '--note', 'x']);
    const second = seal(repository, '--if-grown', '--json');
    expect(evidenceSeal.fault(JSON.parse(second.stdout))).toBeUndefined();
    expect(repository.read(`${folder}/000000001.checkpoint`)).toBe(text);
    expect(verify(repository).stdout).toContain('checkpoints 2 (own; unsigned)');
  });

  withKeys('of a log that is not whole, or differs from an earlier one, is not written', () => {
    const repository = logged();
    seal(repository);
    run('record-evidence', repository, ['a.md', '--note', 'x']);
    const file = 'audit/evidence_log/entries/000000000.jsonl';
    const whole = repository.read(file);
    repository.write(file, whole.replace('"opened"', '"recorded"'));
    expect(seal(repository)).toMatchObject({ status: 1, stdout: '' });
    expect(seal(repository).stderr).toMatch(/log_broken: entry 1: .*; nothing was sealed, see verify-evidence/);
    repository.write(
      file,
      whole.replace(/"at":"\d{4}/, '"at":"2001').replace(/"prev":"[1-9a-f][0-9a-f]*"/, (found) => found),
    );
    expect(seal(repository).status).toBe(1);
    repository.write(file, whole.slice(0, whole.indexOf('\n') + 1).replace('"record-evidence"', '"forger"'));
    expect(seal(repository).stderr).toMatch(/checkpoint_differs: .*000000001\.checkpoint/);
    expect(existsSync(repository.path(`${folder}/000000002.checkpoint`))).toBe(false);
  });

  withKeys.each<[string, (repository: Repository) => void]>([
    ['a link', ({ path: at }) => symlinkSync('/nonexistent', at(folder))],
    ['a link to where they are kept', ({ path: at }) => symlinkSync(at('kept'), at(folder))],
    ['a file', ({ write }) => void write(folder, '')],
  ])('is not written, nor is the log taken for one without checkpoints, where their folder is %s', (_, replace) => {
    const repository = logged();
    seal(repository);
    renameSync(repository.path(folder), repository.path('kept'));
    replace(repository);
    const file = 'audit/evidence_log/entries/000000000.jsonl';
    repository.write(file, repository.read(file).replace('"record-evidence"', '"forger"'));
    const refused = seal(repository);
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toMatch(/checkpoint_damaged: audit\/evidence_log\/checkpoints: .*is a link or a file/);
    const judged = verify(repository);
    expect(judged.status).toBe(2);
    expect(judged.stderr).toContain('checkpoint_damaged: audit/evidence_log/checkpoints');
  });

  withKeys('as a tag of git is never moved, and is read from there', () => {
    const repository = logged();
    repository.git('init');
    repository.git('config', 'user.name', 'test');
    repository.git('config', 'user.email', 'test@example.invalid');
    repository.git('add', 'a.md');
    repository.git('commit', '-m', 'start');
    expect(seal(repository, '--git-tag').stdout).toContain('[done] git_tag=evidence/000000001\n');
    expect(seal(repository, '--git-tag').status).toBe(0);
    expect(verify(repository, '--checkpoint', 'git:evidence/000000001').stdout).toContain('checkpoints 1 (own');
    repository.git('tag', '--force', '--annotate', '--message', 'other', 'evidence/000000001');
    run('record-evidence', repository, ['a.md', '--note', 'x']);
    repository.git('tag', '--annotate', '--message', 'other', 'evidence/000000002');
    const refused = seal(repository, '--git-tag');
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(repository.exists(`${folder}/000000002.checkpoint`)).toBe(false);
    expect(refused.stderr).toMatch(/is there and has another checkpoint as its message; a tag is never moved/);
    expect(verify(repository, '--checkpoint', 'git:evidence/000000001').stderr).toContain(
      'checkpoint_damaged: git:evidence/000000001',
    );
  });
});

describe('a signature', () => {
  const signing = (name: string, principal = name): string[] => ['--sign-key', name, '--principal', principal];

  withKeys('of a key that may sign counts; who says so is told', () => {
    const repository = logged('research', 'chair');
    const run1 = seal(repository, ...signing('research'));
    expect(run1.stdout).toContain(`[done] signature=${folder}/000000001.research.sig`);
    expect(seal(repository, ...signing('chair')).status).toBe(0);
    expect(verify(repository, '--require-signature').stdout).toContain(
      'checkpoints 1 (own; signed by chair, research; signers as the repository states them)',
    );
    repository.write('mine', `${line(repository, 'chair')}\n`);
    const given = verify(repository, '--require-signature', '--allowed-signers', 'mine', '--json');
    expect(JSON.parse(given.stdout)).toMatchObject({
      signers_from: 'given',
      checkpoints: [
        {
          signers: [
            { principal: 'chair', state: 'good' },
            { principal: 'research', state: 'unknown' },
          ],
        },
      ],
    });
  });

  withKeys('that would not count is not kept, and no checkpoint either', () => {
    const repository = logged('research');
    for (const [words, message] of [
      [signing('stranger'), /names no key of stranger; add the line/],
      [signing('stranger', 'research'), /does not let research sign with this key/],
      [signing('nothing', 'research'), /ssh-keygen does not sign with .*nothing/],
      [['--sign-key', 'research'], /--sign-key and --principal go together/],
      [signing('research', 'a/b'), /option --principal: expected a name/],
      [signing('research', '-x'), /option --principal: expected a name/],
    ] as const) {
      const refused = seal(repository, ...words);
      expect(refused).toMatchObject({ status: 1, stdout: '' });
      expect(refused.stderr).toMatch(message);
    }
    expect(repository.files().filter((file) => file.startsWith(folder))).toEqual([]);
  });

  withKeys('without a terminal asks for no passphrase', () => {
    const repository = logged('research');
    key(repository, 'locked', 'secret');
    allow(repository, line(repository, 'locked'));
    const refused = seal(repository, ...signing('locked'));
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(/ssh-keygen does not sign with .*locked: .*passphrase/);
  });

  testWith(
    'ssh-keygen',
    'ssh-agent',
    'ssh-add',
  )('of a key that only the agent holds', () => {
    const repository = logged('chair');
    const agent = execFileSync('ssh-agent', ['-s'], { encoding: 'utf8' });
    const socket = /SSH_AUTH_SOCK=([^;]+)/.exec(agent)?.[1] ?? '';
    onTestFinished(() => void execFileSync('kill', [/SSH_AGENT_PID=(\d+)/.exec(agent)?.[1] ?? '']));
    const env = { SSH_AUTH_SOCK: socket };
    execFileSync('ssh-add', ['-q', repository.path('chair')], { env: { ...process.env, ...env } });
    execFileSync('rm', [repository.path('chair')]);
    const sealed = run('seal-evidence', repository, signing('chair.pub', 'chair'), env);
    expect(sealed.status, sealed.stderr).toBe(0);
    expect(verify(repository, '--require-signature').status).toBe(0);
  });

  withKeys(
    'is judged at the time of what it covers: a key that expired later keeps what it signed, one before does not',
    () => {
      const repository = logged('research');
      seal(repository, ...signing('research'));
      const status = (options: string): number | null => {
        allow(repository, line(repository, 'research', options));
        return verify(repository, '--require-signature').status;
      };
      expect(status('valid-before="20990101"')).toBe(0);
      expect(status('valid-before="20200101"')).toBe(2);
      expect(status('valid-after="20990101"')).toBe(2);
      expect(status('namespaces="gatehouse-approval"')).toBe(2);
      allow(repository); // taken out, revoked
      expect(verify(repository, '--require-signature').stderr).toContain('signature_missing');
      allow(repository, `* ${repository.read('research.pub').trim()}`);
      expect(verify(repository, '--require-signature').status).toBe(2);
      expect(verify(repository).stdout).toContain('(own; unsigned)');
    },
  );

  withKeys('is required, and not older than asked', () => {
    const repository = logged('research');
    expect(verify(repository, '--require-signature').stderr).toContain(
      'signature_missing: audit/evidence_log/checkpoints: there is no checkpoint',
    );
    seal(repository);
    expect(verify(repository, '--require-signature').stderr).toContain('signature_missing');
    seal(repository, ...signing('research'));
    expect(verify(repository, '--require-signature', '--max-age-days', '1').status).toBe(0);
    expect(verify(repository, '--require-signature', '--max-age-days', '0').stderr).toContain('checkpoint_old');
    expect(verify(repository, '--max-age-days', '1').stderr).toContain(
      'option --max-age-days goes with --require-signature',
    );
    writeFileSync(repository.path(`${folder}/000000001.research.sig`), readFileSync(repository.path('research.pub')));
    expect(verify(repository).stderr).toContain('signature_bad');
  });
});

describe('an approval', () => {
  /** A stage check that passed, in the log as check-stage enters it. */
  function checked(): Repository {
    const repository = logged('research', 'chair');
    const stage = '2026-03-02_080000_S4_x';
    repository.write(`audit/stage_checks/${stage}/stage_check.json`, check);
    run('record-evidence', repository, ['--adopt']);
    return repository;
  }
  const check = {
    schema: 'stage-check/v1',
    generated_at: '2026-03-02T08:00:00.000000',
    stage: 'S4',
    title: 'Deployment',
    decision_tag: 'x',
    owner: 'research',
    predecessors: [],
    policy: { name: 'shipped', path: null, sha256: '0'.repeat(64) },
    git_commit: null,
    requirements: [{ id: 'a', rule: 'A.', status: 'pass', problems: [], evidence: [], command: null, waiver: null }],
    refused_waivers: [],
    counts: { pass: 1, fail: 0, waived: 0 },
    overall_pass: true,
  };
  const approving = (name: string): string[] => [
    '--approve',
    'x',
    '--stage',
    'S4',
    '--statement',
    'for paper trading',
    '--sign-key',
    name,
    '--principal',
    name,
  ];

  withKeys('by somebody who does not own the decision counts, until a newer check', () => {
    const repository = checked();
    repository.write('configs/research/evidence.json', {
      ...repository.json<object>('configs/research/evidence.json'),
      approval_stages: ['S4'],
    });
    expect(verify(repository).stderr).toMatch(/approval_missing: audit\/stage_checks\/2026-03-02_080000_S4_x/);
    const approved = seal(repository, ...approving('chair'));
    expect(approved.status, approved.stderr).toBe(0);
    expect(approved.stdout).toContain('[done] approval=audit/evidence_log/approvals/x_S4.json');
    expect(evidenceApproval.fault(repository.json('audit/evidence_log/approvals/x_S4.json'))).toBeUndefined();
    expect(verify(repository).status, verify(repository).stderr).toBe(0);
    repository.write('audit/stage_checks/2026-03-03_080000_S4_x/stage_check.json', check);
    run('record-evidence', repository, ['--adopt']);
    expect(verify(repository).stderr).toMatch(
      /approval_invalid: audit\/evidence_log\/approvals\/x_S4\.json: the newest check of x for S4/,
    );
    expect(seal(repository, ...approving('chair')).stdout).toContain('approvals/x_S4_2.json');
    expect(verify(repository).status).toBe(0);
  });

  withKeys("of one's own decision, of what is not checked or did not pass is refused", () => {
    const repository = checked();
    expect(seal(repository, ...approving('research')).stderr).toContain(
      'research owns x: nobody approves a decision of their own',
    );
    allow(repository, line(repository, 'research'), `chair ${repository.read('research.pub').trim()}`);
    expect(
      seal(repository, ...approving('chair').slice(0, 6), '--sign-key', 'research', '--principal', 'chair').stderr,
    ).toContain('research owns x');
    allow(repository, line(repository, 'chair', 'namespaces="gatehouse-checkpoint"'));
    expect(seal(repository, ...approving('chair')).stderr).toContain('does not let chair sign with this key');
    expect(repository.files().filter((file) => file.startsWith(folder))).toEqual([]);
    expect(seal(repository, '--approve', 'y', ...approving('chair').slice(2)).stderr).toContain(
      'the log has no check of y for S4',
    );
    expect(seal(repository, '--approve', 'x').stderr).toContain(
      '--approve TAG goes with --stage S and --statement TEXT',
    );
    expect(seal(repository, ...approving('chair').slice(0, 6)).stderr).toContain('--approve goes with --sign-key FILE');
    repository.write('audit/stage_checks/2026-03-02_080000_S4_x/stage_check.json', { ...check, title: 'forged' });
    allow(repository, line(repository, 'research'), line(repository, 'chair'));
    expect(seal(repository, ...approving('chair')).stderr).toContain('is not what the log states');
    expect(repository.files().filter((file) => file.includes('approvals'))).toEqual([]);
  });
});

withKeys('another process that holds the log is waited for, then 75', async () => {
  const repository = logged();
  const holder = spawn('flock', [repository.path('audit/evidence_log/log.lock'), 'sleep', '50'], {
    stdio: 'ignore',
    detached: true,
  });
  onTestFinished(() => void process.kill(-(holder.pid as number), 'SIGKILL'));
  await new Promise((resolve) => setTimeout(resolve, 500));
  const run1 = seal(repository);
  expect(run1.status).toBe(75);
  expect(run1.stderr).toMatch(/waiting for the evidence log, held by/);
});
