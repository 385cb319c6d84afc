/** What may happen to evidence that claims nothing: it goes, is cut off, or becomes something that is not a success. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';

type Json = Record<string, unknown>;

export const howsOfFile = ['remove', 'empty', 'cut', 'drop a line', 'folder', 'bytes', 'list'] as const;
export type HowOfFile = (typeof howsOfFile)[number];

export type Damage = () => void;

/**
 * None of these claims success: nothing becomes exactly `true`, or exactly the number 0, and no map of gates says that
 * all passed.
 */
const nothings = [
  null,
  NaN,
  '',
  'x',
  [],
  {},
  'true',
  'True',
  '0',
  1,
  -1,
  1e308,
  [true],
  { overall_pass: 'true' },
  { pass: true },
  false,
] as const;

/** A place in one of these documents becomes one of the nothings, or goes. */
export const damageOfDocument = (root: string, files: readonly string[]): fc.Arbitrary<[string, Damage]> =>
  fc
    .tuple(fc.constantFrom(...files), fc.nat(), fc.option(fc.constantFrom<unknown>(...nothings), { nil: undefined }))
    .map(([file, place, value]): [string, Damage] => [
      `${file} place ${place} := ${JSON.stringify(value)}`,
      () =>
        change(path.join(root, file), (text) => {
          let whole: unknown;
          try {
            whole = JSON.parse(text);
          } catch {
            return text; // damaged already
          }
          const places = placesIn(whole);
          const [holder, key] = places[place % Math.max(places.length, 1)] ?? [{}, 'x'];
          if (value === undefined) Reflect.deleteProperty(holder, key);
          else holder[key] = value;
          return JSON.stringify(whole, (_, one: unknown) =>
            typeof one === 'number' && Number.isNaN(one) ? '\u0001NaN' : one,
          ).replaceAll('"\\u0001NaN"', 'NaN');
        }),
    ]);

/** One of these files is removed, cut off or made into something else. */
export const damageOfFile = (
  root: string,
  files: readonly string[],
  hows: readonly HowOfFile[] = howsOfFile,
): fc.Arbitrary<[string, Damage]> =>
  fc.tuple(fc.constantFrom(...files), fc.constantFrom(...hows), fc.nat()).map(([name, how, at]): [string, Damage] => [
    `${name}: ${how} ${at}`,
    () => {
      const file = path.join(root, name);
      if (how === 'remove' || how === 'folder') rmSync(file, { recursive: true, force: true });
      if (how === 'folder') mkdirSync(file);
      else if (how === 'cut') change(file, (text) => text.slice(0, at % Math.max(text.length, 1)));
      else if (how === 'empty') change(file, () => '');
      else if (how === 'bytes') change(file, (text) => `${text.slice(0, at % Math.max(text.length, 1))}\0\ufffd`);
      else if (how === 'list') change(file, (text) => `[${text}]`);
      else if (how === 'drop a line')
        change(file, (text) =>
          text
            .split('\n')
            .filter((_, index, all) => index !== at % all.length)
            .join('\n'),
        );
    },
  ]);

function change(file: string, by: (text: string) => string): void {
  try {
    writeFileSync(file, by(readFileSync(file, 'utf8')));
  } catch {
    // It is gone, or a folder by now.
  }
}

function placesIn(value: unknown): [Json, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[value as Json, key] as [Json, string], ...placesIn(inner)]);
}
