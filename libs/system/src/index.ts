export { gitOutput, runGit, type GitRun } from './git-command';
export { changedPaths, commitFacts, diffBytes, lastCommitOf } from './git-diff';
export { commitsOfFile, historyOf, History, lastCommitsIn, nearestCommitHint, subjectsOf } from './git-history';
export { commitsOfRange, filesOfCommits, stagedFiles, trackedFiles, type ListedFile } from './git-listing';
export {
  blobsOf,
  gitPlace,
  readObjects,
  resolveCommits,
  resolveObjects,
  treeEntries,
  type GitObject,
  type GitPlace,
  type TreeEntry,
} from './git-objects';
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
