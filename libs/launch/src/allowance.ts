/**
 * How often one user may ask one engine (contract 48.11): at most four calls in a minute, counted over all processes of
 * the user, and an answer that is younger than 30 s is taken again. Kept in the user's cache; without a place for it,
 * this process alone is counted.
 */
import os from 'node:os';
import path from 'node:path';
import {
  engineCalls,
  Failure,
  formatDocument,
  type EngineCalls,
  type LaunchAnswer,
  type SoughtJob,
} from '@gatehouse/contracts';
import { inspectDocument, publish, withLock } from '@gatehouse/files';
import type { EngineView } from '@gatehouse/runs';
import { callsPerMinute, minuteMs } from './schedule';

const keptAnswersMs = 24 * 3600_000;
const tableFactor = 100;
/** A turn is not worth more waiting; an answer that was given is (ms). */
const [lockMs, keepLockMs] = [2_000, 30_000];

export class Allowance {
  private own: EngineCalls = { schema: 'engine-calls/v1', calls: [], answers: {}, table: null };

  /** `file`: absolute; undefined where the user has no cache. */
  constructor(private readonly file: string | undefined) {}

  static of(launcher: string, cluster: string, env: NodeJS.ProcessEnv): Allowance {
    const cache = env['XDG_CACHE_HOME'] || path.join(env['HOME'] || os.homedir(), '.cache');
    const name = `${launcher}-${cluster}`.replace(/[^A-Za-z0-9._-]/g, '_');
    return new Allowance(path.isAbsolute(cache) ? path.join(cache, 'gatehouse', `${name}.json`) : undefined);
  }

  /** The last answers on these jobs, whatever their age. */
  known(): EngineCalls['answers'] {
    return this.read().answers;
  }

  /**
   * Takes a turn; false when there is none left in this minute. `table`: a call that makes the engine send all of the
   * user's jobs.
   */
  async take(now: number, table: boolean): Promise<boolean> {
    // Of many waiting processes few come to the lock: who has no turn sees that without it.
    if (!hasTurn(this.read(), now, table)) return false;
    return this.change(lockMs, (calls) => {
      if (!hasTurn(calls, now, table)) return false;
      calls.calls = [...recentCalls(calls, now), new Date(now).toISOString()];
      return true;
    });
  }

  /** Keeps answers for others. */
  async keep(
    answers: readonly { name: string; answer: LaunchAnswer }[],
    askedAt: string,
    table: { tookMs: number } | undefined,
  ): Promise<void> {
    await this.change(keepLockMs, (calls) => {
      const now = Date.parse(askedAt);
      for (const [key, kept] of Object.entries(calls.answers))
        if (now - Date.parse(kept.asked_at) > keptAnswersMs) delete calls.answers[key];
      for (const { name, answer } of answers) {
        const isOver = !answer.known || answer.state === 'ended';
        const since = calls.answers[name]?.unknown_since ?? askedAt;
        calls.answers[name] = { asked_at: askedAt, answer, unknown_since: isOver ? since : null };
      }
      if (table !== undefined) calls.table = { asked_at: askedAt, took_ms: Math.max(0, table.tookMs) };
      return true;
    });
  }

  private read(): EngineCalls {
    if (this.file === undefined) return this.own;
    const reading = inspectDocument(engineCalls, this.file);
    return reading.state === 'read' ? reading.value : { ...this.own, answers: { ...this.own.answers } };
  }

  /** False too when others held the lock for so long (ms): only a turn that is written down counts. */
  private async change(waitMs: number, work: (calls: EngineCalls) => boolean): Promise<boolean> {
    const { file } = this;
    if (file === undefined) return work(this.own);
    try {
      const locked = (): boolean => {
        const calls = this.read();
        const done = work(calls);
        publish(file, formatDocument(engineCalls, calls));
        return done;
      };
      return await withLock(file, locked, { waitMs });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      // A home that cannot be written keeps nobody from asking; then this process is counted alone.
      return error.id === 'busy' ? false : work(this.own);
    }
  }
}

function recentCalls({ calls }: EngineCalls, now: number): string[] {
  return calls.filter((at) => now - Date.parse(at) < minuteMs);
}

function hasTurn(calls: EngineCalls, now: number, table: boolean): boolean {
  const { table: last } = calls;
  const wait = last === null ? 0 : Math.max(minuteMs, tableFactor * last.took_ms);
  if (recentCalls(calls, now).length >= callsPerMinute) return false;
  return !(table && last !== null && now - Date.parse(last.asked_at) < wait);
}

/** Under which name an answer is kept: of a submission that has its job by now, what was said before says nothing. */
export function answerName({ key, handle }: SoughtJob): string {
  return handle === null ? key : `${key}:${handle.job}`;
}

/** What a kept answer says to who judges a run. */
export function viewOf(kept: EngineCalls['answers'][string]): EngineView {
  return { answer: kept.answer, askedAt: kept.asked_at, overSince: kept.unknown_since };
}
