/** Jobs as squeue and sacct list them. */
import type { LaunchAnswer, LaunchElement, SoughtJob } from '@gatehouse/contracts';
import { instantOf, stateOf } from './states';

/** One line of a listing: a job, or an element of an array. */
export interface ListedJob {
  id: string;
  arrayId: string;
  /** Undefined of what is not an element. */
  index: number | undefined;
  name: string;
  word: string;
  reason: string;
  exit: string;
  restarts: number;
  nodes: string;
  startTime: string;
  endTime: string;
  mayRestart: boolean;
}

const fields = [
  ...['JobID', 'ArrayJobID', 'ArrayTaskID', 'State', 'Reason', 'exit_code', 'RestartCnt', 'NodeList', 'StartTime'],
  ...['EndTime', 'Requeue', 'Name'],
];

/** What squeue is asked for; the name, which may hold anything, comes last. */
export const squeueFormat = fields.map((name) => `${name}:|`).join(',');

export function parseSqueue(text: string): ListedJob[] {
  return text.split('\n').flatMap((line) => {
    const cells = line.split('|');
    if (cells.length <= fields.length) return [];
    const [id, arrayId, index, word, reason, exit, restarts, nodes, startTime, endTime, requeue] = cells;
    const job = { id, arrayId, word, reason, exit, nodes, startTime, endTime } as ListedJob;
    const name = cells.slice(fields.length - 1, -1).join('|');
    return [
      { ...job, name, index: indexOf(index ?? ''), restarts: Number(restarts) || 0, mayRestart: requeue === '1' },
    ];
  });
}

/** Of `sacct -X -P -D -n -o JobID,State,ExitCode,Restarts?,NodeList,Start,End,JobName`. */
export const sacctFormat = 'JobID,State,ExitCode,NodeList,Start,End,JobName';

export function parseSacct(text: string): ListedJob[] {
  return text.split('\n').flatMap((line) => {
    const [id = '', word, exit, nodes, startTime, endTime, ...name] = line.split('|');
    if (name.length === 0) return [];
    const [arrayId = id, index = ''] = id.split('_');
    const job = { id, arrayId, word, exit, nodes, startTime, endTime } as ListedJob;
    return [{ ...job, name: name.join('|'), index: indexOf(index), reason: 'None', restarts: 0, mayRestart: false }];
  });
}

function indexOf(text: string): number | undefined {
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

/** The sought job, or elements of its array, among the listed: its id, or any, and its key must be those of the job. */
export function ownOf({ key, handle }: SoughtJob, listed: readonly ListedJob[]): ListedJob[] {
  return listed.filter(
    ({ id, arrayId, name }) => name.includes(key) && (handle === null || id === handle.job || arrayId === handle.job),
  );
}

/** What is known of a sought job among the listed. */
export function answerOf(sought: SoughtJob, listed: readonly ListedJob[], now: number): LaunchAnswer | undefined {
  const { key } = sought;
  const own = ownOf(sought, listed);
  const last = own.at(-1);
  if (last === undefined) return undefined;
  if (own.some(({ index }) => index !== undefined)) return answerOfArray(key, own, now);
  return { key, known: true, ...factsOf(last, now), elements: [] };
}

/** An array is running while one of its elements is, and over when all are; then one that did not complete speaks. */
function answerOfArray(key: string, own: readonly ListedJob[], now: number): LaunchAnswer {
  // Of an element that was started again accounting has several lines: the last counts.
  const elements = [
    ...new Map(
      own.flatMap((job): [number, LaunchElement][] =>
        job.index === undefined ? [] : [[job.index, { index: job.index, ...factsOf(job, now) }]],
      ),
    ).values(),
  ].sort((a, b) => a.index - b.index);
  const order = ['running', 'unknown', 'pending', 'ended'];
  const rank = ({ state, exit, engine_state: word }: LaunchElement): number =>
    order.indexOf(state ?? 'unknown') + (word === 'COMPLETED' && exit?.code === 0 ? 0.5 : 0);
  const { index: _, ...speaker } = [...elements].sort((a, b) => rank(a) - rank(b))[0] as LaunchElement;
  const ends = elements.flatMap(({ ended_at: end }) => end ?? []).sort();
  return { key, known: true, ...speaker, ended_at: speaker.state === 'ended' ? (ends.at(-1) ?? null) : null, elements };
}

export function notKnown(key: string): LaunchAnswer {
  const nothing = { state: null, engine_state: null, reason: null, exit: null, restarts: 0, nodes: null };
  return { key, known: false, ...nothing, started_at: null, ended_at: null, expected_start: null, elements: [] };
}

type EngineFacts = Pick<
  LaunchElement,
  'state' | 'engine_state' | 'reason' | 'exit' | 'restarts' | 'nodes' | 'started_at' | 'ended_at' | 'expected_start'
>;

function factsOf(job: ListedJob, now: number): EngineFacts {
  const end = instantOf(job.endTime);
  const state = stateOf({ word: job.word, mayRestart: job.mayRestart, endedAt: end }, now);
  const start = instantOf(job.startTime);
  return {
    state,
    engine_state: job.word,
    reason: job.reason === '' ? null : job.reason,
    exit: exitOf(job.exit),
    restarts: job.restarts,
    nodes: job.nodes === '' ? null : job.nodes,
    started_at: state === 'pending' ? null : start,
    // Of what runs Slurm tells the end that the limit sets.
    ended_at: state === 'ended' ? end : null,
    expected_start: state === 'pending' ? start : null,
  };
}

/** `9:0` of accounting; squeue has the number that wait(2) gives, in which a signal leaves no code. */
function exitOf(text: string): LaunchElement['exit'] {
  const [, code, signal] = /^(\d+):(\d+)$/.exec(text) ?? [];
  if (code !== undefined) return { code: Number(code), signal: Number(signal) };
  if (!/^\d+$/.test(text)) return null;
  const status = Number(text);
  const number = status & 0x7f;
  return { code: number === 0 ? status >> 8 : 0, signal: number };
}
