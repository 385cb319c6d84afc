import type { Values } from '@gatehouse/cli';

const stages = ['S0', 'S1', 'S2', 'S3', 'S4'] as const;
const text = (describe: string, group: string, value = 'TEXT') =>
  ({ type: 'string', describe, value, group, added: true }) as const;

const note = 'Decision note';
const waiver = 'Waiver';
const pack = 'Explainability pack';
const signOff = 'Sign-off';
const deployment = 'Deployment';

export const options = {
  note: { type: 'flag', describe: 'Write the decision note of the tag', group: 'The document', added: true },
  explain: {
    type: 'choice',
    choices: stages,
    describe: 'Write the explainability pack of this stage',
    value: 'STAGE',
    group: 'The document',
    added: true,
  },
  waiver: { type: 'flag', describe: 'Write a waiver', group: 'The document', added: true },
  'sign-off': { type: 'flag', describe: 'Write what the committee decided', group: 'The document', added: true },
  deployment: { type: 'flag', describe: 'Write the readiness for deployment', group: 'The document', added: true },
  tag: {
    type: 'string',
    describe: 'Decision tag',
    required: true,
    value: 'TAG',
    completes: 'new-tag',
    group: 'The document',
    added: true,
  },
  from: {
    type: 'path',
    describe: 'Fields that no option gives: JSON with the names of the options, or Markdown as the template has it',
    value: 'FILE',
    group: 'The document',
    added: true,
  },
  set: {
    type: 'list',
    describe: 'A field or section that only your template has',
    value: 'NAME=TEXT',
    group: 'The document',
    added: true,
  },
  'dry-run': { type: 'flag', describe: 'Check everything and write nothing', group: 'The document', added: true },
  owner: { ...text('Who answers for it', note, 'NAME'), setting: 'owner' },
  predecessor: text('Decision tag that it follows (default none)', note, 'TAG'),
  'root-cause': text('Why the predecessor failed, when it did', note),
  'freeze-file': {
    type: 'path',
    describe: 'Freeze of its configuration (default: the newest of this commit)',
    value: 'FILE',
    completes: 'freeze',
    group: note,
    added: true,
  },
  'data-contract': {
    type: 'path',
    describe: "Its data contract (default: the template's)",
    value: 'FILE',
    group: note,
    added: true,
  },
  question: text('What is to be decided, and what would make it fail', note),
  date: text('Day of the note or sign-off, YYYY-MM-DD (default: today)', note, 'DATE'),
  changed: text('What changed', pack),
  why: text('Why it is necessary', pack),
  impact: text('Expected impact and risk', pack),
  evidence: {
    type: 'list',
    describe: 'File of the evidence, in the repository',
    value: 'FILE',
    group: pack,
    added: true,
  },
  outcome: text('Outcome and next action', pack),
  stage: {
    type: 'choice',
    choices: stages,
    describe: 'Stage of the requirement',
    value: 'STAGE',
    group: waiver,
    added: true,
  },
  rule: text('Requirement that need not be met, as check-stage names it', waiver, 'ID'),
  reason: text('Why it need not be met', waiver),
  expires: text('Last day on which it holds, YYYY-MM-DD', waiver, 'DATE'),
  approver: text('Who approves, of a waiver or sign-off; not an owner', waiver, 'NAME'),
  committee: text('Which committee', signOff, 'NAME'),
  decision: text('approved or rejected', signOff, 'WORD'),
  conditions: text('What the approval depends on', signOff),
  'deployment-notes': text('What is deployed where, with which limits, by whom', deployment),
  checkpoints: text('What is checked when, and by whom', deployment),
  triggers: text('What puts it on the watchlist, and what takes it back', deployment),
} as const;

export type Options = Values<typeof options>;
