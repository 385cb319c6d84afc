import type { Preflight } from '@gatehouse/contracts';

/** What was found on the machine and in the repository. */
export interface Findings {
  timestamp: string;
  hostname: string;
  root: string;
  /** Undefined outside a git repository; `problem` is why git did not answer, in its own words. */
  git: { branch: string; commit: string; dirtyCount: number } | { problem: string } | undefined;
  /** Cores and bytes of memory of the machine and, where a cgroup grants less, of the container. */
  machine: { cores: number; memoryBytes: number };
  granted: { cores: number; memoryBytes: number };
  /** What an engine granted this job; undefined outside a job, its figures where the engine does not say. */
  job?: { by: string; cores: number | undefined; memoryBytes: number | undefined } | undefined;
}

export interface Requirements {
  minCores: number;
  /** GiB. */
  minMemoryGb: number;
  requireClean: boolean;
}

const gib = 2 ** 30;

/**
 * The preflight document: found against required, with a reason for every requirement that is not met (contract 2.2).
 */
export function judge(found: Findings, required: Requirements): Preflight {
  const { job } = found;
  const cores = Math.floor(Math.min(found.machine.cores, found.granted.cores, job?.cores ?? Infinity));
  const least = Math.min(found.machine.memoryBytes, found.granted.memoryBytes, job?.memoryBytes ?? Infinity);
  const memory = Math.floor(least / gib);
  const { git } = found;
  const problem = git !== undefined && 'problem' in git ? git.problem : undefined;
  const state = git === undefined || 'problem' in git ? undefined : git;
  const reasons: string[] = [];
  if (cores < required.minCores) reasons.push(`cores ${cores} < required ${required.minCores}`);
  if (memory < required.minMemoryGb) reasons.push(`memory ${memory}GB < required ${required.minMemoryGb}GB`);
  if (problem !== undefined) reasons.push(problem);
  if (required.requireClean && git === undefined) reasons.push('not a git repository and REQUIRE_CLEAN=1');
  if (required.requireClean && (state?.dirtyCount ?? 0) > 0) reasons.push('git worktree is dirty and REQUIRE_CLEAN=1');
  return {
    timestamp: found.timestamp,
    hostname: found.hostname,
    root_dir: found.root,
    git_branch: state?.branch ?? 'unknown',
    git_commit: state?.commit ?? 'unknown',
    git_dirty_count: state?.dirtyCount ?? 0,
    cores,
    memory_gb: memory,
    min_cores: required.minCores,
    min_memory_gb: required.minMemoryGb,
    require_clean: required.requireClean ? 1 : 0,
    status: reasons.length === 0 ? 'pass' : 'fail',
    reasons,
    host_cores: found.machine.cores,
    host_memory_gb: Math.floor(found.machine.memoryBytes / gib),
    ...(job && {
      granted_by: job.by,
      granted_cores: job.cores ?? null,
      granted_memory_gb: job.memoryBytes === undefined ? null : Math.floor(job.memoryBytes / gib),
    }),
  };
}
