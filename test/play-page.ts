/** Plays a page of docs: its `sh` blocks in one shell, in order; each `text` block are lines that the block before it prints. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { binDirectory, cleanEnvironment, workspace } from '@gatehouse/testkit';
import { expect } from 'vitest';

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

/** `page`: path from the workspace. Returns how many `sh` blocks were run. */
export function playPage(page: string, root: string, timeout: number): number {
  const text = readFileSync(path.join(workspace, page), 'utf8');
  const blocks = [...text.matchAll(/^```(sh|text)\n(.*?)^```$/gms)].map(([, kind, body]) => ({
    kind,
    text: body as string,
  }));
  const script = blocks
    .map(({ kind, text: body }, index) => (kind === 'sh' ? `echo '${mark} ${index}'\n${body}` : ''))
    .join('\n');
  const run = spawnSync('bash', ['-s'], {
    cwd: root,
    input: `exec 2>&1\n${script}echo '${mark} end'\n`,
    encoding: 'utf8',
    timeout,
    env: cleanEnvironment({ PATH: `${binDirectory}:${process.env['PATH'] ?? ''}` }),
  });
  const outputs = new Map(
    run.stdout
      .split(`${mark} `)
      .slice(1)
      .map((part) => [part.split('\n')[0], part.split('\n').slice(1)]),
  );
  expect(outputs.has('end'), run.stdout.slice(-2000)).toBe(true);
  blocks.forEach(({ kind, text: body }, index) => {
    if (kind !== 'text') return;
    const printed = outputs.get(String(index - 1)) ?? [];
    for (const line of body.trimEnd().split('\n'))
      expect(
        printed.some((candidate) => fits(line, candidate)),
        `expected ${line}\nin\n${printed.join('\n')}`,
      ).toBe(true);
  });
  return blocks.filter(({ kind }) => kind === 'sh').length;
}
