import { defineTool, settingsOptions, type Outcome } from '@gatehouse/cli';
import { Failure, formatDocument, runList, type RunList } from '@gatehouse/contracts';
import { askEnvironment } from '@gatehouse/launch';
import { momentOf } from '@gatehouse/render';
import { isSameTag } from '@gatehouse/runs';
import { readSettings, workflowsInForce } from '@gatehouse/settings';
import { registry } from './registry';
import { Reports } from './reports';
import { engineOnce, listedRun, processesOnce, runNames, type ListedRun, type Sources } from './runs';
import { csvText, sorted, tableLines, type SortKey } from './table';

const states = ['queued', 'running', 'succeeded', 'failed', 'blocked', 'interrupted', 'lost', 'unknown'] as const;
const keys = ['started', 'duration', 'score', 'gates', 'tag', 'workflow'] as const satisfies SortKey[];

const options = {
  tag: { type: 'string', describe: 'Of exactly this decision tag', value: 'TAG', group: 'Which runs', added: true },
  factor: { type: 'string', describe: 'Of this factor', value: 'NAME', group: 'Which runs', added: true },
  workflow: {
    type: 'string',
    describe: 'Of this workflow',
    value: 'NAME',
    completes: 'workflow',
    group: 'Which runs',
    added: true,
  },
  state: {
    type: 'choice',
    choices: states,
    describe: 'In this state',
    value: 'STATE',
    group: 'Which runs',
    added: true,
  },
  owner: { type: 'string', describe: 'Of this owner', value: 'NAME', group: 'Which runs', added: true },
  since: {
    type: 'string',
    describe: 'Started on this day or later: YYYY-MM-DD, or a moment with a zone',
    value: 'DATE',
    group: 'Which runs',
    added: true,
  },
  limit: {
    type: 'integer',
    describe: 'At most so many; 0 for all',
    default: 20,
    value: 'N',
    group: 'How they are shown',
    added: true,
  },
  sort: {
    type: 'choice',
    choices: keys,
    describe: 'What comes first: the newest, or the largest of this',
    default: 'started',
    value: 'KEY',
    group: 'How they are shown',
    added: true,
  },
  csv: { type: 'flag', describe: 'Print CSV', group: 'How they are shown', added: true },
  ...settingsOptions,
} as const;

export const tool = defineTool({
  name: 'list-runs',
  purpose: 'Lists the runs of a repository, newest first: when, tag, workflow, state, gates, score, attempt.',
  description:
    'Of many runs only those that are shown are read. Score and attempt are those of the registry; a run counts as official where nothing says otherwise.',
  next: ['session-status', 'compare-runs'],
  options,
  reads: [
    'of each run: context.schema.json, status.schema.json, result.schema.json, and its report: production-gates-report.schema.json',
    'of launched runs without a result launch.schema.json, launch-end.schema.json, and what their launcher says',
    'the registry: rows of registry-row.schema.json; gatehouse.json: gatehouse.schema.json',
  ],
  writes: ['nothing; --json prints run-list.schema.json, --print-settings --json settings-in-force.schema.json'],
  environment: askEnvironment,
  statuses: {},
  examples: ['list-runs', 'list-runs --workflow production_gates --state succeeded --sort score --json'],
  async run({ options: given, root, env, now, warn, stream }): Promise<Outcome> {
    const settings = readSettings(root);
    if (given['print-settings']) return workflowsInForce(settings).printed;
    if (given.limit < 0) throw new Failure('usage', `option --limit: expected 0 or more, got ${given.limit}`);
    const since = sinceOf(given.since);
    const names = runNames(root);
    const sources: Sources = {
      ...{ root, now, reports: new Reports(root), registered: registry(root, warn) },
      engine: engineOnce(root, names, env),
    };
    const processes = processesOnce();
    const limit = given.limit === 0 ? Infinity : given.limit;
    const isInOrder = given.sort === 'started';
    const found: ListedRun[] = [];
    for (const name of names) {
      if (isInOrder && found.length >= limit) break;
      if (isCertainlyOlder(name, since)) break;
      const run = await listedRun(name, sources, processes);
      if (run !== undefined && isWanted(run, given, since)) found.push(run);
    }
    const runs = (isInOrder ? found : sorted(found, given.sort as SortKey)).slice(0, limit);
    const document: RunList = { schema: 'run-list/v1', generated_at_utc: now.toISOString(), total: names.length, runs };
    if (given.csv) await stream(csvText(runs));
    const left = names.length - runs.length;
    return {
      status: 0,
      lines: given.csv
        ? []
        : [...tableLines(runs), ...(left > 0 && runs.length === limit ? [`… ${left} more; --limit 0 shows all`] : [])],
      document: JSON.parse(formatDocument(runList, document)) as unknown,
    };
  },
});

type Given = Readonly<Partial<Record<'tag' | 'factor' | 'workflow' | 'state' | 'owner', string | undefined>>>;

function isWanted(run: ListedRun, given: Given, since: number): boolean {
  if (given.tag !== undefined && !isSameTag(run.decision_tag ?? '', given.tag)) return false;
  if (given.factor !== undefined && run.factor !== given.factor) return false;
  if (given.workflow !== undefined && run.workflow !== given.workflow) return false;
  if (given.state !== undefined && run.state !== given.state) return false;
  if (given.owner !== undefined && run.owner !== given.owner) return false;
  return !(Date.parse(run.started_at ?? '') < since);
}

/** Names are local stamps, perhaps of another zone: two days earlier nothing can belong to it. */
function isCertainlyOlder(name: string, since: number): boolean {
  const day = Date.parse(`${name.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(day) && day + 2 * 86_400_000 < since;
}

/** A moment in ms; -Infinity when none is asked for. */
function sinceOf(given: string | undefined): number {
  if (given === undefined) return -Infinity;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(given);
  const written = momentOf(isDay ? `${given}T00:00:00Z` : given);
  if (written?.isZoned !== true)
    throw new Failure(
      'usage',
      `option --since: expected a day, YYYY-MM-DD, or a moment with its zone, such as 2026-03-02T07:15:00Z, got '${given}'`,
    );
  return isDay ? new Date(`${given}T00:00:00`).getTime() : written.ms;
}
