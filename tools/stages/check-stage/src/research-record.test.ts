import { createHash } from 'node:crypto';
import { temporaryRepository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { recordsOf, type EvidenceRecord } from './record';
import { repositoryAt } from './repository';
import { verdictProblems } from './research-record';

const schema = 'artifact-integrity/v1';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const sound = {
  schema,
  overall_pass: true,
  inputs: [
    { path: 'artifacts/r/metrics.json', sha256: sha256('{}') },
    { path: 'artifacts/r/equity_curve.csv', sha256: sha256('t\n') },
  ],
};

function problems(verdict: object, files: Record<string, string> = {}, asked = schema): string[] {
  const repository = repositoryAt(
    temporaryRepository({
      'artifacts/r/metrics.json': '{}',
      'artifacts/r/equity_curve.csv': 't\n',
      'v.json': JSON.stringify(verdict),
      ...files,
    }).root,
  );
  const stored = repository.read('v.json');
  if (stored === undefined) throw new Error('not written');
  return verdictProblems(recordsOf(stored, 'json', 't')[0] as EvidenceRecord, asked, repository);
}

test.each<[string, object, Record<string, string>, string[]]>([
  ['a verdict that passed on files that are as they were', sound, {}, []],
  [
    'one of something else',
    { ...sound, schema: 'holdout-check/v1' },
    {},
    ['v.json: schema is "holdout-check/v1", expected "artifact-integrity/v1"'],
  ],
  ['one that did not pass', { ...sound, overall_pass: false }, {}, ['v.json: overall_pass is not true']],
  ['one that says so in words', { ...sound, overall_pass: 'true' }, {}, ['v.json: overall_pass is not true']],
  [
    'metrics that were edited afterwards',
    sound,
    { 'artifacts/r/metrics.json': '{"sharpe_ratio": 3}' },
    ['v.json: artifacts/r/metrics.json has changed since'],
  ],
  [
    'inputs that are gone, or outside of the repository',
    {
      ...sound,
      inputs: [
        { path: 'gone.json', sha256: '0' },
        { path: '../x', sha256: '0' },
      ],
    },
    {},
    ['v.json: gone.json is gone', 'v.json: ../x is gone'],
  ],
  ['one that names no inputs', { ...sound, inputs: [] }, {}, ['v.json: names no inputs']],
  [
    'inputs without their sha256',
    { ...sound, inputs: [{ path: 'artifacts/r/metrics.json' }] },
    {},
    ['v.json: names {"path":"artifacts/r/metrics.json"}, expected a path with its sha256'],
  ],
  [
    'a pass over a check that failed',
    { ...sound, checks: { a: { status: 'pass' }, b: { status: 'missing' } } },
    {},
    ['v.json: overall_pass is true, and check b is not pass'],
  ],
])('%s', (_, verdict, files, expected) => expect(problems(verdict, files)).toEqual(expected));

test('the two files of an alignment, and a verdict that is of no files', () => {
  const alignment = { schema: 'alignment-check/v1', overall_pass: true, returns: { path: 'gone.csv', sha256: '0' } };
  expect(problems(alignment, {}, 'alignment-check/v1')).toEqual([
    'v.json: names no factors',
    'v.json: gone.csv is gone',
  ]);
  const logs = { schema: 'run-log-validation/v1', overall_pass: true };
  expect(problems(logs, {}, 'run-log-validation/v1')).toEqual([]);
});
