/** Unified diffs of texts that differ in few lines. */

const context = 3; // lines
/** With more differences the whole file is one hunk: the search takes time with their square. */
const mostDifferences = 2000;

/** A run of lines that differ; lines from 0, the end not included. */
interface Hunk {
  old: [number, number];
  new: [number, number];
}

/**
 * The lines of the diff, without line ends; none when the texts are equal. A last line without a line end is marked as
 * diff(1) marks it.
 */
export function unifiedDiff(file: string, before: string, after: string): string[] {
  if (before === after) return [];
  const [old, now] = [linesOf(before), linesOf(after)];
  const lines = [`--- a/${file}`, `+++ b/${file}`];
  const hunks = differences(old, now);
  for (let at = 0; at < hunks.length;) {
    let next = at + 1;
    while (next < hunks.length && gap(hunks, next) <= 2 * context) next += 1;
    lines.push(...hunkLines(old, now, hunks.slice(at, next)));
    at = next;
  }
  return lines;
}

function gap(hunks: readonly Hunk[], at: number): number {
  return (hunks[at]?.old[0] ?? 0) - (hunks[at - 1]?.old[1] ?? 0);
}

/** Each with its line end, so that a line end that changes is a change. */
function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
}

function hunkLines(old: readonly string[], now: readonly string[], hunks: readonly Hunk[]): string[] {
  const [first, last] = [hunks[0], hunks.at(-1)];
  if (first === undefined || last === undefined) return [];
  const lead = Math.min(context, first.old[0]);
  const tail = Math.min(context, old.length - last.old[1]);
  const body: string[] = [];
  const add = (mark: string, lines: readonly string[]): void => {
    for (const line of lines) {
      body.push(`${mark}${line.replace(/[\r\n]+$/, '')}`);
      if (!/[\r\n]$/.test(line)) body.push('\\ No newline at end of file');
    }
  };
  add(' ', old.slice(first.old[0] - lead, first.old[0]));
  hunks.forEach((hunk, index) => {
    add('-', old.slice(...hunk.old));
    add('+', now.slice(...hunk.new));
    add(' ', old.slice(hunk.old[1], hunks[index + 1]?.old[0] ?? hunk.old[1] + tail));
  });
  const range = (from: number, to: number): string => `${to > from ? from + 1 : from},${to - from}`;
  const head = `@@ -${range(first.old[0] - lead, last.old[1] + tail)} +${range(first.new[0] - lead, last.new[1] + tail)} @@`;
  return [head, ...body];
}

/**
 * The shortest edit script, by E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), as runs that
 * differ.
 */
function differences(old: readonly string[], now: readonly string[]): Hunk[] {
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let [oldEnd, newEnd] = [old.length, now.length];
  while (oldEnd > start && newEnd > start && old[oldEnd - 1] === now[newEnd - 1]) {
    oldEnd -= 1;
    newEnd -= 1;
  }
  const matched = longestMatch(old.slice(start, oldEnd), now.slice(start, newEnd));
  const hunks: Hunk[] = [];
  let [x, y] = [start, start];
  for (const [left, right] of [
    ...matched.map(([a, b]) => [a + start, b + start] as const),
    [oldEnd, newEnd] as const,
  ]) {
    if (left > x || right > y) hunks.push({ old: [x, left], new: [y, right] });
    [x, y] = [left + 1, right + 1];
  }
  return hunks;
}

/** Pairs of equal lines, in their order; none when too much differs. */
function longestMatch(old: readonly string[], now: readonly string[]): [number, number][] {
  const furthest = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let d = 0; d <= Math.min(mostDifferences, old.length + now.length); d += 1) {
    const row = new Map<number, number>();
    for (let k = -d; k <= d; k += 2) {
      const [below, left] = [furthest.get(k + 1) ?? -1, furthest.get(k - 1) ?? -1];
      let x = k === -d || (k !== d && left < below) ? below : left + 1;
      while (x < old.length && x - k < now.length && old[x] === now[x - k]) x += 1;
      row.set(k, x);
      furthest.set(k, x);
      if (x >= old.length && x - k >= now.length) return backtrack(trace, d, k, x);
    }
    trace.push(row);
  }
  return [];
}

function backtrack(trace: readonly Map<number, number>[], d: number, lastK: number, lastX: number): [number, number][] {
  const pairs: [number, number][] = [];
  let [k, x] = [lastK, lastX];
  for (let step = d; step >= 0; step -= 1) {
    const row = trace[step - 1];
    const [below, left] = [row?.get(k + 1) ?? -1, row?.get(k - 1) ?? -1];
    const isDown = k === -step || (k !== step && left < below);
    const startX = step === 0 ? 0 : isDown ? below : left + 1;
    while (x > startX) {
      x -= 1;
      pairs.push([x, x - k]);
    }
    if (step === 0) break;
    x = isDown ? below : left;
    k = isDown ? k + 1 : k - 1;
  }
  return pairs.reverse();
}
