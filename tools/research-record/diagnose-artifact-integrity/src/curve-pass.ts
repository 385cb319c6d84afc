/** What one reading of the curve tells, row by row; nothing but times and equities stays in memory. */
import { compareMoments, Curve, dayOf, cellShown, type CurveRow } from '@gatehouse/backtests';
import { Findings } from '@gatehouse/verdicts';
import { pyFixed } from '@gatehouse/render';

const returnTolerance = 1e-9;

/** Largest absolute value of a column, and how many bars are above a cap. */
export class Peak {
  most = 0;
  above = 0;
  private readonly limit: number;

  constructor(cap: number | undefined) {
    this.limit = cap === undefined ? Infinity : cap + Math.max(1e-6, 1e-8 * Math.abs(cap));
  }

  take(value: number): void {
    const size = Math.abs(value);
    if (size > this.most) this.most = size;
    if (size > this.limit) this.above += 1;
  }
}

export interface LeverageCaps {
  gross: number | undefined;
  net: number | undefined;
}

export class CurvePass {
  readonly curve = new Curve();
  readonly faults = new Findings();
  readonly order = new Findings();
  readonly returns = new Findings();
  /** Bars at which the equity is the first one again and was another before, ascending. */
  readonly restarts: number[] = [];
  /** The largest step at a restart, signed, and its day. */
  largestRestart = { step: 0, day: '' };
  lowest = Infinity;
  highest = -Infinity;
  /** |gross exposure|, or |exposure| where the curve has no other. */
  readonly gross: Peak;
  readonly net: Peak;
  private firstEquity = NaN;
  private lastCell = '';
  private previous: { ms: number; ns: number; equity: number } | undefined;

  constructor(
    private readonly file: string,
    caps: LeverageCaps,
  ) {
    this.gross = new Peak(caps.gross);
    this.net = new Peak(caps.net);
  }

  /** Equity of the last bar, as Python prints it. */
  get lastEquityShown(): string {
    return cellShown(this.lastCell);
  }

  fault(finding: string): void {
    this.faults.fail(finding);
  }

  row(row: CurveRow): void {
    const { equity, exposure, gross_exposure: gross } = row;
    const at = this.curve.length;
    const previous = this.previous;
    if (previous === undefined) this.firstEquity = equity;
    else if (compareMoments(row, previous) <= 0)
      this.order.fail(`${this.file}:${row.line}: ${dayOf(row.ms)} is not after ${dayOf(previous.ms)}`);
    const step = previous === undefined ? 0 : equity / previous.equity - 1;
    const isRestart = previous !== undefined && equity === this.firstEquity && previous.equity !== equity;
    if (isRestart) {
      this.restarts.push(at);
      if (Math.abs(step) > Math.abs(this.largestRestart.step)) this.largestRestart = { step, day: dayOf(row.ms) };
    }
    this.checkReturn(row, step, isRestart);
    if (equity < this.lowest) this.lowest = equity;
    if (equity > this.highest) this.highest = equity;
    this.gross.take(Number.isNaN(gross) ? exposure : gross);
    this.net.take(exposure);
    this.lastCell = row.equityCell;
    this.curve.push(row);
    this.previous = { ms: row.ms, ns: row.ns, equity };
  }

  private checkReturn(row: CurveRow, step: number, isRestart: boolean): void {
    const recorded = row.returns;
    if (Number.isNaN(recorded) || Math.abs(recorded - step) <= returnTolerance) return;
    if (isRestart && Math.abs(recorded) <= returnTolerance) return;
    this.returns.fail(
      `${this.file}:${row.line}: returns ${cellShown(row.returnsCell)}, equity gives ${pyFixed(step, 9)}`,
    );
  }
}
