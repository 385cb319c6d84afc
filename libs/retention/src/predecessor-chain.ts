/**
 * Which tags continue the decision of another one (contract 14.5, 16.3): their decision note names it as predecessor,
 * or a stage check of theirs found it so. What is the evidence of the one is the evidence of the other.
 */
import path from 'node:path';
import { Failure, stageCheck } from '@gatehouse/contracts';
import { inspectDocument, readText } from '@gatehouse/files';
import { decisionNotes, unquoted } from '@gatehouse/records';
import { comparedTag } from '@gatehouse/runs';
import { findGlob } from '@gatehouse/system';

const checks = 'audit/stage_checks/*/stage_check.json';

export interface Successors {
  /** Every tag that continues this one, directly or not; in no order. */
  of(tag: string): string[];
  /** What could not be read: it may continue anything. */
  unread: readonly string[];
}

/** Throws Failure `io`. */
export function readSuccessors(root: string): Successors {
  const next = new Map<string, Set<string>>();
  const unread: string[] = [];
  const add = (tag: string, predecessor: string): void =>
    void next.set(comparedTag(predecessor), (next.get(comparedTag(predecessor)) ?? new Set()).add(comparedTag(tag)));
  for (const { path: file } of findGlob(root, checks)) {
    const reading = inspectDocument(stageCheck, path.join(root, file));
    if (reading.state === 'damaged') unread.push(reading.problem);
    if (reading.state === 'read')
      for (const predecessor of reading.value.predecessors) add(reading.value.decision_tag, predecessor);
  }
  for (const { path: file } of findGlob(root, decisionNotes)) {
    try {
      const text = readText(path.join(root, file));
      const [tags, predecessors] = [fieldsIn(text, 'decision_tag'), fieldsIn(text, 'predecessor')];
      for (const tag of tags) for (const predecessor of predecessors) add(tag, predecessor);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (error.id !== 'missing-input') unread.push(error.message);
    }
  }
  const of = (tag: string): string[] => {
    const found = new Set<string>();
    const follow = (from: string): void => next.get(from)?.forEach((one) => void (one === tag || found.add(one)));
    follow(tag);
    found.forEach((one) => follow(one)); // also those that are added meanwhile
    return [...found];
  };
  return { of, unread };
}

/** Values of the lines `- name: value`, with or without the dash, backticks and quotes. */
function fieldsIn(text: string, name: string): string[] {
  const field = new RegExp(`^\\s*(?:[-*]\\s+)?${name}:(.*)$`);
  return text.split(/[\r\n\u2028\u2029]/).flatMap((line) => unquoted(field.exec(line)?.[1] ?? '') || []);
}
