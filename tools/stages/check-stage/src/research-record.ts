/** Verdicts of the research record as evidence of a stage (contract 14.3). */
import type { EvidenceRecord } from './record';
import type { Repository } from './repository';

/** A file that a verdict rests on, and the bytes it had. */
interface Input {
  path: string;
  sha256: string;
}

/** Verdicts that are of files: where these stand. Others, such as that over run logs, name none. */
const places: Readonly<Record<string, readonly string[]>> = {
  'artifact-integrity/v1': ['inputs'],
  'holdout-check/v1': ['inputs'],
  'inference-check/v1': ['inputs'],
  'claims-check/v1': ['inputs'],
  'alignment-check/v1': ['returns', 'factors'],
};

/**
 * What is wrong with a verdict: it is of another schema, did not pass, one of its checks says otherwise, it names no
 * inputs, or what it judged has changed since.
 */
export function verdictProblems(record: EvidenceRecord, schema: string, repository: Repository): string[] {
  const { path: file } = record.file;
  const stated = record.values('schema')[0];
  if (stated !== schema) return [`${file}: schema is ${JSON.stringify(stated ?? null)}, expected "${schema}"`];
  const problems =
    record.values('overall_pass')[0] === true ? failedChecks(record) : [`${file}: overall_pass is not true`];
  for (const place of places[schema] ?? [])
    if (itemsAt(record, place).length === 0) problems.push(`${file}: names no ${place}`);
  for (const item of ['inputs', 'returns', 'factors'].flatMap((place) => itemsAt(record, place))) {
    if (!isInput(item)) {
      problems.push(`${file}: names ${JSON.stringify(item)}, expected a path with its sha256`);
      continue;
    }
    const place = repository.place(item.path);
    const found = place === undefined ? undefined : repository.hash(place);
    if (found === undefined) problems.push(`${file}: ${item.path} is gone`);
    else if (found !== item.sha256) problems.push(`${file}: ${item.path} has changed since`);
  }
  return problems;
}

function itemsAt(record: EvidenceRecord, place: string): unknown[] {
  return record.values(place).flat();
}

function isInput(value: unknown): value is Input {
  const { path, sha256 } = (typeof value === 'object' && value !== null ? value : {}) as Partial<Input>;
  return typeof path === 'string' && typeof sha256 === 'string';
}

/** A verdict that says pass over a check that failed was changed by hand. */
function failedChecks(record: EvidenceRecord): string[] {
  return record
    .values('checks')
    .flatMap((checks) => Object.entries(checks as object) as [string, { status?: unknown } | null][])
    .filter(([, check]) => ['fail', 'missing'].includes(String(check?.status)))
    .map(([id]) => `${record.file.path}: overall_pass is true, and check ${id} is not pass`);
}
