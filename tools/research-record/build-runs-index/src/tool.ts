import path from 'node:path';
import { defineTool, type Outcome } from '@gatehouse/cli';
import { Failure } from '@gatehouse/contracts';
import { ifThere, isFolder, publish, readBytes, withLock } from '@gatehouse/files';
import { messagesOf } from '@gatehouse/verdicts';
import { readRuns, relativeTo } from './artifacts';
import type { Row } from './columns';
import { buildResult, buildRows, checkDocument, checkIndex, headline } from './core';
import { formatIndex, parseIndex, type RunsIndex } from './index-file';
import { rowOf } from './run';
import { statesOf } from './states';

export const tool = defineTool({
  name: 'build-runs-index',
  purpose: 'Builds the index of all runs, checks that it is current, or tells whether a run may be a headline.',
  options: {
    'artifacts-root': { type: 'path', describe: 'Folder of the runs', default: 'artifacts', value: 'DIR' },
    output: { type: 'path', describe: 'The index', default: 'reports/summaries/runs_index.csv', value: 'CSV' },
    check: { type: 'flag', describe: 'Build nothing; check that a build would change nothing' },
    headline: { type: 'string', describe: 'Build nothing; tell whether this run may be a headline', value: 'RUN_ID' },
  },
  reads: [
    '<artifacts-root>/**/manifest.json, and of each run metrics.json, holdout metrics and integrity.json',
    "git's objects: commits and configurations of the runs",
    'the index there is: rows of runs-index-row.schema.json',
  ],
  writes: [
    '--output: rows of runs-index-row.schema.json',
    'with --json on standard output: runs-index-result.schema.json, runs-index-check.schema.json or headline-eligibility.schema.json',
  ],
  statuses: {
    '2': '--check: a build would change the index; --headline: something blocks the run',
    '75': 'another build holds the index',
  },
  examples: [
    'build-runs-index --artifacts-root audit --output audit/runs_index.csv',
    'build-runs-index --artifacts-root audit --output audit/runs_index.csv --check',
  ],
  async run({ options, root, path: at, warn, note }) {
    if (options.check && options.headline !== undefined)
      throw new Failure('usage', 'options --check and --headline: each asks another question; choose one');
    const [artifacts, csv] = [at(options['artifacts-root']), at(options.output)];
    const shown = path.relative(root, csv);
    if (!isFolder(artifacts))
      throw new Failure('missing-input', `artifacts root not found: ${path.relative(root, artifacts) || artifacts}`);
    const runs = (): Row[] => rowsOf(root, artifacts);
    const index = (): RunsIndex | undefined => {
      const bytes = ifThere(() => readBytes(csv));
      return bytes === undefined ? undefined : parseIndex(bytes, shown);
    };
    if (options.headline !== undefined) return eligibility(options.headline, runs(), index());
    if (options.check) {
      const existing = index();
      if (existing === undefined) throw new Failure('missing-input', `runs index not found: ${shown}; build it first`);
      return check({ csv: shown, artifactsRoot: path.relative(root, artifacts), index: existing, runs: runs() }, note);
    }
    // Runs and index are read under the lock: of two builds at once neither loses a row, nor takes a run that the other
    // one saw for gone.
    const rows = await withLock(
      csv,
      () => {
        const built = buildRows(runs(), index());
        publish(csv, formatIndex(built));
        return built;
      },
      { onWait: (holder) => warn(`waiting for ${holder}`) },
    );
    const result = buildResult(rows, shown);
    const { gone, eligible } = result;
    return {
      status: 0,
      lines: [`[done] runs_index_csv=${csv}`, `[done] runs=${result.runs} gone=${gone} eligible=${eligible}`],
      document: result,
    };
  },
});

function rowsOf(root: string, artifacts: string): Row[] {
  const runs = readRuns(root, artifacts);
  const [states, relative] = [statesOf(root, runs), relativeTo(root)];
  return runs.map((run) => rowOf(run, states(run), relative));
}

function check(facts: Parameters<typeof checkIndex>[0], note: (message: string) => void): Outcome {
  const { checks, gone } = checkIndex(facts);
  const document = checkDocument(facts, checks, gone);
  const { problems, warnings } = messagesOf(checks);
  for (const warning of warnings) note(warning);
  const verdict = document.overall_pass ? 'pass' : 'fail';
  return {
    status: document.overall_pass ? 0 : 2,
    lines: [`[runs_index] ${facts.csv}: ${verdict} (${document.runs} runs, ${gone} gone)`],
    document,
    problems,
  };
}

function eligibility(runId: string, runs: readonly Row[], index: RunsIndex | undefined): Outcome {
  const named = runs.filter((row) => row['run_id'] === runId);
  const [run] = named;
  if (run === undefined || named.length > 1)
    throw new Failure('missing-input', `${runId}: ${named.length} runs of this id`);
  const document = headline(run, buildRows(runs, index));
  const { blockers, overall_pass: isEligible } = document;
  return {
    status: isEligible ? 0 : 2,
    lines: [`[headline] ${runId}: ${isEligible ? 'eligible' : `blocked (${blockers.join(', ')})`}`],
    document,
    problems: isEligible ? [] : [`${runId}: blocked (${blockers.join(', ')})`],
  };
}
