import { readlinkSync } from 'node:fs';
import { listProcesses, commandLine } from '@gatehouse/system';
import type { Attempts } from './attempts';

/** Waits for what killed processes had started; names what still lives after a minute. */
export async function settled(root: string): Promise<string[]> {
  for (let left = 300; ; left -= 1) {
    const living = processesIn(root);
    if (living.length === 0) return [];
    if (left === 0) return living.map((process) => `still lives: ${process}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function processesIn(root: string): string[] {
  return listProcesses().flatMap((pid) => {
    const words = commandLine(pid);
    const isAbout =
      words.length > 0 &&
      pid !== process.pid &&
      (placeOf(pid) === root || words.some((word) => word.startsWith(`${root}/`)));
    return isAbout ? [`${pid} ${words.join(' ')}`] : [];
  });
}

function placeOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined; // it is gone
  }
}

/**
 * What people do after a bad day: the next run enters what was lost, the board finishes its journal, lists and pages are
 * made again. Gives what does not work.
 */
export async function recover(attempts: Attempts): Promise<string[]> {
  const faults: string[] = [];
  const closing = 'closing_1';
  faults.push(...(await enterByHand(attempts)));
  const day = [
    ['update-task-board', '--recover'],
    ['record-decision', '--note', '--tag', closing, '--owner', 'dee', '--question', 'Is all in order?'],
    ['official-run', '--quiet', '--workflow', 'production_gates', '--tag', closing, '--owner', 'dee'],
    ['finish-run', '--tag', closing],
    ['plan-cleanup', '--out', 'audit/cleanup_plan.json'],
    ['apply-cleanup', '--plan', 'audit/cleanup_plan.json'],
    ['update-registry'],
    ['generate-candidate-queue'],
    ['build-pages'],
    ['seal-evidence'],
  ] as const;
  for (const [tool, ...words] of day) {
    const { status, stderr } = await attempts.persist({ tool, words });
    if (status !== 0 && !(tool === 'finish-run' && status === 2))
      faults.push(`afterwards ${[tool, ...words].join(' ')} ends in ${status}: ${stderr.trim()}`);
  }
  return faults;
}

/** What a full disk left of a step that could not be entered: verify-evidence names it, and how to enter it. */
async function enterByHand(attempts: Attempts): Promise<string[]> {
  const { stdout } = await attempts.persist({ tool: 'verify-evidence', words: ['--json'] });
  const { findings } = JSON.parse(stdout) as { findings: { code: string; place: string }[] };
  const places = findings.filter(({ code }) => code === 'unlogged').map(({ place }) => place);
  if (places.length === 0) return [];
  const words = [...places, '--note', 'left by a step that met a full disk'];
  const { status, stderr } = await attempts.persist({ tool: 'record-evidence', words });
  return status === 0 ? [] : [`record-evidence of what a full disk left ends in ${status}: ${stderr.trim()}`];
}
