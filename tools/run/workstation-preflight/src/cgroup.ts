/**
 * What a control group grants this process (contract 2.3). Version 2 has one tree, version 1 a tree per controller; a
 * limit on any level above the process counts, so every level is read and the smallest taken.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface CgroupLimits {
  /** Cores, possibly a fraction; Infinity without a limit. */
  cores: number;
  /** Bytes; Infinity without a limit. */
  memoryBytes: number;
}

/** Reads a file below the root of the file system; undefined when it is not there. */
export type ReadFile = (file: string) => string | undefined;

export function readSystemFile(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** The limits that hold for this process. */
export function cgroupLimits(read: ReadFile = readSystemFile): CgroupLimits {
  const grant: CgroupLimits = { cores: Infinity, memoryBytes: Infinity };
  const limit = (cores: number, memoryBytes: number): void => {
    grant.cores = Math.min(grant.cores, cores);
    grant.memoryBytes = Math.min(grant.memoryBytes, memoryBytes);
  };
  for (const line of (read('/proc/self/cgroup') ?? '0::/').split('\n')) {
    const [, controllers, group] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    if (group === undefined || controllers === undefined) continue;
    const names = controllers.split(',');
    if (controllers === '') {
      for (const folder of levels('/sys/fs/cgroup', group))
        limit(coresV2(read(`${folder}/cpu.max`)), bytes(read(`${folder}/memory.max`)));
    }
    if (names.includes('cpu')) {
      for (const folder of levels('/sys/fs/cgroup/cpu', group))
        limit(coresV1(read(`${folder}/cpu.cfs_quota_us`), read(`${folder}/cpu.cfs_period_us`)), Infinity);
    }
    if (names.includes('memory')) {
      for (const folder of levels('/sys/fs/cgroup/memory', group))
        limit(Infinity, bytes(read(`${folder}/memory.limit_in_bytes`)));
    }
  }
  return grant;
}

/**
 * The mount itself and every group down to ours. In a container the path may be the host's, and then only the mount is
 * there.
 */
function levels(mount: string, group: string): string[] {
  const folders = [mount];
  for (const part of path.posix
    .normalize(group)
    .split('/')
    .filter((name) => name !== '' && name !== '..'))
    folders.push(`${folders.at(-1)}/${part}`);
  return folders;
}

function coresV2(text: string | undefined): number {
  const [quota, period] = (text ?? 'max').trim().split(/\s+/);
  return quota === 'max' ? Infinity : positive(Number(quota) / Number(period ?? 100_000));
}

function coresV1(quota: string | undefined, period: string | undefined): number {
  return positive(Number(quota ?? -1) / Number(period ?? 100_000));
}

/** Version 1 says "no limit" with a number near 2^63, which is larger than any machine and so no limit here either. */
function bytes(text: string | undefined): number {
  return text === undefined || text.trim() === 'max' ? Infinity : positive(Number(text));
}

function positive(value: number): number {
  return value > 0 ? value : Infinity;
}
