import { realpathSync } from 'node:fs';
import path from 'node:path';
import { defineTool } from '@gatehouse/cli';
import { cleanupPlan as planDocument, Failure, formatDocument, retentionPolicy } from '@gatehouse/contracts';
import { textsInColumn } from '@gatehouse/csv';
import { inspectDocument, publish } from '@gatehouse/files';
import { askEnvironment, viewsOfRuns } from '@gatehouse/launch';
import { printable } from '@gatehouse/render';
import {
  listTree,
  processesUsing,
  pathProblem,
  readRetentionPolicy,
  readOpenFiles,
  Retention,
  seesProcesses,
  shippedRetentionPolicy,
  treeFacts,
  type MatchedItem,
  type ProcessUse,
  type RetentionView,
} from '@gatehouse/retention';
import { cleanupPlan, planLines, type EvaluatedItem } from './core';

export const tool = defineTool({
  name: 'plan-cleanup',
  purpose: 'Lists what may go by the retention policy, and why; touches nothing.',
  description: 'Lists what the retention policy lets go, with its reason; what a decision rests on is never in it.',
  next: ['apply-cleanup'],
  options: {
    out: { type: 'path', describe: 'The plan that is written', value: 'FILE', added: true },
    policy: {
      type: 'path',
      describe:
        'Retention policy (default: configs/research/retention_policy.json when it is there, else the shipped one)',
      value: 'FILE',
      added: true,
    },
    'print-policy': { type: 'flag', describe: 'Print the shipped policy, to start one of your own', added: true },
  },
  reads: [
    '--policy: retention-policy.schema.json',
    'audit/workstation_runs/, runs/freeze/ and what else the policy names; ledger, registries, reports, notes that may refer to it',
    'launch.schema.json and launch-end.schema.json of runs that an engine performs, and what its launcher says of those without a result',
  ],
  writes: ['--out: cleanup-plan.schema.json'],
  environment: askEnvironment,
  statuses: {},
  examples: ['plan-cleanup --out audit/cleanup_plan.json', 'plan-cleanup --print-policy'],
  async run({ options, root: given, now, path: at, env, warn }) {
    if (options['print-policy'])
      return {
        status: 0,
        lines: formatDocument(retentionPolicy, shippedRetentionPolicy).trimEnd().split('\n'),
        document: shippedRetentionPolicy,
      };
    if (options.out === undefined) throw new Failure('usage', 'option --out is required: where to write the plan');
    const root = realpathSync(given);
    const out = at(options.out);
    const policy = readRetentionPolicy(root, options.policy ? at(options.policy) : undefined);
    const retention = new Retention(
      root,
      policy.document,
      now,
      (table, file) => textsInColumn(table, file, 'decision_tag'),
      await viewsOfRuns({ root, env }),
    );
    refuseForeign(
      out,
      [given, root].map((top) => retention.reservedFor(path.relative(top, out))).find((kept) => kept !== undefined),
    );
    const found = retention.named();
    const view = retention.view(found.map((named) => named.path));
    const processes = readOpenFiles();
    const weighed: EvaluatedItem[] = [];
    for (const named of found) weighed.push(await weigh(root, named, retention, view, processes));

    const plan = cleanupPlan(weighed, { generatedAt: now, repository: root, policy, problems: view.problems });
    const text = formatDocument(planDocument, plan);
    publish(out, text);
    for (const problem of view.problems)
      warn(`cannot be read, so it keeps all runs, freezes and shard outputs: ${problem}`);
    return { status: 0, lines: planLines(plan, out).map(printable), document: JSON.parse(text) as unknown };
  },
});

async function weigh(
  root: string,
  named: MatchedItem,
  retention: Retention,
  view: RetentionView,
  processes: readonly ProcessUse[],
): Promise<EvaluatedItem> {
  const kept = (why: string): EvaluatedItem => ({
    named,
    judgement: { kept: [why], reason: '', record: null, tag: undefined, ageDays: 0 },
    listing: undefined,
  });
  const problem = pathProblem(root, named.path);
  if (problem !== undefined) return kept(problem);
  const top = path.join(root, named.path);
  try {
    const judgement = retention.judge(named, treeFacts(top), view);
    if (!seesProcesses())
      judgement.kept.push('the processes of this machine cannot be seen from here, so none can be said not to use it');
    judgement.kept.push(...processesUsing(top, processes).map(({ pid, how }) => `process ${pid} uses it (${how})`));
    return { named, judgement, listing: judgement.kept.length === 0 ? await listTree(top) : undefined };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return kept(error.message);
  }
}

/** A word too many on a command line must not cost anybody a file, or put a plan where something else is looked for. */
function refuseForeign(out: string, reservedFor: string | undefined): void {
  const there = inspectDocument(planDocument, out);
  if (there.state === 'damaged')
    throw new Failure(
      'refused',
      `${out} is there and is not an earlier plan, so it is not overwritten: ${there.problem}; give --out another name`,
    );
  if (reservedFor !== undefined)
    throw new Failure('refused', `${out} is the place of ${reservedFor}; give --out another name`);
}
