/** Names of pages: what a tag or a factor may hold is not what a file may be called. */
import { createHash } from 'node:crypto';

const longest = 80;

/** A file name for a text: the text itself where it is plain, else what is left of it with a part of its sum, so that no two are the same. */
export function pageName(text: string): string {
  if (/^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(text) && text.length <= longest) return `${text}.html`;
  const sum = createHash('sha256').update(text).digest('hex').slice(0, 12);
  const plain = text
    .replace(/[^A-Za-z0-9._-]+/g, '_')
    .replace(/^[._-]+/, '')
    .slice(0, longest - 20);
  return `${plain === '' ? 'x' : plain}-${sum}.html`;
}
