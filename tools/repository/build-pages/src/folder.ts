/** The folder of pages: what lies there from an earlier build, and what is written, kept and removed (contract 47.7). */
import { hash } from 'node:crypto';
import { statSync } from 'node:fs';
import path from 'node:path';
import { formatJson, type PageBuild } from '@gatehouse/contracts';
import { ifThere, publish, publishTogether, readBytes, removeWithin, type Unpublished } from '@gatehouse/files';
import { markOf, type KnownFiles } from './known-files';
import type { PlannedPage } from './planner';

const stateName = 'build.json';

/**
 * What an earlier build of the same version knew; nothing when there is none, or a damaged one: then everything is made anew. The file is our own and large:
 * its sum in front tells that it is as it was written, so it is not searched for faults.
 */
export function stateIn(folder: string, version: string): PageBuild | undefined {
  const bytes = ifThere(() => readBytes(path.join(folder, stateName)));
  if (bytes === undefined) return undefined;
  try {
    const value = JSON.parse(bytes.toString('latin1')) as Partial<PageBuild> | null;
    const { sum = '' } = value ?? {};
    const isWhole = value?.version === version && sum !== '' && sum === sumOf(bytes, sum);
    return isWhole && value.files !== undefined && value.folders !== undefined && value.pages !== undefined
      ? (value as PageBuild)
      : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const noSum = '0'.repeat(64);

/** Of the bytes with noughts in place of the sum that stands there; they have the noughts afterwards. */
function sumOf(bytes: Buffer, there: string): string {
  const at = bytes.indexOf(there);
  if (at >= 0) bytes.write(noSum, at);
  return hash('sha256', bytes, 'hex');
}

/** A page that lies in the folder now. */
export interface WrittenPage {
  place: string;
  mark: string;
}

/** Draws pages and writes them below the folder. Throws Failure `io`. */
export async function writePages(
  folder: string,
  pages: readonly PlannedPage[],
  done: (page: WrittenPage) => void,
): Promise<void> {
  const places = new Map<string, string>();
  const drawn = function* (): Generator<Unpublished> {
    for (const { place, content } of pages) {
      const target = path.join(folder, place);
      places.set(target, place);
      yield { target, content: content() };
    }
  };
  await publishTogether(drawn(), (target) => done({ place: places.get(target) ?? '', mark: markAt(target) ?? '' }));
}

function markAt(file: string): string | undefined {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? undefined : markOf(stats);
}

export class PageFolder {
  readonly #pages: PageBuild['pages'] = {};
  /** Places of pages to be written that lie there as an earlier build wrote them. */
  readonly #untouched = new Set<string>();
  written = 0;
  kept = 0;
  removed = 0;

  constructor(
    private readonly folder: string,
    private readonly before: PageBuild | undefined,
  ) {}

  /** Those of the pages that do not lie there as they would be written. `isWanted` says which of the others are left as they lie. */
  missing(pages: Iterable<PlannedPage>, isWanted: (place: string) => boolean): PlannedPage[] {
    const missing: PlannedPage[] = [];
    for (const page of pages)
      if (!this.#isKept(page, isWanted(page.place)))
        missing.push({ ...page, content: () => this.#withPart(page) ?? page.content() });
    return missing;
  }

  /** The page that lies there with another part, where that is all that changed. */
  #withPart({ place, part }: PlannedPage): Buffer | undefined {
    if (part === undefined || !this.#untouched.has(place) || this.before?.pages[place]?.rest !== part.rest())
      return undefined;
    const page = ifThere(() => readBytes(path.join(this.folder, place)));
    return page === undefined ? undefined : part.replacedIn(page);
  }

  /** A page was written. */
  put({ place, key, part }: PlannedPage, mark: string): void {
    this.#pages[place] = { key: key(), mark, ...(part && { rest: part.rest() }) };
    this.written += 1;
  }

  /** A page that is not wanted now is left as it lies, for the next build of all; one that was never made is written. */
  #isKept({ place, key }: PlannedPage, isWanted: boolean): boolean {
    const old =
      this.before !== undefined && Object.hasOwn(this.before.pages, place) ? this.before.pages[place] : undefined;
    if (old === undefined) return false;
    const isUntouched = old.mark === markAt(`${this.folder}/${place}`);
    const isSame = isUntouched && old.key === key();
    if (isWanted && !isSame) {
      if (isUntouched) this.#untouched.add(place);
      return false;
    }
    this.#pages[place] = old;
    this.kept += 1;
    return true;
  }

  /** Pages of an earlier build that are pages of nothing any more. */
  removeOthers(): void {
    const before = this.before?.pages ?? {};
    for (const place of Object.keys(before)) {
      if (Object.hasOwn(this.#pages, place) || !isPlace(place)) continue;
      // What somebody put there in the meantime is not ours to remove.
      if (markAt(path.join(this.folder, place)) !== before[place]?.mark) continue;
      removeWithin(this.folder, place, () => undefined);
      this.removed += 1;
    }
  }

  /** Last of all: what the next build need not read again. */
  remember(version: string, { files, folders, isChanged }: KnownFiles): void {
    const isSame =
      this.before !== undefined &&
      !isChanged &&
      this.written + this.removed === 0 &&
      Object.keys(files).length === Object.keys(this.before.files).length &&
      Object.keys(folders).length === Object.keys(this.before.folders).length;
    if (isSame) return;
    const state: PageBuild = { schema: 'page-build/v1', version, sum: noSum, files, folders, pages: this.#pages };
    // Every letter is one of ASCII.
    const bytes = Buffer.from(formatJson(state, 0), 'latin1');
    bytes.write(sumOf(bytes, noSum), bytes.indexOf(noSum));
    publish(path.join(this.folder, stateName), bytes);
  }

  get count(): number {
    return Object.keys(this.#pages).length;
  }
}

/** Does a place that the state names lie where pages lie? The state is a file like others. */
function isPlace(place: string): boolean {
  return /^(?:(?:decisions|factors|runs|data|stages|owners|states)\/)?[A-Za-z0-9_][A-Za-z0-9._-]*\.html$/.test(place);
}
