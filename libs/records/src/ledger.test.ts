import { lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import type { LedgerRow } from '@gatehouse/contracts';
import { temporaryRepository } from '@gatehouse/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addLedgerRow, ledgerHasTag, readLedger, withRow } from './ledger';

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
      Buffer.from(` |\r\n\r\n## Update Rule \t`),
    ]);
    const after = withRow(latin1, row({ owner: 'Ünal 漢' })) as Buffer;
    const at = after.indexOf('| 2031');
    const inserted = Buffer.from(`${ours.replace('ada', 'Ünal 漢')}\r\n`);
    expect(after.subarray(at, at + inserted.length)).toEqual(inserted);
    expect(Buffer.concat([after.subarray(0, at), after.subarray(at + inserted.length)])).toEqual(latin1);
  });
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
    expect(has(`${header.replaceAll(' ', '')}\r\n${dashes}\r\n|a|b|tag1|c|\r\n`, 'tag1')).toBe(true));
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

  test('that is no text is refused as it stands, and nothing else happens', async () => {
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
