// Generated from schemas/ by `npm run codegen`. Do not edit.
import type { Check } from '../document';

export declare const candidateQueuePolicy: Check;
export declare const comparison: Check;
export declare const context: Check;
export declare const dataQualityReport: Check;
export declare const finalizeResult: Check;
export declare const freeze: Check;
export declare const governanceAudit: Check;
export declare const installManifest: Check;
export declare const installResult: Check;
export declare const ledgerRow: Check;
export declare const monitorRound: Check;
export declare const preflight: Check;
export declare const productionGatesReport: Check;
export declare const queueResult: Check;
export declare const queueRow: Check;
export declare const registryResult: Check;
export declare const registryRow: Check;
export declare const remediationPlan: Check;
export declare const result: Check;
export declare const runReviewResult: Check;
export declare const status: Check;
