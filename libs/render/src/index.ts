export * from './markdown';
export * from './python';
export * from './secrets';
export * from './shell';
export * from './terminal';
export * from './time';
