/** Processes, told apart by more than their number, which the system uses again (contract 3.12). Linux: /proc. */
import { readdirSync, readFileSync } from 'node:fs';
import type { ProcessIdentity } from '@gatehouse/contracts';

interface ProcessState {
  /** One letter; Z is dead and waiting to be reaped. */
  state: string;
  group: number;
  startTime: number;
}

/** This kernel's boot, undefined where the system does not tell. */
export function bootId(): string | undefined {
  return readProc('sys/kernel/random/boot_id')?.trim();
}

/** The identity of a process that runs now. */
export function identify(pid: number): ProcessIdentity {
  return { pid, start_time: stateOf(pid)?.startTime ?? null };
}

/** Does this very process live? */
export function isAlive({ pid, start_time }: ProcessIdentity): boolean {
  const found = stateOf(pid);
  return found !== undefined && found.state !== 'Z' && (start_time === null || found.startTime === start_time);
}

/** Does any process of the group live that this one leads or led? */
export function isGroupAlive(leader: ProcessIdentity): boolean {
  if (isAlive(leader)) return true;
  const sameNumber = stateOf(leader.pid);
  if (sameNumber !== undefined && sameNumber.startTime !== leader.start_time) return false; // the number is in use again, so the group is gone
  return listProcesses().some((pid) => {
    const found = stateOf(pid);
    return found !== undefined && found.group === leader.pid && found.state !== 'Z';
  });
}

/** Numbers of all processes that can be seen. */
export function listProcesses(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

/** The words of a living process's command line; empty for a kernel thread, a zombie or one that is gone. */
export function commandLine(pid: number): string[] {
  const words = readProc(`${pid}/cmdline`)?.split('\0') ?? [];
  return words.at(-1) === '' ? words.slice(0, -1) : words;
}

function stateOf(pid: number): ProcessState | undefined {
  const text = readProc(`${pid}/stat`);
  if (text === undefined) return undefined;
  // The name stands in parentheses and may hold anything, also blanks and parentheses.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? '', group: Number(fields[2]), startTime: Number(fields[19]) };
}

function readProc(file: string): string | undefined {
  try {
    return readFileSync(`/proc/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}
