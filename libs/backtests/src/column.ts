const chunkSize = 65_536;

/** Numbers that come one by one, 8 bytes each, without the copies of an array that grows. */
export class NumberColumn {
  private readonly chunks: Float64Array[] = [];
  length = 0;

  push(value: number): void {
    const at = this.length % chunkSize;
    if (at === 0) this.chunks.push(new Float64Array(chunkSize));
    (this.chunks[this.chunks.length - 1] as Float64Array)[at] = value;
    this.length += 1;
  }

  /** The value at an index from 0; NaN beyond the end. */
  at(index: number): number {
    return this.chunks[Math.floor(index / chunkSize)]?.[index % chunkSize] ?? NaN;
  }
}

/**
 * A sum of floats that does not lose what is small beside it (Neumaier 1974): 10 million terms stay exact to the last
 * places.
 */
export class CompensatedSum {
  private sum = 0;
  private lost = 0;

  add(term: number): void {
    const next = this.sum + term;
    this.lost += Math.abs(this.sum) >= Math.abs(term) ? this.sum - next + term : term - next + this.sum;
    this.sum = next;
  }

  get value(): number {
    return this.sum + this.lost;
  }
}
