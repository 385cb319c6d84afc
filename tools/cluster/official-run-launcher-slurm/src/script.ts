/**
 * The job's script: what official-run is told of the job, the setup, and `exec` with absolute paths; nothing else
 * (contract 48.2).
 */
import { Failure, type LaunchRequest } from '@gatehouse/contracts';
import { shellCommand } from '@gatehouse/render';

/**
 * Text for bash. `graceS`: seconds between TERM and KILL. Throws Failure `refused` for a setup that cannot be carried.
 */
export function jobScript({ argv, setup, cwd, key }: LaunchRequest, graceS: number): string {
  return [
    '#!/bin/bash',
    'export GATEHOUSE_LAUNCH_JOB="${SLURM_ARRAY_JOB_ID:-$SLURM_JOB_ID}" GATEHOUSE_LAUNCH_CLUSTER="$SLURM_CLUSTER_NAME"',
    'export GATEHOUSE_LAUNCH_NODE="${SLURMD_NODENAME:-$(hostname)}" GATEHOUSE_LAUNCH_ATTEMPT="$((${SLURM_RESTART_COUNT:-0} + 1))"',
    'export GATEHOUSE_LAUNCH_CPUS="${SLURM_CPUS_PER_TASK:-}" GATEHOUSE_LAUNCH_INDEX="${SLURM_ARRAY_TASK_ID:-}"',
    'export GATEHOUSE_LAUNCH_MEMORY_BYTES="$((${SLURM_MEM_PER_NODE:-0} * 1048576))"',
    `export GATEHOUSE_LAUNCH_GRACE_S=${graceS}`,
    // Without a working --chdir Slurm starts the job in /tmp.
    `cd -- ${shellCommand([cwd])} || exit 1`,
    ...setupLines(setup, key),
    // With bash in between, the warning before the limit would kill bash alone.
    `exec ${shellCommand(argv)}`,
    '',
  ].join('\n');
}

function setupLines(setup: string | null, key: string): string[] {
  if (setup === null) return [];
  const mark = `end-of-setup-${key}`;
  if (setup.split('\n').includes(mark) || setup.includes('\0'))
    throw new Failure('refused', 'the setup holds a zero byte or the line that ends it in the job script');
  return [
    `source /dev/fd/9 9<<'${mark}' || { echo 'the setup of the job ended in an error: no run without its environment' >&2; exit 1; }`,
    setup.replace(/\n$/, ''),
    mark,
    'exec 9<&-',
  ];
}
