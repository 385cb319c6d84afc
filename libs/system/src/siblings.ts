/** The other executables of this house, as processes. */
import { spawnSync, type SpawnSyncReturns, type StdioOptions } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Failure } from '@gatehouse/contracts';

const mostOutput = 1 << 26; // bytes

/** What a sibling ended in and wrote. */
export interface SiblingAnswer {
  status: number;
  out: string;
  error: string;
}

export class Siblings {
  readonly #folder: string;
  readonly #isGiven: boolean;

  /** `GATEHOUSE_BIN`, or the folder of this executable's real path. */
  constructor(private readonly env: NodeJS.ProcessEnv) {
    const given = env['GATEHOUSE_BIN'];
    this.#isGiven = Boolean(given);
    this.#folder = given || path.dirname(realpathSync(process.argv[1] as string));
  }

  /** Folder of the executables, absolute. */
  get folder(): string {
    return this.#folder;
  }

  has(tool: string): boolean {
    return existsSync(path.join(this.#folder, tool));
  }

  /**
   * Runs a tool to its end; its standard error is ours. `out`: where its standard output goes, `text` gives it back.
   * Throws Failure `io` when it is not there.
   */
  run(tool: string, words: readonly string[], out: 'ours' | 'stderr' | 'text'): { status: number; text: string } {
    const ending = this.#start(tool, words, [
      'ignore',
      out === 'text' ? 'pipe' : out === 'stderr' ? 2 : 'inherit',
      'inherit',
    ]);
    return { status: statusOf(ending), text: out === 'text' ? textOf(ending.stdout) : '' };
  }

  /** Runs a tool to its end and gives back all that it wrote. Throws Failure `io` when it is not there. */
  ask(tool: string, words: readonly string[], cwd?: string): SiblingAnswer {
    const ending = this.#start(tool, words, ['ignore', 'pipe', 'pipe'], cwd);
    return { status: statusOf(ending), out: textOf(ending.stdout), error: textOf(ending.stderr) };
  }

  #start(tool: string, words: readonly string[], stdio: StdioOptions, cwd?: string): SpawnSyncReturns<Buffer> {
    const file = path.join(this.#folder, tool);
    if (!existsSync(file))
      throw new Failure('io', `${file} is not there: the executables belong together in one directory`);
    // Ours are started by the Node that runs us: cron's PATH may hold none.
    const [program, ...first] = this.#isGiven ? [file] : [process.execPath, file];
    const ending = spawnSync(program, [...first, ...words], { cwd, env: this.env, stdio, maxBuffer: mostOutput });
    if (ending.error !== undefined)
      throw new Failure('io', `cannot start ${file}: ${ending.error.message}`, { cause: ending.error });
    return ending;
  }
}

function statusOf({ status, signal }: SpawnSyncReturns<Buffer>): number {
  return status ?? 128 + (signal === null ? 0 : os.constants.signals[signal]);
}

function textOf(bytes: Buffer | null): string {
  return bytes?.toString() ?? '';
}
