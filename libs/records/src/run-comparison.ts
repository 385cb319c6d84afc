/** What differs between two runs, section by section (contract 43.3). Pure. */
import type { RunComparison } from '@gatehouse/contracts';
import { differences as configurationDifferences } from './configuration';
import { pyRepr } from '@gatehouse/render';
import { reportGates } from '@gatehouse/runs';
import type { ComparedRun } from './compared-run';

type Section = RunComparison['sections'][number];
type Facts = ReadonlyMap<string, string>;

const mostShown = 200;

/** The sections in their order; every one is there, also without differences. */
export function compareRuns(a: ComparedRun, b: ComparedRun): Section[] {
  return [
    section('outcome', 'Outcome', ...both(a, b, outcomeOf)),
    section(
      'settings',
      'Settings',
      ...both(a, b, settingsOf),
      lacking(a, b, 'values in force', (side) => side.context?.in_force),
    ),
    section(
      'arguments',
      'Arguments',
      ...both(a, b, argumentsOf),
      lacking(a, b, 'argv', (side) => side.context?.argv),
    ),
    freezeSection(a, b),
    section(
      'data',
      'Data',
      ...both(a, b, dataOf),
      lacking(a, b, 'data quality report', (side) => side.quality),
    ),
    section(
      'environment',
      'Environment',
      ...both(a, b, environmentOf),
      lacking(a, b, 'environment.json', (side) => side.environment),
    ),
    section('commit', 'Commit and difference', ...both(a, b, commitOf)),
    section(
      'figures',
      'Figures',
      ...both(a, b, figuresOf),
      lacking(a, b, 'report', (side) => side.report),
    ),
    section(
      'gates',
      'Gates that changed side',
      ...both(a, b, gatesOf),
      lacking(a, b, 'report', (side) => side.report),
    ),
    section('durations', 'Durations', ...both(a, b, durationsOf)),
  ];
}

/** Does anything differ but how long it took? */
export function runsDiffer(sections: readonly Section[]): boolean {
  return sections.some(({ name, differences }) => name !== 'durations' && differences.length > 0);
}

function both(a: ComparedRun, b: ComparedRun, of: (side: ComparedRun) => Facts): [Facts, Facts] {
  return [of(a), of(b)];
}

function lacking(a: ComparedRun, b: ComparedRun, what: string, of: (side: ComparedRun) => unknown): string | null {
  const without = [a, b].filter((side) => of(side) === undefined).map(({ runDir }) => runDir);
  return without.length === 0 ? null : `${without.join(' and ')} ${without.length === 1 ? 'has' : 'have'} no ${what}`;
}

function section(name: Section['name'], title: string, a: Facts, b: Facts, note: string | null = null): Section {
  const keys = [...new Set([...a.keys(), ...b.keys()])];
  const found = keys.flatMap((key) => {
    const [old, now] = [a.get(key) ?? null, b.get(key) ?? null];
    return old === now ? [] : [{ key, a: old, b: now }];
  });
  return { name, title, note, differences: found.slice(0, mostShown), left_out: Math.max(0, found.length - mostShown) };
}

/** Of the freeze that can be read. */
function fileOf({ frozen, freezeFile }: ComparedRun): string | null {
  return frozen === undefined ? null : (freezeFile ?? null);
}

function freezeSection(a: ComparedRun, b: ComparedRun): Section {
  const note = lacking(a, b, 'freeze that can be read', (side) => side.frozen);
  const found =
    a.frozen === undefined || b.frozen === undefined
      ? a.frozen === b.frozen
        ? []
        : // Which configuration the other one had nobody knows: that is not the same one.
          [{ key: 'freeze_file', a: fileOf(a), b: fileOf(b) }]
      : configurationDifferences(a.frozen, b.frozen).map(({ key, old, new: now }) => ({
          key,
          a: old === '(absent)' ? null : old,
          b: now === '(absent)' ? null : now,
        }));
  return {
    name: 'freeze',
    title: 'Freeze',
    note,
    differences: found.slice(0, mostShown),
    left_out: Math.max(0, found.length - mostShown),
  };
}

function outcomeOf({ result }: ComparedRun): Facts {
  return flat({ outcome: result?.outcome, exit_code: result?.exit_code, phase: result?.phase });
}

function settingsOf({ context }: ComparedRun): Facts {
  const values = Object.entries(context?.in_force ?? {}).map(([key, { value }]) => [key, value] as const);
  return flat({
    ...Object.fromEntries(values),
    ...(context?.settings === undefined ? {} : { 'gatehouse.json': context.settings?.sha256 ?? null }),
    threads: context?.threads,
    skip_data_quality_check: context?.skip_data_quality_check,
    official: context?.official,
  });
}

/** Tag and notes say which run it is, and the freeze has a section of its own. */
const identity = ['--decision-tag', '--notes', '--freeze-file', '--tag'];

function argumentsOf({ context }: ComparedRun): Facts {
  const facts = new Map<string, string>();
  if (context?.workflow) facts.set('workflow', context.workflow);
  const words = context?.workflow_arguments ?? [];
  let plain = 0;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as string;
    const [name, joined] = /^(--[^=]+)=(.*)$/s.exec(word)?.slice(1) ?? [];
    const option = name ?? (word.startsWith('--') ? word : undefined);
    if (option === undefined) {
      plain += 1;
      facts.set(`argument ${plain}`, word);
      continue;
    }
    const next = words[at + 1];
    const value = joined ?? (next === undefined || next.startsWith('--') ? '' : next);
    if (joined === undefined && value !== '') at += 1;
    if (!identity.includes(option))
      facts.set(option, [facts.get(option), value].filter((text) => text !== undefined).join(', '));
  }
  return facts;
}

function dataOf({ quality, context }: ComparedRun): Facts {
  const { metrics, input } = (quality ?? {}) as {
    metrics?: Record<string, unknown>;
    input?: Record<string, unknown> | null;
  };
  const kept = Object.entries(metrics ?? {}).filter(
    ([name]) => !name.endsWith('_threshold') && name !== 'freshness_days' && name !== 'input_csv',
  );
  return flat({
    path: context?.data_quality_input_csv || undefined,
    sha256: input?.['sha256'],
    bytes: input?.['bytes'],
    ...Object.fromEntries(kept),
  });
}

function environmentOf({ environment, context }: ComparedRun): Facts {
  if (environment === undefined) return flat({ hostname: context?.hostname });
  const { generated_at_utc: _time, schema: _schema, git: _git, files, ...rest } = environment;
  return flat({
    hostname: context?.hostname,
    ...rest,
    files: Object.fromEntries(files.map(({ path, sha256, problem }) => [path, sha256 ?? problem])),
  });
}

function commitOf({ context, environment }: ComparedRun): Facts {
  const git = environment?.git;
  return flat({
    git_commit: context?.git_commit,
    git_branch: context?.git_branch,
    ...(git === undefined || git === null
      ? {}
      : {
          'git.diff': git.diff_sha256 ?? '(clean)',
          untracked: Object.fromEntries(git.untracked.map(({ path, sha256 }) => [path, sha256 ?? '(no sum)'])),
        }),
  });
}

const noFigures = [
  'schema',
  'generated_at',
  'generated_at_utc',
  'inputs',
  'args',
  'outputs',
  'gates',
  'gate',
  'gate_verdicts',
  'thresholds',
  'reproducibility',
];

function figuresOf({ report }: ComparedRun): Facts {
  const sections = Object.entries(report ?? {}).filter(([name]) => !noFigures.includes(name));
  return new Map([...flat(Object.fromEntries(sections))].filter(([, value]) => /^[-\d.]|^nan$|^-?inf$/.test(value)));
}

function gatesOf({ report }: ComparedRun): Facts {
  return flat(report === undefined ? {} : reportGates(report));
}

function durationsOf({ result }: ComparedRun): Facts {
  const [from, to] = [Date.parse(result?.started_at ?? ''), Date.parse(result?.finished_at ?? '')];
  return Number.isFinite(to - from) ? new Map([['run', `${((to - from) / 1000).toFixed(1)} s`]]) : new Map();
}

/** Every value with the path to it, as Python prints it; what is undefined is not there. */
function flat(value: unknown, place = ''): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (item: unknown, at: string): void => {
    if (item === undefined) return;
    if (Array.isArray(item) && item.some((one) => typeof one === 'object' && one !== null))
      item.forEach((one, index) => visit(one, `${at}[${index}]`));
    else if (typeof item === 'object' && item !== null && !Array.isArray(item))
      for (const [key, one] of Object.entries(item)) visit(one, at === '' ? key : `${at}.${key}`);
    else found.set(at, typeof item === 'string' ? item : pyRepr(item));
  };
  visit(value, place);
  return found;
}
