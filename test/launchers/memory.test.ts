/**
 * A run for which the memory of its control group is not enough (contract 3.20): the workflow is killed, official-run
 * says why. As root, with control groups of version 1; on Slurm only where GATEHOUSE_SLURM_CGROUP=1 asks for it, because
 * that leaves its folders in /sys/fs/cgroup.
 */
import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { binDirectory, cleanEnvironment, testWith } from '@gatehouse/testkit';
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, onTestFinished, test as plain } from 'vitest';
import { launchRepository } from './repository';
import { clusterOfFile, slurmTest } from './slurm-scene';

const groups = '/sys/fs/cgroup/memory';
const hasGroups = process.getuid?.() === 0 && existsSync(path.join(groups, 'memory.limit_in_bytes'));
if (!hasGroups) console.warn('NOT TRIED: too little memory needs root and control groups of version 1');

plain('a run that had enough memory says so', () => {
  const repository = launchRepository({ MIN_MEM_GB: '0' });
  const words = ['--workflow', 'plain', '--tag', 't1', '--', 'nap=0'];
  const run = spawnSync(path.join(binDirectory, 'official-run'), words, {
    ...{ cwd: repository.root, env: cleanEnvironment(repository.env), encoding: 'utf8' },
  });
  expect(run).toMatchObject({ status: 0 });
  expect(repository.of<{ oom_kills?: number }>('t1', 'result.json').oom_kills ?? 0).toBe(0);
});

if (hasGroups)
  describe('in a control group', () => {
    testWith('python3')('a workflow that takes more memory than there is has failed, and oom_kills tells it', () => {
      const repository = launchRepository({ MIN_MEM_GB: '0' });
      const group = path.join(groups, `gatehouse-test-${process.pid}`);
      mkdirSync(group);
      onTestFinished(() => rmdirSync(group));
      writeFileSync(path.join(group, 'memory.limit_in_bytes'), String(400 << 20));
      const words = ['--workflow', 'plain', '--tag', 't1', '--', 'grow=600'];
      const own = [group, path.join(binDirectory, 'official-run'), ...words];
      const run = spawnSync('sh', ['-c', 'echo $$ >"$1/cgroup.procs"; shift; exec "$@"', 'sh', ...own], {
        ...{ cwd: repository.root, env: cleanEnvironment(repository.env), encoding: 'utf8' },
      });
      expect(run.status).toBe(137);
      expect(repository.of('t1', 'result.json')).toMatchObject({ outcome: 'failed', exit_code: 137, oom_kills: 1 });
    });
  });

if (process.env['GATEHOUSE_SLURM_CGROUP'] === '1')
  describe('on Slurm with control groups', () => {
    const own = clusterOfFile({ controlGroups: true });
    beforeAll(() => own.start());
    afterAll(() => own.stop());

    slurmTest('the same is seen of a job, which still has its result', async (context) => {
      const { launch, over, repository } = own.scene(context, { MIN_MEM_GB: '0' });
      await launch('t1', ['--no-wait', '--memory', '0.4'], ['grow=600']);
      await over('t1');
      expect(repository.of('t1', 'result.json')).toMatchObject({ outcome: 'failed', exit_code: 137 });
      expect(repository.of<{ oom_kills: number }>('t1', 'result.json').oom_kills).toBeGreaterThan(0);
    });
  });
