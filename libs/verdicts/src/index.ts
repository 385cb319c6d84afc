export {
  countsOf,
  judged,
  messagesOf,
  missing,
  notApplicable,
  passes,
  shownChecks,
  waived,
  withSeverities,
  withSeverity,
  type CheckResult,
  type Checks,
  type CheckStatus,
  type Counts,
  type ShownCheck,
} from './check';
export { checkItems, verdictMarkdown } from './markdown';
export { policyOptions, verdictOptions } from './options';
export { publishVerdict } from './output';
export { policyInForce, type CitedPolicy, type PolicyInForce } from './policy';
