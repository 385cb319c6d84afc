/** What people write for one another: snapshots, handover notes, the session guide. The lowest rank of sources (contract 15.3). */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { Failure, type SessionStatus } from '@gatehouse/contracts';
import type { Reader } from './reader';

const noteFolders = ['', 'docs', 'docs/*', 'audit', 'audit/snapshots'];
const guideFolders = ['', 'docs', 'docs/*'];

/** What notes may say of the decision; names are taken with blanks or `_`, whatever their case. */
export const notedFields = ['decision_tag', 'owner', 'run_dir', 'freeze_file'] as const;
export type NotedField = (typeof notedFields)[number];

export interface Note {
  /** Relative to the repository. */
  file: string;
  fields: Partial<Record<NotedField, string>>;
}

/** Notes in the places where people leave them, the one written last first. */
export function readNotes(reader: Reader): Note[] {
  const written = (file: string): number => statSync(path.join(reader.root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const files = filesIn(reader, noteFolders, isNoteName).sort((a, b) => written(b) - written(a));
  return files.flatMap((file) => {
    const text = reader.text(file);
    return text === undefined ? [] : [{ file, fields: noteFields(text) }];
  });
}

/**
 * The numbered paths of the session guide, and those that are not there (contract 15.7): beside the repository's root or the guide itself. Null
 * without a guide. Throws Failure `missing-input` when a guide was asked for (absolute path) that is none.
 */
export function readReadingList(reader: Reader, asked: string | undefined): SessionStatus['reading_list'] {
  const [guide] = asked === undefined ? filesIn(reader, guideFolders, isGuideName) : [reader.shown(asked)];
  if (asked !== undefined && !reader.has(asked)) throw new Failure('missing-input', `option --guide: ${asked} is no file; give the guide's path, or leave the option out to search for it`);
  const text = guide === undefined ? undefined : reader.text(guide);
  if (guide === undefined || text === undefined) return null;
  const paths = [...new Set(numberedPaths(text))];
  const isThere = (file: string): boolean => [reader.root, path.resolve(reader.root, path.dirname(guide))].some((folder) => existsSync(path.resolve(folder, file)));
  return { guide, paths, missing: paths.filter((file) => !isThere(file)) };
}

function filesIn(reader: Reader, folders: readonly string[], isNamed: (name: string) => boolean): string[] {
  const found = folders.flatMap((folder) => (folder.endsWith('*') ? reader.matching(folder) : [folder]));
  return found.flatMap((folder) => reader.names(folder).filter(isNamed).map((name) => path.posix.join(folder, name))).filter((file) => reader.has(file));
}

/** Is this the name of a note about the state of the work? */
export function isNoteName(name: string): boolean {
  return /(snapshot|session|status|hand-?_?o(ff|ver))/i.test(name) && /\.md$/i.test(name) && !isGuideName(name);
}

/** Is this the name of a guide that tells a new session what to read? */
export function isGuideName(name: string): boolean {
  return /session[-_ ]?(guide|start|bootstrap|onboarding)|reading[-_ ]?list/i.test(name) && /\.md$/i.test(name);
}

/** The fields that a note states as `name: value`, as a list item or a row of a table; of several the last. */
export function noteFields(text: string): Note['fields'] {
  const fields: Note['fields'] = {};
  for (const line of text.split(/\r?\n/)) {
    const match = /^[\s>*|+-]*(?:\*\*|`)?(?:active |current )?([a-z]+[ _][a-z]+|owner)(?:\*\*|`)?\s*[:=|](?:\*\*)?\s*(.+?)\s*\|?\s*$/i.exec(line);
    const name = match?.[1]?.toLowerCase().replace(' ', '_');
    const field = notedFields.find((one) => one === name);
    const value = (match?.[2] ?? '').replace(/^[`*]+|[`*]+$/g, '').trim();
    if (field !== undefined && value !== '') fields[field] = value;
  }
  return fields;
}

/**
 * The paths of a guide's numbered lines, in their order: the first code span or link target of the line, else its first word, where that is a
 * path and no command, address or placeholder.
 */
export function numberedPaths(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const body = /^\s*\d+[.)]\s+(.*)$/.exec(line)?.[1];
    if (body === undefined) return [];
    const named = /`([^`]+)`/.exec(body)?.[1] ?? /\]\(([^)\s]+)\)/.exec(body)?.[1] ?? /^[*_]*(\S+?)[*_:,;]*(?:\s|$)/.exec(body)?.[1] ?? '';
    const path = named.trim().replace(/#[^/]*$/, '').replace(/^\.\//, '');
    const isPath = !/[\s<>{}*?$|\0]/.test(path) && !/^[a-z]+:\/\//i.test(path) && (path.includes('/') || /\.[A-Za-z][A-Za-z0-9]{0,7}$/.test(path));
    return isPath ? [path] : [];
  });
}
