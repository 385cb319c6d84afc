import path from 'node:path';
import { Failure } from '@gatehouse/contracts';
import { temporaryRepository, type Repository } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import { dataQualityEvidence, locateRunAndReport, placeOf } from './discovery';
import { runAt } from './run';

const runs = 'audit/workstation_runs';
const report = (stamp: string): string => `gate_results/production_gates_${stamp}/production_gates_report.json`;
const tagged = (tag: string): object => ({ inputs: { decision_tag: tag } });

function repository(): Repository {
  return temporaryRepository({
    [`${runs}/2031-05-01_080000_production_gates_alpha/context.json`]: { decision_tag: 'alpha' },
    [`${runs}/2031-05-02_080000_production_gates_alpha2/context.json`]: { decision_tag: 'alpha2' },
    [`${runs}/2031-05-03_080000_production_gates_no_context/run.log`]: '',
    [`${runs}/2031-05-04_080000_production_gates_no_report/context.json`]: { decision_tag: 'no report' },
    [report('2031-05-01_080000')]: tagged('alpha'),
    [report('2031-05-01_090000')]: { args: { decision_tag: 'alpha' } },
    [report('2031-05-02_080000')]: tagged('alpha2'),
    [report('2031-05-03_080000')]: tagged('no context'),
    [report('2031-05-05_080000')]: '{"inputs": {"decision_tag": "no rep',
    'loose/report.json': tagged('alpha2'),
    'loose/untagged.json': {},
  });
}

interface Given {
  tag?: string;
  runDir?: string;
  reportJson?: string;
}

function locate({ root }: Repository, { tag, runDir, reportJson }: Given): string[] {
  const resolve = (given: string): string => path.resolve(root, given);
  const found = locateRunAndReport(root, {
    tag,
    runDir: placeOf(runDir, resolve),
    reportJson: placeOf(reportJson, resolve),
  });
  for (const place of [found.runDir, found.reportJson]) expect(path.resolve(root, place.shown)).toBe(place.path);
  return [found.runDir.shown, found.reportJson.shown];
}

const alpha = `${runs}/2031-05-01_080000_production_gates_alpha`;
const alpha2 = `${runs}/2031-05-02_080000_production_gates_alpha2`;
const noContext = `${runs}/2031-05-03_080000_production_gates_no_context`;

test.each<[string, Given, [string, string]]>([
  ['a tag, its newest report', { tag: 'alpha' }, [alpha, report('2031-05-01_090000')]],
  ['a tag that begins like another', { tag: 'alpha2' }, [alpha2, report('2031-05-02_080000')]],
  ['a tag that only the name of the run has', { tag: 'no context' }, [noContext, report('2031-05-03_080000')]],
  ['only a run', { runDir: alpha2 }, [alpha2, report('2031-05-02_080000')]],
  ['only a run, of which only the name tells the tag', { runDir: noContext }, [noContext, report('2031-05-03_080000')]],
  [
    'only a run, oddly spelled',
    { runDir: `./${runs}//2031-05-02_080000_production_gates_alpha2/` },
    [alpha2, report('2031-05-02_080000')],
  ],
  ['only a report', { reportJson: 'loose/report.json' }, [alpha2, 'loose/report.json']],
  ['both, of different tags', { runDir: alpha, reportJson: 'loose/report.json' }, [alpha, 'loose/report.json']],
  [
    'both, and a tag of neither',
    { tag: 'other', runDir: alpha, reportJson: 'loose/report.json' },
    [alpha, 'loose/report.json'],
  ],
  [
    'a report without a tag, and a tag',
    { tag: 'alpha', reportJson: 'loose/untagged.json' },
    [alpha, 'loose/untagged.json'],
  ],
  ['a run without a tag, and a tag', { tag: 'alpha', runDir: noContext }, [noContext, report('2031-05-01_090000')]],
  ['empty texts count as not given', { tag: '', runDir: alpha, reportJson: '' }, [alpha, report('2031-05-01_090000')]],
])('found by %s', (_, given, expected) => expect(locate(repository(), given)).toEqual(expected));

test('without a tag it is the newest run and its report', () => {
  const repo = repository();
  repo.write(`${runs}/2031-05-06_080000_production_gates_last/context.json`, { decision_tag: 'last' });
  expect(() => locate(repo, {})).toThrow("none with exactly the decision tag 'last'");
  repo.write(report('2030-01-01_080000'), tagged('last'));
  expect(locate(repo, {})).toEqual([`${runs}/2031-05-06_080000_production_gates_last`, report('2030-01-01_080000')]);
});

test('a path that was given is taken as given, and the tag finds the other one', () => {
  expect(locate(repository(), { tag: 'alpha', reportJson: 'loose/report.json' })).toEqual([alpha, 'loose/report.json']);
  expect(locate(repository(), { tag: 'alpha', runDir: alpha2 })[0]).toBe(alpha2);
});

describe('what is not found says where it was looked for and what to do', () => {
  test.each<[string, Given, RegExp]>([
    [
      'tag',
      { tag: 'alph' },
      /^run_dir not found: none of the 4 runs in .*audit\/workstation_runs has exactly the decision tag 'alph', the newest is .*no_report; .*--run-dir/,
    ],
    ['run directory', { runDir: 'nowhere' }, /^run_dir not found: .*nowhere is not a directory; give/],
    ['run that is a file', { runDir: 'loose/report.json' }, /^run_dir not found: .* is not a directory/],
    [
      'report',
      { reportJson: 'nowhere.json', runDir: alpha },
      /^report_json not found: .*nowhere.json is not a file; give/,
    ],
    ['report that is a directory', { reportJson: 'loose' }, /^report_json not found: .*loose is not a file/],
    [
      'report of the run',
      { tag: 'no report' },
      /^report_json not found: .*gate_results has 5 reports \(1 cannot be read: .*cut off.*\), none with exactly the decision tag 'no report'; .*--report-json/,
    ],
    [
      'run of the report',
      { reportJson: 'loose/untagged.json' },
      /^run_dir not found: .*untagged.json states no inputs.decision_tag .*--run-dir/,
    ],
    ['readable report', { reportJson: report('2031-05-05_080000') }, /production_gates_report.json: is cut off/],
  ])('no such %s', (_, given, message) => {
    let failure: unknown;
    try {
      locate(repository(), given);
    } catch (error) {
      failure = error;
    }
    expect(failure).toBeInstanceOf(Failure);
    expect((failure as Failure).message).toMatch(message);
  });

  test('an empty repository', () => {
    expect(() => locate(temporaryRepository(), {})).toThrow(
      /^run_dir not found: there is no run in .*workstation_runs; start there, use --root/,
    );
  });
});

test.each<[string, string]>([
  ['a/b', 'a/b'],
  ['./a//b/', 'a/b'],
  ['/a/b/', '/a/b'],
  ['/', '/'],
  ['.', '.'],
  ['a/../b', 'a/../b'],
  ['~/a', '~/a'],
])('the path %s is shown as %s', (given, shown) => expect(placeOf(given, (text) => text)?.shown).toBe(shown));

test('the data quality report is sought from the repository, then from the run', () => {
  const { root, path: at } = temporaryRepository({ 'run/dq.json': '{}', 'both.json': '{}', 'run/both.json': '{}' });
  const named = (data_quality_report_json: string | null | undefined): unknown =>
    dataQualityEvidence(
      root,
      runAt(at('run')),
      data_quality_report_json === undefined ? {} : { data_quality_report_json },
    );
  expect(named('both.json')).toEqual({ path: at('both.json'), isThere: true });
  expect(named('dq.json')).toEqual({ path: at('run/dq.json'), isThere: true });
  expect(named(at('both.json'))).toEqual({ path: at('both.json'), isThere: true });
  expect(named('run')).toEqual({ path: at('run'), isThere: false });
  for (const none of [undefined, null, '', '  ']) expect(named(none)).toEqual({ path: undefined, isThere: false });
});
