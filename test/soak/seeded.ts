/** Choices of a seed: the same choices, though not the same order of events. */
import type { Random } from '../random';

export function oneOf<T>(random: Random, all: readonly [T, ...T[]]): T {
  return all[Math.floor(random() * all.length)] ?? all[0];
}

/** Waits between the two, in ms. */
export function pause(random: Random, from: number, to: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, from + random() * (to - from)));
}
