/** The reports of the runs that are shown, without reading all the others (contract 42.4). */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import {
  errorCode,
  ioFailure,
  productionGatesReport,
  type ProductionGatesReport,
  type RunContext,
} from '@gatehouse/contracts';
import { inspectDocument } from '@gatehouse/files';
import { isSameTag, listReports, productionGatesReports, reportGlobIn, reportTag } from '@gatehouse/runs';
import { matchGlob } from '@gatehouse/system';

export interface FoundReport {
  /** Relative to the repository. */
  file: string;
  report: ProductionGatesReport;
}

const stampPattern = /\d{4}-\d{2}-\d{2}_\d{6}/;

export class Reports {
  #folders: string[] | undefined;
  readonly #files = new Map<string, string[]>();
  readonly #read = new Map<string, FoundReport | undefined>();

  constructor(private readonly root: string) {}

  /**
   * The newest report of this tag. `runStamp`: no report is older than its run, so older folders are not looked into.
   * Throws Failure `io`.
   */
  of(context: RunContext | undefined, tag: string, runStamp: string | undefined): FoundReport | undefined {
    const own = context === undefined ? undefined : reportGlobIn(context);
    for (const glob of new Set([own ?? productionGatesReports, productionGatesReports])) {
      for (const file of this.#filesOf(glob)) {
        const stamp = stampPattern.exec(file)?.[0];
        if (runStamp !== undefined && stamp !== undefined && stamp < runStamp) break;
        const found = this.#reportAt(file);
        if (found !== undefined && isSameTag(reportTag(found.report) ?? '', tag)) return found;
      }
    }
    return undefined;
  }

  /** Newest first by name, which begins alike for all of a workflow; a name is inspected when it is its turn. */
  *#filesOf(glob: string): Generator<string> {
    const [, folder = '', ...rest] = glob.split('/');
    const name = rest.join('/');
    if (/[*?]/.test(name)) {
      const known =
        this.#files.get(glob) ?? listReports(this.root, [glob]).map((file) => path.relative(this.root, file));
      this.#files.set(glob, known);
      yield* known;
      return;
    }
    const prefix = folder.split(/[*?]/)[0] as string;
    for (const candidate of this.#allFolders())
      if (candidate.startsWith(prefix) && matchGlob(folder, candidate) !== undefined)
        yield `gate_results/${candidate}/${name}`;
  }

  #allFolders(): string[] {
    if (this.#folders !== undefined) return this.#folders;
    const folder = path.join(this.root, 'gate_results');
    try {
      this.#folders = readdirSync(folder).sort().reverse();
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw ioFailure('read', folder, error);
      this.#folders = [];
    }
    return this.#folders;
  }

  #reportAt(file: string): FoundReport | undefined {
    if (!this.#read.has(file)) {
      const reading = inspectDocument(productionGatesReport, path.join(this.root, file));
      this.#read.set(file, reading.state === 'read' ? { file, report: reading.value } : undefined);
    }
    return this.#read.get(file);
  }
}
