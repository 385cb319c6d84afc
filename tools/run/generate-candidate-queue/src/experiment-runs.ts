/** The runs behind the rows of the registry. */
import { resolve } from 'node:path';
import type { RunContext } from '@gatehouse/contracts';
import { cleanedRunsByTag } from '@gatehouse/records';
import { comparedTag, fileIdentity, readContext, runAt, runFinder, type Run } from '@gatehouse/runs';
import type { Settings } from '@gatehouse/settings';
import type { Experiment } from './experiment';

type Row = Pick<Experiment, 'runDir' | 'decisionTag'>;

/** Finds runs and their contexts; `path` makes the paths of the registry absolute. */
export class ExperimentRuns {
  readonly #findRun: ReturnType<typeof runFinder>;
  readonly #identity: ReturnType<typeof fileIdentity>;
  readonly #cleaned: ReturnType<typeof cleanedRunsByTag>;

  constructor(
    private readonly root: string,
    private readonly settings: Settings | undefined,
    private readonly path: (given: string) => string,
  ) {
    this.#findRun = runFinder(root);
    this.#identity = fileIdentity(root);
    this.#cleaned = cleanedRunsByTag(root);
  }

  /** True when a run has this tag, or had it before it was cleaned up. */
  isTaken(tag: string): boolean {
    return this.#findRun(tag) !== undefined || this.#cleaned.has(comparedTag(tag));
  }

  /** Without settings every run counts; with them those that their context does not call unofficial. */
  isOfficial(row: Row): boolean {
    return this.settings === undefined || this.contextOf(row)?.official !== false;
  }

  contextOf(row: Row): RunContext | undefined {
    const run = this.#runOf(row);
    const reading = run && readContext(run);
    return reading?.state === 'read' ? reading.value : undefined;
  }

  /** Where the row names no run directory, the run of its tag is its run. */
  #runOf({ runDir, decisionTag }: Row): Run | undefined {
    if (runDir !== '') return runAt(resolve(this.root, this.#identity.of(this.path(runDir))));
    return decisionTag === '' ? undefined : this.#findRun(decisionTag);
  }
}
