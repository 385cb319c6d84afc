import type { LaunchRequest } from '@gatehouse/contracts';
import { describe, expect, test } from 'vitest';
import { cancel, describe as describeSlurm, sbatchWords, status, submit, type SlurmCall } from './core';
import { answerOf, parseSqueue, type ListedJob } from './jobs';
import { jobScript } from './script';
import { callersEnvironment, type Said } from './slurm';
import { instantOf, stateOf } from './states';

const key = 'gh-0123456789abcdef';
const request: LaunchRequest = {
  schema: 'launch-request/v1',
  key,
  tag: 'a/b c',
  label: 'label',
  argv: ['/bin/node', 'official-run'],
  cwd: '/data/re search',
  setup: null,
  output: '/data/100%/launch.log',
  cpus: 2,
  memory_mb: 1024,
  time_limit_min: null,
  warn_s: 120,
  queue: null,
  account: null,
  args: [],
  restarts: false,
  array: null,
  after: null,
  look_first: false,
};
const config =
  'SLURM_VERSION = 22.05.8\nClusterName = private\nKillWait = 30 sec\nMaxArraySize = 1001\nMinJobAge = 300 sec\n';

function slurm(answers: Record<string, Partial<Said>>): SlurmCall & { asked: string[][] } {
  const asked: string[][] = [];
  return {
    asked,
    nameTemplate: '{tag}.{key}',
    now: new Date('2026-03-02T08:00:00Z'),
    slurm: (program, words) => {
      asked.push([program, ...words]);
      if (program === 'scontrol') return { status: 0, out: config, error: '' };
      return { status: 0, out: '', error: '', ...answers[program] };
    },
  };
}

const line = (id: string, word: string, name: string, reason = 'None', end = 'N/A'): string =>
  `${id}|${id}|N/A|${word}|${reason}|0|0|n1|2026-03-02T07:00:00|${end}|0|${name}|\n`;

describe('submit', () => {
  test.each([
    ['2044\n', '2044', 'private'],
    ['Welcome, 3 jobs of 5 are free\n2044;other\n', '2044', 'other'],
  ])('%j gives one id', (out, job, cluster) => {
    expect(submit(request, slurm({ sbatch: { out } }))).toMatchObject({ job, cluster, key });
  });

  test.each<[string, Partial<Said>, string]>([
    ['two ids', { out: '2044\n2045\n' }, 'unreachable'],
    ['no id', { out: 'Submitted\n' }, 'unreachable'],
    [
      'the controller away',
      { status: 1, error: 'Batch job submission failed: Unable to contact slurm controller (connect failure)' },
      'unreachable',
    ],
    ['a time out', { status: null, error: 'spawnSync sbatch ETIMEDOUT' }, 'unreachable'],
    ['an id and a failure', { status: 1, out: '2044\n', error: 'Invalid something' }, 'unreachable'],
    ['a refusal', { status: 1, error: 'Batch job submission failed: Invalid partition name specified' }, 'refused'],
  ])('%s', (_, sbatch, id) => {
    expect(() => submit(request, slurm({ sbatch }))).toThrow(expect.objectContaining({ id }));
  });

  test('looks first where it is asked to', () => {
    const call = slurm({ squeue: { out: line('7', 'RUNNING', `a_b_c.${key}`) } });
    expect(submit({ ...request, look_first: true }, call)).toMatchObject({ job: '7' });
    expect(call.asked.some(([program]) => program === 'sbatch')).toBe(false);
  });

  test('finds a job that was given another name, whosever it is and wherever it waits', () => {
    const call = slurm({ squeue: { out: line('7', 'PENDING', `site:${key}`) } });
    expect(submit({ ...request, look_first: true }, call)).toMatchObject({ job: '7' });
    const words = call.asked.at(-1) ?? [];
    expect(words).toContain('-a');
    expect(words).not.toContain('--me');
    expect(words).not.toContain('--name');
  });

  test('its words', () => {
    expect(sbatchWords(request, 'n').join(' ')).toBe(
      '--parsable --job-name n --comment label --chdir /data/re search --output /data/100%%/launch.log --open-mode=append ' +
        '--nodes=1 --ntasks=1 --cpus-per-task 2 --mem 1024M --no-requeue --export=ALL',
    );
    const other = {
      ...request,
      time_limit_min: 90,
      queue: 'main',
      account: 'x',
      restarts: true,
      args: ['--gres=gpu:1'],
    };
    expect(sbatchWords(other, 'n').join(' ')).toContain(
      '--requeue --export=ALL --time 90 --signal=B:USR2@120 --partition main --account x --gres=gpu:1',
    );
  });
});

describe('status', () => {
  test.each([
    ['another job of our number', line('12', 'RUNNING', 'somebody'), false, null],
    ['ours', line('12', 'RUNNING', `t.${key}`), true, 'running'],
    ['a name with bars', line('12', 'PENDING', `a|b.${key}`), true, 'pending'],
    ['a new word', line('12', 'DREAMING', `t.${key}`), true, 'unknown'],
  ])('%s', (_, out, known, state) => {
    const handle = { job: '12' } as never;
    const call = slurm({ squeue: { out }, sacct: { status: 1, error: 'Slurm accounting storage is disabled' } });
    const { answers } = status({ schema: 'launch-query/v1', handles: [{ key, tag: 't', handle }] }, call);
    expect(answers[0]).toMatchObject({ known, state });
  });

  test('what is forgotten is not known; an engine that is away is an error', () => {
    const query = { schema: 'launch-query/v1' as const, handles: [{ key, tag: 't', handle: { job: '12' } as never }] };
    const forgotten = slurm({
      squeue: { status: 1, error: 'slurm_load_jobs error: Invalid job id specified' },
      sacct: { status: 1 },
    });
    expect(status(query as never, forgotten).answers[0]).toMatchObject({ known: false });
    const away = slurm({ squeue: { status: 1, error: 'Unable to contact slurm controller' } });
    expect(() => status(query as never, away)).toThrow(expect.objectContaining({ id: 'unreachable' }));
  });

  test('accounting tells of what the controller forgot', () => {
    const call = slurm({
      sacct: { out: `12|CANCELLED by 1000|0:15|n1|2026-03-02T07:00:00|2026-03-02T07:10:00|t.${key}\n` },
    });
    const query = { schema: 'launch-query/v1' as const, handles: [{ key, tag: 't', handle: { job: '12' } as never }] };
    expect(status(query as never, call).answers[0]).toMatchObject({ state: 'ended', exit: { code: 0, signal: 15 } });
  });

  test.each([
    ['256', { code: 1, signal: 0 }],
    ['12', { code: 0, signal: 12 }],
    ['3893', { code: 0, signal: 53 }],
    ['', null],
  ])('the exit %j of squeue', (exit, expected) => {
    const [job] = parseSqueue(line('12', 'FAILED', `t.${key}`));
    const sought = { key, tag: 't', handle: null };
    expect(answerOf(sought, [{ ...(job as ListedJob), exit }], 0)?.exit).toEqual(expected);
  });

  const element = (index: number, state: string, changes: Partial<ListedJob> = {}): ListedJob => ({
    ...{ id: `${20 + index}`, arrayId: '12', index, name: `t.${key}`, word: state, reason: 'None', exit: '0' },
    ...{ restarts: 0, nodes: 'n1', startTime: '2026-03-02T07:00:00', endTime: `2026-03-02T07:1${index}:00` },
    mayRestart: false,
    ...changes,
  });
  test.each<[string, ListedJob[], string, string]>([
    ['with one at work', [element(0, 'COMPLETED'), element(1, 'RUNNING'), element(2, 'PENDING')], 'running', 'RUNNING'],
    ['of which some wait', [element(0, 'COMPLETED'), element(1, 'PENDING')], 'pending', 'PENDING'],
    ['with a new word', [element(0, 'COMPLETED'), element(1, 'DREAMING')], 'unknown', 'DREAMING'],
    ['that is over', [element(0, 'COMPLETED'), element(1, 'COMPLETED')], 'ended', 'COMPLETED'],
    [
      'of which one failed',
      [element(0, 'COMPLETED'), element(1, 'NODE_FAIL'), element(2, 'COMPLETED')],
      'ended',
      'NODE_FAIL',
    ],
    ['in another order', [element(1, 'FAILED', { exit: '256' }), element(0, 'COMPLETED')], 'ended', 'FAILED'],
  ])('an array %s', (_, listed, state, word) => {
    const sought = { key, tag: 't', handle: { job: '12' } as never };
    const answer = answerOf(sought, listed, 0);
    expect(answer).toMatchObject({ state, engine_state: word });
    expect(answer?.elements.map(({ index }) => index)).toEqual(listed.map((_one, at) => at));
    expect(answer?.ended_at === null).toBe(state !== 'ended');
  });

  test('lines that are not jobs are passed over', () => expect(parseSqueue('a banner | of the site\n\n')).toEqual([]));
});

test.each([
  ['1001', { arrays: true, max_array: 1001, grace_s: 30 }, '30 sec'],
  ['0', { arrays: false, max_array: null, grace_s: 0 }, '0 sec'],
  ['', { arrays: true, max_array: 1001, grace_s: 30 }, ''],
])('MaxArraySize %j: %j', (size, expected, killWait) => {
  const out = `MaxArraySize            = ${size}\nKillWait                = ${killWait}\n`;
  const call = { ...slurm({}), slurm: () => ({ status: 0, out, error: '' }) };
  expect(describeSlurm(call)).toMatchObject(expected);
});

test('several jobs are asked about by their numbers, in one table', () => {
  const handles = ['12', '13'].map((job) => ({ key: `gh-00000000000000${job}`, tag: 't', handle: { job } as never }));
  const call = slurm({ squeue: { out: line('13', 'RUNNING', 't.gh-0000000000000013') }, sacct: { status: 1 } });
  const { answers } = status({ schema: 'launch-query/v1', handles } as never, call);
  expect(answers.map(({ known }) => known)).toEqual([false, true]);
  expect(call.asked[0]?.join(' ')).toContain('-j 12,13 ');
});

test('cancel says so when the job is over, and uses what was found without a number', () => {
  const query = { schema: 'launch-query/v1' as const, handles: [{ key, tag: 't', handle: null }] };
  const over = slurm({ squeue: { out: line('12', 'COMPLETED', `t.${key}`) } });
  expect(cancel(query as never, over)).toMatchObject({ accepted: false });
  const waits = slurm({ squeue: { out: line('12', 'PENDING', `t.${key}`) } });
  expect(cancel(query as never, waits)).toMatchObject({ accepted: true });
  expect(waits.asked.at(-1)).toEqual(['scancel', '12']);
});

test.each([
  ['PENDING', false, null, 'pending'],
  ['CANCELLED by 0', false, null, 'ended'],
  ['NODE_FAIL', false, null, 'ended'],
  ['NODE_FAIL', true, '2026-03-02T07:59:00Z', 'pending'],
  ['PREEMPTED', true, '2026-03-02T07:54:00Z', 'ended'],
  ['COMPLETING', false, null, 'running'],
] as const)('%s, may restart %s, ended %s: %s', (word, mayRestart, endedAt, state) => {
  expect(stateOf({ word, mayRestart, endedAt }, Date.parse('2026-03-02T08:00:00Z'))).toBe(state);
});

test('times without a zone are of this host; what is no time is null', () => {
  expect(instantOf('2026-03-02T07:00:00')).toBe(new Date('2026-03-02T07:00:00').toISOString());
  expect(instantOf('N/A')).toBeNull();
});

test('the script has nothing of a shell but exports, setup and exec', () => {
  const script = jobScript({ ...request, setup: 'module load x' }, 30);
  expect(script).toContain(`cd -- '/data/re search' || exit 1`);
  expect(script.trimEnd().split('\n').at(-1)).toBe('exec /bin/node official-run');
  expect(script).toContain(`module load x\nend-of-setup-${key}\n`);
  expect(() => jobScript({ ...request, setup: `a\nend-of-setup-${key}\nb` }, 30)).toThrow('the line that ends it');
});

test('a job that submits another does not hand on its allocation', () => {
  const env = { SLURM_CONF: 'c', SLURM_JOB_ID: '7', SBATCH_WAIT: '1', SBATCH_PARTITION: 'main', HOME: '/root' };
  expect(callersEnvironment(env)).toEqual({ SLURM_CONF: 'c', SBATCH_PARTITION: 'main', HOME: '/root' });
});

test.each(['SQUEUE_PARTITION', 'SCANCEL_STATE', 'SACCT_LOCAL', 'SCONTROL_LOCAL', 'SBATCH_CLUSTERS', 'SBATCH_ERROR'])(
  '%s of the caller hides no job, and leads none elsewhere',
  (name) => expect(callersEnvironment({ [name]: 'low', HOME: '/root' })).toEqual({ HOME: '/root' }),
);
