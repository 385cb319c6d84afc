import type { PendingEntry } from '@gatehouse/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestEntry } from './entry';
import { splitEntry } from './split';

const sum = '0'.repeat(64);
const draft: PendingEntry = {
  event: 'registered',
  tool: 'update-registry',
  version: '0.1.0',
  by: { user: 'research', host: 'vm', pid: 1 },
  decision_tag: null,
  subject: 'audit/workstation_runs/x',
  verdict: 'pass',
  git_commit: null,
  witnessed: true,
  note: 'why',
  inputs: [],
  files: [],
  views: [],
  removed: [],
};

test('what fits is one entry', () => expect(splitEntry(draft, longestEntry)).toEqual([draft]));

test('parts go before, under the event files with the same subject; together they say what the step says', () =>
  fc.assert(
    fc.property(fc.nat(30), fc.nat(30), fc.nat(30), fc.nat(30), (inputs, files, rows, removed) => {
      const path = (at: number): string => `${'x'.repeat(1000)}/${at}`;
      const list = (count: number) =>
        Array.from({ length: count }, (_, at) => ({ path: path(at), bytes: at, sha256: sum, kind: 'fixed' as const }));
      const step: PendingEntry = {
        ...draft,
        inputs: list(inputs),
        files: list(files),
        views: [
          {
            path: 'a.csv',
            before: { rows: 0, sha256: sum },
            after: { rows, sha256: sum },
            added: Array.from({ length: rows }, (_, at) => path(at)),
          },
        ],
        removed: Array.from({ length: removed }, (_, at) => ({
          path: path(at),
          listing_sha256: sum,
          destination: null,
        })),
      };
      const limit = 16 * 1024;
      const parts = splitEntry(step, limit);
      for (const part of parts) expect(JSON.stringify(part).length).toBeLessThan(limit);
      expect(parts.flatMap((part) => part.inputs)).toEqual(step.inputs);
      expect(parts.flatMap((part) => part.files)).toEqual(step.files);
      expect(parts.flatMap((part) => part.removed)).toEqual(step.removed);
      const views = parts.flatMap((part) => part.views);
      expect(views.flatMap(({ added }) => added)).toEqual(step.views[0]?.added);
      // Each part finds what the one before left, and only the last says how many rows there are.
      expect(views.at(-1)?.after.rows).toBe(rows);
      expect(views.slice(0, -1).every(({ before, after }) => before === after)).toBe(true);
      expect(
        parts
          .slice(0, -1)
          .every(
            ({ event, subject, note, verdict }) =>
              event === 'files' && subject === draft.subject && note === null && verdict === null,
          ),
      ).toBe(true);
      expect(parts.at(-1)).toMatchObject({ event: 'registered', note: 'why', verdict: 'pass' });
    }),
    { numRuns: 30 },
  ));

test('a row that no line can hold is refused', () => {
  const view = {
    path: 'a.csv',
    before: { rows: 0, sha256: sum },
    after: { rows: 1, sha256: sum },
    added: ['x'.repeat(20_000)],
  };
  expect(() => splitEntry({ ...draft, views: [view] }, 16 * 1024)).toThrow(
    'a.csv: a row of 20000 characters is longer than an entry',
  );
});
