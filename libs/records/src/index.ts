export { ambiguitiesIn, type Ambiguity } from './ambiguous';
export { addToCleanupLog, cleanedRunsByTag, cleanupLog, readCleanupLog, trashFolder } from './cleanup-log';
export {
  configHash,
  configurationJson,
  differences,
  mergeConfigurations,
  parseConfiguration,
  runScope,
  type Configuration,
  type Value as ConfigurationValue,
} from './configuration';
export { isFilled } from '@gatehouse/render';
export { decisionNotes, readMarkdown, unquoted, type MarkdownRecord } from './decision-note';
export { costRow, figure, finiteNumber } from './figures';
export { isOwnFreeze } from './freeze';
export { newestFreeze, storedFreezes, type StoredFreeze, type WantedFreeze } from './newest-freeze';
export { costGateNames, judgedGates, verdictOf } from './judged-gates';
export { readComparedRun, runNamed, type ComparedRun } from './compared-run';
export { compareRuns, runsDiffer } from './run-comparison';
export { explainScore } from './score-words';
export { reportTables, tableFiles, type ReportTables } from './report-tables';
export { gateVerdict, verdictInWords, type GateVerdict } from './gate-verdicts';
export {
  addLedgerRow,
  defaultStageLog,
  emptyLedger,
  ledgerHasTag,
  ledgerLines,
  ledgerRows,
  ledgerRowsOfTag,
  readLedger,
  tagsOfLedger,
  withRow,
} from './ledger';
export {
  policyGivenBy,
  queueModes,
  queuePolicyFile,
  queuePolicyOf,
  type GivenPolicy,
  type QueueMode,
  type QueuePolicy,
} from './queue-policy';
export {
  parseRegistry,
  readRegistry,
  registryBytes,
  registryCells,
  registryFile,
  truthOf,
  unreadCells,
  type OnUnread,
} from './registry';
export { registryOrder } from './registry-order';
export { score, scoreParts } from './score';
export { scoreInputsOf, type ReviewInputs } from './score-inputs';
export { linesOutsideFences, placeholdersIn } from './placeholders';
export { isFullSha, readMeta, utcMoment, type MetaReading, type RunLogMeta } from './run-log';
export {
  isOfFamily,
  readGateRegistry,
  readTrialRecord,
  relativeTo,
  trialsFile,
  type TrialRecord,
} from './trial-record';
export {
  countTrials,
  trialId,
  type Call as TrialCall,
  type KnownTrial,
  type Trace,
  type TrialCount,
  type TrialKey,
} from './trials';
export { namesOtherTicket, ticketsIn, type Ticket } from './tickets';
export { readStagePolicy, shippedStagePolicy, stagePolicyFile, type StagePolicyInForce } from './stage-policy';
export { stageCells, type StageName } from './stages';
export { shippedTemplates, templatesFolder, type TemplateName } from './templates';
