import { existsSync } from 'node:fs';
import { defineTool, settingsOptions } from '@gatehouse/cli';
import { Failure, queueRow as rowDocument, type QueueResult, type QueueRow } from '@gatehouse/contracts';
import { formatTable, type Table } from '@gatehouse/csv';
import { openStep } from '@gatehouse/evidence';
import { withLock } from '@gatehouse/files';
import { localTimestamp } from '@gatehouse/render';
import {
  queueModes,
  queuePolicyFile,
  queuePolicyOf,
  readRegistry,
  unreadCells,
  type OnUnread,
  type QueueMode,
} from '@gatehouse/records';
import { readSettings, workflowsInForce } from '@gatehouse/settings';
import { newestPerFactor, type Experiment } from './experiment';
import { ExperimentRuns } from './experiment-runs';
import { queueMarkdown } from './markdown';
import { columns, queueRow, type ProposalInputs } from './proposal';
import { Proposals } from './proposals';
import { distinctPaths, readPolicy } from './request';
import { select } from './selection';

export const tool = defineTool({
  name: 'generate-candidate-queue',
  purpose: 'Proposes from the registry of experiments which factors to run next, and the commands for it.',
  description:
    'Goes on from the newest official run of each factor: its recorded words with another tag, the freeze that ' +
    'stands now, and other notes. What official-run would refuse of that is reported beside it.',
  next: ['official-run'],
  options: {
    'policy-json': {
      type: 'path',
      describe: 'How the queue is chosen; an empty word for none',
      default: queuePolicyFile,
      value: 'FILE',
      group: 'Selection',
    },
    'registry-csv': {
      type: 'path',
      describe: 'The registry',
      default: 'audit/factor_registry/factor_experiment_registry.csv',
      value: 'FILE',
      group: 'Files',
    },
    'out-csv': {
      type: 'path',
      describe: 'The queue',
      default: 'audit/factor_registry/factor_candidate_queue.csv',
      value: 'FILE',
      group: 'Files',
    },
    'out-md': {
      type: 'path',
      describe: 'The queue for people',
      default: 'audit/factor_registry/factor_candidate_queue.md',
      value: 'FILE',
      group: 'Files',
    },
    mode: {
      type: 'choice',
      describe: 'Which kinds of factors (default: as the policy says, else mixed)',
      choices: [...queueModes, ''],
      value: 'MODE',
      group: 'Selection',
    },
    'top-n': {
      type: 'integer',
      describe: 'Largest number of rows (default: as the policy says, else 4)',
      value: 'N',
      group: 'Selection',
    },
    'min-score': {
      type: 'number',
      describe: 'Leave out lower scores (default: as the policy says, else 45)',
      value: 'X',
      group: 'Selection',
    },
    'robust-slots': {
      type: 'integer',
      describe: 'Places for robust factors in mode mixed (default: as the policy says, else 3)',
      value: 'N',
      group: 'Selection',
    },
    'exploration-slots': {
      type: 'integer',
      describe: 'Places for the others in mode mixed (default: as the policy says, else 1)',
      value: 'N',
      group: 'Selection',
    },
    ...settingsOptions,
  },
  reads: [
    '--registry-csv: rows of registry-row.schema.json',
    '--policy-json: candidate-queue-policy.schema.json',
    'context.json of the runs in the registry: context.schema.json; gatehouse.json: gatehouse.schema.json',
    'where a run has recorded its call, freezes in runs/freeze and what official-run --dry-run says',
  ],
  writes: [
    '--out-csv: rows of queue-row.schema.json; an empty queue is an empty file',
    '--out-md: Markdown',
    '--json: queue-result.schema.json, --print-settings --json: settings-in-force.schema.json',
  ],
  statuses: { '75': 'another process writes the queue; try again' },
  examples: ['generate-candidate-queue', 'generate-candidate-queue --mode robust_only --top-n 2'],
  async run({ options, root, env, now, path, note, warn }) {
    if (options['print-settings']) return workflowsInForce(readSettings(root)).printed;
    const [registryCsv, outCsv, outMd] = distinctPaths(options, path);
    const generatedAt = localTimestamp(now);
    const policy = queuePolicyOf(
      {
        mode: options.mode as QueueMode | '' | undefined,
        topN: options['top-n'],
        minScore: options['min-score'],
        robustSlots: options['robust-slots'],
        explorationSlots: options['exploration-slots'],
      },
      readPolicy(options['policy-json'], path, warn),
    );
    if (!existsSync(registryCsv)) throw noRegistry(registryCsv);
    const settings = readSettings(root);
    const runs = new ExperimentRuns(root, settings, path);
    const proposals = new Proposals(root, settings, env);
    const inputs = proposalInputs(runs, proposals);
    const step = await openStep(root, { tool: 'generate-candidate-queue', event: 'queued', onWait: note, warn });
    const { rows, fallback } = await withLock(
      outCsv,
      async () => {
        step.read(registryCsv);
        if (options['policy-json'] !== '') step.read(path(options['policy-json']), 'source');
        // Under the lock: of two at once the last to write has seen the newer registry.
        const unread: Parameters<OnUnread>[] = [];
        const table = filledRegistry(registryCsv);
        const isOfficial = (experiment: Experiment): boolean => runs.isOfficial(experiment);
        const selected = select(
          newestPerFactor(table, { onUnread: (...cell) => unread.push(cell), isOfficial }),
          policy,
        );
        unreadCells(registryCsv, table, unread).forEach((message) => warn(message));
        await proposals.prepare(selected.candidates.map(({ experiment }) => runs.contextOf(experiment)));
        const queue = selected.candidates.map((candidate) =>
          checked(queueRow(candidate, generatedAt, selected.fallback, inputs)),
        );
        step.write(outCsv, queueCsv(queue), { kind: 'rewritten' });
        step.write(outMd, queueMarkdown(queue, { generatedAt, registryCsv }), { kind: 'rewritten' });
        await step.commit({});
        return { rows: queue.length, fallback: selected.fallback };
      },
      { onWait: (holder) => note(`waiting for ${holder}, which writes the queue`) },
    );
    const result: QueueResult = {
      schema: 'queue-result/v1',
      candidate_queue_csv: outCsv,
      candidate_queue_md: outMd,
      queue_size: rows,
      mode: policy.mode,
      fallback,
    };
    return {
      status: 0,
      lines: [
        `[done] candidate_queue_csv=${outCsv}`,
        `[done] candidate_queue_md=${outMd}`,
        `[done] queue_size=${rows}`,
      ],
      document: result,
    };
  },
});

/** What a proposal asks of the runs of this repository, and of the next run. */
function proposalInputs(runs: ExperimentRuns, proposals: Proposals): ProposalInputs {
  return {
    isTaken: (tag) => runs.isTaken(tag),
    inputCsv: (experiment) => runs.contextOf(experiment)?.data_quality_input_csv || undefined,
    continued: (experiment, tag, notes) => proposals.continued(runs.contextOf(experiment), tag, notes),
    missing(experiment, words, isRecorded) {
      if (runs.contextOf(experiment) === undefined)
        return 'no run of it is here: data, multipliers and shards are examples';
      const refusal = proposals.refusal(words);
      const guessed = isRecorded ? '' : 'its call is not recorded: threads, multipliers and shards are examples';
      return [guessed, refusal].filter((text) => text !== '').join('; ');
    },
  };
}

/** An empty queue is an empty file. */
function queueCsv(rows: readonly QueueRow[]): string | Buffer {
  if (rows.length === 0) return '';
  return formatTable(
    columns,
    rows.map((row) => ({ values: cells(row) })),
  );
}

/** The registry, which must have a header. Throws Failure `missing-input`, `damaged-input`. */
function filledRegistry(file: string): Table {
  const table = readRegistry(file);
  if (table === undefined) throw noRegistry(file);
  if (table.columns.length > 0) return table;
  throw new Failure('damaged-input', `${file}: is empty; restore it from a copy, or let update-registry make it anew`);
}

function noRegistry(file: string): Failure {
  return new Failure('missing-input', `registry not found: ${file}; update-registry makes it`);
}

function cells(row: QueueRow): Record<(typeof columns)[number], string | number> {
  return Object.fromEntries(columns.map((name) => [name, row[name]])) as Record<
    (typeof columns)[number],
    string | number
  >;
}

function checked(row: QueueRow): QueueRow {
  const fault = rowDocument.fault(row);
  if (fault !== undefined) throw new Error(`would write a queue-row that is not of its schema: ${fault}`);
  return row;
}
