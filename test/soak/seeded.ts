/** Numbers from 0 to 1 (mulberry32): the same choices for the same seed, though not the same order of events. */
export type Random = () => number;

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function oneOf<T>(random: Random, all: readonly [T, ...T[]]): T {
  return all[Math.floor(random() * all.length)] ?? all[0];
}

/** Waits between the two, in ms. */
export function pause(random: Random, from: number, to: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, from + random() * (to - from)));
}
