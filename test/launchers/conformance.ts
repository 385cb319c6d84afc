/** What every launcher must do (contract 48.3), asked of its executable. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  launchCancel,
  launcher,
  launchHandle,
  launchStatus,
  parseDocument,
  type LaunchAnswer,
  type LaunchHandle,
  type LaunchRequest,
} from '@gatehouse/contracts';
import { cleanEnvironment, until, type testWith } from '@gatehouse/testkit';
import { describe as group, expect, onTestFinished } from 'vitest';

export interface LauncherUnderTest {
  /** Executable. */
  program(): string;
  env(): Record<string, string>;
  /** Words for the engine that keep a job waiting. */
  waiting: string[];
  /** A limit whose warning comes soon; its engine has none without. */
  warning?: { time_limit_min: number; warn_s: number };
  /** Makes the next jobs wait where no word does. */
  hold?(isHeld: boolean): void;
}

interface Answer {
  status: number | null;
  out: string;
  error: string;
}

let count = 0;
const newKey = (): string => `gh-${(Date.now() * 1000 + (count += 1)).toString(16).padStart(16, '0').slice(-16)}`;

export function conformsTo(name: string, test: ReturnType<typeof testWith>, under: LauncherUnderTest): void {
  const ask = (verb: string, input?: unknown): Answer => {
    const run = spawnSync(under.program(), [verb], {
      input: input === undefined ? '' : JSON.stringify(input),
      env: cleanEnvironment(under.env()),
      encoding: 'utf8',
      timeout: 60_000,
    });
    return { status: run.status, out: run.stdout, error: run.stderr };
  };
  const folder = (): string => {
    const made = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-launcher-'));
    onTestFinished(() => rmSync(made, { recursive: true, force: true }));
    return made;
  };
  const request = (cwd: string, changes: Partial<LaunchRequest>): LaunchRequest => ({
    schema: 'launch-request/v1',
    key: newKey(),
    tag: 'a tag: of/odd letters',
    label: 'label of it',
    argv: ['/bin/true'],
    cwd,
    setup: null,
    output: path.join(cwd, 'launch.log'),
    cpus: 1,
    memory_mb: 100,
    time_limit_min: null,
    warn_s: 0,
    queue: null,
    account: null,
    args: [],
    restarts: false,
    array: null,
    after: null,
    look_first: false,
    ...changes,
  });
  const submit = (asked: LaunchRequest): LaunchHandle => {
    const answer = ask('submit', asked);
    expect(answer.error).toBe('');
    return parseDocument(launchHandle, answer.out, 'submit');
  };
  const query = (asked: LaunchRequest, handle: LaunchHandle | null): unknown => ({
    schema: 'launch-query/v1',
    handles: [{ key: asked.key, tag: asked.tag, handle }],
  });
  const status = (asked: LaunchRequest, handle: LaunchHandle | null): LaunchAnswer => {
    const { answers } = parseDocument(launchStatus, ask('status', query(asked, handle)).out, 'status');
    expect(answers.length).toBe(1);
    return answers[0] as LaunchAnswer;
  };
  const ended = (asked: LaunchRequest, handle: LaunchHandle): Promise<LaunchAnswer> => {
    const end = (): LaunchAnswer | false => {
      const answer = status(asked, handle);
      return answer.state === 'ended' && answer;
    };
    return until(end, `the end of job ${handle.job}`, 30_000, 300);
  };

  group(`${name} keeps the launcher contract`, () => {
    test('describe says what it is', () => {
      const found = parseDocument(launcher, ask('describe').out, 'describe');
      expect(found.managed_args).toContain('--job-name');
      expect(found.grace_s).toBeGreaterThan(0);
    });

    test('a job gets its words, its setup and what is told of it, and appends to its output', async () => {
      const cwd = folder();
      const words = ['a b', "quo'te", '$HOME', 'line\nend', '*', ''];
      const script = 'printf "%s|" "$@"; env | grep -E "^(GATEHOUSE_LAUNCH|FROM_SETUP)" | sort; pwd';
      const argv = ['/bin/bash', '-c', script, 'sh', ...words] as LaunchRequest['argv'];
      const asked = request(cwd, { argv, setup: 'export FROM_SETUP="set up"\n' });
      const handle = submit(asked);
      expect(handle.key).toBe(asked.key);
      expect((await ended(asked, handle)).exit?.code).toBe(0);
      const out = readFileSync(path.join(cwd, 'launch.log'), 'utf8');
      expect(out).toContain(words.map((word) => `${word}|`).join(''));
      expect(out).toContain('FROM_SETUP=set up');
      expect(out).toContain(`GATEHOUSE_LAUNCH_JOB=${handle.job}\n`);
      expect(out).toContain('GATEHOUSE_LAUNCH_ATTEMPT=1\n');
      expect(out).toContain('GATEHOUSE_LAUNCH_CPUS=1\n');
      expect(out).toContain(`GATEHOUSE_LAUNCH_MEMORY_BYTES=${100 << 20}\n`);
      expect(out).toContain(`${cwd}\n`);
    });

    test.each(['exit 3', 'false'])('a setup that ends in an error (%s) ends the job', async (setup) => {
      const cwd = folder();
      const asked = request(cwd, { setup, argv: ['/bin/echo', 'the program'] });
      await ended(asked, submit(asked));
      expect(readFileSync(path.join(cwd, 'launch.log'), 'utf8')).not.toContain('the program');
    });

    test('a job is known by its id and its key together', () => {
      const asked = request(folder(), {});
      const handle = submit(asked);
      expect(status(asked, handle).known).toBe(true);
      expect(status(asked, null).known).toBe(true);
      const other = { ...asked, key: newKey() };
      expect(status(other, { ...handle, key: other.key })).toMatchObject({ known: false, state: null });
      expect(status(other, null).known).toBe(false);
    });

    test('with look_first the job of the key is found, and none is submitted', () => {
      const asked = request(folder(), { argv: ['/bin/sleep', '1'] });
      const handle = submit(asked);
      expect(submit({ ...asked, look_first: true }).job).toBe(handle.job);
      const another = request(folder(), { look_first: true });
      expect(submit(another).job).not.toBe(handle.job);
    });

    test('a waiting job is taken away, by its key alone', async () => {
      under.hold?.(true);
      const asked = request(folder(), { argv: ['/bin/sleep', '60'], args: under.waiting });
      const handle = submit(asked);
      expect(status(asked, handle).state).toBe('pending');
      expect(parseDocument(launchCancel, ask('cancel', query(asked, null)).out, 'cancel').accepted).toBe(true);
      await ended(asked, handle);
      under.hold?.(false);
    });

    if (under.warning !== undefined)
      test('a limit is announced to the program of the job', async () => {
        const cwd = folder();
        const script = 'trap "echo warned; exit 7" USR2; while :; do sleep 0.1; done';
        const asked = request(cwd, { argv: ['/bin/bash', '-c', script], ...under.warning });
        expect((await ended(asked, submit(asked))).exit?.code).toBe(7);
        expect(readFileSync(path.join(cwd, 'launch.log'), 'utf8')).toContain('warned');
      });

    test('a job at work gets TERM; one that is over, or not known, is not cancelled', async () => {
      const cwd = folder();
      const script = 'trap "echo TERM came; exit 7" TERM; echo begun; while :; do sleep 0.1; done';
      const asked = request(cwd, { argv: ['/bin/bash', '-c', script] });
      const handle = submit(asked);
      const log = (): string => readFileSync(path.join(cwd, 'launch.log'), 'utf8');
      for (let tries = 0; tries < 100; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        try {
          if (log().includes('begun')) break;
        } catch {
          // It has not begun.
        }
      }
      expect(parseDocument(launchCancel, ask('cancel', query(asked, handle)).out, 'cancel').accepted).toBe(true);
      await ended(asked, handle);
      expect(log()).toContain('TERM came');
      expect(parseDocument(launchCancel, ask('cancel', query(asked, handle)).out, 'cancel').accepted).toBe(false);
      const unknown = request(folder(), {});
      expect(parseDocument(launchCancel, ask('cancel', query(unknown, null)).out, 'cancel').accepted).toBe(false);
    });

    test('what is not a verb, and what is not a document, is refused without an answer', () => {
      expect(ask('start')).toMatchObject({ status: 1, out: '' });
    });
  });
}
