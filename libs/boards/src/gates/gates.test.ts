import { describe, expect, test } from 'vitest';
import { delayGate, gatesText, planFiles, treeOf } from '../../fixtures/team';
import { gatesPass, holds } from './figures';
import { figuresSay, gatesSay, readGateReport } from './gate-verdict';
import { citedDecisions, exemptionFor, gatesFor, parseGates } from './gates-file';
import { newestRecord } from './queue-records';
import { readWaivers } from './waivers';

const parse = (gates: readonly object[], more: object = {}) =>
  parseGates(Buffer.from(gatesText(gates, more)), 'gates.json');
const gate = (changes: object): object => ({ ...delayGate, ...changes });

describe('gates that make no sense', () => {
  test.each<[string, object, string]>([
    ['an operator', { op: '=<' }, 'gates[0]: op: '],
    ['no operator', { op: undefined }, 'gates[0]: op: expected one of'],
    ['an unknown field', { treshold: 1 }, 'gates[0]: unknown field "treshold"'],
    ['no threshold', { threshold: undefined }, 'gates[0]: threshold: expected a number'],
    ['no format', { source: { glob: 'a' } }, 'gates[0]: source.format: expected'],
    ['a glob that leaves', { source: { glob: '../a', format: 'csv' } }, 'gates[0]: source.glob: "../a"'],
    ['an aggregate', { value: { aggregate: 'p101', field: 'x' } }, "gates[0]: value.aggregate: 'p101' is not one of"],
    ['no field', { value: { aggregate: 'max' } }, 'gates[0]: value.field: max needs a field'],
    ['two kinds of value', { value: { aggregate: 'max', field: 'x', path: 'y' } }, 'gates[0]: value: expected one of'],
    ['a path in lines', { where: undefined, value: { path: 'y' } }, 'gates[0]: value.path: needs the format json'],
    ['ratio of one', { value: { aggregate: 'ratio', field: 'x' } }, 'gates[0]: value.denominator'],
    ['nothing missing', { value: { aggregate: 'missing_of', field: 'x' } }, 'gates[0]: value.values'],
    ['a run with a threshold', { source: { kind: 'official_run' } }, 'gates[0]: where: means nothing'],
    ['neither plan nor tasks', { plan: undefined }, 'gates[0]: plan: expected'],
  ])('%s', (_, changes, message) => expect(() => parse([gate(changes)])).toThrow(`gates.json: ${message}`));
  test('an id that is used twice', () =>
    expect(() => parse([delayGate, delayGate])).toThrow('gates[1]: id: DELAY is used twice'));
  test('NaN is not a threshold', () =>
    expect(() => parseGates(Buffer.from(gatesText().replace('120', 'NaN')), 'g')).toThrow(
      'threshold: expected a finite number',
    ));
});

test('whose gates: those that list the task, and those of its plan that list none', () => {
  const file = parse([
    gate({ id: 'PLAN' }),
    gate({ id: 'MINE', tasks: ['st-a-002'] }),
    gate({ id: 'OTHER', tasks: ['ST-A-001'] }),
    gate({ id: 'ELSEWHERE', plan: planFiles.B }),
  ]);
  const ids = (task: string | null, isAll = false): string[] =>
    gatesFor(file, { task, plans: [planFiles.A], isAll }).map(({ id }) => id);
  expect(ids('ST-A-002')).toEqual(['PLAN', 'MINE']);
  expect(ids(null)).toEqual(['PLAN', 'MINE', 'OTHER']);
  expect(ids(null, true)).toHaveLength(4);
});

test('an exemption needs a reason', () => {
  const of = (reason: string) =>
    exemptionFor(parse([], { exempt: [{ task: 'ST-A-002', reason }] }), { task: 'st-a-002', plans: [], isAll: false });
  expect([of('documents only')?.reason, of('tbd')]).toEqual(['documents only', undefined]);
});

test.each<[string, string[]]>([
  ['decision_tag=alpha_1; decision_tag=beta.', ['alpha_1', 'beta']],
  ['my_decision_tag=x', []],
])('decisions cited in %j', (text, tags) => expect(citedDecisions(text)).toEqual(tags));

describe('verdicts', () => {
  test.each<[number, '<' | '<=' | '>' | '>=' | '==', number, boolean]>([
    [120, '<=', 120, true],
    [120.0000001, '<=', 120, false],
    [120, '<', 120, false],
    [1, '>', 1, false],
    [0, '==', 0, true],
    [NaN, '==', NaN, false],
    [Infinity, '>', 1, false],
  ])('%d %s %d: %s', (value, op, threshold, expected) => expect(holds(value, op, threshold)).toBe(expected));
  test.each<[string, object[], boolean, boolean]>([
    ['nothing', [], false, false],
    ['exempt', [], true, true],
    ['all pass', [{ severity: 'block', status: 'pass' }], false, true],
    ['all waived', [{ severity: 'block', status: 'waived' }], false, false],
    [
      'one waived',
      [
        { severity: 'block', status: 'waived' },
        { severity: 'block', status: 'pass' },
      ],
      false,
      true,
    ],
    ['only warnings', [{ severity: 'warn', status: 'pass' }], false, false],
    [
      'a warning failed',
      [
        { severity: 'warn', status: 'fail' },
        { severity: 'block', status: 'pass' },
      ],
      false,
      true,
    ],
    [
      'one insufficient',
      [
        { severity: 'block', status: 'insufficient' },
        { severity: 'block', status: 'pass' },
      ],
      true,
      false,
    ],
  ])('%s', (_, gates, isExempt, expected) =>
    expect(gatesPass(gates as { severity: string; status: string }[], isExempt)).toBe(expected),
  );
});

test('a report is read for its figures, not for its verdicts', () => {
  const report = {
    schema: 'telemetry-gate-report/v1',
    overall_pass: true,
    gates: [
      { id: 'A', status: 'pass', value: 130, op: '<=', threshold: 120, samples: 9, min_samples: 5 },
      { id: 'B', status: 'pass', value: 1, samples: 3, min_samples: 5, op: '<=', threshold: 120 },
      { id: 'C', status: 'pass', value: '1', op: '<=', threshold: 120 },
      { id: 'D', status: 'pass', value: 1, op: null, threshold: null },
    ],
  };
  const read = readGateReport(treeOf({ 'r.json': JSON.stringify(report) }), 'r.json');
  if ('problem' in read) throw new Error(read.problem);
  expect(read.gates.map(figuresSay)).toEqual(['fail', 'insufficient', 'insufficient', 'pass']);
  expect(gatesSay({ ...read, gates: [] })).toBe(false);
  expect(readGateReport(treeOf({ 'r.json': '{"schema": "x"}' }), 'r.json')).toEqual({
    problem: 'r.json: not a telemetry-gate-report/v1 document',
  });
});

test('the newest record is that of exactly the scope', () => {
  const name = 'telemetry_gate_report.json';
  const folders = [
    '2026-01-15_100000_T-1',
    '2026-01-15_100000_2_T-1',
    '2026-01-16_100000_T-10',
    '2026-01-17_100000_X_T-1',
    'T-1',
  ];
  const tree = treeOf(Object.fromEntries(folders.map((folder) => [`audit/telemetry_gates/${folder}/${name}`, '{}'])));
  expect(newestRecord(tree, 'telemetry_gates', 't-1', name)).toBe(
    `audit/telemetry_gates/2026-01-15_100000_2_T-1/${name}`,
  );
  expect(newestRecord(tree, 'telemetry_gates', 'T-2', name)).toBeUndefined();
});

describe('waivers', () => {
  const waiver = {
    schema: 'telemetry-waiver/v1',
    gate: 'DELAY',
    task: 'ST-A-002',
    reason: 'cold pass',
    approver: 'release board',
    expires: '2026-02-01',
  };
  const judged = (content: string | object, changes: object = {}, today = '2026-02-01') => {
    const { used, refused } = readWaivers(
      treeOf({ 'w/1.json': typeof content === 'string' ? content : JSON.stringify(content) }),
      ['w/*.json'],
      {
        task: 'ST-A-002',
        owners: ['Ingest, Web'],
        gates: parse([gate(changes)]).gates,
        today,
      },
    );
    return [...used.keys(), ...refused.map(({ problem }) => problem)];
  };
  test.each<[string, string | object, object, string, string[]]>([
    ['holds through its last day', waiver, {}, '2026-02-01', ['DELAY']],
    ['expired', waiver, {}, '2026-02-02', ['expired on 2026-02-01']],
    ['no such day', { ...waiver, expires: '2026-02-30' }, {}, '2026-01-01', ['expires: no such day: 2026-02-30']],
    ['not JSON', '{', {}, '2026-02-01', ['not JSON']],
    [
      'another schema',
      { ...waiver, schema: 'x/v1' },
      {},
      '2026-02-01',
      ['other schema: x/v1, expected telemetry-waiver/v1'],
    ],
    ['says nothing', { ...waiver, reason: 'tbd', approver: '' }, {}, '2026-02-01', ['says nothing: reason, approver']],
    ['of another task', { ...waiver, task: 'ST-A-0021' }, {}, '2026-02-01', []],
    ['of another gate', { ...waiver, gate: 'OTHER' }, {}, '2026-02-01', []],
    ['not to be waived', waiver, { waivable: false }, '2026-02-01', ['gate DELAY cannot be waived']],
    ['by an owner', { ...waiver, approver: 'web' }, {}, '2026-02-01', ['the approver owns the task']],
    ['by owners alone', { ...waiver, approver: 'Web, ingest' }, {}, '2026-02-01', ['the approver owns the task']],
    ['by an owner and another', { ...waiver, approver: 'Web, release board' }, {}, '2026-02-01', ['DELAY']],
  ])('%s', (_, content, changes, today, expected) => expect(judged(content, changes, today)).toEqual(expected));
});
