/** The runs of a repository by path and by decision tag. */
import { isActive, safeTag, type RunFacts } from '@gatehouse/runs';

export interface RunTable {
  at(file: string): RunFacts | undefined;
  /** Newest first. */
  ofTag(tag: string): readonly RunFacts[];
  /** Tags that read so in the name of a directory. */
  tagsWritten(safe: string): ReadonlySet<string>;
  active: readonly RunFacts[];
  all: readonly RunFacts[];
}

/** `runs` are newest first. */
export function tableOf(runs: readonly RunFacts[]): RunTable {
  const byPath = new Map(runs.map((facts) => [facts.path, facts]));
  const byTag = new Map<string, RunFacts[]>();
  const written = new Map<string, Set<string>>();
  for (const facts of runs) {
    if (facts.tag === undefined) continue;
    const equals = byTag.get(facts.tag) ?? [];
    equals.push(facts);
    byTag.set(facts.tag, equals);
    const safe = safeTag(facts.tag);
    written.set(safe, (written.get(safe) ?? new Set()).add(facts.tag));
  }
  return {
    at: (file) => byPath.get(file),
    ofTag: (tag) => byTag.get(tag) ?? [],
    tagsWritten: (safe) => written.get(safe) ?? new Set(),
    active: runs.filter(isActive),
    all: runs,
  };
}

/** Local time, ms since 1970; NaN for a name without a stamp, which nothing is older than. */
export function startOf(name: string): number {
  const [, date = '', hour = '', minute = '', second = ''] =
    /^(\d{4}-\d{2}-\d{2})_(\d{2})(\d{2})(\d{2})/.exec(name) ?? [];
  return new Date(`${date}T${hour}:${minute}:${second}`).getTime();
}
