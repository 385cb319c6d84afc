/** A checkpoint of the log as it stands, and its signature (contract 21.1, 21.2). */
import path from 'node:path';
import { Failure, type EvidencePolicy } from '@gatehouse/contracts';
import {
  checkpointsFolder,
  checkpointName,
  entriesFolder,
  formatCheckpoint,
  judgeCheckpoints,
  originOf,
  ownCheckpoints,
  readLog,
  segmentsOf,
  sign,
  signatureBeside,
  sizesOf,
  verifySignature,
  type Book,
  type Namespace,
} from '@gatehouse/evidence';
import { isFile, publish } from '@gatehouse/files';

/** The log as it was found whole, with what a checkpoint of it says. */
export interface SoundLog {
  book: Book;
  size: number;
  head: string;
  root: string;
  /** The newest `at` of its entries: when a signature of it must have been allowed. */
  newestAt: string;
  text: string;
  /** Where its checkpoint stands or will, relative. */
  file: string;
  /** Has the newest checkpoint there this size? */
  isSealed: boolean;
}

/**
 * Reads the log and holds it against every checkpoint there; the caller has its lock. Throws Failure `refused` for the
 * first fault.
 */
export function soundLog(root: string, policy: EvidencePolicy): SoundLog {
  const own = ownCheckpoints(root);
  const { chain, book } = readLog(segmentsOf(root, entriesFolder()), { log: policy.log, sizes: sizesOf(own) });
  const judged = judgeCheckpoints(
    chain,
    own.map((checkpoint) => ({ ...checkpoint, signers: [] })),
  );
  const [fault] = [...chain.findings, ...judged.findings];
  if (fault !== undefined)
    throw new Failure(
      'refused',
      `${fault.code}: ${fault.place}: ${fault.message}; nothing was sealed, see verify-evidence`,
    );
  const { size, head, root: sum, newestAt } = chain;
  const file = `${checkpointsFolder}/${checkpointName(size)}.checkpoint`;
  const there = own.find((checkpoint) => checkpoint.file === file);
  return {
    book,
    size,
    head,
    root: sum,
    newestAt,
    text:
      there === undefined
        ? formatCheckpoint({ origin: chain.origin ?? originOf(policy), size, root: sum, head })
        : Buffer.from(there.bytes).toString(),
    file,
    isSealed: judged.checkpoints.some(({ verified }) => verified.size === size),
  };
}

/** Brings the checkpoint to disk; one of this size says the same. */
export function writeCheckpoint(root: string, { file, text }: SoundLog): void {
  if (!isFile(path.join(root, file))) publish(path.join(root, file), text);
}

export interface Signing {
  key: string;
  principal: string;
  /** Absolute. */
  allowedSigners: string;
  mayAsk: boolean;
}

/** The armored signature, which the file of allowed signers lets this principal make. Throws Failure `refused`. */
export function signed(
  text: string,
  namespace: Namespace,
  { key, principal, allowedSigners, mayAsk }: Signing,
  at: string,
): string {
  const armored = sign(Buffer.from(text), key, namespace, mayAsk);
  const question = { text: Buffer.from(text), armored: Buffer.from(armored), principal, namespace, allowedSigners, at };
  const state = verifySignature(question);
  if (state === 'good') return armored;
  const why =
    state === 'unknown'
      ? `${allowedSigners} names no key of ${principal}; add the line "${principal} namespaces=\"gatehouse-checkpoint,gatehouse-approval\" <public key>"`
      : `${allowedSigners} does not let ${principal} sign with this key for ${namespace} at ${at}`;
  throw new Failure('refused', `the signature was not kept: ${why}`);
}

/**
 * The signature of the checkpoint; `write` brings it to disk and gives where it stands, relative. Throws Failure
 * `refused`.
 */
export function signCheckpoint(log: SoundLog, signing: Signing): { write(root: string): string } {
  const armored = signed(log.text, 'gatehouse-checkpoint', signing, log.newestAt);
  const file = signatureBeside(log.file, signing.principal);
  return {
    write(root) {
      publish(path.join(root, file), armored);
      return file;
    },
  };
}
