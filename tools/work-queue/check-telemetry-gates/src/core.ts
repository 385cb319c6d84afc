/**
 * What the telemetry of a task or a plan says against its gates (contract 37.6). Pure: measurements and waivers in, the
 * report out.
 */
import { gatesPass, holds, type GatesFile, type Waivers } from '@gatehouse/boards';
import type {
  ExemptionUsed,
  GateCounts,
  GateResult,
  GateScope,
  GateSourceFile,
  PolicyUsed,
  TelemetryGate,
  TelemetryGateReport,
  WaiverUsed,
} from '@gatehouse/contracts';
import { utcTimestamp } from '@gatehouse/render';
import type { Measured } from './measure';
import type { Measurement } from './meter';
import type { OfficialRunVerdict } from './official-run';

export type GateStatus = GateResult['underlying'];

/** Data may be this much ahead of our clock. */
const clockSkew = 5 * 60_000; // ms

/** A gate and what is known of it. */
export interface GateEvidence {
  gate: TelemetryGate;
  /** Of a gate of kind official_run: of each decision that is cited. */
  runs?: readonly OfficialRunVerdict[];
  /** Of any other. */
  measured?: Measured | undefined;
}

/** `now`: the moment as of which freshness is judged. */
export function gateResult(
  { gate, runs, measured }: GateEvidence,
  file: GatesFile,
  now: Date,
  waiver: WaiverUsed | undefined,
): GateResult {
  const judged = runs === undefined ? judgeMeasured(gate, measured, file, now) : judgeRuns(runs);
  const isWaived = judged.status !== 'pass' && waiver !== undefined;
  const { storedVerdict } = judged;
  const stored = isStorable(storedVerdict) ? storedVerdict : null;
  return {
    id: gate.id,
    plan: gate.plan ?? null,
    metric: gate.metric ?? null,
    severity: gate.severity ?? 'block',
    status: isWaived ? 'waived' : judged.status,
    underlying: judged.status,
    value: judged.value,
    samples: judged.samples,
    records: judged.records,
    skipped: judged.skipped,
    op: gate.op ?? null,
    threshold: gate.threshold ?? null,
    min_samples: fewestSamples(gate, file) ?? null,
    max_age_hours: gate.max_age_hours ?? (isOfFile(gate) ? (file.maxAgeHours ?? null) : null),
    content_time: judged.newest === undefined ? null : utcTimestamp(new Date(judged.newest)),
    sources: judged.sources,
    message: judged.message,
    stored_verdict: stored,
    stored_verdict_disagrees: stored !== null && meansPass(stored) !== (judged.status === 'pass'),
    waiver: isWaived ? waiver : null,
  };
}

function isStorable(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function meansPass(verdict: string | number | boolean): boolean {
  return (
    verdict === true ||
    (typeof verdict === 'string' && ['pass', 'passed', 'true', 'ok'].includes(verdict.trim().toLowerCase()))
  );
}

interface Judged {
  status: GateStatus;
  message: string;
  value: number | null;
  samples: number | null;
  records: number | null;
  skipped: number | null;
  newest: number | undefined;
  storedVerdict: unknown;
  sources: GateSourceFile[];
}

const unmeasured = {
  value: null,
  samples: null,
  records: null,
  skipped: null,
  newest: undefined,
  storedVerdict: undefined,
};

function judgeRuns(runs: readonly OfficialRunVerdict[]): Judged {
  const sources = runs.flatMap((run) => run.sources);
  const [worst] = runs.filter(({ status }) => status !== 'pass');
  if (runs.length === 0)
    return { ...unmeasured, status: 'missing', message: 'the task cites no decision_tag', sources };
  if (worst === undefined) return { ...unmeasured, status: 'pass', message: '', value: 1, sources };
  return {
    ...unmeasured,
    status: worst.status,
    message: worst.message,
    value: worst.status === 'fail' ? 0 : null,
    sources,
  };
}

function judgeMeasured(gate: TelemetryGate, measured: Measured | undefined, file: GatesFile, now: Date): Judged {
  if (measured === undefined) return { ...unmeasured, status: 'missing', message: 'was not measured', sources: [] };
  const { measurement, sources, missing, detail } = measured;
  const [status, message] =
    missing !== undefined ? ['missing' as const, missing] : statusOf(gate, measurement, file, now, detail);
  return { ...measurement, value: measurement.value ?? null, status, message, sources };
}

/** The first status that holds. */
function statusOf(
  gate: TelemetryGate,
  measurement: Measurement,
  file: GatesFile,
  now: Date,
  detail: string | undefined,
): [GateStatus, string] {
  const { value, samples, unreadable, rejected, insufficient, newest } = measurement;
  const { op = '==', threshold = NaN } = gate;
  if (unreadable !== undefined) return ['unreadable', unreadable];
  if (rejected !== undefined) return ['rejected', rejected];
  const needed = fewestSamples(gate, file);
  if (samples !== null && needed !== undefined && samples < needed)
    return ['insufficient', `${samples} samples, needed ${needed}`];
  if (insufficient !== undefined) return ['insufficient', insufficient];
  if (value === undefined) return ['insufficient', 'no value'];
  const stale = isOfFile(gate) ? ageProblem(gate, newest, gate.max_age_hours ?? file.maxAgeHours, now) : undefined;
  if (stale !== undefined) return ['stale', stale];
  if (holds(value, op, threshold)) return ['pass', ''];
  return ['fail', detail ?? `${value}, needed ${op} ${threshold}`];
}

function isOfFile({ source }: TelemetryGate): boolean {
  return (source.kind ?? 'file') === 'file';
}

/** Fewest samples that prove anything; undefined where samples are not asked for. */
function fewestSamples(
  { min_samples: own, source, value }: TelemetryGate,
  { minSamples }: GatesFile,
): number | undefined {
  if ((source.kind ?? 'file') !== 'file') return own;
  const needed = value?.path === undefined || value.samples !== undefined ? (own ?? minSamples) : own;
  return needed === undefined ? undefined : Math.max(1, needed);
}

function ageProblem(
  gate: TelemetryGate,
  newest: number | undefined,
  maxAge: number | undefined,
  now: Date,
): string | undefined {
  if (maxAge === undefined) return undefined;
  if (newest === undefined)
    return gate.time_field === undefined ? 'no time: the gate has no time_field' : `no time in ${gate.time_field}`;
  const shown = utcTimestamp(new Date(newest));
  if (newest > now.getTime() + clockSkew) return `newest ${shown}, which is still to come`;
  return now.getTime() - newest > maxAge * 3_600_000 ? `newest ${shown}, older than ${maxAge} hours` : undefined;
}

export interface ReportFacts {
  generatedAt: string;
  policy: PolicyUsed;
  asOf: Date | undefined;
  scope: GateScope;
  exempt: ExemptionUsed | undefined;
  refused: Waivers['refused'];
}

export function gateReport(file: GatesFile, gates: GateResult[], facts: ReportFacts): TelemetryGateReport {
  const statuses = ['pass', 'fail', 'missing', 'unreadable', 'rejected', 'insufficient', 'stale', 'waived'] as const;
  const exempt = gates.length === 0 ? facts.exempt : undefined;
  return {
    schema: 'telemetry-gate-report/v1',
    generated_at: facts.generatedAt,
    policy: facts.policy,
    as_of: facts.asOf === undefined ? null : utcTimestamp(facts.asOf),
    gates_file: { path: file.path, sha256: file.sha256 },
    scope: facts.scope,
    percentile: file.percentile,
    gates,
    exempt: exempt ?? null,
    refused_waivers: facts.refused,
    counts: Object.fromEntries(
      statuses.map((status) => [status, gates.filter((gate) => gate.status === status).length]),
    ) as unknown as GateCounts,
    overall_pass: gatesPass(gates, exempt !== undefined),
  };
}
