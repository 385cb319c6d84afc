import type { GovernanceAudit } from '@gatehouse/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markdown, planFor, type Plan } from './core';

const plan = (audit: GovernanceAudit): Plan =>
  planFor(audit, { auditJson: '/r/a.json', generatedAt: '2031-05-04T10:00:00.000000' });

test.each([
  ['data quality report path missing in context.json', 'High', 'DataQuality'],
  ['DQ_report is gone', 'High', 'DataQuality'],
  ['data quality says decision_tag', 'High', 'DataQuality'],
  ["decision_tag mismatch or missing: context='a', report='b'", 'High', 'Consistency'],
  ['stage log missing decision_tag row: t', 'High', 'Consistency'],
  ['result exit_code is not zero: None', 'High', 'Runtime'],
  ['stage log not found: /w/LOG.md', 'Medium', 'Ledger'],
  ['Stage Log cannot be read', 'Medium', 'Ledger'],
  ['missing report_json: /r.json', 'High', 'Artifacts'],
  ['missing report_md: /r.md', 'High', 'Artifacts'],
  ['missing final summary markdown: /s.md', 'High', 'Artifacts'],
  ['missing required run artifact: /w/run.log', 'High', 'Artifacts'],
  ['report missing gates.overall_pass', 'Medium', 'General'],
  ['', 'Medium', 'General'],
])('%j is %s %s', (failure, severity, domain) => {
  expect(plan({ failures: [failure] }).remediation_items).toMatchObject([{ id: 'RM-001', severity, domain, failure }]);
});

test('an artifact of the run and one of the report ask for different actions', () => {
  const actions = plan({
    failures: ['missing report_md: /r.md', 'missing required run artifact: /w/run.log'],
  }).remediation_items.map(({ action }) => action);
  expect(actions[0]).toMatch(/^Recover\/sync missing report artifacts/);
  expect(actions[1]).toMatch(/^Recover or regenerate missing run_dir artifacts/);
});

test('the most severe come first, each with the number of its place in the audit', () => {
  const failures = ['x', 'exit_code', 'stage log', 'y', 'decision_tag'];
  expect(plan({ failures }).remediation_items.map(({ id, severity }) => `${id} ${severity}`)).toEqual([
    'RM-002 High',
    'RM-005 High',
    'RM-001 Medium',
    'RM-003 Medium',
    'RM-004 Medium',
  ]);
  expect(plan({ failures: Array.from({ length: 1001 }, () => 'x') }).remediation_items.at(-1)?.id).toBe('RM-1001');
});

test('every failure has exactly one item, in its own words', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (failures) => {
      const { remediation_items: items, n_failures } = plan({ failures });
      expect(n_failures).toBe(failures.length);
      expect(
        [...items].sort((a, b) => Number(a.id?.slice(3)) - Number(b.id?.slice(3))).map(({ failure }) => failure),
      ).toEqual(failures);
    }),
  );
});

describe('an audit', () => {
  test.each<[string, GovernanceAudit, boolean, string]>([
    ['that passed', { overall_pass: true, failures: [] }, true, 'No action required.'],
    ['without anything', {}, false, 'Resolve High severity items first, then rerun governance audit.'],
    [
      'of nulls',
      { checks: null, details: null, overall_pass: null, failures: null },
      false,
      'Resolve High severity items first, then rerun governance audit.',
    ],
    [
      'that failed',
      { overall_pass: false, failures: ['x'] },
      false,
      'Resolve High severity items first, then rerun governance audit.',
    ],
    [
      'that passed with failures',
      { overall_pass: true, failures: ['x'] },
      true,
      'Resolve High severity items first, then rerun governance audit.',
    ],
  ])('%s', (_, audit, passed, nextStep) =>
    expect(plan(audit)).toMatchObject({ audit_overall_pass: passed, next_step: nextStep }),
  );

  test('gives its run, tag and number of checks', () => {
    expect(plan({ checks: { a: true, b: null }, details: { run_dir: '/r', decision_tag: 't' } })).toMatchObject({
      run_dir: '/r',
      decision_tag: 't',
      n_checks: 2,
    });
    expect(plan({})).toMatchObject({ run_dir: null, decision_tag: null, n_checks: 0 });
  });
});

test('the Markdown', () => {
  expect(markdown(plan({ overall_pass: false, failures: ['y\n# forged', 'exit_code'] }), '/r/p`.json')).toBe(
    [
      '# Governance Remediation Plan',
      '',
      '- generated_at: 2031-05-04T10:00:00.000000',
      '- audit_json: `/r/a.json`',
      '- run_dir: `None`',
      '- decision_tag: `None`',
      '- audit_overall_pass: False',
      '- n_failures: 2',
      '',
      '## Actions',
      '',
      '- [High] RM-002 (Runtime): exit_code -> Inspect run.log for first failing command, fix root cause, rerun with new decision_tag.',
      '- [Medium] RM-001 (General): y # forged -> Review failure detail and attach a concrete fix plus rerun evidence in incident/change records.',
      '',
      '## Next Step',
      '',
      '- Resolve High severity items first, then rerun governance audit.',
      '',
      '- output_json: `` /r/p`.json ``',
      '',
    ].join('\n'),
  );
  expect(markdown(plan({ overall_pass: true }), '/p')).toContain(
    '## Actions\n\n- none\n\n## Next Step\n\n- No action required.\n',
  );
});
