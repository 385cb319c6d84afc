/** The gates of telemetry (contract 37.2): what must be measured, from what, against which threshold. */
import {
  Failure,
  parseJson,
  telemetryGates,
  type GateExemption,
  type TelemetryGate,
  type TelemetryGates,
} from '@gatehouse/contracts';
import { isFilled } from '@gatehouse/render';
import { isSoundGlob } from '@gatehouse/system';
import { strictFault } from '../policy/strict-fault';
import { idKey } from '../policy/task-ids';
import type { QueuePolicy } from '../policy/policy';
import { sha256Of, type DocumentTree } from '../repository/document-tree';
import { foreignText } from '../board/board';

export interface GatesFile {
  path: string;
  sha256: string;
  percentile: 'linear' | 'nearest_rank';
  minSamples: number;
  maxAgeHours: number | undefined;
  gates: readonly TelemetryGate[];
  exempt: readonly GateExemption[];
}

export const percentilePattern = /^p(\d{1,2}(?:\.\d+)?|100)$/;
const aggregates = ['count', 'distinct', 'missing_of', 'min', 'max', 'mean', 'sum', 'ratio'];

/**
 * The gates in a file's bytes; `file` is its path for messages. Throws Failure `damaged-input` with the place of what
 * makes no sense.
 */
export function parseGates(bytes: Buffer, file: string): GatesFile {
  const foreign = foreignText(bytes);
  if (foreign !== undefined) throw new Failure('damaged-input', `${file}: ${foreign}`);
  const value = parseJson(bytes.toString('utf8'), file);
  const fault = strictFault(telemetryGates, value) ?? problemIn(value as TelemetryGates);
  if (fault !== undefined) throw new Failure('damaged-input', `${file}: ${fault}`);
  const { percentile = 'linear', defaults, gates, exempt = [] } = value as TelemetryGates;
  return {
    path: file,
    sha256: sha256Of(bytes),
    percentile,
    minSamples: defaults?.min_samples ?? 1,
    maxAgeHours: defaults?.max_age_hours ?? undefined,
    gates,
    exempt,
  };
}

function problemIn({ gates, exempt = [] }: TelemetryGates): string | undefined {
  const ids = new Set<string>();
  for (const [index, gate] of gates.entries()) {
    const problem = ids.has(gate.id) ? `id: ${gate.id} is used twice` : gateProblem(gate);
    if (problem !== undefined) return `gates[${index}]: ${problem}`;
    ids.add(gate.id);
  }
  for (const [index, { plan, task }] of exempt.entries())
    if ((plan === undefined) === (task === undefined)) return `exempt[${index}]: expected one of plan and task`;
  return undefined;
}

function gateProblem(gate: TelemetryGate): string | undefined {
  if (gate.plan === undefined && gate.tasks === undefined)
    return 'plan: expected the plan or the tasks that it is a gate of';
  if (gate.threshold !== undefined && !Number.isFinite(gate.threshold)) return 'threshold: expected a finite number';
  switch (gate.source.kind ?? 'file') {
    case 'official_run':
      return (
        unwanted(gate, ['where', 'value', 'op', 'threshold', 'reject_if', 'stored_verdict', 'time_field']) ??
        sourceHas(gate, ['tag'])
      );
    case 'tracked_files':
      return (
        comparisonProblem(gate) ??
        globProblem(gate) ??
        unwanted(gate, ['where', 'value', 'reject_if', 'stored_verdict', 'time_field']) ??
        sourceHas(gate, ['glob'])
      );
    case 'file':
      return (
        comparisonProblem(gate) ??
        globProblem(gate) ??
        sourceHas(gate, ['glob', 'format', 'pick', 'items']) ??
        fileGateProblem(gate)
      );
  }
}

function unwanted(gate: TelemetryGate, fields: readonly (keyof TelemetryGate)[]): string | undefined {
  const field = fields.find((name) => gate[name] !== undefined);
  return field && `${field}: means nothing for a source of kind ${gate.source.kind}`;
}

function sourceHas({ source }: TelemetryGate, fields: readonly string[]): string | undefined {
  const other = Object.keys(source).find((name) => name !== 'kind' && !fields.includes(name));
  return other && `source.${other}: means nothing for a source of kind ${source.kind ?? 'file'}`;
}

function comparisonProblem({ op, threshold }: TelemetryGate): string | undefined {
  if (op === undefined) return 'op: expected one of <, <=, >, >=, ==';
  return threshold === undefined ? 'threshold: expected a number' : undefined;
}

function globProblem({ source: { glob } }: TelemetryGate): string | undefined {
  const globs = [glob ?? []].flat();
  if (globs.length === 0) return 'source.glob: expected a glob or a list of globs';
  const outside = globs.find((one) => !isSoundGlob(one));
  return outside && `source.glob: ${JSON.stringify(outside)} does not lie in the repository`;
}

function fileGateProblem({ source, value, where }: TelemetryGate): string | undefined {
  if (source.format === undefined) return 'source.format: expected ndjson, json or csv';
  if (source.items !== undefined && source.format !== 'json')
    return 'source.items: means nothing but in a JSON document';
  if (value === undefined) return 'value: expected {path} or {aggregate}';
  if ((value.path === undefined) === (value.aggregate === undefined))
    return 'value: expected one of path and aggregate';
  if (value.aggregate !== undefined) return aggregateProblem(value);
  if (source.format !== 'json') return 'value.path: needs the format json';
  if (source.pick === 'all') return 'value.path: reads one document: pick last';
  if (where !== undefined) return 'where: means nothing for value.path';
  const other = Object.keys(value).find((name) => !['path', 'samples'].includes(name));
  return other && `value.${other}: means nothing for value.path`;
}

function aggregateProblem(value: NonNullable<TelemetryGate['value']>): string | undefined {
  const { aggregate = '', field, denominator, values } = value;
  if (!aggregates.includes(aggregate) && !percentilePattern.test(aggregate))
    return `value.aggregate: '${aggregate}' is not one of ${aggregates.join(', ')}, pNN`;
  if (value.samples !== undefined) return 'value.samples: means nothing for value.aggregate';
  if (aggregate !== 'count' && field === undefined) return `value.field: ${aggregate} needs a field`;
  if ((aggregate === 'ratio') !== (denominator !== undefined)) return 'value.denominator: is for ratio, which needs it';
  if ((aggregate === 'missing_of') !== (values !== undefined && values.length > 0))
    return 'value.values: is for missing_of, which needs it';
  return undefined;
}

/** The gates of the team, or why they cannot be read; null when the team has none. */
export type GatesReading = { file: GatesFile } | { problem: string } | null;

export function readGates(tree: DocumentTree, { gates }: Pick<QueuePolicy, 'gates'>): GatesReading {
  if (gates === null) return null;
  const bytes = tree.read(gates.path);
  if (bytes === undefined) return { problem: `gates not found: ${gates.path}` };
  try {
    return { file: parseGates(bytes, gates.path) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { problem: error.message };
  }
}

/** What gates are asked about: a task, a plan, or all. `plans`: paths of plan files. */
export interface GateQuestion {
  /** ID; null for a plan and for all. */
  task: string | null;
  plans: readonly string[];
  isAll: boolean;
}

/**
 * The gates that answer a question, in the order of the file: of a task those that list it, and those of its plans that
 * list none.
 */
export function gatesFor({ gates }: GatesFile, { task, plans, isAll }: GateQuestion): TelemetryGate[] {
  if (isAll) return [...gates];
  return gates.filter((gate) => {
    const isOfPlan = gate.plan !== undefined && plans.includes(plainPath(gate.plan));
    if (task === null) return isOfPlan;
    return gate.tasks === undefined ? isOfPlan : gate.tasks.some((id) => idKey(id) === idKey(task));
  });
}

/** The exemption of a task or one of its plans that states a reason; undefined when there is none. */
export function exemptionFor({ exempt }: GatesFile, { task, plans }: GateQuestion): GateExemption | undefined {
  return exempt.find(
    (one) =>
      isFilled(one.reason) &&
      (one.task !== undefined
        ? task !== null && idKey(one.task) === idKey(task)
        : one.plan !== undefined && plans.includes(plainPath(one.plan))),
  );
}

function plainPath(file: string): string {
  return file.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
}

/** Tags of official runs that a task's deliverable and notes cite as `decision_tag=TAG`, each once. */
export function citedDecisions(...texts: readonly string[]): string[] {
  const cited = texts.flatMap((text) =>
    Array.from(text.matchAll(/(?<![\w-])decision_tag=([^\s;,<>|"'`()]+)/g), ([, tag = '']) => tag.replace(/\.+$/, '')),
  );
  return [...new Set(cited)].filter((tag) => tag !== '');
}
