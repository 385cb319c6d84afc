/** Runs, results and checks that are taken away, repeated, renamed or made up (contract 23.3). */
import path from 'node:path';
import type { LoggedRun } from '@gatehouse/evidence';
import { lacks, reported, runThat, stated, type Code, type Forgery, type Trail } from './forgery';

function removal(name: string, apply: Forgery['apply'], codes: readonly Code[] = ['missing']): Forgery {
  return { name, codes, apply };
}

/** The run directory; `more` takes what else tells of it. */
function drop(
  trail: Trail,
  run: LoggedRun | undefined,
  what: string,
  more?: (run: LoggedRun) => void,
): string | undefined {
  if (run === undefined) return lacks(`no ${what}`);
  trail.copy.remove(run.subject);
  more?.(run);
  return undefined;
}

function dropResults(trail: Trail, run: LoggedRun): void {
  for (const folder of new Set([...run.reports].map((file) => path.posix.dirname(file))))
    if (folder.startsWith('gate_results/') && trail.copy.has(folder)) trail.copy.remove(folder);
}

function dropChecks(trail: Trail, { tag }: LoggedRun): void {
  for (const folder of trail.copy.folders('audit/stage_checks'))
    if (tag !== null && folder.endsWith(`_${tag.replace(/[ /:]/g, '_')}`)) trail.copy.remove(folder);
}

/** Lines of ledger, registry and queue that name the tag. */
function dropRows(trail: Trail, { tag }: LoggedRun): void {
  for (const file of [trail.ledger, trail.registry])
    if (tag !== null && trail.copy.has(file))
      trail.copy.write(
        file,
        trail.copy
          .text(file)
          .split('\n')
          .filter((line) => !line.includes(tag))
          .join('\n'),
      );
}

/** The stamp in a name moved by so many years, the tag replaced. */
function renamed(subject: string, years: number, tag?: string): string {
  const name = subject.replace(/\/(\d{4})/, (_, year: string) => `/${Number(year) + years}`);
  return tag === undefined ? name : name.replace(/(_\d{6}(?:_\d+)?_(?:baseline|stress|[a-z]+_[a-z]+)_).*$/, `$1${tag}`);
}

export const runForgeries: readonly Forgery[] = [
  removal('run_dropped', (trail) => drop(trail, trail.runs[0], 'run')),
  removal('run_dropped_checked', (trail) => drop(trail, trail.runs[0], 'run', (run) => dropChecks(trail, run))),
  removal('run_dropped_everywhere', (trail) =>
    drop(trail, trail.runs[0], 'run', (run) => {
      dropResults(trail, run);
      dropChecks(trail, run);
      dropRows(trail, run);
    }),
  ),
  removal('blocked_dropped', (trail) =>
    drop(
      trail,
      runThat(trail, ({ end }) => end?.verdict === 'blocked'),
      'blocked run',
    ),
  ),
  removal('trial_dropped_everywhere', (trail) =>
    drop(trail, runThat(trail, ({ end }) => end?.verdict === 'failed') ?? reported(trail)?.run, 'trial', (run) => {
      dropResults(trail, run);
      dropRows(trail, run);
    }),
  ),
  removal('waiver_deleted', (trail) => {
    const file = stated(trail, (one) => one.startsWith('docs/production_research/waivers/'));
    if (file === undefined) return lacks('no waiver');
    trail.copy.remove(file);
    return undefined;
  }),
  removal('cleanup_log_cut', (trail) => {
    const file = 'audit/cleanup_log.jsonl';
    if (!trail.copy.has(file)) return lacks('no cleanup log');
    trail.copy.remove(file);
    return undefined;
  }),
  removal('cleanup_log_excuse', (trail) => {
    const [run] = trail.runs;
    if (run === undefined) return lacks('no run');
    const file = 'audit/cleanup_log.jsonl';
    const excuse = {
      schema: 'cleanup-log-entry/v1',
      event: 'deleted',
      path: run.subject,
      reason: 'its record is interrupted',
    };
    trail.copy.write(file, `${trail.copy.has(file) ? trail.copy.text(file) : ''}${JSON.stringify(excuse)}\n`);
    return drop(trail, run, 'run');
  }),
  removal('rolled_back', (trail) => {
    const last = [...trail.book.statements()].filter(([file]) =>
      /^audit\/(workstation_runs|stage_checks)\//.test(file),
    );
    const newest = Math.max(-1, ...last.map(([, { entry }]) => entry));
    const files = last.filter(([file, { entry }]) => entry === newest && trail.copy.has(file)).map(([file]) => file);
    if (files.length === 0) return lacks('nothing that a later step left');
    for (const file of files) trail.copy.remove(file);
    return undefined;
  }),
  removal('tag_renamed', (trail) => {
    const [run] = trail.runs;
    if (run === undefined) return lacks('no run');
    trail.copy.transfer(run.subject, renamed(run.subject, 0, 'another_tag'));
    return undefined;
  }),
  removal('backdated', (trail) => {
    const [run] = trail.runs;
    if (run === undefined) return lacks('no run');
    trail.copy.transfer(run.subject, renamed(run.subject, -1));
    return undefined;
  }),
  removal(
    'tag_taken_over',
    (trail) => {
      const [run, other] = trail.runs;
      if (run === undefined || other === undefined) return lacks('only one run');
      const file = `${other.subject}/context.json`;
      trail.copy.write(
        file,
        trail.copy.text(file).replace(/("decision_tag"\s*:\s*)"[^"]*"/, `$1${JSON.stringify(run.tag)}`),
      );
      return undefined;
    },
    ['changed'],
  ),
  removal(
    'report_replay',
    (trail) => {
      const found = reported(trail);
      if (found === undefined) return lacks('no report');
      const folder = path.posix.dirname(found.report);
      trail.copy.transfer(
        folder,
        renamed(folder.replace(/_(\d{4})-/, '/$1-'), 1)
          .replace(/\/(\d{4}-)/, '_$1')
          .replace('gate_results_', 'gate_results/'),
        { keep: true },
      );
      return undefined;
    },
    ['unlogged'],
  ),
  removal('tag_reused', (trail) => copied(trail, 1), ['unlogged']),
  removal('run_copied', (trail) => copied(trail, 2, 'copied_run1'), ['unlogged']),
  removal(
    'run_handwritten',
    (trail) => {
      const folder = 'audit/workstation_runs/2026-01-05_090000_production_gates_handwritten_run1';
      trail.copy.write(
        `${folder}/context.json`,
        JSON.stringify({ decision_tag: 'handwritten_run1', owner: 'research' }),
      );
      trail.copy.write(`${folder}/result.json`, JSON.stringify({ decision_tag: 'handwritten_run1', exit_code: 0 }));
      return undefined;
    },
    ['unlogged'],
  ),
];

function copied(trail: Trail, years: number, tag?: string): string | undefined {
  const [run] = trail.runs;
  if (run === undefined) return lacks('no run');
  trail.copy.transfer(run.subject, renamed(run.subject, years, tag), { keep: true });
  return undefined;
}
