import { createHash } from 'node:crypto';
import path from 'node:path';
import { defineTool, type Call, type Outcome } from '@gatehouse/cli';
import { Failure, formatDocument, trialsReport as trialsDocument, type SourceFile } from '@gatehouse/contracts';
import { openStep } from '@gatehouse/evidence';
import { makeStampedFolder, publish } from '@gatehouse/files';
import { sixDecimals, stamp } from '@gatehouse/render';
import { placeIn } from '@gatehouse/runs';
import { compare } from './comparison';
import { readReturns } from './read-returns';
import { recordedTrials } from './recorded-trials';
import { trialsMarkdown, trialsReport } from './report';
import { aboveBenchmark, alignTrials, type Trials } from './returns';

const options = {
  returns: {
    type: 'path',
    describe: 'Table of returns, wide or long (default: the returns of the family’s record)',
    value: 'FILE',
    completes: 'data',
  },
  family: { type: 'string', describe: 'Family of trials, whose record counts them', value: 'NAME' },
  benchmark: { type: 'string', describe: 'Column that the trials are compared with', value: 'COLUMN' },
  trial: { type: 'string', describe: 'Trial that is asked about (default: the best)', value: 'ID' },
  blocks: { type: 'integer', describe: 'Blocks of the cross-validation, an even number', default: 16, value: 'N' },
  reps: { type: 'integer', describe: 'Replicates of the bootstrap', default: 10_000, value: 'N' },
  seed: { type: 'string', describe: 'Seed of the bootstrap (default: from the inputs)', value: 'NUMBER' },
  train: {
    type: 'integer',
    describe: 'Rows a window of the selection trains on',
    default: 252,
    value: 'ROWS',
    group: 'Selection',
  },
  test: { type: 'integer', describe: 'Rows it is judged on', default: 63, value: 'ROWS', group: 'Selection' },
  embargo: { type: 'integer', describe: 'Rows left out between them', default: 0, value: 'ROWS', group: 'Selection' },
  'out-dir': {
    type: 'path',
    describe: 'Folder for the reports',
    default: 'gate_results',
    value: 'DIR',
    group: 'Reports',
  },
  'out-html': {
    type: 'path',
    describe: 'Also a page with plots, for a browser: one file, nothing is fetched',
    value: 'FILE',
    ending: '.html',
    group: 'Reports',
    added: true,
  },
  'exit-verdict': { type: 'flag', describe: 'End with 2 unless all gates pass', group: 'Reports' },
} as const;

export const tool = defineTool({
  name: 'compare-trials',
  purpose:
    'Says what the best of many trials is worth: overfitting, superiority to chance, adjusted p values, the selection itself.',
  options,
  recordsTexts: true,
  reads: [
    '--returns: CSV, perhaps packed, or Parquet: date and a column per trial, or date, trial, ret',
    'audit/trials.jsonl: lines of trial.schema.json, and the trial_returns.csv beside their reports',
  ],
  writes: [
    '<out-dir>/trials_<stamp>/trials_report.json: trials-report.schema.json; .md beside it',
    '--out-html: HTML that carries a trials-page.schema.json',
  ],
  statuses: {
    '0': 'the report is written, whatever its gates say',
    '2': 'with --exit-verdict: `overall_pass` is not true',
  },
  examples: [
    'compare-trials --returns research/lookback_returns.csv --train 36 --test 12',
    'compare-trials --returns research/lookback_returns.csv --trial lookback_12 --train 36 --test 12 --reps 1000',
  ],
  async run(call): Promise<Outcome> {
    checkOptions(call);
    const { options: given } = call;
    const { all, files, recorded } = await readAll(call);
    const { trials, excess } =
      given.benchmark === undefined ? { trials: all, excess: all.columns } : aboveBenchmark(all, given.benchmark);
    if (given.trial !== undefined && !trials.names.includes(given.trial))
      throw new Failure(
        'usage',
        `option --trial: no trial ${given.trial}; there are ${trials.names.slice(0, 20).join(', ')}`,
      );
    const seed = seedOf(call, files);
    const work = call.progress({ what: 'drawing replicates', total: given.reps, unit: 'replicates' });
    const comparison = compare({
      trials,
      excess,
      trial: given.trial,
      recorded,
      blocks: given.blocks,
      reps: given.reps,
      seed: seed.value,
      windows: { train: given.train, test: given.test, embargo: given.embargo },
      progress: (done) => work.at(done),
    });
    work.end();
    const report = trialsReport({
      now: call.now,
      inputs: inputsOf(call),
      files,
      trials,
      comparison,
      seed,
      reps: given.reps,
    });
    const folder = makeStampedFolder(call.path(given['out-dir']), { before: 'trials_', stamp: stamp(call.now) });
    const [json, markdown] = [path.join(folder, 'trials_report.json'), path.join(folder, 'trials_report.md')];
    const step = await openStep(call.root, {
      tool: 'compare-trials',
      event: 'recorded',
      onWait: call.note,
      warn: call.warn,
    });
    step.write(markdown, trialsMarkdown(report, json), { kind: 'fixed' });
    const text = formatDocument(trialsDocument, report);
    step.write(json, text, { kind: 'fixed' });
    await step.commit({});
    const html = given['out-html'] ? call.path(given['out-html']) : undefined;
    if (html !== undefined) {
      const { pageText } = await import('./page');
      publish(html, await pageText(report, { json: placeIn(call.root, json).shown, text }));
    }
    const isPass = report.gates['overall_pass'] === true;
    const named = (word: string): string[] =>
      Object.entries(report.gate_verdicts).flatMap(([name, { verdict }]) => (verdict === word ? [name] : []));
    const failed = `fail: ${named('fail').join(', ') || 'none'}; not evaluable: ${named('not_evaluable').join(', ') || 'none'}`;
    const { best, cscv, spa } = report;
    return {
      status: given['exit-verdict'] && !isPass ? 2 : 0,
      lines: [
        `[data] ${trials.names.length} trials, ${trials.dates.length} dates (${trials.dates[0]} to ${trials.dates.at(-1)}), ${trials.leftOut} left out`,
        `[best] ${best.trial}: sharpe=${sixDecimals(best.sharpe)} dsr=${sixDecimals(best.dsr)} of ${best.n_trials} trials`,
        `[overfitting] pbo=${sixDecimals(cscv?.pbo)}`,
        `[superiority] spa=${sixDecimals(spa.p_spa.consistent)} reality_check=${sixDecimals(spa.p_rc)}`,
        `[selection] ${report.selection.windows} windows: mean=${sixDecimals(report.selection.mean)} p=${sixDecimals(report.selection.p)}`,
        `[done] report_json=${json}`,
        `[done] report_md=${markdown}`,
        ...(html === undefined ? [] : [`[done] report_html=${html}`]),
        isPass ? '[verdict] pass' : `[verdict] ${failed}`,
      ],
      document: report,
      problems: given['exit-verdict'] && !isPass ? [failed] : [],
    };
  },
});

type TrialsCall = Call<typeof options>;

function checkOptions({ options: given }: TrialsCall): void {
  const atLeast = (name: 'blocks' | 'reps' | 'train' | 'test' | 'embargo', least: number): void => {
    if (given[name] < least)
      throw new Failure('usage', `option --${name}: expected at least ${least}, got ${given[name]}`);
  };
  atLeast('blocks', 2);
  atLeast('reps', 1);
  atLeast('train', 2);
  atLeast('test', 1);
  atLeast('embargo', 0);
  if (given.blocks % 2 !== 0 || given.blocks > 20)
    throw new Failure('usage', `option --blocks: expected an even number from 2 to 20, got ${given.blocks}`);
  if (given.embargo > given.train - 2)
    throw new Failure(
      'usage',
      `option --embargo: expected at most ${given.train - 2} of ${given.train} rows of training, got ${given.embargo}`,
    );
  if (given.returns === undefined && given.family === undefined)
    throw new Failure('usage', 'no returns: give --returns, or --family for those of its record');
}

async function readAll(call: TrialsCall): Promise<{ all: Trials; files: readonly SourceFile[]; recorded: number }> {
  const { returns: given, family } = call.options;
  const record = family === undefined ? undefined : recordedTrials(call.root, family);
  if (given === undefined) {
    const { names, returns, files, count } = record as NonNullable<typeof record>;
    return { all: alignTrials(returns, names, `trials of ${family}`), files, recorded: count };
  }
  const { returns, names, file } = await readReturns(given, (name) => call.path(name));
  return { all: alignTrials(returns, names, `returns ${given}`), files: [file], recorded: record?.count ?? 0 };
}

/** A seed that is stated, else one that follows from the bytes. */
function seedOf({ options: given }: TrialsCall, files: readonly SourceFile[]): { value: bigint; isStated: boolean } {
  if (given.seed !== undefined) {
    if (!/^\d{1,20}$/.test(given.seed) || BigInt(given.seed) >= 1n << 64n)
      throw new Failure('usage', `option --seed: expected a whole number from 0 to 2^64 − 1, got '${given.seed}'`);
    return { value: BigInt(given.seed), isStated: true };
  }
  const text = files.map(({ sha256 }) => `${sha256}\n`).join('');
  return { value: createHash('sha256').update(text).digest().readBigUInt64BE(0), isStated: false };
}

function inputsOf({ options: given }: TrialsCall) {
  return {
    returns: given.returns ?? null,
    family: given.family ?? null,
    benchmark: given.benchmark ?? null,
    trial: given.trial ?? null,
    blocks: given.blocks,
    reps: given.reps,
    seed: given.seed ?? null,
    train: given.train,
    test: given.test,
    embargo: given.embargo,
  };
}
