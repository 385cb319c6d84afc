import type { Oddities, Oddity, OddityKind } from './structure';

/** Counts odd records as a scan passes them. */
export class OddityCounts {
  readonly #found: Partial<Record<OddityKind, { count: number; line: number }>> = {};

  add(kind: OddityKind, line: number): void {
    const found = this.#found[kind];
    if (found === undefined) this.#found[kind] = { count: 1, line };
    else found.count += 1;
  }

  has(kind: OddityKind): boolean {
    return this.#found[kind] !== undefined;
  }

  get oddities(): Oddities {
    return structuredClone(this.#found);
  }
}

/** Those of several files that are one table, in their order. */
export function joinOddities(all: readonly Oddities[]): Oddities {
  const joined: Partial<Record<OddityKind, Oddity>> = {};
  for (const oddities of all)
    for (const [kind, oddity] of Object.entries(oddities) as [OddityKind, Oddity][]) {
      const first = joined[kind] ?? oddity;
      joined[kind] = { ...first, count: (joined[kind]?.count ?? 0) + oddity.count };
    }
  return joined;
}
