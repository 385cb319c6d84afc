import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryRepository, testWith } from '@gatehouse/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readZip, zipBytes, type ZipMember } from './zip';

const members: ZipMember[] = [
  { name: 'docs/ü.md', bytes: Buffer.from('text '.repeat(100)) },
  { name: 'a.bin', bytes: Buffer.from([0, 255, 1]) },
  { name: 'empty', bytes: new Uint8Array(0) },
];
const time = new Date('2026-03-29T02:30:10Z'); // does not exist in Berlin

test('what is written reads back, sorted', async () => {
  const reading = await readZip(Buffer.from(zipBytes(members, time)));
  expect(reading).toEqual({
    members: [members[1], members[0], members[2]]
      .map((member) => ({ name: member?.name, bytes: Buffer.from(member?.bytes ?? []) }))
      .sort((a, b) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1)),
  });
});

test('the same bytes whatever the order and the time zone, and these bytes', () => {
  const hash = (zip: Uint8Array): string => createHash('sha256').update(zip).digest('hex');
  const here = hash(zipBytes(members, time));
  const zone = process.env['TZ'];
  for (const TZ of ['Europe/Berlin', 'Pacific/Kiritimati', 'America/New_York']) {
    process.env['TZ'] = TZ;
    expect(hash(zipBytes([...members].reverse(), time))).toBe(here);
    expect(process.env['TZ']).toBe(TZ);
  }
  process.env['TZ'] = zone;
  expect(here).toBe('9f3a8e677e9858ac88c22b5737e5064f9d261c4e3ebfb59c74cc3bc6c00d1345');
  expect(() => zipBytes(members, new Date(0))).not.toThrow();
  expect(() => zipBytes(members, new Date('2200-01-01'))).not.toThrow();
});

testWith('python3')('another program reads it, with times and rights', () => {
  const { path: at } = temporaryRepository();
  writeFileSync(at('x.zip'), zipBytes(members, time));
  const listed = execFileSync(
    'python3',
    [
      '-c',
      'import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\nprint(z.testzip())\nfor i in z.infolist(): print(i.filename, i.date_time, oct(i.external_attr >> 16))',
      at('x.zip'),
    ],
    { encoding: 'utf8', env: { ...process.env, PYTHONIOENCODING: 'utf-8' } },
  );
  expect(listed.split('\n')).toEqual([
    'None',
    ...['a.bin', 'docs/ü.md', 'empty'].map((name) => `${name} (2026, 3, 29, 2, 30, 10) 0o100644`),
    '',
  ]);
});

test('whatever is cut off or changed is a fault or reads the same', async () => {
  const whole = Buffer.from(zipBytes(members, time));
  const before = await readZip(whole);
  for (let end = 0; end < whole.length; end += 7) expect(await readZip(whole.subarray(0, end))).toHaveProperty('fault');
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] as number) ^ mask;
      const reading = await readZip(changed);
      if ('members' in reading && 'members' in before)
        for (const member of reading.members) {
          const same = before.members.some(({ bytes }) => Buffer.from(bytes).equals(Buffer.from(member.bytes)));
          expect(same).toBe(true);
        }
    }),
    { numRuns: 300 },
  );
  expect(await readZip(Buffer.from('hello\n'))).toHaveProperty('fault');
});

test('names of one kind twice and names that leave are told, not refused', async () => {
  const zip = Buffer.from(
    zipBytes(
      [
        { name: 'xx/a', bytes: Buffer.from('1') },
        { name: 'b', bytes: Buffer.from('2') },
      ],
      time,
    ),
  );
  const text = zip.toString('latin1').replaceAll('xx/a', '../a');
  const reading = await readZip(Buffer.from(text, 'latin1'));
  expect('members' in reading && reading.members.map(({ name }) => name)).toEqual(['b', '../a']);
  expect(path.posix.normalize('../a')).toBe('../a');
});
