import { lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import type { LedgerRow } from '@gatehouse/contracts';
import { temporaryRepository } from '@gatehouse/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addLedgerRow, ledgerHasTag, ledgerLines, readLedger, withRow } from './ledger';

const row = (changes: Partial<LedgerRow> = {}): LedgerRow => ({
  date: '2031-05-04',
  stage: 'S3 Production Gates',
  decision_tag: 'may_run1',
  owner: 'ada',
  objective: 'rerun',
  command_ref: '`runs/a/command.sh`',
  artifact_ref: '`gates/a/report.json`',
  result: 'pass',
  next_action: 'promote',
  ...changes,
});
const header =
  '| date | stage | decision_tag | owner | objective | command_ref | artifact_ref | result | next_action |';
const dashes = '|---|---|---|---|---|---|---|---|---|';
const ours =
  '| 2031-05-04 | S3 Production Gates | may_run1 | ada | rerun | `runs/a/command.sh` | `gates/a/report.json` | pass | promote |';
const older = '| 2030-01-01 | S3 Production Gates | jan_run1 | bob | first | `x` | `y` | fail | review |';
const added = (ledger: string | Uint8Array | undefined, changes: Partial<LedgerRow> = {}): string | undefined =>
  withRow(typeof ledger === 'string' ? Buffer.from(ledger) : ledger, row(changes))?.toString();
const has = (ledger: string, tag: string): boolean => ledgerHasTag(Buffer.from(ledger), tag);

describe('where a row goes', () => {
  const block = `# Stage Audit Log\n\nLast updated: 2031-05-04\n\n## Ledger\n\n${header}\n${dashes}\n${ours}\n`;
  test.each([
    ['a new ledger', undefined, block],
    ['an empty ledger', '', block],
    ['a text without the header', 'Notes.\n', `Notes.\n\n${block}`],
    ['a text without the header or final line end', 'Notes.', `Notes.\n\n${block}`],
    [
      'above the update rule, in its table',
      `${header}\n${dashes}\n${older}\n\n## Update Rule\n\n- add\n`,
      `${header}\n${dashes}\n${older}\n${ours}\n\n## Update Rule\n\n- add\n`,
    ],
    [
      'above the update rule without a blank line',
      `${header}\n${dashes}\n## Update Rules\n`,
      `${header}\n${dashes}\n${ours}\n## Update Rules\n`,
    ],
    [
      'above the update rule, below a paragraph',
      `${header}\n${dashes}\n${older}\nNote.\n\n## Update Rule\n`,
      `${header}\n${dashes}\n${older}\nNote.\n\n${ours}\n## Update Rule\n`,
    ],
    [
      'the first update rule below the header',
      `## Update Rule\n${header}\n${dashes}\n`,
      `## Update Rule\n${header}\n${dashes}\n${ours}\n`,
    ],
    ['at the end', `${header}\n${dashes}\n${older}\n`, `${header}\n${dashes}\n${older}\n${ours}\n`],
    [
      'at the end, before blank lines',
      `${header}\n${dashes}\n${older}\n\n\n`,
      `${header}\n${dashes}\n${older}\n${ours}\n\n\n`,
    ],
    [
      'at the end without a final line end',
      `${header}\n${dashes}\n${older}`,
      `${header}\n${dashes}\n${older}\n${ours}\n`,
    ],
    [
      'line ends of Windows',
      `${header}\r\n${dashes}\r\n\r\n## Update Rule`,
      `${header}\r\n${dashes}\r\n${ours}\r\n\r\n## Update Rule`,
    ],
    ['line ends of Windows, no header', 'Notes.\r\n', `Notes.\r\n\r\n${block.replaceAll('\n', '\r\n')}`],
    [
      'not in a table of others',
      `${header}\n${dashes}\n\n| word | meaning |\n|---|---|\n| pass | good |\n`,
      `${header}\n${dashes}\n\n| word | meaning |\n|---|---|\n| pass | good |\n\n${ours}\n`,
    ],
  ])('%s', (_, before, after) => expect(added(before)).toBe(after));

  test('by the names of its columns, whatever their spacing and order and what stands between them', () => {
    const foreign =
      '|decision_tag|  date | stage|reviewer|owner|objective|command_ref|artifact_ref|result|next_action|seen by|';
    expect(added(`${foreign}\n|:--|--:|:-:|-|-|-|-|-|-|-|-|\n`)).toBe(
      `${foreign}\n|:--|--:|:-:|-|-|-|-|-|-|-|-|\n| may_run1 | 2031-05-04 | S3 Production Gates |  | ada | rerun | \`runs/a/command.sh\` | \`gates/a/report.json\` | pass | promote |  |\n`,
    );
  });

  test('every byte that was there stays, also what is not UTF-8', () => {
    const latin1 = Buffer.concat([
      Buffer.from(`\ufeff${header}\n${dashes}\n| 2030 | S | caf`),
      Buffer.from([0xe9, 0xa0, 0x85, 0xff]),
      Buffer.from(` | a | o | c | r | pass | n |\r\n\r\n## Update Rule \t`),
    ]);
    const after = withRow(latin1, row({ owner: 'Ünal 漢' })) as Buffer;
    const at = after.indexOf('| 2031');
    const inserted = Buffer.from(`${ours.replace('ada', 'Ünal 漢')}\r\n`);
    expect(after.subarray(at, at + inserted.length)).toEqual(inserted);
    expect(Buffer.concat([after.subarray(0, at), after.subarray(at + inserted.length)])).toEqual(latin1);
  });
});

describe('what a Markdown reader does not show as a row of the table is not a row', () => {
  const table = `${header}\n${dashes}\n`;
  test.each([
    ['a comment', `${table}\n<!-- withdrawn\n${ours}\n-->\n`],
    ['a comment right in the table', `${table}<!--\n${ours}\n-->\n`],
    ['a comment that never ends', `${table}\n<!-- old rows\n\n${ours}\n`],
    ['a comment that text opens', `${table}\nSee below <!--\n${ours}\n--> end\n`],
    ['code between backticks', `${table}\n\`\`\`\n${ours}\n\`\`\`\n`],
    ['code between tildes, with a language', `${table}\n~~~markdown\n${ours}\n~~~\n`],
    ['a long fence around a short one', `${table}\n\`\`\`\`\n\`\`\`\n${ours}\n\`\`\`\n\`\`\`\`\n`],
    ['a fence that never closes', `${table}\n\`\`\`\n${ours}\n`],
    ['the whole table in a fence', `\`\`\`\n${table}${ours}\n\`\`\`\n`],
    ['indented code', `${table}\nA row looks so:\n\n    ${ours}\n`],
    ['code by a tab', `${table}\n\t${ours}\n`],
    ['preformatted text', `<pre>\n${table}${ours}\n</pre>\n`],
    ['preformatted text across blank lines', `<pre class="x">\n\n${table}${ours}\n\n</pre>\n`],
    ['a script', `<script type="text/plain">\n${table}${ours}\n</script>\n`],
    ['HTML that no blank line ends', `<div>\n${table}${ours}\n</div>\n`],
    ['a quotation', `> ${header}\n> ${dashes}\n> ${ours}\n`],
    ['a sentence', `${table}\nWithdrawn:\n${ours}\n`],
    ['the table of others', `| date | stage | decision_tag |\n|---|---|---|\n| 2031-05-04 | S3 | may_run1 |\n`],
  ])('%s', (_, ledger) => expect(has(ledger, 'may_run1')).toBe(false));

  test.each([
    ['behind a comment', `<!-- rows are only added -->\n\n${table}${ours}\n`],
    ['behind a comment on its own line right in front of the table', `<!-- rows -->\n${table}${ours}\n`],
    ['behind code that closes', `\`\`\`\nx\n\`\`\`\n${table}${ours}\n`],
    ['behind a fence of another kind within one', `~~~\n\`\`\`\n~~~\n\n${table}${ours}\n`],
    ['below text without a blank line', `The ledger:\n${table}${ours}\n`],
    ['folded', `<details><summary>rows</summary>\n\n${table}${ours}\n\n</details>\n`],
    ['indented a little', `   ${header}\n  ${dashes}\n ${ours}\n`],
    ['in a list', `- rows:\n\n  ${header}\n  ${dashes}\n  ${ours}\n`],
    ['deep in a list', `1. a\n   - b\n\n     ${header}\n     ${dashes}\n     ${ours}\n`],
    ['with a comment in a cell', `${table}${ours.replace('rerun', 'rerun <!-- x')}\n`],
    ['with a mark of code in a cell', `${table}${ours.replace('rerun', 'rerun \`')}\n${older}\n`],
    ['without outer pipes', `${table}${ours}\n`.replace(/^\| ?|\|$/gm, '')],
    ['with escapes that a formatter put', `${table}${ours}\n`.replaceAll('_', '\\_').replaceAll('\`', '')],
    ['behind a BOM', `\ufeff${table}${ours}\n`],
    ['in a second table', `${table}${older}\n\n## 2031\n\n${table}${ours}\n`],
    ['apart, as the replaced script left it', `${table}\n${ours}\n## Update Rule\n`],
  ])('one %s is', (_, ledger) => {
    expect(has(ledger, 'may_run1')).toBe(true);
    expect(ledgerLines(Buffer.from(ledger)).length).toBeGreaterThan(0);
  });

  test.each([
    [
      'a header in code heads no table',
      `\`\`\`\n${table}\`\`\`\n\nText.\n`,
      /^```[^]*```\n\nText\.\n\n# Stage Audit Log\n[^]*\|---\|\n\| 2031/,
    ],
    ['nor does one in a comment', `<!--\n${table}-->\n`, /^<!--[^]*-->\n\n# Stage Audit Log\n/],
    ['a rule in code ends no table', `${table}\n\`\`\`\n## Update Rule\n\`\`\`\n`, /## Update Rule\n```\n\n\| 2031/],
    ['a table in a list goes on in it', `- rows:\n\n  ${header}\n  ${dashes}\n`, /\n {2}\| 2031[^\n]*\n$/],
    [
      'what is added below text is parted from it',
      `${table}\nNote.\n## Update Rule\n`,
      /\nNote\.\n\n\| 2031[^\n]*\n## Update Rule\n$/,
    ],
  ])('%s', (_, before, after) => {
    expect(added(before)).toMatch(after);
    expect(has(added(before) as string, 'may_run1')).toBe(true);
  });

  test.each([
    ['code', `${table}${older}\n\n\`\`\`\nnever closed\n`, 5],
    ['a comment', `${table}${older}\n\n\n<!-- never closed\n`, 6],
    ['preformatted text', `<pre>\nx\n`, 1],
  ])('a row that %s would hide is refused', (_, before, line) =>
    expect(() => added(before)).toThrow(
      expect.objectContaining({
        message: expect.stringContaining(`line ${line}: what begins here`) as string,
        id: 'damaged-input',
      }),
    ),
  );
});

describe('what cannot be a row is damage, and nothing is written', () => {
  const table = `# Log\n\n${header}\n${dashes}\n`;
  test.each([
    [
      'a merge conflict',
      `${table}<<<<<<< HEAD\n${older}\n=======\n${ours}\n>>>>>>> origin/main\n`,
      5,
      'resolve the merge',
    ],
    ['one with the base', `${table}${older}\n||||||| base\n`, 6, 'resolve the merge'],
    ['half of one', `${table}${older}\n=======\n${ours}\n`, 6, 'resolve the merge'],
    ['the end of one', `${table}${older}\n\n>>>>>>> theirs\n`, 7, 'resolve the merge'],
    [
      'a last row that is cut off',
      `${table}${older}\n| 2031-05-04 | S3 Production Gates | may_run1 | ad`,
      6,
      'cut off',
    ],
    ['one cut off at a cell', `${table}| 2031-05-04 | S3 Production Gates |`, 5, 'cut off'],
    ['a row cut off in the middle', `${table}| 2031-05-04 | S3 | x\n${older}\n`, 5, 'cut off'],
    ['a row that stands apart and is cut off', `${table}\n| 2031-05-04 | S3 | x\n\n## Update Rule\n`, 6, 'cut off'],
    ['without outer pipes', `${`${table}${older}`.replace(/^\| ?|\|$/gm, '')}\n2031-05-04 | S3`, 6, 'cut off'],
    ['a header among the rows', `${table}${older}\n${header}\n${older}\n`, 6, 'a header among the rows'],
    ['a header without dashes', `${header}\n${older}\n`, 1, 'dashes'],
    ['a header with too few dashes', `${header}\n|---|---|\n${older}\n`, 1, 'dashes'],
  ])('%s', (_, ledger, line, what) => {
    const failure = expect.objectContaining({
      id: 'damaged-input',
      message: expect.stringMatching(`line ${line}: .*${what}`) as string,
    });
    expect(() => has(ledger, 'jan_run1')).toThrow(failure);
    expect(() => added(ledger)).toThrow(failure);
  });

  test.each([
    ['a heading of seven letters, underlined', `History\n=======\n\n${table}${ours}\n`],
    ['a note right below the table', `${table}${ours}\nNote.\n`],
    ['a conflict that is explained in code', `${table}${ours}\n\n\`\`\`\n<<<<<<< HEAD\n=======\n>>>>>>> x\n\`\`\`\n`],
    ['a row with a cell too many', `${table}${ours} more |\n`],
    ['cells without a text', `${table}${ours.replace('rerun', '').replace('ada', '')}\n`],
    ['a table of others with short rows', `${table}${ours}\n\n| word | meaning |\n|---|---|\n| pass |\n`],
    ['lines of cells that are not rows', `${table}${ours}\n\n| pass | the gates said yes |\n`],
    ['arrows at the start of a line', `${table}${ours}\n\n>> quoted\n<<x>>\n`],
  ])('%s is not damage', (_, ledger) => expect(has(ledger, 'may_run1')).toBe(true));
});

describe('never twice', () => {
  const ledger = added(`${header}\n${dashes}\n\n## Update Rule\n`) as string;
  test.each([
    ['the same row', {}, undefined],
    ['another day, owner, objective', { date: '2031-06-01', owner: 'bob', objective: 'again' }, undefined],
    ['another result', { result: 'fail' }, 'added'],
    ['another report', { artifact_ref: '`gates/b/report.json`' }, 'added'],
    ['another run', { command_ref: '`runs/b/command.sh`' }, 'added'],
    ['another tag', { decision_tag: 'may_run10' }, 'added'],
  ] as const)('%s', (_, changes, outcome) =>
    expect(added(ledger, changes) === undefined ? undefined : 'added').toBe(outcome),
  );

  test('a row that stands apart from its table is seen too', () => {
    expect(added(`${header}\n${dashes}\n\n${ours}\n## Update Rule\n`)).toBeUndefined();
    expect(added(`${ours}\n\n${header}\n${dashes}\n`)).toBeUndefined();
  });

  test('whatever the texts hold', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('|', '\\|', 'a\\', ' x ', '\r\n', '`', '---', '## Update Rule', '\ud800'),
    );
    const named = text.filter((value) => value.trim() !== '');
    const ledgers = fc.constantFrom(
      undefined,
      '',
      `${header}\r\n${dashes}\r\n\r\n## Update Rule`,
      `| word |\n|-|\n| x |\n\n${header}\n${dashes}`,
      'Notes',
    );
    fc.assert(
      fc.property(ledgers, named, text, text, named, named, (ledger, tag, owner, objective, command, artifact) => {
        const changes = { decision_tag: tag, owner, objective, command_ref: command, artifact_ref: artifact };
        const once = added(ledger, changes) as string;
        expect(has(once, tag)).toBe(true);
        expect(added(once, changes)).toBeUndefined();
        expect(added(once, { ...changes, artifact_ref: `${artifact.trim()}x` })).toContain('|');
      }),
      { numRuns: 300 },
    );
  });
});

describe('which tags a ledger has', () => {
  const ledger = `${header}\n${dashes}\n${older}\n| 2031 | S3 | a \\| b | jan_run2 | x | y | z | pass | - |\n\n| 2031 | S3 | apart | ada | x | y | z | pass | - |\n## Update Rule\n| word | also | legend_tag |\n|-|-|-|\n| x | y | legend_row |\n`;
  test.each([
    ['jan_run1', true],
    ['apart', true],
    ['a | b', true],
    ['jan_run', false],
    ['jan_run10', false],
    ['jan_run2', false],
    ['a \\| b', false],
    ['b', false],
    ['JAN_RUN1', false],
    ['decision_tag', false],
    ['---', false],
    ['legend_tag', false],
    ['legend_row', false],
    ['', false],
    [' ', false],
  ])('%j: %s', (tag, expected) => expect(has(ledger, tag)).toBe(expected));

  test('an empty cell is the row of no tag', () =>
    expect(has(`${header}\n${dashes}\n| 2031 | S3 |  | ada | x | y | z | pass | - |\n`, '')).toBe(false));
  test('line ends of Windows and other spacing', () =>
    expect(has(`${header.replaceAll(' ', '')}\r\n${dashes}\r\n|a|b|tag1|c|d|e|f|g|h|\r\n`, 'tag1')).toBe(true));
  test('columns in another order', () =>
    expect(
      has(
        `| next_action | result | artifact_ref | command_ref | objective | owner | decision_tag | stage | date |\n${dashes}\n| a | b | c | d | e | f | g | h | i |\n`,
        'g',
      ),
    ).toBe(true));
});

describe('the file', () => {
  test('is made with its folder, and a row that is there already changes nothing', async () => {
    const { path, read, files } = temporaryRepository();
    expect(await addLedgerRow(path('docs/log.md'), row())).toBe(true);
    const first = read('docs/log.md');
    const before = lstatSync(path('docs/log.md')).ino;
    expect(await addLedgerRow(path('docs/log.md'), row())).toBe(false);
    expect(read('docs/log.md')).toBe(first);
    expect(lstatSync(path('docs/log.md')).ino).toBe(before);
    expect(files()).toEqual(['docs/log.md']);
  });

  test('behind a link is changed there, and a link that leads nowhere is refused', async () => {
    const { path, read } = temporaryRepository({ 'shared/log.md': `${header}\n${dashes}\n` });
    symlinkSync('shared/log.md', path('log.md'));
    symlinkSync('shared/gone.md', path('gone.md'));
    await addLedgerRow(path('log.md'), row());
    expect(lstatSync(path('log.md')).isSymbolicLink()).toBe(true);
    expect(read('shared/log.md')).toContain(ours);
    await expect(addLedgerRow(path('gone.md'), row())).rejects.toThrow('gone.md is a link to shared/gone.md');
  });

  test('that is not text is refused as it stands, and nothing else happens', async () => {
    const { path } = temporaryRepository();
    const garbage = Buffer.from([0x89, 0x50, 0, 1, 2, 3]);
    writeFileSync(path('log.md'), garbage);
    mkdirSync(path('folder.md'));
    let called = false;
    const write = (): void => void (called = true);
    await expect(addLedgerRow(path('log.md'), row(), { write })).rejects.toThrow(
      'log.md: is not a Markdown text (NUL at byte 2)',
    );
    await expect(addLedgerRow(path('folder.md'), row(), { write })).rejects.toThrow(
      'folder.md: expected a regular file',
    );
    expect(called).toBe(false);
    expect(readFileSync(path('log.md'))).toEqual(garbage);
    expect(readLedger(path('absent.md'))).toBeUndefined();
  });

  test('a row that is not of its schema is a defect', () =>
    expect(() => withRow(undefined, row({ date: 'today' }))).toThrow('would write a ledger-row'));
});
