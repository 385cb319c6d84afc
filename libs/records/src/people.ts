/** People as records name them: owners of decisions, approvers (contract 14.4, 14.8). */

/** True when at least one named person is not among `people`; false when nobody knows who they are. */
export function isAnotherPerson(value: unknown, people: unknown): boolean {
  const known = namesIn(people);
  return known.length > 0 && namesIn(value).some((name) => !known.includes(name));
}

/** The people a text or a list names, whatever case, blanks, and what stands behind a name in brackets. */
export function namesIn(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  return textOf(value)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^()]*\)|<[^<>]*>/g, ' ')
    .split(/[,;&/+]|\sand\s/)
    .map((name) => name.replace(/\s+/g, ' ').trim())
    .filter((name) => name !== '');
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(',');
  return typeof value === 'string' ? value : String(JSON.stringify(value));
}
