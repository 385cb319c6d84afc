/**
 * The documents that can be written: their template, their place, and what each part of them is called on the command
 * line (contract 44.2).
 */
import type { TemplateName } from '@gatehouse/records';

export type Kind = 'note' | 'waiver' | 'explain' | 'sign-off' | 'deployment';

/** A field `- name: value`, or a section `## Title`. */
export interface Part {
  /** As the document has it. */
  name: string;
  option: string;
  /** May be left out. */
  optional?: true;
}

export interface Form {
  template: TemplateName;
  fields: readonly Part[];
  sections: readonly Part[];
}

const tag: Part = { name: 'decision_tag', option: 'tag' };

export const forms: Readonly<Record<Kind, Form>> = {
  note: {
    template: 'decision_note.md',
    fields: [
      tag,
      { name: 'owner', option: 'owner' },
      { name: 'date', option: 'date' },
      { name: 'predecessor', option: 'predecessor' },
      { name: 'root_cause', option: 'root-cause', optional: true },
      { name: 'freeze_file', option: 'freeze-file' },
      { name: 'data_contract', option: 'data-contract' },
    ],
    sections: [{ name: 'Question', option: 'question' }],
  },
  explain: {
    template: 'explainability.md',
    fields: [tag, { name: 'stage', option: 'explain' }],
    sections: [
      { name: 'What changed', option: 'changed' },
      { name: 'Why necessary', option: 'why' },
      { name: 'Expected impact and risk', option: 'impact' },
      { name: 'Evidence files and paths', option: 'evidence' },
      { name: 'Decision outcome and next action', option: 'outcome' },
    ],
  },
  'sign-off': {
    template: 'committee_sign_off.md',
    fields: [
      tag,
      { name: 'committee', option: 'committee' },
      { name: 'approver', option: 'approver' },
      { name: 'date', option: 'date' },
      { name: 'decision', option: 'decision' },
    ],
    sections: [{ name: 'Conditions', option: 'conditions' }],
  },
  deployment: {
    template: 'deployment.md',
    fields: [tag],
    sections: [
      { name: 'Deployment notes', option: 'deployment-notes' },
      { name: 'Monitoring checkpoints', option: 'checkpoints' },
      { name: 'Watchlist and rollback triggers', option: 'triggers' },
    ],
  },
  waiver: {
    template: 'waiver.json',
    fields: [
      tag,
      { name: 'stage', option: 'stage' },
      { name: 'rule', option: 'rule' },
      { name: 'reason', option: 'reason' },
      { name: 'approver', option: 'approver' },
      { name: 'expires', option: 'expires' },
    ],
    sections: [],
  },
};
