/** Pages drawn by several threads: each draws and writes its share, and the bytes are the same whoever draws (contract 47.7). */
import { realpathSync } from 'node:fs';
import os from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { Failure, type PageBuild } from '@gatehouse/contracts';
import type { Material } from './build';
import { KnownFiles } from './known-files';
import { writePages, type WrittenPage } from './folder';
import { Planner, type PlannedPage } from './planner';

/** With fewer pages than this for each of them, a thread costs more than it saves. */
const leastPages = 100;
const mostThreads = 4;

interface Share {
  material: Material;
  files: PageBuild['files'];
  /** Of the pages. */
  folder: string;
  places: readonly string[];
}

/** What is needed to draw elsewhere what is planned here. */
export interface Drawing {
  material: Material;
  known: KnownFiles;
  folder: string;
}

/** Draws and writes the pages, here and beside. `done` hears of each page. Throws Failure `io`. */
export async function drawPages(
  pages: readonly PlannedPage[],
  { material, known, folder }: Drawing,
  done: (page: WrittenPage) => void,
): Promise<void> {
  const program = process.argv[1];
  const count = Math.min(os.availableParallelism(), mostThreads, Math.floor(pages.length / leastPages));
  const [own = [], ...others] = program === undefined || count < 2 ? [pages] : sharesOf(pages, count);
  // To tell a key every file of the page is looked at: a thread knows those files and looks at none itself.
  for (const share of others) for (const page of share) page.key();
  const beside = others.map((share) => {
    const places = share.map(({ place }) => place);
    const input: Share = { material, files: known.files, folder, places };
    return drawBeside(realpathSync(program as string), input, done);
  });
  const outcomes = await Promise.allSettled([writePages(folder, own, done), ...beside]);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/** Neighbours stay together, because an attempt is compared with the one before it; of each kind of page every thread has as many. */
function sharesOf(pages: readonly PlannedPage[], count: number): PlannedPage[][] {
  const shares = Array.from({ length: count }, (): PlannedPage[] => []);
  const kinds = new Map<string, PlannedPage[]>();
  for (const page of pages) {
    const kind = isOfOne(page) ? page.place.slice(0, page.place.indexOf('/')) : '';
    kinds.set(kind, [...(kinds.get(kind) ?? []), page]);
  }
  for (const [kind, of] of kinds)
    of.forEach((page, index) => {
      // Lists need all of the record at hand.
      const share = kind === '' ? 0 : Math.floor((index * count) / of.length);
      shares[share]?.push(page);
    });
  return shares;
}

const isOfOne = ({ place }: PlannedPage): boolean => /^(?:decisions|runs|data|stages)\//.test(place);

/** What a thread tells: pages that it wrote, and why it ended early. */
interface Told {
  written: WrittenPage[];
  failure?: { id: Failure['id']; message: string };
}

async function drawBeside(program: string, input: Share, done: (page: WrittenPage) => void): Promise<void> {
  const worker = new Worker(program, { workerData: input });
  await new Promise<void>((resolve, reject) => {
    worker.on('message', ({ written, failure }: Told) => {
      written.forEach(done);
      if (failure !== undefined) reject(new Failure(failure.id, failure.message));
    });
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  });
}

/** In a thread that drawPages started: does its work. False in the main thread, which has other things to do. */
export function serveDrawing(): boolean {
  if (isMainThread) return false;
  void draw(workerData as Share);
  return true;
}

async function draw({ material, files, folder, places }: Share): Promise<void> {
  let written: WrittenPage[] = [];
  const tell = (failure?: Told['failure']): void => {
    parentPort?.postMessage({ written, ...(failure && { failure }) } satisfies Told);
    written = [];
  };
  try {
    const planner = new Planner(material, KnownFiles.ofThread(material.root, files));
    await planner.prepare();
    const wanted = new Set(places);
    const pages = [...planner.pages()].filter(({ place }) => wanted.has(place));
    await writePages(folder, pages, (page) => {
      written.push(page);
      if (written.length >= 50) tell();
    });
    tell();
  } catch (error) {
    // An error loses its class on the way from one thread to another.
    if (!(error instanceof Failure)) throw error;
    tell({ id: error.id, message: error.message });
  }
}
