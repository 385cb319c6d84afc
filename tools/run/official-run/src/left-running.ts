/** Processes that a workflow left behind when it ended (contract 3.8): a run of which one lives is not over. */
import { setTimeout as pause } from 'node:timers/promises';
import type { LeftRunning, ProcessIdentity } from '@gatehouse/contracts';
import { shellCommand, type Masking } from '@gatehouse/render';
import { holdersOf, openFilesOf, processesOfGroup, type FileIdentity, type ProcessFacts } from '@gatehouse/system';

const patienceMs = 1000;
const pauseMs = 50;

/** Those of its process group, and those that hold its log open, wherever they went; what ends within a moment was only late. */
export async function leftRunning(leader: ProcessIdentity, log: FileIdentity): Promise<ProcessFacts[]> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const found = new Map([...processesOfGroup(leader), ...holdersOf(log)].map((one) => [one.pid, one]));
    if (found.size === 0 || performance.now() > until) return [...found.values()].sort((a, b) => a.pid - b.pid);
    await pause(pauseMs);
  }
}

export function statedAs({ pid, startTime, words }: ProcessFacts, masking: Masking): LeftRunning {
  return { pid, start_time: startTime, command: shellCommand(masking.words(words)) };
}

/** Absolute paths of what these processes still have open, and may write. */
export function filesInUse(processes: readonly ProcessFacts[]): string[] {
  return [...new Set(processes.flatMap(({ pid }) => openFilesOf(pid)))];
}
