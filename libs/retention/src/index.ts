export { foldersAround, pathProblem } from './item-path';
export { listTree, treeFacts, type TreeFacts } from './listing';
export { processesUsing, readOpenFiles, seesProcesses, type ProcessUse } from './open-files';
export { readRetentionPolicy, shippedRetentionPolicy } from './retention-policy';
export { Retention, type RetentionDecision, type MatchedItem, type RetentionView } from './retention';
