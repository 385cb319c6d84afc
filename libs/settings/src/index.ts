export { settingsAt } from './committed';
export { configurationFiles } from './configuration-files';
export { dataEntry, dataInForce, dataRules, gateWords } from './data';
export { givenBy, InForce, type Given } from './in-force';
export { defaultMachine, machineInForce } from './machine';
export { readSettings, settingsFile, type Settings } from './read';
export { findRunner } from './runner';
export { reportFolder, reportGlobs, workflowRules, type WorkflowRules } from './workflow';
export { workflowsInForce } from './workflows-in-force';
