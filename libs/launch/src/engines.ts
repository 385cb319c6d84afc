/** Asking engines about runs: as seldom as may be, and of many runs at once (contract 48.11). */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { KeptAnswer, Launch } from '@gatehouse/contracts';
import { documentsOf, runsIn, stateOfRun, thisMachine, type EngineView, type Run } from '@gatehouse/runs';
import { Allowance, answerName, viewOf } from './allowance';
import { LauncherProgram } from './launcher';
import { freshAnswerMs } from './schedule';
import { launchFile, soughtJob } from './submission';

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
    const { root: cwd, env, patienceS } = this.options;
    return new LauncherProgram(launcher.path, {
      ...{ cwd, env },
      ...(patienceS !== undefined && { patienceMs: patienceS * 1000 }),
    });
  }

  /** Something was done to the job: what was said of it before no longer counts. */
  forget({ key }: Launch): void {
    this.outdated.set(key, this.now());
  }

  /** What the engines say of these jobs, by key; each a kept answer where that is young enough (`maxAgeMs`). */
  async ask(launches: readonly Launch[], maxAgeMs = freshAnswerMs): Promise<Map<string, EngineView>> {
    const groups = new Map<string, [Launch, ...Launch[]]>();
    for (const launch of launches) {
      const name = JSON.stringify([launch.launcher.path, launch.describe.cluster]);
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [launch]);
      else group.push(launch);
    }
    const views = new Map<string, EngineView>();
    for (const group of groups.values())
      for (const [key, view] of await this.askOne(group, maxAgeMs)) views.set(key, view);
    return views;
  }

  private async askOne(launches: readonly [Launch, ...Launch[]], maxAgeMs: number): Promise<[string, EngineView][]> {
    const [first] = launches;
    const allowance = this.allowanceOf(first);
    let known = allowance.known();
    const keptOf = (launch: Launch): KeptAnswer | undefined => {
      const kept = known[answerName(launch)];
      const since = this.outdated.get(launch.key) ?? 0;
      return kept === undefined || Date.parse(kept.asked_at) < since ? undefined : kept;
    };
    const isFresh = (launch: Launch): boolean => {
      const kept = keptOf(launch);
      return kept !== undefined && this.now() - Date.parse(kept.asked_at) < maxAgeMs;
    };
    const sought = launches.filter((launch) => !isFresh(launch));
    let silence = 'it was asked as often as one user may in a minute';
    const batches =
      sought.length > (this.options.mostCalls ?? mostSingly) ? [sought] : sought.map((launch) => [launch]);
    for (const batch of batches) {
      const isTable = batch.length > 1;
      if (!(await allowance.take(this.now(), isTable))) break;
      const began = performance.now();
      const answer = await this.launcherOf(first).status(batch.map(soughtJob));
      if (answer.kind !== 'answered') {
        silence = answer.said;
        break; // what does not answer now is not asked again at once
      }
      const { answers, asked_at: askedAt } = answer.document;
      const byKey = new Map(batch.map((launch) => [launch.key, launch]));
      const named = answers.flatMap((one) => {
        const of = byKey.get(one.key);
        return of === undefined ? [] : [{ name: answerName(of), answer: one }];
      });
      await allowance.keep(named, askedAt, isTable ? { tookMs: performance.now() - began } : undefined);
    }
    known = allowance.known();
    return launches.map((launch) => {
      const kept = keptOf(launch);
      return [launch.key, kept === undefined ? { silence } : viewOf(kept)];
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
