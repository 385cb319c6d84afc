/**
 * Which living processes use a file or directory: by an open or mapped file, the working directory, the program itself,
 * or a word of the command line that names it (contract 16.4). What may not be inspected, as a rule the processes of
 * other users, is judged by its command line alone.
 */
import { lstatSync, readdirSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { isWithin } from './item-path';
import { identitiesIn, identityOf } from './listing';
import { isDead, listProcesses, readProcesses, type ProcessFacts } from '@gatehouse/system';

export interface FileUser {
  pid: number;
  words: readonly string[];
  /** How it uses it, such as `open file` or `working directory`. */
  how: string;
}

interface Use {
  how: string;
  path: string;
  /**
   * Of an open file: its device and number, which hold where another mount or another container gives it another path.
   */
  identity?: string | undefined;
}

/** What every living process uses, read once. */
export interface ProcessUse extends ProcessFacts {
  uses: readonly Use[];
  /**
   * Where the words of its command line lead, and what follows `=` in them, taken as paths: absolute, without links.
   */
  named: readonly string[];
  /** Its open files could not be inspected. */
  hidden: boolean;
}

/** Every living process but this one. */
export function readOpenFiles(): ProcessUse[] {
  return readProcesses()
    .filter((found) => found.pid !== process.pid && !isDead(found))
    .map((found) => {
      const used = usedBy(found.pid);
      return { ...found, ...used, named: namedIn(found.words, used.uses) };
    });
}

/** Can processes be seen at all? Without /proc, or where it hides those of others, nothing can be said to be unused. */
export function seesProcesses(): boolean {
  return listProcesses().includes(1);
}

/**
 * The processes that use something at or below `top`, an absolute path without links. Throws as treeFacts when
 * something is there that cannot be listed.
 */
export function processesUsing(top: string, processes: readonly ProcessUse[]): FileUser[] {
  const callers = callersOfThis(processes);
  const identities = isThere(top) ? identitiesIn(top) : new Set<string>();
  return processes.flatMap((found) => {
    const use =
      found.uses.find(
        ({ path: used, identity }) => isWithin(top, used) || (identity !== undefined && identities.has(identity)),
      )?.how ?? (!callers.has(found.pid) && names(found, top) ? 'command line' : undefined);
    return use === undefined ? [] : [{ pid: found.pid, words: found.words, how: use }];
  });
}

function usedBy(pid: number): { uses: Use[]; hidden: boolean } {
  const at = `/proc/${pid}`;
  const links = [
    ['cwd', 'working directory'],
    ['root', 'root directory'],
    ['exe', 'program'],
  ] as const;
  const uses: Use[] = links.flatMap(([name, how]) => target(`${at}/${name}`, how));
  let hidden = false;
  try {
    for (const name of readdirSync(`${at}/fd`)) uses.push(...target(`${at}/fd/${name}`, 'open file'));
    for (const [, file] of readFileSync(`${at}/maps`, 'latin1').matchAll(/^\S+ \S+ \S+ \S+ \d+ +(\/.*)$/gm)) {
      uses.push({
        how: 'mapped file',
        path: pathIn(
          Buffer.from(file as string, 'latin1')
            .toString('utf8')
            .replaceAll('\\012', '\n'),
        ),
      });
    }
  } catch (error) {
    hidden = ['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? ''); // otherwise it has just ended
  }
  return { uses, hidden };
}

function target(link: string, how: string): Use[] {
  try {
    const found = readlinkSync(link);
    return found.startsWith('/')
      ? [{ how, path: pathIn(found), identity: identityOf(statSync(link, { bigint: true })) }]
      : [];
  } catch {
    return [];
  }
}

function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

function pathIn(text: string): string {
  return text.replace(/ \(deleted\)$/, '');
}

function namedIn(words: readonly string[], uses: readonly Use[]): string[] {
  const folder = uses.find(({ how }) => how === 'working directory')?.path ?? '/';
  return words.flatMap((word) => {
    const equals = word.indexOf('=');
    return [word, ...(equals === -1 ? [] : [word.slice(equals + 1)])].flatMap((name) =>
      name === '' ? [] : resolved(folder, name),
    );
  });
}

/** Does the command line name `top` or something in it? A script in one word that speaks of it counts. */
function names({ words, named }: ProcessUse, top: string): boolean {
  return words.some((word) => word.includes(top)) || named.some((name) => isWithin(top, name));
}

function resolved(folder: string, name: string): string {
  const file = path.resolve(folder, name);
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

/** Those that wait for this process name on their command lines what it was asked to do. */
function callersOfThis(processes: readonly ProcessFacts[]): ReadonlySet<number> {
  const parents = new Map(processes.map((found) => [found.pid, found.parent]));
  const callers = new Set<number>();
  for (
    let next: number | undefined = process.ppid;
    next !== undefined && next > 0 && !callers.has(next);
    next = parents.get(next)
  )
    callers.add(next);
  return callers;
}
