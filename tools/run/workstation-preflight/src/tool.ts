import os from 'node:os';
import { defineTool, settingsOptions } from '@gatehouse/cli';
import { Failure, formatDocument, preflight } from '@gatehouse/contracts';
import { publish } from '@gatehouse/files';
import { jobIn, type Job } from '@gatehouse/launch';
import { zonedTimestamp } from '@gatehouse/render';
import { InForce, machineInForce, readSettings } from '@gatehouse/settings';
import { gitState } from '@gatehouse/system';
import { cgroupLimits } from './cgroup';
import { judge, type Findings } from './core';

export const tool = defineTool({
  name: 'workstation-preflight',
  purpose: 'Says whether this machine and this repository are fit for a heavy run.',
  description:
    'Measures what this process may use of the machine, also in a container or under a batch system, and looks ' +
    'at git. official-run asks it first; what it refuses costs no tag.',
  next: ['official-run'],
  options: {
    'min-cores': {
      type: 'integer',
      describe: 'Cores the run needs',
      default: 8,
      env: 'MIN_CORES',
      setting: 'machine.min_cores',
      value: 'N',
      added: true,
    },
    'min-mem-gb': {
      type: 'integer',
      describe: 'Memory the run needs, GiB',
      default: 60,
      env: 'MIN_MEM_GB',
      setting: 'machine.min_memory_gb',
      value: 'N',
      added: true,
    },
    'require-clean': {
      type: 'flag',
      describe: 'Fail when the git work tree has changes',
      env: 'REQUIRE_CLEAN',
      setting: 'machine.require_clean',
      added: true,
    },
    'except-dir': {
      type: 'path',
      describe: 'Folder in the repository whose content is not a change',
      value: 'DIR',
      added: true,
    },
    out: { type: 'path', describe: 'Write the JSON there instead of to standard output', value: 'FILE', added: true },
    ...settingsOptions,
  },
  reads: ['the machine, its control group and the git repository', 'gatehouse.json: gatehouse.schema.json'],
  environment: {
    'GATEHOUSE_LAUNCH_JOB, _CPUS, _MEMORY_BYTES': 'in a job: what the engine granted, as its launcher says it',
  },
  writes: ['standard output or --out: preflight.schema.json', '--print-settings --json: settings-in-force.schema.json'],
  statuses: { '2': 'not fit: `status` is fail, `reasons` says why' },
  examples: [
    'MIN_CORES=2 MIN_MEM_GB=1 workstation-preflight',
    'workstation-preflight --min-cores 1 --min-mem-gb 1 --out preflight.json',
  ],
  run({ options, given, env, root, now, path }) {
    const force = new InForce(readSettings(root));
    const required = machineInForce(force, { given, env });
    if (options['print-settings']) return force.printed;
    const job = jobIn(env);
    const found = judge(
      {
        timestamp: zonedTimestamp(now),
        // The node's name as the engine has it is the one that context.json gets.
        hostname: job?.node ?? os.hostname(),
        root,
        git: gitFindings(root, options['except-dir']),
        machine: { cores: os.cpus().length, memoryBytes: os.totalmem() },
        job: job && grantOf(job),
        granted: ((grant) => ({ ...grant, cores: Math.min(grant.cores, os.availableParallelism()) }))(cgroupLimits()),
      },
      required,
    );
    const text = formatDocument(preflight, found);
    if (options.out !== undefined) publish(path(options.out), text);
    return {
      status: found.status === 'pass' ? 0 : 2,
      ...(options.out === undefined ? { lines: text.trimEnd().split('\n'), document: found } : { document: found }),
      problems: found.reasons,
    };
  },
});

/** Without control groups a job sees the whole node. */
function grantOf(job: Job): NonNullable<Findings['job']> {
  return { by: job.cluster || 'an engine', cores: job.cpus, memoryBytes: job.memoryBytes };
}

/** A git that does not answer is a reason, and no verdict of pass (contract 0.30). */
function gitFindings(root: string, except: string | undefined): Findings['git'] {
  try {
    return gitState(root, except);
  } catch (error) {
    if (error instanceof Failure) return { problem: error.message };
    throw error;
  }
}
