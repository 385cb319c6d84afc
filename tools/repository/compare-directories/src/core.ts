/**
 * The superset rule (contract 0.1, 12.5): everything expected is there, with this name, type and order; additions are
 * none of our concern. Pure: texts in, differences out.
 */
import type { Difference } from '@gatehouse/contracts';
import { compareCsv } from './cells';
import { compareAllLines, compareLines } from './lines';
import type { Report } from './report';
import { compareJson } from './values';

/** Values treated as equal on both sides: root paths, commits and timestamps. */
export interface Sides {
  expectedRoot: string;
  actualRoot: string;
  /** Full names; undefined outside git. */
  expectedCommit?: string | undefined;
  actualCommit?: string | undefined;
}

/**
 * Differences between two files of the same name. One that is not of the kind its name says is compared as lines, of
 * which none may be added.
 */
export function compareFile(name: string, expected: string, actual: string, sides: Sides): Difference[] {
  if (expected === actual) return [];
  const { was, is, differences, report } = comparison(name, expected, actual, sides);
  if (name.endsWith('.json')) {
    if (!compareJson(was, is, report)) compareAllLines(was.normalize(expected), is.normalize(actual), report);
  } else if (name.endsWith('.csv')) {
    const [before, now] = [was.normalize(expected), is.normalize(actual)];
    if (!compareCsv(before, now, report)) compareAllLines(before, now, report);
  } else compareLines(was.normalize(expected), is.normalize(actual), report);
  return differences;
}

/**
 * Differences between two outputs: by value where both are one JSON document; else every expected line is there, in
 * order.
 */
export function compareOutput(where: string, expected: string, actual: string, sides: Sides): Difference[] {
  const { was, is, differences, report } = comparison(where, expected, actual, sides);
  if (!compareJson(was, is, report, true)) compareLines(was.normalize(expected), is.normalize(actual), report);
  return differences;
}

function comparison(where: string, expected: string, actual: string, sides: Sides) {
  const differences: Difference[] = [];
  const report: Report = (place, before, now) =>
    differences.push({ where, place, expected: show(before), actual: show(now) });
  return {
    was: { text: expected, normalize: (text: string) => normalize(text, sides.expectedRoot, sides.expectedCommit) },
    is: { text: actual, normalize: (text: string) => normalize(text, sides.actualRoot, sides.actualCommit) },
    differences,
    report,
  };
}

const shortCommit = 7; // digits

/** A text in which root, commit and moments stand as placeholders; also for file names. */
export function normalize(text: string, root: string, commit?: string): string {
  const plain = text.replaceAll(root, '{ROOT}');
  const named =
    commit === undefined
      ? plain
      : plain.replaceAll(commit, '{COMMIT}').replaceAll(commit.slice(0, shortCommit), '{COMMIT}');
  return named
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:?\d\d|Z)?/g, '{MOMENT}')
    .replace(/\d{4}-\d\d-\d\d_\d{6}(_\d+(?!\d))?/g, '{STAMP}')
    .replace(/staleness=-?[\d.]+|(?<=freshness_days"?: )-?[\d.]+/g, '{AGE}');
}

const longest = 300; // characters of a value in the report

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : value === undefined ? 'absent' : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
