/** People as records name them: owners of decisions, approvers (contract 14.4, 14.8). */

/** True when at least one named person is not among `people`; false when nobody knows who they are. */
export function isAnotherPerson(value: unknown, people: unknown): boolean {
  const known = namesIn(people);
  return known.length > 0 && namesIn(value).some((name) => !known.includes(name));
}

/**
 * The people a text or a list names, each as its words of letters and digits in alphabetical order, so that the spellings of one person are equal:
 * whatever case, marks, invisible characters and order of words; of an address its local part, of a Markdown link its text; without what stands
 * in brackets, behind ` - ` or behind a colon.
 */
export function namesIn(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  return textOf(value)
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}\u034f\u115f\u1160\u3164\uffa0]/gu, '')
    .toLowerCase()
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/\[[^[\]]*\]|\([^()]*\)|(?<=\S\s*)<[^<>]*>/g, ' ')
    .replace(/([\p{L}\p{N}._%-]+)(?:\+[^\s@]*)?@[\p{L}\p{N}.-]+/gu, '$1')
    .split(/[,;&/+]|\sand\s/)
    .map((name) => wordsOf(name.split(/\s[-–—]\s|:/)[0] ?? ''))
    .filter((name) => name !== '');
}

/** Letters with their own diacritics are letters; everything else parts words. */
function wordsOf(name: string): string {
  return (name.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).sort().join(' ');
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(',');
  return typeof value === 'string' ? value : String(JSON.stringify(value));
}
