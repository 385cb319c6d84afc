/** Longer names are not a slip of a key, and comparing them costs. */
const longestCompared = 64; // characters

/** The name within two edits of the given one, the closest first; undefined when none is that near. */
export function nearest(given: string, names: readonly string[]): string | undefined {
  const ranked = names
    .map((name) => ({ name, distance: editDistance(given, name) }))
    .filter(({ distance, name }) => distance <= Math.min(2, name.length - 1))
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.name;
}

/** The name that is the fewest edits away, however many; undefined only where there are no names. */
export function closest(given: string, names: readonly string[]): string | undefined {
  return nearest(given, names) ?? [...names].sort((a, b) => editDistance(given, a) - editDistance(given, b))[0];
}

/** Insertions, deletions and replacements of characters that make one text the other (Levenshtein). */
export function editDistance(a: string, b: string): number {
  if (a.length > longestCompared) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next[j] = Math.min(
        (row[j] as number) + 1,
        (next[j - 1] as number) + 1,
        (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    }
    row = next;
  }
  return row[b.length] as number;
}
