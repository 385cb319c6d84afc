/** Where sessions keep their logs and records (contract 35.3). */
import path from 'node:path';
import { parseJson } from '@gatehouse/contracts';
import { changedSince } from '@gatehouse/system';
import { isDay } from '../policy/status';
import type { DocumentTree } from '../repository/document-tree';
import { listedFiles, namedLine, type SessionLog } from './session-log';

export const sessionsFolder = 'audit/sessions';

/** Folders below audit that the tools of the work queue write: no session lists them among the files it touched. */
const queueFolders = [
  'audit/task_board_checks/',
  'audit/task_board_updates/',
  `${sessionsFolder}/`,
  'audit/session_log_checks/',
  'audit/telemetry_gates/',
  'audit/task_closures/',
  'audit/session_summaries/',
];

/** Is it the log of a session, or what the tools of the work queue write? */
export function isSessionFile(file: string, log: string): boolean {
  return file === log || queueFolders.some((folder) => file.startsWith(folder));
}

/**
 * What a session changed: since a commit, what git says; without one, what its log lists. Without the log and what the
 * tools of the work queue write. Throws Failure `io`.
 */
export function changedFiles(
  root: string,
  base: string | undefined,
  log: SessionLog | undefined,
  file: string,
): string[] {
  const changes = log?.sections.get('changes');
  const list = changes && namedLine(changes, 'Files touched');
  const listed = list === undefined ? [] : listedFiles(list).map((entry) => entry.file);
  return (base === undefined ? listed : changedSince(root, base)).filter((one) => !isSessionFile(one, file));
}

/**
 * Day and number in the name of a session log; undefined for a name of another form, and for a day that does not exist.
 */
export function sessionOf(file: string): { day: string; number: number; stem: string } | undefined {
  const { name, ext } = path.posix.parse(file);
  const [, day = '', number] = /^(\d{4}-\d{2}-\d{2})_session-(\d{4})$/.exec(name) ?? [];
  return number !== undefined && ext === '.md' && isDay(day) ? { day, number: Number(number), stem: name } : undefined;
}

/** The record of how a session started: path relative to the repository. `log`: path of its log. */
export function startRecordPath(log: string): string {
  return `${sessionsFolder}/${path.posix.parse(log).name}/session_start.json`;
}

/** The commit that a session started from, as the record of its start says; undefined when nothing says it. */
export function startedFrom(tree: DocumentTree, log: string): string | undefined {
  const record = readRecord(tree, startRecordPath(log), 'session-start/v1');
  const commit = 'value' in record ? record.value['base_commit'] : undefined;
  return typeof commit === 'string' && commit !== '' ? commit : undefined;
}

/**
 * A JSON object that a tool of the work queue wrote, of which only what a reader needs is inspected; undefined for
 * anything else.
 */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object in a file, when it is one of this schema; else why it is not. */
export function readRecord(
  tree: DocumentTree,
  file: string,
  schema: string,
): { value: JsonObject } | { problem: string } {
  const bytes = tree.read(file);
  if (bytes === undefined) return { problem: `${file}: not found` };
  try {
    const value = parseJson(bytes.toString('utf8'), file);
    if (isObject(value) && value['schema'] === schema) return { value };
    return { problem: `${file}: not a ${schema} document` };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}
