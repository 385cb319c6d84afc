export { beside, dataQualityEvidence, inside, locateRunAndReport, placeIn, placeOf, type Place } from './discovery';
export { nextFreeTag } from './next-tag';
export { officialRunLock } from './official-lock';
export {
  findReport,
  listReports,
  reportGates,
  reportInputs,
  reportName,
  reportsFolder,
  reportTag,
  tagAndOwner,
  tagsIn,
  tagsStatedIn,
} from './report';
export {
  defaultReportGlob,
  productionGates,
  productionGatesReports,
  reportCompanions,
  reportGlobIn,
  reportGlobsOf,
  workflowOfRun,
  type ReportCompanions,
} from './report-names';
export { isActive, readRunFacts, type RunFacts } from './run-facts';
export { runFinder } from './run-index';
export { runStateMetric } from './run-metrics';
export {
  checkTag,
  findRun,
  isOfTag,
  listRuns,
  longestTag,
  newestFirst,
  readContext,
  runAt,
  runsByTag,
  runsFolder,
  runsNaming,
  safeTag,
  tagIn,
  type Run,
} from './run';
export {
  documentsOf,
  judgeRun,
  processesIn,
  processesOf,
  stateOfRun,
  statesOutcome,
  thisMachine,
  type Machine,
  type RunDocuments,
  type RunState,
} from './state';
