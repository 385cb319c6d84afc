import { expect, test } from 'vitest';
import { dataEntry, dataInForce, gateWords, neededColumns } from './data';
import { InForce } from './in-force';
import { machineInForce } from './machine';
import type { Settings } from './read';

const withSettings = (document: object): Settings => ({
  file: '/r/gatehouse.json',
  sha256: 'a'.repeat(64),
  document: { schema: 'gatehouse/v1', ...document },
});
const nothing = () => undefined;

test.each([
  ['default', undefined, {}, {}, 8, 'default'],
  ['gatehouse.json', { machine: { min_cores: 2 } }, {}, {}, 2, 'gatehouse.json'],
  ['environment', { machine: { min_cores: 2 } }, { MIN_CORES: '3' }, {}, 3, 'environment MIN_CORES'],
  ['an empty variable', { machine: { min_cores: 2 } }, { MIN_CORES: '' }, {}, 2, 'gatehouse.json'],
  ['option', { machine: { min_cores: 2 } }, { MIN_CORES: '3' }, { 'min-cores': 4 }, 4, 'option'],
])('%s', (_, document, env, options, value, source) => {
  const force = new InForce(document && withSettings(document));
  const given = (name: string) =>
    Object.hasOwn(options, name)
      ? { source: 'option' as const, value: (options as Record<string, unknown>)[name] }
      : undefined;
  expect(machineInForce(force, { given, env }).minCores).toBe(value);
  expect(force.values['machine.min_cores']).toEqual({ value, source });
  expect(force.lines[0]).toBe(`machine.min_cores = ${value} (${source})`);
});

test('a variable that says no beats settings that say yes', () => {
  const force = new InForce(withSettings({ machine: { require_clean: true } }));
  expect(machineInForce(force, { given: nothing, env: {} }).requireClean).toBe(true);
  expect(machineInForce(force, { given: nothing, env: { REQUIRE_CLEAN: '0' } }).requireClean).toBe(false);
});

const sources = (env: NodeJS.ProcessEnv = {}) => ({ given: nothing, env, wrapper: true });

test('an entry is whole: what it leaves out is empty, or the own number of the gate', () => {
  const settings = withSettings({ data: { scores: { path: 'd.csv', required_columns: ['asof'] } } });
  const force = new InForce(settings);
  const values = dataInForce(force, { name: 'scores', rules: dataEntry(settings, 'scores') }, sources());
  expect(gateWords(values)).toEqual([
    ...['--required-columns', 'asof', '--numeric-columns', '', '--key-columns', '', '--date-column', ''],
    ...['--min-rows', '1000', '--max-missing-ratio', '0.05', '--max-duplicate-ratio', '0.01'],
    ...['--max-staleness-days', '7'],
  ]);
  expect(neededColumns(values)).toEqual(['asof']);
  expect(force.values['data.scores.min_rows']).toEqual({ value: 1000, source: 'default' });
});

test('without an entry the defaults of the replaced wrapper hold', () => {
  const values = dataInForce(
    new InForce(undefined),
    undefined,
    sources({ DQ_MIN_ROWS: '400', DQ_KEY_COLUMNS: 'a, b' }),
  );
  expect(values).toMatchObject({ required_columns: 'date,ticker,score', key_columns: 'a, b', min_rows: 400 });
  expect(neededColumns(values)).toEqual(['date', 'ticker', 'score', 'a', 'b']);
});

test('a variable beats the entry', () => {
  const settings = withSettings({ data: { s: { min_rows: 5, date_column: 'asof', refuse_constant_columns: true } } });
  const values = dataInForce(
    new InForce(settings),
    { name: 's', rules: dataEntry(settings, 's') },
    sources({ DQ_DATE_COLUMN: 'day' }),
  );
  expect(values).toMatchObject({ date_column: 'day', min_rows: 5, required_columns: '' });
  expect(gateWords(values)).toContain('--refuse-constant-columns');
});

test.each([
  [undefined, /there is no gatehouse\.json that could name 's'/],
  [withSettings({}), /no entry of data in \/r\/gatehouse\.json has the name 's'$/],
  [withSettings({ data: { scores: {} } }), /has the name 's'; there are scores/],
])('an entry that is not there', (settings, message) => {
  expect(() => dataEntry(settings, 's')).toThrow(message);
});

test('what is printed says where each value came from', () => {
  const force = new InForce(withSettings({}));
  force.take('owner', ['option', undefined], ['gatehouse.json', undefined]);
  force.take('data.s.key_columns', ['gatehouse.json', ['a', 'b']]);
  expect(force.printed).toMatchObject({
    status: 0,
    lines: ['owner = (none) (default)', 'data.s.key_columns = a,b (gatehouse.json)'],
    document: {
      path: 'gatehouse.json',
      sha256: 'a'.repeat(64),
      values: { owner: { value: null, source: 'default' } },
    },
  });
});
