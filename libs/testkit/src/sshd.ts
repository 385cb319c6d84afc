/**
 * A private sshd on loopback: its own keys, configuration and port in a temporary directory; nothing of the machine's
 * own is used.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { until } from './built-tool';

export interface Sshd {
  /** The name under which the client's configuration knows it. */
  host: string;
  /** A second name of it, whose host key the client does not know. */
  strangerHost: string;
  /** A name behind which nothing listens. */
  deadHost: string;
  /** For GATEHOUSE_SSH_OPTIONS. */
  options: string;
  port: number;
  /** Ends every session that is open, as a cut cable does, and leaves the server running. */
  cut(): void;
  /** Number of sessions that are open. */
  sessions(): number;
}

/** Starts one; it is stopped, and its directory removed, when the test is over. */
export async function startSshd(options: { serverOptions?: readonly string[] } = {}): Promise<Sshd> {
  // Not in a repository of the test, and never with a blank in its path: the options are split on blanks.
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-sshd-'));
  const at = (name: string): string => path.join(folder, name);
  for (const name of ['host', 'id'])
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'test', '-f', at(name)]);
  writeFileSync(at('authorized_keys'), readFileSync(at('id.pub')));
  const [port, deadPort] = [await freePort(), await freePort()];
  writeFileSync(at('known_hosts'), `workstation ${readFileSync(at('host.pub'), 'utf8')}`);
  const server = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${at('host')}`,
    'PidFile none',
    `AuthorizedKeysFile ${at('authorized_keys')}`,
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'PermitRootLogin prohibit-password',
    'UsePAM no',
    'StrictModes no',
    'UseDNS no',
    'Subsystem sftp internal-sftp',
    ...(options.serverOptions ?? []),
  ];
  writeFileSync(at('sshd_config'), `${server.join('\n')}\n`);
  const client = [
    ...[
      ['workstation', port],
      ['stranger', port],
      ['dead', deadPort],
    ].flatMap(([name, number]) => [`Host ${name}`, `  HostKeyAlias ${name}`, `  Port ${number}`]),
    'Host *',
    '  HostName 127.0.0.1',
    `  User ${os.userInfo().username}`,
    `  IdentityFile ${at('id')}`,
    '  IdentitiesOnly yes',
    '  StrictHostKeyChecking yes',
    `  UserKnownHostsFile ${at('known_hosts')}`,
    '  GlobalKnownHostsFile /dev/null',
    '  LogLevel ERROR',
  ];
  writeFileSync(at('ssh_config'), `${client.join('\n')}\n`);
  if (os.userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 }); // sshd's own, without it it does not start

  // By its absolute path: sshd executes itself again for every connection.
  const daemon = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', at('sshd_config')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  daemon.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  onTestFinished(async () => {
    cut(daemon);
    daemon.kill();
    if (daemon.exitCode === null && daemon.signalCode === null)
      await new Promise((resolve) => daemon.once('exit', resolve));
    rmSync(folder, { recursive: true, force: true });
  });
  await until(() => {
    if (daemon.exitCode !== null) throw new Error(`sshd ended (${daemon.exitCode}): ${said}`);
    return said.includes('Server listening');
  }, 'sshd to listen');
  return {
    host: 'workstation',
    strangerHost: 'stranger',
    deadHost: 'dead',
    options: `-F ${at('ssh_config')}`,
    port,
    cut: () => cut(daemon),
    sessions: () => children(daemon.pid).length,
  };
}

function cut(daemon: ChildProcess): void {
  for (const pid of children(daemon.pid)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}

/** One child of the daemon per connection, whatever it has become by executing itself. */
function children(pid: number | undefined): number[] {
  if (pid === undefined) return [];
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
