/** What is wrong with a document before it is written (contract 44.4). Each problem names its option. */
import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { freeze } from '@gatehouse/contracts';
import { inspectDocument, isFile } from '@gatehouse/files';
import { isFilled } from '@gatehouse/records';
import { isAnotherPerson, isSameTag } from '@gatehouse/runs';
import { pyRepr } from '@gatehouse/render';
import type { Kind } from './forms';
import type { DecisionRecords } from './repository';
import type { Parts } from './template';

export interface Draft {
  kind: Kind;
  tag: string;
  parts: Parts;
  /** Paths as given, of an explainability pack. */
  evidence: readonly string[];
  /** YYYY-MM-DD. */
  today: string;
}

/** All that is wrong, in sentences; empty when the document may be written. */
export function problemsOf(draft: Draft, records: DecisionRecords): string[] {
  switch (draft.kind) {
    case 'note':
      return [...noteProblems(draft, records), ...dayProblem(draft, 'date')];
    case 'waiver':
      return waiverProblems(draft, records);
    case 'sign-off':
      return [...signOffProblems(draft, records), ...dayProblem(draft, 'date')];
    case 'explain':
      return draft.evidence.flatMap((file) => fileProblem('evidence', file, records.root));
    case 'deployment':
      return [];
  }
}

function noteProblems({ tag, parts: { fields } }: Draft, records: DecisionRecords): string[] {
  const problems: string[] = [];
  const earlier = records.notesOf(tag)[0];
  if (earlier !== undefined)
    problems.push(`${earlier.file} is the decision note of ${tag} already; a decision has one`);
  const predecessor = fields.get('predecessor') ?? '';
  if (isFilled(predecessor)) {
    if (isSameTag(predecessor, tag)) problems.push('option --predecessor: a decision does not follow itself');
    else if (!records.isKnown(predecessor))
      problems.push(`option --predecessor: neither a note nor a run has the decision tag ${predecessor}`);
    const failed = records.failuresOf(predecessor);
    if (failed.length > 0 && !isFilled(fields.get('root_cause') ?? ''))
      problems.push(`option --root-cause: ${predecessor} failed (${failed.join(', ')}); say why, and what is done now`);
  }
  const frozen = fields.get('freeze_file');
  if (frozen !== undefined) {
    const reading = inspectDocument(freeze, path.resolve(records.root, frozen));
    if (reading.state !== 'read') problems.push(`option --freeze-file: ${reading.problem}`);
    else problems.push(...fileProblem('freeze-file', frozen, records.root));
  }
  const contract = fields.get('data_contract');
  if (contract !== undefined) problems.push(...fileProblem('data-contract', contract, records.root));
  return problems;
}

function waiverProblems({ tag, parts: { fields }, today }: Draft, records: DecisionRecords): string[] {
  const of = (name: string): string => fields.get(name) ?? '';
  const problems: string[] = [];
  const rules = records.waivable(of('stage'));
  const may = rules.get(of('rule'));
  if (may === undefined)
    problems.push(
      `option --rule: ${of('stage')} has no requirement ${pyRepr(of('rule'))}; it has ${[...rules.keys()].join(', ')}`,
    );
  else if (!may) problems.push(`option --rule: ${of('rule')} cannot be waived`);
  if (!isDay(of('expires'))) problems.push(notADay('expires', of('expires')));
  else if (of('expires') < today)
    problems.push(`option --expires: ${of('expires')} is over; a waiver ends on a day to come`);
  return [...problems, ...approverProblems(tag, of('approver'), records)];
}

function signOffProblems({ tag, parts: { fields } }: Draft, records: DecisionRecords): string[] {
  const decision = fields.get('decision') ?? '';
  return [
    ...(decision === 'approved' || decision === 'rejected'
      ? []
      : [`option --decision: expected approved or rejected, got ${pyRepr(decision)}`]),
    ...approverProblems(tag, fields.get('approver') ?? '', records),
  ];
}

/** Never an owner where an owner may not; nobody is known to be another while nobody knows the owner. */
function approverProblems(tag: string, approver: string, records: DecisionRecords): string[] {
  const [note, ...others] = records.notesOf(tag);
  if (note === undefined || others.length > 0)
    return [
      `${note === undefined ? 'no decision note' : 'more than one decision note'} of ${tag} says who owns it; record-decision --note writes one`,
    ];
  if (!isFilled(note.owner)) return [`${note.file} names no owner, so that nobody is known to be another`];
  if (isAnotherPerson(approver, note.owner)) return [];
  return [`option --approver: ${approver} owns the decision (${note.file}); somebody else approves`];
}

/** As check-stage asks for it: what is written here cannot be written again. */
function fileProblem(option: string, file: string, root: string): string[] {
  const absolute = path.resolve(root, file);
  const isOutside = (from: string, to: string): boolean => /^\.\.(\/|$)/.test(path.relative(from, to));
  if (isOutside(root, absolute)) return [`option --${option}: ${file} lies outside of the repository`];
  if (!isFile(absolute)) return [`option --${option}: ${file} is not there`];
  if (isOutside(realpathSync(root), realpathSync(absolute)))
    return [`option --${option}: ${file} leads out of the repository`];
  return statSync(absolute).size === 0 ? [`option --${option}: ${file} is empty`] : [];
}

function dayProblem({ parts: { fields } }: Draft, name: string): string[] {
  const day = fields.get(name);
  return day === undefined || isDay(day) ? [] : [notADay(name, day)];
}

function notADay(option: string, text: string): string {
  return `option --${option}: expected a day, YYYY-MM-DD, got ${pyRepr(text)}`;
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}
