/** Asking engines about runs: as seldom as may be, and of many runs at once (contract 48.11). */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { KeptAnswer, Launch, LaunchAnswer, SoughtJob } from '@gatehouse/contracts';
import { documentsOf, runsIn, stateOfRun, thisMachine, type EngineView, type Run } from '@gatehouse/runs';
import { Allowance, answerName, viewOf } from './allowance';
import { LauncherProgram } from './launcher';
import { isInParts, partAfter, soughtPart, type PartName } from './parts';
import { freshAnswerMs } from './schedule';
import { launchFile } from './submission';

/** So many jobs are asked about one by one; more cost less in one table. */
const mostSingly = 4;

export interface EngineOptions {
  root: string;
  env: NodeJS.ProcessEnv;
  /** More jobs than this cost one table instead of a call each. */
  mostCalls?: number;
  /** Seconds that an engine has for its answer; 60 where nothing is said. */
  patienceS?: number;
  /** ms. */
  now?(): number;
}

export class Engines {
  private readonly allowances = new Map<string, Allowance>();
  /** Moment before which answers say nothing any more, by key (ms). */
  private readonly outdated = new Map<string, number>();

  constructor(private readonly options: EngineOptions) {}

  launcherOf({ launcher }: Launch): LauncherProgram {
    const { root, env, patienceS } = this.options;
    return LauncherProgram.of(launcher, {
      ...{ root, env },
      ...(patienceS !== undefined && { patienceMs: patienceS * 1000 }),
    });
  }

  /** Something was done to the job: what was said of it before no longer counts. */
  forget({ key }: Launch): void {
    this.outdated.set(key, this.now());
  }

  /**
   * What the engines say of these runs, by key; each a kept answer where that is young enough (`maxAgeMs`). Of a run in
   * shards the answer is of the first part that is not over, or of the last.
   */
  async ask(launches: readonly Launch[], maxAgeMs = freshAnswerMs): Promise<Map<string, EngineView>> {
    const views = new Map<string, EngineView>();
    let open = launches.map((launch): Question => questionOf(launch, isInParts(launch) ? 'lead' : undefined));
    while (open.length > 0) {
      const following: Question[] = [];
      for (const [question, view] of await this.askAll(open, maxAgeMs)) {
        const { launch, part } = question;
        const next = part === undefined ? undefined : partAfter(part);
        if (next !== undefined && 'answer' in view && isOver(view.answer)) following.push(questionOf(launch, next));
        else views.set(launch.key, part !== undefined && 'answer' in view ? ofPart(view, part) : view);
      }
      open = following;
    }
    return views;
  }

  private async askAll(questions: readonly Question[], maxAgeMs: number): Promise<[Question, EngineView][]> {
    const groups = new Map<string, [Question, ...Question[]]>();
    for (const question of questions) {
      const { launcher, describe } = question.launch;
      const name = JSON.stringify([launcher.path, describe.cluster]);
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [question]);
      else group.push(question);
    }
    const views: [Question, EngineView][] = [];
    for (const group of groups.values()) views.push(...(await this.askOne(group, maxAgeMs)));
    return views;
  }

  private async askOne(
    questions: readonly [Question, ...Question[]],
    maxAgeMs: number,
  ): Promise<[Question, EngineView][]> {
    const [{ launch: first }] = questions;
    const allowance = this.allowanceOf(first);
    let known = allowance.known();
    const keptOf = ({ name, launch, part }: Question): KeptAnswer | undefined => {
      const kept = known[name];
      const since = this.outdated.get(launch.key) ?? 0;
      return kept === undefined || (Date.parse(kept.asked_at) < since && !isForGood(kept, part)) ? undefined : kept;
    };
    const isFresh = (question: Question): boolean => {
      const kept = keptOf(question);
      return (
        kept !== undefined && (this.now() - Date.parse(kept.asked_at) < maxAgeMs || isForGood(kept, question.part))
      );
    };
    const sought = questions.filter((question) => !isFresh(question));
    let silence = 'it was asked as often as one user may in a minute';
    const batches =
      sought.length > (this.options.mostCalls ?? mostSingly) ? [sought] : sought.map((question) => [question]);
    for (const batch of batches) {
      const isTable = batch.length > 1;
      if (!(await allowance.take(this.now(), isTable))) break;
      const began = performance.now();
      // A table has them all: what comes next of a run in shards is not asked for once more.
      const asked = isTable ? batch.flatMap((question) => [question, ...laterParts(question)]) : batch;
      const answer = await this.launcherOf(first).status(asked.map(({ sought: job }) => job));
      if (answer.kind !== 'answered') {
        silence = answer.said;
        break; // what does not answer now is not asked again at once
      }
      const { answers, asked_at: askedAt } = answer.document;
      const byKey = new Map(asked.map((question) => [question.sought.key, question]));
      const named = answers.flatMap((one) => {
        const of = byKey.get(one.key);
        return of === undefined ? [] : [{ name: of.name, answer: one }];
      });
      await allowance.keep(named, askedAt, isTable ? { tookMs: performance.now() - began } : undefined);
    }
    known = allowance.known();
    return questions.map((question) => {
      const kept = keptOf(question);
      return [question, kept === undefined ? { silence } : viewOf(kept)];
    });
  }

  private allowanceOf({ launcher, describe }: Launch): Allowance {
    const name = `${launcher.name}-${describe.cluster}`;
    const allowance = this.allowances.get(name) ?? Allowance.of(launcher.name, describe.cluster, this.options.env);
    this.allowances.set(name, allowance);
    return allowance;
  }

  private now(): number {
    return this.options.now?.() ?? Date.now();
  }
}

/** One job that is asked about. */
interface Question {
  launch: Launch;
  /** Undefined of a run that is one job. */
  part: PartName | undefined;
  sought: SoughtJob;
  /** Under which its answer is kept. */
  name: string;
}

function questionOf(launch: Launch, part: PartName | undefined): Question {
  const sought = soughtPart(launch, part);
  return { launch, part, sought, name: answerName(sought) };
}

function laterParts({ launch, part }: Question): Question[] {
  const next = part === undefined ? undefined : partAfter(part);
  if (next === undefined) return [];
  const question = questionOf(launch, next);
  return [question, ...laterParts(question)];
}

function isOver({ known, state }: LaunchAnswer): boolean {
  return !known || state === 'ended';
}

/** A lead or a shard that has ended does not begin again. */
function isForGood({ answer }: KeptAnswer, part: PartName | undefined): boolean {
  return (part === 'lead' || part === 'shards') && answer.known && answer.state === 'ended';
}

function ofPart(view: Extract<EngineView, { answer: unknown }>, part: PartName): EngineView {
  return { ...view, answer: { ...view.answer, part } };
}

/** What engines say of the launched runs of the repository whose files do not tell, by name of the run. */
export async function viewsOfRuns(options: EngineOptions, runs?: readonly Run[]): Promise<Map<string, EngineView>> {
  const open = (runs ?? runsIn(options.root)).flatMap((run) => {
    const launch = launchOfOpen(run);
    return launch === undefined ? [] : [{ name: run.name, launch }];
  });
  if (open.length === 0) return new Map();
  const views = await new Engines(options).ask(open.map(({ launch }) => launch));
  return new Map(
    open.flatMap(({ name, launch: { key } }) => {
      const view = views.get(key);
      return view === undefined ? [] : [[name, view] as const];
    }),
  );
}

/** The submission of a launched run of which only the engine can tell more. */
export function launchOfOpen(run: Run): Launch | undefined {
  const has = (name: string): boolean => existsSync(path.join(run.directory, name));
  if (!has(launchFile) || has('result.json')) return undefined;
  const { launch, result } = documentsOf(run);
  if (result.state === 'read' || launch?.state !== 'read') return undefined;
  return stateOfRun(run, thisMachine()).state === 'unknown' ? launch.value : undefined;
}
