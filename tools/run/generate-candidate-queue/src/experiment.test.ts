import { parseTable } from '@gatehouse/csv';
import { expect, test } from 'vitest';
import { newestPerFactor } from './experiment';

const read = (text: string) => newestPerFactor(parseTable(Buffer.from(text), 'r.csv'));
const tags = (text: string) =>
  read(`factor,generated_at,decision_tag\n${text.replaceAll(/2026-(\d\d)/g, '2026-$1-01T00:00:00')}`).map(
    ({ factor, decisionTag }) => `${factor}:${decisionTag}`,
  );

test.each<[string, string, string[]]>([
  ['no rows', '', []],
  ['one row for each factor', 'a,2026-01,1\nb,2026-01,2\n', ['a:1', 'b:2']],
  ['the newest', 'a,2026-01,1\na,2026-03,2\na,2026-02,3\n', ['a:2']],
  ['the later of two of the same time', 'a,2026-01,1\na,2026-01,2\n', ['a:2']],
  ['in the order in which factors first appear', 'b,2026-01,1\na,2026-01,2\nb,2026-09,3\n', ['b:3', 'a:2']],
  ['a row without a time is the oldest', 'a,2026-01,1\na,,2\nb,,\n', ['a:1', 'b:']],
  ['an empty factor is unknown, and so is unknown', ',2026-01,1\nunknown,2026-02,2\n,2026-03,3\n', [':3']],
  ['factors are told apart exactly', 'a,2026-01,1\nA,2026-01,2\na ,2026-01,3\n', ['a:1', 'A:2', 'a :3']],
])('%s', (_, text, expected) => expect(tags(text)).toEqual(expected));

test.each([
  ['True', true],
  ['TRUE', true],
  ['true', true],
  [' True ', true],
  ['False', false],
  ['', false],
  ['1', false],
  ['yes', false],
  ['Trueish', false],
])('a flag %j is %j', (cell, flag) => {
  const [found] = read(`factor,overall_pass,governance_audit_pass,data_quality_pass\na,${cell},${cell},${cell}\n`);
  expect(found).toMatchObject({ overallPass: flag, auditPass: flag, dataQualityPass: flag });
});

test.each([
  ['88.5', 88.5],
  ['60', 60],
  ['', 0],
  ['nan', 0],
  ['inf', 0],
  ['high', 0],
  ['-2', -2],
])('a score %j is %d', (cell, score) => {
  expect(read(`factor,score_total\na,${cell}\n`)[0]?.score).toBe(score);
});

test.each([
  ['2', 2],
  ['2.0', 2],
  ['', 1],
  ['nan', 1],
  ['-3', 1],
  ['one', 1],
])('%j High items are %d', (cell, count) => {
  expect(read(`factor,remediation_high_count\na,${cell}\n`)[0]?.highItems).toBe(count);
});

test('texts are unguarded; columns that are not there are empty', () => {
  expect(read("factor,owner,strategy\n'=f,'-o,'quoted'\n")).toEqual([
    {
      factor: '=f',
      owner: '-o',
      strategy: "'quoted'",
      decisionTag: '',
      reportJson: '',
      runDir: '',
      freezeFile: '',
      recommendation: '',
      score: 0,
      overallPass: false,
      auditPass: false,
      dataQualityPass: false,
      highItems: 1,
    },
  ]);
});
