export { addToCleanupLog, cleanedRunsByTag, cleanupLog, readCleanupLog, trashFolder } from './cleanup-log';
export { isFilled } from '@gatehouse/render';
export { decisionNotes, readMarkdown, unquoted } from './decision-note';
export { costRow, figure, finiteNumber } from './figures';
export { isOwnFreeze } from './freeze';
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
export { standingOf, type Papers } from './standing';
