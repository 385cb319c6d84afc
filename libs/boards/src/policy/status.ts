/** Statuses as teams write them (contract 33.4). */
import type { StatusSpellings } from '@gatehouse/contracts';
import { escapeRegExp } from '../text/words';

export const statusKinds = ['backlog', 'ready', 'in_progress', 'blocked', 'done'] as const;
export type StatusKind = (typeof statusKinds)[number];

/** A status as it is written, and what it means; neither kind nor date when it means nothing. */
export interface Status {
  text: string;
  kind: StatusKind | undefined;
  /** `YYYY-MM-DD` as it is written, whether or not there is such a day. */
  date: string | undefined;
}

export interface StatusReader {
  /** A spelling, optionally a remark in parentheses, optionally ` - YYYY-MM-DD` and anything. */
  read(text: string): Status;
  /** The kind a word stands for: its own name or a spelling of it; undefined for anything else. */
  kindOf(word: string): StatusKind | undefined;
  /** The kind whose spelling a text begins with, as a word, and what follows it. Only spellings of `kinds` count. */
  startOf(text: string, kinds: readonly StatusKind[]): { kind: StatusKind; rest: string } | undefined;
  /** How a kind is written; done carries its date. */
  write(kind: StatusKind, date?: string): string;
  /** All spellings, in their order. */
  readonly spellings: readonly string[];
}

/** What is equal for statuses: case, backticks, `**`, kinds of dashes, blanks. */
export function plainStatus(text: string): string {
  return text
    .replace(/`|\*\*/g, '')
    .replace(/[–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

export function statusReader(spellings: StatusSpellings): StatusReader {
  const all = statusKinds.flatMap((kind) =>
    spellings[kind].map((spelling) => ({ kind, plain: plainStatus(spelling) })),
  );
  const longestFirst = all.toSorted((a, b) => b.plain.length - a.plain.length);
  const kinds = new Map(all.map(({ kind, plain }) => [plain, kind]));
  const pattern = new RegExp(
    `^(${longestFirst.map(({ plain }) => escapeRegExp(plain)).join('|')})` +
      String.raw`(?: ?\((?:[^()]|\([^()]*\))*\))?(?: ?- ?(\d{4}-\d{2}-\d{2})(?!\d).*)?$`,
    's',
  );
  const known = new Map<string, Status>();
  const read = (text: string): Status => {
    const match = pattern.exec(plainStatus(text));
    return { text: text.trim(), kind: kinds.get(match?.[1] ?? ''), date: match?.[2] };
  };
  return {
    read(text) {
      let status = known.get(text);
      if (status === undefined) known.set(text, (status = read(text)));
      return status;
    },
    kindOf: (word) => statusKinds.find((kind) => kind === word.trim()) ?? kinds.get(plainStatus(word)),
    startOf(text, wanted) {
      const plain = plainStatus(text);
      const found = longestFirst.find(
        ({ kind, plain: spelling }) =>
          wanted.includes(kind) && plain.startsWith(spelling) && !/^[\p{L}\p{N}_]/u.test(plain.slice(spelling.length)),
      );
      return found && { kind: found.kind, rest: plain.slice(found.plain.length) };
    },
    write: (kind, date) =>
      kind === 'done' && date !== undefined ? `${spellings.done[0]} - ${date}` : spellings[kind][0],
    spellings: statusKinds.flatMap((kind) => spellings[kind]),
  };
}

/** Is it a day of the calendar? */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}
