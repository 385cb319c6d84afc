import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markdownLines } from './markdown-blocks';

const letters = {
  blank: '.',
  text: 't',
  heading: 'h',
  rule: '-',
  code: 'c',
  hidden: 'x',
  html: 'H',
  'table-head': 'T',
  'table-dashes': 'D',
  'table-row': 'R',
} as const;
const kinds = (text: string): string =>
  markdownLines(text.split('\n'))
    .map(({ kind }) => letters[kind])
    .join('');

test.each([
  ['paragraphs and headings', '# a\n## b\n#c\ntext\n====\nmore\n---\n', 'hhtthth.'],
  ['a rule', 'a\n\n---\n* * *\n- - -\n', 't.---.'],
  ['a fence', '```\n```x\n    ```\n```\ntext', 'cccct'],
  ['a fence is closed by its own kind, as long or longer', '~~~\n```\n~~\n~~~~\nt', 'cccct'],
  ['backticks behind backticks are not a fence', '``` a`b\nt', 'tt'],
  ['a fence interrupts text', 't\n```\nc\n```', 'tccc'],
  ['indented code goes on behind blank lines', '    a\n\n    b\nt', 'c.ct'],
  ['indented code interrupts no text', 't\n    t', 'tt'],
  ['code by a tab', '\ta\n \tb\n   c', 'cct'],
  ['comments', '<!-- a\n\nb -->\nt\n<!-- x -->\n<!--> t', 'xxxtxH'],
  ['behind a comment', '<!--\na\n--> b\nc', 'xxHt'],
  ['preformatted text ends with its tag alone', '<pre>\n\na\n</pre>\nt', 'xxxxt'],
  ['other HTML ends with a blank line', '<div>\n| a |\n|---|\n\n| a |\n|---|', 'HHH.TD'],
  ['any tag begins HTML, but not within text', '<x-y>\nt\n\nt\n<x-y>', 'HH.tt'],
  ['declarations', '<?php\n?>\n<!DOCTYPE x\n>\n<![CDATA[\n]]>', 'xxxxxx'],
  ['a table', '| a | b |\n|---|---|\n| c | d |\ne\n\n| f |', 'TDRR.t'],
  ['a table without outer pipes', 'a | b\n--- | :-:\nc', 'TDR'],
  ['the last line of a paragraph may head a table', 't\n| a |\n| - |', 'tTD'],
  ['as many dashes as cells', '| a | b |\n|---|\n| c |', 'ttt'],
  ['an escaped pipe parts no cells', '| a \\| b |\n|---|', 'TD'],
  [
    'a heading, a quotation, a list, HTML, code and a fence end a table',
    ['# h', '> q', '- l', '<div>', '    c', '```'].map((line) => `| a |\n|---|\n${line}\n`).join('\n'),
    'TDh.TDt.TDt.TDH.TDc.TDcc',
  ],
  ['in a list', '- a\n\n  | a |\n  |---|\n  | b |\n\n      c\n\n| d |', 't.TDR.c.t'],
  ['in a quotation', '> | a |\n> |---|\n> | b |\n| c |', 'TDRt'],
  ['a line that goes on lazily heads no table', '> t\n| a |\n|---|', 'ttt'],
  ['an item that begins empty', '-\n  a\n-\n\n  b', '.t..t'],
  ['a number other than 1 interrupts no text', 't\n2. a\n\n2. b', 'tt.t'],
  ['code in an item', '-     c\n\n      c', 'c.c'],
  ['a fence ends with its quotation', '> ```\n> c\nt', 'cct'],
  ['a comment in text', 'a <!--\nb\n--> c\n\nd <!-- e', 'txt.t'],
  ['no comment in code, nor an escaped one', 'a `<!--`\nb\n-->\n\na \\<!--\nb -->', 'ttt.tt'],
])('%s', (_, text, expected) => expect(kinds(text)).toBe(expected));

test('a line is told with what it says, its block, and whether it is quoted', () => {
  expect(markdownLines(['- a <!-- b --> c', '> > d'])).toEqual([
    { kind: 'text', block: 0, text: 'a  c', quoted: false },
    { kind: 'text', block: 1, text: 'd', quoted: true },
  ]);
});

describe('whatever the lines hold', () => {
  test('each line gets one answer, in a block that begins no later', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom('', '| a |', '|---|', '```', '<!--', '-->', '> a', '- a', '    a', '\ta', '<pre>', '</pre>', '#'),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const found = markdownLines(lines);
        expect(found).toHaveLength(lines.length);
        for (const [index, { block }] of found.entries()) expect(block).toBeLessThanOrEqual(index);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['items', '- ', 200_000],
    ['quotations', '>', 100_000],
    ['comments', '<!--', 300_000],
    ['blanks', ' ', 1_000_000],
    ['tabs', '\t', 300_000],
    ['backticks', '`a', 500_000],
    ['dashes', '-', 1_000_000],
    ['pipes', '|', 500_000],
  ])('a line of %s takes time that grows with its length', (_, mark, count) => {
    expect(markdownLines(['| a', mark.repeat(count), `${mark.repeat(count)}x`])).toHaveLength(3);
  });
});
