export { cancelJob, withdrawParts } from './cancel';
export {
  attemptsBefore,
  claimJoin,
  claimRun,
  claimShard,
  isSuperseded,
  lastClaim,
  putAside,
  writeAttempt,
} from './claim';
export { cancelRequest, requestCancel, writeLaunchEnd } from './ending';
export { askEnvironment, followEnvironment } from './environment';
export { Engines, launchOfOpen, viewsOfRuns, type EngineOptions } from './engines';
export { followRun, type Followed } from './follow';
export { jobIn, killAfterIn, type Job } from './job';
export { findLauncher, LauncherProgram, type LauncherAnswer } from './launcher';
export { failedLine, outcomeOfResult } from './outcome';
export { refuseManaged } from './managed-args';
export { hasLeadPassed, isInParts, submitParts, type PartsSubmitted } from './parts';
export {
  newKey,
  newLaunch,
  readLaunch,
  recordHandle,
  requestSum,
  soughtJob,
  submittedRequest,
  writeLaunch,
} from './submission';
export { lost, waitForRun, type EndLog } from './wait';
export { WaitSignals } from './wait-signals';
