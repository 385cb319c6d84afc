/** The index of plan files, and what its prose claims of them (contract 33.4, 33.6). */
import path from 'node:path';
import type { IndexPolicy } from '@gatehouse/contracts';
import { linkedPath } from '../board/plan-links';
import { readMarkdown } from '../markdown/lines';
import { readTables, type MarkdownTable } from '../markdown/tables';
import { escapeRegExp, idOfCell } from '../text/words';
import { cellIn, tablesWith } from './role-table';

export interface PlanIndex {
  path: string;
  /** Tables with its two columns. */
  tables: readonly MarkdownTable[];
  entries: readonly IndexEntry[];
  claims: readonly IndexClaim[];
}

export interface IndexEntry {
  /** Such as `B`. */
  name: string;
  /** As it is written, without marks. */
  file: string;
  line: number;
}

/** What a line outside tables says of a plan. */
export interface IndexClaim {
  /** Such as `B`. */
  name: string;
  line: number;
  done: { done: number; of: number } | undefined;
  blocked: number | undefined;
  /** Complete, without figures. */
  isComplete: boolean;
}

export function readIndex(file: string, bytes: Buffer, index: IndexPolicy): PlanIndex {
  const source = readMarkdown(bytes.toString('utf8'));
  const tables = tablesWith(readTables(source), index.columns, ['plan', 'file']);
  const entries = tables.flatMap((table) =>
    table.table.rows.map((row) => ({
      name: idOfCell(cellIn(table, row, 'plan') ?? ''),
      file: linkedPath(cellIn(table, row, 'file') ?? ''),
      line: row.line,
    })),
  );
  const claims = source.lines.flatMap((line, at) =>
    source.kinds[at] === 'text' ? claimsIn(line, at + 1, index.claim_prefix ?? 'Plan') : [],
  );
  return { path: file, tables: tables.map(({ table }) => table), entries, claims };
}

function claimsIn(text: string, line: number, prefix: string): IndexClaim[] {
  const pattern = new RegExp(`\\*\\*${escapeRegExp(prefix)} +([^*]+?)\\*\\*`, 'g');
  const names = [...text.matchAll(pattern)];
  return names.map((match, at) => {
    const said = text.slice(match.index + match[0].length, names[at + 1]?.index);
    const done = /(\d+)\s*\/\s*(\d+)\s+Done\b/i.exec(said);
    const blocked = /(\d+)\s+Blocked\b/i.exec(said);
    return {
      name: (match[1] ?? '').trim(),
      line,
      done: done ? { done: Number(done[1]), of: Number(done[2]) } : undefined,
      blocked: blocked ? Number(blocked[1]) : undefined,
      isComplete: done === null && /\*\*Complete\b/i.test(said),
    };
  });
}

/** The plan file that an entry names, from the root or from the index; undefined when it names none. */
export function fileOfEntry({ file }: IndexEntry, indexPath: string, plans: ReadonlySet<string>): string | undefined {
  return [file, path.posix.join(path.posix.dirname(indexPath), file)].find((candidate) => plans.has(candidate));
}
