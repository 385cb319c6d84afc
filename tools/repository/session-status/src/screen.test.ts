import { spawnSync } from 'node:child_process';
import type { SessionStatus, StatusItem } from '@gatehouse/contracts';
import { printable } from '@gatehouse/render';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnsOf, fit } from './columns';
import { wrapCommand } from './command-line';
import { screen, screenLines } from './screen';

describe('columns', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['漢字', 4],
    ['e\u0301', 1],
    ['é', 1],
    ['😀', 2],
    ['한', 2],
    ['ｆ', 2],
  ])('%j takes %d', (text, columns) => expect(columnsOf(text)).toBe(columns));
  test.each([
    ['abcdef', 6, 'abcdef'],
    ['abcdefghij', 6, 'abc…ij'],
    ['漢字漢字漢字', 7, '漢字…字'],
    ['abc', 0, '…'],
  ])('%j in %d is %j', (text, width, shown) => expect(fit(text, width)).toBe(shown));
  test('never wider than asked', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 30 }),
        (text, width) => columnsOf(fit(text, width)) <= width,
      ),
    ));
});

describe('a command on several lines', () => {
  test('is read by bash as the same words', () => {
    const word = fc.string({ unit: fc.constantFrom(...`ab'"\\ $;|&*~#!-=漢`), maxLength: 30 });
    const commands = fc.sample(fc.array(word, { minLength: 1, maxLength: 12 }), 200);
    const script = commands
      .map((words) => `${wrapCommand(['printf', '%s\\0', ...words], 40).join('\n')}\nprintf '\\1'\n`)
      .join('');
    const { stdout } = spawnSync('bash', ['-s'], { input: script, encoding: 'utf8' });
    expect(
      stdout
        .split('\u0001')
        .slice(0, -1)
        .map((text) => text.split('\0').slice(0, -1)),
    ).toEqual(commands);
  });
  test('breaks between words only', () =>
    expect(wrapCommand(['tool', '--first', 'a b', '--second', '/a/path/that/is/longer/than/the/line'], 24)).toEqual([
      "  tool --first 'a b' \\",
      '    --second \\',
      '    /a/path/that/is/longer/than/the/line',
    ]));
});

const long = (text: string, length: number): string => text.repeat(Math.ceil(length / text.length)).slice(0, length);
const names: StatusItem['name'][] = [
  'decision_tag',
  'owner',
  'run_dir',
  'run_state',
  'freeze_file',
  'data_quality',
  'gates',
  'ledger',
  'registry_update',
  'leaderboard_head',
  'candidate_queue',
  'top_candidate',
  'queue_policy',
];

function status(filler: string, length: number, count: number): SessionStatus {
  const text = long(filler, length);
  const disagreeing = Array.from({ length: count }, () => ({ value: text, source: text, rank: 'note' as const }));
  return {
    schema: 'session-status/v1',
    observed_at: '2026-03-05T06:00:00.000Z',
    repository: text,
    decision_tag: text,
    run_dir: text,
    run_state: 'lost',
    items: names.map((name) => ({ name, value: text, detail: text, source: text, rank: 'runtime', disagreeing })),
    other_decisions: Array.from({ length: count }, () => ({
      decision_tag: text,
      owner: text,
      run_dir: text,
      run_state: 'lost' as const,
    })),
    open_failures: Array.from({ length: count }, (_, index) => ({
      failure: `${text}${index}`,
      severity: 'High',
      remediation: `${text}${index % 2}`,
      source: text,
    })),
    reading_list: { guide: text, paths: [text], missing: Array.from({ length: count }, () => text) },
    problems: Array.from({ length: count }, () => text),
    next_action: { why: text, command: 'tool', words: ['tool', '--tag', text] },
  };
}

/** All that is never wider than the screen; a word of the command that is longer than a line stays one word. */
function aboveCommand(lines: readonly string[]): readonly string[] {
  const next = lines.findIndex((line) => line.startsWith('next safe action'));
  expect(next).toBeGreaterThan(0);
  return lines.slice(0, next + 1);
}

describe('one screen', () => {
  test.each([60, 80, 120])(
    'of %d columns and 40 lines, whatever there is, and nothing in it commands the terminal',
    (width) => {
      for (const filler of ['word ', 'x', '漢字', 'a/b_c.json ', '\u001b[31m\u202e\n\r\t\u009b', '🙂 ']) {
        for (const [length, count] of [
          [5, 0],
          [78, 3],
          [900, 30],
        ] as const) {
          const lines = screenLines(status(filler, length, count), width);
          expect(lines.length).toBeLessThanOrEqual(screen.lines);
          for (const line of lines) expect(printable(line)).toBe(line);
          for (const line of aboveCommand(lines)) expect(columnsOf(line), line).toBeLessThanOrEqual(width);
        }
      }
    },
  );

  test('without a terminal 80 columns; a narrower one counts as 60', () => {
    const at = (columns: number | undefined): number =>
      Math.max(...aboveCommand(screenLines(status('word/', 300, 3), columns)).map(columnsOf));
    expect([at(undefined), at(20), at(500)]).toEqual([80, 60, 120]);
  });

  test('what is cut is counted', () => {
    const lines = screenLines(status('word ', 60, 30), 80).join('\n');
    expect(lines).toMatch(/and \d+ more/);
  });

  test('a path too long for its column stands further left before it is cut', () => {
    const file = `gate_results/${'x'.repeat(60)}`;
    const shown = {
      ...status('a', 3, 0),
      run_dir: 'audit/run',
      items: [{ name: 'gates', value: 'fail', detail: null, source: file, rank: 'runtime', disagreeing: [] }],
    } satisfies SessionStatus;
    expect(screenLines(shown, 80)).toContain(`     [${file}]`);
  });

  test('both sides of a disagreement, each with its file; files of the run are short', () => {
    const item: StatusItem = {
      name: 'owner',
      value: 'ann',
      detail: null,
      source: 'audit/run/context.json',
      rank: 'runtime',
      disagreeing: [{ value: 'bob', source: 'docs/LEDGER.md', rank: 'record' }],
    };
    const lines = screenLines({ ...status('a', 3, 0), run_dir: 'audit/run', items: [item] }, 80);
    expect(lines.slice(1, 3)).toEqual([
      'owner             ann  [RUN/context.json]',
      '  but also        bob  [docs/LEDGER.md]',
    ]);
  });
});
