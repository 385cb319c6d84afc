/** A bundle as its archive has it, whatever is wrong with it. */
import { createHash } from 'node:crypto';
import type { BundlePolicy } from '@gatehouse/contracts';
import type { ZipReading } from '@gatehouse/files';
import { readMeta, type RunLogMeta } from '@gatehouse/records';
import { generated } from './members';
import { parseCommits, type CommitList } from './texts';

export interface Bundle {
  /** Path from the repository. */
  zip: string;
  reading: ZipReading;
  /** By name, the first of each, in the order of the archive. */
  members: ReadonlyMap<string, Buffer>;
  /** Names of the run logs in it. */
  runs: readonly string[];
  list: CommitList | undefined;
  meta: RunLogMeta | undefined;
}

export function openBundle(zip: string, reading: ZipReading, policy: BundlePolicy): Bundle {
  const members = new Map<string, Buffer>();
  for (const { name, bytes } of 'members' in reading ? reading.members : [])
    if (!members.has(name)) members.set(name, Buffer.from(bytes));
  const root = `${policy.runs_root}/`;
  const runs = [
    ...new Set(
      [...members.keys()].flatMap((name) =>
        name.startsWith(root) ? (name.slice(root.length).split('/')[0] ?? []) : [],
      ),
    ),
  ];
  const [meta, list] = [
    runs.length === 1 ? members.get(`${root}${runs[0]}/META.json`) : undefined,
    members.get(generated.commits),
  ];
  const read = meta === undefined ? undefined : readMeta(meta);
  return {
    zip,
    reading,
    members,
    runs,
    list: list === undefined ? undefined : parseCommits(list.toString('utf8')),
    meta: read !== undefined && 'meta' in read ? read.meta : undefined,
  };
}

/** Members that the tool did not write itself. */
export function belonging({ members }: Bundle): { path: string; bytes: Buffer }[] {
  const own: readonly string[] = Object.values(generated);
  return [...members].filter(([path]) => !own.includes(path)).map(([path, bytes]) => ({ path, bytes }));
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
