import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMarkdown } from './lines';
import { TableEditor } from './table-editor';
import { formatCell, readTables } from './tables';

const rowsOf = (text: string): (readonly string[])[][] =>
  readTables(readMarkdown(text)).map(({ rows }) => rows.map(({ cells }) => cells));
const head = '| ID | Title |\n|----|:-:|\n';

describe('tables', () => {
  test.each<[string, string, (readonly string[])[][]]>([
    ['plain', `${head}| a | b |\n`, [[['a', 'b']]]],
    ['CRLF and no closing pipe', `${head}| a | b\n`.replaceAll('\n', '\r\n'), [[['a', 'b']]]],
    [
      'over blanks and comments',
      `${head}| a | b |\n\n<!-- x -->\n<!-- y\n| c | d |\n-->\n| e | f |\n`,
      [
        [
          ['a', 'b'],
          ['e', 'f'],
        ],
      ],
    ],
    ['until other text', `${head}| a | b |\ntext\n| c | d |\n`, [[['a', 'b']]]],
    ['until a heading', `${head}| a | b |\n# h\n| c | d |\n`, [[['a', 'b']]]],
    ['until the next table', `${head}| a | b |\n| X | Y |\n|---|---|\n| c | d |\n`, [[['a', 'b']], [['c', 'd']]]],
    ['not in a fence', `\`\`\`\n${head}| a | b |\n\`\`\`\n`, []],
    ['not in a longer fence', `\`\`\`\`\n\`\`\`\n${head}\`\`\`\`\n`, []],
    ['not in a comment', `<!--\n${head}| a | b |\n-->\n`, []],
    ['no delimiter row', '| ID | Title |\n| a | b |\n', []],
    ['a delimiter of another width', '| ID | Title |\n|---|\n| a | b |\n', []],
    [
      'pipes',
      `${head}| a\\|b | \`c\\\\\\|d\` |\n| a\\\\| b |\n`,
      [
        [
          ['a|b', '`c\\|d`'],
          ['a\\\\', 'b'],
        ],
      ],
    ],
    ['missing and surplus cells', `${head}| a |\n| a | b | c |\n`, [[['a'], ['a', 'b', 'c']]]],
  ])('%s', (_, text, expected) => expect(rowsOf(text)).toEqual(expected));

  test('where a table is broken', () => {
    const [table] = readTables(readMarkdown(`x\n${head}| a | b |\n\n<!-- c -->\n| d | e |\n\n| f | g |\n\n`));
    expect([table?.line, table?.brokenAt]).toEqual([2, 5]);
  });
  test('names are compared without marks and case', () => {
    expect(readTables(readMarkdown('| **Task  ID** | `T` |\n|---|---|\n'))[0]?.names).toEqual(['task id', 't']);
  });
});

describe('the editor', () => {
  const edit = (
    text: string,
    work: (editor: TableEditor, table: ReturnType<typeof readTables>[number]) => void,
  ): string => {
    const source = readMarkdown(text);
    const [table] = readTables(source);
    if (table === undefined) throw new Error('no table');
    const editor = new TableEditor(text, source);
    work(editor, table);
    return editor.text();
  };
  const hostile = fc.string({ unit: fc.constantFrom('a', '|', '\\', '$', '&', '1', '`', ' ', 'é'), maxLength: 8 });

  test('a value stands in its cell as it was given, and every other byte stays', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('\n', '\r\n'), (value, end) => {
        const text = `# t${end}|ID|  Title|Notes |${end}|-|-|-|${end}|a|  b \\| c|d|${end}| e | f | g${end}text`;
        const after = edit(text, (editor, { rows }) => rows[1] && editor.setCell(rows[1], 1, value));
        const expected = value.trim() === 'f' ? text : text.replace('| f |', () => `|${formatCell(value)}|`);
        expect(after).toBe(expected);
        expect(rowsOf(after)[0]?.[1]?.[1]).toBe(value.trim());
        expect(rowsOf(after)[0]?.[1]).toHaveLength(3);
      }),
    );
  });
  test('rows are added behind the last one and below the delimiter, and removed whole', () => {
    const text = `${head}| a | b |\n\n| c | d |\n\nafter`;
    const cells = new Map([
      [0, 'x'],
      [1, 'y|z'],
    ]);
    expect(edit(text, (editor, table) => editor.addRow(table, cells))).toBe(
      text.replace('| c | d |\n', '| c | d |\n| x | y\\|z |\n'),
    );
    expect(edit(text, (editor, table) => editor.addFirstRow(table, new Map([[0, 'x']])))).toBe(
      text.replace('| a |', '| x | |\n| a |'),
    );
    expect(edit(text, (editor, { rows }) => rows[1] && editor.removeRow(rows[1]))).toBe(
      text.replace('| c | d |\n', ''),
    );
  });
  test('at the end of a file without a line end', () => {
    const add = (text: string): string => edit(text, (editor, table) => editor.addRow(table, new Map([[0, 'x']])));
    expect(add(`${head}| a | b |`)).toBe(`${head}| a | b |\n| x | |`);
    expect(add(head.trimEnd())).toBe(`${head}| x | |`);
  });
  test.each<[string, string]>([
    ['| a |', '| a | new |'],
    ['| a', '| a| new |'],
    ['|', '| | new |'],
  ])('a cell that %j lacks is added', (row, expected) => {
    expect(edit(`${head}${row}\n`, (editor, { rows }) => rows[0] && editor.setCell(rows[0], 1, 'new'))).toBe(
      `${head}${expected}\n`,
    );
  });
});
