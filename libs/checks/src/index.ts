export { Checks, type SeverityChoice } from './checks';
export { Findings, type Severity } from './findings';
export { readPolicy, type PolicyInEffect } from './policy';
export { checksMarkdown, findingLines, publishReport } from './report';
