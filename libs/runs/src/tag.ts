/**
 * Decision tags: what one may be, when two are the same, and which look the same and are not (contract 0.10, 3.2, 3.5).
 */
import { Failure } from '@gatehouse/contracts';

export const longestTag = 128; // bytes

/** The tag as it stands in a directory's name: blank, `/` and `:` become `_` (contract 3.2). */
export function safeTag(tag: string): string {
  return tag.replace(/[ /:]/g, '_');
}

/**
 * The form in which tags are compared: a letter with its mark is one letter, whether it was written as one or as two.
 */
export function comparedTag(tag: string): string {
  return tag.normalize('NFC');
}

export function isSameTag(a: string, b: string): boolean {
  return a === b || comparedTag(a) === comparedTag(b);
}

/**
 * Throws Failure `usage` when the tag is empty, could leave the directory, has control characters or is too long
 * (contract 3.2).
 */
export function checkTag(tag: string): void {
  if (tag.trim() === '') refuse(tag, 'is empty: a run needs a tag of its own');
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(tag)) refuse(tag, 'has control characters');
  if (Buffer.byteLength(tag) > longestTag) refuse(tag, `is longer than ${longestTag} bytes`);
  if (tag === '.' || tag.split(/[/\\]/).includes('..')) refuse(tag, 'could leave the directory of runs');
}

/**
 * As checkTag, of a tag that is to be used for the first time: nothing in it may be hidden from who reads it. Throws
 * Failure `usage` naming the code point of what nobody sees, or sees as a blank.
 */
export function checkNewTag(tag: string): void {
  checkTag(tag);
  const found = hidden.exec(tag)?.[0];
  if (found !== undefined)
    refuse(tag, `has ${codePoint(found)} in it, which nobody sees; type the tag anew instead of copying it`);
  const [blank] = /\p{Zs}/u.exec(tag.replaceAll(' ', '')) ?? [];
  if (blank !== undefined)
    refuse(tag, `has the blank ${codePoint(blank)} in it, which looks like another one; type it anew`);
  if (tag !== tag.trim())
    refuse(tag, `has the blank U+0020 at its ${tag.startsWith(' ') ? 'beginning' : 'end'}; leave it out`);
}

/** The first of the tags that reads like this one and is another: they differ by what nobody sees, or by blanks. */
export function lookalikeOf(tag: string, tags: Iterable<string>): string | undefined {
  const seen = visible(tag);
  for (const other of tags) if (!isSameTag(tag, other) && visible(other) === seen) return other;
  return undefined;
}

/** What sets a tag apart from one that reads alike, in words: the code points that nobody sees. */
export function hiddenIn(tag: string): string {
  const marks = [...tag.matchAll(new RegExp(hidden.source, 'gu')), ...tag.matchAll(/(?! )\p{Zs}|^ +| +$/gu)];
  return [...new Set(marks.map(([mark]) => codePoint(mark)))].join(', ');
}

/** Format characters, those that a font leaves out, and the two that it shows as nothing. */
const hidden = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800\u3164]/u;

function visible(tag: string): string {
  return tag
    .normalize('NFKC')
    .replace(new RegExp(hidden.source, 'gu'), '')
    .replace(/\p{Zs}+/gu, ' ')
    .trim();
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
}

function refuse(tag: string, what: string): never {
  throw new Failure('usage', `decision tag ${JSON.stringify(tag)} ${what}`);
}
