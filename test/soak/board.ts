import type { Attempts } from './attempts';
import { oneOf, pause } from './seeded';

const tasks = ['#12', '#13', '#14', '#15'] as const;

/** One of those who keep the task board. */
export async function keepingBoard(attempts: Attempts, owner: string, still: () => boolean): Promise<void> {
  for (let number = 1; still(); number += 1) {
    const { random } = attempts;
    const task = oneOf(random, tasks);
    const change = oneOf<Record<string, unknown>>(random, [
      { append_notes: `${owner} ${number}` },
      { status: 'in_progress' },
      { status: 'ready' },
      { status: 'blocked', blocked_by: `a reason of ${owner}, ${number}` },
      { title: `Title by ${owner}, ${number}`, owner },
      {
        ...(task !== '#13' && { timeline: { summary: `${owner} at ${number}`, source: 'soak' } }),
        append_notes: `at ${number}`,
      },
    ]);
    await attempts.persist({
      tool: 'update-task-board',
      words: ['--updates', '-'],
      input: JSON.stringify({ schema: 'task-updates/v1', updates: [{ task, ...change }] }),
    });
    if (random() < 0.3) await attempts.persist({ tool: 'check-task-board', words: [] });
    await pause(random, 200, 1500);
  }
}

/** Sessions on the tasks, from their start to their summary. */
export async function holdingSessions(attempts: Attempts, still: () => boolean): Promise<void> {
  while (still()) {
    const { random } = attempts;
    const task = oneOf(random, tasks);
    const start = await attempts.persist({ tool: 'start-session', words: ['--task', task, '--role', 'Ingest'] });
    const log = /session_log=(.*)/.exec(start.stdout)?.[1];
    await attempts.persist({ tool: 'check-telemetry-gates', words: ['--task', task] });
    if (start.status === 0 && log) {
      await attempts.persist({ tool: 'check-session-log', words: ['--log', log, '--stage', 'draft'] });
      await attempts.persist({ tool: 'check-task-closure', words: ['--task', task, '--log', log] });
      await attempts.persist({ tool: 'summarize-session', words: ['--log', log] });
    }
    await pause(random, 200, 2000);
  }
}
