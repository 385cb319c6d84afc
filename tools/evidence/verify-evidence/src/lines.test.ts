import type { EvidenceFinding, EvidenceVerification } from '@gatehouse/contracts';
import type { JudgedCheckpoint } from '@gatehouse/evidence';
import { describe, expect, test } from 'vitest';
import { checkLines, problemLines, resultLines } from './lines';

const run = 'audit/workstation_runs/2026-03-02_071500_production_gates_x';
const finding = (code: EvidenceFinding['code'], place: string): EvidenceFinding => ({
  code,
  place,
  entry: 1,
  message: 'what is there',
  next: 'restore it',
});
const verification: EvidenceVerification = {
  schema: 'evidence-verification/v1',
  generated_at: '2026-03-02T08:00:00.000Z',
  log: '6c1f0a52e9d34b7f8a10c2d3e4f50617',
  size: 48,
  head: '0'.repeat(64),
  root: 'irf6aS7RMN+upMh3Zi/6CAtZXdSTpBSH97/tOq6IONQ=',
  since: null,
  checkpoints: [],
  counts: {
    entries: 48,
    files: 180,
    rows: 7,
    started: 8,
    succeeded: 5,
    failed: 2,
    blocked: 1,
    interrupted: 0,
    lost: 0,
    removed: 1,
    registered: 3,
  },
  findings: [],
  notes: [],
  signers_from: 'repository',
  overall_pass: true,
};

function checkpoint(size: number, isOwn: boolean, ...signers: string[]): JudgedCheckpoint {
  const judged = signers.map((signer) => ({
    principal: signer.replace(/[?!]/, ''),
    state: signer.endsWith('?') ? ('unknown' as const) : signer.endsWith('!') ? ('bad' as const) : ('good' as const),
  }));
  return {
    given: { file: 'x', bytes: Buffer.alloc(0), isOwn, signers: judged },
    verified: { file: 'x', size, state: 'good', signers: judged },
  };
}
const lastOf = (changes: Partial<EvidenceVerification>, ...checkpoints: JudgedCheckpoint[]): string =>
  resultLines({ ...verification, ...changes }, checkpoints).at(-1) ?? '';

test('the lines', () =>
  expect(resultLines(verification, [])).toEqual([
    `[log] size=48 head=${'0'.repeat(64)} root=irf6aS7RMN+upMh3Zi/6CAtZXdSTpBSH97/tOq6IONQ=`,
    '[runs] started=8 succeeded=5 failed=2 blocked=1 interrupted=0 lost=0 removed=1 registered=3',
    '[evidence] pass: 48 entries, 180 files, 7 rows, no checkpoint: whoever may write here may have made the log anew',
  ]));

describe('the last line says what the log was compared with', () => {
  test.each<[string, JudgedCheckpoint[], Partial<EvidenceVerification>, string]>([
    ['its own, unsigned', [checkpoint(40, true), checkpoint(48, true)], {}, 'checkpoints 48 (own; unsigned)'],
    [
      'its own, signed',
      [checkpoint(48, true, 'research')],
      {},
      'checkpoints 48 (own; signed by research; signers as the repository states them)',
    ],
    [
      'signed by several',
      [checkpoint(48, true, 'research', 'chair')],
      { signers_from: 'given' },
      'checkpoints 48 (own; signed by research, chair)',
    ],
    ['signed by somebody unknown', [checkpoint(48, true, 'stranger?')], {}, 'checkpoints 48 (own; unsigned)'],
    [
      'one from elsewhere',
      [checkpoint(40, false, 'chair')],
      { signers_from: 'given' },
      'checkpoints 40 (from elsewhere; signed by chair)',
    ],
    [
      'both',
      [checkpoint(48, true), checkpoint(40, false)],
      {},
      'checkpoints 40 (from elsewhere; unsigned), 48 (own; unsigned)',
    ],
  ])('%s', (_, checkpoints, changes, end) =>
    expect(lastOf(changes, ...checkpoints)).toBe(`[evidence] pass: 48 entries, 180 files, 7 rows, ${end}`),
  );

  test('since when', () =>
    expect(lastOf({ since: 40 }, checkpoint(48, true))).toContain('7 rows, since 40, checkpoints 48'));

  test('a fail counts its findings by code', () => {
    const findings = [finding('changed', 'a'), finding('unlogged', 'b'), finding('changed', 'c')];
    expect(lastOf({ findings, overall_pass: false }, checkpoint(48, true))).toBe(
      '[evidence] fail: 3 findings (changed 2, unlogged 1)',
    );
    expect(lastOf({ findings: [finding('changed', 'a')], overall_pass: false })).toBe(
      '[evidence] fail: 1 finding (changed 1), no checkpoint: whoever may write here may have made the log anew',
    );
  });
});

test('a run directory is named once with the number of its files', () =>
  expect(
    problemLines([
      finding('missing', `${run}/a`),
      finding('missing', `${run}/b`),
      finding('changed', `${run}/c`),
      finding('changed', `${run}/d`),
      finding('unlogged', 'runs/freeze/x'),
    ]),
  ).toEqual([
    `missing: ${run}: 2 files, such as ${run}/a: what is there; next: restore it`,
    `changed: ${run}/c: what is there; next: restore it`,
    `changed: ${run}/d: what is there; next: restore it`,
    'unlogged: runs/freeze/x: what is there; next: restore it',
  ]));

test('build servers get a case for each kind of finding', () => {
  const checks = checkLines([finding('changed', 'a/b'), finding('changed', 'a/c'), finding('log_broken', 'entry 3')]);
  expect(checks.filter(({ pass }) => !pass)).toEqual([
    { name: 'log_broken', pass: false, messages: ['entry 3: what is there'] },
    { name: 'changed', pass: false, messages: ['a/b: what is there', 'a/c: what is there'], file: 'a/b' },
  ]);
  expect(checks).toHaveLength(29);
});
