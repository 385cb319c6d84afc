/**
 * Several documents change together or not at all (contract 34.6). Their new contents are staged and brought to disk
 * beside a journal that names them; then each takes its place, then the record is written and the journal removed. The
 * next update first finishes a journal that it finds. All of this under the lock of the board.
 */
import path from 'node:path';
import { sha256Of, updatesFolder, workingTree, type DocumentTree } from '@gatehouse/boards';
import {
  Failure,
  formatDocument,
  taskBoardJournal,
  taskBoardUpdate,
  type StagedFile,
  type TaskBoardJournal,
  type TaskBoardUpdate,
} from '@gatehouse/contracts';
import {
  isFile,
  makeStampedFolder,
  publish,
  readBytes,
  readDocument,
  removeEmptyFolders,
  removeWithin,
} from '@gatehouse/files';
import { stamp } from '@gatehouse/render';
import { isSoundGlob } from '@gatehouse/system';
import type { ChangedDocument } from './core';

const journalName = 'journal.json';
const recordName = 'task_board_update.json';
const keep = (): void => undefined;

/** Journals of updates that were cut off, the oldest first, relative to `root`. */
export function unfinishedUpdates(root: string): string[] {
  return workingTree(root).find([`${updatesFolder}/*/${journalName}`]);
}

/**
 * Finishes all updates that were cut off and removes what was staged for others. Returns the journals. Throws as
 * finish.
 */
export function recover(root: string): string[] {
  const journals = unfinishedUpdates(root);
  for (const journal of journals)
    finish(root, path.posix.dirname(journal), readDocument(taskBoardJournal, path.join(root, journal)));
  removeAbandoned(root);
  return journals;
}

/**
 * Replaces the documents and returns the path of the record, absolute. Throws Failure `io`; what was begun is then
 * finished by the next call.
 */
export function commit(root: string, now: Date, files: readonly ChangedDocument[], record: TaskBoardUpdate): string {
  const folder = path.relative(root, makeStampedFolder(path.join(root, updatesFolder), { stamp: stamp(now) }));
  const journal: TaskBoardJournal = {
    schema: 'task-board-journal/v1',
    files: files.map(({ path: file, before, after }, index) => ({
      path: file,
      sha256_before: sha256Of(before),
      sha256_after: sha256Of(after),
      staged: `${index}.new`,
    })) as TaskBoardJournal['files'],
    record,
  };
  try {
    files.forEach(({ after }, index) => publish(path.join(root, folder, `${index}.new`), after));
    publish(path.join(root, folder, journalName), formatDocument(taskBoardJournal, journal));
  } catch (error) {
    removeAbandoned(root);
    throw error;
  }
  return finish(root, folder, journal);
}

/**
 * Puts into place what the journal names. Throws Failure `refused` naming a file that is neither as it was nor as it is
 * to be, with nothing touched; `damaged-input` when what was staged is gone.
 */
function finish(root: string, folder: string, { files, record }: TaskBoardJournal): string {
  const journal = path.posix.join(folder, journalName);
  const waiting = files.filter((file) => !isInPlace(root, journal, file));
  const contents = waiting.map((file) => stagedContent(root, folder, file));
  waiting.forEach((file, index) => publish(path.join(root, file.path), contents[index] as Buffer));
  publish(path.join(root, folder, recordName), formatDocument(taskBoardUpdate, record));
  for (const { staged } of files) removeWithin(root, path.posix.join(folder, staged), keep);
  removeWithin(root, journal, keep);
  return path.join(root, folder, recordName);
}

/** Has the file its new content? */
function isInPlace(root: string, journal: string, file: StagedFile): boolean {
  const target = path.join(root, file.path);
  const found = isSoundGlob(file.path) && isFile(target) ? sha256Of(readBytes(target)) : undefined;
  if (found === file.sha256_after) return true;
  if (found === file.sha256_before) return false;
  throw new Failure(
    'refused',
    `${file.path} was changed after the update that ${journal} names was cut off; nothing was touched: keep or ` +
      'undo that change by hand, then remove the journal or run --recover again',
  );
}

function stagedContent(root: string, folder: string, { staged, sha256_after: expected }: StagedFile): Buffer {
  const file = path.join(root, folder, staged);
  const bytes = readBytes(file);
  if (sha256Of(bytes) !== expected)
    throw new Failure('damaged-input', `${file}: is not what the journal beside it names; nothing was touched`);
  return bytes;
}

/** What a writer that was killed before its journal stood has left. */
function removeAbandoned(root: string): void {
  const tree: DocumentTree = workingTree(root);
  for (const staged of tree.find([`${updatesFolder}/*/*.new`])) {
    const folder = path.posix.dirname(staged);
    if (tree.isFile(`${folder}/${journalName}`) || !/^\d+\.new$/.test(path.posix.basename(staged))) continue;
    removeWithin(root, staged, keep);
    removeEmptyFolders(root, folder, updatesFolder);
  }
}
