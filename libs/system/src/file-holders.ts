/** Which processes have a file open, and what else they have open. Linux: /proc; processes of others may not be looked at and are left out. */
import { readdirSync, readlinkSync, statSync } from 'node:fs';
import { isDead, readProcesses, type ProcessFacts } from './process';

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
