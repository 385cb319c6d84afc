/** A gate report as it is read by those who believe no verdict in it (contract 38.5). */
import { isFilled } from '@gatehouse/render';
import { isObject, readRecord, type JsonObject } from '../log/sessions';
import { idKey } from '../policy/task-ids';
import type { DocumentTree } from '../repository/document-tree';
import { gatesPass, holds, type Comparison } from './figures';

/** A gate as a report states it; what is absent or of another type is undefined. */
export interface StatedGate {
  id: string;
  status: string;
  severity: string;
  value: number | undefined;
  samples: number | undefined;
  minSamples: number | undefined;
  op: Comparison | undefined;
  threshold: number | undefined;
  underlying: string | undefined;
  sources: { path: string; sha256: string }[];
  message: string;
}

export interface StatedReport {
  path: string;
  task: string | undefined;
  overallPass: boolean;
  generatedAt: string;
  asOf: string | undefined;
  gatesFile: { path: string; sha256: string } | undefined;
  gates: StatedGate[];
  isExempt: boolean;
}

/** The report in a file, or why it cannot be read. */
export function readGateReport(tree: DocumentTree, file: string): StatedReport | { problem: string } {
  const reading = readRecord(tree, file, 'telemetry-gate-report/v1');
  if ('problem' in reading) return reading;
  const { value } = reading;
  const scope = isObject(value['scope']) ? value['scope'] : {};
  const exempt = isObject(value['exempt']) ? value['exempt'] : undefined;
  return {
    path: file,
    task: textOf(scope['task']),
    overallPass: value['overall_pass'] === true,
    generatedAt: textOf(value['generated_at']) ?? '',
    asOf: textOf(value['as_of']),
    gatesFile: hashedFile(value['gates_file']),
    gates: (Array.isArray(value['gates']) ? (value['gates'] as unknown[]) : []).filter(isObject).map(statedGate),
    isExempt: exempt !== undefined && isFilled(exempt['reason']),
  };
}

/** Is it a report of this task? */
export function isReportOf({ task }: StatedReport, id: string): boolean {
  return task !== undefined && idKey(task) === idKey(id);
}

function statedGate(gate: JsonObject): StatedGate {
  const op = textOf(gate['op']);
  return {
    id: textOf(gate['id']) ?? '',
    status: textOf(gate['status']) ?? '',
    severity: textOf(gate['severity']) ?? 'block',
    value: numberOf(gate['value']),
    samples: numberOf(gate['samples']),
    minSamples: numberOf(gate['min_samples']),
    op: ['<', '<=', '>', '>=', '=='].includes(op ?? '') ? (op as Comparison) : undefined,
    threshold: numberOf(gate['threshold']),
    underlying: textOf(gate['underlying']),
    sources: (Array.isArray(gate['sources']) ? (gate['sources'] as unknown[]) : []).flatMap(
      (one) => hashedFile(one) ?? [],
    ),
    message: textOf(gate['message']) ?? '',
  };
}

function hashedFile(value: unknown): { path: string; sha256: string } | undefined {
  if (!isObject(value)) return undefined;
  const [path, sha256] = [textOf(value['path']), textOf(value['sha256'])];
  return path === undefined ? undefined : { path, sha256: sha256 ?? '' };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** What a gate's own figures say; of a gate without a comparison, an official run, the value 1 is a pass. */
export function figuresSay({
  value,
  samples,
  minSamples,
  op,
  threshold,
}: StatedGate): 'pass' | 'fail' | 'insufficient' {
  if (value === undefined) return 'insufficient';
  if (samples !== undefined && minSamples !== undefined && samples < minSamples) return 'insufficient';
  if (op === undefined || threshold === undefined) return value === 1 ? 'pass' : 'fail';
  return holds(value, op, threshold) ? 'pass' : 'fail';
}

/** What the gates of a report say together. */
export function gatesSay({ gates, isExempt }: StatedReport): boolean {
  return gatesPass(gates, isExempt);
}
