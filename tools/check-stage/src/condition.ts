import type { Condition } from '@gatehouse/contracts';
import { finiteNumber } from '@gatehouse/runs';
import type { EvidenceRecord } from './record';

/** What a field is compared with that stands in other evidence; undefined when it is not there. */
export type Lookup = (requirement: string, field: string) => unknown;

/** What the condition does not find as it should be; undefined when it holds. An absent field meets nothing but not_equals. */
export function unmet(condition: Condition, record: EvidenceRecord, lookup: Lookup): string | undefined {
  const { field } = condition;
  const values = record.values(field);
  const wanted = [...demands(condition, record, lookup)];
  if (values.length === 0) {
    const lacking = wanted.filter(({ takesAbsent }) => !takesAbsent);
    return lacking.length === 0 ? undefined : `${field} is not there, expected ${lacking.map(({ said }) => said).join(' and ')}`;
  }
  for (const { said, holds } of wanted) {
    const wrong = values.find((value) => !holds(value));
    if (wrong !== undefined) return `${field} is ${JSON.stringify(wrong)}, expected ${said}`;
  }
  return undefined;
}

interface Demand {
  said: string;
  holds(value: unknown): boolean;
  takesAbsent?: true;
}

function* demands(condition: Condition, { isText }: EvidenceRecord, lookup: Lookup): Generator<Demand> {
  const { equals, not_equals: unequal, starts_with: start, min, max, above, same_as: same, not_same_as: other } = condition;
  const number = (value: unknown, holds: (number: number) => boolean): boolean => {
    const read = typeof value === 'boolean' ? undefined : finiteNumber(value);
    return read !== undefined && holds(read);
  };
  if (equals !== undefined) yield { said: JSON.stringify(equals), holds: (value) => isEqual(value, equals, isText) };
  if (unequal !== undefined) yield { said: `anything but ${JSON.stringify(unequal)}`, holds: (value) => !isEqual(value, unequal, isText), takesAbsent: true };
  if (start !== undefined) yield { said: `a text that begins with ${start}`, holds: (value) => typeof value === 'string' && new RegExp(`^${start.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'u').test(value) };
  if (min !== undefined) yield { said: `at least ${min}`, holds: (value) => number(value, (read) => read >= min) };
  if (max !== undefined) yield { said: `at most ${max}`, holds: (value) => number(value, (read) => read <= max) };
  if (above !== undefined) yield { said: `above ${above}`, holds: (value) => number(value, (read) => read > above) };
  if (same !== undefined) {
    const found = lookup(same.requirement, same.field);
    const said = `${found === undefined ? 'the same as' : JSON.stringify(found)}, ${same.field} of ${same.requirement}${found === undefined ? ', which is not there' : ''}`;
    yield { said, holds: (value) => found !== undefined && (String(value) === String(found) || (/(^|\.)git_commit$/.test(same.field) && isSameCommit(String(value), String(found)))) };
  }
  if (other !== undefined) {
    const found = lookup(other.requirement, other.field);
    yield { said: `another than ${other.field} of ${other.requirement}, ${found === undefined ? 'which is not there' : JSON.stringify(found)}`, holds: (value) => found !== undefined && !isSamePerson(String(value), String(found)) };
  }
}

function isEqual(value: unknown, wanted: unknown, isText: boolean): boolean {
  if (!isText || typeof value !== 'string') return value === wanted;
  if (typeof wanted === 'boolean') return value.toLowerCase() === String(wanted);
  return typeof wanted === 'number' ? finiteNumber(value) === wanted : value === wanted;
}

/** A freeze of another runner may name its commit by the beginning of it; git's own shortest is 7. */
function isSameCommit(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a.toLowerCase(), b] : [b.toLowerCase(), a];
  return /^[0-9a-f]{7,64}$/.test(short) && long.toLowerCase().startsWith(short);
}

/** Names are the same whatever their case and blanks. */
export function isSamePerson(a: string, b: string): boolean {
  const plain = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  return plain(a) === plain(b);
}
