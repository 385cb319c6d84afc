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
} from './check';
export { CheckList } from './check-list';
export { Findings } from './findings';
export { checkItems, verdictMarkdown } from './markdown';
export { policyOptions, verdictOptions } from './options';
export { publishChecks, publishVerdict, verdictOf, type Verdict } from './output';
export { checkPatterns, policyInForce, type PolicyInForce } from './policy';
