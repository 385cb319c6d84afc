/**
 * The command line of the ssh client (contract 4.6). What is the user's own, port, identity, jump host, stands in the
 * ssh config or in GATEHOUSE_SSH_OPTIONS.
 */
import { Failure } from '@gatehouse/contracts';

/**
 * Seen from ssh, the first of two settings counts: BatchMode is ours in any case, the rest only where the user says
 * nothing.
 */
const always = ['-T', '-o', 'BatchMode=yes', '-o', 'RemoteCommand=none', '-o', 'ClearAllForwardings=yes'];
const otherwise = ['-o', 'ConnectTimeout=10', '-o', 'ServerAliveInterval=10', '-o', 'ServerAliveCountMax=3'];

export function sshCommand(host: string, command: string, env: NodeJS.ProcessEnv): string[] {
  return ['ssh', ...always, ...sshOptions(env['GATEHOUSE_SSH_OPTIONS'] ?? ''), ...otherwise, '--', host, command];
}

/**
 * A host as ssh takes it: `name` or `user@name`. Throws Failure `usage` for anything that could be an option, or that a
 * ProxyCommand or Match exec of the user's ssh config would hand to a shell.
 */
export function checkHost(host: string): string {
  if (!/^([A-Za-z0-9_][A-Za-z0-9_.+-]*@)?[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(host)) {
    throw new Failure(
      'usage',
      "option --host: expected NAME or USER@NAME of letters, digits, '.', '_' and '-', got " +
        `${JSON.stringify(host)}; give other addresses a name in your ssh config`,
    );
  }
  return host;
}

/**
 * The words of GATEHOUSE_SSH_OPTIONS: split on blanks, by no shell, so quotes would be part of a word and are refused.
 */
export function sshOptions(text: string): string[] {
  if (/['"]/.test(text)) {
    throw new Failure(
      'usage',
      'GATEHOUSE_SSH_OPTIONS is split on blanks and knows no quotes; put values with blanks into your ssh config and name it there with -F',
    );
  }
  return text.split(/[ \t\n]+/).filter((word) => word !== '');
}

/**
 * A directory on the other host, relative ones and `~/` from where a login stands. Throws Failure `usage` for control
 * characters, because it travels as a line.
 */
export function checkRemoteRoot(root: string): string {
  if (/[\u0000-\u001f\u007f]/.test(root)) throw new Failure('usage', 'option --remote-root: holds control characters');
  const fromLogin = root === '~' ? '' : root.replace(/^~\/+/, '');
  return fromLogin.startsWith('/') ? fromLogin : `./${fromLogin}`;
}
