/** The folder of pages: what lies there from an earlier build, and what is written, kept and removed (contract 47.7). */
import { statSync } from 'node:fs';
import path from 'node:path';
import { formatDocument, pageBuild, type PageBuild } from '@gatehouse/contracts';
import { inspectDocument, publish, removeWithin } from '@gatehouse/files';
import type { PlannedPage } from './build';
import { markOf } from './known-files';

const stateName = 'build.json';

/** What an earlier build of the same version knew; nothing when there is none, or a damaged one: then everything is made anew. */
export function stateIn(folder: string, version: string): PageBuild | undefined {
  const reading = inspectDocument(pageBuild, path.join(folder, stateName));
  return reading.state === 'read' && reading.value.version === version ? reading.value : undefined;
}

export class PageFolder {
  readonly #pages: PageBuild['pages'] = {};
  written = 0;
  kept = 0;
  removed = 0;

  constructor(
    private readonly folder: string,
    private readonly before: PageBuild | undefined,
  ) {}

  /** Writes the page, unless it lies there as it would be written. */
  put({ place, key, text }: PlannedPage): void {
    const file = path.join(this.folder, place);
    const old =
      this.before !== undefined && Object.hasOwn(this.before.pages, place) ? this.before.pages[place] : undefined;
    const mark = this.#markAt(file);
    if (old?.key === key && old.mark === mark) {
      this.#pages[place] = old;
      this.kept += 1;
      return;
    }
    publish(file, text());
    this.#pages[place] = { key, mark: this.#markAt(file) ?? '' };
    this.written += 1;
  }

  /** Leaves the page as it lies, for the next build of all to look at; one that was never made is written. */
  keep(page: PlannedPage): void {
    const { place } = page;
    const old =
      this.before !== undefined && Object.hasOwn(this.before.pages, place) ? this.before.pages[place] : undefined;
    if (old === undefined) return this.put(page);
    this.#pages[place] = old;
    this.kept += 1;
  }

  /** Pages of an earlier build that are pages of nothing any more. */
  removeOthers(): void {
    for (const [place, { mark }] of Object.entries(this.before?.pages ?? {})) {
      if (Object.hasOwn(this.#pages, place) || !isPlace(place)) continue;
      // What somebody put there in the meantime is not ours to remove.
      if (this.#markAt(path.join(this.folder, place)) !== mark) continue;
      removeWithin(this.folder, place, () => undefined);
      this.removed += 1;
    }
  }

  /** Last of all: what the next build need not read again. */
  remember(version: string, files: PageBuild['files']): void {
    const state: PageBuild = { schema: 'page-build/v1', version, files, pages: this.#pages };
    publish(path.join(this.folder, stateName), formatDocument(pageBuild, state));
  }

  get count(): number {
    return Object.keys(this.#pages).length;
  }

  #markAt(file: string): string | undefined {
    const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
    return stats === undefined ? undefined : markOf(stats);
  }
}

/** Does a place that the state names lie where pages lie? The state is a file like others. */
function isPlace(place: string): boolean {
  return /^(?:(?:decisions|factors|runs|data|stages|owners|states)\/)?[A-Za-z0-9_][A-Za-z0-9._-]*\.html$/.test(place);
}
