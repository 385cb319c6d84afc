/** The page of a run as a document (contract 47.5). */
import path from 'node:path';
import {
  context,
  preflight,
  result,
  runEnvironment,
  type Document,
  type PageFact,
  type PageLink,
  type RunPage,
} from '@gatehouse/contracts';
import { inspectDocument } from '@gatehouse/files';
import { environmentFacts } from './environment-facts';
import { Places } from './places';
import type { FoundRun } from './record';
import { sourcesOf, type SourceOf } from './sources';

export interface RunContext {
  root: string;
  places: Places;
  sum: SourceOf;
}

export function runSources({ directory, names }: FoundRun): [role: string, file: string][] {
  return ['context', 'result', 'preflight', 'environment']
    .filter((role) => names.includes(`${role}.json`))
    .map((role) => [role, `${directory}/${role}.json`]);
}

export function runDocument(run: FoundRun, { root, places, sum }: RunContext): RunPage {
  const page = Places.run(run);
  const read = <T>(kind: Document<T>, name: string): T | undefined => {
    const reading = inspectDocument(kind, path.join(root, run.directory, name));
    return reading.state === 'read' ? reading.value : undefined;
  };
  const [stated, ended, before, environment] = [
    read(context, 'context.json'),
    read(result, 'result.json'),
    read(preflight, 'preflight.json'),
    read(runEnvironment, 'environment.json'),
  ];
  const fact = (name: string, value: string | null | undefined): PageFact => ({ name, value: value ?? '', href: null });
  return {
    schema: 'run-page/v1',
    navigation: [
      { text: 'all decisions', href: places.between(page, Places.index) },
      ...(run.tag === ''
        ? []
        : [{ text: `decision ${run.tag}`, href: places.between(page, Places.decision(run.tag)) }]),
      ...(run.quality === '' ? [] : [{ text: 'data quality', href: places.between(page, Places.data(run)) }]),
    ],
    run_dir: run.name,
    decision_tag: run.tag,
    state: run.state,
    reason: ended?.reason ?? null,
    facts: [
      {
        name: 'Decision',
        value: run.tag,
        href: run.tag === '' ? null : places.between(page, Places.decision(run.tag)),
      },
      fact('Workflow', run.workflow),
      fact('Owner', run.owner),
      fact('Host', stated?.hostname),
      fact('Started (UTC)', momentText(ended?.started_at)),
      fact('Finished (UTC)', momentText(ended?.finished_at)),
      fact('Took', durationText(ended?.started_at, ended?.finished_at)),
      fact('Ended in phase', ended?.phase),
      fact('Exit status', ended?.exit_code === undefined || ended.exit_code === null ? '' : String(ended.exit_code)),
      fact('Commit', stated?.git_commit),
      fact('Branch', stated?.git_branch),
      fact('Notes', stated?.notes),
    ],
    settings: Object.entries(stated?.in_force ?? {}).map(([name, { value, source }]) => ({
      name,
      value: value === null ? 'none' : Array.isArray(value) ? value.join(', ') : String(value),
      source,
    })),
    environment: environment === undefined ? [] : environmentFacts(environment),
    command: stated?.argv ?? [],
    preflight: before === undefined ? [] : preflightLines(before),
    links: linksOf(page, run, places),
    sources: sourcesOf(runSources(run), sum),
  };
}

function preflightLines({
  status,
  cores,
  memory_gb: memory,
  min_cores: least,
  min_memory_gb: leastMemory,
  git_dirty_count: dirty,
  reasons,
}: typeof preflight extends Document<infer T> ? T : never): string[] {
  return [
    `${status}: ${cores} cores of at least ${least}, ${memory} GiB of at least ${leastMemory}, ${dirty} changed ${dirty === 1 ? 'file' : 'files'} in the work tree`,
    ...reasons,
  ];
}

function momentText(moment: string | undefined): string {
  return (moment ?? '').slice(0, 19).replace('T', ' ');
}

function durationText(from: string | undefined, to: string | undefined): string {
  const seconds = (Date.parse(to ?? '') - Date.parse(from ?? '')) / 1000;
  if (!Number.isFinite(seconds)) return '';
  return seconds < 60
    ? `${seconds.toFixed(1)} s`
    : seconds < 3600
      ? `${(seconds / 60).toFixed(1)} min`
      : `${(seconds / 3600).toFixed(1)} h`;
}

/** Every file directly in the run directory. */
function linksOf(page: string, { directory, names }: FoundRun, places: Places): PageLink[] {
  return names.flatMap((name) => {
    const href = places.toFile(page, `${directory}/${name}`);
    return href === undefined ? [] : [{ text: name, href }];
  });
}
