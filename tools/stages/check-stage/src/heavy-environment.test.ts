import { Failure } from '@gatehouse/contracts';
import { temporaryRepository } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import { check, decision, open, runOf, sharedFiles } from '../fixtures/decision';
import { environmentProblems } from './heavy-environment';
import { recordsOf, type EvidenceRecord } from './record';

const record = (path: string, value: object): EvidenceRecord => {
  const [read] = recordsOf({ path, bytes: Buffer.from(JSON.stringify(value)), sha256: '' }, 'json', 't');
  return read as EvidenceRecord;
};
const commit = '6f2a007'.padEnd(40, '0');
const preflight = { status: 'pass', hostname: 'big', cores: 16, memory_gb: 128 };
const context = { hostname: 'big', git_commit: commit };
const launched = { ...context, launch: { job: '12' } };

interface Documents {
  preflight?: object;
  context?: object;
  result?: object;
  machine?: object;
}

const problemsOf = ({ machine, ...given }: Documents): string =>
  environmentProblems(
    record('preflight.json', given.preflight ?? preflight),
    {
      context: record('context.json', given.context ?? context),
      result: given.result && record('result.json', given.result),
    },
    { machineAt: () => machine },
  ).join('; ');

describe('the machine of a run (contract 14.12)', () => {
  test.each<[string, Documents]>([
    ['has the cores and the memory that are asked for by default', {}],
    ['exactly so many', { preflight: { ...preflight, cores: 8, memory_gb: 60 } }],
    [
      'has those of gatehouse.json',
      { preflight: { ...preflight, cores: 1, memory_gb: 1 }, machine: { min_cores: 1, min_memory_gb: 1 } },
    ],
    ['was given by the job that left the result', { context: launched, result: { launch: { job: '12' } } }],
    ['needs no result when it was not launched', { result: { exit_code: 0 } }],
  ])('%s', (_, documents) => expect(problemsOf(documents)).toBe(''));

  test.each<[string, Documents]>([
    [
      'preflight.json: cores is 7, expected at least 8 (the default: there is no machine.min_cores of gatehouse.json at 6f2a007)',
      { preflight: { ...preflight, cores: 7 } },
    ],
    [
      'preflight.json: memory_gb is 59, expected at least 60 (the default: there is no machine.min_memory_gb of gatehouse.json at 6f2a007)',
      { preflight: { ...preflight, memory_gb: 59 }, machine: { min_cores: 1 } },
    ],
    [
      'preflight.json: cores is 16, expected at least 32 (machine.min_cores of gatehouse.json at 6f2a007)',
      { machine: { min_cores: 32 } },
    ],
    ['preflight.json: cores is "many", expected at least 8', { preflight: { ...preflight, cores: 'many' } }],
    [
      'preflight.json: cores is true, expected at least 1',
      { preflight: { ...preflight, cores: true }, machine: { min_cores: 1 } },
    ],
    ['preflight.json: cores is not there, expected at least 8', { preflight: { ...preflight, cores: null } }],
    [
      'preflight.json: hostname is "big", expected "small", the hostname of context.json',
      { context: { ...context, hostname: 'small' } },
    ],
    ['preflight.json: hostname is not there, expected "big"', { preflight: { ...preflight, hostname: undefined } }],
    [
      'preflight.json: hostname is not there, expected not there',
      { preflight: { ...preflight, hostname: '' }, context: { git_commit: commit } },
    ],
    [
      'context.json: launch.job is "12", expected that of the result, "13"',
      { context: launched, result: { launch: { job: '13' } } },
    ],
    ['context.json: launch.job is "12", expected that of the result, not there', { context: launched, result: {} }],
    ['context.json: launch.job is "12", expected that of the result, not there', { context: launched }],
    [
      'context.json: launch.job is not there',
      { context: { ...context, launch: { launcher: 'slurm', job: null } }, result: { launch: { job: '12' } } },
    ],
  ])('%s', (problem, documents) => expect(problemsOf(documents)).toContain(problem));

  test('is not told where git has no such commit', () => {
    const problems = environmentProblems(
      record('preflight.json', preflight),
      { context: record('context.json', context), result: undefined },
      {
        machineAt: () => {
          throw new Failure('missing-input', 'git has no commit "x"');
        },
      },
    );
    expect(problems).toEqual(['what the repository asks of a machine cannot be told: git has no commit "x"']);
  });
});

describe.each([
  ['S2', 'stress'],
  ['S3', 'production_gates'],
] as const)('heavy_environment of %s', (stage, workflow) => {
  const files = (asked: object): Record<string, string | object> => ({
    ...decision('m_1', workflow),
    ...sharedFiles('m_1'),
    'gatehouse.json': { schema: 'gatehouse/v1', machine: asked },
  });
  const at = (asked: object): ReturnType<typeof temporaryRepository> => {
    const repository = temporaryRepository(files(asked), { git: true });
    const commit = repository.git('rev-parse', 'HEAD').trim();
    const name = `${runOf('m_1', workflow)}/context.json`;
    repository.write(name, { ...repository.json<Record<string, unknown>>(name), git_commit: commit });
    repository.write('runs/freeze/f.json', {
      ...repository.json<Record<string, unknown>>('runs/freeze/f.json'),
      git_commit: commit,
    });
    return repository;
  };

  test('is met by the gatehouse.json of the commit, and not by the one of today', () => {
    const repository = at({ min_cores: 16 });
    repository.write('gatehouse.json', { schema: 'gatehouse/v1', machine: { min_cores: 1 } });
    expect(open(check(repository, stage, 'm_1'))['heavy_environment']).toMatch(
      /cores is 8, expected at least 16 \(machine\.min_cores of gatehouse\.json at [0-9a-f]{7}\)$/,
    );
    expect(open(check(at({ min_cores: 8 }), stage, 'm_1'))).not.toHaveProperty('heavy_environment');
  });

  test('can be waived', () => {
    const repository = at({ min_cores: 16 });
    const waiver = {
      schema: 'stage-waiver/v1',
      decision_tag: 'm_1',
      stage,
      rule: 'heavy_environment',
      reason: 'the figures fit into less',
    };
    repository.write('docs/production_research/waivers/w.json', {
      ...waiver,
      approver: 'Bo Chen',
      expires: '2026-12-31',
    });
    const found = check(repository, stage, 'm_1').requirements.find(({ id }) => id === 'heavy_environment');
    expect(found).toMatchObject({ status: 'waived', waiver: { approver: 'Bo Chen' } });
  });
});
