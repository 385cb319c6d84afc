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
  type CheckResult,
  type Checks,
} from './check';
export { CheckList } from './check-list';
export { Findings } from './findings';
export { checkItems, verdictMarkdown } from './markdown';
export { policyOptions, verdictOptions } from './options';
export { publishChecks, publishVerdict, verdictOf, type Verdict } from './output';
export { checkPatterns, policyInForce, type PolicyInForce } from './policy';
