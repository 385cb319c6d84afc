/** Each law is broken once on purpose, and said to be. */
import { temporaryRepository, type Repository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import {
  leftovers,
  passesWithoutEvidence,
  resultsWithoutLog,
  rowsTwice,
  runsWithoutEntry,
  tagsUsedTwice,
} from './laws';

const [first, second] = ['2026-03-02_071500_nightly_a_1', '2026-03-02_071600_nightly_a_1'];
const runs = 'audit/workstation_runs';
const sumOfNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

function entries(...of: [subject: string, event: string][]): string {
  return of.map(([name, event]) => `${JSON.stringify({ subject: `${runs}/${name}`, event })}\n`).join('');
}

/** A run that is in the log, and a stage check that rests on its log. */
function sound(): Repository {
  return temporaryRepository({
    [`${runs}/${first}/context.json`]: { decision_tag: 'a_1' },
    [`${runs}/${first}/result.json`]: { outcome: 'succeeded', phase: 'workflow', log_sha256: sumOfNothing },
    [`${runs}/${first}/run.log`]: '',
    'audit/evidence_log/entries/000000000.jsonl': entries([first, 'run_started'], [first, 'run_finished']),
    'audit/stage_checks/c/stage_check.json': {
      overall_pass: true,
      requirements: [{ evidence: [{ path: `${runs}/${first}/run.log`, sha256: sumOfNothing, may_change: false }] }],
    },
    'docs/production_research/STAGE_AUDIT_LOG.md': '| 2026-03-02 | S3 | a_1 |\n',
  });
}

const all = ({ root }: Repository): string[] =>
  [leftovers, runsWithoutEntry, tagsUsedTwice, rowsTwice, passesWithoutEvidence, resultsWithoutLog].flatMap((law) =>
    law(root),
  );

test('a sound repository breaks none', () => expect(all(sound())).toEqual([]));

test.each<[string, RegExp, Record<string, string | object>]>([
  ['a temporary file', /left behind: a\/\.x\.1-00000000\.tmp/, { 'a/.x.1-00000000.tmp': '' }],
  ['a pending entry', /left behind/, { 'audit/evidence_log/pending/1-00000000.json': '{}' }],
  [
    'a run without an end',
    /has run_started$/,
    { 'audit/evidence_log/entries/000000000.jsonl': entries([first, 'run_started']) },
  ],
  [
    'a success of which the log has nothing',
    /the log has nothing/,
    { 'audit/evidence_log/entries/000000000.jsonl': entries([second, 'run_started'], [second, 'run_finished']) },
  ],
  [
    'a run that ended twice',
    /has run_started, run_lost, run_lost/,
    {
      'audit/evidence_log/entries/000000000.jsonl': entries(
        [first, 'run_started'],
        [first, 'run_lost'],
        [first, 'run_lost'],
      ),
    },
  ],
  [
    'a tag of two runs',
    /tag a_1 was used by/,
    {
      [`${runs}/${second}/context.json`]: { decision_tag: 'a_1' },
      'audit/evidence_log/entries/000000000.jsonl': [first, second]
        .map((name) => entries([name, 'run_started'], [name, 'run_finished']))
        .join(''),
    },
  ],
  [
    'a row twice',
    /twice/,
    { 'docs/production_research/STAGE_AUDIT_LOG.md': '| 2026-03-02 | S3 |\n| 2026-03-03 | S3 |\n' },
  ],
  ['a log that was changed', /c passed on .*\n.*run\.log is not/, { [`${runs}/${first}/run.log`]: 'x' }],
  [
    'an audit that passed of a run that failed',
    /the audit passed/,
    {
      [`${runs}/${first}/result.json`]: { outcome: 'failed' },
      [`${runs}/${first}/governance_audit_check.json`]: { overall_pass: true },
    },
  ],
])('%s is named', (_, expected, files) => {
  const repository = sound();
  for (const [file, content] of Object.entries(files)) repository.write(file, content);
  expect(all(repository).join('\n')).toMatch(expected);
});
