/** Processes that a workflow left behind when it ended (contract 3.8): a run of which one lives is not over. */
import { setTimeout as pause } from 'node:timers/promises';
import type { LeftRunning, ProcessIdentity } from '@gatehouse/contracts';
import { shellCommand, type Masking } from '@gatehouse/render';
import { holdersOf, openFilesOf, processesOfGroup, type FileIdentity, type ProcessFacts } from '@gatehouse/system';

const patienceMs = 1000;
const pauseMs = 50;

/**
 * Those of its process group, and those that hold its log open, wherever they went; what ends within a moment was only
 * late. What they start meanwhile and wait for is not named: it is theirs.
 */
export async function leftRunning(leader: ProcessIdentity, log: FileIdentity): Promise<ProcessFacts[]> {
  const until = performance.now() + patienceMs;
  const first = look(leader, log);
  for (let now = first; ; now = look(leader, log)) {
    if (now.length === 0) return now;
    if (performance.now() > until) {
      const stayed = now.filter((one) =>
        first.some(({ pid, startTime }) => pid === one.pid && startTime === one.startTime),
      );
      return stayed.length === 0 ? now : stayed;
    }
    await pause(pauseMs);
  }
}

function look(leader: ProcessIdentity, log: FileIdentity): ProcessFacts[] {
  const found = new Map([...processesOfGroup(leader), ...holdersOf(log)].map((one) => [one.pid, one]));
  return [...found.values()].sort((a, b) => a.pid - b.pid);
}

export function statedAs({ pid, startTime, words }: ProcessFacts, masking: Masking): LeftRunning {
  return { pid, start_time: startTime, command: shellCommand(masking.words(words)) };
}

/** Absolute paths, without links, of what these processes have open. */
export function filesInUse(processes: readonly ProcessFacts[]): string[] {
  return [...new Set(processes.flatMap(({ pid }) => openFilesOf(pid)))];
}
