/** What files say of one thing, and which of them is believed (contract 15.3). */
import path from 'node:path';
import type { StatusItem } from '@gatehouse/contracts';
import { fileIdentity } from '@gatehouse/runs';

/** Something read, and the file it was read from, relative to the repository. */
export interface WithSource<T> {
  value: T;
  source: string;
}

export interface Statement {
  /** Undefined, null and blank: this file says nothing of it. */
  value: string | null | undefined;
  source: string | undefined;
  rank: NonNullable<StatusItem['rank']>;
}

type Claimed = (value: Statement['value'], source: Statement['source']) => Statement;
export const runtime: Claimed = (value, source) => ({ value, source, rank: 'runtime' });
export const record: Claimed = (value, source) => ({ value, source, rank: 'record' });
export const note: Claimed = (value, source) => ({ value, source, rank: 'note' });

/**
 * A file as a claim: one file has one name, however it was written down, also in a repository that was moved or cloned
 * (contract 0.32).
 */
export function namedFile(root: string, file: unknown): string | undefined {
  if (typeof file !== 'string' || file.trim() === '') return undefined;
  const named = path.resolve(root, file.trim());
  const shown = path.relative(root, named);
  if (!shown.startsWith('..')) return shown;
  const place = fileIdentity(root).of(named);
  return path.isAbsolute(place) ? shown : place;
}

const ranks = ['runtime', 'record', 'note'] as const;

/**
 * The claim of the highest rank, in a rank the first, is the value; every other file that says something else
 * disagrees.
 */
export function resolveConflicts(
  name: StatusItem['name'],
  claims: readonly Statement[],
  detail: string | null = null,
): StatusItem {
  const said = claims
    .flatMap(({ value, source, rank }) => (!value?.trim() || !source ? [] : [{ value: value.trim(), source, rank }]))
    .sort((a, b) => ranks.indexOf(a.rank) - ranks.indexOf(b.rank));
  const [first] = said;
  const disagreeing = said.filter(
    ({ value, source }, index) =>
      value !== first?.value && said.findIndex((other) => other.value === value && other.source === source) === index,
  );
  return {
    name,
    value: first?.value ?? null,
    detail,
    source: first?.source ?? null,
    rank: first?.rank ?? null,
    disagreeing,
  };
}
