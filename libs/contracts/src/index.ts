export * from './document';
export * from './failure';
export { parseJson } from './json';
export * from './generated/documents';
export type * from './generated/types';
