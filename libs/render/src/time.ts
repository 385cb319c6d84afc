const two = (value: number): string => String(value).padStart(2, '0');

/** Seconds as `0:07`, `12:30`, `3:05:00`. */
export function clock(seconds: number): string {
  const whole = Math.round(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours === 0 ? `${minutes}:${two(whole % 60)}` : `${hours}:${two(minutes)}:${two(whole % 60)}`;
}

/** Local date, `YYYY-MM-DD`. */
export function localDate(moment: Date): string {
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** Local date and time of day, `YYYY-MM-DD HH:MM:SS`. */
export function localTime(moment: Date): string {
  return `${localDate(moment)} ${two(moment.getHours())}:${two(moment.getMinutes())}:${two(moment.getSeconds())}`;
}

/** Local time as names carry it, `YYYY-MM-DD_HHMMSS` (contract 0.7). */
export function stamp(moment: Date): string {
  return localTime(moment).replace(' ', '_').replaceAll(':', '');
}

/** Local time without zone, `YYYY-MM-DDTHH:MM:SS.ffffff`, so that it sorts and compares as text (contract 0.7). */
export function localTimestamp(moment: Date): string {
  return `${localTime(moment).replace(' ', 'T')}.${String(moment.getMilliseconds()).padStart(3, '0')}000`;
}

/** UTC, `YYYY-MM-DDTHH:MM:SS.ffffff+00:00` (contract 0.7). */
export function utcTimestamp(moment: Date): string {
  return moment.toISOString().replace('Z', '000+00:00');
}

/** Local time with zone, `YYYY-MM-DDTHH:MM:SS+HHMM`. */
export function zonedTimestamp(moment: Date): string {
  const minutes = -moment.getTimezoneOffset();
  const zone = `${minutes < 0 ? '-' : '+'}${two(Math.trunc(Math.abs(minutes) / 60))}${two(Math.abs(minutes) % 60)}`;
  return `${localTime(moment).replace(' ', 'T')}${zone}`;
}
