// Generated from schemas/ by `npm run codegen`. Do not edit.
import type { Check } from '../document';

export declare const context: Check;
export declare const dataQualityReport: Check;
export declare const freeze: Check;
export declare const preflight: Check;
export declare const productionGatesReport: Check;
export declare const result: Check;
export declare const status: Check;
