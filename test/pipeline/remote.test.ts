/** The compositions against a "workstation": a directory behind a private sshd. */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  binDirectory,
  runTool,
  startSshd,
  startTool,
  temporaryRepository,
  testWith,
  until,
  type Repository,
  type Sshd,
  type ToolRun,
} from '@gatehouse/testkit';
import { describe, expect } from 'vitest';
import {
  exampleEnvironment,
  exampleRepository,
  finishedRun,
  officialWords,
  reportOf,
  runFolderOf,
  runScript,
  startScript,
} from './fixtures';

const overSsh = testWith('sshd', 'ssh', 'rsync');
const tag = 'fetched_run1';
const finalize = 'post_run_sync_and_finalize.sh';
const from = (sshd: Sshd, there: string, host = sshd.host) => ({
  words: ['--host', host, '--remote-root', there],
  env: { GATEHOUSE_SSH_OPTIONS: sshd.options },
});

function fetchAndFinalize(sshd: Sshd, there: Repository, here: Repository, ...words: string[]): ToolRun {
  const { words: where, env } = from(sshd, there.root);
  return runScript(finalize, ['--tag', tag, ...where, ...words], { cwd: here.root, env });
}

/** What is here of the run and its gate folder but not written by the executables that follow a run. */
const fetched = (here: Repository): string[] =>
  here.files().filter((name) => !/governance_|final_summary|run_review|factor_registry|STAGE_AUDIT|\.lock$/.test(name));

describe(finalize, () => {
  overSsh(
    'fetches run and gate folder, then does what follows a run; a second time changes nothing but times',
    async () => {
      const sshd = await startSshd();
      const [there, here] = [temporaryRepository(finishedRun(tag)), temporaryRepository()];
      there.write('gate_results/production_gates_other/production_gates_report.json', {
        inputs: { decision_tag: `${tag}0` },
      });
      const run = fetchAndFinalize(sshd, there, here);
      expect(run).toMatchObject({ status: 0, stderr: '' });
      expect(run.stdout).toContain(
        `run_dir_local=${here.path(runFolderOf(tag))}\nreport_json_local=${here.path(reportOf())}\n`,
      );
      expect(fetched(here)).toEqual(there.files().filter((name) => !name.includes('other')));
      for (const name of fetched(here)) {
        expect(here.read(name), name).toBe(there.read(name));
        expect(Math.trunc(statSync(here.path(name)).mtimeMs / 1000)).toBe(
          Math.trunc(statSync(there.path(name)).mtimeMs / 1000),
        );
      }
      expect(here.json(`${runFolderOf(tag)}/governance_audit_check.json`)).toMatchObject({ overall_pass: true });
      expect(readdirSync(here.path('audit/workstation_runs'))).toHaveLength(1);
      const before = here.files();
      expect(fetchAndFinalize(sshd, there, here, '--quiet')).toMatchObject({ status: 0, stdout: '', stderr: '' });
      expect(here.files()).toEqual(before);
      expect(there.files()).toHaveLength(Object.keys(finishedRun(tag)).length + 1);
    },
  );

  overSsh('given paths are taken as given, from the root there or absolute', async () => {
    const sshd = await startSshd();
    const there = temporaryRepository(
      Object.fromEntries(Object.entries(finishedRun(tag)).map(([name, content]) => [`old/${name}`, content])),
    );
    for (const base of ['old', there.path('old')]) {
      const here = temporaryRepository();
      const { words, env } = from(sshd, there.root);
      const run = runScript(
        finalize,
        [...words, '--run-dir-remote', `${base}/${runFolderOf(tag)}/`, '--report-json-remote', `${base}/${reportOf()}`],
        { cwd: here.root, env },
      );
      expect(run).toMatchObject({ status: 0, stderr: '' });
      expect(here.exists(`${runFolderOf(tag)}/result.json`)).toBe(true);
    }
    const { words, env } = from(sshd, there.root);
    const climbing = runScript(
      finalize,
      [...words, '--run-dir-remote', `x/../old/${runFolderOf(tag)}`, '--report-json-remote', `old/${reportOf()}`],
      { cwd: temporaryRepository().root, env },
    );
    expect(climbing).toMatchObject({ status: 1, stderr: expect.stringContaining('rsync takes no .. in it') as string });
  });

  overSsh('unreachable is 75, and leaves nothing: nobody listens, the host key is unknown', async () => {
    const sshd = await startSshd();
    for (const host of [sshd.deadHost, sshd.strangerHost]) {
      const here = temporaryRepository();
      const { words, env } = from(sshd, '/srv/r', host);
      const given = runScript(
        finalize,
        [...words, '--run-dir-remote', runFolderOf(tag), '--report-json-remote', reportOf()],
        { cwd: here.root, env },
      );
      expect(given.status).toBe(75);
      expect(given.stderr).toContain(`connection to ${host} lost or refused`);
      expect(here.files()).toEqual([]);
      // The search for the run pauses between its attempts.
      const searched = runScript('monitor_then_finalize.sh', ['--tag', tag, '--interval', '0.1', ...words], {
        cwd: here.root,
        env,
      });
      expect(searched.status).toBe(75);
      expect(here.files()).toEqual([]);
    }
  });

  const given = ['--run-dir-remote', runFolderOf(tag), '--report-json-remote', reportOf()];
  const forced = (command: string): { serverOptions: string[] } => ({ serverOptions: [`ForceCommand ${command}`] });
  const asAsked = 'eval "$SSH_ORIGINAL_COMMAND"';

  overSsh('no rsync there is 1 and says what to do, in every shell and language', async () => {
    for (const words of ['rsync: not found', 'rsync: Kommando nicht gefunden.', 'command not found: rsync']) {
      const sshd = await startSshd(
        forced(`case "$SSH_ORIGINAL_COMMAND" in rsync*) echo "${words}" >&2; exit 127;; *) ${asAsked};; esac`),
      );
      const [there, here] = [temporaryRepository(finishedRun(tag)), temporaryRepository()];
      const run = fetchAndFinalize(sshd, there, here);
      expect(run.stderr, words).toContain('workstation has no rsync; install rsync there; nothing was finalized');
      expect(run.status, words).toBe(1);
      expect(here.files()).toEqual([]);
    }
  });

  overSsh('an account that may not log in: its line is in the message, of the search and of the copy', async () => {
    const sshd = await startSshd(forced('echo "This account is currently not available."; exit 1'));
    const { words, env } = from(sshd, '/srv/r');
    for (const more of [['--tag', tag], given]) {
      const here = temporaryRepository();
      const run = runScript(finalize, [...words, ...more], { cwd: here.root, env });
      expect(run.stderr).toMatch(/(lost or refused|cannot be reached).*This account is currently not available\./);
      expect(run.status).toBe(75);
      expect(here.files()).toEqual([]);
    }
  });

  overSsh(
    'a login that greets does not disturb the search; rsync cannot be greeted, and the message has the line',
    async () => {
      const sshd = await startSshd(forced(`echo Welcome to the workstation; ${asAsked}`));
      const [there, here] = [temporaryRepository(finishedRun(tag)), temporaryRepository()];
      const run = fetchAndFinalize(sshd, there, here);
      expect(run.stderr).toContain(
        'a login on workstation printed Welcome to the workstation where rsync was expected',
      );
      expect(run.status).toBe(1);
    },
  );

  overSsh('cut in the middle of the copy: nothing is finalized, a second attempt completes it', async () => {
    const slow = 's/^rsync --server/rsync --server --bwlimit=2000/';
    const sshd = await startSshd({
      serverOptions: [`ForceCommand eval "$(printf %s "$SSH_ORIGINAL_COMMAND" | sed '${slow}')"`],
    });
    const [there, here] = [temporaryRepository(finishedRun(tag)), temporaryRepository()];
    const log = randomBytes(8 << 20);
    writeFileSync(there.path(runFolderOf(tag), 'run.log'), log);
    const { words, env } = from(sshd, there.root);
    const copying = startScript(finalize, ['--tag', tag, ...words], { cwd: here.root, env });
    const incoming = here.path('audit/workstation_runs/.incoming');
    const arrived = (): number =>
      existsSync(incoming)
        ? here
            .files()
            .filter((name) => name.includes('.incoming/') && name.includes('run.log'))
            .reduce((sum, name) => sum + statSync(here.path(name)).size, 0)
        : 0;
    await until(() => arrived() > 2 << 20, 'a part of the copy');
    sshd.cut();
    const { status, stdout, stderr } = await copying.ended;
    expect(status).toBe(75);
    expect(stderr).toContain('nothing was finalized; try again, what is here is kept');
    expect(stdout).toBe('');
    expect(here.exists(runFolderOf(tag))).toBe(false);
    expect(here.files().filter((name) => /STAGE_AUDIT|factor_registry|final_summary/.test(name))).toEqual([]);
    expect(runTool('monitor-gate-run', ['--tag', tag, '--once'], { cwd: here.root }).status).toBe(1);
    const kept = arrived();
    expect(kept).toBeGreaterThan(1 << 20);
    expect(kept).toBeLessThan(log.length);

    const again = fetchAndFinalize(sshd, there, here);
    expect(again).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(here.path(runFolderOf(tag), 'run.log')).equals(log)).toBe(true);
    expect(here.files().filter((name) => /\.incoming|partial/.test(name))).toEqual([]);
  });

  overSsh('a run without a result there is not finalized; when it has one, it is', async () => {
    const sshd = await startSshd();
    const [there, here] = [
      temporaryRepository(finishedRun(tag, { [`${runFolderOf(tag)}/result.json`]: undefined })),
      temporaryRepository(),
    ];
    const early = fetchAndFinalize(sshd, there, here);
    expect(early.status).toBe(1);
    expect(early.stderr).toContain('has no result.json: the run is not over there, or lost');
    expect(here.exists(runFolderOf(tag))).toBe(false);
    // Its report may still be growing.
    expect(here.exists(reportOf())).toBe(false);
    there.write(`${runFolderOf(tag)}/result.json`, { exit_code: 0 });
    expect(fetchAndFinalize(sshd, there, here).status).toBe(0);
  });

  overSsh('a run without a report there: fetched, and finalize says what is missing', async () => {
    const sshd = await startSshd();
    const [there, here] = [temporaryRepository(finishedRun(tag)), temporaryRepository()];
    rmSync(there.path('gate_results'), { recursive: true });
    const run = fetchAndFinalize(sshd, there, here);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('report_json not found');
    expect(here.exists(`${runFolderOf(tag)}/result.json`)).toBe(true);
  });

  overSsh('two at once fetch one after the other', async () => {
    const sshd = await startSshd();
    const [there, here] = [temporaryRepository(finishedRun(tag)), temporaryRepository()];
    const { words, env } = from(sshd, there.root);
    const both = [1, 2].map(() => startScript(finalize, ['--tag', tag, ...words], { cwd: here.root, env }));
    for (const { ended } of both) expect((await ended).status).toBe(0);
    expect(
      here
        .read('docs/production_research/STAGE_AUDIT_LOG.md')
        .split('\n')
        .filter((line) => line.includes(`| ${tag} |`)),
    ).toHaveLength(1);
  });

  overSsh('names that a shell, rsync or a pattern would take for more than text', async () => {
    const sshd = await startSshd();
    const base = temporaryRepository();
    for (const [index, value] of [
      `it's "$(touch x)"; \`touch x\``,
      '[a-z]* ? \\n',
      '-e sh a:b $HOME{a,b}',
      '# ; %h',
      '~',
    ].entries()) {
      const folder = path.join('work stations', `${value}.${index}`);
      for (const [file, content] of Object.entries(finishedRun(value, {}, `production_gates_${value}`)))
        base.write(path.join(folder, file), content);
      // What a pattern would find as well.
      base.write(path.join(folder, runFolderOf('axx n'), 'context.json'), { decision_tag: 'axx n' });
      const here = temporaryRepository();
      const { words, env } = from(sshd, base.path(folder));
      const run = runScript(finalize, ['--tag', value, ...words], { cwd: here.root, env });
      expect(run, value).toMatchObject({ status: 0, stderr: '' });
      expect(readdirSync(here.path('audit/workstation_runs'))).toEqual([path.basename(runFolderOf(value))]);
      expect(here.files().filter((name) => path.basename(name) === 'x')).toEqual([]);
    }
    expect(base.files().filter((name) => path.basename(name) === 'x')).toEqual([]);
  });
});

describe('monitor_then_finalize.sh', () => {
  overSsh('follows an official run on the workstation to its end, then fetches and finalizes it', async () => {
    const sshd = await startSshd();
    const [there, here] = [exampleRepository(), temporaryRepository()];
    // Outside the repository there: its tree is as it was frozen.
    const program = path.join(binDirectory, 'production-gates');
    here.write('slow_runner', `#!/bin/sh\nsleep 4\nexec '${program}' "$@"\n`);
    chmodSync(here.path('slow_runner'), 0o755);
    const { words, env } = from(sshd, there.root);
    const waiting = startScript('monitor_then_finalize.sh', ['--tag', tag, '--interval', '0.5', ...words], {
      cwd: here.root,
      env,
    });
    await until(() => waiting.seen().includes('RUN_DIR=\n'), 'the first look');
    const official = startTool('official-run', ['--runner', here.path('slow_runner'), ...officialWords(tag)], {
      cwd: there.root,
      env: exampleEnvironment,
    });
    await until(
      () => /HAS_RESULT=0\nWF_COUNT=[1-9]\d*\nRUN_DIR=audit/.test(waiting.seen()),
      'a look at the living run',
    );
    const isAtWork = (file: string): boolean => there.json(file)['phase'] === 'workflow';
    await until(() => there.files().some((file) => file.endsWith('/status.json') && isAtWork(file)), 'the workflow');
    const seen = runScript('monitor_gate_run.sh', ['--tag', tag, '--once', '--json', ...words], {
      cwd: here.root,
      env,
    });
    expect(JSON.parse(seen.stdout)).toMatchObject({ state: 'running', phase: 'workflow', host: sshd.host });
    expect((await official.ended).status).toBe(0);
    const { status, stdout, stderr } = await waiting.ended;
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('Run appears complete and stable for finalize.\n');
    expect(stdout).toContain('done: synced + finalized\n');
    const run = path.dirname(here.files().find((name) => name.endsWith('/context.json')) as string);
    expect(here.json(`${run}/governance_audit_check.json`)).toMatchObject({ overall_pass: true, failures: [] });
    expect(there.files().filter((name) => name.includes('governance_'))).toEqual([]);
  });
});
