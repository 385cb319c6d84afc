export { exitStatus } from './exit-status';
export { helpText } from './help';
export { runMain, version } from './main';
export { commonOptions, type OptionSpec, type OptionTable, type Values } from './option';
export type { Progress, Work } from './progress';
export { defineTool, type Call, type Outcome, type Tool } from './tool';
