// Generated from schemas/ by `npm run codegen`. Do not edit.
import { document, type Document } from '../document';
import type * as types from './types';
import * as check from './validators.js';

export const context: Document<types.RunContext> = /* @__PURE__ */ document('context', check.context);
export const dataQualityReport: Document<types.DataQualityReport> = /* @__PURE__ */ document('data-quality-report', check.dataQualityReport);
export const freeze: Document<types.Freeze> = /* @__PURE__ */ document('freeze', check.freeze);
export const preflight: Document<types.Preflight> = /* @__PURE__ */ document('preflight', check.preflight);
export const productionGatesReport: Document<types.ProductionGatesReport> = /* @__PURE__ */ document('production-gates-report', check.productionGatesReport);
export const result: Document<types.RunResult> = /* @__PURE__ */ document('result', check.result);
export const status: Document<types.RunStatus> = /* @__PURE__ */ document('status', check.status);
