export { exitStatus } from './exit-status';
export { helpText, joinedExamples } from './help';
export { runMain, version } from './main';
export { commonOptions, type OptionSpec, type OptionTable, type Values } from './option';
export type { Progress } from './progress';
export type { Work } from './work';
export { formatOptions, metricsOptions } from './reporting-options';
export { isTerminal, terminalColumns } from './streams';
export { defineTool, type Call, type Measures, type Outcome, type Tool } from './tool';
