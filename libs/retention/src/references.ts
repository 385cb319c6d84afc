/**
 * What the records of a repository name (contract 16.2). A record keeps what it names: whatever text of it holds the
 * name of a run directory or of a freeze, or the path of something else, counts as naming it. Cells, JSON texts and
 * shell words are read as what they mean.
 */
import { lstatSync, readlinkSync, type BigIntStats } from 'node:fs';
import path from 'node:path';
import { Failure, parseJson } from '@gatehouse/contracts';
import { readText } from '@gatehouse/files';
import { trashFolder, defaultStageLog } from '@gatehouse/records';
import { findGlob, matchGlob } from '@gatehouse/system';
import { isWithin } from './item-path';
import { reportsFolder, runsFolder } from '@gatehouse/runs';

/** Reports of whatever workflow, each in a folder of its own. */
export const reportFiles = `${reportsFolder}/*/*.json`;

/** Records that always count. */
const always = [
  defaultStageLog,
  'audit/factor_registry/*',
  'audit/stage_checks/*/stage_check.json',
  'gate_results/gate_registry.csv',
  reportFiles,
  'gate_results/*/*.md',
  'docs/production_research/**/*.json',
  'docs/production_research/**/*.md',
  `${runsFolder}/*/command.sh`,
  `${runsFolder}/*/context.json`,
];

/** Where a link is a record of what it points to. */
const links = ['*', 'audit/*', `${runsFolder}/*`, 'gate_results/*', 'runs/*', 'runs/freeze/*', 'configs/**'];

export interface References {
  /** What could not be read: it may name anything. */
  unread: readonly string[];
  /**
   * The first record that names it, relative to the root; records at or below `except` do not count. As a whole it is
   * not part of another name.
   */
  naming(name: string, except: string, asWhole?: 'as a whole'): string | undefined;
}

/** The name of a freeze as people write it, without its ending. */
export function shortNameOf(freezeFile: string): string {
  return path.posix.basename(freezeFile).replace(/(\.freeze)?\.[^.]*$/, '');
}

/** Finds the name as a whole, not as a part of another one. */
export function wholeName(name: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}_-])${name.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')}(?![\\p{L}\\p{N}_-])`, 'u');
}

/** Reads the records, again only those that changed since the last time. */
export class ReferenceReader {
  private readonly records: readonly string[];
  private readonly known = new Map<string, { state: string; text: string | undefined; problem: string | undefined }>();

  constructor(
    private readonly root: string,
    globs: readonly string[],
  ) {
    this.records = [...always, ...globs];
  }

  /** Is this, relative to the root, the place of a record, though nothing may be there yet? */
  isRecord(file: string): boolean {
    return this.records.some((glob) => matchGlob(glob, file) !== undefined);
  }

  /**
   * `names` are those that will be asked for: each text is searched once for all of them. Others can be asked for as
   * well.
   */
  read(names: readonly string[] = []): References {
    const found = (globs: readonly string[]): string[] =>
      globs.flatMap((glob) => findGlob(this.root, glob).map(({ path: file }) => file));
    const linked = found(links).filter((file) =>
      lstatSync(path.join(this.root, file), { throwIfNoEntry: false })?.isSymbolicLink(),
    );
    const files = [...new Set(found(this.records))].filter(
      (file) => !file.startsWith(`${trashFolder}/`) && !/(^|\/)\.|\.lock$/.test(file),
    );
    const records = [
      ...files.map((file) => ({ file, ...this.record(file) })),
      ...linked.map((file) => ({ file, text: readlinkSync(path.join(this.root, file)), problem: undefined })),
    ];
    let holders: ReadonlyMap<string, typeof records> | undefined;
    return {
      unread: records.flatMap(({ problem }) => problem ?? []),
      naming: (name, except, asWhole) => {
        holders ??= textsWith(names, records);
        const whole = asWhole && wholeName(name);
        return (holders.get(name) ?? records).find(
          ({ file, text }) =>
            text !== undefined &&
            !isWithin(except, file) &&
            (whole === undefined ? text.includes(name) : whole.test(text)),
        )?.file;
      },
    };
  }

  private record(file: string): { text: string | undefined; problem: string | undefined } {
    const stat = lstatSync(path.join(this.root, file), { bigint: true, throwIfNoEntry: false });
    if (stat === undefined || stat.isDirectory()) return { text: undefined, problem: undefined };
    const state = stat.isSymbolicLink() ? '' : stateOf(stat);
    const known = this.known.get(file);
    if (known !== undefined && state !== '' && known.state === state) return known;
    const record = { state, ...read(path.join(this.root, file)) };
    this.known.set(file, record);
    return record;
  }
}

/** The same as long as a file is not written or replaced, and nothing is made or removed in a folder. */
export function stateOf({ ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return `${ino} ${size} ${mtimeNs} ${ctimeNs}`;
}

const headLength = 4;

/**
 * Of each of the names the texts that hold it, in their order. One walk through each text, however many names there
 * are: where the first letters of one stand, what stands there is looked up in each length that such names have. Names
 * that are too short for that are left out.
 */
function textsWith<Named extends { text: string | undefined }>(
  names: readonly string[],
  texts: readonly Named[],
): ReadonlyMap<string, Named[]> {
  const found = new Map<string, Named[]>();
  const lengths = new Map<string, Set<number>>();
  const heads = new Uint8Array(1 << 16); // most places in a text are passed over by this
  const hash = (text: string, at: number): number =>
    (text.charCodeAt(at) +
      31 * text.charCodeAt(at + 1) +
      961 * text.charCodeAt(at + 2) +
      29_791 * text.charCodeAt(at + 3)) &
    0xffff;
  for (const name of names) {
    if (name.length < headLength) continue;
    const head = name.slice(0, headLength);
    heads[hash(head, 0)] = 1;
    lengths.set(head, (lengths.get(head) ?? new Set()).add(name.length));
    found.set(name, []);
  }
  for (const one of texts) {
    const { text = '' } = one;
    for (let at = 0; at + headLength <= text.length; at += 1) {
      if (heads[hash(text, at)] === 0) continue;
      for (const length of lengths.get(text.slice(at, at + headLength)) ?? []) {
        const holders = found.get(text.slice(at, at + length));
        if (holders !== undefined && holders.at(-1) !== one) holders.push(one);
      }
    }
  }
  return found;
}

function read(file: string): { text: string | undefined; problem: string | undefined } {
  try {
    return { text: meaning(file, readText(file, 2 ** 29)), problem: undefined };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { text: undefined, problem: error.id === 'missing-input' ? undefined : error.message };
  }
}

function meaning(file: string, text: string): string {
  if (text.includes('\0')) throw new Failure('damaged-input', `${file}: is not a text (it holds NUL)`);
  switch (path.extname(file)) {
    case '.json':
      return textsIn(parseJson(text, file)).join('\n');
    case '.csv':
      return text.replaceAll('""', '"');
    case '.md': // in a code span a backslash is itself, or the shell's
      return [text, unescaped(text)].join('\n');
    case '.sh':
      return [text.replaceAll(`'"'"'`, "'"), unescaped(text)].join('\n');
    default:
      return text;
  }
}

function unescaped(text: string): string {
  return text.replaceAll(/\\([^])/g, '$1');
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => [key, ...textsIn(below)]);
}
