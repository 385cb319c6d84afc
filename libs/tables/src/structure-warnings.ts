/** What is odd about the shape of a table that has no fault: said beside a verdict, which stays (contract 1.2a). */
import { pyRepr } from '@gatehouse/render';
import type { Oddity, Outline, StructurePlace } from './structure';

/** The warnings in the order of contract 1.2a. */
export function structureWarnings({ header, oddities }: Pick<Outline, 'header' | 'oddities'>): string[] {
  const { nul, header: repeated, short } = oddities;
  return [
    ...(header === undefined ? [] : separatorWarnings(header)),
    ...(nul === undefined
      ? []
      : [`${rows(nul, 'holds', 'hold')} NUL bytes (${first(nul)}): what a crash leaves, or not text`]),
    ...(repeated === undefined
      ? []
      : [`${rows(repeated, 'repeats', 'repeat')} the header (${first(repeated)}): files joined with their headers`]),
    ...(short === undefined
      ? []
      : [
          `${rows(short, 'has', 'have')} fewer cells than the header (${first(short)}): a cut-off or foreign line; the cells count as missing`,
        ]),
  ];
}

/** `in data/a.csv, line 3` or `line 3`. */
export function placeText({ file, line }: StructurePlace): string {
  return file === undefined ? `line ${line}` : `${file}: line ${line}`;
}

const separators: readonly (readonly [character: string, name: string])[] = [
  [';', 'a semicolon'],
  ['\t', 'a tab'],
  ['|', 'a pipe'],
];

function separatorWarnings(header: readonly string[]): string[] {
  const [only = '', ...others] = header;
  if (/^sep=/i.test(only))
    return [`the header is ${pyRepr(only)}, a line for spreadsheets that names the separator: remove it`];
  if (others.length > 0) return [];
  const found = separators.filter(([character]) => only.includes(character)).map(([, name]) => name);
  return found.length === 0
    ? []
    : [`the header is one column, ${shortened(only)}, and holds ${found.join(' and ')}: the separator must be a comma`];
}

function shortened(text: string): string {
  return pyRepr(text.length > 100 ? `${text.slice(0, 100)}…` : text);
}

function rows({ count }: Oddity, one: string, several: string): string {
  return count === 1 ? `1 row ${one}` : `${count} rows ${several}`;
}

function first(oddity: Oddity): string {
  return oddity.count === 1 ? placeText(oddity) : `first: ${placeText(oddity)}`;
}
