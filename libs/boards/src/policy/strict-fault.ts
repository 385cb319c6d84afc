import type { Document } from '@gatehouse/contracts';

/**
 * What is wrong with a document that people write and that must have no unknown fields, as `gates[0]: op: …`; undefined
 * when it is of its schema.
 */
export function strictFault<T>(kind: Document<T>, value: unknown): string | undefined {
  const fault = kind.fault(value);
  if (fault === undefined) return undefined;
  const [, pointer = '/', what = fault] = /^(\/\S*) (.*)$/s.exec(fault) ?? [];
  const place = placeOf(pointer);
  return place === '' ? what : `${place}: ${what}`;
}

function placeOf(pointer: string): string {
  const keys = pointer
    .split('/')
    .slice(1)
    .filter((key) => key !== '')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  let place = '';
  for (const key of keys) {
    if (/^\d+$/.test(key)) place += `[${key}]`;
    else if (place === '') place = key;
    else place += `${/^\w+\[\d+\]$/.test(place) ? ': ' : '.'}${key}`;
  }
  return place;
}
