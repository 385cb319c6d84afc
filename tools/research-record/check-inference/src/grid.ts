/**
 * The grid of returns behind an inference: one row per candidate and bar, in one pass; what stays in memory grows with
 * candidates and dates.
 */
import { cellNumber, cellShown, ownCopy, readTable, remembered, type RunFiles } from '@gatehouse/backtests';
import { Failure, type GridFacts } from '@gatehouse/contracts';
import { Findings } from '@gatehouse/verdicts';

export interface Grid {
  facts: NonNullable<GridFacts>;
  /** The largest variance (÷ n) of a candidate's values. */
  largestVariance: number;
  /** Phases that occur, sorted; `None` for a grid without them. */
  phases: readonly string[];
  hasDates: boolean;
}

/** The values of a candidate, summed up as they come. */
class Candidate {
  rows = 0;
  private mean = 0;
  private squares = 0;
  private low = 0x811c9dc5;
  private high = 0x9747b28c;

  /** Welford's update, and a running hash of the series. */
  take(value: number): void {
    this.rows += 1;
    const delta = value - this.mean;
    this.mean += delta / this.rows;
    this.squares += delta * (value - this.mean);
    bits.setFloat64(0, value === 0 ? 0 : value);
    this.low = mixed(this.low, bits.getUint32(0), bits.getUint32(4));
    this.high = mixed(this.high, bits.getUint32(4), bits.getUint32(0));
  }

  get variance(): number {
    return this.rows === 0 ? 0 : this.squares / this.rows;
  }

  /** Equal for candidates with the same values in the same order. */
  get fingerprint(): string {
    return `${this.rows} ${this.low} ${this.high}`;
  }
}

const bits = new DataView(new ArrayBuffer(8));

/** Two more words into a hash of 32 bits (the mixing steps of MurmurHash3). */
function mixed(hash: number, first: number, second: number): number {
  let next = hash;
  for (const word of [first, second]) {
    const part = Math.imul(word, 0xcc9e2d51);
    next ^= Math.imul((part << 15) | (part >>> 17), 0x1b873593);
    next = Math.imul((next << 13) | (next >>> 19), 5) + 0xe6546b64;
  }
  return next >>> 0;
}

/**
 * Reads a grid; `name` is its name in findings. `faults` has what is wrong with it: then the grid is of no use.
 * Undefined when it is not there. Throws Failure `io`.
 */
export async function readGrid(
  files: RunFiles,
  file: string,
  name: string,
): Promise<{ grid: Grid; faults: Findings } | undefined> {
  const faults = new Findings();
  const candidates = new Map<string, Candidate>();
  const dates = new Set<string>();
  const phases = new Set<string>();
  let columns = { model: -1, value: -1, phase: -1, timestamp: -1 };
  const candidateOf = remembered((text) => {
    const candidate = new Candidate();
    candidates.set(ownCopy(text), candidate);
    return candidate;
  });
  const noteDate = remembered((text) => dates.add(ownCopy(text)).size);
  const notePhase = remembered((text) => phases.add(ownCopy(text)).size);
  const rows = await readTable(files.pieces(file), name, {
    header(names) {
      const [model, value, phase, timestamp] = ['model', 'value', 'phase', 'timestamp'].map((column) =>
        names.indexOf(column),
      ) as [number, number, number, number];
      columns = { model, value, phase, timestamp };
      const usable = model !== -1 && value !== -1;
      if (!usable) faults.fail(`${name}: no columns model and value`);
      return usable;
    },
    row(cells, line) {
      const cell = cells[columns.value] as string;
      const value = cellNumber(cell);
      if (value === undefined) {
        faults.fail(`${name}:${line}: value ${cellShown(cell)} is no finite number`);
        return;
      }
      candidateOf(cells[columns.model] as string).take(value);
      if (columns.timestamp !== -1) noteDate(cells[columns.timestamp] as string);
      if (columns.phase !== -1) notePhase(cells[columns.phase] as string);
    },
    fault: (finding) => faults.add(finding === `${name}: no rows` ? 'missing' : 'fail', finding),
  }).catch((error: unknown) => {
    if (!(error instanceof Failure) || error.id === 'io') throw error;
    if (error.id === 'missing-input') return undefined;
    faults.missing(`${name} could not be read`);
    return 0;
  });
  if (rows === undefined) return undefined;
  const all = [...candidates.values()];
  return {
    faults,
    grid: {
      facts: {
        rows,
        candidates: all.length,
        n_obs: all.reduce((most, candidate) => Math.max(most, candidate.rows), 0),
        distinct_dates: dates.size,
        distinct_candidates: new Set(all.map(({ fingerprint }) => fingerprint)).size,
      },
      largestVariance: all.reduce((most, { variance }) => Math.max(most, variance), 0),
      phases: columns.phase === -1 ? ['None'] : [...phases].sort(),
      hasDates: columns.timestamp !== -1,
    },
  };
}
