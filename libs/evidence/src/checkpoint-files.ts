/**
 * Checkpoints as they lie beside the log, as files from elsewhere, and as tags of git; with the signatures beside them
 * (contract 21.1, 21.2, 22.2).
 */
import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Failure, type CheckpointSigner } from '@gatehouse/contracts';
import { readBytesNoFollow } from '@gatehouse/files';
import { tagMessage } from '@gatehouse/system';
import { largestCheckpoint } from './checkpoint';
import type { GivenCheckpoint } from './facts';
import { evidenceFolder } from './place';
import { folderFault } from './segments';
import { isPrincipal } from './signature';

export const checkpointsFolder = `${evidenceFolder}/checkpoints`;
export const checkpointTag = (size: number): string => `evidence/${checkpointName(size)}`;

/** A checkpoint's file name without its end. */
export function checkpointName(size: number): string {
  return String(size).padStart(9, '0');
}

/** Signatures beside one checkpoint that are inspected; a folder full of others must not keep a verifier busy. */
const mostSignatures = 16;
const largestSignature = 64 * 1024; // bytes

/** A checkpoint whose signatures nobody has inspected yet. */
export interface UnsignedCheckpoint extends Omit<GivenCheckpoint, 'signers'> {
  signatures: { principal: string; armored: Buffer }[];
}

/** Judges a signature: who signed what. */
export type SignatureJudge = (text: Uint8Array, principal: string, armored: Buffer) => CheckpointSigner['state'];

/** The repository's own checkpoints, in the order of their names; one with a fault for a folder that is not ours. */
export function ownCheckpoints(root: string): UnsignedCheckpoint[] {
  const fault = folderFault(root, checkpointsFolder);
  if (fault !== undefined) {
    const isThere = lstatSync(path.join(root, checkpointsFolder), { throwIfNoEntry: false }) !== undefined;
    return isThere ? [{ file: checkpointsFolder, bytes: Buffer.alloc(0), isOwn: true, signatures: [], fault }] : [];
  }
  return readdirSync(path.join(root, checkpointsFolder))
    .filter((name) => name.endsWith('.checkpoint') && !name.startsWith('.'))
    .sort()
    .map((name) => readCheckpoint(path.join(root, checkpointsFolder, name), `${checkpointsFolder}/${name}`, true));
}

/**
 * A checkpoint in a file, or with `git:` before it in a tag of the repository. What cannot be read is one with a fault.
 */
export function givenCheckpoint(root: string, given: string, resolve: (given: string) => string): UnsignedCheckpoint {
  if (!given.startsWith('git:')) {
    const file = resolve(given);
    const relative = path.relative(root, file);
    return readCheckpoint(file, given, relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative));
  }
  const message = tagMessage(root, given.slice('git:'.length));
  return {
    file: given,
    bytes: Buffer.from(message ?? ''),
    isOwn: true,
    signatures: [],
    ...(message === undefined ? { fault: 'the repository has no such annotated tag' } : {}),
  };
}

function readCheckpoint(file: string, shown: string, isOwn: boolean): UnsignedCheckpoint {
  try {
    const bytes = readBytesNoFollow(file, largestCheckpoint);
    return { file: shown, bytes, isOwn, signatures: signaturesBeside(file) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { file: shown, bytes: Buffer.alloc(0), isOwn, signatures: [], fault: error.message };
  }
}

/** `<name>.<principal>.sig` beside `<name>.checkpoint`, the first by name. */
function signaturesBeside(file: string): UnsignedCheckpoint['signatures'] {
  const folder = path.dirname(file);
  const stem = `${path.basename(file).replace(/\.[^.]*$/, '')}.`;
  return readdirSync(folder)
    .filter((name) => name.startsWith(stem) && name.endsWith('.sig') && name.length > stem.length + '.sig'.length)
    .sort()
    .flatMap((name) => {
      const principal = name.slice(stem.length, -'.sig'.length);
      return isPrincipal(principal) ? [{ principal, name }] : [];
    })
    .slice(0, mostSignatures)
    .flatMap(({ principal, name }) => {
      const armored = readSignature(path.join(folder, name));
      return armored === undefined ? [] : [{ principal, armored }];
    });
}

/** The bytes of a signature; undefined for a link, a folder, what is too large or cannot be read. */
export function readSignature(file: string): Buffer | undefined {
  try {
    return readBytesNoFollow(file, largestSignature);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** The checkpoint with who signed it. */
export function withSigners({ signatures, ...checkpoint }: UnsignedCheckpoint, judge: SignatureJudge): GivenCheckpoint {
  return {
    ...checkpoint,
    signers: signatures.map(({ principal, armored }) => ({
      principal,
      state: judge(checkpoint.bytes, principal, armored),
    })),
  };
}
