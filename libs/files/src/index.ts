export { appendLine, wholeLines } from './append';
export { acquireLock, withLock, type LockOptions } from './lock';
export { moveWithin, removeEmptyFolders, removeWithin } from './move';
export { isFile, isFolder, isSameFile, realPlace } from './presence';
export {
  ensureFolder,
  makeStampedFolder,
  publish,
  publishTogether,
  sweepBeside,
  sweepFile,
  sweepFolder,
  syncFile,
  syncFolder,
  syncTree,
  type Unpublished,
} from './publish';
export {
  chunksOf,
  hashFile,
  ifThere,
  inspectDocument,
  piecesOf,
  readBytes,
  readBytesNoFollow,
  readDocument,
  readDocumentIfThere,
  readStart,
  readText,
  readTextIfThere,
  type Reading,
} from './read';
export { sumFile, sumStarts, type FileSum } from './sum';
export { readTail } from './tail';
export { readZip, zipBytes, type ZipMember, type ZipReading } from './zip';
