import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseDocument, monitorRound, type MonitorRound } from '@gatehouse/contracts';
import { pidNamespace, bootId, identify } from '@gatehouse/system';
import {
  runTool,
  startSshd,
  startTool,
  temporaryRepository,
  testWith,
  until,
  type Repository,
  type Sshd,
} from '@gatehouse/testkit';
import { describe, expect } from 'vitest';

const onLoopback = testWith('sshd', 'ssh');
const tag = 'followed_run1';
const runs = 'audit/workstation_runs';
const folder = `${runs}/2026-03-05_101500_production_gates_${tag}`;

const look = (sshd: Sshd, root: string, ...words: string[]) =>
  runTool('monitor-gate-run', ['--host', sshd.host, '--remote-root', root, '--tag', tag, ...words], {
    cwd: os.tmpdir(),
    env: { GATEHOUSE_SSH_OPTIONS: sshd.options },
  });
const roundsIn = (text: string): MonitorRound[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => parseDocument(monitorRound, line, 'stdout'));

function workstation(result?: object): Repository {
  return temporaryRepository({
    [`${folder}/context.json`]: { decision_tag: tag, hostname: os.hostname(), workflow: 'production_gates' },
    [`${folder}/run.log`]: 'fold 1\n\u001b[2Jfold 2\n',
    ...(result ? { [`${folder}/result.json`]: result } : {}),
  });
}

describe('over ssh', () => {
  onLoopback('the state is judged by the same rules', async () => {
    const sshd = await startSshd();
    const succeeded = look(sshd, workstation({ exit_code: 0 }).root, '--once', '--json');
    expect(succeeded).toMatchObject({ status: 0, stderr: '' });
    expect(roundsIn(succeeded.stdout)).toMatchObject([
      { state: 'succeeded', host: sshd.host, run_dir: folder, exit_code: 0, log_tail: ['fold 1', '\u001b[2Jfold 2'] },
    ]);
    const failed = look(sshd, workstation({ exit_code: 7 }).root);
    expect(failed.status).toBe(2);
    expect(failed.stdout).toContain(`RUN_DIR=${folder}\nstate=failed exit_code=7`);
    expect(failed.stdout).toContain('\\x1b[2Jfold 2');
    expect(look(sshd, workstation().root, '--once')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('is lost') as string,
    });
    const none = look(sshd, temporaryRepository().root, '--once');
    expect(none.status).toBe(1);
    expect(none.stderr).toContain(`no run with decision tag "${tag}" in workstation:`);
    expect(look(sshd, '/dev/null/absent', '--once')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('no directory /dev/null/absent there') as string,
    });
  });

  onLoopback('host and root from the environment; --host "" is this machine', async () => {
    const sshd = await startSshd();
    const there = workstation({ exit_code: 0 });
    const env = { GATEHOUSE_SSH_OPTIONS: sshd.options, GATEHOUSE_HOST: sshd.host, GATEHOUSE_REMOTE_ROOT: there.root };
    const elsewhere = temporaryRepository();
    expect(runTool('monitor-gate-run', ['--tag', tag, '--once'], { cwd: elsewhere.root, env }).status).toBe(0);
    expect(
      runTool('monitor-gate-run', ['--tag', tag, '--once', '--host', ''], { cwd: elsewhere.root, env }).status,
    ).toBe(1);
    expect(runTool('monitor-gate-run', ['--tag', tag, '--locate'], { cwd: elsewhere.root, env }).stdout).toBe(
      `RUN_DIR=${folder}\nREPORT_JSON=\n`,
    );
  });

  onLoopback('one connection serves all rounds; when it is cut, the next look makes another', async () => {
    const sshd = await startSshd();
    const there = workstation();
    there.write(`${folder}/status.json`, {
      schema: 'status/v1',
      decision_tag: tag,
      workflow: 'production_gates',
      phase: 'workflow',
      host: os.hostname(),
      boot_id: bootId() ?? null,
      official_run: identify(process.pid),
      workflow_group: null,
      started_at: new Date().toISOString(),
      heartbeat_at: new Date().toISOString(),
    });
    const watching = startTool(
      'monitor-gate-run',
      ['--host', sshd.host, '--remote-root', there.root, '--tag', tag, '--json', '--interval', '0.3'],
      {
        cwd: os.tmpdir(),
        env: { GATEHOUSE_SSH_OPTIONS: sshd.options },
      },
    );
    let [seen, said] = ['', ''];
    watching.stdout?.on('data', (chunk: string) => (seen += chunk));
    watching.stderr?.on('data', (chunk: string) => (said += chunk));
    await until(() => roundsIn(seen).length >= 3, 'three rounds');
    expect(sshd.sessions()).toBe(1);
    sshd.cut();
    await until(() => said.includes('trying again'), 'the loss to be noticed');
    const before = roundsIn(seen).length;
    await until(() => roundsIn(seen).length > before, 'another round');
    there.write(`${folder}/result.json`, { exit_code: 0 });
    expect((await watching.ended).status).toBe(0);
    expect(roundsIn(seen).every(({ state }) => state === 'running' || state === 'succeeded')).toBe(true);
    await until(() => sshd.sessions() === 0, 'the session to end with the monitor');
  });

  onLoopback('a container on the host is another place to stand', async () => {
    const sshd = await startSshd();
    const there = workstation();
    const self = { pid: 2 ** 22 + 1, start_time: 1 };
    const seen = (pid_namespace: string | undefined): unknown => {
      there.write(`${folder}/status.json`, {
        schema: 'status/v1',
        decision_tag: tag,
        workflow: 'production_gates',
        phase: 'workflow',
        host: os.hostname(),
        boot_id: bootId() ?? null,
        pid_namespace,
        official_run: self,
        workflow_group: self,
        started_at: new Date().toISOString(),
        heartbeat_at: new Date().toISOString(),
      });
      return roundsIn(look(sshd, there.root, '--once', '--json').stdout)[0]?.state;
    };
    expect([seen('pid:[2]'), seen(pidNamespace()), seen(undefined)]).toEqual(['unknown', 'lost', 'lost']);
  });

  onLoopback(
    'unreachable is 75, after retries: nobody listens, the host key is unknown, the key is refused',
    async () => {
      const sshd = await startSshd();
      for (const [host, message] of [
        [sshd.deadHost, /Connection refused/],
        [sshd.strangerHost, /Host key verification failed/],
      ] as const) {
        const run = runTool('monitor-gate-run', ['--host', host, '--tag', tag, '--interval', '0.1'], {
          env: { GATEHOUSE_SSH_OPTIONS: sshd.options },
        });
        expect(run.status).toBe(75);
        expect(run.stderr).toMatch(message);
        expect(run.stderr.match(/trying again/g)).toHaveLength(3);
        expect(run.stdout).toBe('');
      }
      const refused = runTool('monitor-gate-run', ['--host', sshd.host, '--tag', tag, '--interval', '0.1', '--once'], {
        env: {
          GATEHOUSE_SSH_OPTIONS: `-o IdentityFile=/dev/null -i /dev/null -o IdentityAgent=none -o PubkeyAuthentication=no ${sshd.options}`,
        },
      });
      expect(refused.status).toBe(75);
      expect(refused.stderr).toContain('Permission denied');
    },
  );

  onLoopback('a host that says nothing any more: --timeout ends it', async () => {
    const sshd = await startSshd({ serverOptions: ['ForceCommand sleep 60'] });
    const run = look(sshd, '/', '--timeout', '2');
    expect(run.status).toBe(124);
  });
});

describe('hostile values are values', () => {
  const hostile = [
    `$(touch x)`,
    '`touch x`',
    `'; touch x; '`,
    `"; touch x; "`,
    '| touch x',
    '&& touch x',
    '> x',
    '* ? [a-z]',
    '-oProxyCommand=touch',
    '\\n\\0',
    '%h %s',
    '${IFS}touch${IFS}x',
    '!!',
    '~',
    '#',
  ];

  onLoopback('as tag, as root, as pattern', async () => {
    const sshd = await startSshd();
    const base = temporaryRepository();
    for (const value of hostile) {
      const root = path.join(base.root, value);
      const run = path.join(root, runs, `2026-03-05_101500_production_gates_${value.replaceAll('/', '_')}`);
      mkdirSync(run, { recursive: true });
      writeFileSync(path.join(run, 'context.json'), JSON.stringify({ decision_tag: value, hostname: os.hostname() }));
      writeFileSync(path.join(run, 'result.json'), '{"exit_code": 0}');
      const words = [
        '--host',
        sshd.host,
        '--remote-root',
        root,
        '--tag',
        value,
        '--wf-pattern',
        value,
        '--once',
        '--json',
      ];
      const seen = runTool('monitor-gate-run', words, { cwd: base.root, env: { GATEHOUSE_SSH_OPTIONS: sshd.options } });
      expect(seen).toMatchObject({ status: 0, stderr: '' });
      expect(roundsIn(seen.stdout)).toMatchObject([{ state: 'succeeded', decision_tag: value }]);
    }
    expect(base.files().filter((name) => path.basename(name) === 'x')).toEqual([]);
  });

  onLoopback('as host they are refused, so that no ssh config hands them to a shell either', async () => {
    const sshd = await startSshd();
    const { root, files } = temporaryRepository();
    for (const value of [...hostile, 'a\nb', '-F', 'x;touch y', 'u@$(touch x)']) {
      const run = runTool('monitor-gate-run', [`--host=${value}`, '--tag', tag, '--once'], {
        cwd: root,
        env: { GATEHOUSE_SSH_OPTIONS: sshd.options },
      });
      expect(run.status).toBe(1);
      expect(run.stderr).toContain('option --host');
    }
    expect(files()).toEqual([]);
  });
});
