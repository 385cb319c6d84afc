/**
 * Times as backtests write them: epoch nanoseconds as integers, which a double cannot hold (2^53 is 104 days of them),
 * or ISO 8601. A moment is milliseconds and the nanoseconds beyond, both exact, so that moments compare exactly.
 */

/** A point in time, UTC. */
export interface Moment {
  /** Milliseconds since 1970, a whole number. */
  readonly ms: number;
  /** Nanoseconds beyond `ms`, 0 to 999,999. */
  readonly ns: number;
}

const isoForm =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:\s*(Z|[+-]\d{2}:?\d{2}))?)?$/;
const dayMs = 86_400_000;

/**
 * The moment in a text: integer nanoseconds since 1970, or an ISO 8601 date or date-time, UTC without a zone. Undefined
 * for anything else.
 */
export function parseMoment(text: string): Moment | undefined {
  const trimmed = text.trim();
  if (/^-?\d{1,19}$/.test(trimmed)) return ofNanoseconds(trimmed);
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] =
    isoForm.exec(trimmed) ?? [];
  if (year === undefined) return undefined;
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const there = new Date(date);
  if (Number(year) < 100) there.setUTCFullYear(Number(year));
  if (there.getUTCMonth() !== Number(month) - 1 || there.getUTCDate() !== Number(day)) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const offset = zone === 'Z' ? 0 : minutesOf(zone);
  if (offset === undefined) return undefined;
  const digits = fraction.padEnd(9, '0');
  const ms =
    there.getTime() +
    ((Number(hour) * 60 + Number(minute) - offset) * 60 + Number(second)) * 1000 +
    Number(digits.slice(0, 3));
  return { ms, ns: Number(digits.slice(3)) };
}

function minutesOf(zone: string): number | undefined {
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

function ofNanoseconds(digits: string): Moment | undefined {
  const negative = digits.startsWith('-');
  const body = negative ? digits.slice(1) : digits;
  const [whole, rest] = [Number(body.slice(0, -6) || '0'), Number(body.slice(-6))];
  const ms = negative ? (rest === 0 ? 0 - whole : -whole - 1) : whole;
  return Math.abs(ms) > 8.64e15 ? undefined : { ms, ns: negative && rest > 0 ? 1_000_000 - rest : rest };
}

/** Negative when the first is earlier, 0 when they are the same. */
export function compareMoments(a: Moment, b: Moment): number {
  return a.ms - b.ms || a.ns - b.ns;
}

/** The UTC day of a moment (milliseconds since 1970), `YYYY-MM-DD`. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().replace(/T.*$/, '');
}

/** Whole UTC days since 1970. */
export function dayNumber(ms: number): number {
  return Math.floor(ms / dayMs);
}

/** The day in an ISO date or date-time, `YYYY-MM-DD`; undefined for anything else, numbers included. */
export function parseDay(value: unknown): string | undefined {
  if (typeof value !== 'string' || /^\s*-?\d+\s*$/.test(value)) return undefined;
  const moment = parseMoment(value);
  return moment === undefined ? undefined : dayOf(moment.ms);
}

/** Days from the first `YYYY-MM-DD` to the second. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}
