/**
 * What *newest* means, everywhere (contract 0.31): the later moment. Where documents of ours state it in UTC that
 * decides; what states none is placed by the stamp in its name, read in the zone of this host; the text decides only
 * between equals.
 */
import path from 'node:path';
import { Failure, result, status } from '@gatehouse/contracts';
import { inspectDocument, readStart, type Reading } from '@gatehouse/files';
import { momentOf, stampMoment } from '@gatehouse/render';
import { findGlob } from '@gatehouse/system';

/** Something among which the newest is looked for. */
export interface Dated {
  /** Its name from the stamp on. */
  text: string;
  /** In ms, as its documents state it; undefined when they do not. */
  moment: number | undefined;
}

const day = 86_400_000; // ms
/**
 * A stamp is in some zone, and a run may wait for its host, but it is not further from the moment of its documents:
 * what lies further back in a long list is not read to find the newest.
 */
const farthestFromStamp = 31 * day;
/** So far apart may one stamp name two moments: in the zones of UTC−12 and UTC+14. */
export const widestZones = 26 * 3_600_000; // ms

/** The newest first: for sort(). */
export function compareNewest(a: Dated, b: Dated): number {
  const [first, second] = [secondOf(a), secondOf(b)];
  if (first !== second) return first === undefined ? 1 : second === undefined ? -1 : second - first;
  return newestFirst(a.text, b.text);
}

/** Of two of which only one states its moment, by zones alone, either may be the newer one. */
export function isOrderUncertain(a: Dated, b: Dated): boolean {
  const [first, second] = [secondOf(a), secondOf(b)];
  if (first === undefined || second === undefined || (a.moment === undefined) === (b.moment === undefined))
    return false;
  return Math.abs(first - second) * 1000 < widestZones;
}

/** Stamps have no parts of a second, and of equal seconds the number behind the stamp tells. */
function secondOf({ text, moment }: Dated): number | undefined {
  const ms = moment ?? stampMoment(text);
  return ms === undefined ? undefined : Math.floor(ms / 1000);
}

/** How items are put in order, and which of them. */
export interface Ordering<T> {
  /** The name of an item from its stamp on. */
  text: (item: T) => string;
  /** In ms, as its documents state it. */
  moment: (item: T) => number | undefined;
  /** Asked before the moment; all when it is left out. */
  isWanted?: (item: T) => boolean;
}

/** The wanted items, newest first; of no more of them than it takes for what is used is anything asked but the text. */
export function* newestOf<T>(
  items: readonly T[],
  { text: textOf, moment: momentOf, isWanted = () => true }: Ordering<T>,
): Generator<T> {
  const unread = items.map((item) => ({ item, stamped: stampMoment(textOf(item)) ?? Infinity }));
  unread.sort((a, b) => a.stamped - b.stamped); // read from the end
  const read: (Dated & { item: T })[] = []; // oldest first
  while (unread.length > 0 || read.length > 0) {
    const best = read.at(-1);
    const next = unread.at(-1);
    const latest = best === undefined ? -Infinity : (best.moment ?? stampMoment(best.text) ?? -Infinity);
    if (next !== undefined && next.stamped + farthestFromStamp >= latest) {
      unread.pop();
      const { item } = next;
      if (isWanted(item)) insert(read, { item, text: textOf(item), moment: momentOf(item) });
    } else if (best !== undefined) {
      read.pop();
      yield best.item;
    }
  }
}

function insert<T extends Dated>(sorted: T[], one: T): void {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareNewest(sorted[middle] as T, one) > 0) low = middle + 1;
    else high = middle;
  }
  sorted.splice(low, 0, one);
}

/** A stamp at the start of a name, with the number of a second, third, … one of its second. */
export const stampPattern = /^(\d{4}-\d{2}-\d{2}_\d{6})(?:_(\d+))?(?=_|$)/;

/**
 * The order of two names by the stamps with which they begin, or have after `prefix`, as texts: for those of whose
 * documents nothing is known.
 */
export function newestFirst(a: string, b: string, prefix = ''): number {
  return compareAges(ageOf(a, prefix), ageOf(b, prefix));
}

interface Age {
  stamp: string;
  count: number;
  name: string;
}

function compareAges(a: Age, b: Age): number {
  if (a.stamp !== b.stamp) return a.stamp < b.stamp ? 1 : -1;
  if (a.count !== b.count) return b.count - a.count;
  return a.name < b.name ? 1 : a.name > b.name ? -1 : 0;
}

function ageOf(name: string, prefix: string): Age {
  const match = name.startsWith(prefix) ? stampPattern.exec(name.slice(prefix.length)) : null;
  return { stamp: match?.[1] ?? '', count: Number(match?.[2] ?? 1), name };
}

/**
 * When the run in this directory started, in ms, as its result states it, else its status; undefined when neither does.
 */
export function momentOfRun(directory: string): number | undefined {
  const ended = inspectDocument(result, path.join(directory, 'result.json'));
  const stated = startIn(ended);
  return stated ?? startIn(inspectDocument(status, path.join(directory, 'status.json')));
}

/** As momentOfRun, of documents that were read. */
export function startOf(documents: { result: Reading<Started>; status: Reading<Started> }): number | undefined {
  return startIn(documents.result) ?? startIn(documents.status);
}

interface Started {
  started_at?: string | null;
}

function startIn(reading: Reading<Started>): number | undefined {
  return reading.state === 'read' ? zoned(reading.value.started_at) : undefined;
}

/** A JSON document of ours states its moment in front. */
const front = 1 << 16; // bytes

/**
 * The `generated_at_utc` of a JSON document, in ms, or what stands under another `key`; undefined when it states none
 * with a zone, or cannot be read.
 */
export function momentOfDocument(
  file: string,
  key: 'generated_at_utc' | 'generated_at' = 'generated_at_utc',
): number | undefined {
  try {
    const [, text] = new RegExp(`"${key}"\\s*:\\s*"([^"\\\\]{1,64})"`).exec(readStart(file, front)) ?? [];
    return zoned(text);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/**
 * The moment of what a file of the record belongs to: its run, its own document, the report or the check beside it.
 * `file` is relative to the root.
 */
export function momentOfFile(root: string, file: string): number | undefined {
  const [top, kind, folder] = file.split('/');
  if (top === 'audit' && kind === 'workstation_runs' && folder !== undefined)
    return momentOfRun(path.join(root, top, kind, folder));
  const own = file.endsWith('.json') ? momentOfDocument(path.join(root, file)) : undefined;
  if (own !== undefined) return own;
  const beside = path.posix.dirname(file);
  const documents =
    top === 'gate_results' && kind !== undefined && beside !== top
      ? findGlob(root, `${beside}/*_report.json`).map(({ path: found }) => found)
      : top === 'audit' && kind === 'stage_checks'
        ? [`${beside}/stage_check.json`]
        : [];
  for (const document of documents) {
    const moment = momentOfDocument(path.join(root, document));
    if (moment !== undefined) return moment;
  }
  return undefined;
}

function zoned(text: unknown): number | undefined {
  const moment = momentOf(text);
  return moment?.isZoned === true ? moment.ms : undefined;
}
