/**
 * What the records of a repository name (contract 16.2). A record keeps what it names: whatever text of it holds the name of a run directory or of
 * a freeze, or the path of something else, counts as naming it. Cells, JSON texts and shell words are read as what they mean.
 */
import { lstatSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { Failure, parseJson } from '@gatehouse/contracts';
import { readText } from '@gatehouse/files';
import { trashFolder } from './cleanup-log';
import { findGlob, matchGlob } from './glob';
import { defaultStageLog } from './ledger';
import { reportsFolder } from './report';
import { runsFolder } from './run';

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
  /** The first record that names it, relative to the root; records at or below `except` do not count. */
  naming(name: string | RegExp, except?: string): string | undefined;
}

/** Finds the name of a freeze as people write it, without its ending: as a whole, not as a part of another name. */
export function shortNameOf(freezeFile: string): RegExp {
  const short = path.posix.basename(freezeFile).replace(/(\.freeze)?\.[^.]*$/, '');
  return new RegExp(`(?<![\\p{L}\\p{N}_-])${short.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')}(?![\\p{L}\\p{N}_-])`, 'u');
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

  read(): References {
    const found = (globs: readonly string[]): string[] => globs.flatMap((glob) => findGlob(this.root, glob).map(({ path: file }) => file));
    const linked = found(links).filter((file) => lstatSync(path.join(this.root, file), { throwIfNoEntry: false })?.isSymbolicLink());
    const files = [...new Set(found(this.records))].filter((file) => !file.startsWith(`${trashFolder}/`) && !/(^|\/)\.|\.lock$/.test(file));
    const records = [
      ...files.map((file) => ({ file, ...this.record(file) })),
      ...linked.map((file) => ({ file, text: readlinkSync(path.join(this.root, file)), problem: undefined })),
    ];
    return {
      unread: records.flatMap(({ problem }) => problem ?? []),
      naming: (name, except) => records.find(({ file, text }) => text !== undefined && (typeof name === 'string' ? text.includes(name) : name.test(text)) && !(except !== undefined && (file === except || file.startsWith(`${except}/`))))?.file,
    };
  }

  private record(file: string): { text: string | undefined; problem: string | undefined } {
    const stat = lstatSync(path.join(this.root, file), { bigint: true, throwIfNoEntry: false });
    if (stat === undefined || stat.isDirectory()) return { text: undefined, problem: undefined };
    const state = stat.isSymbolicLink() ? '' : `${stat.ino} ${stat.size} ${stat.mtimeNs} ${stat.ctimeNs}`;
    const known = this.known.get(file);
    if (known !== undefined && state !== '' && known.state === state) return known;
    const record = { state, ...read(path.join(this.root, file)) };
    this.known.set(file, record);
    return record;
  }
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
