/** The task board (contract 33.4): a CSV file in which each record is a task. */
import { isUtf8 } from 'node:buffer';
import type { BoardPolicy } from '@gatehouse/contracts';
import { idKey } from '../policy/task-ids';
import type { QueuePolicy } from '../policy/policy';
import type { Status } from '../policy/status';
import { csvRecords, UnclosedQuote, type CsvRecord } from './csv-records';
import { planLinks } from './plan-links';

export type BoardRole = keyof BoardPolicy['columns'];

/** A record that is undamaged and as wide as the header, the first of its ID. */
export interface Task {
  /** As it is written. */
  id: string;
  key: string;
  line: number;
  title: string;
  status: Status;
  owner: string;
  deliverable: string;
  notes: string;
  /** Paths in the plan cell, relative to the repository. */
  planLinks: string[];
  record: CsvRecord;
}

export interface Board {
  /** With its byte order mark, if there is one. */
  text: string;
  header: CsvRecord;
  /** Records that are not blank, without the header. */
  records: CsvRecord[];
  blankLines: number[];
  /** How often each kind of line end ends a record. */
  lineEnds: { CRLF: number; LF: number; CR: number };
  /** Indexes of the columns that the policy names; several when a name comes twice, none when it is missing. */
  columns: ReadonlyMap<BoardRole, number[]>;
  /** Tasks by the key of their ID, in the order of the board; none when a column is missing that they need. */
  tasks: ReadonlyMap<string, Task>;
  /** Also of records that are damaged: what they name is on the board. */
  knownIds: ReadonlySet<string>;
}

export type BoardReading =
  | { state: 'read'; board: Board }
  /** `line`: where the fault lies, when that can be said. */
  | { state: 'unreadable'; message: string; line: number | null };

/** Columns without which no record is a task. */
export function requiredColumns(policy: QueuePolicy): BoardRole[] {
  return policy.plans === null ? ['id', 'title', 'status'] : ['id', 'title', 'status', 'plan'];
}

/**
 * Takes the bytes of the board's file, undefined when it is not there. Never throws: what cannot be read is what the
 * checks are to find.
 */
export function readBoard(bytes: Buffer | undefined, policy: QueuePolicy): BoardReading {
  const unreadable = (message: string, line: number | null = null): BoardReading => ({
    state: 'unreadable',
    message,
    line,
  });
  if (bytes === undefined) return unreadable('not found');
  const fault = foreignText(bytes);
  if (fault !== undefined) return unreadable(fault);
  const text = bytes.toString('utf8');
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const lineEnds = { CRLF: 0, LF: 0, CR: 0 };
  const records: CsvRecord[] = [];
  const blankLines: number[] = [];
  for (const record of csvRecords(text, start)) {
    if (record instanceof UnclosedQuote) return unreadable('a quote opens here and never closes', record.line);
    if (record.next - record.end === 2) lineEnds.CRLF += 1;
    else if (record.next > record.end) lineEnds[text.charCodeAt(record.end) === 0x0a ? 'LF' : 'CR'] += 1;
    if (record.isBlank) blankLines.push(record.line);
    else records.push(record);
  }
  const header = records.shift();
  if (header === undefined) return unreadable('empty');
  const columns = columnsOf(header, policy.board);
  const board = { text, header, records, blankLines, lineEnds, columns };
  return { state: 'read', board: { ...board, ...tasksOf(board, policy) } };
}

function columnsOf(header: CsvRecord, { columns }: BoardPolicy): Map<BoardRole, number[]> {
  const names = header.cells.map((cell) => cell.trim().toLowerCase());
  return new Map(
    (Object.entries(columns) as [BoardRole, string][]).map(([role, name]) => {
      const wanted = name.trim().toLowerCase();
      return [role, names.flatMap((found, index) => (found === wanted ? [index] : []))];
    }),
  );
}

function tasksOf(
  board: Omit<Board, 'tasks' | 'knownIds'>,
  policy: QueuePolicy,
): { tasks: Map<string, Task>; knownIds: Set<string> } {
  const tasks = new Map<string, Task>();
  const knownIds = new Set<string>();
  const hasColumns = requiredColumns(policy).every((role) => board.columns.get(role)?.length === 1);
  for (const record of board.records) {
    const id = cellOf(board, record, 'id');
    if (!isWhole(board, record)) {
      if (policy.ids.isId(id)) knownIds.add(idKey(id));
    } else if (id !== '') {
      knownIds.add(idKey(id));
      if (hasColumns && !tasks.has(idKey(id))) tasks.set(idKey(id), taskOf(board, record, policy));
    }
  }
  return { tasks, knownIds };
}

/** A record as a task. */
export function taskOf(board: Pick<Board, 'columns'>, record: CsvRecord, policy: QueuePolicy): Task {
  const cell = (role: BoardRole): string => cellOf(board, record, role);
  return {
    id: cell('id'),
    key: idKey(cell('id')),
    line: record.line,
    title: cell('title'),
    status: policy.statuses.read(cell('status')),
    owner: cell('owner'),
    deliverable: cell('deliverable'),
    notes: cell('notes'),
    planLinks: planLinks(cell('plan')),
    record,
  };
}

/** Undamaged, and as wide as the header. */
export function isWhole(board: Pick<Board, 'header'>, record: CsvRecord): boolean {
  return record.damage === undefined && record.cells.length === board.header.cells.length;
}

/** A cell of a record, trimmed; empty when there is no such column or cell. */
export function cellOf(board: Pick<Board, 'columns'>, record: CsvRecord, role: BoardRole): string {
  const index = board.columns.get(role)?.[0];
  return index === undefined ? '' : (record.cells[index] ?? '').trim();
}

/** What is wrong with bytes that are not UTF-8, with the offset of the first of them; undefined for UTF-8. */
export function foreignText(bytes: Buffer): string | undefined {
  return isUtf8(bytes) ? undefined : `not UTF-8 (byte ${firstForeignByte(bytes)})`;
}

function firstForeignByte(bytes: Buffer): number {
  let [low, high] = [0, bytes.length];
  // The longest beginning that is UTF-8, but for a character that is cut at its end.
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isUtf8(withoutCutCharacter(bytes.subarray(0, middle)))) low = middle;
    else high = middle - 1;
  }
  return withoutCutCharacter(bytes.subarray(0, low)).length;
}

function withoutCutCharacter(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return length > back ? bytes.subarray(0, bytes.length - back) : bytes;
  }
  return bytes;
}
