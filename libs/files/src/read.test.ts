import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { Failure, result } from '@gatehouse/contracts';
import { temporaryRepository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import {
  chunksOf,
  hashFile,
  inspectDocument,
  piecesOf,
  readBytes,
  readDocument,
  readDocumentIfThere,
  readText,
  readTextIfThere,
} from './read';

const idOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof Failure ? error.id : 'not a Failure';
  }
  return 'nothing';
};

test('what cannot be a document is refused without waiting or filling the memory', () => {
  const { path, write } = temporaryRepository({ 'x.json': '{}' });
  mkdirSync(path('folder'));
  spawnSync('mkfifo', [path('fifo')]);
  write('huge.json', '');
  truncateSync(path('huge.json'), 100 * 1024 * 1024);
  expect(idOf(() => readText(path('absent')))).toBe('missing-input');
  expect(idOf(() => readText(path('x.json/below')))).toBe('missing-input');
  expect(idOf(() => readText(path('folder')))).toBe('damaged-input');
  expect(idOf(() => readText(path('fifo')))).toBe('damaged-input');
  expect(idOf(() => readText('/dev/zero'))).toBe('damaged-input');
  expect(idOf(() => readText(path('huge.json')))).toBe('damaged-input');
  expect(readTextIfThere(path('absent'))).toBeUndefined();
});

test('bytes are read as they are, up to the limit that the caller sets', () => {
  const { path } = temporaryRepository({ 'x.bin': '' });
  const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x00, 0xe9, 0xff]);
  writeFileSync(path('x.bin'), bytes);
  expect(readBytes(path('x.bin')).equals(bytes)).toBe(true);
  expect(readBytes(path('x.bin'), bytes.length).equals(bytes)).toBe(true);
  expect(idOf(() => readBytes(path('x.bin'), bytes.length - 1))).toBe('damaged-input');
  expect(idOf(() => readBytes(path('absent')))).toBe('missing-input');
  writeFileSync(path('x.bin'), '');
  expect(readBytes(path('x.bin'))).toHaveLength(0);
  // The system says of it that it has no bytes.
  expect(readText('/proc/self/status')).toMatch(/^Name:[^]*\nPid:/);
});

test('a document is read, or its fault is named with path and place', () => {
  const { path } = temporaryRepository({
    'good.json': { exit_code: 0 },
    'cut.json': '{"exit_code": 0',
    'other.json': { exit_code: 'zero' },
  });
  expect(readDocument(result, path('good.json'))).toEqual({ exit_code: 0 });
  expect(readDocumentIfThere(result, path('good.json'))).toEqual({ exit_code: 0 });
  expect(readDocumentIfThere(result, path('absent.json'))).toBeUndefined();
  expect(idOf(() => readDocumentIfThere(result, path('cut.json')))).toBe('damaged-input');
  expect(inspectDocument(result, path('absent.json'))).toEqual({
    state: 'missing',
    problem: `${path('absent.json')}: not found`,
  });
  expect(inspectDocument(result, path('cut.json'))).toMatchObject({
    state: 'damaged',
    problem: expect.stringContaining('cut.json: is cut off') as string,
  });
  expect(inspectDocument(result, path('other.json'))).toMatchObject({
    state: 'damaged',
    problem: expect.stringContaining('/exit_code') as string,
  });
});

/** What was handed over, each piece copied while it was valid, and as it is when all have been taken. */
async function taken(pieces: Iterable<Buffer> | AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(Buffer.from(piece));
  return Buffer.concat(all);
}

test.each([0, 1, (1 << 16) - 1, 1 << 16, (1 << 20) + 1, 3 * (1 << 20)])(
  'a file of %d bytes, in pieces',
  async (size) => {
    const { path } = temporaryRepository();
    const bytes = Buffer.alloc(size, 'a line of seventeen\n');
    writeFileSync(path('x'), bytes);
    expect((await taken(piecesOf(path('x')))).equals(bytes)).toBe(true);
    expect((await taken(chunksOf(path('x')))).equals(bytes)).toBe(true);
  },
);

test('pieces end at the signal, and leave nothing open where their taker stops', async () => {
  const { path } = temporaryRepository({ x: 'x'.repeat(1 << 22) });
  const open = (): number => readdirSync('/proc/self/fd').length;
  const before = open();
  const stop = new AbortController();
  await expect(
    (async () => {
      for await (const piece of piecesOf(path('x'), stop.signal)) if (piece.length > 0) stop.abort();
    })(),
  ).rejects.toMatchObject({ id: 'io' });
  for await (const piece of piecesOf(path('x'))) if (piece.length > 0) break;
  for (const chunk of chunksOf(path('x'))) if (chunk.length > 0) break;
  expect(open()).toBe(before);
});

test('the hash is that of the bytes', async () => {
  const { path, write } = temporaryRepository();
  const content = 'x'.repeat(3_000_001);
  write('big', content);
  expect(await hashFile(path('big'))).toEqual({
    bytes: 3_000_001,
    sha256: createHash('sha256').update(content).digest('hex'),
  });
  await expect(hashFile(path('absent'))).rejects.toMatchObject({ id: 'missing-input' });
  await expect(hashFile(path('.'))).rejects.toThrow('expected a regular file');
  spawnSync('mkfifo', [path('pipe')]);
  await expect(hashFile(path('pipe'))).rejects.toMatchObject({ id: 'damaged-input' });
  const stopped = new AbortController();
  stopped.abort();
  await expect(hashFile(path('big'), stopped.signal)).rejects.toBeInstanceOf(Failure);
});
