/**
 * A decision from S0 to S4 with an evidence log: whatever is removed, cut off or changed, no stage that failed passes,
 * and whatever is changed in a guarded place is found by verify-evidence (contract 0.13, 22).
 */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runTool } from '@gatehouse/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTrail } from '../evidence-log/trail';
import { count } from '../faults/figures';
import { full, roundsOr } from '../faults/subjects';
import { damageOfDocument, damageOfFile, type Damage } from './damage';

const long = 3_600_000;
const rounds = (short: number): number => (full ? roundsOr(200) : short);
let root: string;
const base = (): string => `${root}-complete`;

beforeAll(() => {
  ({ root } = makeTrail());
  cpSync(root, base(), { recursive: true, preserveTimestamps: true });
}, long);
afterAll(() => [root, base()].forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const stages = {
  S0: 'momentum_1',
  S1: 'momentum_1',
  S2: 'momentum_1_stress',
  S3: 'momentum_1_gates_r2',
  S4: 'momentum_1_gates_r2',
};

function reset(): void {
  rmSync(root, { recursive: true, force: true });
  cpSync(base(), root, { recursive: true, preserveTimestamps: true });
}

/** Stages that pass now. */
function passing(make: () => void, damages: readonly [string, Damage][] = []): string[] {
  reset();
  make();
  for (const [, damage] of damages) damage();
  return Object.entries(stages)
    .filter(([stage, tag]) => runTool('check-stage', ['--stage', stage, '--tag', tag], { cwd: root }).status === 0)
    .map(([stage]) => stage);
}

const filesBelow = (...folders: string[]): string[] =>
  folders.flatMap((folder) =>
    readdirSync(path.join(base(), folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(base(), path.join(entry.parentPath, entry.name)))
      .sort(),
  );
const edit = (pattern: RegExp, by: (text: string) => string) => (): void => {
  const file = filesBelow('audit', 'gate_results', 'docs').find((name) => pattern.test(name)) ?? '';
  const place = path.join(root, file);
  const text = readFileSync(place, 'utf8');
  writeFileSync(place, by(text));
  if (readFileSync(place, 'utf8') === text) throw new Error(`${file} is as it was`);
};

const defects: Record<string, () => void> = {
  none: () => undefined,
  'the scope is without its audit pack': () =>
    rmSync(path.join(root, 'docs/production_research/stages/momentum_1/S0_audit_pack.json')),
  'the baseline failed': edit(/baseline_report\.json$/, (text) =>
    text.replace(/"overall_pass": true/g, '"overall_pass": false'),
  ),
  'a waiver has ended': edit(/waivers\/momentum_1_stress_S2_risk_pass\.json$/, (text) =>
    text.replace(/"expires": "[^"]*"/, '"expires": "2020-01-01"'),
  ),
  'the run was interrupted': edit(/_gates_r2\/result\.json$/, (text) => text.replace('"succeeded"', '"interrupted"')),
  'the committee rejected it': edit(/S4_committee_sign_off\.md$/, (text) => text.replace(/approved/g, 'rejected')),
};

const isJudged = /S4_committee_sign_off\.md$/; // what a person says, in words
test.each(Object.entries(defects))('defect: %s', { timeout: long }, (name, make) => {
  const found = passing(make);
  if (name === 'none') expect(found).toEqual(Object.keys(stages));
  else expect(found).not.toEqual(Object.keys(stages));
  const files = filesBelow('audit', 'gate_results', 'docs/production_research', 'runs/freeze').filter(
    (file) => !isJudged.test(file) && !/\/trash\/|audit\/pages\//.test(file),
  );
  const documents = files.filter((file) => file.endsWith('.json'));
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          { arbitrary: damageOfDocument(root, documents), weight: 2 },
          { arbitrary: damageOfFile(root, files), weight: 1 },
        ),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
      (damages) => {
        const better = passing(make, damages).filter((stage) => !found.includes(stage));
        expect(better, damages.map(([what]) => what).join('\n')).toEqual([]);
      },
    ),
    { numRuns: rounds(1) },
  );
  count('damage to a trail that failed', `stages with a log: ${name}`, rounds(1), []);
});

test('whatever is changed in a guarded place is found by verify-evidence', { timeout: long }, () => {
  reset();
  expect(runTool('verify-evidence', [], { cwd: root }).status).toBe(0);
  const guarded = [
    ...filesBelow(
      'audit/workstation_runs',
      'audit/stage_checks',
      'audit/factor_registry',
      'gate_results',
      'runs/freeze',
    ),
    ...filesBelow(
      'docs/production_research/waivers',
      'docs/production_research/stages',
      'docs/production_research/decisions',
    ),
    ...filesBelow('audit/evidence_log/entries'),
    'docs/production_research/STAGE_AUDIT_LOG.md',
    'audit/cleanup_log.jsonl',
  ].filter((file) => !/(^|\/)\.[^/]*\.lock$/.test(file));
  const state = (file: string): string => {
    const place = path.join(root, file);
    if (!existsSync(place)) return 'gone';
    return statSync(place).isFile() ? readFileSync(place, 'latin1') : 'a folder';
  };
  let struck = 0;
  fc.assert(
    fc.property(fc.nat({ max: guarded.length - 1 }), fc.nat(), (at, seed) => {
      const file = guarded[at] ?? '';
      reset();
      const before = state(file);
      const [[what, damage] = ['', () => undefined]] = fc.sample(
        file.endsWith('.json')
          ? fc.oneof(damageOfDocument(root, [file]), damageOfFile(root, [file]))
          : damageOfFile(root, [file]),
        { numRuns: 1, seed },
      );
      damage();
      if (state(file) === before || isText(file, before, state(file))) return;
      struck += 1;
      const { status, stderr } = runTool('verify-evidence', [], { cwd: root });
      expect([1, 2], `${what}: ${stderr}`).toContain(status);
    }),
    { numRuns: rounds(12) },
  );
  expect(struck).toBeGreaterThan(0);
  count('a guarded place is changed', 'verify-evidence', struck, []);
});

/** Text around the rows of the ledger may change (contract 20.4). */
function isText(file: string, before: string, after: string): boolean {
  const rows = (text: string): string =>
    text
      .split('\n')
      .filter((line) => line.startsWith('| 2'))
      .join('\n');
  return file.endsWith('STAGE_AUDIT_LOG.md') && rows(before) === rows(after);
}
