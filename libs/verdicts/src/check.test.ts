import { describe, expect, test } from 'vitest';
import {
  countsOf,
  judged,
  messagesOf,
  missing,
  notApplicable,
  passes,
  shownChecks,
  waived,
  withSeverities,
  type CheckResult,
} from './check';
import { checkItems, verdictMarkdown } from './markdown';

const [pass, fail, warn] = [judged([]), judged(['f']), judged([], ['w'])];

describe('the verdict', () => {
  test.each<[string, CheckResult[], boolean, boolean]>([
    ['nothing was checked', [], false, false],
    ['only what has no subject', [notApplicable('no trades')], false, false],
    ['only a waived check', [waived(fail)], false, false],
    ['a pass', [pass, notApplicable('x'), waived(missing('y'))], true, true],
    ['a warning', [pass, warn], true, false],
    ['a failure', [pass, fail], false, false],
    ['absent evidence', [pass, missing('F: not there')], false, false],
  ])('%s', (_, results, lenient, strict) =>
    expect([passes(results), passes(results, true)]).toEqual([lenient, strict]),
  );

  test('the worse status counts, and its findings come first', () =>
    expect(judged(['broken'], ['odd'], { n: 1 })).toEqual({
      status: 'fail',
      findings: ['broken', 'odd'],
      added: { n: 1 },
    }));

  test('a severity changes fail and warn alone', () => {
    const checks = { a: fail, b: missing('x'), c: pass, d: warn };
    const all = { a: 'warn', b: 'warn', c: 'fail', d: 'fail', e: 'fail' } as const;
    expect(Object.values(withSeverities(checks, all)).map(({ status }) => status)).toEqual([
      'warn',
      'missing',
      'pass',
      'fail',
    ]);
    expect([waived(pass).status, waived(notApplicable('x')).status]).toEqual(['pass', 'not_applicable']);
  });
});

describe('what is shown', () => {
  const many = judged(Array.from({ length: 25 }, (_, at) => `f ${at}`));

  test('documents have twenty findings and their number, messages all', () => {
    expect(shownChecks({ many: { ...many, added: { commits: 3 } } })['many']).toMatchObject({ total: 25, commits: 3 });
    expect(shownChecks({ many })['many']?.findings).toHaveLength(20);
    expect(messagesOf({ many, w: warn, p: pass }).problems).toHaveLength(25);
    expect(messagesOf({ m: missing('F'), w: warn })).toEqual({ problems: ['m: F'], warnings: ['warning: w: w'] });
    expect(countsOf([pass, fail, fail])).toEqual({
      pass: 1,
      fail: 2,
      warn: 0,
      missing: 0,
      not_applicable: 0,
      waived: 0,
    });
  });

  test('Markdown', () => {
    const text = verdictMarkdown('Title', false, { run_id: 'r\n# x' }, [checkItems(shownChecks({ many, p: pass }))]);
    expect(text).toMatch(/^# Title\n\n- overall_pass: False\n- run_id: r # x\n\n- many: fail\n {2}- f 0\n/);
    expect(text).toMatch(/ {2}- … and 5 more\n- p: pass\n$/);
  });
});
