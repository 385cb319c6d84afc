export * from './built-tool';
export * from './debian';
export * from './repository';
