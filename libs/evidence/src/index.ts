export { serveGuarded } from './guarded';
export { verifyLog, type Verified } from './verify';
