/** The median size of the labels of the test: percent taken for fractions shows in it (contract 18.9). */

/** Collects sizes; nothing is sorted before the median is asked for. */
export class LabelSizes {
  #values = new Float64Array(1024);
  #count = 0;

  add(labels: Float64Array): void {
    if (this.#count + labels.length > this.#values.length) {
      const grown = new Float64Array(Math.max(2 * this.#values.length, this.#count + labels.length));
      grown.set(this.#values.subarray(0, this.#count));
      this.#values = grown;
    }
    for (const label of labels) this.#values[this.#count++] = Math.abs(label);
  }

  /** The middle value, or the mean of the two in the middle; null of none. */
  median(): number | null {
    if (this.#count === 0) return null;
    const values = this.#values.subarray(0, this.#count);
    const upper = select(values, this.#count >> 1);
    if (this.#count % 2 === 1) return upper;
    let lower = -Infinity;
    for (let i = 0; i < this.#count >> 1; i += 1) lower = Math.max(lower, values[i] as number);
    return (lower + upper) / 2;
  }
}

/**
 * The value that would be at `position` of the sorted values; what is smaller stands before it afterwards (Hoare's
 * quickselect).
 */
function select(values: Float64Array, position: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const pivot = values[(low + high) >>> 1] as number;
    let [i, j] = [low - 1, high + 1];
    for (;;) {
      do i += 1;
      while ((values[i] as number) < pivot);
      do j -= 1;
      while ((values[j] as number) > pivot);
      if (i >= j) break;
      const swapped = values[i] as number;
      values[i] = values[j] as number;
      values[j] = swapped;
    }
    if (position <= j) high = j;
    else low = j + 1;
  }
  return values[position] as number;
}
