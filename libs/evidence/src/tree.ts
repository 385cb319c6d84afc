/**
 * The Merkle tree over the lines of the log (RFC 6962, 2.1): leaf sha256(00 ‖ line), node sha256(01 ‖ left ‖ right). A
 * root binds every line; a proof of log₂ n sums shows that one line is among them, or that one log is the beginning of
 * another.
 */
import { createHash } from 'node:crypto';

const [leafMark, nodeMark] = [Buffer.from([0]), Buffer.from([1])];

/** 32 bytes. */
export type Sum = Buffer;

export function leafOf(line: Uint8Array): Sum {
  return createHash('sha256').update(leafMark).update(line).digest();
}

function nodeOf(left: Sum, right: Sum): Sum {
  return createHash('sha256').update(nodeMark).update(left).update(right).digest();
}

/** Roots of a growing tree, without the leaves: only the tops of the full subtrees are kept. */
export class TreeTop {
  /** Tops of the full subtrees, from left to right; their sizes are the powers of two of `size`. */
  private readonly tops: Sum[] = [];
  private count = 0;

  get size(): number {
    return this.count;
  }

  add(leaf: Sum): void {
    let top = leaf;
    for (let size = this.count; size % 2 === 1; size = (size - 1) / 2) top = nodeOf(this.tops.pop() as Sum, top);
    this.tops.push(top);
    this.count += 1;
  }

  /** The root over the leaves so far; of none the sum of nothing. */
  root(): Sum {
    const [last, ...others] = [...this.tops].reverse();
    return last === undefined
      ? createHash('sha256').digest()
      : others.reduce((right, left) => nodeOf(left, right), last);
  }
}

/** The root over these leaves. */
export function rootOf(leaves: readonly Sum[]): Sum {
  const tree = new TreeTop();
  for (const leaf of leaves) tree.add(leaf);
  return tree.root();
}

/** The largest power of two below n; n > 1. */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/**
 * Sums that lead from the leaf at `index` to the root over all leaves (RFC 6962, 2.1.1). Throws RangeError when there
 * is no such leaf.
 */
export function inclusionProof(leaves: readonly Sum[], index: number): Sum[] {
  if (index < 0 || index >= leaves.length) throw new RangeError(`no leaf ${index} among ${leaves.length}`);
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return index < k
    ? [...inclusionProof(leaves.slice(0, k), index), rootOf(leaves.slice(k))]
    : [...inclusionProof(leaves.slice(k), index - k), rootOf(leaves.slice(0, k))];
}

/** Does the proof lead from the leaf at `index` to this root of a tree of `size` leaves (RFC 9162, 2.1.3.2)? */
export function provesInclusion(leaf: Sum, index: number, size: number, proof: readonly Sum[], root: Sum): boolean {
  if (index < 0 || index >= size) return false;
  let [at, last, sum] = [index, size - 1, leaf];
  for (const other of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      sum = nodeOf(other, sum);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else sum = nodeOf(sum, other);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && sum.equals(root);
}

/**
 * Sums that show the tree over all leaves to extend that of the first `old` (RFC 6962, 2.1.2). Throws RangeError for an
 * `old` that is not in 1 to all.
 */
export function consistencyProof(leaves: readonly Sum[], old: number): Sum[] {
  if (old < 1 || old > leaves.length) throw new RangeError(`no tree of ${old} among ${leaves.length} leaves`);
  return subproof(leaves, old, true);
}

function subproof(leaves: readonly Sum[], old: number, isWhole: boolean): Sum[] {
  if (old === leaves.length) return isWhole ? [] : [rootOf(leaves)];
  const k = split(leaves.length);
  return old <= k
    ? [...subproof(leaves.slice(0, k), old, isWhole), rootOf(leaves.slice(k))]
    : [...subproof(leaves.slice(k), old - k, false), rootOf(leaves.slice(0, k))];
}
