export { foldersAround, pathProblem } from './item-path';
export { listTree, treeFacts, type TreeFacts } from './listing';
export type { MatchedItem } from './matched-item';
export { processesUsing, readOpenFiles, seesProcesses, type ProcessUse } from './open-files';
export { Retention } from './retention';
export type { RetentionDecision } from './retention-decision';
export { readRetentionPolicy, shippedRetentionPolicy } from './retention-policy';
export type { RetentionView } from './retention-view';
