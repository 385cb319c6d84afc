/** Runs as compare-runs reads them, the last few remembered: an attempt is compared with the one before it, and so is the next. */
import path from 'node:path';
import { readComparedRun, type ComparedRun } from '@gatehouse/records';
import { runAt } from '@gatehouse/runs';
import type { FoundRun } from './record';

const most = 8;

export class ComparedRuns {
  readonly #known = new Map<string, ComparedRun>();

  constructor(private readonly root: string) {}

  of({ directory, report }: FoundRun): ComparedRun {
    const known = this.#known.get(directory);
    if (known !== undefined) return known;
    const file = report === undefined ? null : path.join(this.root, report.file);
    const run = readComparedRun(this.root, runAt(path.join(this.root, directory)), file);
    for (const oldest of this.#known.keys()) if (this.#known.size >= most) this.#known.delete(oldest);
    this.#known.set(directory, run);
    return run;
  }
}
