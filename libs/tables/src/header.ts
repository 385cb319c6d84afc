/**
 * Column names from the header's cells, as pandas gives them (contract 1.2): kept as they stand, blanks included; an
 * empty one is
 * `Unnamed: <index from 0>`; of equal names the first keeps it and the next become `v.1`, `v.2`, skipping names that
 * the header holds already. Given names go before those made for empty cells.
 */
export function columnNames(cells: readonly string[]): string[] {
  const given = cells.map((cell, index) => (cell === '' ? `Unnamed: ${index}` : cell));
  const reserved = new Set(given);
  const used = new Set<string>();
  const suffixes = new Map<string, number>();
  const names = [...given];
  const order = [...cells.keys()].sort((a, b) => Number(cells[a] === '') - Number(cells[b] === ''));
  for (const index of order) {
    const name = given[index] as string;
    let free = name;
    if (used.has(free)) {
      let suffix = suffixes.get(name) ?? 0;
      do free = `${name}.${(suffix += 1)}`;
      while (reserved.has(free) || used.has(free));
      suffixes.set(name, suffix);
    }
    used.add(free);
    names[index] = free;
  }
  return names;
}
