/** The other executables of this house, as processes. */
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '@gatehouse/contracts';

export class Siblings {
  readonly #folder: string;
  readonly #isGiven: boolean;

  /** `GATEHOUSE_BIN`, or the folder of this executable's real path. */
  constructor(private readonly env: NodeJS.ProcessEnv) {
    const given = env['GATEHOUSE_BIN'];
    this.#isGiven = Boolean(given);
    this.#folder = given || path.dirname(realpathSync(process.argv[1] as string));
  }

  has(tool: string): boolean {
    return existsSync(path.join(this.#folder, tool));
  }

  /**
   * Runs a tool to its end; its standard error is ours. `out`: where its standard output goes, `text` gives it back. Throws Failure `io` when
   * it is not there.
   */
  run(tool: string, words: readonly string[], out: 'ours' | 'stderr' | 'text'): { status: number; text: string } {
    const file = path.join(this.#folder, tool);
    if (!existsSync(file))
      throw new Failure('io', `${file} is not there: the executables belong together in one directory`);
    // Ours are started by the Node that runs us: cron's PATH may hold none.
    const [program, ...first] = this.#isGiven ? [file] : [process.execPath, file];
    const { status, signal, stdout, error } = spawnSync(program, [...first, ...words], {
      env: this.env,
      stdio: ['ignore', out === 'text' ? 'pipe' : out === 'stderr' ? 2 : 'inherit', 'inherit'],
      maxBuffer: 1 << 26,
    });
    if (error !== undefined) throw new Failure('io', `cannot start ${file}: ${error.message}`, { cause: error });
    const ended = status ?? 128 + signalNumber(signal);
    return { status: ended, text: out === 'text' ? ((stdout as Buffer | null)?.toString() ?? '') : '' };
  }
}

function signalNumber(signal: NodeJS.Signals | null): number {
  const known: Partial<Record<NodeJS.Signals, number>> = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };
  return (signal && known[signal]) ?? 0;
}
