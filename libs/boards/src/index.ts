export { readBoard, type Board, type Task } from './board/board';
export { BoardEditor } from './board/board-editor';
export { csvRecordAt, UnclosedQuote } from './board/csv-records';
export { checkBoard, updatesFolder, type BoardCheckRequest, type BoardCheckResult } from './checks/board-check';
export {
  checksMarkdown,
  Findings,
  placedMessage,
  problemLines,
  type FindingsSummary,
  type FindingText,
} from './checks/findings';
export {
  documentCitations,
  evidenceFiles,
  logCitations,
  newTimelineRows,
  textOfRow,
  type Citation,
} from './documents/citations';
export { planNames, plansNamed, type PlanRow } from './documents/plans';
export { cellIn, type RoleTable } from './documents/role-table';
export { gatePlans, linkedPlans, readTaskDocuments, type TaskDocuments } from './documents/task-documents';
export { gatesPass, holds } from './gates/figures';
export {
  figuresSay,
  gatesSay,
  isReportOf,
  readGateReport,
  type StatedGate,
  type StatedReport,
} from './gates/gate-verdict';
export {
  citedDecisions,
  exemptionFor,
  gatesFor,
  parseGates,
  percentilePattern,
  readGates,
  type GateQuestion,
  type GatesFile,
  type GatesReading,
} from './gates/gates-file';
export { closureCheckName, newestGateReport, newestRecord } from './gates/queue-records';
export { readWaivers, type Waivers } from './gates/waivers';
export { checkLog, type LogCheckRequest, type LogCheckResult } from './log/log-check';
export { finalTests, itemText, namedLine, sectionLine, testCounts } from './log/session-log';
export {
  changedFiles,
  isObject,
  readRecord,
  sessionOf,
  sessionsFolder,
  startedFrom,
  startRecordPath,
  type JsonObject,
} from './log/sessions';
export { TableEditor } from './markdown/table-editor';
export { queueDocuments } from './policy/queue-documents';
export { readQueuePolicy, shippedPolicyText, type QueuePolicy } from './policy/policy';
export { isDay, type Status, type StatusKind } from './policy/status';
export { strictFault } from './policy/strict-fault';
export { idKey } from './policy/task-ids';
export { folderName, listed, policyOption, reportOptions, revisionOption, writeReport } from './report';
export {
  commitTree,
  resolveCommit,
  sha256Of,
  sourceFile,
  treeAt,
  withContents,
  workingTree,
  type DocumentTree,
} from './repository/document-tree';
export { citedPaths } from './text/cited-paths';
export { findNonFiles, globMatcher } from './text/glob';
export { momentOf } from './text/moment';
export { unifiedDiff } from './text/unified-diff';
export { byCodePoint, escapeRegExp, namesWord, placeholdersIn, withoutCode } from './text/words';
