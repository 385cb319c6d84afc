/**
 * Commands of Slurm: started without a shell, with what they printed. No exit status is trusted alone (contract 48.4).
 */
import { spawnSync } from 'node:child_process';
import { explainError } from '@gatehouse/contracts';

export interface Said {
  /** null: it could not be started, or was ended by a signal. */
  status: number | null;
  out: string;
  /** One line. */
  error: string;
}

/** A Slurm command; tests give another. */
export type Slurm = (program: string, words: readonly string[], input?: string) => Said;

const mostOutput = 64 << 20; // bytes
const patienceMs = 55_000;

export function slurm(env: NodeJS.ProcessEnv): Slurm {
  return (program, words, input = '') => {
    const run = spawnSync(program, words, {
      env: callersEnvironment(env),
      input,
      encoding: 'utf8',
      maxBuffer: mostOutput,
      timeout: patienceMs,
    });
    const error = run.error === undefined ? oneLine(run.stderr) : `${program}: ${explainError(run.error)}`;
    return { status: run.status, out: run.error === undefined ? run.stdout : '', error };
  };
}

/** Input variables of sbatch that would overrule what the request says, lead elsewhere, or wait for the job. */
const managed =
  /^SBATCH_(ARRAY_INX|CLUSTERS|COMMENT|DELAY_BOOT|ERROR|EXPORT|INPUT|JOB_NAME|MEM_PER_(CPU|GPU|NODE)|NO_REQUEUE|OPEN_MODE|REQUEUE|SIGNAL|TIMELIMIT|WAIT)$/;
/** Preferences for looking at queues. `SQUEUE_PARTITION` hides a job of another one, which would then read as forgotten. */
const ofLooking = /^(SACCT|SCANCEL|SCONTROL|SQUEUE)_/;

/** A submission from within a job must not inherit that job's allocation, and no job is to be hidden. */
export function callersEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => (name === 'SLURM_CONF' || !name.startsWith('SLURM_')) && !managed.test(name) && !ofLooking.test(name),
    ),
  );
}

/** The controller is away, or says what says nothing of the job. */
export function isInvalidJob({ error }: Said): boolean {
  return /Invalid job id specified/.test(error);
}

function oneLine(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/^(sbatch|squeue|scancel|scontrol|sacct): (error: )?/, '').trim())
    .filter((line) => line !== '')
    .join('; ');
}
