/** People as records name them: owners of decisions and tasks, approvers (contract 14.4, 14.8). */

/** A name as it compares: its words in any order, or its letters without what stands between them. */
interface Reading {
  words: string;
  letters: string;
}

/** One person of a text: the name, and the local part of an address beside it. */
type Person = readonly Reading[];

/** True when at least one named person is not among `people`; false when nobody knows who they are. */
export function isAnotherPerson(value: unknown, people: unknown): boolean {
  const known = readingsOf(people);
  return known.length > 0 && split(value, known).others > 0;
}

/** True when `value` names somebody and each of them is among `people`. */
export function areAmong(value: unknown, people: unknown): boolean {
  const { known, others } = split(value, readingsOf(people));
  return known > 0 && others === 0;
}

/** True when one of those whom `value` names is among `people`. */
export function isOneAmong(value: unknown, people: unknown): boolean {
  return split(value, readingsOf(people)).known > 0;
}

export function namesSomebody(value: unknown): boolean {
  return peopleIn(value).length > 0;
}

/** How many of the people are known, and how many are not. `Lovelace, Ada` is Ada Lovelace where she is known. */
function split(value: unknown, known: readonly Reading[]): { known: number; others: number } {
  const isKnown = (person: Person): boolean => person.some((one) => known.some((other) => isSame(one, other)));
  const people = peopleIn(value);
  const count = { known: 0, others: 0 };
  for (let at = 0; at < people.length; at += 1) {
    const person = people[at] ?? [];
    const next = people[at + 1];
    if (isKnown(person)) count.known += 1;
    else if (next !== undefined && isKnown(joined(person, next))) {
      count.known += 1;
      at += 1;
    } else count.others += 1;
  }
  return count;
}

/** All that stands for one of these people, `Last, First` also as one. */
function readingsOf(people: unknown): Reading[] {
  const found = peopleIn(people);
  return found.flatMap((person, at) => {
    const next = found[at + 1];
    return next === undefined ? person : [...person, ...joined(person, next)];
  });
}

function joined(a: Person, b: Person): Person {
  return a.slice(0, 1).flatMap((one) =>
    b
      .slice(0, 1)
      .map((other) => reading(`${one.words} ${other.words}`) ?? [])
      .flat(),
  );
}

function isSame(a: Reading, b: Reading): boolean {
  return a.words === b.words || a.letters === b.letters;
}

const longest = 10_000; // characters: what is longer is not a name
const invisible = /\p{Default_Ignorable_Code_Point}|\p{Cc}|\p{Cf}|\p{Co}/gu;
const accents = /[\u0300-\u036f]/g;
const link = /!?\[([^\][]*)\]\(([^()]*)\)/g;
const profile = /[a-z][a-z0-9+.-]*:\/\/[^\s,;<>()]*?([^\s/,;<>()]+)\/*(?=[\s,;<>()]|$)/g;
const address = /(?:mailto:)?([^\s,;:/&<>()[\]@"'`*]+)@[\p{L}\p{N}._-]+/gu;
const brackets = /\([^()]*\)|<[^<>]*>|\[[^\][]*\]/g;
const separators = /[,;&/+]|\sand\s/;
/** Behind these stands what somebody is, not who; a list goes on behind a semicolon. */
const remark = /(?:\s[-\u2010-\u2015\u2212]+\s|[\u2013\u2014\u2015:|])[^;]*/g;

function peopleIn(value: unknown): Person[] {
  const text = textOf(value)
    .slice(0, longest)
    .normalize('NFKD')
    .replace(/\s/g, ' ')
    .replace(accents, '')
    .replace(invisible, '')
    .toUpperCase()
    .toLowerCase();
  const plain = text.replace(link, ' $1 ($2) ').replace(profile, '$1');
  const beside = plain.replace(brackets, (whole) => {
    const parts = [...whole.matchAll(address)].map(([, local]) => ` \ue000${localName(local)}\ue000 `);
    return parts.length === 0 ? ' ' : parts.join('');
  });
  const outside = /[\p{L}\p{N}]/u.test(beside) ? beside : plain.replace(/[()<>[\]]/g, ' ');
  return outside
    .replace(address, (_, local: string) => localName(local))
    .replace(remark, ' ')
    .split(separators)
    .map((piece) => {
      const addresses = [...piece.matchAll(/\ue000([^\ue000]*)\ue000/g)].map(([, local = '']) => local);
      const name = piece.replace(/\ue000[^\ue000]*\ue000/g, ' ');
      return [name, ...addresses].flatMap((one) => reading(one) ?? []);
    })
    .filter((person) => person.length > 0);
}

/** Of `ada.lovelace+waivers@example.org`: what a person answers to, without separators. */
function localName(local = ''): string {
  return local.replace(/\+.*$/s, '').replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ');
}

function reading(name: string): Reading | undefined {
  const words = name.replace(/['\u2019]/g, '').match(/[\p{L}\p{N}\p{M}]+/gu);
  if (words === null) return undefined;
  return { words: words.toSorted().join(' '), letters: words.join('') };
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(';');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
