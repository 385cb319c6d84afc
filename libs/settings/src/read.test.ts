import { createHash } from 'node:crypto';
import { Failure } from '@gatehouse/contracts';
import { temporaryRepository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { parseSettings, readSettings } from './read';

const refused = (text: string): string => {
  try {
    parseSettings(text, '/r/gatehouse.json');
  } catch (error) {
    if (error instanceof Failure && error.id === 'damaged-input') return error.message;
    throw error;
  }
  return 'accepted';
};
const settings = (...lines: string[]): string => ['{ "schema": "gatehouse/v1",', ...lines, '}'].join('\n');

test('where there is no file there are no settings', () => {
  expect(readSettings(temporaryRepository().root)).toBeUndefined();
});

test('the settings come with the sha256 of their bytes', () => {
  const repository = temporaryRepository({ 'gatehouse.json': '{"schema": "gatehouse/v1", "owner": "research"}\n' });
  expect(readSettings(repository.root)).toMatchObject({
    file: repository.path('gatehouse.json'),
    sha256: createHash('sha256').update(repository.read('gatehouse.json')).digest('hex'),
    document: { owner: 'research' },
  });
});

test.each([
  ['an unknown key', settings('"onwer": "hui"'), /line 2: onwer: unknown key; did you mean 'owner'\?/],
  [
    'a misspelt threshold',
    settings('"data": {', ' "s": { "max_stalness_days": 3 } }'),
    /line 3: data\.s\.max_stalness_days: unknown key; did you mean 'max_staleness_days'\?/,
  ],
  ['a key far from all', settings('"zzzzzzzzzz": 1'), /line 2: zzzzzzzzzz: unknown key; did you mean '\w+'\?/],
  [
    'an unknown key of a workflow',
    settings('"workflows": { "b": {', '"need": [] } }'),
    /line 3: workflows\.b\.need: unknown key; did you mean 'needs'\?/,
  ],
  [
    'a key of the machine',
    settings('"machine": { "min_core": 1 }'),
    /machine\.min_core: unknown key; did you mean 'min_cores'\?/,
  ],
  [
    'a key of freeze',
    settings('"freeze": { "stategy": "x" }'),
    /freeze\.stategy: unknown key; did you mean 'strategy'\?/,
  ],
  [
    'a key of monitor',
    settings('"monitor": { "wf_patern": "x" }'),
    /monitor\.wf_patern: unknown key; did you mean 'wf_pattern'\?/,
  ],
  ['a key twice', settings('"owner": "a",', '"owner": "b"'), /line 3|twice in one object, again in line 3/],
  ['another type', settings('"machine": {', '"min_cores": "8" }'), /line 3: machine\.min_cores: must be integer/],
  ['no schema', '{}', /line 1: must have required property 'schema'/],
  ['another schema', '{\n"schema": "gatehouse/v2" }', /line 2: schema: must be equal to constant/],
  ['a list', '[]', /line 1: must be object/],
  ['cut off', '{ "schema": ', /is cut off/],
  ['no JSON', 'owner: hui', /is not JSON/],
  [
    'a data set that is not there',
    settings('"data": { "scores": {} },', '"workflows": { "b": { "data": "score" } }'),
    /line 3: workflows\.b\.data: no entry of data has the name 'score'; there are scores/,
  ],
  [
    'production_gates not official',
    settings('"workflows": { "production_gates": { "official": false } }'),
    /workflows\.production_gates\.official: production_gates is always official/,
  ],
  [
    'stress without data',
    settings('"workflows": { "stress": { "needs": ["freeze"] } }'),
    /workflows\.stress\.needs: stress always needs freeze and data, but data is left out/,
  ],
  [
    'a report elsewhere',
    settings('"workflows": { "b": { "report": "out/b.json" } }'),
    /workflows\.b\.report: must match pattern/,
  ],
  [
    'a report right below gate_results',
    settings('"workflows": { "b": { "report": "gate_results/b.json" } }'),
    /workflows\.b\.report: must match pattern/,
  ],
  [
    'a report that leaves',
    settings('"workflows": { "b": { "report": "gate_results/../b.json" } }'),
    /workflows\.b\.report: expected a glob below gate_results/,
  ],
  [
    'a report of any folders',
    settings('"workflows": { "b": { "report": "gate_results/**/b.json" } }'),
    /workflows\.b\.report: expected a glob below gate_results/,
  ],
  [
    'a workflow name that is a path',
    settings('"workflows": { "a/b": {} }'),
    /workflows\.a\/b: expected a name of letters/,
  ],
])('%s is refused with line and key', (_, text, message) => {
  expect(refused(text)).toMatch(message);
});

test('$schema is ignored, and a byte order mark is not part of it', () => {
  expect(refused('\ufeff{ "$schema": "https://x.invalid/s.json", "schema": "gatehouse/v1" }')).toBe('accepted');
});
