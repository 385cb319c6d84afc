import { describe, expect, test } from 'vitest';
import { placeholdersIn } from './placeholders';
import { isFullSha, readMeta, utcMoment } from './run-log';
import { namesOtherTicket, ticketsIn } from './tickets';

const open = ['TO', 'DO'].join('');
const words = [open, 'TBD', 'PENDING', '[updated RESULTS'];

describe('placeholders', () => {
  test.each<[string, string, string[]]>([
    ['a whole word in capitals', `# Results\n\n- ${open}: write\n`, [`3 ${open}`]],
    ['inside a word', 'DEPENDING on PENDINGS, SPENDING\n', []],
    ['in lower case within a sentence', 'what is pending is pending\n', []],
    [
      'all there is on a line',
      '- **pending.**\n1. tbd\n# Tbd:\n> - [ ] pending\n',
      ['1 PENDING', '2 TBD', '3 TBD', '4 PENDING'],
    ],
    ['in a span', `all \`${open}\` and \`\`TBD \` x\`\` done\n`, []],
    ['in a fence', `\`\`\`sh\n${open}\n\`\`\`\nok\n~~~\nTBD\n~~~~\n`, []],
    ['in a fence that is never closed', '```\nTBD\n', ['2 TBD']],
    ['a fence is closed by its own marks only', '~~~\n```\nTBD\n', ['3 TBD']],
    ['a start of text', 'see [updated RESULTS.md]\n', ['1 [updated RESULTS']],
    ['two words of a line', `TBD ${open}\n`, [`1 ${open}`, '1 TBD']],
    ['with other line ends', 'a\r\nTBD\r\n', ['2 TBD']],
    ['a backtick alone', 'it`s TBD\n', ['1 TBD']],
  ])('%s', (_, text, found) =>
    expect(placeholdersIn(text, words).map(({ line, word }) => `${line} ${word}`)).toEqual(found),
  );
});

describe('tickets', () => {
  const text = [
    '## ticket-24 — a',
    '**Status:** Done',
    '## TICKET-24B: b',
    '## ticket-24-x is another',
    'not of a ticket',
    '### ticket-07',
    '##  ticket-03',
    '# Top',
    'x',
  ].join('\r\n');
  test('whole ids, whatever their case', () =>
    expect(ticketsIn(text)).toEqual([
      { id: 'ticket-24', line: 1, lines: [{ number: 2, text: '**Status:** Done' }] },
      { id: 'ticket-24b', line: 3, lines: [] },
      { id: 'ticket-03', line: 7, lines: [] },
    ]));
  test('ids of another house', () =>
    expect(ticketsIn('## PROJ-7\n## ticket-01\n', '^(PROJ|OPS)-\\d+$').map(({ id }) => id)).toEqual(['proj-7']));
  test.each<[string, string, boolean]>([
    ['ticket-03: align', 'ticket-04', true],
    ['ticket-03, ticket-04: both', 'ticket-04', false],
    ['Ticket-04 done', 'ticket-04', false],
    ['ticket-24b: x', 'ticket-24', true],
    ['no ticket', 'ticket-04', false],
    ['subticket-035', 'ticket-04', false],
  ])('%s for %s', (subject, ticket, other) => expect(namesOtherTicket(subject, ticket)).toBe(other));
});

test.each<[string, string]>([
  ['{"a": 1,', 'JSON parse error: is cut off: the JSON document ends too early, in line 1'],
  ['[]', 'must be a JSON object'],
  ['null', 'must be a JSON object'],
  ['', 'JSON parse error: is empty, expected a JSON document'],
])('META.json %j', (text, fault) => expect(readMeta(Buffer.from(text))).toEqual({ fault }));

test('META.json of other bytes, and one that reads', () => {
  expect(readMeta(Buffer.from([0x22, 0xff, 0x22]))).toEqual({ fault: 'JSON parse error: is not UTF-8' });
  expect(readMeta(Buffer.from('{"ticket_id": 3}'))).toEqual({ meta: { ticket_id: 3n } });
});

test.each<[string, boolean]>([
  ['2025-12-29T10:59:19Z', true],
  ['2025-12-29T10:59:19.25+00:00', true],
  ['2025-02-30T10:59:19Z', false],
  ['2025-12-29T10:59:19', false],
  ['2025-12-29T10:59:19+01:00', false],
  ['2025-12-29 10:59:19Z', false],
  ['unknown', false],
])('%s is a moment in UTC: %s', (text, is) => expect(utcMoment(text) !== undefined).toBe(is));

test('full names of commits', () =>
  expect(['a'.repeat(40), 'HEAD', 'a'.repeat(39), 'g'.repeat(40), 7n].map(isFullSha)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]));
