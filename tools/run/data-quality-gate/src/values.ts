/**
 * What a cell means, as SQL over its text (contract 1.2 to 1.8). Every rule about values stands here and nowhere else. A missing
 * cell is NULL already when these expressions see it: `missing` is given to the reader.
 */

/** Cells that count as missing, exactly as written. A row that is too short has empty ones. */
export const missing: readonly string[] = [
  '',
  '#N/A',
  '#N/A N/A',
  '#NA',
  '-1.#IND',
  '-1.#QNAN',
  '-NaN',
  '-nan',
  '1.#IND',
  '1.#QNAN',
  '<NA>',
  'N/A',
  'NA',
  'NULL',
  'NaN',
  'None',
  'n/a',
  'nan',
  'null',
];

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

const list = (texts: readonly string[]): string => `(${texts.map(literal).join(', ')})`;

/**
 * Whether a cell is a number, finite or not, as pandas' to_numeric sees it: blanks around, a sign, exponents, `.5` and `5.`
 * are; `1,000`, `0x10`, `1_000`, a number too large for a double and infinities in blanks are not. `double` is the
 * cell cast to DOUBLE (NULL when it cannot be): that cast takes `_` between digits and `+-1`, which are no numbers.
 */
export function isNumber(cell: string, double: string): string {
  return `CASE WHEN isfinite(${double}) THEN ${isPlain(cell)} ELSE ${isInfinite(cell, double)} END`;
}

/** The finite ones among them. */
export function isFiniteNumber(cell: string, double: string): string {
  return `isfinite(${double}) AND ${isPlain(cell)}`;
}

const isPlain = (cell: string): string => `NOT (contains(${cell}, '_') OR contains(${cell}, '+-'))`;

export function isInfinite(cell: string, double: string): string {
  return `CASE WHEN isinf(${double}) THEN lower(${cell}) IN ${list(['inf', '+inf', '-inf', 'infinity', '+infinity', '-infinity'])} ELSE false END`;
}

export function asDouble(cell: string): string {
  return `TRY_CAST(${cell} AS DOUBLE)`;
}

/** A truth value: one of exactly six spellings. It counts only where every present cell of the column is one. */
export function isBoolean(cell: string): string {
  return `coalesce(${cell} IN ${list(['True', 'TRUE', 'true', 'False', 'FALSE', 'false'])}, false)`;
}

/** An integer as it is written: digits, perhaps a sign, perhaps blanks around. The cast alone would take `1.5`. */
function isInteger(cell: string): string {
  return `CASE WHEN ${cell} IS NULL THEN false WHEN CAST(TRY_CAST(${cell} AS BIGINT) AS VARCHAR) = ${cell} THEN true ELSE regexp_full_match(${cell}, '[ \\t\\n\\r\\f\\v]*[+-]?[0-9]+[ \\t\\n\\r\\f\\v]*') END`;
}

/** How the cells of a key column are compared: the narrowest kind that every present cell is of. */
export type KeyKind = 'boolean' | 'integer' | 'number' | 'text';

/** Whether a cell is present and not of the kind; NULL counts as false. `double` is the cell cast to DOUBLE. */
export function isNotOf(kind: Exclude<KeyKind, 'text'>, cell: string, double = asDouble(cell)): string {
  const isOf = kind === 'boolean' ? isBoolean(cell) : kind === 'integer' ? isInteger(cell) : isNumber(cell, double);
  return `${cell} IS NOT NULL AND NOT (${isOf})`;
}

/**
 * Expressions that are equal for two cells exactly when the cells are equal as values of the kind, NULL counting as equal
 * to NULL (DuckDB takes -0.0 and 0.0 for equal, in hashes too). Integers that BIGINT cannot hold are compared by their digits, so that none are merged at any size.
 */
export function keyExpressions(kind: KeyKind, cell: string, double = asDouble(cell)): string[] {
  if (kind === 'text') return [cell];
  if (kind === 'boolean') return [`lower(${cell}) = 'true'`];
  if (kind === 'number') return [double];
  const small = `TRY_CAST(${cell} AS BIGINT)`;
  const digits = `regexp_replace(${cell}, '^[^0-9+-]*(?:\\+|(-))?0*([0-9]+)[^0-9]*$', '\\1\\2')`;
  return [small, `CASE WHEN ${small} IS NULL THEN ${digits} END`];
}

/** What is known of a column's cells, for `settleKind`: an aggregate over the column. `double` is the cell cast to DOUBLE. */
export function kindEvidence(cell: string, double: string): string {
  return `bit_or(CASE WHEN ${cell} IS NULL THEN 0 WHEN isfinite(${double}) THEN
    CASE WHEN contains(${cell}, '_') OR contains(${cell}, '+-') THEN 7 WHEN ${isInteger(cell)} THEN 1 ELSE 3 END
    WHEN ${isInfinite(cell, double)} THEN 3 WHEN ${isBoolean(cell)} THEN 6 ELSE 7 END)`;
}

/** Evidence is the sum of: 1 some cell is no truth value, 2 some is no integer, 4 some is no number; 0 or null when all are missing. */
export function settleKind(evidence: number): KeyKind {
  if ((evidence & 2) === 0) return 'integer';
  if ((evidence & 1) === 0) return 'boolean';
  return (evidence & 4) === 0 ? 'number' : 'text';
}

/** A date written `YYYY-MM-DD`, the usual case, at a fraction of the cost of `asMoment`; NULL for everything else. */
export function asPlainDate(cell: string): string {
  const date = `TRY_CAST(${cell} AS DATE)`;
  return `CASE WHEN CAST(${date} AS VARCHAR) = ${cell} AND ${date} BETWEEN DATE '1677-09-22' AND DATE '2262-04-11' THEN ${date} END`;
}

const zone = '(?P<zone>[Zz]|UTC|[+-](?:[01][0-9]|2[0-3])(?::?[0-5][0-9])?)';
const clock = (colon: string): string =>
  `(?P<hour>[01][0-9]|2[0-3])(?:${colon}(?P<minute>[0-5][0-9])(?:${colon}(?P<second>[0-5][0-9])(?:[.,](?P<fraction>[0-9]+))?)?)?`;
const dateTime = (dash: string, colon: string): string =>
  `(?P<year>[0-9]{4})${dash}(?P<month>[0-9]{2})${dash}(?P<day>[0-9]{2})(?:[Tt ]${clock(colon)}(?: ?${zone})?)?`;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

/**
 * The moment a cell names, TIMESTAMP in UTC, NULL when it is no date: ISO 8601 dates and date-times (extended or
 * basic, with or without zone; none is UTC), `YYYY-MM`, `YYYY/MM/DD`, `MM/DD/YYYY` (`DD/MM/YYYY` when the first is over
 * 12), `Jan 2 2006`, `January 2, 2006`, `2 Jan 2006`. Days and months may have one digit in the forms with `/` and with
 * names. What `isInRange` refuses is no date either.
 */
export function asMoment(cell: string): string {
  const text = `trim(${cell}, ' ' || chr(9) || chr(10) || chr(11) || chr(12) || chr(13))`;
  const matches = (pattern: string): string => `regexp_full_match(${text}, ${literal(pattern)})`;
  const part = (pattern: string, group: number): string =>
    `regexp_extract(${text}, ${literal(`^(?:${pattern})$`)}, ${group})`;
  const day = (y: string, m: string, d: string): string =>
    `TRY_CAST(${y} || '-' || lpad(${m}, 2, '0') || '-' || lpad(${d}, 2, '0') AS TIMESTAMP)`;
  const iso = (dash: string, colon: string): string => {
    const pattern = dateTime(dash, colon);
    const [y, mo, d, h, mi, s, f, z] = [1, 2, 3, 4, 5, 6, 7, 8].map((group) => part(pattern, group)) as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const or = (value: string, otherwise: string): string => `coalesce(nullif(${value}, ''), '${otherwise}')`;
    const local = `TRY_CAST(${y} || '-' || ${mo} || '-' || ${d} || ' ' || ${or(h, '00')} || ':' || ${or(mi, '00')} || ':' || ${or(s, '00')} || '.' || rpad(left(${f}, 6), 6, '0') AS TIMESTAMP)`;
    const minutes = `(CASE WHEN left(${z}, 1) = '-' THEN -1 ELSE 1 END * (60 * CAST(substr(${z}, 2, 2) AS INTEGER) + coalesce(TRY_CAST(right(${z}, 2) AS INTEGER) * (strlen(${z}) > 3)::INTEGER, 0)))`;
    return `CASE WHEN left(${z}, 1) IN ('+', '-') THEN ${local} - to_minutes(${minutes}) ELSE ${local} END`;
  };
  const forms: [pattern: string, moment: string][] = [
    [dateTime('-', ':'), iso('-', ':')],
    [dateTime('', ':?'), iso('', ':?')],
    ['[0-9]{4}-[0-9]{2}', `TRY_CAST(${text} || '-01' AS TIMESTAMP)`],
  ];
  const slashes = '([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})';
  forms.push([slashes, day(part(slashes, 1), part(slashes, 2), part(slashes, 3))]);
  const american = '([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})';
  const [a, b, c] = [part(american, 1), part(american, 2), part(american, 3)];
  forms.push([american, `CASE WHEN CAST(${a} AS INTEGER) > 12 THEN ${day(c, b, a)} ELSE ${day(c, a, b)} END`]);
  const monthFirst = `(?i)(${month}) +([0-9]{1,2})(?:,| ) *([0-9]{4})`;
  const dayFirst = `(?i)([0-9]{1,2}) +(${month}),? +([0-9]{4})`;
  const number = (name: string): string =>
    `CAST(list_position([${months.map(literal).join(', ')}], lower(left(${name}, 3))) AS VARCHAR)`;
  forms.push([monthFirst, day(part(monthFirst, 3), number(part(monthFirst, 1)), part(monthFirst, 2))]);
  forms.push([dayFirst, day(part(dayFirst, 3), number(part(dayFirst, 2)), part(dayFirst, 1))]);
  return `CASE ${forms.map(([pattern, value]) => `WHEN ${matches(pattern)} THEN ${value}`).join(' ')} END`;
}

/** Whether pandas can hold the moment (64-bit nanoseconds): what lies outside is a slip of the pen, not a date. */
export function isInRange(moment: string): string {
  return `${moment} BETWEEN TIMESTAMP '1677-09-21 00:12:43.145225' AND TIMESTAMP '2262-04-11 23:47:16.854775'`;
}
