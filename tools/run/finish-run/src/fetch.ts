/**
 * Copying a directory from the host of a run (contract 46.3). One that is new comes under `.incoming/` and gets its
 * name when all of it is there; what was copied before a connection was lost is kept for the next attempt. No path
 * reaches a shell, and none is an option or a pattern.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { Failure, ioFailure } from '@gatehouse/contracts';
import { ensureFolder, isFile, isFolder } from '@gatehouse/files';

export interface Remote {
  host: string;
  /** As given; relative to where a login stands. */
  root: string;
  env: NodeJS.ProcessEnv;
  /** What rsync says on standard error, passed on. */
  say(text: Buffer): void;
}

/** rsync's statuses for a connection that was refused or lost. */
const lost = [10, 12, 30, 35, 255];
/** What came from there is not rsync's: it is missing there, or something else spoke first. */
const misunderstood = [2, 12, 127];

/**
 * Copies the directory `given` there to `target` here, whose name it has. `mustHold`: a file without which it is not
 * whole. Gives what a new directory gets its name by; one that was here has it. Throws Failure `unreachable` when the
 * connection is lost, `io` for everything else.
 */
export function fetchFolder(remote: Remote, given: string, target: string, mustHold: string | undefined): () => void {
  const from = pathThere(given, remote.root);
  if (`/${from}/`.includes('/../'))
    throw new Failure('io', `cannot fetch ${from}: rsync takes no .. in it; give a path without`);
  const parent = path.dirname(target);
  const into = isFolder(target) ? parent : path.join(parent, '.incoming');
  ensureFolder(into);
  const start = from.startsWith('/') ? '/' : '.';
  const { status, stderr, error } = spawnSync('rsync', rsyncWords(remote, start, into), {
    env: remote.env,
    input: `./${from.replace(/^\//, '')}\0`,
    maxBuffer: 1 << 26,
  });
  if (error !== undefined) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new Failure('io', isMissing ? 'rsync is not there on this machine; install it here' : error.message, {
      cause: error,
    });
  }
  if (stderr.length > 0) remote.say(stderr);
  if (status !== 0) throw failedCopy(remote, from, status, stderr.toString());
  const name = path.basename(target);
  const arrived = path.join(into, name);
  if (!isFolder(arrived))
    throw new Failure('io', `${from} on ${remote.host} is not a directory; nothing was finalized`);
  if (mustHold !== undefined && !isFile(path.join(arrived, mustHold)))
    throw new Failure(
      'io',
      `${from} on ${remote.host} has no ${mustHold}: the run is not over there, or lost (monitor_gate_run.sh tells); nothing was finalized`,
    );
  return () => {
    if (into !== parent) settle(arrived, target, into);
  };
}

/** A shell's word that there is no rsync: of dash, bash, ksh, csh, zsh and fish. */
const missingThere = /\brsync: (?:command )?not found\b|command not found: rsync\b|unknown command:? '?rsync\b/i;

function failedCopy(remote: Remote, from: string, status: number | null, said: string): Failure {
  const { host } = remote;
  const there = status !== null && misunderstood.includes(status) ? askThere(remote) : undefined;
  if (there?.status === 127 || missingThere.test(said))
    return new Failure('io', `${host} has no rsync; install rsync there; nothing was finalized`);
  if (there?.status === 0 && there.printed !== undefined)
    return new Failure(
      'io',
      `a login on ${host} printed ${there.printed} where rsync was expected; let it print that on a terminal only; nothing was finalized`,
    );
  if (status !== null && (lost.includes(status) || there?.printed !== undefined))
    return new Failure(
      'unreachable',
      `connection to ${host} lost or refused (rsync: ${status}) while fetching ${from}${there?.printed === undefined ? '' : `; it printed: ${there.printed}`}; nothing was finalized; try again, what is here is kept`,
    );
  return new Failure('io', `cannot fetch ${from} from ${host} (rsync: ${status}); nothing was finalized`);
}

/**
 * What a login there does when it is asked for rsync alone, and the first line it prints before that, which rsync would
 * take for an answer.
 */
function askThere({ host, env }: Remote): { status: number | null; printed: string | undefined } {
  const [ssh = '', ...words] = sshCommand(env).split(' ');
  const { status, stdout } = spawnSync(ssh, [...words, '--', host, 'rsync --version'], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 30_000,
  });
  const line = /\S.*/.exec(stdout)?.[0].trim() ?? '';
  const isGreeting = line !== '' && !/^rsync +version /.test(line);
  return { status, printed: isGreeting ? (line.length > 200 ? `${line.slice(0, 200)}…` : line) : undefined };
}

/** Durable before it has its name. */
function settle(arrived: string, target: string, incoming: string): void {
  if (spawnSync('sync', ['-f', '--', incoming]).status !== 0) spawnSync('sync');
  try {
    renameSync(arrived, target);
  } catch (error) {
    throw ioFailure('write', target, error);
  }
  try {
    rmdirSync(incoming);
  } catch {
    if (!existsSync(incoming)) return; // another one's copy is in it
  }
}

/** As rsync takes it in a list: from / or from where a login stands. */
function pathThere(given: string, root: string): string {
  const base = root === '~' ? '' : root.startsWith('~/') ? root.slice(2) : root;
  const joined = given.startsWith('/') || base === '' ? given : `${base}/${given}`;
  return joined.replace(/(?<=.)\/+$/, '');
}

function rsyncWords({ host, env }: Remote, start: string, into: string): string[] {
  return [
    ...['--recursive', '--links', '--times', '--perms', '--protect-args', '--partial-dir=.rsync-partial'],
    ...['--from0', '--files-from=-', '--no-relative', `--rsh=${sshCommand(env)}`],
    ...['--', `${host}:${start}`, `${into}/`],
  ];
}

/** rsync splits this at single blanks, and no shell is in between. Throws Failure `usage` for quotes. */
export function sshCommand(env: NodeJS.ProcessEnv): string {
  const given = env['GATEHOUSE_SSH_OPTIONS'] ?? '';
  if (/["']/.test(given))
    throw new Failure(
      'usage',
      'GATEHOUSE_SSH_OPTIONS is split on blanks and knows no quotes; put values with blanks into your ssh config',
    );
  return [
    ...['ssh', '-o', 'BatchMode=yes', '-o', 'RemoteCommand=none', '-o', 'ClearAllForwardings=yes'],
    ...given.split(/\s+/).filter((word) => word !== ''),
    ...['-o', 'ConnectTimeout=10', '-o', 'ServerAliveInterval=10', '-o', 'ServerAliveCountMax=3'],
  ].join(' ');
}
