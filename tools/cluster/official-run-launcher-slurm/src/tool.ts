import { readFileSync } from 'node:fs';
import { defineTool } from '@gatehouse/cli';
import {
  Failure,
  formatDocument,
  launchCancel,
  launcher,
  launchHandle,
  launchQuery,
  launchRequest,
  launchStatus,
  parseDocument,
  type Document,
} from '@gatehouse/contracts';
import { cancel, defaultName, describe, status, submit, type SlurmCall } from './core';
import { slurm } from './slurm';

const verbs = ['describe', 'submit', 'status', 'cancel'] as const;

export const tool = defineTool({
  name: 'official-run-launcher-slurm',
  purpose: 'Gives official runs to Slurm: describes it, submits, asks about and cancels jobs.',
  description:
    'The launcher of official-run --launcher slurm. It takes a verb, one JSON document on standard input (none for describe) and prints one. It keeps no state, and reads and writes no file of the repository.',
  next: ['official-run', 'resume-launch'],
  options: {},
  operands: { usage: 'describe|submit|status|cancel', most: 1 },
  reads: [
    'standard input of submit: launch-request.schema.json, of status and cancel: launch-query.schema.json',
    'what scontrol, sbatch, squeue, sacct and scancel say',
  ],
  environment: {
    GATEHOUSE_SLURM_NAME: 'name of the job, with {key} and, if wanted, {tag} in it ({tag}.{key})',
    'SLURM_CONF, SBATCH_*': 'as Slurm has them; what the request says comes first',
  },
  writes: [
    'standard output of describe: launcher.schema.json, of submit: launch-handle.schema.json,',
    'of status: launch-status.schema.json, of cancel: launch-cancel.schema.json',
  ],
  statuses: {
    '1': 'refused for good: by Slurm, or a document that cannot be read',
    '75': 'Slurm cannot be reached, or what it did is not to be told: ask again',
  },
  examples: [
    'official-run-launcher-slurm describe',
    `echo '{"schema":"launch-query/v1","handles":[{"key":"gh-0123456789abcdef","tag":"momentum_run1","handle":null}]}' | \\`,
    '    official-run-launcher-slurm status',
  ],
  run({ operands: [verb], env, now }) {
    const call: SlurmCall = { slurm: slurm(env), nameTemplate: env['GATEHOUSE_SLURM_NAME'] || defaultName, now };
    switch (verbs.find((one) => one === verb)) {
      case 'describe':
        return answer(launcher, describe(call));
      case 'submit':
        return answer(launchHandle, submit(input(launchRequest), call));
      case 'status':
        return answer(launchStatus, status(input(launchQuery), call));
      case 'cancel':
        return answer(launchCancel, cancel(input(launchQuery), call));
      case undefined:
        throw new Failure('usage', `expected one of ${verbs.join(', ')} as the first word, got ${verb ?? 'none'}`);
    }
  },
});

function input<T>(kind: Document<T>): T {
  return parseDocument(kind, readFileSync(0, 'utf8'), 'standard input');
}

function answer<T>(kind: Document<T>, value: T): { status: number; lines: string[]; document: unknown } {
  const text = formatDocument(kind, value);
  return { status: 0, lines: text.trimEnd().split('\n'), document: JSON.parse(text) as unknown };
}
