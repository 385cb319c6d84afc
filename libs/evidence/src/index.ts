/**
 * The evidence log (contract 20 to 23). A tool that writes below a guarded place or `docs/production_research/` enters
 * its step with a few lines; without configs/research/evidence.json they publish the same files and nothing else
 * happens:
 *
 *     const step = await openStep(root, { tool: 'remediation-plan', event: 'remediated', onWait: note, warn });
 *     step.read(auditJson);                          // an input, compared with what the log says of it
 *     step.write(json, text);                        // instead of publish(json, text)
 *     await step.commit({ tag, subject: runDir, verdict: 'pass' });
 *
 * `openStep` comes before anything is changed, and stops with a Failure where the log is lost. Who changes ledger or
 * registry calls `writeRows(file, before, after)` and `commit` under the lock of that file; who only reads the ledger
 * calls `readRows(ledger)`. Audits and stage checks take `problems()` as a failed check called `evidence_log` and then
 * `commit(facts, { trust: true })`; every other tool lets `commit` refuse.
 *
 * Tools without an event of their own (record-decision, record-stage, production-gates, compare-trials,
 * init-repository, whatever else writes documents) give
 * `event: 'recorded'`; entries of theirs are witnessed. record-stage calls `writeRows(ledger, before, after)`. A file
 * that only grows is added to within
 * `enterGrowth(root, file, { tool, tag }, add)`; a folder that was written is entered by `enterFolder`. Documents that
 * people write have `kind: 'hand'`.
 *
 * official-run, and whatever starts, submits, follows or fetches runs, takes `openRunLog(root, { tool })` before a run
 * directory is there, then `started`,
 * `finished`, `lost`; a job on a node gives `isJob: true` and calls `finished` only; finish-run with a host calls
 * `received`. apply-cleanup has `enterCleaned`; init-repository opens a log with `openEvidenceLog`.
 */
export { append, logEnd, withLogLock } from './append';
export { approvalsFolder, newestCheck, ownersOf, readStageCheck, signatureBeside } from './approval';
export { basisOf } from './basis';
export type { Book } from './book';
export { noHead, sha256 } from './entry';
export { formatCheckpoint, originOf } from './checkpoint';
export { checkpointName, checkpointsFolder, checkpointTag, ownCheckpoints } from './checkpoint-files';
export { draftEntry, policyOf } from './logged-step';
export { enterFolder, enterGrowth, type EnterOptions } from './enter';
export { enterCleaned } from './enter-cleaned';
export { judgeCheckpoints, sizesOf, type JudgedCheckpoint } from './judge-checkpoints';
export { isLedger, ledgersOf } from './ledgers';
export { newestFiles, statedOnce } from './newest';
export { openEvidenceLog, isLogName } from './open';
export { evidenceFolder, guardedFolders, kindOf, registryFile, runFolderOf, type Kind } from './place';
export { signersOf } from './policy';
export { proveEntry } from './prove-entry';
export { readLog, segmentsOf } from './read-log';
export { rebuild, type Rebuilt } from './rebuild';
export type { LoggedRun } from './run-book';
export { openRunLog, type RunLog } from './run-log';
export { filesIn, growingFiles, placeInLog, resultFolders, sorted, statedFile, statementOfRun } from './statement';
export { entriesFolder } from './segments';
export { isPrincipal, principalsOfKey, sign, verifySignature, type Namespace } from './signature';
export { keepsLog, openStep, type Step } from './step';
export { leafOf, rootOf } from './tree';
export { changedRows, changesOf } from './unchanged';
export { serveGuarded } from './guarded';
export { verifyLog, type Verified } from './verify';
export { viewOf } from './view-change';
