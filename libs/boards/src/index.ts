export { readBoard } from './board/board';
export { checkBoard, type BoardCheckRequest, type BoardCheckResult } from './checks/board-check';
export { checksMarkdown, problemLines } from './checks/findings';
export { readTaskDocuments, type TaskDocuments } from './documents/task-documents';
export { readQueuePolicy, shippedPolicyText, type QueuePolicy } from './policy/policy';
export { listed, policyOption, reportOptions, revisionOption, writeReport } from './report';
export { commitTree, treeAt, workingTree, type DocumentTree } from './repository/document-tree';
