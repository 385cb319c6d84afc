import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { binDirectory, cleanEnvironment, workspace } from './built-tool';

/** What a page says that does not happen, and how many blocks of it were run. */
export interface PlayedPage {
  /** Each line that no `text` block's program printed, with what was printed instead. */
  differences: string[];
  blocks: number;
}

const mark = '#### block';

/**
 * Plays a page of docs/: its `sh` blocks in their order, in one shell, in `root`, with the built executables. A `text`
 * block has lines that the block before it prints, `*` in them stands for anything.
 */
export function playPage(page: string, root: string, env: Record<string, string> = {}): PlayedPage {
  const text = readFileSync(path.join(workspace, 'docs', page), 'utf8');
  const blocks = [...text.matchAll(/^```(sh|text)\n(.*?)^```$/gms)].map(([, kind = '', body = '']) => ({ kind, body }));
  const script = blocks.map(({ kind, body }, at) => (kind === 'sh' ? `echo '${mark} ${at}'\n${body}` : '')).join('\n');
  const run = spawnSync('bash', ['-s'], {
    cwd: root,
    input: `exec 2>&1\n${script}echo '${mark} end'\n`,
    encoding: 'utf8',
    timeout: 400_000,
    env: cleanEnvironment({ ...env, PATH: `${binDirectory}:${process.env['PATH'] ?? ''}` }),
  });
  const outputs = new Map(
    run.stdout
      .split(`${mark} `)
      .slice(1)
      .map((part) => [part.split('\n')[0], part.split('\n').slice(1)]),
  );
  const differences = outputs.has('end') ? [] : [`the page ends early:\n${run.stdout.slice(-2000)}`];
  blocks.forEach(({ kind, body }, at) => {
    if (kind !== 'text') return;
    const printed = outputs.get(String(at - 1)) ?? [];
    for (const line of body.trimEnd().split('\n'))
      if (!printed.some((candidate) => fits(line, candidate)))
        differences.push(`expected ${line}\nin\n${printed.join('\n')}`);
  });
  return { differences, blocks: blocks.filter(({ kind }) => kind === 'sh').length };
}

function fits(pattern: string, line: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(line);
}
