/**
 * The record of trials on disk (contract 18.11): lines of audit/trials.jsonl, reports, rows of the gate registry,
 * official runs.
 */
import path from 'node:path';
import {
  Failure,
  parseDocument,
  productionGatesReport,
  result as runResult,
  trial as trialDocument,
  type ProductionGatesReport,
  type Trial,
} from '@gatehouse/contracts';
import { parseTable, type Table } from '@gatehouse/csv';
import { inspectDocument, readBytes, readTextIfThere, wholeLines } from '@gatehouse/files';
import { parseConfiguration, runScope } from './configuration';
import { listReports, listRuns, readContext, reportInputs, reportTag } from '@gatehouse/runs';
import type { Trace, TrialKey } from './trials';

export const trialsFile = 'audit/trials.jsonl';

export interface TrialRecord {
  readonly lines: readonly Trial[];
  readonly traces: readonly Trace[];
  /** What could not be read, and why. */
  readonly unreadable: readonly string[];
}

export interface RecordRequest {
  readonly root: string;
  readonly family: string;
  /** Whether the configuration itself names the family: then whatever runs the same strategy is of it. */
  readonly isStated: boolean;
  /** As it was given. */
  readonly strategy: string;
  /** Gate registries, absolute. */
  readonly registries: readonly string[];
}

export function readTrialRecord(request: RecordRequest): TrialRecord {
  const unreadable: string[] = [];
  const lines = readLines(request.root, unreadable);
  const traces = [
    ...reportTraces(request, unreadable),
    ...registryTraces(request, unreadable),
    ...runTraces(request, unreadable),
  ];
  return { lines, traces, unreadable };
}

/** A path as lines have it: relative to the repository where it lies in it. */
export function relativeTo(root: string, file: string): string {
  const relative = path.relative(root, path.resolve(root, file));
  return relative === '' || relative.startsWith('..') ? path.resolve(root, file) : relative;
}

function readLines(root: string, unreadable: string[]): Trial[] {
  const file = path.join(root, trialsFile);
  let text: string;
  try {
    text = readTextIfThere(file) ?? '';
  } catch (error) {
    unreadable.push(messageOf(error));
    return [];
  }
  return wholeLines(text).flatMap((line, index): Trial[] => {
    if (line.trim() === '') return [];
    const place = `${trialsFile} line ${index + 1}`;
    try {
      return [parseDocument(trialDocument, line, place)];
    } catch (error) {
      unreadable.push(messageOf(error));
      return [];
    }
  });
}

function messageOf(error: unknown): string {
  if (error instanceof Failure) return error.message;
  throw error;
}

function reportTraces({ root, family }: RecordRequest, unreadable: string[]): Trace[] {
  return listReports(root).flatMap((file) => {
    const reading = inspectDocument(productionGatesReport, file);
    if (reading.state === 'missing') return [];
    if (reading.state === 'damaged') {
      unreadable.push(reading.problem);
      return [];
    }
    if (familyOfReport(reading.value) !== family) return [];
    return [
      {
        source: 'reports' as const,
        tag: reportTag(reading.value),
        report: relativeTo(root, file),
        runDir: undefined,
        ...trialOf(reading.value),
      },
    ];
  });
}

function familyOfReport(report: ProductionGatesReport): string | undefined {
  const counted = sectionOf(report, 'trials')['family'];
  if (typeof counted === 'string') return counted;
  const { factor } = reportInputs(report);
  return typeof factor === 'string' && factor !== '' ? factor : undefined;
}

function sectionOf(report: ProductionGatesReport, name: string): Record<string, unknown> {
  const section = (report as Record<string, unknown>)[name];
  return typeof section === 'object' && section !== null ? (section as Record<string, unknown>) : {};
}

function trialOf(report: ProductionGatesReport): Partial<Trace> {
  const section = sectionOf(report, 'trial');
  const text = (name: keyof TrialKey): string | undefined =>
    typeof section[name] === 'string' ? section[name] : undefined;
  const number = (name: string): number | null => (typeof section[name] === 'number' ? section[name] : null);
  const [figures, scores, returns] = [text('figures_hash'), text('scores_sha256'), text('returns_sha256')];
  if (figures === undefined || scores === undefined || returns === undefined) return {};
  return {
    key: { figures_hash: figures, scores_sha256: scores, returns_sha256: returns },
    sharpe: number('sharpe'),
    p: number('p_value'),
    periodsPerYear: number('periods_per_year'),
  };
}

function registryTraces(request: RecordRequest, unreadable: string[]): Trace[] {
  return request.registries.flatMap((file) => {
    try {
      const registry = readGateRegistry(file);
      return registry === undefined ? [] : tracesOfRows(request, registry);
    } catch (error) {
      unreadable.push(messageOf(error));
      return [];
    }
  });
}

function tracesOfRows({ root, family }: RecordRequest, registry: Table): Trace[] {
  const column = (name: string): ((row: number) => string) => registry.column(name);
  const [factor, tag, report] = [column('factor'), column('decision_tag'), column('report_json')];
  return Array.from({ length: registry.rowCount }, (_, row) => row).flatMap((row) =>
    factor(row) === family
      ? [
          {
            source: 'registry' as const,
            tag: tag(row) || undefined,
            report: report(row) === '' ? undefined : relativeTo(root, report(row)),
            runDir: undefined,
          },
        ]
      : [],
  );
}

/**
 * The gate registry; undefined where there is none. Throws Failure `damaged-input`: it is evidence, and never written
 * over.
 */
export function readGateRegistry(file: string): Table | undefined {
  if (readTextIfThere(file) === undefined) return undefined;
  return parseTable(readBytes(file), file);
}

/** Official runs of the family that came as far as their workflow. */
function runTraces(request: RecordRequest, unreadable: string[]): Trace[] {
  const { root } = request;
  return listRuns(root).flatMap((run) => {
    const context = readContext(run);
    if (context.state === 'missing') return [];
    if (context.state === 'damaged') {
      unreadable.push(context.problem);
      return [];
    }
    const words = context.value.workflow_arguments ?? [];
    if (!isOfFamily(words, request)) return [];
    const ended = inspectDocument(runResult, path.join(run.directory, 'result.json'));
    if (ended.state === 'read' && ended.value.outcome === 'blocked') return [];
    return [
      {
        source: 'runs_without_key' as const,
        tag: context.value.decision_tag ?? undefined,
        report: undefined,
        runDir: relativeTo(root, run.directory),
      },
    ];
  });
}

/** Whether a workflow of these arguments is of the family: by its factor, else by its strategy. */
export function isOfFamily(words: readonly string[], request: RecordRequest): boolean {
  const { root, family, isStated, strategy } = request;
  const used = lastValue(words, /^--st(r(a(t(e(gy?)?)?)?)?)?$/);
  const isSame = used !== undefined && path.resolve(root, used) === path.resolve(root, strategy);
  if (isSame && isStated) return true;
  const factor = lastValue(words, /^--fa(c(t(or?)?)?)?$/);
  if (factor !== undefined) return factor === family;
  return used !== undefined && strategyFamily(path.resolve(root, used)) === family;
}

/** What the last option of that name has for its value, written as one word or two. */
function lastValue(words: readonly string[], name: RegExp): string | undefined {
  let value: string | undefined;
  words.forEach((word, i) => {
    const equals = word.indexOf('=');
    if (equals === -1 && name.test(word)) value = words[i + 1] ?? value;
    else if (equals !== -1 && name.test(word.slice(0, equals))) value = word.slice(equals + 1);
  });
  return value;
}

/** The family of a strategy without a factor; undefined when the file says nothing of it, or is gone. */
function strategyFamily(file: string): string | undefined {
  try {
    const configuration = parseConfiguration(readBytes(file), file);
    const own = configuration.get('production_gates');
    const trials = own instanceof Map ? own.get('trials') : undefined;
    const stated = trials instanceof Map ? trials.get('family') : undefined;
    if (typeof stated === 'string') return stated;
    const id = runScope(configuration).get('strategy_id') ?? null;
    return id === null || typeof id === 'object' ? path.basename(file).replace(/\.(ya?ml|json)$/i, '') : String(id);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
