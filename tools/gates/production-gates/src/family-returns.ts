/** The returns of the family's trials side by side, for what choosing among them is worth (contract 18.10). */
import path from 'node:path';
import { Failure } from '@gatehouse/contracts';
import { parseTable } from '@gatehouse/csv';
import { readBytes } from '@gatehouse/files';
import {
  countReplicates,
  medianBlockLength,
  probabilityOfOverfitting,
  superiority,
  superiorityProblem,
  trialTable,
} from '@gatehouse/statistics';
import { dayOf } from './days';
import type { Measured } from './gates';
import type { KnownTrial } from '@gatehouse/records';

export type DatedReturns = ReadonlyMap<number, number>;

export const trialReturnsName = 'trial_returns.csv';
const fewestForPbo = 10;
const fewestForSpa = 2;
const fewestDates = 20;
const blocks = 16;
/** Dates that not all trials have may be left out; more of them, and the trials are not of one kind. */
const mostLeftOut = 0.1;

export interface Comparison {
  readonly pbo: Measured;
  readonly spa: Measured;
  /** Mean block length of the bootstrap; null where none was drawn. */
  readonly blockLength: number | null;
}

/** The returns that a trial's report has beside it; undefined where there are none to be read. */
export function readTrialReturns(root: string, { report }: KnownTrial): DatedReturns | undefined {
  if (report === undefined) return undefined;
  const file = path.join(path.dirname(path.resolve(root, report)), trialReturnsName);
  try {
    const table = parseTable(readBytes(file), file);
    const [date, value] = [table.column('date'), table.column('ret')];
    // An empty cell is not a return; Number would take it for 0.
    const rows = Array.from(
      { length: table.rowCount },
      (_, row) => [dayOf(date(row)), value(row).trim() === '' ? NaN : Number(value(row))] as const,
    );
    return new Map(
      rows.flatMap(([day, found]) => (day === undefined || !Number.isFinite(found) ? [] : [[day, found]])),
    );
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** `trials`: this one first. */
export function compareTrials(
  trials: readonly DatedReturns[],
  { seed, reps, blockLength }: { seed: bigint; reps: number; blockLength: number | null },
): Comparison {
  const all = new Set(trials.flatMap((returns) => [...returns.keys()]));
  const common = [...all].filter((day) => trials.every((returns) => returns.has(day))).sort((a, b) => a - b);
  const fault =
    common.length < all.size * (1 - mostLeftOut)
      ? `${all.size - common.length} of ${all.size} dates are not in all trials`
      : common.length < fewestDates
        ? `${common.length} dates, at least ${fewestDates} needed`
        : undefined;
  const few = (needed: number): string | undefined =>
    trials.length < needed
      ? `${trials.length} ${trials.length === 1 ? 'trial' : 'trials'} with returns, at least ${needed} needed`
      : fault;
  const columns = trials.map((returns) => common.map((day) => returns.get(day) as number));
  const [noPbo, noSpa] = [few(fewestForPbo), few(fewestForSpa)];
  const table = trialTable(columns);
  const overfitting = noPbo === undefined ? probabilityOfOverfitting(table, blocks) : null;
  const block = noSpa === undefined ? (blockLength ?? medianBlockLength(columns)) : null;
  return {
    pbo:
      overfitting === null
        ? { reason: noPbo ?? `${common.length} dates are too few for ${blocks} blocks` }
        : { value: overfitting.pbo },
    spa: block === null ? { reason: noSpa ?? 'no figure' } : { value: consistentP(table, block, seed, reps) },
    blockLength: block,
  };
}

function consistentP(table: ReturnType<typeof trialTable>, block: number, seed: bigint, reps: number): number {
  const problem = superiorityProblem(table, block);
  return superiority(problem, countReplicates(problem, seed, { first: 0, end: reps }), reps).consistent;
}
