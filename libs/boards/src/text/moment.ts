/** Moments as telemetry and records state them (contract 37.3). */

const isoTime =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/**
 * Milliseconds of a moment in the data: ISO 8601, where no zone is UTC, or `/Date(ms)/`. Undefined when there is no
 * such moment.
 */
export function momentOf(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const date = /^\/Date\((-?\d{1,16})(?:[+-]\d{4})?\)\/$/.exec(value.trim())?.[1];
  if (date !== undefined) return Math.abs(Number(date)) <= 8.64e15 ? Number(date) : undefined;
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] =
    isoTime.exec(value.trim()) ?? [];
  if (year === undefined) return undefined;
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}`;
  const utc = Date.parse(`${text}Z`);
  if (Number.isNaN(utc) || new Date(utc).toISOString().slice(0, 10) !== text.slice(0, 10)) return undefined;
  return utc - offsetOf(zone);
}

/** Milliseconds that a zone is ahead of UTC. */
function offsetOf(zone: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
