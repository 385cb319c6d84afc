export { isBeforeAnyVerdict } from './before-any-verdict';
export {
  beside,
  dataQualityEvidence,
  inside,
  locateRunAndReport,
  placeIn,
  placeOf,
  runThatReadsAlike,
  type Place,
} from './discovery';
export { fileIdentity, tailOf, type FileIdentity } from './file-identity';
export { officialOptions, officialWords, readOfficialCall, refusalOf, type OfficialCall } from './official-call';
export { isLaunched, jobName, settleMs, wordsOf, type EngineView } from './launched';
export { nextFreeTag } from './next-tag';
export { officialRunLock } from './official-lock';
export {
  findReport,
  listReports,
  reportGates,
  reportInputs,
  reportName,
  reportsByName,
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
} from './report-names';
export { isActive, readRunFacts, type RunFacts } from './run-facts';
export { runStateMetric } from './run-metrics';
export {
  compareNewest,
  isOrderUncertain,
  momentOfDocument,
  momentOfFile,
  newestFirst,
  newestOf,
  startOf,
  widestZones,
  type Dated,
} from './newest';
export {
  findRun,
  isOfTag,
  listRuns,
  readContext,
  runAt,
  runFinder,
  runsByTag,
  runsFolder,
  runsIn,
  runsNaming,
  tagIn,
  type Run,
} from './run';
export { shardCounts, shardFolder } from './shards';
export { areAmong, isAnotherPerson, isOneAmong, namesSomebody } from './people';
export { checkNewTag, checkTag, comparedTag, isSameTag, safeTag } from './tag';
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
  type RunStateName,
} from './state';
export { argumentIn, argumentsIn, withArgument } from './workflow-arguments';
