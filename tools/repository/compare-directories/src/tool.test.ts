import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { comparison, parseDocument } from '@gatehouse/contracts';
import { cleanEnvironment, runTool, temporaryRepository, testWith, workspace } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';

test('two directories, field by field', () => {
  const { root } = temporaryRepository({
    'a/same.md': 'x\n',
    'b/same.md': 'x\n',
    'a/out/r_2026-03-01_070000.json': { pass: true },
    'b/out/r_2026-03-02_080000.json': { pass: false, more: 1 },
    'a/only.txt': 'x',
    'b/new.txt': 'x',
    'a/scripts/x.py': '1',
    'b/scripts/x.py': '2',
  });
  const done = runTool('compare-directories', ['--expected', 'a', '--actual', 'b', '--ignore', 'scripts'], {
    cwd: root,
  });
  expect(done).toEqual({
    status: 2,
    signal: null,
    stderr: '',
    stdout: [
      'differs: only.txt: file',
      '  expected: written',
      '  actual:   absent',
      'differs: out/r_2026-03-01_070000.json: /pass',
      '  expected: true',
      '  actual:   false',
      'added: new.txt',
      '2 differences: 3 files compared, 1 added',
      '',
    ].join('\n'),
  });
  const document = parseDocument(
    comparison,
    runTool('compare-directories', ['--expected', 'a', '--actual', 'a', '--json'], { cwd: root }).stdout,
    'stdout',
  );
  expect(document).toMatchObject({ equal: true, compared_files: 4, differences: [] });
});

test('where nothing is expected, nothing is equal', () => {
  const { root } = temporaryRepository({ 'a/scripts/x': '1', 'b/x': '1' });
  const compare = (...words: string[]): ReturnType<typeof runTool> =>
    runTool('compare-directories', ['--expected', 'a', '--actual', 'b', '--ignore', 'scripts', ...words], {
      cwd: root,
    });
  expect(compare()).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringContaining('/a holds no files') as string,
  });
  expect(compare('--expected-status', '0', '--actual-status', '0').status).toBe(0);
});

test('very many differences', () => {
  const lines = (word: string): string => `${word}\n`.repeat(200_000);
  const { root } = temporaryRepository({ 'a/x.md': lines('a'), 'b/x.md': lines('b') });
  const done = runTool('compare-directories', ['--expected', 'a', '--actual', 'b'], { cwd: root });
  expect([done.status, done.stderr, done.stdout.slice(-60)]).toEqual([
    2,
    '',
    expect.stringMatching(/^200000 differences: 1 files compared, 0 added$/m),
  ]);
});

test('status and output count', () => {
  const { root } = temporaryRepository({ 'a/x': '', 'b/x': '', out1: 'done\n', out2: 'failed\n' });
  const done = runTool(
    'compare-directories',
    [
      '--expected',
      'a',
      '--actual',
      'b',
      '--expected-stdout',
      'out1',
      '--actual-stdout',
      'out2',
      '--expected-status',
      '0',
      '--actual-status',
      '2',
    ],
    { cwd: root },
  );
  expect(done.status).toBe(2);
  expect(done.stdout).toContain('differs: status: status');
  expect(done.stdout).toContain('differs: stdout: line 1');
});

test('a directory that is not there', () => {
  expect(
    runTool('compare-directories', ['--expected', 'a', '--actual', 'b'], { cwd: temporaryRepository().root }),
  ).toMatchObject({ status: 1, stdout: '' });
});

describe('compare-with-replaced.sh', () => {
  const withPython = testWith('python3');
  /** Stands in for a replaced script: same interface, written for this test. */
  const standIn = (verdict: string): string => `import json, os, sys, time
audit = sys.argv[sys.argv.index("--audit-json") + 1]
out = os.path.dirname(os.path.abspath(audit))
plan = {"generated_at": time.strftime("%Y-%m-%dT%H:%M:%S.000001"), "audit_json": os.path.abspath(audit), "remediation_items": [], "next_step": "${verdict}"}
json.dump(plan, open(os.path.join(out, "governance_remediation_plan.json"), "w"))
print("[done] remediation_json=" + os.path.join(out, "governance_remediation_plan.json"))
`;
  const compare = (verdict: string) => {
    const { root } = temporaryRepository({
      'scripts/governance_remediation_plan.py': standIn(verdict),
      'a/audit.json': { overall_pass: true, checks: {}, details: {}, failures: [] },
    });
    const words = [
      path.join(workspace, 'scripts/compare-with-replaced.sh'),
      root,
      '--',
      'python3',
      'scripts/governance_remediation_plan.py',
      '--audit-json',
      'a/audit.json',
    ];
    return spawnSync('bash', words, { env: cleanEnvironment(), encoding: 'utf8' });
  };

  withPython('says equal where ours does what the original did', () => {
    expect(compare('No action required.')).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringMatching(/original: status 0\ngatehouse: status 0\n(added: .*\n)*equal: /) as string,
    });
  });

  withPython('and says where it does not', () => {
    const done = compare('Something else.');
    expect(done.status).toBe(2);
    expect(done.stdout).toContain(
      'differs: a/governance_remediation_plan.json: /next_step\n  expected: Something else.\n  actual:   No action required.',
    );
  });
});
