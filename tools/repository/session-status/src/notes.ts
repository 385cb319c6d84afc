/**
 * What people write for one another: decision notes, snapshots, handover notes, the session guide. The lowest rank of
 * sources (contract 15.3).
 */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { Failure, type SessionStatus } from '@gatehouse/contracts';
import { localDate, markdownLines, type MarkdownLine } from '@gatehouse/render';
import { comparedTag } from '@gatehouse/runs';
import { decisionNotes, isFilled, readMarkdown } from '@gatehouse/records';
import type { Reader } from './reader';

const noteFolders = ['', 'docs', 'docs/*', 'audit', 'audit/snapshots'];
const guideFolders = ['', 'docs', 'docs/*'];

/** What notes may say of the decision. */
export const notedFields = ['decision_tag', 'owner', 'date', 'run_dir', 'freeze_file'] as const;
export type NotedField = (typeof notedFields)[number];

export interface Note {
  /** Relative to the repository. */
  file: string;
  fields: Partial<Record<NotedField, string>>;
}

/**
 * Decision notes, and notes in the places where people leave them, the last first: by the date a note states, else the
 * day it was written. A checkout gives all files the time of its own.
 */
export function readNotes(reader: Reader): Note[] {
  const read = (
    files: readonly string[],
    fieldsOf: (text: string) => Note['fields'],
  ): { note: Note; day: string; written: number }[] =>
    files.flatMap((file) => {
      const text = reader.text(file);
      if (text === undefined) return [];
      const fields = fieldsOf(text);
      const written = statSync(path.join(reader.root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
      return [
        {
          note: { file, fields },
          day: /^\d{4}-\d{2}-\d{2}$/.test(fields.date ?? '') ? (fields.date as string) : localDate(new Date(written)),
          written,
        },
      ];
    });
  const decisions = read(
    reader.matching(decisionNotes).filter((file) => reader.has(file)),
    decisionFields,
  );
  const notes = [...decisions, ...read(filesIn(reader, noteFolders, isNoteName), noteFields)];
  return notes
    .sort((a, b) => (a.day === b.day ? b.written - a.written : a.day < b.day ? 1 : -1))
    .map(({ note }) => note);
}

/**
 * The numbered paths of the session guide, and those that are not there (contract 15.7): beside the repository's root
 * or the guide itself. Null without a guide. Throws Failure `missing-input` when the guide that was asked for (absolute
 * path) is not a file.
 */
export function readReadingList(reader: Reader, asked: string | undefined): SessionStatus['reading_list'] {
  const [guide] = asked === undefined ? filesIn(reader, guideFolders, isGuideName) : [reader.shown(asked)];
  if (asked !== undefined && !reader.has(asked))
    throw new Failure(
      'missing-input',
      `option --guide: ${asked} is not a file; give the guide's path, or leave the option out to search for it`,
    );
  const text = guide === undefined ? undefined : reader.text(guide);
  if (guide === undefined || text === undefined) return null;
  const isThere = (file: string): boolean =>
    [reader.root, path.resolve(reader.root, path.dirname(guide))].some((folder) =>
      existsSync(path.resolve(folder, file)),
    );
  // Where the first of several words is a file, it is a program with its arguments.
  const paths = [...new Set(numberedPaths(text))].filter(
    (file) => !file.includes(' ') || isThere(file) || !isThere(file.split(' ')[0] as string),
  );
  return { guide, paths, missing: paths.filter((file) => !isThere(file)) };
}

function filesIn(reader: Reader, folders: readonly string[], isNamed: (name: string) => boolean): string[] {
  const found = folders.flatMap((folder) => (folder.endsWith('*') ? reader.matching(folder) : [folder]));
  return found
    .flatMap((folder) =>
      reader
        .names(folder)
        .filter(isNamed)
        .map((name) => path.posix.join(folder, name)),
    )
    .filter((file) => reader.has(file));
}

/** Is this the name of a note about the state of the work? */
export function isNoteName(name: string): boolean {
  return /(snapshot|session|status|hand-?_?o(ff|ver))/i.test(name) && /\.md$/i.test(name) && !isGuideName(name);
}

/** Is this the name of a guide that tells a new session what to read? */
export function isGuideName(name: string): boolean {
  return /session[-_ ]?(guide|start|bootstrap|onboarding)|reading[-_ ]?list/i.test(name) && /\.md$/i.test(name);
}

/** The fields of a decision note, as check-stage reads it. */
function decisionFields(text: string): Note['fields'] {
  const { fields } = readMarkdown(text);
  return Object.fromEntries(
    notedFields.flatMap((name) => {
      const value = fields.get(name) ?? '';
      return isFilled(value) ? [[name, name === 'decision_tag' ? comparedTag(value) : value]] : [];
    }),
  );
}

/**
 * The fields that another note states as `name: value`, as a list item or a row of a table, names with blanks or `_`,
 * whatever their case; of several the last.
 */
export function noteFields(text: string): Note['fields'] {
  const fields: Note['fields'] = {};
  const lines = text.split(/\r?\n/);
  const markdown = markdownLines(lines);
  for (const [index, line] of lines.entries()) {
    const { kind } = markdown[index] as MarkdownLine;
    if (kind === 'code' || kind === 'hidden') continue; // nobody is shown a field there
    const match =
      /^[\s>*|+-]*(?:\*\*|`)?(?:active |current )?([a-z]+[ _][a-z]+|owner|date)(?:\*\*|`)?\s*[:=|](?:\*\*)?(.*)$/i.exec(
        line,
      );
    const name = match?.[1]?.toLowerCase().replace(' ', '_');
    const field = notedFields.find((one) => one === name);
    const value = (match?.[2] ?? '')
      .trim()
      .replace(/\|$/, '')
      .trim()
      .replace(/^[`*]+|(?<![`*])[`*]+$/g, '')
      .trim();
    if (field !== undefined && value !== '') fields[field] = field === 'decision_tag' ? comparedTag(value) : value;
  }
  return fields;
}

const longestPath = 4096; // characters

/**
 * The paths of a guide's numbered lines, in their order: the first code span or link target of the line, else its first
 * word, where that is a path and no command, address or placeholder.
 */
export function numberedPaths(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const body = /^\s*\d+[.)]\s+(\S.*|)$/.exec(line)?.[1]?.slice(0, longestPath);
    if (body === undefined) return [];
    const named =
      /`([^`]+)`/.exec(body)?.[1] ??
      /\]\(([^)\s]+)\)/.exec(body)?.[1] ??
      /^[*_]*(\S+?)[*_:,;]*(?:\s|$)/.exec(body)?.[1] ??
      '';
    const path = named
      .trim()
      .replace(/#[^/]*$/, '')
      .replace(/^\.\//, '');
    const isPlain = !/[\t<>{}*?$|\0]/.test(path) && !/^[a-z]+:\/\//i.test(path);
    const [first = '', ...others] = path.split(' ');
    const isNamedFile = /\.[A-Za-z][A-Za-z0-9]{0,7}$/.test(path);
    // With blanks a path begins in a folder and ends as a file does; a command mostly does not.
    const isPath =
      others.length === 0
        ? path.includes('/') || isNamedFile
        : first.includes('/') && isNamedFile && !others.some((word) => word.startsWith('-'));
    return isPlain && isPath ? [path] : [];
  });
}
