import { describe, expect, test } from 'vitest';
import { readMarkdown } from './decision-note';
import { tagsStatedIn } from '@gatehouse/runs';

const fieldOf = (value: string): string | undefined => readMarkdown(`- field: ${value}`).fields.get('field');

test.each([
  ['`a`', 'a'],
  ['``a` b``', 'a` b'],
  ['``a`', '`a'],
  ['`', '`'],
  ['``', ''],
  ['```', '`'],
  ['"a"', 'a'],
  ["'a'", 'a'],
  ['"', '"'],
  ['"a\'', '"a\''],
  ['"`a`"', '`a`'],
  ['` a `', 'a'],
  ['a`b', 'a`b'],
])('the value %s is %j', (value, bare) => expect(fieldOf(value)).toBe(bare));

test('comments say nothing; one without an end is text', () => {
  const note = readMarkdown('a: <!-- b --> c\n<!--\nd: e\n-->\n## One\n<!-- x --> <!-- y\nz');
  expect([note.fields.get('a'), note.fields.get('d'), note.section('one')]).toEqual(['c', undefined, ' <!-- y\nz']);
});

describe('in time that grows with the length of the text', () => {
  const many = 1_000_000;
  test('marks around a value', () => expect(fieldOf('`'.repeat(many))).toBe(''));
  test('comments without an end', () => expect(readMarkdown('<!--'.repeat(many)).fields.size).toBe(0));
  test.each([' ', '#', '\u2028'])('a heading full of %j', (mark) =>
    expect(readMarkdown(`## a${mark.repeat(many)}b\n## c${mark.repeat(many)}\u2028d\ntext`).fields.size).toBe(0),
  );
  test('a value of blanks', () => expect(fieldOf(`${' '.repeat(many)}\u2028${' '.repeat(many)}x`)).toBe('x'));

  test('a report with a decision tag longer than any', () => {
    expect(tagsStatedIn(`{"decision_tag": "${'x'.repeat(9_000_000)}", "decision_tag": "a`)).toEqual([]);
    expect(tagsStatedIn(`{"decision_tag": "${'x'.repeat(9_000_000)}", "decision_tag": "a", `)).toEqual(['a']);
  });
});

describe('a field is what a Markdown reader shows as one', () => {
  const value = (text: string): string | undefined => readMarkdown(text).fields.get('owner');
  test.each([
    ['a comment', '<!--\n- owner: ada\n-->'],
    ['a comment within a sentence', 'See <!--\nowner: ada\n--> below'],
    ['a comment that never ends', '<!-- template\n\n- owner: ada'],
    ['code between backticks', '```\nowner: ada\n```'],
    ['code with a language', '~~~yaml\nowner: ada\n~~~'],
    ['a fence within a longer one', '````\n```\nowner: ada\n```\n````'],
    ['indented code', 'Like this:\n\n    owner: ada'],
    ['preformatted text', '<pre>\nowner: ada\n</pre>'],
    ['a quotation', '> owner: ada'],
    ['a numbered list', '1. owner: ada'],
    ['a table', '| owner: ada |\n|---|\n| x |'],
  ])('not in %s', (_, text) => expect(value(text)).toBeUndefined());
  test.each([
    ['in a list', '# Note\n\n- decision_tag: a\n- owner: ada'],
    ['deeper in a list', '- who:\n    - owner: ada'],
    ['on a line that goes on in a list', '- who:\n    owner: ada'],
    ['in front of everything, between dashes', '---\nowner: ada\n---\n# Note'],
    ['behind a comment on its line', '<!-- who? --> owner: ada'],
    ['behind code that closes', '```\nx\n```\nowner: ada'],
    ['with a comment behind it', '- owner: ada <!-- and bob -->'],
    ['with a comment that never ends behind it', '- owner: ada\n- x: <!-- y'],
    ['in other HTML, which is shown as it stands', '<div>\nowner: ada\n</div>'],
  ])('%s it is', (_, text) => expect(value(text)).toBe('ada'));

  test('a section in code does not count, but code within a section does', () => {
    const note = readMarkdown(
      '```\n## Hidden\nx\n```\n\n## Cause\n\n```\nthe data were late\n```\n\n<!--\n## Fix\ny\n-->\n',
    );
    expect([note.section('hidden'), note.section('fix')]).toEqual([undefined, undefined]);
    expect(note.section('cause')).toContain('the data were late');
  });
});
