/**
 * Signatures of ssh (contract 21.2): made and verified by ssh-keygen, never by code of ours. Namespaces keep a
 * signature for a checkpoint from being taken for an approval.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { errorCode, explainError, Failure, type CheckpointSigner } from '@gatehouse/contracts';
import { readText, readTextIfThere } from '@gatehouse/files';
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
  return inFolder((folder) => {
    const [signers, signature] = placed(folder, question);
    if (isSignedBy(question.principal, question, signers, signature)) return 'good';
    return principalsIn(signers).includes(question.principal) ? 'bad' : 'unknown';
  });
}

/**
 * Every principal under whose name the signature would be good: people may share a key, or one person have two names.
 */
export function principalsOfKey(question: Omit<SignatureQuestion, 'principal'>): string[] {
  return inFolder((folder) => {
    const [signers, signature] = placed(folder, question);
    const listed = [...new Set(principalsIn(signers))].slice(0, mostPrincipals);
    return listed.filter((principal) => isSignedBy(principal, question, signers, signature));
  });
}

const mostPrincipals = 256;

type Question = Omit<SignatureQuestion, 'principal'>;

function isSignedBy(principal: string, { text, namespace, at }: Question, signers: string, signature: string): boolean {
  const words = ['-f', signers, '-I', principal, '-n', namespace, '-s', signature];
  return keygen(['-Y', 'verify', ...verifyTime(at), ...words], text).status === 0;
}

/**
 * Signature and allowed signers as files; lines with patterns are left out, by which one key would sign under any name.
 */
function placed(folder: string, { armored, allowedSigners }: Question): [signers: string, signature: string] {
  const lines = (readTextIfThere(allowedSigners) ?? '').split('\n');
  const [signers, signature] = [path.join(folder, 'signers'), path.join(folder, 'sig')];
  writeFileSync(signers, lines.filter((line) => !/[*?!]/.test(principalsField(line))).join('\n'));
  writeFileSync(signature, armored);
  return [signers, signature];
}

function principalsIn(signers: string): string[] {
  return readText(signers)
    .split('\n')
    .flatMap((line) => (/^\s*(?:#|$)/.test(line) ? [] : principalsField(line).split(',')));
}

/** The first field of a line of allowed signers, without its quotes. */
function principalsField(line: string): string {
  const [, quoted, bare] = /^\s*(?:"([^"]*)"|(\S*))/.exec(line) ?? [];
  return quoted ?? bare ?? '';
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-signature-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The armored signature. `key` is a private key, or the public half of one that the agent holds; a passphrase is asked
 * for only with `mayAsk`. Throws Failure `refused` with what ssh-keygen says, `io` where it cannot be started.
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
  // One that rejects the signature before it has read the message closes the pipe; its status says what it found.
  const couldNotStart = run.error !== undefined && !(errorCode(run.error) === 'EPIPE' && run.status !== null);
  if (couldNotStart)
    throw new Failure(
      'io',
      `cannot start ssh-keygen, which makes and verifies signatures: ${explainError(run.error)}`,
      {
        cause: run.error,
      },
    );
  return run;
}
