export { addToCleanupLog, cleanedRunsByTag, cleanupLog, readCleanupLog, trashFolder } from './cleanup-log';
export { decisionNotes, isFilled, readMarkdown, unquoted } from './decision-note';
export { costRow, figure, finiteNumber } from './figures';
export { isOwnFreeze } from './freeze';
export { gateVerdict, verdictInWords, type GateVerdict } from './gate-verdicts';
export {
  addLedgerRow,
  defaultStageLog,
  ledgerHasTag,
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
export { score, scoreParts } from './score';
export { scoreInputsOf as standingOf, type ReviewInputs as Papers } from './score-inputs';
export { stageCells, type StageName } from './stages';
