export { appendLine, wholeLines } from './append';
export * from './lock';
export { moveWithin, removeEmptyFolders, removeWithin } from './move';
export { pidNamespace } from './pid-namespace';
export * from './presence';
export { ensureFolder, makeStampedFolder, publish, syncFile, type PublishOptions } from './publish';
export * from './read';
export { errorCode, explainError, ioFailure } from './system-error';
export { readTail } from './tail';
