/** docs/stages.md is played as it stands: one decision from S0 to S4, by the built executables. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { binDirectory, cleanEnvironment, workspace } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { stageRepository } from './fixtures';

const page = readFileSync(path.join(workspace, 'docs/stages.md'), 'utf8');
const blocks = [...page.matchAll(/^```(sh|text)\n(.*?)^```$/gms)].map(([, kind, text]) => ({
  kind,
  text: text as string,
}));
const mark = '#### block';

/** Does the line read as the page has it? `*` stands for anything. */
function fits(pattern: string, line: string): boolean {
  return new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  ).test(line);
}

test('the page', () => {
  const repository = stageRepository();
  const script = blocks
    .map(({ kind, text }, index) => (kind === 'sh' ? `echo '${mark} ${index}'\n${text}` : ''))
    .join('\n');
  const run = spawnSync('bash', ['-s'], {
    cwd: repository.root,
    input: `exec 2>&1\n${script}echo '${mark} end'\n`,
    encoding: 'utf8',
    timeout: 400_000,
    env: cleanEnvironment({ PATH: `${binDirectory}:${process.env['PATH'] ?? ''}` }),
  });
  const outputs = new Map(
    run.stdout
      .split(`${mark} `)
      .slice(1)
      .map((part) => [part.split('\n')[0], part.split('\n').slice(1)]),
  );
  expect(outputs.has('end'), run.stdout.slice(-2000)).toBe(true);
  blocks.forEach(({ kind, text }, index) => {
    if (kind !== 'text') return;
    const printed = outputs.get(String(index - 1)) ?? [];
    for (const line of text.trimEnd().split('\n'))
      expect(
        printed.some((candidate) => fits(line, candidate)),
        `expected ${line}\nin\n${printed.join('\n')}`,
      ).toBe(true);
  });
  expect(blocks.filter(({ kind }) => kind === 'sh').length).toBeGreaterThan(10);
}, 420_000);
