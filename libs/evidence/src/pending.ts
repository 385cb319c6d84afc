/**
 * A step between its files and its entry (contract 20.6): `pending/<pid>-<8 hex>.json` says what its entry will state.
 * The next one who takes the lock of the log enters what a killed writer could not.
 */
import { readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { evidencePending, formatDocument, type EvidencePending, type PendingEntry } from '@gatehouse/contracts';
import { inspectDocument, publish, sweepFolder } from '@gatehouse/files';
import { bootId, identify, isAlive } from '@gatehouse/system';
import { evidenceFolder } from './place';
import { folderFault } from './segments';

const pendingFolder = `${evidenceFolder}/pending`;

export interface PendingFile {
  /** Relative. */
  path: string;
  pending: EvidencePending;
}

/** Brings to disk what this process is about to do; its path, relative. Throws Failure `io`. */
export function publishPending(root: string, entry: PendingEntry): string {
  const number = Math.floor(Math.random() * 2 ** 32)
    .toString(16)
    .padStart(8, '0');
  const file = `${pendingFolder}/${process.pid}-${number}.json`;
  sweepFolder(path.join(root, pendingFolder));
  const { start_time } = identify(process.pid);
  const writer = { host: os.hostname(), boot_id: bootId() ?? null, pid: process.pid, start_time };
  publish(path.join(root, file), formatDocument(evidencePending, { schema: 'evidence-pending/v1', writer, entry }));
  return file;
}

export function removePending(root: string, file: string): void {
  rmSync(path.join(root, file), { force: true });
}

/** Every pending step that can be read, in the order of names; `onDamaged` hears of the others. */
export function listPendings(root: string, onDamaged?: (problem: string) => void): PendingFile[] {
  if (folderFault(root, pendingFolder) !== undefined) return [];
  return readdirSync(path.join(root, pendingFolder))
    .filter((name) => /^\d+-[0-9a-f]{8}\.json$/.test(name))
    .sort()
    .flatMap((name) => {
      const file = `${pendingFolder}/${name}`;
      const reading = inspectDocument(evidencePending, path.join(root, file));
      if (reading.state === 'read') return [{ path: file, pending: reading.value }];
      if (reading.state === 'damaged') onDamaged?.(reading.problem); // one that is missing: its writer was faster
      return [];
    });
}

/** Does the writer of a pending step still live? One of another host does, as far as can be told from here. */
export function isWriterAlive({ writer }: EvidencePending): boolean {
  if (writer.host !== os.hostname()) return true;
  const boot = bootId();
  if (writer.boot_id !== null && boot !== undefined && writer.boot_id !== boot) return false;
  return isAlive({ pid: writer.pid, start_time: writer.start_time });
}

/** Writers at work, as they are named in a message. */
export function livingPendings(root: string): string[] {
  return listPendings(root)
    .filter(({ pending }) => isWriterAlive(pending))
    .map(({ pending: { writer, entry } }) => `${entry.tool}, pid ${writer.pid} on ${writer.host}`);
}
