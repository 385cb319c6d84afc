/** A key for the drill alone, made by ssh-keygen. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The private key's file and the public key as allowed signers have it; undefined where there is no ssh-keygen. */
export function newKey(file: string): { file: string; line: string } | undefined {
  const made = spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', file], { stdio: 'ignore' });
  return made.status === 0 ? { file, line: readFileSync(`${file}.pub`, 'utf8').trim() } : undefined;
}
