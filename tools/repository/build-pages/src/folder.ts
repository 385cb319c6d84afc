/** The folder of pages: what lies there from an earlier build, and what is written, kept and removed (contract 47.7). */
import { statSync } from 'node:fs';
import path from 'node:path';
import { formatJson, pageBuild, type PageBuild } from '@gatehouse/contracts';
import { ifThere, publish, publishTogether, readText, removeWithin, type Unpublished } from '@gatehouse/files';
import type { PlannedPage } from './build';
import { markOf } from './known-files';

const stateName = 'build.json';

/**
 * What an earlier build of the same version knew; nothing when there is none, or a damaged one: then everything is made anew. The file is our own and large,
 * so it is not searched for what people may have left in it.
 */
export function stateIn(folder: string, version: string): PageBuild | undefined {
  const text = ifThere(() => readText(path.join(folder, stateName)));
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text) as PageBuild;
    return pageBuild.fault(value) === undefined && value.version === version ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
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

  /** Writes each page that does not lie there as it would be written; `isWanted` says which of the others are left as they lie. */
  put(pages: Iterable<PlannedPage>, isWanted: (place: string) => boolean): void {
    const keys = new Map<string, readonly [place: string, key: string]>();
    publishTogether(this.#unpublished(pages, isWanted, keys), (target) => {
      const [place, key] = keys.get(target) as readonly [string, string];
      this.#pages[place] = { key, mark: this.#markAt(target) ?? '' };
      this.written += 1;
    });
  }

  *#unpublished(
    pages: Iterable<PlannedPage>,
    isWanted: (place: string) => boolean,
    keys: Map<string, readonly [place: string, key: string]>,
  ): Generator<Unpublished> {
    for (const page of pages) {
      const { place, key } = page;
      if (this.#isKept(page, isWanted(place))) continue;
      const target = path.join(this.folder, place);
      keys.set(target, [place, key]);
      yield { target, content: page.text() };
    }
  }

  /** A page that is not wanted now is left as it lies, for the next build of all; one that was never made is written. */
  #isKept({ place, key }: PlannedPage, isWanted: boolean): boolean {
    const old =
      this.before !== undefined && Object.hasOwn(this.before.pages, place) ? this.before.pages[place] : undefined;
    if (old === undefined) return false;
    const isSame = old.key === key && old.mark === this.#markAt(path.join(this.folder, place));
    if (isWanted && !isSame) return false;
    this.#pages[place] = old;
    this.kept += 1;
    return true;
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
    const fault = pageBuild.fault(state);
    if (fault !== undefined) throw new Error(`would write a page-build document that is not of its schema: ${fault}`);
    const text = formatJson(state, 0);
    const file = path.join(this.folder, stateName);
    if (ifThere(() => readText(file)) !== text) publish(file, text);
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
