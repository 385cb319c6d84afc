/** What a tool asks of the disk, as strace tells it, and which of these calls can fail or be the last. */
import path from 'node:path';

export const traced = [
  'openat',
  'write',
  'pwrite64',
  'fsync',
  'ftruncate',
  'rename',
  'link',
  'symlink',
  'mkdir',
  'unlink',
  'rmdir',
  'close',
  'exit_group',
] as const;

export interface Call {
  pid: string;
  name: string;
  /** As strace prints it, descriptors with their paths (`-y`). */
  args: string;
  result: string;
}

/**
 * The calls of a log made with `strace -f -y -o`, each where it ended; one that was cut in two by another process's is
 * put together, and a name that is looked up in a folder held open (/proc/self/fd) has that folder's path.
 */
export function parseLog(log: string): Call[] {
  const begun = new Map<string, string>();
  const open = new Map<string, string>(); // process and descriptor → path
  return log.split('\n').flatMap((line) => {
    const [, pid, rest] = /^(\d+) +(.*)$/.exec(line) ?? [];
    if (pid === undefined || rest === undefined) return [];
    const unfinished = /^(\w+\(.*) <unfinished \.\.\.>$/.exec(rest);
    if (unfinished) {
      begun.set(pid, unfinished[1] as string);
      return [];
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    const [, name, args, result] =
      /^(\w+)\((.*)\) += (.*)$/.exec(resumed ? (begun.get(pid) ?? '') + (resumed[1] as string) : rest) ?? [];
    if (name === undefined || args === undefined || result === undefined) return [];
    const [, descriptor, opened] = /^(\d+)<(.*)>$/.exec(result) ?? [];
    if (name === 'openat' && opened !== undefined) open.set(`${pid} ${descriptor}`, opened);
    const resolved = args.replace(
      /(?<=")\/proc\/self\/fd\/(\d+)/g,
      (unknown, held: string) => open.get(`${pid} ${held}`) ?? unknown,
    );
    return [{ pid, name, args: resolved, result }];
  });
}

const fails = [
  'openat',
  'write',
  'pwrite64',
  'fsync',
  'ftruncate',
  'rename',
  'link',
  'symlink',
  'mkdir',
  'unlink',
  'rmdir',
  'close',
];
const neverFull = ['unlink', 'rmdir', 'close'];

export interface Fault {
  call: string;
  nth: number;
  what: 'signal=KILL' | 'error=ENOSPC' | 'error=EIO';
}

/**
 * Every fault at a call that changes something below the folder. strace's `when=` counts by call and thread, so they
 * are counted so here.
 */
export function faultsBelow(folder: string, calls: readonly Call[]): Fault[] {
  const seen = new Map<string, number>();
  const places = new Set<string>();
  const writing = new Set<string>();
  for (const { pid, name, args } of calls) {
    const nth = (seen.get(`${pid} ${name}`) ?? 0) + 1;
    seen.set(`${pid} ${name}`, nth);
    if (!args.includes(folder)) continue;
    if (name === 'openat' && /O_WRONLY|O_RDWR/.test(args)) writing.add(pathsIn(args)[0] as string);
    if (name === 'openat' && !/O_CREAT|O_WRONLY|O_RDWR/.test(args)) continue;
    if (name === 'close' && !writing.has(descriptorPath(args))) continue;
    if (name !== 'exit_group') places.add(`${name} ${nth}`);
  }
  return [...places].flatMap((place) => {
    const [call, nth] = place.split(' ') as [string, string];
    const errors: Fault['what'][] = !fails.includes(call)
      ? []
      : neverFull.includes(call)
        ? ['error=EIO']
        : ['error=ENOSPC', 'error=EIO'];
    return (['signal=KILL', ...errors] as const).map((what) => ({ call, nth: Number(nth), what }));
  });
}

/**
 * Names that would not outlive a power cut: a file that got its name before its bytes were on disk (fsync), a folder
 * whose entries were changed and not synced after. What is temporary or a lock need not last, nor must the newer index
 * of git: the older one will do.
 */
export function undurable(folder: string, calls: readonly Call[]): string[] {
  const dirty = new Map<string, boolean>(); // written, not synced
  const entries = new Map<string, string>(); // folder → what happened in it since it was synced
  const named = new Set<string>();
  const problems: string[] = [];
  const change = (file: string, what: string): void => void entries.set(path.dirname(file), `${what} ${file}`);
  for (const { name, args, result } of calls) {
    if (!args.includes(folder) || result.startsWith('-1')) continue;
    const [from, to] = pathsIn(args);
    const file = descriptorPath(args);
    if (name === 'write' || name === 'pwrite64' || name === 'ftruncate') dirty.set(file, true);
    else if (name === 'openat' && from !== undefined && args.includes('O_CREAT') && !isPassing(from)) {
      named.add(from);
      change(from, 'openat');
    } else if (name === 'fsync') {
      dirty.set(file, false);
      entries.delete(file);
    } else if ((name === 'rename' || name === 'link') && from !== undefined && to !== undefined) {
      if (dirty.get(from)) problems.push(`${to} got its name before its bytes were on disk`);
      if (!isOfGit(to)) change(to, name);
      if (name === 'rename' && !isPassing(from)) change(from, name);
    } else if (name === 'mkdir' && from !== undefined) change(from, name);
  }
  for (const file of named) if (dirty.get(file)) problems.push(`${file} was written and not synced`);
  for (const [at, what] of entries) if (at.startsWith(folder)) problems.push(`${at} was not synced after ${what}`);
  return problems;
}

/**
 * Files that were written over where they stand: who reads or kills in the middle finds a part. Adding at the end, and
 * making a file, are not that.
 */
export function writtenOver(folder: string, calls: readonly Call[]): string[] {
  return calls.flatMap(({ name, args, result }) => {
    const [file] = pathsIn(args);
    const isWriting =
      name === 'openat' && /O_WRONLY|O_RDWR/.test(args) && !/O_EXCL|O_APPEND/.test(args) && !result.startsWith('-1');
    return isWriting && file?.startsWith(`${folder}/`) && !isPassing(file) ? [`${file} was written over`] : [];
  });
}

const isOfGit = (file: string): boolean => file.includes('/.git/');
const isPassing = (file: string): boolean => /\.(tmp|lock)$/.test(file) || isOfGit(file);
const pathsIn = (args: string): string[] =>
  [...args.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text as string);
const descriptorPath = (args: string): string => /^\d+<([^>]*)>/.exec(args)?.[1] ?? '';

/** Whether the error of a log made with `inject` and `-y` came to a call that has nothing to do with the folder. */
export function hitsElsewhere(folder: string, log: string): boolean {
  return log.split('\n').some((line) => line.includes('(INJECTED)') && !line.includes(folder));
}

/** strace of a process and all it starts, with the paths behind descriptors, to a log that `parseLog` reads. */
export const straceTo = (log: string, ...words: readonly string[]): string[] => [
  'strace',
  ...['--seccomp-bpf', '-f', '-y', '-qq', '-s', '0', '-o', log],
  ...words,
];
