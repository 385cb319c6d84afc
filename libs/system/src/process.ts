/**
 * Processes, told apart by more than their number, which the system uses again (contract 3.12). Linux: /proc. What is
 * judged of them is judged from facts that may as well have been read on another machine.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { ProcessIdentity } from '@gatehouse/contracts';

/** One process as /proc/PID/stat shows it. */
export interface ProcessStat {
  pid: number;
  parent: number;
  group: number;
  /** One letter; Z and X are dead and waiting to be reaped. */
  state: string;
  /** Clock ticks after boot. */
  startTime: number;
}

export interface ProcessFacts extends ProcessStat {
  /** Its command line; empty for a kernel thread or a zombie. */
  words: readonly string[];
}

/** This kernel's boot, undefined where the system does not tell. */
export function bootId(): string | undefined {
  return readProc('sys/kernel/random/boot_id')?.trim();
}

/** The identity of a process that runs now. */
export function identify(pid: number): ProcessIdentity {
  return { pid, start_time: statOf(pid)?.startTime ?? null };
}

/** Does this very process live? */
export function isAlive(process: ProcessIdentity): boolean {
  const found = statOf(process.pid);
  return found !== undefined && lives(process, [found]);
}

/** Does any process of the group live that this one leads or led? */
export function isGroupAlive(leader: ProcessIdentity): boolean {
  return (
    isAlive(leader) ||
    groupLives(
      leader,
      listProcesses().flatMap((pid) => statOf(pid) ?? []),
    )
  );
}

/** Living processes of the group that this one leads or led, without this one. */
export function processesOfGroup(leader: ProcessIdentity): ProcessFacts[] {
  const processes = readProcesses();
  return groupLives(leader, processes)
    ? processes.filter((found) => found.group === leader.pid && !isDead(found) && found.pid !== process.pid)
    : [];
}

/** As isAlive, among these processes. */
export function lives({ pid, start_time }: ProcessIdentity, processes: readonly ProcessStat[]): boolean {
  return processes.some(
    (found) => found.pid === pid && !isDead(found) && (start_time === null || found.startTime === start_time),
  );
}

/** As isGroupAlive, among these processes. */
export function groupLives(leader: ProcessIdentity, processes: readonly ProcessStat[]): boolean {
  const sameNumber = processes.find(({ pid }) => pid === leader.pid);
  // A number is used again only when nothing has it any more, neither as process nor as group.
  if (sameNumber !== undefined && leader.start_time !== null && sameNumber.startTime !== leader.start_time)
    return false;
  return processes.some((found) => found.group === leader.pid && !isDead(found));
}

export function isDead({ state }: ProcessStat): boolean {
  return state === 'Z' || state === 'X';
}

/** Undefined for one that is gone. */
export function parentOf(pid: number): number | undefined {
  return statOf(pid)?.parent;
}

/** Every process that can be seen on this machine, with its command line. */
export function readProcesses(): ProcessFacts[] {
  return listProcesses().flatMap((pid) => {
    const stat = statOf(pid);
    return stat === undefined ? [] : [{ ...stat, words: commandLine(pid) }];
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
  return parseCommandLine(readProc(`${pid}/cmdline`) ?? '');
}

/** The words in the text of /proc/PID/cmdline. */
export function parseCommandLine(text: string): string[] {
  const words = text.split('\0');
  return words.at(-1) === '' ? words.slice(0, -1) : words;
}

/**
 * The processes in the text of one or several /proc/PID/stat. A name may hold anything, also blanks, parentheses and
 * line ends, but it is too short (15 bytes) to hold the thirty and more numbers that follow it.
 */
export function parseStats(text: string): ProcessStat[] {
  const record = /^(\d+) \([^]{0,64}?\) (\S) (-?\d+) (-?\d+)((?: -?\d+){30,})$/gm;
  return Array.from(text.matchAll(record), ([, pid, state, parent, group, rest]) => ({
    pid: Number(pid),
    parent: Number(parent),
    group: Number(group),
    state: state as string,
    startTime: Number((rest as string).split(' ')[17]),
  }));
}

function statOf(pid: number): ProcessStat | undefined {
  return parseStats(readProc(`${pid}/stat`) ?? '')[0];
}

function readProc(file: string): string | undefined {
  try {
    return readFileSync(`/proc/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}
