/** Words for what the data gate measured. */
const titles = new Map([
  ['structure', 'Structure'],
  ['required_columns_present', 'Required columns'],
  ['min_rows', 'Row count'],
  ['duplicate_ratio', 'Duplicates'],
  ['missing_ratio', 'Missing cells'],
  ['numeric_integrity', 'Numeric columns'],
  ['freshness', 'Freshness'],
  ['coverage', 'Coverage of dates'],
  ['constant_columns', 'Constant columns'],
]);

/** The field's word for a check; its own name for one of somebody else. */
export const titleOf = (check: string): string => titles.get(check) ?? check;

export type Metrics = Readonly<Record<string, unknown>>;

export function countOf(value: unknown): string {
  return typeof value === 'number' ? value.toLocaleString('en-US') : 'not known';
}

/** Names in a list as Python prints it, as people write them: `['a', 'b']` is `a, b`. */
export function withoutBrackets(text: string): string {
  return text.replace(/\['[^'\]]*'(?:, '[^'\]]*')*\]/g, (list) => list.slice(2, -2).split("', '").join(', '));
}
