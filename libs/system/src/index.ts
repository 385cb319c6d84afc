export { git, runGit } from './git';
export { gitHead, gitPrefix, gitState, strictGitConfig, type Head } from './git-state';
export { filesBehind, findGlob, isSoundGlob, matchGlob } from './glob';
export { pidNamespace } from './pid-namespace';
export {
  bootId,
  commandLine,
  groupLives,
  identify,
  isDead,
  isGroupAlive,
  listProcesses,
  lives,
  parseCommandLine,
  parseStats,
  readProcesses,
  type ProcessFacts,
} from './process';
