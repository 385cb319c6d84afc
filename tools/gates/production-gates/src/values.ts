/** What a setting may be, and how it is read from a configuration or an option. */
import { configurationJson, type ConfigurationValue } from '@gatehouse/records';
import { dayOf } from './days';

/** Gives the value, or the text of what was expected. */
export type Reader<T> = (value: ConfigurationValue) => { value: T } | { expected: string };

const number = (value: ConfigurationValue): number | undefined =>
  typeof value === 'bigint' ? Number(value) : typeof value === 'number' ? value : undefined;

export const whole =
  (least: number, most = Infinity): Reader<number> =>
  (value) => {
    const found = number(value);
    return found !== undefined && Number.isSafeInteger(found) && found >= least && found <= most
      ? { value: found }
      : { expected: `a whole number of at least ${least}${most === Infinity ? '' : ` and at most ${most}`}` };
  };

/** A finite number of at least `least`, or above it. */
export const real =
  (least = -Infinity, { above = false, most = Infinity } = {}): Reader<number> =>
  (value) => {
    const found = number(value);
    const fits =
      found !== undefined && Number.isFinite(found) && (above ? found > least : found >= least) && found <= most;
    const bounds = [
      least === -Infinity ? '' : ` ${above ? 'above' : 'of at least'} ${least}`,
      most === Infinity ? '' : `${least === -Infinity ? ' of' : ' and'} at most ${most}`,
    ];
    return fits ? { value: found + 0 } : { expected: `a number${bounds.join('')}` };
  };

export const text: Reader<string> = (value) =>
  typeof value === 'string' && value !== '' ? { value } : { expected: 'a text' };

export const oneOf =
  <const T extends string>(...choices: readonly T[]): Reader<T> =>
  (value) => {
    const found = choices.find((choice) => choice === value);
    return found === undefined ? { expected: choices.join(' or ') } : { value: found };
  };

/** A date as YYYY-MM-DD, as a day number. */
export const date: Reader<number> = (value) => {
  const day = typeof value === 'string' ? dayOf(value) : undefined;
  return day === undefined ? { expected: 'a date as YYYY-MM-DD' } : { value: day };
};

/** Of 64 bits, as a whole number or its decimal text. */
export const seed: Reader<bigint> = (value) => {
  const found =
    typeof value === 'bigint' ? value : typeof value === 'string' && /^\d{1,20}$/.test(value) ? BigInt(value) : -1n;
  return found >= 0n && found < 1n << 64n ? { value: found } : { expected: 'a whole number from 0 to 2^64 − 1' };
};

export const listOf =
  <T>(item: Reader<T>): Reader<T[]> =>
  (value) => {
    if (!Array.isArray(value)) return { expected: 'a list' };
    const items: T[] = [];
    for (const each of value) {
      const read = item(each);
      if ('expected' in read) return { expected: `a list, each item ${read.expected}` };
      items.push(read.value);
    }
    return { value: items };
  };

/** A candidate may be a text, a number or anything that identifies it. */
export const anything: Reader<string> = (value) => ({ value: configurationJson(value) });
