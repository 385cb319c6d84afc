import type { ProductionGatesReport, RunContext } from '@gatehouse/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finalize, type Finalized } from './core';

const report: ProductionGatesReport = {
  inputs: { decision_tag: 'may_run1', owner: 'ada' },
  cost_stress: [
    { cost_multiplier: 1.5, return_code: 0, test_ic: 0.0312 },
    { cost_multiplier: 2, return_code: 1, test_ic: NaN },
  ],
  wf_stress: { test_ic_mean: 0.01825, test_ic_pos_ratio: '0.75', test_ic_n: 9 },
  gates: { wf_gate: false, cost_gate: true, overall_pass: true },
};
const finalized = (changes: ProductionGatesReport = {}, context?: RunContext): Finalized =>
  finalize(
    { runDir: 'runs/a', reportJson: 'gates/a/report.json', context, report: { ...report, ...changes } },
    { today: '2031-05-04', objective: 'rerun' },
  );

test('the row of a run that passed', () => {
  expect(finalized().row).toEqual({
    date: '2031-05-04',
    stage: 'S3 Production Gates',
    decision_tag: 'may_run1',
    owner: 'ada',
    objective: 'rerun',
    command_ref: '`runs/a/command.sh`',
    artifact_ref: '`gates/a/report.json`',
    result: 'pass',
    next_action: 'promote to next stage',
  });
});

test.each<[string, ProductionGatesReport, 'pass' | 'fail']>([
  ['true', {}, 'pass'],
  ['false', { gates: { overall_pass: false } }, 'fail'],
  ['absent', { gates: { wf_gate: true } }, 'fail'],
  ['no gates', { gates: null }, 'fail'],
  ['a text', { gates: { overall_pass: 'true' } }, 'fail'],
  ['a number', { gates: { overall_pass: 1 } }, 'fail'],
  ['true in an old report', { gates: null, gate: { overall_pass: true } }, 'pass'],
])('overall_pass %s', (_, changes, result) => {
  const { row } = finalized(changes);
  expect([row.result, row.next_action]).toEqual(
    result === 'pass' ? ['pass', 'promote to next stage'] : ['fail', 'review failed gate components and rerun'],
  );
});

test.each<[string, RunContext | undefined, ProductionGatesReport, [string, string]]>([
  ['the context', { decision_tag: 'other', owner: 'bob' }, {}, ['other', 'bob']],
  ['the report, without a context', undefined, {}, ['may_run1', 'ada']],
  ['the report, when the context states none', { decision_tag: '', owner: null }, {}, ['may_run1', 'ada']],
  ['the args of an old report', undefined, { inputs: null, args: { decision_tag: 7, owner: 'eve' } }, ['7', 'eve']],
  ['nothing', {}, { inputs: null }, ['unknown', '']],
])('tag and owner from %s', (_, context, changes, [tag, owner]) => {
  const { row, decisionTag, owner: found, summary } = finalized(changes, context);
  expect([row.decision_tag, row.owner, decisionTag, found]).toEqual([tag, owner, tag, owner]);
  expect(summary).toContain(`# Gate Final Summary (${tag})\n\n- date: 2031-05-04\n- owner: ${owner}\n`);
});

test('a report of another tag is taken as given, with a warning', () => {
  expect(finalized({}, { decision_tag: 'may_run10' }).warning).toBe(
    "the decision tag of runs/a is 'may_run10', that of gates/a/report.json is 'may_run1': the audit of this run will fail",
  );
  expect(finalized().warning).toBeUndefined();
});

describe('the summary', () => {
  test('holds figures and gates', () => {
    expect(finalized().summary).toBe(
      [
        '# Gate Final Summary (may_run1)',
        '',
        '- date: 2031-05-04',
        '- owner: ada',
        '- result: pass',
        '- run_dir: `runs/a`',
        '',
        '## Key Metrics',
        '',
        '- wf_test_ic_mean: 0.018250',
        '- wf_test_ic_pos_ratio: 0.750000',
        '- wf_test_ic_n: 9.000000',
        '',
        '## Cost Stress',
        '',
        '- x1.5: return_code=0, test_ic=0.031200',
        '- x2.0: return_code=1, test_ic=nan',
        '',
        '## Gate Booleans',
        '',
        '- cost_gate: True',
        '- overall_pass: True',
        '- wf_gate: False',
        '',
      ].join('\n'),
    );
  });

  test('of a report without sections', () => {
    const { summary } = finalized({ cost_stress: null, wf_stress: null, gates: null });
    expect(summary).toContain('- wf_test_ic_mean: null\n- wf_test_ic_pos_ratio: null\n- wf_test_ic_n: null\n');
    expect(summary).toContain(
      '## Cost Stress\n\n- no cost rows found\n\n## Gate Booleans\n\n- no gate booleans found\n',
    );
  });

  test('shows gates that are not a truth value, and odd cost rows', () => {
    const { summary } = finalized({
      gates: { overall_pass: null, note: 'x' },
      cost_stress: [{}, { cost_multiplier: '3x', return_code: -9, test_ic: true }],
    });
    expect(summary).toContain('- no gate booleans found\n- note: x\n- overall_pass: None\n');
    expect(summary).toContain('- xNone: return_code=None, test_ic=null\n- x3x: return_code=-9, test_ic=1.000000\n');
  });

  test('has one line for each thing, whatever the texts hold', () => {
    const lines = finalized().summary.split('\n').length;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.string({ unit: 'binary' }), (tag, text) => {
        const changes = {
          inputs: { decision_tag: tag, owner: text },
          wf_stress: { test_ic_mean: `${text}\n## Forged` },
        };
        expect(finalized(changes).summary.split('\n').length).toBe(lines);
      }),
    );
  });
});
