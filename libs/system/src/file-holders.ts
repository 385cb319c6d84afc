/**
 * Which processes have a file open, and what else they have open. Linux: /proc; processes of others may not be looked
 * at and are left out.
 */
import { readdirSync, readlinkSync, statSync } from 'node:fs';
import { isDead, parentOf, readProcesses, type ProcessFacts } from './process';

/** A file by what it is, whatever its name is now. */
export interface FileIdentity {
  device: number;
  number: number;
}

/** Living processes, this one excepted, that have the file open. */
export function holdersOf(file: FileIdentity): ProcessFacts[] {
  return readProcesses().filter(
    (found) => found.pid !== process.pid && !isDead(found) && descriptorsOf(found.pid).some((at) => isFile(at, file)),
  );
}

/** Paths of what the process has open and has a name. */
export function openFilesOf(pid: number): string[] {
  return descriptorsOf(pid).flatMap((at) => {
    try {
      const target = readlinkSync(at);
      return target.startsWith('/') && statSync(at).isFile() ? [target] : [];
    } catch {
      return [];
    }
  });
}

function descriptorsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((name) => `/proc/${pid}/fd/${name}`);
  } catch {
    return [];
  }
}

function isFile(descriptor: string, { device, number }: FileIdentity): boolean {
  try {
    const stat = statSync(descriptor);
    return stat.dev === device && stat.ino === number;
  } catch {
    return false;
  }
}

/**
 * Where standard output and error of this process and of those that called it go, as far as these are files: the shell
 * made them for the call.
 */
export function outputsOfCallers(): FileIdentity[] {
  const found: FileIdentity[] = [];
  const seen = new Set<number>();
  for (let pid: number | undefined = process.pid; pid !== undefined && pid > 1 && !seen.has(pid); pid = parentOf(pid)) {
    seen.add(pid);
    for (const descriptor of [1, 2]) found.push(...identityAt(`/proc/${pid}/fd/${descriptor}`));
  }
  return found;
}

function identityAt(descriptor: string): FileIdentity[] {
  try {
    const stat = statSync(descriptor);
    return stat.isFile() ? [{ device: stat.dev, number: stat.ino }] : [];
  } catch {
    return [];
  }
}
