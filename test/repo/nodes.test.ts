/**
 * The built executables under each Node that they are meant for: that of the tests and, where CI installed them, the
 * newest of later even majors.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import {
  binDirectory,
  cleanEnvironment,
  temporaryRepository,
  testWith,
  toolFolders,
  workspace,
  type ToolRun,
} from '@gatehouse/testkit';
import { describe, expect } from 'vitest';
import { panelRepository, runGates } from '../../tools/gates/production-gates/fixtures/panel';
import { exampleEnvironment, exampleRepository, officialWords } from '../pipeline/fixtures';

const nodes = [
  process.execPath,
  ...[22, 24].map((major) => path.join(workspace, `scripts/dev/nodes/node_modules/node-${major}/bin/node`)),
];

/** Environment in which `env node`, so every executable and what it starts, is this Node. */
function environment(node: string): Record<string, string> {
  const { path: at } = temporaryRepository();
  mkdirSync(at('bin'));
  symlinkSync(node, at('bin/node'));
  return { PATH: `${at('bin')}:${process.env['PATH'] ?? ''}` };
}

function start(tool: string, words: readonly string[], cwd: string, env: Record<string, string>): ToolRun {
  const { status, signal, stdout, stderr } = spawnSync(path.join(binDirectory, tool), words, {
    cwd,
    env: cleanEnvironment(env),
    encoding: 'utf8',
  });
  return { status, signal, stdout, stderr };
}

describe.each(nodes)('%s', (node) => {
  const test = testWith(node);

  test('is the one that runs, and runs each tool’s --help without a word of warning', { timeout: 300_000 }, () => {
    const env = environment(node);
    const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
    const named = spawnSync('node', ['--version'], { env: cleanEnvironment(env), encoding: 'utf8' }).stdout.trim();
    expect(named).toBe(version);
    for (const tool of toolFolders().map((folder) => path.basename(folder))) {
      const { status, stdout, stderr } = start(tool, ['--help'], '/', env);
      expect([tool, status, stderr]).toEqual([tool, 0, '']);
      expect(stdout).toContain(tool);
    }
  });

  test('an official run of the example with preflight, data gate and record', { timeout: 300_000 }, () => {
    const repository = exampleRepository();
    const env = { ...environment(node), ...exampleEnvironment };
    const run = start('official-run', officialWords('momentum_run1'), repository.root, env);
    expect(run, run.stderr).toMatchObject({ status: 0 });
    const [folder = ''] = readdirSync(repository.path('audit/workstation_runs'));
    expect(repository.json(`audit/workstation_runs/${folder}/result.json`)).toMatchObject({ outcome: 'succeeded' });
    const audited = start('finish-run', ['--tag', 'momentum_run1', '--json'], repository.root, env);
    expect(audited.status, audited.stderr).toBe(0);
  });

  test('the figures of the gates are those of every other Node', { timeout: 300_000 }, () => {
    expect(figures(node)).toMatch(/^[0-9a-f]{64}$/);
    expect(figures(node)).toBe(figures(process.execPath));
  });
});

const known = new Map<string, unknown>();

/** The sum of all figures of production-gates on one panel. */
function figures(node: string): unknown {
  if (!known.has(node)) {
    const { report } = runGates(panelRepository(), [], environment(node));
    known.set(node, (report['reproducibility'] as { figures_sha256: string }).figures_sha256);
  }
  return known.get(node);
}
