/** The templates of the documents that people write for a decision, as init-repository puts them into a repository. */

export const templatesFolder = 'docs/production_research/templates';

/** File in the templates folder → text. What stands in `<…>` is to be filled in. */
export const shippedTemplates = {
  'decision_note.md': `# Decision note

- decision_tag: <tag>
- owner: <who answers for it>
- date: <YYYY-MM-DD>
- predecessor: none
- root_cause: <why the predecessor failed, when it did>
- freeze_file: <runs/freeze/...freeze.json>
- data_contract: configs/data_contract.json

## Question

<What is to be decided, and what would make it fail.>
`,
  'explainability.md': `# Explainability pack

- decision_tag: <tag>
- stage: <S0 to S4>

## What changed

<Against the predecessor or the last accepted decision.>

## Why necessary

<The reason, not the wish.>

## Expected impact and risk

<What should get better, what may get worse, how it would show.>

## Evidence files and paths

<Each path in backticks, relative to the repository.>

## Decision outcome and next action

<Accepted, rejected or repeated; who does what next.>
`,
  'committee_sign_off.md': `# Committee sign-off

- decision_tag: <tag>
- committee: <which>
- approver: <who signs; not the owner>
- date: <YYYY-MM-DD>
- decision: <approved or rejected>

## Conditions

<What the approval depends on.>
`,
  'deployment.md': `# Deployment readiness

- decision_tag: <tag>

## Deployment notes

<What is deployed where, with which limits, by whom.>

## Monitoring checkpoints

<What is checked when, and by whom.>

## Watchlist and rollback triggers

<Which figure at which value puts it on the watchlist, and which takes it back.>
`,
  'waiver.json': `{
  "schema": "stage-waiver/v1",
  "decision_tag": "<tag>",
  "stage": "S3",
  "rule": "<id of the requirement, as check-stage names it>",
  "reason": "<why it need not be met>",
  "approver": "<not the owner>",
  "expires": "<last day, YYYY-MM-DD>"
}
`,
} as const;

export type TemplateName = keyof typeof shippedTemplates;
