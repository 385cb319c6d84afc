import { describe, expect, test } from 'vitest';
import { formatCheckpoint, originOf, parseCheckpoint } from './checkpoint';
import verdicts from './verdicts.json';

const text = verdicts.checkpoints[0] as string;
const [origin = '', size = '', root = '', head = ''] = text.split('\n');

test('of the worked example', () => {
  const parsed = {
    origin: 'gatehouse-evidence/example/6c1f0a52e9d34b7f8a10c2d3e4f50617',
    log: '6c1f0a52e9d34b7f8a10c2d3e4f50617',
    size: 4,
    root: 'irf6aS7RMN+upMh3Zi/6CAtZXdSTpBSH97/tOq6IONQ=',
    head: 'aa1916d76bf96609b346a4ff0e912c21b2ae2b1a6dd99d882dfd025e8625282e',
  };
  expect(parseCheckpoint(Buffer.from(text))).toEqual(parsed);
  expect(formatCheckpoint(parsed)).toBe(text);
  expect(originOf({ name: 'example', log: parsed.log })).toBe(origin);
});

describe('is damaged', () => {
  test.each([
    ['empty', '', /expected an origin|line end/],
    ['without a last line end', text.trimEnd(), /does not end with a line end/],
    ['with something after it', `${text}\n`, /line 5: is empty/],
    ['with leading zeros', text.replace('\n4\n', '\n04\n'), /line 2: .*leading zeros/],
    ['with a size beyond 2^53', text.replace('\n4\n', '\n9007199254740993\n'), /line 2/],
    ['with a size that is not a number', text.replace('\n4\n', '\n4x\n'), /line 2/],
    ['with a root of another length', text.replace(root, `${root.slice(0, -2)}=`), /line 3/],
    ['with a root that is not base64', text.replace(root, '!'.repeat(44)), /line 3/],
    ['with a root in another spelling', text.replace(root, `${root.slice(0, -2)}R=`), /line 3/],
    ['with a head in capitals', text.replace(head, head.toUpperCase().replace('HEAD', 'head')), /head/],
    ['with two heads', `${text}${head}\n`, /one line with head/],
    ['too large', `${text}${'x'.repeat(64 * 1024)}\n`, /bytes long, more than 65536/],
  ])('%s', (_, damaged, message) =>
    expect(parseCheckpoint(Buffer.from(damaged))).toEqual({ fault: expect.stringMatching(message) as string }),
  );
});

test('other extension lines and a foreign origin are read', () => {
  expect(parseCheckpoint(Buffer.from(`example.com/log\n${size}\n${root}\nmore\n`))).toMatchObject({
    log: undefined,
    head: undefined,
  });
});
