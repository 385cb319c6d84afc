import { defineTool, type Outcome } from '@gatehouse/cli';
import { Failure } from '@gatehouse/contracts';
import { baselineOf, produceBaseline } from './baseline';
import { dryRun } from './dry-run';
import { options } from './options';
import { withProcesses } from './processes';
import { produce } from './produce';
import { requestOf, type GateCall, type GateRequest } from './request';
import { partOfSample, sample, withMarketData } from './sampled';
import { writePart } from './parts';

export const tool = defineTool({
  name: 'production-gates',
  purpose:
    'Computes the gates of stages S1 to S3 from tables of scores and returns: costs, walk-forward, risk, statistics, look-ahead.',
  options,
  rest: '<options>',
  restIsOptions: true,
  recordsTexts: true,
  reads: [
    '--strategy, --protocol: a configuration, YAML or JSON, with a map production_gates',
    '--scores, --prices and the other tables: CSV, perhaps packed, or Parquet',
    '--freeze-file: freeze.schema.json or freeze-v1.schema.json',
    'audit/trials.jsonl: lines of trial.schema.json; reports, registry rows and official runs of the family',
    'parts of --parts: gate-part.schema.json',
  ],
  writes: [
    '<out-dir>/production_gates_<stamp>/production_gates_report.json: production-gates-report-v1.schema.json; .md beside it',
    '  cost_stress_results.csv, walk_forward_summary.csv, period_figures.csv, trial_returns.csv, not_scored.csv',
    '<out-dir>/stress_<stamp>/stress_report.json: stress-report.schema.json',
    '<out-dir>/baseline_<stamp>/baseline_report.json: baseline-report.schema.json',
    'audit/trials.jsonl: a line of trial.schema.json',
    '--registry-csv: a row of gate-registry-row.schema.json',
    '<parts>/part_I_of_N.json: gate-part.schema.json; for a launcher also shard.json: shard.schema.json',
    '--out-html: HTML that carries a gates-page.schema.json',
  ],
  environment: {
    GATEHOUSE_RUN_DIR: 'run directory of the official run that started it',
    GATEHOUSE_REPORT_DIR: 'folder of its report, unless --out-dir is given',
    'GATEHOUSE_SHARD_INDEX, GATEHOUSE_SHARD_COUNT, GATEHOUSE_SHARD_DIR': 'make one part, as --shard',
    'GATEHOUSE_SHARD_PHASE, GATEHOUSE_SHARDS_DIR': 'join: make the report from all parts, as --join',
  },
  statuses: {
    '0': 'the report is written, whatever its gates say',
    '1': 'the report cannot be made: usage, tables, configuration, or a record that is damaged',
    '2': 'with --exit-verdict: `overall_pass` is not true',
    '75': 'another process holds the record of trials or the registry',
  },
  examples: [
    'production-gates --strategy configs/strategies/momentum.json',
    'production-gates --strategy configs/strategies/momentum.json --dry-run',
    'official-run --workflow production_gates --tag momentum_gates1 --runner production-gates --dq-input-csv data/momentum_scores.csv -- \\',
    '    --strategy configs/strategies/momentum.json --freeze-file runs/freeze/momentum.freeze.json',
  ],
  labels: ({ workflow }) => ({ workflow }),
  async run(call): Promise<Outcome> {
    const request = requestOf(call);
    if (call.options['dry-run']) return dryRun(call, request);
    const { mode, workflow } = request;
    if (call.options['out-html'] && (workflow === 'baseline' || mode.kind === 'shard'))
      throw new Failure(
        'usage',
        'option --out-html: a baseline and a part have no page; give it with the report of the gates',
      );
    // A baseline is one pass over few periods: it is not cut.
    if (workflow === 'baseline' || mode.kind !== 'whole' || mode.processes === 1) return perform(call, request);
    const count = mode.processes;
    return withProcesses(call, count, (folder) =>
      perform(call, { ...request, mode: { kind: 'join', folders: [folder], count } }),
    );
  },
});

/** Nothing is written before all tables are known to be what they were when they were read. */
async function perform(call: GateCall, request: GateRequest): Promise<Outcome> {
  const { mode, workflow } = request;
  if (workflow === 'baseline')
    return produceBaseline(call, request, await withMarketData(call, request, (data) => baselineOf(request, data)));
  if (mode.kind === 'shard') {
    const part = await withMarketData(call, request, (data) => partOfSample({ ...request, mode }, data));
    const file = writePart(part, mode.folder, mode.isLaunched);
    return { status: 0, lines: [`[done] part_json=${file}`], document: part };
  }
  return produce(call, request, await withMarketData(call, request, (data) => sample(request, data)));
}
