import { expect, test } from 'vitest';
import { costRow, figure, finiteNumber } from './figures';

test.each([
  [0.5, 0.5],
  [0, 0],
  [-3, -3],
  ['0.05', 0.05],
  [' -1e-3 ', -0.001],
  [NaN, undefined],
  [Infinity, undefined],
  [-Infinity, undefined],
  ['nan', undefined],
  ['inf', undefined],
  ['1e999', undefined],
  ['', undefined],
  ['n/a', undefined],
  ['0x10', undefined],
  [true, undefined],
  [null, undefined],
  [undefined, undefined],
  [[1], undefined],
  [{}, undefined],
])('%j as a figure is %j', (value, expected) => {
  expect(finiteNumber(value)).toBe(expected);
  expect(figure({ x: value }, 'x')).toBe(expected);
});

test('a figure of a section that is not there is absent', () => {
  expect(figure(null, 'x')).toBeUndefined();
  expect(figure(undefined, 'x')).toBeUndefined();
  expect(figure({}, 'x')).toBeUndefined();
});

test('a cost row is found by its multiplier as a number, the first of several', () => {
  const rows = [
    { cost_multiplier: 1, test_ic: 1 },
    { cost_multiplier: '1.50', test_ic: 2 },
    { cost_multiplier: 1.5, test_ic: 3 },
    { cost_multiplier: null },
    {},
  ];
  expect(costRow(rows, 1.5)?.test_ic).toBe(2);
  expect(costRow(rows, 2)).toBeUndefined();
  expect(costRow(null, 1.5)).toBeUndefined();
  expect(costRow(undefined, 1.5)).toBeUndefined();
});
