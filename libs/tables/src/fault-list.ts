import { faultLimit, type StructureFault } from './structure';

/** Structural faults, the first ones with their places; more are only counted. */
export class FaultList {
  #faults: StructureFault[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** `line` from 1. */
  add(line: number, fault: string): void {
    this.#count += 1;
    if (this.#faults.length < faultLimit) this.#faults.push({ line, fault });
  }

  /** Ascending by line. */
  sorted(): readonly StructureFault[] {
    return this.#faults.toSorted((a, b) => a.line - b.line);
  }
}
