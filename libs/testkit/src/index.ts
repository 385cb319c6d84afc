export {
  binDirectory,
  cleanEnvironment,
  removeWhenLeft,
  runTool,
  startTool,
  until,
  workspace,
  type ToolOptions,
  type ToolRun,
} from './built-tool';
export { testWith } from './debian';
export { fakeLauncher, type FakeJob, type FakeLauncher, type FakePlan } from './fake-launcher';
export { playPage, type PlayedPage } from './played-page';
export { bundleProgram } from './program';
export { instantOf, recordRun, setTimes, type RecordedRun } from './recorded-run';
export { temporaryRepository, type Repository } from './repository';
export { runLogRepository, type RunLogRepository } from './run-log-repository';
export { startSshd, type Sshd } from './sshd';
export { atTerminal, type Shown } from './terminal';
export { allTools, toolFolders } from './tools';
