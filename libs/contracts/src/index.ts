export { type Check, type Document, document, parseDocument, formatDocument, formatJson } from './document';
export { type FailureId, Failure } from './failure';
export { refuseLfsPointer } from './lfs-pointer';
export { errorCode, explainError, ioFailure } from './system-error';
export { lineOf, repeatedKey, type JsonPath } from './json-place';
export { parseJson, parseRecorded } from './json';
export { parseJsonLine } from './json-line';
export * from './generated/documents';
export type * from './generated/types';
