export * from './figures';
export * from './git-state';
export * from './ledger';
export * from './process';
export * from './report';
export * from './run';
export * from './run-index';
export * from './state';
