export { strictGitConfig as closeLook, gitHead, gitState } from './git-state';
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
