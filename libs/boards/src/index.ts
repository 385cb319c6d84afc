export { gatesPass, holds, type Comparison } from './gates/figures';
export { csvRecordAt, UnclosedQuote } from './board/csv-records';
export { readBoard, type Board, type Task } from './board/board';
export { BoardEditor } from './board/board-editor';
export { checkBoard, updatesFolder, type BoardCheckRequest, type BoardCheckResult } from './checks/board-check';
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
export { checksMarkdown, placedMessage, problemLines } from './checks/findings';
export { planNames, plansNamed, type PlanRow } from './documents/plans';
export { cellIn, type RoleTable } from './documents/role-table';
export { gatePlans, linkedPlans, readTaskDocuments, type TaskDocuments } from './documents/task-documents';
export { checkLog, type LogCheckRequest, type LogCheckResult } from './log/log-check';
export { isObject, readRecord, sessionOf, sessionsFolder, startRecordPath, type JsonObject } from './log/sessions';
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
  treeAt,
  withContents,
  workingTree,
  type DocumentTree,
} from './repository/document-tree';
export { globMatcher } from './text/glob';
export { unifiedDiff } from './text/unified-diff';
export {
  documentCitations,
  evidenceFiles,
  logCitations,
  newTimelineRows,
  textOfRow,
  type Citation,
} from './documents/citations';
export {
  figuresSay,
  gatesSay,
  isReportOf,
  readGateReport,
  type StatedGate,
  type StatedReport,
} from './gates/gate-verdict';
export { closureCheckName, newestGateReport, newestRecord } from './gates/queue-records';
export { momentOf } from './text/moment';
export { sourceFile } from './repository/document-tree';
export { Findings, type FindingText, type FindingsSummary } from './checks/findings';
export { startedFrom } from './log/sessions';
export { readWaivers, type Waivers } from './gates/waivers';
export { finalTests, itemText, namedLine, sectionLine, testCounts } from './log/session-log';
export { changedFiles } from './log/sessions';
export { citedPaths } from './text/cited-paths';
export { escapeRegExp, namesWord, placeholdersIn, withoutCode } from './text/words';
