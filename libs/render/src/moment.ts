/**
 * Moments as documents state them (contract 0.7, 0.31). A time with a zone is a moment everywhere; one without is of
 * the zone of this host, where the hour that comes twice in autumn is taken for the first one.
 */

export interface Moment {
  /** Since 1970, UTC. */
  ms: number;
  /** Is the zone stated, so that every host reads the same moment? */
  isZoned: boolean;
}

const written = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)?$/;

/**
 * The moment of a time as these tools and Python write it, `YYYY-MM-DDTHH:MM:SS`, with a fraction and a zone or
 * without; undefined for anything else, also for a day that does not exist.
 */
export function momentOf(text: unknown): Moment | undefined {
  const [, ...parts] = (typeof text === 'string' ? written.exec(text) : null) ?? [];
  const utc = shownBy(parts);
  if (utc === undefined) return undefined;
  const fraction = Number(`0${parts[6] ?? ''}`) * 1000;
  const zone = parts[7];
  if (zone === undefined) return { ms: utc.getTime() - localOffset(utc) + fraction, isZoned: false };
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  if (sign === undefined) return { ms: utc.getTime() + fraction, isZoned: true };
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return { ms: utc.getTime() + fraction - (sign === '+' ? offset : -offset), isZoned: true };
}

/** What year, month, day, hour, minute and second show, as if it were UTC; undefined when there is no such time. */
function shownBy([year, month, day, hour, minute, second]: readonly string[]): Date | undefined {
  const shown = new Date(
    Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)),
  );
  if (shown.getUTCMonth() !== Number(month) - 1 || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
    return undefined;
  if (Number(year) < 1) return undefined;
  if (Number(year) < 100) shown.setUTCFullYear(Number(year));
  return shown;
}

const hourMs = 3_600_000;
/** What localOffset found, by hours: a long table has many times of few hours, and asking the system is slow. */
const offsets = new Map<number, number | undefined>();

/** How far a clock of this host that shows `shown`, written as if it were UTC, is ahead of UTC, in ms. */
function localOffset(shown: Date): number {
  const began = Math.floor(shown.getTime() / hourMs) * hourMs;
  if (!offsets.has(began)) {
    if (offsets.size >= 10_000) offsets.clear();
    const [first, next] = [new Date(began), new Date(began + hourMs)].map(askedOffset);
    offsets.set(began, first === next ? first : undefined); // the clocks are changed in between, or just then
  }
  return offsets.get(began) ?? askedOffset(shown);
}

function askedOffset(shown: Date): number {
  return shown.getTime() - Date.parse(shown.toISOString().slice(0, -1));
}

/**
 * The moment in ms that a stamp `YYYY-MM-DD_HHMMSS` names in the zone of this host; undefined when the text does not
 * begin with one.
 */
export function stampMoment(text: string): number | undefined {
  const [, ...parts] = /^(\d{4})-(\d\d)-(\d\d)_(\d\d)(\d\d)(\d\d)(?!\d)/.exec(text) ?? [];
  const shown = shownBy(parts);
  return shown === undefined ? undefined : shown.getTime() - localOffset(shown);
}
