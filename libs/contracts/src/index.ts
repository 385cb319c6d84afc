export * from './document';
export * from './failure';
export { errorCode, explainError, ioFailure } from './system-error';
export { parseJson } from './json';
export { lineOf, repeatedKey, type JsonPath } from './json-place';
export * from './generated/documents';
export type * from './generated/types';
