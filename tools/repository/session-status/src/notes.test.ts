import { describe, expect, test } from 'vitest';
import { isGuideName, isNoteName, noteFields, numberedPaths } from './notes';

test.each([
  ['SESSION_SNAPSHOT.md', true, false],
  ['handover-2026-03-01.md', true, false],
  ['hand_off.md', true, false],
  ['status.md', true, false],
  ['SESSION_GUIDE.md', false, true],
  ['session-start.md', false, true],
  ['reading-list.md', false, true],
  ['README.md', false, false],
  ['snapshot.json', false, false],
  ['session_guide.txt', false, false],
])('%s: note %s, guide %s', (name, note, guide) =>
  expect([isNoteName(name), isGuideName(name)]).toEqual([note, guide]),
);

test.each<[string, object]>([
  ['decision_tag: a', { decision_tag: 'a' }],
  ['- Decision tag: `a b`', { decision_tag: 'a b' }],
  ['* **Active decision_tag:** a', { decision_tag: 'a' }],
  ['| run_dir | audit/x |', { run_dir: 'audit/x' }],
  ['> current freeze file = `runs/f.json`', { freeze_file: 'runs/f.json' }],
  ['owner: ann\nowner: bob', { owner: 'bob' }],
  ['The decision_tag: x is not stated by a sentence', {}],
  ['decision_tag:', {}],
  ['other_field: x', {}],
])('%j states %j', (text, fields) => expect(noteFields(text)).toEqual(fields));

test('long lines are read in time that grows with their length', () => {
  const many = 300_000;
  expect(noteFields(`owner: ${' '.repeat(many)}a${' '.repeat(many)}b`)['owner']).toHaveLength(many + 2);
  expect(noteFields(`owner: ${'`'.repeat(many)}a${'*`'.repeat(many)}b`)['owner']).toHaveLength(2 * many + 2);
  expect(numberedPaths(`1. a/${'#'.repeat(many)}/${'a::'.repeat(many)}](`)).toEqual(['a/']);
});

describe('numbered paths', () => {
  test.each<[string, string[]]>([
    ['1. docs/charter.md', ['docs/charter.md']],
    ['  2) `docs/a b.md` has a blank', ['docs/a b.md']],
    ['2. `docs/my notes/a b.md`', ['docs/my notes/a b.md']],
    ['2. docs/a b.md', ['docs/a']],
    ['2. `cat docs/a.md`', []],
    ['2. `scripts/run --all docs/a.md`', []],
    ['2. `scripts/run all`', []],
    ['3. Read [the rules](docs/rules.md#top) first', ['docs/rules.md']],
    ['4. `./configs/x.yaml`: the limits', ['configs/x.yaml']],
    ['5. **README.md** - start here', ['README.md']],
    ['6. docs/runs/', ['docs/runs/']],
    ['- docs/not-numbered.md', []],
    ['7. Run `npm test`', []],
    ['8. https://example.invalid/a.md', []],
    ['9. Talk to the owner', []],
    ['10. `audit/<run>/context.json`', []],
    ['11. `docs/*.md`', []],
  ])('%j names %j', (line, paths) => expect(numberedPaths(line)).toEqual(paths));
});
