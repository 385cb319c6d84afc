// A workflow of one's own, beside production-gates: does every month have enough scores, without a gap?
// Called by official-run as: judge_coverage.mjs --workflow NAME -- --min-names N; what else it needs is in the
// environment.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { readMonth, readOptions, readRows, replaceFile, runScript } from './repository.mjs';

function gate(label, measured, rule, line) {
  const passed = rule === 'at least' ? measured >= line : measured <= line;
  return { label, verdict: passed ? 'pass' : 'fail', measured, rule, line };
}

runScript('judge_coverage', (words) => {
  const { GATEHOUSE_DECISION_TAG: tag, GATEHOUSE_REPORT_DIR: folder, GATEHOUSE_WORKFLOW: workflow } = process.env;
  if (!tag || !folder) throw new Error('expected to be started by official-run, which names tag and folder');
  const options = readOptions(words.slice(words.indexOf('--') + 1), {
    scores: 'data/momentum_scores.csv',
    'min-names': '4',
  });

  const names = new Map();
  for (const [[date], place] of readRows('scores', options.scores, ['date', 'ticker', 'score'])) {
    const month = readMonth(date);
    if (month === null) throw new Error(`${place}: expected a date like 2000-01-31, found ${JSON.stringify(date)}`);
    names.set(month, (names.get(month) ?? 0) + 1);
  }
  if (names.size === 0) throw new Error(`scores ${options.scores} has no rows`);

  const months = [...names.keys()];
  const gaps = Math.max(...months) - Math.min(...months) + 1 - names.size;
  const verdicts = {
    enough_names: gate(
      'Fewest scores of a month',
      Math.min(...names.values()),
      'at least',
      Number(options['min-names']),
    ),
    no_gap: gate('Months without a score', gaps, 'at most', 0),
  };
  const gates = Object.fromEntries(Object.entries(verdicts).map(([name, { verdict }]) => [name, verdict === 'pass']));
  const report = {
    generated_at_utc: new Date().toISOString(),
    inputs: { decision_tag: tag, factor: 'momentum_12_1' },
    gates: { ...gates, overall_pass: Object.values(gates).every(Boolean) },
    gate_verdicts: verdicts,
  };
  mkdirSync(folder, { recursive: true });
  replaceFile(path.join(folder, `${workflow}_report.json`), `${JSON.stringify(report, null, 2)}\n`);
  console.log(`${names.size} months, ${verdicts.enough_names.measured} names or more, ${gaps} gaps`);
});
