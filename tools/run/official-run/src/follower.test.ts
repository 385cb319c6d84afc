import { appendFileSync } from 'node:fs';
import { temporaryRepository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { followFile } from './follower';

test('what the file holds when the end is said is copied, at whatever moment that is', async () => {
  const { write } = temporaryRepository();
  for (let round = 0; round < 200; round += 1) {
    const file = write('log', '');
    const seen: Uint8Array[] = [];
    const follower = followFile(file, async (bytes) => void seen.push(bytes));
    appendFileSync(file, 'first ');
    for (let turns = round % 8; turns > 0; turns -= 1) await new Promise((resolve) => setImmediate(resolve));
    appendFileSync(file, 'last');
    await follower.finish();
    expect(Buffer.concat(seen).toString(), `round ${round}`).toBe('first last');
  }
});

test('what is written after the end was said is not copied', async () => {
  const { write } = temporaryRepository();
  const file = write('log', 'said');
  let seen = '';
  const follower = followFile(file, async (bytes) => {
    appendFileSync(file, 'later');
    seen += Buffer.from(bytes).toString();
  });
  await follower.finish();
  expect(seen).toBe('said');
});

test('a piece is read when the one before it was taken, and each is a copy', async () => {
  const { write } = temporaryRepository();
  const file = write('log', Buffer.alloc(10_000_000, 'x').toString());
  const seen: Uint8Array[] = [];
  let underWay = 0;
  const follower = followFile(file, async (bytes) => {
    underWay += 1;
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(underWay).toBe(1);
    underWay -= 1;
    seen.push(bytes);
  });
  await follower.finish();
  expect(seen.reduce((sum, { length }) => sum + length, 0)).toBe(10_000_000);
  expect(new Set(seen.map(({ buffer }) => buffer)).size).toBe(seen.length);
});
