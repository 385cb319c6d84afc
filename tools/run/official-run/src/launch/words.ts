/** The words of the job: the call again, without what concerns the submitting side (contract 48.2). */
import type { Call } from '@gatehouse/cli';
import { argumentIn } from '@gatehouse/runs';
import { options } from '../options';
import type { RunRequest } from '../request';

/** Which part of a run a job performs. */
export type JobPart = 'run' | 'lead' | 'shard' | 'join';

const ofThisSide = new Set([
  ...[
    'launcher',
    'cpus',
    'memory',
    'time-limit',
    'queue',
    'account',
    'launcher-arg',
    'launcher-setup',
    'wait',
    'no-wait',
  ],
  ...['attempts', 'warn-before', 'in-job', 'request-sha256', 'part', 'dry-run', 'print-settings', 'metrics-file'],
]);

/** Options as they were given, then the workflow's arguments, with the freeze that was chosen for the run. */
export function jobWords(
  { given, rest, root, options: values }: Call<typeof options>,
  request: RunRequest,
  /** Of the settings and the caller. */
  known: readonly string[],
  { directory, part }: { directory: string; part: JobPart },
): string[] {
  const words = ['--root', root, '--in-job', directory, '--part', part];
  for (const [name, spec] of Object.entries(options)) {
    const one = given(name);
    if (ofThisSide.has(name) || one?.source !== 'option') continue;
    if (spec.type !== 'flag') words.push(`--${name}`, String(values[name as keyof typeof values]));
    else if (values[name as keyof typeof values] === true) words.push(`--${name}`);
  }
  const own = [...(rest ?? [])];
  const { freezeFile: freeze } = request;
  const isChosen = freeze !== undefined && argumentIn(known, '--freeze-file') === undefined;
  const all = isChosen ? [...own, '--freeze-file', freeze] : own;
  return rest === undefined && all.length === 0 ? words : [...words, '--', ...all];
}
