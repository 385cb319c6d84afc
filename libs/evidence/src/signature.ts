/**
 * Signatures of ssh (contract 21.2): made and verified by ssh-keygen, never by code of ours. Namespaces keep a signature for a checkpoint from being
 * taken for an approval.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { explainError, Failure, type CheckpointSigner } from '@gatehouse/contracts';
import { stamp } from '@gatehouse/render';

export type Namespace = 'gatehouse-checkpoint' | 'gatehouse-approval';

/** Names a principal in a file's name and on a command line. */
export function isPrincipal(name: string): boolean {
  return name !== '' && !/[/\u0000-\u0020\u007f"*?!,]/.test(name) && !name.startsWith('-') && !name.startsWith('.');
}

/** What is asked of ssh-keygen about one signature. */
export interface SignatureQuestion {
  text: Uint8Array;
  armored: Uint8Array;
  principal: string;
  namespace: Namespace;
  /** File of who may sign, absolute; it need not be there. */
  allowedSigners: string;
  /** The moment at which a key must have been valid. */
  at: string | undefined;
}

/** `unknown`: nobody says which keys the principal has. Throws Failure `io` where ssh-keygen cannot be started. */
export function verifySignature(question: SignatureQuestion): CheckpointSigner['state'] {
  const { principal, namespace, allowedSigners, at } = question;
  const isGood = withSignature(question.armored, (file) => {
    const words = ['-f', allowedSigners, '-I', principal, '-n', namespace, '-s', file];
    return keygen(['-Y', 'verify', ...verifyTime(at), ...words], question.text).status === 0;
  });
  // A pattern in the file would let one key sign under any name.
  if (isGood && principalsOfKey(question).includes(principal)) return 'good';
  const listed = keygen(['-Y', 'match-principals', '-I', principal, '-f', allowedSigners]);
  return listed.status === 0 || /^usage|Unsupported/m.test(listed.stderr) ? 'bad' : 'unknown';
}

/** Principals to whose keys this signature's belongs, as the file of allowed signers writes them. */
export function principalsOfKey(question: Pick<SignatureQuestion, 'armored' | 'allowedSigners' | 'at'>): string[] {
  return withSignature(question.armored, (file) => {
    const words = ['-s', file, '-f', question.allowedSigners];
    const run = keygen(['-Y', 'find-principals', ...verifyTime(question.at), ...words]);
    return run.status === 0 ? run.stdout.split(/[\n,]/).filter((name) => name !== '') : [];
  });
}

/**
 * The armored signature. `key` is a private key, or the public half of one that the agent holds; a passphrase is asked for only with `mayAsk`.
 * Throws Failure `refused` with what ssh-keygen says, `io` where it cannot be started.
 */
export function sign(text: Uint8Array, key: string, namespace: Namespace, mayAsk: boolean): string {
  const run = keygen(['-Y', 'sign', '-f', key, '-n', namespace], text, mayAsk);
  if (run.status === 0 && run.stdout.startsWith('-----BEGIN SSH SIGNATURE-----')) return run.stdout;
  const said = run.stderr
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('Signing data'));
  throw new Failure('refused', `ssh-keygen does not sign with ${key}: ${said.join('; ') || `status ${run.status}`}`);
}

function withSignature<T>(armored: Uint8Array, work: (file: string) => T): T {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-signature-'));
  try {
    const file = path.join(folder, 'sig');
    writeFileSync(file, armored, { mode: 0o600 });
    return work(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As ssh-keygen reads it: this zone's time. */
function verifyTime(at: string | undefined): string[] {
  if (at === undefined) return [];
  return ['-O', `verify-time=${stamp(new Date(at)).replace(/[_-]/g, '')}`];
}

interface Answer {
  status: number | null;
  stdout: string;
  stderr: string;
}

function keygen(words: readonly string[], input: string | Uint8Array = '', mayAsk = false): Answer {
  const run = spawnSync('ssh-keygen', words, {
    input,
    encoding: 'utf8',
    env: mayAsk ? process.env : { ...process.env, SSH_ASKPASS_REQUIRE: 'never', DISPLAY: '' },
    ...(mayAsk ? {} : { detached: true }), // without a terminal of its own it cannot ask
  });
  if (run.error !== undefined)
    throw new Failure(
      'io',
      `cannot start ssh-keygen, which makes and verifies signatures: ${explainError(run.error)}`,
      {
        cause: run.error,
      },
    );
  return run;
}
