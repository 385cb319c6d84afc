// Generated from schemas/ by `npm run codegen`. Do not edit.
import { document, type Document } from '../document';
import type * as types from './types';
import * as check from './validators.js';

export const candidateQueuePolicy: Document<types.CandidateQueuePolicy> = /* @__PURE__ */ document('candidate-queue-policy', check.candidateQueuePolicy);
export const comparison: Document<types.Comparison> = /* @__PURE__ */ document('comparison', check.comparison);
export const context: Document<types.RunContext> = /* @__PURE__ */ document('context', check.context);
export const dataQualityReport: Document<types.DataQualityReport> = /* @__PURE__ */ document('data-quality-report', check.dataQualityReport);
export const finalizeResult: Document<types.FinalizeResult> = /* @__PURE__ */ document('finalize-result', check.finalizeResult);
export const freeze: Document<types.Freeze> = /* @__PURE__ */ document('freeze', check.freeze);
export const governanceAudit: Document<types.GovernanceAudit> = /* @__PURE__ */ document('governance-audit', check.governanceAudit);
export const installManifest: Document<types.InstallManifest> = /* @__PURE__ */ document('install-manifest', check.installManifest);
export const installResult: Document<types.InstallResult> = /* @__PURE__ */ document('install-result', check.installResult);
export const ledgerRow: Document<types.LedgerRow> = /* @__PURE__ */ document('ledger-row', check.ledgerRow);
export const monitorRound: Document<types.MonitorRound> = /* @__PURE__ */ document('monitor-round', check.monitorRound);
export const preflight: Document<types.Preflight> = /* @__PURE__ */ document('preflight', check.preflight);
export const productionGatesReport: Document<types.ProductionGatesReport> = /* @__PURE__ */ document('production-gates-report', check.productionGatesReport);
export const queueResult: Document<types.QueueResult> = /* @__PURE__ */ document('queue-result', check.queueResult);
export const queueRow: Document<types.QueueRow> = /* @__PURE__ */ document('queue-row', check.queueRow);
export const registryResult: Document<types.RegistryResult> = /* @__PURE__ */ document('registry-result', check.registryResult);
export const registryRow: Document<types.RegistryRow> = /* @__PURE__ */ document('registry-row', check.registryRow);
export const remediationPlan: Document<types.RemediationPlan> = /* @__PURE__ */ document('remediation-plan', check.remediationPlan);
export const result: Document<types.RunResult> = /* @__PURE__ */ document('result', check.result);
export const runReviewResult: Document<types.RunReviewResult> = /* @__PURE__ */ document('run-review-result', check.runReviewResult);
export const status: Document<types.RunStatus> = /* @__PURE__ */ document('status', check.status);
