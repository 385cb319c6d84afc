/** The status on one screen (contract 15.4). What does not fit is in the document of --json. */
import type { OpenFailure, SessionStatus, StatusItem } from '@gatehouse/contracts';
import { localTime, printable } from '@gatehouse/render';
import { columnsOf, fit } from './columns';
import { wrapCommand } from './command-line';

/** Most lines; columns when there is no terminal to ask, and the fewest and most that are made use of. */
export const screen = { lines: 40, columns: 80, narrowest: 60, widest: 120 } as const;
const margin = 18;

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
  pages: 'pages',
};

/** How much is shown: first all, then less of what can be looked up. */
const levels = [
  { failures: 12, problems: 5, others: 4, disagreeing: 3, details: true, prose: 4 },
  { failures: 6, problems: 3, others: 2, disagreeing: 2, details: true, prose: 2 },
  { failures: 3, problems: 2, others: 1, disagreeing: 1, details: false, prose: 2 },
  { failures: 1, problems: 1, others: 1, disagreeing: 1, details: false, prose: 1 },
] as const;
type Level = (typeof levels)[number];

/** `columns` of the terminal, undefined when there is none. */
export function screenLines(status: SessionStatus, columns: number | undefined): string[] {
  const width = Math.min(screen.widest, Math.max(screen.narrowest, columns ?? screen.columns));
  const next = nextLines(status, width);
  const tried = levels.map((level) => new Page(width, level).linesOf(status));
  const above =
    tried.find((lines) => lines.length + next.length <= screen.lines) ??
    (tried.at(-1) as string[]).slice(0, screen.lines - next.length);
  return [...above, ...next];
}

class Page {
  constructor(
    private readonly width: number,
    private readonly level: Level,
  ) {}

  linesOf(status: SessionStatus): string[] {
    const { level } = this;
    const short = (file: string): string =>
      `[${status.run_dir !== null && file.startsWith(`${status.run_dir}/`) ? `RUN${file.slice(status.run_dir.length)}` : file}]`;
    return [
      fit(printable(`session status of ${localTime(new Date(status.observed_at))}, ${status.repository}`), this.width),
      ...status.items.flatMap((item) => this.item(item, short)),
      ...this.several('other decision', level.others, status.other_decisions, (other) => [
        [`${other.decision_tag} (${[other.owner ?? '', other.run_state].filter(Boolean).join(', ')})`],
        [`[${other.run_dir}]`],
      ]),
      ...this.failures(status.open_failures, short),
      ...this.tasks(status.open_tasks),
      ...(status.reading_list === null ? [] : this.readingList(status.reading_list)),
      ...this.several('damaged', level.problems, status.problems, (problem) => [this.prose(problem)]),
    ];
  }

  private item({ name, value, detail, source, disagreeing }: StatusItem, short: (file: string) => string): string[] {
    const isRun = name === 'run_dir' && value !== null;
    const said = isRun ? [['RUN ='], [value]] : [[value ?? 'none']];
    return [
      ...this.flow(labels[name], [
        ...said,
        detail === null || !this.level.details ? [] : this.prose(detail),
        source === null || isRun ? [] : [short(source)],
      ]),
      ...disagreeing
        .slice(0, this.level.disagreeing)
        .flatMap((other) => this.flow('  but also', [[other.value], [short(other.source)]])),
      ...more(disagreeing.length, this.level.disagreeing),
    ];
  }

  /** Those with the same remediation stand together. */
  private failures(failures: readonly OpenFailure[], short: (file: string) => string): string[] {
    if (failures.length === 0) return this.flow('open failures', [['none known']]);
    const shown = failures.slice(0, this.level.failures);
    const key = ({ severity, remediation, source }: OpenFailure): string =>
      JSON.stringify([severity, remediation, source]);
    const groups = [...new Set(shown.map(key))].map((one) => shown.filter((failure) => key(failure) === one));
    const lines = groups.flatMap((group, index) => {
      const { severity, remediation, source } = group[0] as OpenFailure;
      const text = `${severity === null ? '' : `${severity}: `}${group.map(({ failure }) => failure).join('; ')}`;
      return this.flow(index === 0 ? 'open failures' : '', [
        this.prose(text),
        remediation === null ? [] : this.prose(`-> ${remediation}`),
        [short(source)],
      ]);
    });
    return [...lines, ...more(failures.length, this.level.failures)];
  }

  private tasks(tasks: SessionStatus['open_tasks']): string[] {
    if (tasks?.length === 0) return this.flow('open task', [['none in progress']]);
    return this.several('open task', this.level.others, tasks ?? [], ({ task, title, owner, source }) => [
      [task],
      title === null ? [] : this.prose(title),
      owner === null ? [] : [`(${owner})`],
      [`[${source}]`],
    ]);
  }

  private readingList({ guide, paths, missing }: NonNullable<SessionStatus['reading_list']>): string[] {
    const state = missing.length === 0 ? 'all there' : `MISSING: ${missing.join(', ')}`;
    return this.flow('reading list', [
      this.prose(`${paths.length} ${paths.length === 1 ? 'path' : 'paths'}, ${state}`),
      [`[${guide}]`],
    ]);
  }

  private several<T>(label: string, count: number, all: readonly T[], parts: (one: T) => string[][]): string[] {
    return [
      ...all.slice(0, count).flatMap((one, index) => this.flow(index === 0 ? label : '', parts(one))),
      ...more(all.length, count),
    ];
  }

  private prose(text: string): string[] {
    return wordsOf(text, this.level.prose * (this.width - margin - 8));
  }

  private flow(label: string, parts: readonly (readonly string[])[]): string[] {
    return flow(label, parts, this.width);
  }
}

function nextLines({ next_action: { why, words } }: SessionStatus, width: number): string[] {
  const command = wrapCommand(words, width);
  const isShown =
    command.length <= 12 && command.join('').length <= 12 * width && command.every((text) => printable(text) === text);
  return [
    ...flow('next safe action', [wordsOf(why, 6 * (width - margin - 8))], width),
    ...(isShown ? command : ['  too long for a screen: see next_action in the document of --json']),
  ];
}

function more(all: number, shown: number): string[] {
  return all <= shown ? [] : [`${' '.repeat(margin)}and ${all - shown} more`];
}

/** At most `width` columns of a text, as words that may stand on different lines. */
function wordsOf(text: string, width: number): string[] {
  return fit(printable(text), width, 0.2)
    .split(/ +/)
    .filter((word) => word !== '');
}

/**
 * A label, and behind its margin parts that stay together where they fit: words of one part are one blank apart, parts
 * two. A word that is too long for the room behind the margin stands further to the left, and is cut in its middle only
 * when no line is long enough.
 */
function flow(label: string, parts: readonly (readonly string[])[], width: number): string[] {
  const lines: string[] = [];
  let line = label.padEnd(margin);
  let isEmpty = true;
  const put = (text: string, gap: string): void => {
    const joined = isEmpty ? line + text : line + gap + text;
    if (columnsOf(joined) <= width) line = joined;
    else {
      if (line.trim() !== '') lines.push(line.trimEnd());
      const shown = fit(text, width - 2, 0.6);
      line = ' '.repeat(Math.min(margin, width - columnsOf(shown))) + shown;
    }
    isEmpty = false;
  };
  for (const part of parts) {
    const words = part.map(printable);
    const whole = words.join(' ');
    // A part that fits on a line of its own is not torn.
    if (columnsOf(whole) <= width - margin || words.length === 1) {
      if (whole !== '') put(whole, '  ');
    } else words.forEach((word, index) => put(word, index === 0 ? '  ' : ' '));
  }
  return [...lines, line.trimEnd()];
}
