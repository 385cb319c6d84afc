export { author } from './author';
export { git, runGit } from './git';
export { gitHead, gitPrefix, gitState, strictGitConfig, type Head } from './git-state';
export { changedPaths, commitFacts, diffBytes, lastCommitOf } from './git-diff';
export {
  changesSince,
  commitsOfFile,
  historyOf,
  History,
  lastCommitsIn,
  nearestCommitHint,
  subjectsOf,
} from './git-history';
export { commitsOfRange, filesOfCommits, stagedFiles, trackedFiles, type ListedFile } from './git-listing';
export {
  blobsOf,
  gitPlace,
  readObjects,
  resolveCommits,
  resolveObjects,
  treeEntries,
  type GitPlace,
} from './git-objects';
export { createTag, missingCommits, tagMessage } from './git-tags';
export {
  changedSince,
  commitFiles,
  commitOf,
  commitTime,
  ignoredAmong,
  isWorkTree,
  readBlob,
  trackedPaths,
  uncommittedFiles,
} from './git-files';
export { isExecutable, onPath } from './executables';
export { holdersOf, openFilesOf, outputsOfCallers, type FileIdentity } from './file-holders';
export { filesBehind, findGlob, isSoundGlob, matchGlob } from './glob';
export { oomKills } from './oom-kills';
export { pidNamespace } from './pid-namespace';
export {
  bootId,
  commandLine,
  groupLives,
  identify,
  isAlive,
  isDead,
  isGroupAlive,
  listProcesses,
  lives,
  parseCommandLine,
  parseStats,
  processesOfGroup,
  readProcesses,
  type ProcessFacts,
} from './process';
export { Siblings } from './siblings';
