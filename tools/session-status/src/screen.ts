/** The status on one screen: at most 40 lines of at most 100 columns (contract 15.4). What does not fit is in the document of --json. */
import type { OpenFailure, SessionStatus, StatusItem } from '@gatehouse/contracts';
import { localTime, printable } from '@gatehouse/render';
import { columnsOf, fit } from './columns';
import { wrapCommand } from './command-line';

export const screen = { lines: 40, columns: 100 } as const;
const margin = 18;
const room = screen.columns - margin;

const labels: Record<StatusItem['name'], string> = {
  decision_tag: 'decision tag',
  owner: 'owner',
  run_dir: 'run directory',
  run_state: 'run',
  freeze_file: 'freeze file',
  data_quality: 'data quality',
  gates: 'gates',
  ledger: 'ledger',
  registry_update: 'registry update',
  leaderboard_head: 'leaderboard head',
  candidate_queue: 'candidate queue',
  top_candidate: 'top candidate',
  queue_policy: 'queue policy',
};

/** How much is shown: first all, then less of what can be looked up. */
const levels = [
  { failures: 5, problems: 5, others: 4, disagreeing: 3, details: true, sources: 'whole' },
  { failures: 3, problems: 3, others: 2, disagreeing: 2, details: false, sources: 'whole' },
  { failures: 2, problems: 2, others: 1, disagreeing: 1, details: false, sources: 'cut' },
] as const;
type Level = (typeof levels)[number];

export function screenLines(status: SessionStatus): string[] {
  const tried = levels.map((level) => linesAt(status, level));
  return tried.find((lines) => lines.length <= screen.lines) ?? (tried.at(-1) as string[]).slice(0, screen.lines);
}

function linesAt(status: SessionStatus, level: Level): string[] {
  const short = (file: string): string => (status.run_dir !== null && file.startsWith(`${status.run_dir}/`) ? `RUN${file.slice(status.run_dir.length)}` : file);
  const first = `session status of ${localTime(new Date(status.observed_at))}, ${status.repository}`;
  return [
    fit(printable(first), screen.columns),
    ...status.items.flatMap((item) => itemLines(item, level, short)),
    ...more(status.other_decisions, level.others, 'other decision', (other) => `${other.decision_tag} (${[other.owner ?? '', other.run_state].filter(Boolean).join(', ')})  [${other.run_dir}]`),
    ...(status.open_failures.length === 0 ? [line('open failures', 'none known')] : []),
    ...failureLines(status.open_failures, level.failures, short),
    ...reading(status),
    ...more(status.problems, level.problems, 'damaged', (problem) => problem),
    ...next(status),
  ];
}

function itemLines({ name, value, detail, source, disagreeing }: StatusItem, level: Level, short: (file: string) => string): string[] {
  const said = name === 'run_dir' && value !== null ? `RUN = ${value}` : (value ?? 'none');
  const shownSource = source === null || name === 'run_dir' ? '' : `[${short(source)}]`;
  const lines = claimLines(labels[name], said, shownSource, level);
  if (detail !== null) {
    const alone = lines.length === 1 ? `${lines[0]}  ${printable(detail)}` : '';
    if (alone !== '' && columnsOf(alone) <= screen.columns) lines[0] = alone;
    else if (level.details) lines.push(line('', detail));
  }
  for (const other of disagreeing.slice(0, level.disagreeing)) lines.push(...claimLines('  disagreeing', other.value, `[${short(other.source)}]`, level));
  return lines;
}

/** Value and source on one line where both fit, else on two. */
function claimLines(label: string, value: string, source: string, level: Level): string[] {
  const both = source === '' ? value : `${value}  ${source}`;
  if (columnsOf(printable(both)) <= room) return [line(label, both)];
  if (level.sources === 'whole' && source !== '') return [line(label, value), line('', source, 0.8)];
  const end = fit(printable(source), Math.floor(room / 2), 0.8);
  return [line(label, `${fit(printable(value), room - 2 - columnsOf(end))}  ${end}`)];
}

/** Those of one file stand under its name. */
function failureLines(failures: readonly OpenFailure[], count: number, short: (file: string) => string): string[] {
  const lines = failures.slice(0, count).flatMap(({ severity, failure, remediation, source }, index) => [
    ...(failures[index - 1]?.source === source ? [] : [line(index === 0 ? 'open failures' : '', `[${short(source)}]`, 0.8)]),
    line('', `${severity === null ? '' : `${severity}: `}${failure}${remediation === null ? '' : ` -> ${remediation}`}`),
  ]);
  return failures.length <= count ? lines : [...lines, line('', `and ${failures.length - count} more`)];
}

function reading({ reading_list: list }: SessionStatus): string[] {
  if (list === null) return [];
  const missing = list.missing.length === 0 ? 'all there' : `MISSING: ${list.missing.join(', ')}`;
  return [line('reading list', `${list.paths.length} ${list.paths.length === 1 ? 'path' : 'paths'}, ${missing}  [${list.guide}]`)];
}

function next({ next_action: { why, words } }: SessionStatus): string[] {
  const command = wrapCommand(words, screen.columns);
  const isSafe = command.length <= 6 && command.every((text) => printable(text) === text && columnsOf(text) <= screen.columns);
  return [line('next safe action', why), ...(isSafe ? command : ['  too long for a screen: see next_action in the document of --json'])];
}

function more<T>(all: readonly T[], count: number, label: string, show: (one: T) => string): string[] {
  const lines = all.slice(0, count).map((one, index) => line(index === 0 ? label : '', show(one)));
  return all.length <= count ? lines : [...lines, line('', `and ${all.length - count} more`)];
}

function line(label: string, text: string, endShare?: number): string {
  return `${label.padEnd(margin)}${fit(printable(text), room, endShare)}`.trimEnd();
}
