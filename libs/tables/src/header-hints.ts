/** Why a column that was asked for may not be in the header (contract 1.3a). */
import { pyRepr } from '@gatehouse/render';
import type { Outline, StructurePlace } from './structure';
import { placeText } from './structure-warnings';

/** Characters of a header that are shown. */
const shownLength = 200;

/** `asked`: names, also those that are there; `columns`: those of the table; `files`: absolute paths of its files. */
export function headerHints(
  asked: readonly string[],
  {
    columns,
    headerPlace,
    files,
  }: { columns: readonly string[]; headerPlace?: StructurePlace | undefined; files: readonly string[] },
): string[] {
  const found = new Set(columns);
  const missing = [...new Set(asked)].filter((name) => !found.has(name));
  if (missing.length === 0) return [];
  return [
    ...missing.flatMap((name) => nearNames(name, columns)),
    ...missing.flatMap((name) => folderHint(name, files)),
    ...(headerPlace === undefined ? [] : [headerLine(columns, headerPlace)]),
  ];
}

/** Shows what was taken for the header. */
export function headerLine(columns: readonly string[], place: StructurePlace): string {
  const names = columns.map((name) => pyRepr(name)).join(', ');
  const shown = names.length > shownLength ? `${names.slice(0, shownLength)}…` : names;
  return `${placeText(place)} was taken for the header: ${shown}`;
}

/** What was taken for the header, where records are wider than it. */
export function wideRecordHint({ header, headerPlace, faults }: Outline): string[] {
  const isWider = faults.some(({ fault }) => /^\d+ fields where the header has \d+$/.test(fault));
  return isWider && header !== undefined && headerPlace !== undefined ? [headerLine(header, headerPlace)] : [];
}

const invisible: readonly (readonly [RegExp, string])[] = [
  [/\ufeff/g, 'a byte order mark'],
  [/[\u00a0\u2007\u202f]/g, 'a no-break space'],
  [/[\u00ad\u200b-\u200f\u2060]/g, 'an invisible character'],
  [/\s/g, 'blanks'],
];

/** Columns that differ from the name by blanks, case and what is not seen. */
function nearNames(name: string, columns: readonly string[]): string[] {
  const bare = bareName(name);
  return columns
    .filter((column) => bareName(column) === bare)
    .map(
      (column) =>
        `column ${pyRepr(name)} is missing; ${pyRepr(column)} differs from it by ${differences(name, column)}`,
    );
}

function bareName(name: string): string {
  return invisible.reduce((text, [pattern]) => text.replace(pattern, ''), name.normalize('NFKC')).toLowerCase();
}

function differences(name: string, column: string): string {
  const found: string[] = [];
  let [one, other] = [name, column];
  for (const [pattern, what] of invisible) {
    if ((one.match(pattern) ?? []).join() !== (other.match(pattern) ?? []).join()) found.push(what);
    [one, other] = [one.replace(pattern, ''), other.replace(pattern, '')];
  }
  if (one.normalize('NFKC') !== other.normalize('NFKC')) found.push('case');
  return found.length === 0 ? 'the form of its characters' : found.join(', ');
}

function folderHint(name: string, files: readonly string[]): string[] {
  const isPartitioned = files.some((file) =>
    file
      .split('/')
      .slice(0, -1)
      .some((part) => part.startsWith(`${name}=`)),
  );
  return isPartitioned
    ? [
        `column ${pyRepr(name)} is missing; folders of the input are called ${name}=…, and their names are not read: write the column into the files`,
      ]
    : [];
}
