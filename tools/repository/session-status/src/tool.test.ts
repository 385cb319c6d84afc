import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument, sessionStatus, type SessionStatus } from '@gatehouse/contracts';
import { printable } from '@gatehouse/render';
import {
  binDirectory,
  cleanEnvironment,
  runTool,
  startTool,
  temporaryRepository,
  until,
  type Repository,
  type ToolRun,
} from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import { freshRepository, itemOf, writeFinished, writeFreeze, writeLedger, writeRun } from '../fixtures/repository';

const tag = 'value_run1';
const run = ({ root }: Repository, ...words: string[]): ToolRun => runTool('session-status', words, { cwd: root });
const read = ({ stdout }: ToolRun): SessionStatus => parseDocument(sessionStatus, stdout, 'stdout');

/** Everything about every file and folder, git's own included. */
function everything(root: string): string[] {
  return ['.', ...readdirSync(root, { recursive: true, encoding: 'utf8' })].sort().map((name) => {
    const stat = lstatSync(path.join(root, name), { bigint: true });
    const content = stat.isFile() ? readFileSync(path.join(root, name)).toString('base64') : '';
    return `${name} ${stat.ino} ${stat.mode} ${stat.size} ${stat.mtimeNs} ${stat.ctimeNs} ${content}`;
  });
}

describe('while a run is in progress', () => {
  test('it is the active one, is followed, and ends as what it is', async () => {
    const repository = freshRepository();
    writeFinished(repository, tag);
    writeRun(repository, { tag: 'later_run', stamp: '2999-01-01_000000' });
    repository.write(
      'scripts/run_research_workflow',
      '#!/bin/sh\necho started\nwhile [ ! -e go ]; do sleep 0.05; done\n',
    );
    chmodSync(repository.path('scripts/run_research_workflow'), 0o755);
    const official = startTool(
      'official-run',
      [
        '--workflow',
        'statistical_gates',
        '--tag',
        'live_run',
        '--owner',
        'ann',
        '--skip-data-quality-check',
        '--',
        '--x',
      ],
      { cwd: repository.root, env: { MIN_CORES: '1', MIN_MEM_GB: '0' } },
    );
    try {
      await until(
        () =>
          repository
            .files()
            .some((file) => /live_run\/run\.log$/.test(file) && repository.read(file).includes('started')),
        'the workflow',
      );
      const status = read(run(repository, '--json'));
      expect(status).toMatchObject({
        decision_tag: 'live_run',
        run_state: 'running',
        open_failures: [],
        next_action: { command: 'monitor-gate-run --tag live_run' },
        other_decisions: [
          { decision_tag: 'later_run', run_state: 'succeeded' },
          { decision_tag: tag, run_state: 'succeeded' },
        ],
      });
      expect(itemOf(status, 'owner').value).toBe('ann');
      expect(itemOf(status, 'run_state')).toMatchObject({
        value: 'in progress',
        detail: expect.stringMatching(/^official-run lives .*; run\.log ends: started$/) as string,
      });
      const other = read(run(repository, '--json', '--tag', tag)).next_action;
      expect(other).toMatchObject({
        command: 'monitor-gate-run --tag live_run',
        why: expect.stringContaining('a run of live_run is in progress: wait for it') as string,
      });
    } finally {
      writeFileSync(repository.path('go'), '');
      await official.ended;
    }
    expect(read(run(repository, '--json', '--tag', 'live_run'))).toMatchObject({ run_state: 'succeeded' });
  });
});

describe('nothing is written', () => {
  test('the whole tree is what it was, with whatever options', () => {
    const repository = freshRepository();
    writeFinished(repository, tag);
    repository.write('audit/workstation_runs/2026-03-02_000000_w_x/result.json', '{');
    const before = everything(repository.root);
    for (const words of [[], ['--json'], ['--tag', tag], ['--tag', 'none'], ['--quiet'], ['--root', '.']])
      expect(run(repository, ...words).status).toBe(0);
    expect(everything(repository.root)).toEqual(before);
  });

  test('also where nothing can be written', () => {
    const repository = freshRepository();
    writeFinished(repository, tag);
    const folders = ['.', ...readdirSync(repository.root, { recursive: true, encoding: 'utf8' })].filter((name) =>
      lstatSync(repository.path(name)).isDirectory(),
    );
    for (const name of folders) chmodSync(repository.path(name), 0o555);
    try {
      expect(read(run(repository, '--json')).decision_tag).toBe(tag);
    } finally {
      for (const name of folders) chmodSync(repository.path(name), 0o755);
    }
  });

  test('an empty repository stays empty', () => {
    const repository = temporaryRepository();
    expect(run(repository)).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringContaining('\n  workstation-preflight\n') as string,
    });
    expect(readdirSync(repository.root)).toEqual([]);
  });
});

describe('the screen', () => {
  test.each([
    ['80', 80],
    ['60', 60],
    ['20', 60],
    ['0', 80],
  ])('COLUMNS=%s', (columns, width) => {
    const repository = freshRepository();
    writeFinished(repository, tag);
    repository.write('docs/SESSION_GUIDE.md', '1. docs/gone.md\n');
    const { stdout } = runTool('session-status', [], { cwd: repository.root, env: { COLUMNS: columns } });
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(40);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    for (const text of [
      tag,
      'MISSING: docs/gone.md',
      'next safe action',
      '[docs/SESSION_GUIDE.md]',
      '[RUN/context.json]',
    ])
      expect(stdout).toContain(text);
  });

  test('tags, names and logs of others command no terminal, and --json has them as they are', () => {
    const evil = '\u001b]0;x\u0007\u001b[2J\r\n\u202e';
    const repository = freshRepository();
    const at = writeRun(repository, { tag, outcome: 'failed', owner: `ann${evil}`, reason: `because${evil}` });
    writeRun(repository, { tag: 'other', stamp: '2026-02-01_000000', owner: evil });
    repository.write(`${at}/run.log`, `last${evil}words`);
    repository.write('audit/workstation_runs/2026-01-01_000000_w_y/context.json', { decision_tag: `tag${evil}` });
    for (const words of [[], ['--tag', `tag${evil}`], ['--tag', evil]]) {
      const { status, stdout, stderr } = run(repository, ...words);
      expect([status, stderr]).toEqual([0, '']);
      for (const line of stdout.trimEnd().split('\n')) expect(printable(line)).toBe(line);
    }
    expect(itemOf(read(run(repository, '--json')), 'owner').value).toBe(`ann${evil}`.trim());
  });
});

describe('the command', () => {
  test('works from where the caller stands, from the screen and from the document', () => {
    const repository = freshRepository();
    writeLedger(repository, { tag });
    const elsewhere = temporaryRepository();
    mkdirSync(elsewhere.path('here'));
    const bash = (script: string): ToolRun => {
      const { status, signal, stdout, stderr } = spawnSync('/bin/bash', ['-c', script], {
        cwd: elsewhere.path('here'),
        env: cleanEnvironment({ PATH: `${binDirectory}:${process.env['PATH']}` }),
        encoding: 'utf8',
      });
      return { status, signal, stdout, stderr };
    };
    const words = ['--root', repository.root];
    const { command, words: said } = read(
      runTool('session-status', [...words, '--json'], { cwd: elsewhere.path('here') }),
    ).next_action;
    expect(said).toEqual(['env', '-C', repository.root, 'check-stage', '--stage', 'S0', '--tag', tag]);
    expect(bash(command)).toMatchObject({
      status: 2,
      stdout: expect.stringContaining('[stage] S0 value_run1: fail') as string,
    });
    const { stdout } = runTool('session-status', words, { cwd: elsewhere.path('here') });
    const shown = stdout.slice(stdout.indexOf('\n  env -C')).replace(/^\n/, '');
    expect(bash(shown)).toMatchObject({ status: 2, stdout: expect.stringContaining('[stage] S0') as string });
    expect(elsewhere.files()).toEqual([]);
  });

  test('--verify of a freeze that does not hold says so', () => {
    const repository = freshRepository();
    writeRun(repository, { tag, outcome: 'blocked', phase: 'freeze' });
    writeFreeze(repository, '0123456789abcdef');
    const { words } = read(run(repository, '--json')).next_action;
    expect(runTool(words[0] as string, words.slice(1), { cwd: repository.root })).toMatchObject({ status: 2 });
  });
});

test('a guide that is not a file: one line, status 1', () => {
  const repository = temporaryRepository();
  expect(run(repository, '--guide', 'NONE.md')).toEqual({
    status: 1,
    signal: null,
    stdout: '',
    stderr: `session-status: option --guide: ${repository.path('NONE.md')} is not a file; give the guide's path, or leave the option out to search for it\n`,
  });
});
