/** The power cut itself is put to the test: what did not wait for the disk must be gone. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { temporaryRepository, testWith } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { crash, image } from './strike';

(process.getuid?.() === 0 ? testWith('unshare', 'mount', 'mkfs.ext4') : test.skip)(
  'a writer that does not wait for the disk is found out',
  () => {
    const { root, path: at } = temporaryRepository();
    for (const folder of ['work', 'template']) mkdirSync(at(folder));
    writeFileSync(at('template/report.json'), 'old\n');
    execFileSync(
      'unshare',
      [
        '-m',
        '--propagation',
        'private',
        'bash',
        '-c',
        `set -eu; ${image}; cd work; echo new >.tmp; mv .tmp report.json; cd ..; ${crash}`,
      ],
      { cwd: root },
    );
    expect(readFileSync(at('after/report.json'), 'utf8')).toBe('old\n');
  },
);
