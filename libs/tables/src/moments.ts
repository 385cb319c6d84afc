/**
 * Which moment a cell names (contract 1.8), as SQL over the text of a cell. A missing cell is NULL already when these
 * expressions see it: the reader is given the missing words.
 */
import { literal } from './sql';

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
 * The moment a cell names, TIMESTAMP in UTC, NULL when it is not a date: ISO 8601 dates and date-times (extended or
 * basic, with or without zone; none is UTC), `YYYY-MM`, `YYYY/MM/DD`, `MM/DD/YYYY` (`DD/MM/YYYY` when the first is over
 * 12), `Jan 2 2006`, `January 2, 2006`, `2 Jan 2006`. Days and months may have one digit in the forms with `/` and with
 * names. What `isInRange` refuses is not a date either.
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

/**
 * The moment a cell names, whatever its form and however far away, TIMESTAMP in UTC; NULL when it is missing or not a
 * date. Quick for `YYYY-MM-DD`.
 */
export function momentOf(cell: string): string {
  return `coalesce(CAST(${asPlainDate(cell)} AS TIMESTAMP), ${asMoment(cell)})`;
}

/**
 * How a cell of the form `a/b/YYYY` is read: `day first` when `a` is over 12, `month first` when both orders are
 * possible or only this one, NULL where the order does not matter (`a` = `b`) and for every other form.
 */
export function dayMonthOrder(cell: string): string {
  const parts = (group: number): string =>
    `CAST(regexp_extract(${cell}, '^\\s*([0-9]{1,2})/([0-9]{1,2})/[0-9]{4}\\s*$', ${group}) AS INTEGER)`;
  return `CASE WHEN regexp_full_match(${cell}, '\\s*[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}\\s*') THEN
    CASE WHEN ${parts(1)} > 12 THEN 'day first' WHEN ${parts(1)} <> ${parts(2)} THEN 'month first' END END`;
}
