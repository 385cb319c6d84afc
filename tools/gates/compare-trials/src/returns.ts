/** Returns of trials side by side (contract 19.2): a wide table, a long one, or what a family's record has. */
import { Failure } from '@gatehouse/contracts';

export interface Trials {
  readonly names: readonly string[];
  /** Ascending, as they are written. */
  readonly dates: readonly string[];
  /** By trial, then date. */
  readonly columns: readonly (readonly number[])[];
  /** Dates that not all trials have. */
  readonly leftOut: number;
}

/** A return of one trial on one date. */
export interface TrialReturn {
  readonly date: string;
  readonly trial: string;
  readonly value: number;
}

const fewestTrials = 2;
const fewestDates = 20;
/** More dates left out, and the trials are not of one kind. */
const mostLeftOut = 0.1;

/**
 * Only dates that all trials have. Throws Failure `damaged-input` for a date and trial twice, for fewer than 2 trials
 * or 20 dates, and when more than a tenth of the dates would be left out. `place` names the table.
 */
export function alignTrials(returns: readonly TrialReturn[], order: readonly string[], place: string): Trials {
  const damage = (what: string): never => {
    throw new Failure('damaged-input', `${place}: ${what}`);
  };
  const byTrial = new Map<string, Map<string, number>>(order.map((name) => [name, new Map()]));
  for (const { date, trial, value } of returns) {
    const own = byTrial.get(trial) ?? new Map<string, number>();
    if (own.has(date)) damage(`${date} ${trial} comes twice`);
    own.set(date, value);
    byTrial.set(trial, own);
  }
  const names = [...byTrial.keys()];
  if (names.length < fewestTrials) damage(`${names.length} trials, at least ${fewestTrials} needed`);
  const all = new Set([...byTrial.values()].flatMap((own) => [...own.keys()]));
  const dates = [...all].filter((date) => names.every((name) => byTrial.get(name)?.has(date))).sort();
  const leftOut = all.size - dates.length;
  if (leftOut > all.size * mostLeftOut)
    damage(`${leftOut} of ${all.size} dates are not in all trials: at most a tenth may be left out`);
  if (dates.length < fewestDates) damage(`${dates.length} dates that all trials have, at least ${fewestDates} needed`);
  return {
    names,
    dates,
    columns: names.map((name) => dates.map((date) => byTrial.get(name)?.get(date) as number)),
    leftOut,
  };
}

/** The trials without the benchmark's column, and what each earned above it. */
export function aboveBenchmark(
  trials: Trials,
  benchmark: string,
): { trials: Trials; excess: readonly (readonly number[])[] } {
  const at = trials.names.indexOf(benchmark);
  const column = trials.columns[at];
  if (column === undefined)
    throw new Failure(
      'usage',
      `option --benchmark: no column ${benchmark}; there are ${trials.names.slice(0, 20).join(', ')}`,
    );
  const others = trials.names.flatMap((name, k) =>
    k === at ? [] : [{ name, values: trials.columns[k] as readonly number[] }],
  );
  if (others.length < fewestTrials)
    throw new Failure('damaged-input', `${others.length} trials beside the benchmark, at least ${fewestTrials} needed`);
  return {
    trials: { ...trials, names: others.map(({ name }) => name), columns: others.map(({ values }) => values) },
    excess: others.map(({ values }) => values.map((value, t) => value - (column[t] as number))),
  };
}
