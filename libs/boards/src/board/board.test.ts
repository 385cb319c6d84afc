import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readQueuePolicy } from '../policy/policy';
import { boardText, teamTasks } from '../../fixtures/team';
import { readBoard } from './board';
import { BoardEditor } from './board-editor';
import { csvRecordAt, csvRecords, formatField, UnclosedQuote, type CsvRecord } from './csv-records';
import { planLinks } from './plan-links';

const policy = readQueuePolicy('/nowhere');
const board = (text: string | Buffer) => readBoard(typeof text === 'string' ? Buffer.from(text) : text, policy);
const boardOf = (text: string) => {
  const reading = board(text);
  if (reading.state !== 'read') throw new Error(reading.message);
  return reading.board;
};
const records = (text: string): (CsvRecord | UnclosedQuote)[] => [...csvRecords(text)];

describe('records', () => {
  test.each<[string, string[][]]>([
    [
      'a,b\r\nc,"d\ne"\nf,g',
      [
        ['a', 'b'],
        ['c', 'd\ne'],
        ['f', 'g'],
      ],
    ],
    ['a"b,c""d', [['a"b', 'c""d']]],
    ['"a""b",""', [['a"b', '']]],
    ['a\rb', [['a'], ['b']]],
    [',\n', [['', '']]],
  ])('%j', (text, cells) => expect(records(text).map((record) => (record as CsvRecord).cells)).toEqual(cells));

  test('line numbers are those of the file, of the first line of a record', () => {
    expect(records('a\r\n"b\nc"\rd\n\ne').map(({ line }) => line)).toEqual([1, 2, 4, 5, 6]);
  });
  test('text behind a closing quote damages one record, and reading goes on', () => {
    const [first, second] = records('"a"x,b\n"c",d\n') as CsvRecord[];
    expect([first?.damage, first?.cells, second?.damage]).toEqual(['x', ['a', 'b'], undefined]);
  });
  test('a quote that never closes ends the reading where it opens', () => {
    expect(records('a\n"b\nc",x,"d\n').at(-1)).toEqual(new UnclosedQuote(3));
    expect(records('a\nb,"c').at(-1)).toEqual(new UnclosedQuote(2));
  });

  const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'é', '\u{1f600}'), maxLength: 6 });
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
  test('what is written is read again, and the records are the whole text', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n'), fc.boolean(), (cells, end, isQuoted) => {
        const text = cells.map((row) => row.map((one) => formatField(one, isQuoted)).join(',') + end).join('');
        const found = records(text) as CsvRecord[];
        expect(found.map((record) => record.cells)).toEqual(cells);
        expect(found.map(({ start, next }) => text.slice(start, next)).join('')).toBe(text);
      }),
    );
  });
  test('in pieces of any size a stream gives the same records', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r'), maxLength: 30 }),
        fc.integer({ min: 1, max: 7 }),
        (text, size) => {
          const streamed: (string[] | string)[] = [];
          let [rest, line, at] = ['', 1, 0];
          for (;;) {
            const isLast = at >= text.length;
            rest += text.slice(at, at + size);
            at += size;
            let from = 0;
            let stop = false;
            while (from < rest.length) {
              const record = csvRecordAt(rest, from, line, isLast);
              if (record === undefined) break;
              if (record instanceof UnclosedQuote) {
                streamed.push(`unclosed ${record.line}`);
                stop = true;
                break;
              }
              streamed.push(record.cells);
              line += record.lines;
              from = record.next;
            }
            rest = rest.slice(from);
            if (isLast || stop) break;
          }
          expect(streamed).toEqual(
            records(text).map((record) => (record instanceof UnclosedQuote ? `unclosed ${record.line}` : record.cells)),
          );
        },
      ),
    );
  });
});

describe('the board', () => {
  test.each<[string, string | Buffer, string, number | null]>([
    ['nothing', '', 'empty', null],
    ['blank lines', ' \n\n', 'empty', null],
    ['Latin-1', Buffer.from('ID,Title\nST-A-001,caf\xe9\n', 'latin1'), 'not UTF-8 (byte 21)', null],
    ['an open quote', 'ID,Title\n"ST-A-001,x\n', 'a quote opens here and never closes', 2],
  ])('%s cannot be read', (_, text, message, line) =>
    expect(board(text)).toEqual({ state: 'unreadable', message, line }),
  );

  test('header names are compared without case and blanks; ids without case', () => {
    const { tasks, knownIds } = boardOf(boardText().replace('ID,Title', ' id , TITLE '));
    expect([...tasks.keys()]).toEqual(teamTasks.map(({ id }) => id.toLowerCase()));
    expect(knownIds.has('st-b-001')).toBe(true);
  });
  test('a damaged record is not a task, but known', () => {
    const { tasks, knownIds } = boardOf(`${boardText()}ST-A-009,"x"y,Ready,a,b,c,d\nnot an id,short\n`);
    expect([tasks.has('st-a-009'), knownIds.has('st-a-009'), knownIds.has('not an id')]).toEqual([false, true, false]);
  });
});

test.each<[string, string[]]>([
  [
    'docs/a.md, `docs\\b.md`; [Plan C](docs/c.md#x)<br>./docs/d.md',
    ['docs/a.md', 'docs/b.md', 'docs/c.md', 'docs/d.md'],
  ],
  ['none', []],
  ['-', []],
  ['', []],
])('the plans in %j', (cell, expected) => expect(planLinks(cell)).toEqual(expected));

describe('the editor', () => {
  test('one cell changes, every other byte stays', () => {
    const text = `\ufeff${boardText(undefined, '\r\n')}`.replace('"Drop spikes, then average"', '"Drop ""spikes"""');
    const read = boardOf(text);
    const task = read.tasks.get('st-a-002');
    const editor = new BoardEditor(read);
    if (task) editor.setCell(task.record, 'status', 'In Progress');
    expect(editor.text()).toBe(text.replace('Ready', 'In Progress'));
  });
  test.each<[string, string, string]>([
    ['plain', 'new', 'new'],
    ['a comma', 'a,b', '"a,b"'],
    ['a quote', 'a"b', '"a""b"'],
    ['an outer blank', ' a', '" a"'],
  ])('%s is quoted when it must be', (_, value, field) => {
    const read = boardOf(boardText());
    const editor = new BoardEditor(read);
    const [first] = read.tasks.values();
    if (first) editor.setCell(first.record, 'notes', value);
    expect(editor.text()).toBe(boardText().replace('Evidence: Logs/poller.json', field));
  });
  test.each<[string, string, string]>([
    ['plain', boardText(), 'ST-B-003,x,Ready,,,,\n'],
    [
      'quoted throughout',
      `${boardText()}"ST-C-001","x","Ready","","","",""\r\n`,
      '"ST-B-003","x","Ready","","","",""\r\n',
    ],
    ['without a last line end', boardText().trimEnd(), '\nST-B-003,x,Ready,,,,'],
    ['before blank lines', `${boardText()}\n \n`, ''],
  ])('a new record: %s', (name, text, added) => {
    const editor = new BoardEditor(boardOf(text));
    editor.addRecord({ id: 'ST-B-003', title: 'x', status: 'Ready' });
    expect(editor.text()).toBe(
      name === 'before blank lines' ? `${boardText()}ST-B-003,x,Ready,,,,\n\n \n` : text + added,
    );
  });
});
