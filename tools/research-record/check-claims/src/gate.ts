/** Checks of a run and its evidence (contract 28.9 to 28.11). Pure. */
import { pyRecorded } from '@gatehouse/render';
import { Findings, judged, missing, type CheckResult, type Checks } from '@gatehouse/verdicts';

/** A document that was given as evidence. */
export interface Evidence {
  /** Path from the repository. */
  path: string;
  /** As recorded; undefined when it is not a JSON object. */
  fields: Readonly<Record<string, unknown>> | undefined;
  /** What became of each input that it names; undefined when it names none. */
  inputs: readonly { path: string; state: 'same' | 'gone' | 'changed' }[] | undefined;
}

/** A row of the index, of this run. */
export interface IndexedRun {
  eligible: string;
  /** JSON list as the index has it. */
  blockers: string;
}

export interface GateFacts {
  /** Undefined when the manifest does not name one. */
  runId: string | undefined;
  evidence: readonly Evidence[];
  /** Schemas that are evidence. */
  schemas: readonly string[];
  index: {
    /** Path from the repository. */
    path: string;
    isThere: boolean;
    hasEligibility: boolean;
    runs: readonly IndexedRun[];
  };
}

const unnamed = 'manifest.json: not there, unreadable or without run_id';

export function judgeGate(facts: GateFacts): Checks {
  return {
    run_named: facts.runId === undefined ? missing(unnamed) : judged([]),
    evidence_binds: checkBinding(facts),
    evidence_passes: checkPassing(facts),
    run_eligible: checkEligible(facts),
  };
}

/** Is the document evidence, and of this run? What is not counts as not given. */
export function isOfRun({ fields }: Evidence, { runId, schemas }: Pick<GateFacts, 'runId' | 'schemas'>): boolean {
  const schema = fields?.['schema'];
  return typeof schema === 'string' && schemas.includes(schema) && runId !== undefined && fields?.['run_id'] === runId;
}

function checkBinding(facts: GateFacts): CheckResult {
  if (facts.evidence.length === 0) return missing('no evidence is given');
  return judged(facts.evidence.flatMap((one) => bindingFaults(one, facts)));
}

function bindingFaults({ path, fields, inputs }: Evidence, { runId, schemas }: GateFacts): string[] {
  if (fields === undefined) return [`${path}: not valid JSON`];
  const { schema, run_id: recorded } = fields;
  if (typeof schema !== 'string' || !schemas.includes(schema))
    return [`${path}: schema ${pyRecorded(schema)} is no evidence`];
  if (recorded !== runId || runId === undefined)
    return [`${path}: is of run ${pyRecorded(recorded)}, not ${pyRecorded(runId)}`];
  if (inputs === undefined || inputs.length === 0) return [`${path}: names no inputs`];
  return inputs.flatMap((input) => {
    if (input.state === 'same') return [];
    return [`${path}: ${input.path} ${input.state === 'gone' ? 'is gone' : 'has changed since'}`];
  });
}

function checkPassing(facts: GateFacts): CheckResult {
  const own = facts.evidence.filter((one) => isOfRun(one, facts));
  const findings = new Findings();
  for (const schema of facts.schemas) {
    const given = own.filter(({ fields }) => fields?.['schema'] === schema);
    if (given.length === 0) findings.missing(`${schema}: not given`);
    for (const { fields } of given) findings.fail(...passingFaults(schema, fields ?? {}));
  }
  return findings.result();
}

function passingFaults(schema: string, fields: Readonly<Record<string, unknown>>): string[] {
  const passed = fields['overall_pass'];
  if (passed !== true) return [`${schema}: overall_pass is ${jsonText(passed)}`];
  return brokenChecks(fields['checks']).map((id) => `${schema}: overall_pass is true, and check ${id} is not pass`);
}

/** Statuses over which a verdict may be pass; any other word proves nothing. */
const harmless = ['pass', 'warn', 'not_applicable', 'waived'];

/** A document that says pass over a check that failed was changed by hand. */
function brokenChecks(checks: unknown): string[] {
  if (typeof checks !== 'object' || checks === null) return [];
  return Object.entries(checks as Record<string, unknown>)
    .filter(([, check]) => !harmless.includes(String((check as { status?: unknown } | null)?.status)))
    .map(([id]) => id);
}

function jsonText(value: unknown): string {
  if (typeof value === 'bigint' || value === undefined) return value === undefined ? 'null' : value.toString();
  return JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? Number(item) : item));
}

function checkEligible({ runId, index }: GateFacts): CheckResult {
  if (!index.isThere) return missing(`${index.path}: not there`);
  if (!index.hasEligibility) return missing(`${index.path} has no column headline_eligible: rebuild it`);
  if (runId === undefined) return missing(unnamed);
  if (index.runs.length === 0) return judged([`${index.path}: run ${runId} is not in it`]);
  return judged(
    index.runs.filter(({ eligible }) => eligible !== 'true').map(({ blockers }) => `${runId}: ${listed(blockers)}`),
  );
}

function listed(blockers: string): string {
  try {
    const names: unknown = JSON.parse(blockers);
    if (Array.isArray(names) && names.length > 0) return names.map(String).join(', ');
  } catch {
    // What is not a list stands as it is.
  }
  return blockers || 'not eligible';
}
