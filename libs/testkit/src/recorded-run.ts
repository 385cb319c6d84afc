import { lutimesSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Repository } from './repository';

export interface RecordedRun {
  /** As in the name, `YYYY-MM-DD_HHMMSS`. */
  stamp: string;
  tag: string;
  workflow?: string;
  owner?: string;
  /** Of result.json; null for a run without one, which nothing alive belongs to. */
  outcome: 'succeeded' | 'failed' | 'blocked' | 'interrupted' | null;
  phase?: string;
  exitCode?: number;
  reason?: string;
  /** The words behind the workflow's name in command.sh. */
  command?: string;
  host?: string;
}

/**
 * A run directory as official-run leaves it, changed for the last time when its stamp says; its path relative to the
 * repository.
 */
export function recordRun(repository: Pick<Repository, 'write' | 'path'>, run: RecordedRun): string {
  const {
    stamp,
    tag,
    workflow = 'production_gates',
    outcome,
    phase = 'workflow',
    owner = 'research',
    host = os.hostname(),
  } = run;
  const directory = `audit/workstation_runs/${stamp}_${workflow}_${tag.replace(/[ /:]/g, '_')}`;
  const started = instantOf(stamp);
  const heartbeat = started.toISOString();
  repository.write(`${directory}/context.json`, {
    timestamp: stamp,
    hostname: host,
    git_branch: 'main',
    git_commit: 'unknown',
    workflow,
    decision_tag: tag,
    owner,
    notes: '',
    threads: 1,
    skip_data_quality_check: 1,
    data_quality_input_csv: '',
    data_quality_report_json: '',
  });
  repository.write(`${directory}/status.json`, {
    schema: 'status/v1',
    decision_tag: tag,
    workflow,
    phase: outcome === null ? 'workflow' : 'finished',
    host,
    boot_id: null,
    official_run: { pid: 2 ** 22 + 1, start_time: 1 },
    workflow_group: null,
    started_at: heartbeat,
    heartbeat_at: heartbeat,
  });
  repository.write(`${directory}/command.sh`, `scripts/run --workflow ${workflow} -- ${run.command ?? '--x'}\n`);
  repository.write(`${directory}/run.log`, 'started\nlast line\n');
  if (outcome !== null) {
    const exit = run.exitCode ?? (outcome === 'succeeded' ? 0 : outcome === 'interrupted' ? 143 : 2);
    repository.write(`${directory}/result.json`, {
      workflow,
      decision_tag: tag,
      exit_code: exit,
      audit_dir: directory,
      phase,
      outcome,
      signal: null,
      reason: run.reason ?? null,
      started_at: heartbeat,
      finished_at: heartbeat,
    });
  }
  setTimes(repository.path(directory), started);
  return directory;
}

/** Gives a file or directory and all in it this time of last change. */
export function setTimes(top: string, time: Date): void {
  for (const name of readdirNames(top)) lutimesSync(path.join(top, name), time, time);
  lutimesSync(top, time, time);
}

/** The moment a stamp in a name stands for, local time. */
export function instantOf(stamp: string): Date {
  const [, date, hour, minute, second] = /^(\d{4}-\d\d-\d\d)_(\d\d)(\d\d)(\d\d)/.exec(stamp) as RegExpExecArray;
  return new Date(`${date}T${hour}:${minute}:${second}`);
}

function readdirNames(top: string): string[] {
  try {
    return readdirSync(top, { recursive: true, encoding: 'utf8' }).sort((a, b) => b.length - a.length);
  } catch {
    return []; // a file
  }
}
