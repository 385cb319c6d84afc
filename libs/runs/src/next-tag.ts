import { longestTag } from './tag';

/**
 * The first tag after this one that is free: a final number counts up, otherwise `_2` follows (contract 3.5). What
 * would be too long loses letters before it.
 */
export function nextFreeTag(tag: string, isUsed: (tag: string) => boolean): string {
  const [, stem, number] = /^(.*?)(\d{1,9})$/s.exec(tag) ?? [tag, `${tag}_`, '1'];
  const letters = [...stem];
  for (let next = Number(number) + 1; ; next += 1) {
    const end = String(next).padStart(number.length, '0');
    while (letters.length > 1 && Buffer.byteLength(letters.join('')) + end.length > longestTag) letters.splice(-2, 1);
    const candidate = `${letters.join('')}${end}`;
    if (!isUsed(candidate)) return candidate;
  }
}
