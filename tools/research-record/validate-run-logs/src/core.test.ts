import { parseDocument, runLogPolicy, runLogValidation, type RunLogPolicy } from '@gatehouse/contracts';
import { describe, expect, test } from 'vitest';
import type { GitFacts } from './commits';
import { corpusChecks, judgeLog, logChecks, markdown, resultLines, validation, type Rules } from './core';
import { judgeCorpus, type Corpus } from './corpus';
import type { RunLog } from './log';
import shipped from './run-log-policy.json';

const policy = parseDocument(runLogPolicy, JSON.stringify(shipped), 'shipped');
const [before, after, other] = ['a', 'b', 'c'].map((digit) => digit.repeat(40)) as [string, string, string];
const name = '20260302_071500_ticket-03_align';
const folder = `docs/agent_runs/${name}`;
const meta = {
  run_name: name,
  ticket_id: 'ticket-03',
  started_at_utc: '2026-03-02T07:15:00Z',
  finished_at_utc: '2026-03-02T08:00:00Z',
  git_sha_before: before,
  git_sha_after: after,
  branch_name: 'main',
  host_env_notes: '',
  dataset_id: 'sample',
  config_paths: ['configs/a.yaml'],
  config_sha256: { 'configs/a.yaml': '1'.repeat(64) },
  artifact_paths: ['artifacts/x/'],
  report_paths: [],
  web_sources: [],
};
const texts = new Map(policy.files.map((file) => [file, 'Done.\n']));
const log = (changes: Record<string, unknown> = {}, more: Partial<RunLog> = {}): RunLog => {
  const changed = Object.entries({ ...meta, ...changes }).filter(([, value]) => value !== undefined);
  return { name, folder, texts, meta: { meta: Object.fromEntries(changed) }, ...more };
};
const git: GitFacts = {
  commit: (sha) => [before, after].find((known) => known === sha),
  hint: () => '',
  isAncestor: (earlier, later) => earlier <= later,
  isReachable: () => true,
  range: () => [
    { commit: other, isMerge: true },
    { commit: after, isMerge: false },
  ],
  subject: (commit) => (commit === after ? 'ticket-03: align' : 'ticket-99: merged'),
  sha256: (commit, file) => (file === 'configs/a.yaml' ? (commit === after ? '1' : '2').repeat(64) : undefined),
  has: (_, file) => file === 'artifacts/x',
};
const rules = (changes: Partial<Rules> = {}): Rules => ({
  policy,
  tickets: new Set(['ticket-03']),
  ticketsFile: 'docs/T.md',
  git,
  isInWorkTree: () => false,
  ...changes,
});
const place = `${folder}/META.json`;

test('a log that is whole passes every check, in their order', () => {
  const checks = judgeLog(log(), rules());
  expect(Object.keys(checks)).toEqual(logChecks);
  expect(Object.entries(checks).filter(([, { status }]) => status !== 'pass')).toEqual([]);
  expect(checks['range_names_ticket']?.added).toEqual({ commits: 1 });
});

describe('one thing is wrong', () => {
  test.each<[string, string, string[], RunLog, Partial<Rules>?]>([
    ['files_present', 'fail', [`${folder}: missing required file TESTS.md`], log({}, { texts: without('TESTS.md') })],
    [
      'files_written',
      'fail',
      [`${folder}/TESTS.md: is empty`],
      log({}, { texts: new Map([...texts, ['TESTS.md', ' \n']]) }),
    ],
    ['meta_parses', 'missing', [`${place}: not there`], log({}, { meta: undefined })],
    ['meta_parses', 'fail', [`${place}: must be a JSON object`], log({}, { meta: { fault: 'must be a JSON object' } })],
    ['times_ordered', 'missing', [`${place} could not be read`], log({}, { meta: undefined })],
    ['meta_keys', 'fail', [`${place}: missing required key 'web_sources'`], log({ web_sources: undefined })],
    ['meta_types', 'pass', [], log({ web_sources: undefined })],
    ['meta_types', 'warn', [`${place}: branch_name is blank`], log({ branch_name: ' ' })],
    ['meta_types', 'fail', [`${place}: config_paths must be a list`], log({ config_paths: 'x' })],
    ['meta_types', 'fail', [`${place}: web_sources[1] must be a string`], log({ web_sources: ['x', 1n] })],
    ['meta_types', 'fail', [`${place}: config_sha256['x'] is no sha256`], log({ config_sha256: { x: 'abc' } })],
    ['meta_types', 'fail', [`${place}: config_sha256 must be a dict`], log({ config_sha256: [] })],
    ['run_named', 'fail', [`${place}: run_name 'x' does not match directory '${name}'`], log({ run_name: 'x' })],
    ['run_named', 'fail', [`${place}: run_name None does not match directory '${name}'`], log({ run_name: null })],
    ['ticket_defined', 'fail', [`${place}: ticket_id 3 is not in ticket-XX format`], log({ ticket_id: 3n })],
    ['ticket_defined', 'missing', ['docs/T.md: no tickets'], log(), { tickets: undefined }],
    [
      'ticket_defined',
      'fail',
      [
        `${place}: ticket_id 'ticket-04' not found in docs/T.md; add a section header like '## ticket-04 — ...'`,
        `${place}: ticket_id 'ticket-04', the directory says 'ticket-03'`,
      ],
      log({ ticket_id: 'ticket-04' }),
    ],
    ['commits_exist', 'fail', [`${place}: git_sha_after 'HEAD' is not a 40-hex SHA`], log({ git_sha_after: 'HEAD' })],
    [
      'commits_exist',
      'fail',
      [`${place}: git_sha_after ${other} is no commit of this repository`],
      log({ git_sha_after: other }),
    ],
    ['commits_exist', 'missing', ['not a git repository: commits cannot be resolved'], log(), { git: undefined }],
    ['commits_ordered', 'missing', [`${place}: the commits could not be resolved`], log({ git_sha_after: other })],
    [
      'commits_ordered',
      'fail',
      [
        `${place}: git_sha_before ${after} is not an ancestor of git_sha_after ${before}`,
        `${place}: git_sha_after ${before} is on no branch or tag`,
        `${place}: git_sha_after_ref 'HEAD' moves; git_sha_after counts`,
      ],
      log({ git_sha_before: after, git_sha_after: before, git_sha_after_ref: 'HEAD' }),
      { git: { ...git, isReachable: () => false } },
    ],
    [
      'commits_ordered',
      'warn',
      [`${place}: git_sha_before and git_sha_after are the same commit`],
      log({ git_sha_before: after }),
    ],
    [
      'range_names_ticket',
      'warn',
      [`${place}: ${after} in the range is of another ticket: ticket-04: x`],
      log(),
      { git: { ...git, subject: () => 'ticket-04: x' } },
    ],
    [
      'configs_match',
      'missing',
      [`${place}: config_paths or config_sha256 is absent`],
      log({ config_sha256: undefined }),
    ],
    ['configs_match', 'fail', [`${place}: config_sha256 has no entry for configs/a.yaml`], log({ config_sha256: {} })],
    ['configs_match', 'missing', [`${place}: configs/a.yaml: no commit to compare with`], log(), { git: undefined }],
    [
      'configs_match',
      'fail',
      [`${place}: ../a.yaml is in neither commit`],
      log({ config_paths: ['../a.yaml'], config_sha256: { '../a.yaml': '1'.repeat(64) } }),
    ],
    [
      'configs_match',
      'fail',
      [
        `${place}: config_sha256 of configs/a.yaml is ${'3'.repeat(64)}, the commits have ${'2'.repeat(64)} and ${'1'.repeat(64)}`,
      ],
      log({ config_sha256: { 'configs/a.yaml': '3'.repeat(64) } }),
    ],
    ['times_ordered', 'fail', [`${place}: started_at_utc is absent`], log({ started_at_utc: undefined })],
    ['times_ordered', 'fail', [`${place}: started_at_utc must be a string`], log({ started_at_utc: 5n })],
    [
      'times_ordered',
      'fail',
      [`${place}: started_at_utc '2026-02-30T00:00:00Z' is not UTC like 2025-12-29T10:59:19Z`],
      log({ started_at_utc: '2026-02-30T00:00:00Z' }),
    ],
    [
      'times_ordered',
      'fail',
      [`${place}: finished_at_utc 2026-03-02T07:00:00Z is before started_at_utc 2026-03-02T07:15:00Z`],
      log({ finished_at_utc: '2026-03-02T07:00:00Z' }),
    ],
    [
      'times_ordered',
      'warn',
      [
        `${place}: started and finished in the same second`,
        `${place}: started_at_utc 2026-03-04T07:15:00Z is more than a day from the name`,
      ],
      log({ started_at_utc: '2026-03-04T07:15:00Z', finished_at_utc: '2026-03-04T07:15:00.500+00:00' }),
    ],
    ['paths_exist', 'fail', [`${place}: report_paths ../x leaves the repository`], log({ report_paths: ['../x'] })],
    ['paths_exist', 'warn', [`${place}: report_paths r.md is not there`], log({ report_paths: ['r.md'] })],
    ['paths_exist', 'pass', [], log({ report_paths: ['r.md'] }), { isInWorkTree: () => true }],
  ])('%s is %s: %j', (id, status, findings, one, changes) =>
    expect(judgeLog(one, rules(changes))[id]).toMatchObject({ status, findings }),
  );
});

function without(file: string): Map<string, string> {
  return new Map([...texts].filter(([known]) => known !== file));
}

test('exceptions spare one check of one log with a reason; severities change warnings and failures', () => {
  const own: RunLogPolicy = {
    ...policy,
    severity: { times_ordered: 'warn', meta_types: 'fail' },
    exceptions: [
      { run: name, check: 'commits_exist', reason: 'history was rewritten' },
      { run: 'another', check: 'configs_match', reason: 'x' },
    ],
  };
  const checks = judgeLog(
    log({ git_sha_after: other, config_sha256: {}, started_at_utc: '', branch_name: '' }),
    rules({ policy: own }),
  );
  expect(checks['commits_exist']).toMatchObject({ status: 'waived', added: { reason: 'history was rewritten' } });
  expect(checks).toMatchObject({
    configs_match: { status: 'fail' },
    times_ordered: { status: 'warn' },
    meta_types: { status: 'fail' },
    commits_ordered: { status: 'missing' },
  });
});

describe('the corpus', () => {
  const corpus = (text: string | undefined, changes: Partial<Corpus> = {}): Corpus => ({
    ticketsFile: 'docs/T.md',
    runsRoot: 'docs/agent_runs',
    ticketsText: text,
    ticketPattern: policy.ticket_pattern,
    logCount: 1,
    isThere: (file) => file === 'docs/agent_runs/there/',
    ...changes,
  });
  const statuses = (one: Corpus): Record<string, string[]> =>
    Object.fromEntries(
      Object.entries(judgeCorpus(one).checks).map(([id, { status, findings }]) => [id, [status, ...findings]]),
    );

  test('no file, no tickets, no logs', () => {
    expect(Object.keys(judgeCorpus(corpus(undefined)).checks)).toEqual(corpusChecks);
    expect(statuses(corpus(undefined, { logCount: 0 }))).toEqual({
      tickets_found: ['missing', 'docs/T.md: not there'],
      tickets_unique: ['missing', 'docs/T.md: not there'],
      tickets_closed: ['missing', 'docs/T.md: not there'],
      runs_found: ['fail', 'no run logs in docs/agent_runs'],
    });
    expect(statuses(corpus('# none\n'))).toMatchObject({
      tickets_found: ['fail', 'No ticket headers found in docs/T.md'],
      tickets_unique: ['missing', 'docs/T.md: no tickets'],
    });
  });

  test('open ends of tickets, section by section', () => {
    const text = [
      '## ticket-01 — a',
      '## ticket-02 — b',
      '**Status:** DONE. Run log: `docs/agent_runs/gone/`',
      '- **Tests run:** …',
      '- **Artifacts/logs:** ...',
      '- **Documentation updates:** PROGRESS.md',
      '## Ticket-01',
      '**Status:** open',
      '- **Tests run:**',
      'Run log: `docs/agent_runs/there/`',
      'Run log: `../elsewhere`',
    ].join('\n');
    expect(statuses(corpus(text))).toEqual({
      tickets_found: ['pass'],
      tickets_unique: ['fail', 'docs/T.md:7: ticket-01 has a second section'],
      tickets_closed: [
        'warn',
        'docs/T.md:1: ticket-01 has no Status',
        'docs/T.md:4: ticket-02 is done and this line still is the template',
        'docs/T.md:5: ticket-02 is done and this line still is the template',
        'docs/T.md:3: ticket-02 names docs/agent_runs/gone/, which is not there',
        'docs/T.md:11: ticket-01 names ../elsewhere, which is not there',
      ],
      runs_found: ['pass'],
    });
  });
});

test('the document is of its schema; a finding of several checks is one line', () => {
  const broken = log({ git_sha_after: other, config_paths: [] });
  const facts = {
    policy: { name: 'x', path: null, sha256: 'a'.repeat(64) },
    runsRoot: 'docs/agent_runs',
    ticketsFile: 'docs/T.md',
    corpus: judgeCorpus({
      ticketsFile: 'docs/T.md',
      runsRoot: 'docs/agent_runs',
      ticketsText: '## ticket-03\n',
      ticketPattern: policy.ticket_pattern,
      logCount: 1,
      isThere: () => true,
    }).checks,
    logs: [{ log: broken, checks: judgeLog(broken, rules()), logCommit: null }],
    strict: false,
  };
  const document = validation(facts);
  expect(runLogValidation.fault(document)).toBeUndefined();
  expect(document).toMatchObject({ overall_pass: false, runs: [{ pass: false, git_sha_after: other }] });
  expect(resultLines(facts, false)).toEqual([
    `${place}: git_sha_after ${other} is no commit of this repository`,
    `${place}: the commits could not be resolved`,
  ]);
  expect(markdown(document)).toContain(`## ${name}: fail\n`);
});
