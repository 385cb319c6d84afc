export { joinedExamples } from './help';
export { buildId, version } from './build-id';
export { runMain } from './main';
export { commonOptions, type OptionTable, type Values } from './option';
export type { Work } from './work';
export { formatOptions, metricsOptions, settingsOptions } from './reporting-options';
export { isTerminal, terminalColumns } from './streams';
export { timerMs } from './timer';
export { defineTool, type Call, type Measures, type Outcome, type Tool } from './tool';
