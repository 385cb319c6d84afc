/** Documents of runs, edited where they lie: reports, results, contexts, logs, freezes (contract 23.3). */
import path from 'node:path';
import { sha256 } from '@gatehouse/evidence';
import { edit, lacks, ofRun, otherDigit, reported, runThat, stated, type Forgery, type Trail } from './forgery';

type Change = (text: string) => string;

/** An edit of one file that the verifier finds as `changed`. */
function changed(name: string, what: string, find: (trail: Trail) => string | undefined, change: Change): Forgery {
  return { name, codes: ['changed'], apply: (trail) => edit(trail, find(trail), what, change) };
}

const report = (trail: Trail): string | undefined => reported(trail)?.report;
const beside = (trail: Trail, ending: RegExp): string | undefined => {
  const found = report(trail);
  return found && trail.copy.files(path.posix.dirname(found)).find((file) => ending.test(file));
};
const flipped: Change = (text) =>
  text.replace(
    /("overall_pass"\s*:\s*)(true|false)/,
    (_, key: string, value: string) => `${key}${value === 'true' ? 'false' : 'true'}`,
  );
const otherNumber: Change = (text) => otherDigit(text, /(?:ic|mean|ratio|q_value|score|return)\w*"?\s*[:=]\s*-?/i);
const anyDigit: Change = (text) => otherDigit(text, /^/);
const otherWord =
  (from: RegExp, to: string): Change =>
  (text) =>
    text.replace(from, to);

/** Edits a file and mends every sum that other documents state of it. */
function mended(name: string, what: string, find: (trail: Trail) => string | undefined, change: Change): Forgery {
  return {
    name,
    codes: ['changed'],
    apply(trail) {
      const file = find(trail);
      const before = file !== undefined && trail.copy.has(file) ? trail.copy.text(file) : '';
      const problem = edit(trail, file, what, change);
      if (problem === undefined && file !== undefined)
        trail.copy.mendSums(new Map([[sha256(before), sha256(trail.copy.text(file))]]));
      return problem;
    },
  };
}

/** The same edit in every document that has the text, each sum mended. */
function everywhere(name: string, what: string, find: (trail: Trail) => string | undefined, change: Change): Forgery {
  return {
    name,
    codes: ['changed'],
    apply(trail) {
      const file = find(trail);
      const before = file !== undefined && trail.copy.has(file) ? trail.copy.text(file) : '';
      const problem = edit(trail, file, what, change);
      if (problem !== undefined || file === undefined) return problem;
      const after = trail.copy.text(file);
      const sums = new Map([[sha256(before), sha256(after)]]);
      const at = [...before].findIndex((letter, index) => letter !== after[index]);
      const number = /[\d.]{4,}/.exec(before.slice(Math.max(0, at - 6)))?.[0];
      for (const other of ['audit', 'gate_results', 'docs'].flatMap((folder) => trail.copy.files(folder))) {
        if (number === undefined || other === file || other.startsWith('audit/evidence_log/')) continue;
        const text = trail.copy.text(other);
        if (!text.includes(number)) continue;
        trail.copy.write(
          other,
          text.replaceAll(number, `${number.slice(0, -1)}${(Number(number.slice(-1)) + 1) % 10}`),
        );
        sums.set(sha256(text), sha256(trail.copy.text(other)));
      }
      trail.copy.mendSums(sums);
      return undefined;
    },
  };
}

const freezeOf = (trail: Trail): string | undefined => stated(trail, (file) => file.startsWith('runs/freeze/'));
const dataOf = (trail: Trail): string | undefined =>
  trail.runs
    .flatMap(({ data }) => data.map(({ path: file }) => file))
    .find((file) => /\.(csv|parquet|json)$/.test(file) && file.startsWith('data/') && trail.copy.has(file));

export const documentForgeries: readonly Forgery[] = [
  changed('report_number', 'report', report, otherNumber),
  changed('report_gates', 'report', report, flipped),
  everywhere('report_everywhere', 'report', report, otherNumber),
  {
    name: 'report_swap',
    codes: ['changed'],
    apply(trail) {
      const reports = [...new Set(trail.runs.flatMap((run) => [...run.reports]))].filter(
        (file) => file.startsWith('gate_results/') && trail.copy.has(file),
      );
      const [one, other] = reports;
      if (one === undefined || other === undefined) return lacks('only one report');
      trail.copy.write(one, trail.copy.text(other));
      return undefined;
    },
  },
  changed('report_truncated', 'report', report, (text) => text.slice(0, text.length / 2)),
  changed('report_md', 'report in Markdown', (trail) => beside(trail, /_report\.md$/), anyDigit),
  changed(
    'report_table',
    'table beside a report',
    (trail) => beside(trail, /\.csv$/),
    (text) => otherDigit(text, /\n.*?,/),
  ),
  changed('report_thresholds', 'report', report, (text) =>
    otherDigit(text, /"(?:\w*threshold\w*|line|min_\w+|max_\w+|cost_multipliers)"\s*:\s*(?:\{[^}]*?:\s*)?"?-?/),
  ),
  changed('report_trials', 'report', report, (text) =>
    otherDigit(text, /"(?:n_factors|n_trials|n_tests|trials|test_months|\w*_n)"\s*:\s*/),
  ),
  changed(
    'summary_md',
    'final summary',
    (trail) => stated(trail, (file) => file.endsWith('_final_summary.md')),
    anyDigit,
  ),
  changed('review_md', 'review', (trail) => stated(trail, (file) => file.endsWith('_run_review.md')), anyDigit),
  changed('page_html', 'page', (trail) => stated(trail, (file) => file.endsWith('.html')), anyDigit),
  {
    name: 'result_exit_code',
    codes: ['changed'],
    apply(trail) {
      const run = runThat(trail, ({ end }) => end?.verdict === 'failed');
      return edit(trail, run && `${run.subject}/result.json`, 'failed run', (text) =>
        text.replace(/("exit_code"\s*:\s*)\d+/, '$10').replace(/("outcome"\s*:\s*)"failed"/, '$1"succeeded"'),
      );
    },
  },
  changed(
    'result_times',
    'result',
    (trail) => ofRun(trail, 'result.json'),
    (text) => otherDigit(text, /"finished_at"\s*:\s*"[\d-]+T\d\d:\d/),
  ),
  changed(
    'run_log',
    'run.log',
    (trail) => ofRun(trail, 'run.log'),
    (text) => `${text}all gates passed\n`,
  ),
  changed(
    'run_log_emptied',
    'run.log',
    (trail) => ofRun(trail, 'run.log'),
    () => '',
  ),
  changed(
    'command_sh',
    'command.sh',
    (trail) => ofRun(trail, 'command.sh'),
    (text) => `${text.trimEnd()} --extra\n`,
  ),
  changed(
    'context_owner',
    'context',
    (trail) => ofRun(trail, 'context.json'),
    otherWord(/("owner"\s*:\s*)"[^"]*"/, '$1"somebody else"'),
  ),
  changed(
    'context_commit',
    'context',
    (trail) => ofRun(trail, 'context.json'),
    (text) => otherDigit(text, /"git_commit"\s*:\s*"/),
  ),
  changed(
    'preflight',
    'preflight',
    (trail) => ofRun(trail, 'preflight.json'),
    (text) => otherDigit(text, /"(?:cores|memory_gb)"\s*:\s*/),
  ),
  changed(
    'status_host',
    'status',
    (trail) => ofRun(trail, 'status.json'),
    otherWord(/("host"\s*:\s*)"[^"]*"/, '$1"elsewhere"'),
  ),
  changed(
    'freeze_verification',
    'verification of a freeze',
    (trail) => ofRun(trail, 'freeze_verification.json'),
    otherWord(/("holds"\s*:\s*)true/, '$1false'),
  ),
  changed(
    'dq_number',
    'data quality report',
    (trail) => ofRun(trail, 'data_quality_report.json'),
    (text) => otherDigit(text, /"(?:rows|n_rows|row_count|bytes)"\s*:\s*/),
  ),
  changed('dq_to_pass', 'data quality report', (trail) => ofRun(trail, 'data_quality_report.json'), flipped),
  changed(
    'dq_command',
    'command of the data gate',
    (trail) => ofRun(trail, 'data_quality_command.sh'),
    (text) => `${text.trimEnd()} --min-rows 0\n`,
  ),
  changed('freeze', 'freeze', freezeOf, (text) => otherDigit(text, /"configuration"[^]*?:\s*-?(?=\d)/)),
  changed('freeze_and_hash', 'freeze', freezeOf, (text) =>
    otherDigit(text, /"configuration"[^]*?:\s*-?(?=\d)/).replace(/("\w*hash"\s*:\s*")[0-9a-f]{8}/g, '$1deadbeef'),
  ),
  mended('freeze_everywhere', 'freeze', freezeOf, (text) => otherDigit(text, /"configuration"[^]*?:\s*-?(?=\d)/)),
  mended('report_cascade', 'report', report, flipped),
  mended(
    'result_cascade',
    'result',
    (trail) => ofRun(trail, 'result.json'),
    (text) => otherDigit(text, /"finished_at"\s*:\s*"[\d-]+T\d\d:\d/),
  ),
  mended('data_swap_everywhere', 'data', dataOf, (text) => otherDigit(text, /\n[^\n]*,/)),
  mended('data_cascade', 'data', dataOf, (text) => `${text.trimEnd()}\n`.replace(/\n([^\n]*)\n$/, '\n$1\n$1\n')),
  {
    name: 'unlisted_file',
    codes: ['unlogged'],
    apply(trail) {
      const [run] = trail.runs;
      if (run === undefined) return lacks('no run');
      trail.copy.write(`${run.subject}/approved.md`, 'approved by the committee\n');
      return undefined;
    },
  },
  {
    name: 'symlink_swap',
    codes: ['not_a_file'],
    apply(trail) {
      const file = report(trail) ?? ofRun(trail, 'result.json');
      if (file === undefined) return lacks('no report');
      trail.copy.write('audit/elsewhere.json', trail.copy.text(file));
      trail.copy.link(file, trail.copy.at('audit/elsewhere.json'));
      return undefined;
    },
  },
  {
    name: 'permissions',
    codes: ['writable_by_others'],
    isNote: true,
    apply(trail) {
      const file = report(trail) ?? ofRun(trail, 'result.json');
      if (file === undefined) return lacks('no report');
      trail.copy.mode(file, 0o666);
      return undefined;
    },
  },
];
