import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { withScratch } from './scratch';

test('the folder is there for the work and gone after it, also when it throws', async () => {
  let seen = '';
  expect(
    await withScratch('scratch-test', async (folder) => (writeFileSync(path.join((seen = folder), 'x'), ''), 7)),
  ).toBe(7);
  expect(existsSync(seen)).toBe(false);
  await expect(
    withScratch('scratch-test', async (folder) => Promise.reject(new Error((seen = folder)))),
  ).rejects.toThrow();
  expect(existsSync(seen)).toBe(false);
});

test('a parent that cannot be written to is named', async () => {
  await expect(withScratch('scratch-test', async () => 0, '/proc/none')).rejects.toMatchObject({
    id: 'io',
    message: expect.stringContaining('/proc/none') as string,
  });
});

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s takes the folder along and ends the process as it would have',
  async (signal) => {
    const parent = mkdtempSync(path.join(os.tmpdir(), 'scratch-test-'));
    try {
      const script = path.join(parent, 'child.cjs');
      const contents = `import { withScratch } from './scratch'; void withScratch('scratch-test', async () => { console.log('ready'); await new Promise((resolve) => setTimeout(resolve, 60_000)); }, process.argv[2]);`;
      await build({
        stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
        bundle: true,
        platform: 'node',
        format: 'cjs',
        mainFields: ['module', 'main'],
        outfile: script,
      });
      const child = spawn(process.execPath, [script, parent], { stdio: ['ignore', 'pipe', 'inherit'] });
      expect(
        await Promise.race([once(child.stdout, 'data').then(String), once(child, 'exit').then(() => 'ended')]),
      ).toContain('ready');
      expect(readdirSync(parent)).toHaveLength(2);
      child.kill(signal);
      expect(await once(child, 'exit')).toEqual([null, signal]);
      expect(readdirSync(parent)).toEqual(['child.cjs']);
    } finally {
      rmSync(parent, { recursive: true });
    }
  },
);
