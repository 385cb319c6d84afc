export { foldersAround, pathProblem } from './item-path';
export { listTree, treeFacts, type TreeFacts } from './listing';
export { occupantsOf, readUse, seesProcesses, type ProcessUse } from './occupants';
export { readRetentionPolicy, shippedRetentionPolicy } from './retention-policy';
export { Retention, type Judgement, type Named, type RetentionView } from './retention';
export { readSuccessors } from './successors';
