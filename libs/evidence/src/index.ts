export { keepsLog, openStep, type Step } from './step';
export { serveGuarded } from './guarded';
export { verifyLog, type Verified } from './verify';
