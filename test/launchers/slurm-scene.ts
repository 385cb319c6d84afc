/** What tests of runs on a real Slurm have in common; nothing here blocks, so that tests can run side by side. */
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { binDirectory, cleanEnvironment, startTool, testWith, until, type ToolRun } from '@gatehouse/testkit';
import { test as plain, type TestContext } from 'vitest';
import { startCluster, untilSlowly, type SlurmCluster } from './cluster';
import { launchRepository, type LaunchRepository } from './repository';

export const slurmTest = testWith('slurmctld', 'slurmd', 'sbatch', 'unshare', 'nsenter', 'rsync');
const hasSlurm = slurmTest === plain;

export interface SlurmScene {
  repository: LaunchRepository;
  cluster: SlurmCluster;
  call(tool: string, words: readonly string[], env?: Record<string, string>): Promise<ToolRun>;
  /** official-run of the tag on Slurm. */
  launch(
    tag: string,
    words: readonly string[],
    workflow: readonly string[],
    env?: Record<string, string>,
  ): Promise<ToolRun>;
  /** A tool that the test ends, with all that it has started. */
  start(tool: string, words: readonly string[]): { killAll(): void };
  job(tag: string): string;
  /** Starts a job that is to begin later, or was requeued. */
  begin(tag: string): void;
  /** What the run directory of a tag holds: text of a file that is there. */
  text(tag: string, name: string): string | undefined;
  atWork(tag: string): Promise<void>;
  over(tag: string, ms?: number): Promise<void>;
  /** As if two minutes had passed since the last heartbeat of a run that is dead. */
  age(tag: string): void;
  /** Slurm's own word for the job. */
  stateOf(tag: string): string;
  /** Until Slurm has that word for the job. */
  until(tag: string, word: RegExp, ms?: number): Promise<void>;
}

/** For beforeAll and afterAll of a file with a cluster of its own. */
export function clusterOfFile(options: Parameters<typeof startCluster>[0] = {}): {
  start(): Promise<void>;
  stop(): Promise<void>;
  isThere(): boolean;
  env(): Record<string, string>;
  scene(context: Pick<TestContext, 'onTestFinished'>, env?: Record<string, string>): SlurmScene;
} {
  let cluster: SlurmCluster | undefined;
  return {
    async start() {
      if (hasSlurm) cluster = await startCluster(options);
    },
    async stop() {
      await cluster?.stop();
    },
    isThere: () => cluster !== undefined,
    env: () => cluster?.env ?? {},
    scene(context, env = {}) {
      if (cluster === undefined) throw new Error('there is no cluster');
      return sceneOn(cluster, context, env);
    },
  };
}

function sceneOn(
  cluster: SlurmCluster,
  { onTestFinished }: Pick<TestContext, 'onTestFinished'>,
  env: Record<string, string>,
): SlurmScene {
  const repository = launchRepository({ ...cluster.env, ...env }, { finished: (remove) => onTestFinished(remove) });
  const call: SlurmScene['call'] = (tool, words, more = {}) =>
    startTool(tool, words, { cwd: repository.root, env: { ...repository.env, ...more } }).ended;
  const job = (tag: string): string =>
    repository.of<{ handle: { job: string } | null }>(tag, 'launch.json').handle?.job ?? '';
  const text: SlurmScene['text'] = (tag, name) => {
    const file = `${repository.run(tag)}/${name}`;
    return repository.exists(file) ? repository.read(file) : undefined;
  };
  const stateOf = (tag: string): string => cluster.ask('squeue', '-h', '-t', 'all', '-j', job(tag), '-o', '%T').trim();
  return {
    ...{ repository, cluster, call, job, text, stateOf },
    launch: (tag, words, workflow, more) =>
      call(
        'official-run',
        ['--workflow', 'plain', '--tag', tag, '--launcher', 'slurm', '--allow-concurrent', ...words, '--', ...workflow],
        more,
      ),
    begin: (tag) => void cluster.ask('scontrol', 'update', `jobid=${job(tag)}`, 'StartTime=now'),
    start(tool, words) {
      const env = cleanEnvironment(repository.env);
      const child = spawn(path.join(binDirectory, tool), words, { cwd: repository.root, env, stdio: 'ignore' });
      return { killAll: () => spawnSync('sh', ['-c', killTree, 'sh', String(child.pid)]) };
    },
    age(tag) {
      const status = repository.of(tag, 'status.json');
      const past = new Date(Date.now() - 121_000).toISOString();
      repository.write(`${repository.run(tag)}/status.json`, { ...status, heartbeat_at: past });
    },
    async atWork(tag) {
      await until(() => text(tag, 'run.log')?.includes('node'), 'the workflow', 60_000);
    },
    async over(tag, ms = 90_000) {
      await until(() => text(tag, 'result.json') !== undefined, `the result of ${tag}`, ms);
    },
    async until(tag, word, ms = 90_000) {
      await untilSlowly(() => word.test(stateOf(tag)), `${String(word)} of ${tag}`, ms);
    },
  };
}

/** A launcher has a process group of its own, so that parents tell who belongs together. */
const killTree = `kill_tree() { for child in $(cat /proc/$1/task/*/children 2>/dev/null); do kill_tree $child; done; kill -9 $1; }; kill_tree $1`;
