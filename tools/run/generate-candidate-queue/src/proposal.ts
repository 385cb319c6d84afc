import type { QueueRow } from '@gatehouse/contracts';
import { shellCommand } from '@gatehouse/render';
import type { Experiment } from './experiment';
import type { Candidate } from './selection';

export const columns = [
  'queue_generated_at',
  'factor',
  'strategy',
  'source_decision_tag',
  'source_report_json',
  'source_score_total',
  'source_recommendation',
  'priority_score',
  'suggested_action',
  'proposed_decision_tag',
  'proposed_command',
  'proposed_argv',
  'proposal_missing',
] as const satisfies (keyof QueueRow)[];

/** What a proposal needs to know of the repository. */
export interface ProposalInputs {
  /** Has a run this tag? */
  isTaken(tag: string): boolean;
  /** The data that the experiment's run was checked on, undefined when nobody knows. */
  inputCsv(experiment: Experiment): string | undefined;
  /** The words that go on from the experiment's recorded call; undefined when none is recorded. */
  continued?(experiment: Experiment, tag: string, notes: string): string[] | undefined;
  /** Why a run of these words could not start now, or what of them is a guess; empty when it could. */
  missing?(experiment: Experiment, words: readonly string[], isRecorded: boolean): string;
}

interface Proposal {
  command: string;
  words: string[];
}

const unknownInput = 'data/your_input.csv';

/** The queue's row of a candidate (contract 10.6). */
export function queueRow(
  { experiment, priority, action }: Candidate,
  generatedAt: string,
  fallback: boolean,
  surroundings: ProposalInputs,
): QueueRow {
  const tag = proposedTag(experiment, surroundings.isTaken);
  const notes = notesOf(fallback);
  const recorded = surroundings.continued?.(experiment, tag, notes);
  const { command, words } =
    recorded === undefined
      ? example(experiment, tag, notes, surroundings.inputCsv(experiment) ?? unknownInput)
      : { command: shellCommand(recorded), words: recorded };
  return {
    queue_generated_at: generatedAt,
    factor: experiment.factor,
    strategy: experiment.strategy,
    source_decision_tag: experiment.decisionTag,
    source_report_json: experiment.reportJson,
    source_score_total: experiment.score,
    source_recommendation: experiment.recommendation,
    priority_score: priority,
    suggested_action: action,
    proposed_decision_tag: tag,
    proposed_command: command,
    proposed_argv: JSON.stringify(words),
    proposal_missing: surroundings.missing?.(experiment, words, recorded !== undefined) ?? '',
  };
}

/** A tag that no run has: the source's with `_next`, then `_next_2`, `_next_3`, … */
export function proposedTag({ decisionTag, factor }: Experiment, isTaken: (tag: string) => boolean): string {
  const next = `${decisionTag || factor || 'candidate'}_next`;
  let tag = next;
  for (let count = 2; isTaken(tag); count += 1) tag = `${next}_${count}`;
  return tag;
}

/** The command line for bash; whatever the values hold, it reads them as they are. */
export function proposedCommand(experiment: Experiment, tag: string, fallback: boolean, inputCsv: string): string {
  return example(experiment, tag, notesOf(fallback), inputCsv).command;
}

function notesOf(fallback: boolean): string {
  return `candidate queue ${fallback ? 'fallback run' : 'run'}`;
}

/** A call where none is recorded. */
function example(experiment: Experiment, tag: string, notes: string, inputCsv: string): Proposal {
  const own = ['--workflow', 'production_gates', '--tag', tag];
  const owner = experiment.owner === '' ? [] : ['--owner', experiment.owner];
  const rest = [
    ...['--threads', '8', '--dq-input-csv', inputCsv],
    ...['--', '--strategy', experiment.strategy, '--factor', experiment.factor],
    ...['--cost-multipliers', '1.5,2.0', '--wf-shards', '4'],
    ...['--freeze-file', experiment.freezeFile, '--out-dir', 'gate_results'],
  ];
  return {
    command: [
      shellCommand(['bash', 'scripts/workstation_official_run.sh', ...own, ...owner]),
      `--notes "${notes}"`, // interface: with these quotes
      shellCommand(rest),
    ].join(' '),
    words: ['official-run', ...own, ...owner, '--notes', notes, ...rest],
  };
}
