/** The lines of some records, found as a scan passes them. */
export class WantedLines {
  readonly lines = new Map<number, number>();
  /** Index of the next record that is asked for; -1 when there is none. */
  next: number;

  /** `records`: indexes from 0, ascending. */
  constructor(private readonly records: readonly number[]) {
    this.next = records[0] ?? -1;
  }

  /** The next record begins on this line. */
  found(line: number): void {
    this.lines.set(this.next, line);
    this.next = this.records[this.lines.size] ?? -1;
  }
}
