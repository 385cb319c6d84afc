/**
 * Adjusted p values of a family of tests, in the order of the p values given. `tests` is the size of the family: those
 * of it that have no p value count as p = 1.
 */

/** Benjamini and Hochberg, "Controlling the false discovery rate", 1995. Never below the p value itself. */
export function benjaminiHochberg(pValues: readonly number[], tests = pValues.length): number[] {
  return stepUp(pValues, tests, tests);
}

/** Benjamini and Yekutieli, "The control of the false discovery rate in multiple testing under dependency", 2001. */
export function benjaminiYekutieli(pValues: readonly number[], tests = pValues.length): number[] {
  let harmonic = 0;
  for (let i = 1; i <= tests; i += 1) harmonic += 1 / i;
  return stepUp(pValues, tests, tests * harmonic);
}

/** Holm, "A simple sequentially rejective multiple test procedure", 1979. */
export function holm(pValues: readonly number[], tests = pValues.length): number[] {
  const adjusted = new Array<number>(pValues.length);
  let largest = 0;
  ascending(pValues).forEach((index, position) => {
    largest = Math.max(largest, Math.min(1, (tests - position) * (pValues[index] as number)));
    adjusted[index] = largest;
  });
  return adjusted;
}

/** Bonferroni: p times the size of the family, at most 1. */
export function bonferroni(pValues: readonly number[], tests = pValues.length): number[] {
  return pValues.map((p) => Math.min(1, tests * p));
}

function stepUp(pValues: readonly number[], tests: number, factor: number): number[] {
  const adjusted = new Array<number>(pValues.length);
  let smallest = 1;
  const order = ascending(pValues);
  for (let position = Math.min(order.length, tests); position >= 1; position -= 1) {
    const index = order[position - 1] as number;
    const p = pValues[index] as number;
    smallest = Math.min(smallest, Math.max(p, (p * factor) / position));
    adjusted[index] = smallest;
  }
  return adjusted;
}

function ascending(values: readonly number[]): number[] {
  return [...values.keys()].sort((a, b) => (values[a] as number) - (values[b] as number) || a - b);
}
