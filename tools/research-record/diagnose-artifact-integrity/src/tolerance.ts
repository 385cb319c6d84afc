import { pyFixed } from '@gatehouse/render';

/** Are two figures the same but for rounding (contract 24.5)? */
export type Near = (a: number, b: number) => boolean;

/** |a − b| ≤ max(absolute, relative · max(|a|, |b|)); what is not a finite number is near nothing. */
export function nearWithin(absolute: number, relative: number): Near {
  return (a, b) => Math.abs(a - b) <= Math.max(absolute, relative * Math.max(Math.abs(a), Math.abs(b)));
}

/** A cent, or 1e-8 of a large amount. */
export const nearInMoney = nearWithin(0.01, 1e-8);

/** A computed figure, four decimals. */
export function computed(value: number): string {
  return pyFixed(value, 4);
}
