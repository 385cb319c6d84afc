import type { Attempt, Attempts } from './attempts';
import { oneOf, pause } from './seeded';

const research = 'docs/production_research';

/** One person's decisions, one after the other: note, official run, explanation, the steps after it, waiver, stage. */
export async function deciding(attempts: Attempts, owner: string, still: () => boolean): Promise<void> {
  for (let number = 1; still(); number += 1) {
    const { random } = attempts;
    const workflow = oneOf(random, ['production_gates', 'production_gates', 'baseline', 'stress']);
    const first = `${owner}_${number}`;
    if (random() < 0.3)
      await attempts.persist({
        tool: 'freeze-config',
        words: ['--name', first, '--owner', owner],
        doneAlready: /exists already/,
      });
    await note(attempts, owner, first);
    const tag = await ranOfficially(attempts, owner, workflow, first);
    if (tag !== undefined) await conclude(attempts, owner, workflow, tag);
    await pause(random, 50, 500);
  }
}

const note = (attempts: Attempts, owner: string, tag: string, predecessor?: string): Promise<Attempt> =>
  attempts.persist({
    tool: 'record-decision',
    words: [
      ...['--note', '--tag', tag, '--owner', owner, '--question', 'Does it hold after costs?'],
      ...(predecessor ? ['--predecessor', predecessor, '--root-cause', 'It was killed, or its disk was full.'] : []),
    ],
    doneAlready: /is there already|exists already/,
  });

/** Performs the run, under a new tag when its own was spent by one that was cut off. The tag that succeeded. */
async function ranOfficially(
  attempts: Attempts,
  owner: string,
  workflow: string,
  first: string,
): Promise<string | undefined> {
  let tag = first;
  for (let rerun = 2; rerun < 8; rerun += 1) {
    const { random } = attempts;
    const action = {
      tool: 'official-run',
      words: [
        ...['--quiet', '--workflow', workflow, '--tag', tag, '--owner', owner],
        ...(random() < 0.3 ? ['--allow-concurrent'] : []),
        ...(rerun > 2 ? ['--notes', 'the run before it was cut off'] : []),
      ],
    };
    if (random() < 0.1) await attempts.once({ ...action, env: { MIN_CORES: '4096' } }); // its tag stays free
    const run = await attempts.once(action);
    if (run.status === 0) return tag;
    if (run.status === 75) {
      await pause(random, 500, 3000);
      continue;
    }
    await attempts.persist({ tool: 'session-status', words: ['--tag', tag] });
    const next = `${first}_r${rerun}`;
    await note(attempts, owner, next, tag);
    tag = next;
  }
  return undefined;
}

async function conclude(attempts: Attempts, owner: string, workflow: string, tag: string): Promise<void> {
  const { random } = attempts;
  const stage = { baseline: 'S1', stress: 'S2' }[workflow] ?? 'S3';
  await attempts.persist({
    tool: 'record-decision',
    words: [
      ...['--explain', stage, '--tag', tag, '--evidence', 'configs/strategies/planted_edge.yaml'],
      ...[
        '--changed',
        'nothing',
        '--why',
        'a soak',
        '--impact',
        'None on money.',
        '--outcome',
        'Accepted; next: another one.',
      ],
    ],
    doneAlready: /is there already|exists already/,
  });
  await attempts.persist({ tool: 'finish-run', words: ['--tag', tag] });
  if (stage === 'S3' && random() < 0.3)
    await attempts.persist({
      tool: 'record-decision',
      words: [
        ...['--waiver', '--tag', tag, '--stage', stage, '--rule', 'overall_pass', '--expires', '2999-12-31'],
        ...['--approver', 'the committee', '--reason', 'Only one stage is tried here.'],
      ],
      doneAlready: /is there already|exists already/,
    });
  if (random() < 0.3)
    await attempts.persist({
      tool: 'record-stage',
      words: [
        ...['--stage', 'S0', '--tag', tag, '--audit-pack', '--result', 'pass', '--owner', owner],
        ...['--evidence', `${research}/decisions/${tag}.md`, '--next', 'the next stage'],
      ],
      doneAlready: /is there already|exists already/,
    });
  if (random() < 0.7) await attempts.persist({ tool: 'check-stage', words: ['--stage', stage, '--tag', tag] });
}
