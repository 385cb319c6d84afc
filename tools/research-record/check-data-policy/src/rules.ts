/** A data policy, ready to be applied (contract 32.3 to 32.6). */
import path from 'node:path';
import type { DataPolicy } from '@gatehouse/contracts';

/** How the columns of a data file are found. */
export type Columns = 'header' | 'keys' | 'parquet' | 'none';

/** What is to be looked for in a file. Two files of one kind with the same bytes give the same findings. */
export interface FileKind {
  isPacked: boolean;
  keywords: boolean;
  columns: Columns;
}

export interface Rule {
  label: string;
  pattern: RegExp;
}

export interface Rules {
  privatePaths: readonly Rule[];
  keywords: readonly Rule[];
  paths: readonly Rule[];
  /** In lower case. */
  columns: ReadonlySet<string>;
  isData(file: string): boolean;
  isAllowed(file: string): boolean;
  /** Of a file that is data and not allowed, or of any other one. */
  kindOf(file: string, isScannedData: boolean): FileKind;
}

/** `globs`: of the allowlist; those of the policy are added. */
export function rulesOf(policy: DataPolicy, globs: readonly string[]): Rules {
  const lower = (texts: readonly string[]): Set<string> => new Set(texts.map((text) => text.toLowerCase()));
  const [data, searched] = [lower(policy.data_extensions), lower(policy.keyword_extensions)];
  const allowed = [...globs, ...policy.allow.map((entry) => entry.path)].map(globPattern);
  return {
    privatePaths: policy.private_paths.map(({ label, pattern }) => ({ label, pattern: new RegExp(pattern, 'g') })),
    keywords: policy.keywords.map((word) => ({
      label: word,
      pattern: new RegExp(`(?<![A-Za-z0-9_])${escaped(word)}(?![A-Za-z0-9_])`, 'gi'),
    })),
    paths: policy.paths.map(({ label, pattern }) => ({ label, pattern: new RegExp(pattern, 'i') })),
    columns: lower(policy.columns),
    isData: (file) => data.has(extensionOf(file)),
    isAllowed: (file) => allowed.some((pattern) => pattern.test(file)),
    kindOf(file, isScannedData) {
      const extension = extensionOf(file);
      return {
        isPacked: isPacked(file),
        keywords: isScannedData && searched.has(extension),
        columns: isScannedData ? columnsOf(extension) : 'none',
      };
    },
  };
}

/** No path is longer, so a longer glob names none. */
const longestGlob = 4096; // characters

/** The globs of an allowlist: a line each, `#` begins a comment. */
export function globsIn(text: string): string[] {
  return text
    .split(/\r\n|[\r\n]/)
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter((line) => line !== '' && line.length <= longestGlob);
}

/** In lower case, that of what a `.gz` holds. */
function extensionOf(file: string): string {
  const name = file.toLowerCase();
  return path.posix.extname(isPacked(name) ? name.slice(0, -'.gz'.length) : name);
}

function isPacked(file: string): boolean {
  return file.toLowerCase().endsWith('.gz');
}

function columnsOf(extension: string): Columns {
  if (['.json', '.jsonl', '.ndjson'].includes(extension)) return 'keys';
  if (extension === '.parquet') return 'parquet';
  return extension === '.feather' ? 'none' : 'header';
}

/** As Python's fnmatch: `*` and `?` match `/` too, case counts. */
function globPattern(glob: string): RegExp {
  const parts = glob.replace(/\*+/g, '*').match(/\[!?\]?[^\]]*\]|[^]/g) ?? [];
  const pattern = parts.map((part) => {
    if (part === '*') return '[^]*';
    if (part === '?') return '[^]';
    const [, not, members] = /^\[(!?)([^]+)\]$/.exec(part) ?? [];
    return members === undefined ? escaped(part) : classOf(members, not === '!');
  });
  return new RegExp(`^${pattern.join('')}$`);
}

/** The class of a glob's brackets. A range that runs backwards holds nothing. */
function classOf(members: string, isNegated: boolean): string {
  const ranges = [...members.matchAll(/([^])-([^])|([^])/g)].flatMap(([, first = '', last = '', single]) => {
    if (single !== undefined) return [inClass(single)];
    return first <= last ? [`${inClass(first)}-${inClass(last)}`] : [];
  });
  if (ranges.length === 0) return isNegated ? '[^]' : '(?!)';
  return `[${isNegated ? '^' : ''}${ranges.join('')}]`;
}

function inClass(char: string): string {
  return /[\\[\]^-]/.test(char) ? `\\${char}` : char;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
