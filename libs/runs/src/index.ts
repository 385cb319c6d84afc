export * from './process';
export * from './report';
export * from './run';
export * from './state';
