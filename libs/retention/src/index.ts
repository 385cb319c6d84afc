export { foldersAround, pathProblem } from './item-path';
export { listTree, treeFacts, type TreeFacts } from './listing';
export { processesUsing as occupantsOf, readOpenFiles as readUse, seesProcesses, type ProcessUse } from './open-files';
export { readRetentionPolicy, shippedRetentionPolicy } from './retention-policy';
export {
  Retention,
  type RetentionDecision as Judgement,
  type MatchedItem as Named,
  type RetentionView,
} from './retention';
export { readSuccessors } from './predecessor-chain';
