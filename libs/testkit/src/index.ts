export * from './built-tool';
export * from './debian';
export * from './program';
export * from './recorded-run';
export * from './repository';
export * from './tools';
export * from './sshd';
export * from './terminal';
