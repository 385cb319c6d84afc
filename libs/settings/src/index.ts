export { configurationFiles } from './configuration-files';
export { columnsIn, dataEntry, dataInForce, dataRules, gateWords, neededColumns, type DataInForce } from './data';
export { fromEnvironment, givenBy, InForce, type Candidate, type Given, type Source } from './in-force';
export { machineInForce, type MachineInForce } from './machine';
export { readSettings, settingsFile, type Settings } from './read';
export { findRunner, type NamedRunner } from './runner';
export { alwaysOfficial, reportFolder, reportGlobs, workflowRules, type Need, type WorkflowRules } from './workflow';
export { workflowsInForce } from './workflows-in-force';
