/** Reads what claims are compared with (contract 28.8 to 28.15). */
import path from 'node:path';
import { fieldsOf, type RunFiles } from '@gatehouse/backtests';
import { Failure, parseRecorded } from '@gatehouse/contracts';
import { parseTable } from '@gatehouse/csv';
import { hashFile, isFile } from '@gatehouse/files';
import { changesSince, gitPlace, historyOf, nearestCommitHint, resolveCommits } from '@gatehouse/system';
import type { Metrics } from './claims';
import type { Evidence, GateFacts } from './gate';
import { isCommitName, type Stamp, type StampFacts } from './stamp';

/** The JSON object in a file as recorded: undefined when it is not there, `damaged` when it is not one. */
export function recordedObject(
  files: RunFiles,
  name: string,
): Readonly<Record<string, unknown>> | 'damaged' | undefined {
  const bytes = files.bytes(name);
  if (bytes === undefined) return undefined;
  try {
    return fieldsOf(parseRecorded(bytes.toString('utf8'), name)) ?? 'damaged';
  } catch (error) {
    if (error instanceof Failure && error.id === 'damaged-input') return 'damaged';
    throw error;
  }
}

/** `file` is absolute. Every input of the document is hashed anew. */
export async function readEvidence(files: RunFiles, root: string, file: string): Promise<Evidence> {
  const fields = recordedObject(files, file);
  const shown = files.shown(file);
  if (fields === undefined || fields === 'damaged') return { path: shown, fields: undefined, inputs: undefined };
  const named = fields['inputs'];
  if (!Array.isArray(named)) return { path: shown, fields, inputs: undefined };
  const inputs: Evidence['inputs'] & unknown[] = [];
  for (const item of named as unknown[]) {
    const { path: input, sha256 } = fieldsOf(item) ?? {};
    const name = typeof input === 'string' ? input : String(input);
    inputs.push({ path: name, state: await stateOf(path.resolve(root, name), sha256) });
  }
  return { path: shown, fields, inputs };
}

async function stateOf(file: string, sha256: unknown): Promise<'same' | 'gone' | 'changed'> {
  if (!isFile(file)) return 'gone';
  return (await hashFile(file)).sha256 === sha256 ? 'same' : 'changed';
}

export interface ReadIndex {
  facts: Omit<GateFacts['index'], 'runs'>;
  /** Run ids; undefined when the index is not there. */
  ids: ReadonlySet<string> | undefined;
  /** The rows of a run; those of its own directory where there are any. */
  runs(id: string, directory: string): GateFacts['index']['runs'];
}

/** `file` is absolute. Throws Failure `damaged-input` for what is not a table. */
export function readIndex(files: RunFiles, file: string): ReadIndex {
  const [bytes, shown] = [files.bytes(file), files.shown(file)];
  if (bytes === undefined)
    return { facts: { path: shown, isThere: false, hasEligibility: false }, ids: undefined, runs: () => [] };
  const table = parseTable(bytes, shown);
  const cells = (name: string): ((row: number) => string) => {
    const column = table.columns.indexOf(name);
    return column === -1 ? () => '' : (row) => table.cell(row, column);
  };
  const [ids, eligible, blockers, directories] = [
    cells('run_id'),
    cells('headline_eligible'),
    cells('headline_blockers'),
    cells('artifact_dir'),
  ];
  const rows = Array.from({ length: table.rowCount }, (_, row) => row);
  return {
    facts: { path: shown, isThere: true, hasEligibility: table.columns.includes('headline_eligible') },
    ids: new Set(rows.map(ids)),
    runs(id, directory) {
      const named = rows.filter((row) => ids(row) === id);
      const own = named.filter((row) => directories(row) === directory);
      return (own.length > 0 ? own : named).map((row) => ({ eligible: eligible(row), blockers: blockers(row) }));
    },
  };
}

/**
 * The metrics files that could be read, in their order, and what is wrong with the others. `names`: name in findings →
 * file.
 */
export function readMetrics(
  files: RunFiles,
  names: ReadonlyMap<string, string>,
): { metrics: Metrics[]; lacking: string[] } {
  const [metrics, lacking]: [Metrics[], string[]] = [[], []];
  for (const [name, file] of names) {
    const values = recordedObject(files, file);
    if (values === undefined) lacking.push(`${name}: not there`);
    else if (values === 'damaged') lacking.push(`${name} could not be read`);
    else metrics.push({ name, values });
  }
  return { metrics, lacking };
}

/**
 * Undefined outside a git repository. Throws Failure `damaged-input` for a shallow clone in which a stamp is not found.
 */
export function stampFacts(root: string, stamps: readonly Stamp[]): StampFacts | undefined {
  const place = stamps.length === 0 ? undefined : gitPlace(root);
  if (place === undefined) return undefined;
  const names = stamps.map(({ commit }) => commit).filter(isCommitName);
  const commits = resolveCommits(root, [...names, 'HEAD']);
  if (place.isShallow && names.some((name) => !commits.has(name)))
    throw new Failure('damaged-input', 'shallow clone: fetch the whole history');
  const head = commits.get('HEAD');
  const history = historyOf(root, commits.values());
  return {
    commit: (name) => commits.get(name),
    hint: nearestCommitHint(root),
    isInHistory: (commit) => head !== undefined && history.isAncestor(commit, head),
    changesSince: (commit) =>
      head === undefined
        ? []
        : changesSince(root, commit, head).map(({ paths }) =>
            paths.flatMap((file) => (file.startsWith(place.prefix) ? [file.slice(place.prefix.length)] : [])),
          ),
  };
}
