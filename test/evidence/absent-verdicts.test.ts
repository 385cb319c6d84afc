/**
 * Absent evidence never helps (contract 0.13), for the verdicts on backtests, sessions and the figures of the gates:
 * whatever is removed from a trail, cut off or changed into something that claims no success, no fail becomes a pass.
 */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runTool } from '@gatehouse/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { count } from '../faults/figures';
import { full, roundsOr, scratch } from '../faults/subjects';
import { damageOfDocument, damageOfFile, type Damage } from './damage';
import { trails, type Trail } from './trails';

const place = scratch();
afterAll(() => place.remove());
const rounds = full ? roundsOr(100) : 2;
const long = 3_600_000;

describe.each(trails.map((trail): [string, Trail] => [trail.name, trail]))('%s', (name, trail) => {
  /** Every copy stands at the same path, since documents name it. */
  const root = path.join(place.root, String(trails.indexOf(trail)), 'repository');
  const base = `${root}-complete`;
  let judges: [string, readonly string[]][] = [];

  beforeAll(() => {
    mkdirSync(root, { recursive: true });
    trail.layOut(root);
    judges = Object.entries(trail.judges(root));
    cpSync(root, base, { recursive: true });
  }, long);

  /** Names of the verdicts that pass. */
  function passing(make: (root: string) => void, damages: readonly [string, Damage][] = []): string[] {
    for (const folder of [root, path.join(root, '../out')]) rmSync(folder, { recursive: true, force: true });
    cpSync(base, root, { recursive: true, preserveTimestamps: true });
    make(root);
    for (const [, damage] of damages) damage();
    return judges
      .filter(([, [tool = '', ...words]]) => {
        const run = runTool(tool, words, { cwd: root });
        expect(run.stderr, `${tool} after ${damages.map(([what]) => what).join('; ')}`).not.toMatch(
          /internal error|^\s+at /m,
        );
        return run.status === 0;
      })
      .map(([verdict]) => verdict);
  }

  test.each(Object.entries(trail.defects))('defect: %s', { timeout: long }, (defect, { make, spares = [] }) => {
    const all = judges.map(([verdict]) => verdict);
    const found = passing(make);
    if (defect === 'none') expect(found).toEqual(all);
    else expect(found).not.toEqual(all);
    const [documents, files] = [trail.documents(base), trail.files(base)].map((list) =>
      list.filter((file) => !spares.includes(file)),
    ) as [string[], string[]];
    const ofFiles = { arbitrary: damageOfFile(root, files, trail.hows), weight: 1 };
    const damage =
      documents.length === 0
        ? ofFiles.arbitrary
        : fc.oneof({ arbitrary: damageOfDocument(root, documents), weight: 2 }, ofFiles);
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
        const better = passing(make, damages).filter((verdict) => !found.includes(verdict));
        expect(better, damages.map(([what]) => what).join('\n')).toEqual([]);
      }),
      { numRuns: rounds },
    );
    count('damage to a trail that failed', `${name}: ${defect}`, rounds, []);
  });
});
