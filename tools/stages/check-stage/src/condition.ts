import type { Condition } from '@gatehouse/contracts';
import { finiteNumber } from '@gatehouse/records';
import { areAmong, isAnotherPerson } from '@gatehouse/runs';
import type { EvidenceRecord } from './record';

/** What a condition sees beside its own evidence. */
export interface EvidenceLookup {
  /** A field of other evidence; undefined when it is not there. */
  lookup(requirement: string, field: string): unknown;
  /** The path in the repository of a file as it is named; undefined when it leads out. */
  place(named: string): string | undefined;
}

/**
 * What the condition does not find as it should be; undefined when it holds. An absent field meets nothing but
 * not_equals, not_in and what is optional.
 */
export function conditionError(
  condition: Condition,
  record: EvidenceRecord,
  context: EvidenceLookup,
): string | undefined {
  const { field, optional_unless: needed } = condition;
  const values = record.values(field);
  const wanted = [...requirementsOf(condition, record, context)];
  if (values.length === 0) {
    if (needed !== undefined && !needed.some((name) => record.values(name).length > 0)) return undefined;
    const lacking = wanted.filter(({ takesAbsent }) => !takesAbsent);
    return lacking.length === 0
      ? undefined
      : `${field} is not there, expected ${lacking.map(({ expected: said }) => said).join(' and ')}`;
  }
  for (const { expected: said, accepts: holds } of wanted) {
    const wrong = values.find((value) => !holds(value));
    if (wrong !== undefined) return `${field} is ${JSON.stringify(wrong)}, expected ${said}`;
  }
  return undefined;
}

interface Requirement {
  expected: string;
  accepts(value: unknown): boolean;
  takesAbsent?: true;
}

function* requirementsOf(
  condition: Condition,
  { isText }: EvidenceRecord,
  { lookup, place }: EvidenceLookup,
): Generator<Requirement> {
  const {
    equals,
    not_equals: unequal,
    in: list,
    not_in: excluded,
    starts_with: start,
    is,
    min,
    max,
    above,
    same_as: same,
    not_same_as: other,
    among,
  } = condition;
  const number = (value: unknown, holds: (number: number) => boolean): boolean => {
    const read = typeof value === 'boolean' ? undefined : finiteNumber(value);
    return read !== undefined && holds(read);
  };
  if (equals !== undefined)
    yield { expected: JSON.stringify(equals), accepts: (value) => isEqual(value, equals, isText) };
  if (unequal !== undefined)
    yield {
      expected: `anything but ${JSON.stringify(unequal)}`,
      accepts: (value) => !isEqual(value, unequal, isText),
      takesAbsent: true,
    };
  if (list !== undefined)
    yield { expected: `one of ${list.join(', ')}`, accepts: (value) => isAmongPatterns(value, list) };
  if (excluded !== undefined)
    yield {
      expected: `none of ${excluded.join(', ')}`,
      accepts: (value) => !isAmongPatterns(value, excluded),
      takesAbsent: true,
    };
  if (start !== undefined)
    yield {
      expected: `a text that begins with ${start}`,
      accepts: (value) =>
        typeof value === 'string' &&
        new RegExp(`^${start.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'u').test(value),
    };
  if (is !== undefined)
    yield {
      expected: 'a date (YYYY-MM-DD)',
      accepts: (value) => typeof value === 'string' && /^.{10}(?![\d-])/.test(value) && isDay(value.slice(0, 10)),
    };
  if (min !== undefined)
    yield { expected: `at least ${min}`, accepts: (value) => number(value, (read) => read >= min) };
  if (max !== undefined) yield { expected: `at most ${max}`, accepts: (value) => number(value, (read) => read <= max) };
  if (above !== undefined)
    yield { expected: `above ${above}`, accepts: (value) => number(value, (read) => read > above) };
  if (same !== undefined) {
    const found = lookup(same.requirement, same.field);
    const said = `${found === undefined ? 'the same as' : JSON.stringify(found)}, ${same.field} of ${same.requirement}${found === undefined ? ', which is not there' : ''}`;
    yield {
      expected: said,
      accepts: (value) =>
        found !== undefined &&
        (plainText(value) === plainText(found) ||
          isSameFile(value, found, place) ||
          (/(^|\.)git_commit$/.test(same.field) && isSameCommit(plainText(value), plainText(found)))),
    };
  }
  if (other !== undefined) {
    const found = lookup(other.requirement, other.field);
    yield {
      expected: `another than ${other.field} of ${other.requirement}, ${found === undefined ? 'which is not there' : JSON.stringify(found)}`,
      accepts: (value) => isAnotherPerson(value, found),
    };
  }
  if (among !== undefined) {
    const found = lookup(among.requirement, among.field);
    yield {
      expected: `a name in ${among.field} of ${among.requirement}, ${found === undefined ? 'which is not there' : JSON.stringify(found)}`,
      accepts: (value) => areAmong(value, found),
    };
  }
}

function isEqual(value: unknown, wanted: unknown, isText: boolean): boolean {
  if (!isText || typeof value !== 'string') return value === wanted;
  if (typeof wanted === 'boolean') return value.toLowerCase() === String(wanted);
  return typeof wanted === 'number' ? finiteNumber(value) === wanted : value === wanted;
}

/** `*` stands for any characters, `?` for one. */
function isAmongPatterns(value: unknown, patterns: readonly string[]): boolean {
  if (typeof value !== 'string') return false;
  return patterns.some((pattern) => {
    const parts = pattern
      .split(/([*?])/)
      .map((part) => (part === '*' ? '[^]*' : part === '?' ? '[^]' : part.replace(/[.+^${}()|[\]\\]/g, '\\$&')));
    return new RegExp(`^${parts.join('')}$`, 'u').test(value);
  });
}

/** A freeze of another runner may name its commit by the beginning of it; git's own shortest is 7. */
function isSameCommit(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a.toLowerCase(), b] : [b.toLowerCase(), a];
  return /^[0-9a-f]{7,64}$/.test(short) && long.toLowerCase().startsWith(short);
}

function isSameFile(a: unknown, b: unknown, place: EvidenceLookup['place']): boolean {
  if (typeof a !== 'string' || typeof b !== 'string') return false;
  const file = place(a);
  return file !== undefined && file === place(b);
}

/** A value as JSON has it, a text without its quotes. */
export function plainText(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainText).join(',');
  return typeof value === 'string' ? value : String(JSON.stringify(value));
}

/** Is it a day that exists, YYYY-MM-DD? */
export function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}
