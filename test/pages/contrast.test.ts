/**
 * Colours can be told apart by those who see little: WCAG AA, 4.5 for text and 3 for marks, on screen by day and night
 * and on paper.
 */
import { expect, test } from 'vitest';
import { style } from '../../libs/pages/src/style';

const [day, night, paper] = style.split(':root').slice(1) as [string, string, string];
const variables = (css: string): Record<string, string> =>
  Object.fromEntries(
    [...css.slice(0, css.indexOf('}')).matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]]),
  );

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const text = [
  'ink paper',
  'soft paper',
  'pass paper',
  'fail paper',
  'pass pass-tint',
  'fail fail-tint',
  'ink pass-tint',
  'ink fail-tint',
  'ink open-tint',
  'accent paper',
  'on-cell one',
  'on-cell low',
  'soft shade',
  'ink shade',
];
const marks = [
  'accent paper',
  'pass paper',
  'fail paper',
  'one paper',
  'two paper',
  'three paper',
  'four paper',
  'five paper',
  'low paper',
  'ink track',
];

test.each([
  ['day', day],
  ['night', night],
  ['paper', paper],
])('%s', (_, css) => {
  const colours = variables(css);
  expect(Object.keys(colours)).toHaveLength(19);
  const tooLow = (pairs: readonly string[], least: number): string[] =>
    pairs.flatMap((pair) => {
      const [light, dark] = pair
        .split(' ')
        .map((name) => luminance(colours[name] as string))
        .sort((a, b) => b - a) as [number, number];
      const contrast = (light + 0.05) / (dark + 0.05);
      return contrast >= least ? [] : [`${pair}: ${contrast.toFixed(2)}`];
    });
  expect([...tooLow(text, 4.5), ...tooLow(marks, 3)]).toEqual([]);
});
