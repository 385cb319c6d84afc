/**
 * What one reading of the fills tells, line by line: sums, and the chains of position, cash and cost. All three begin
 * again where the curve does (contract 24.7).
 */
import { CompensatedSum, compareMoments, dayOf, type Curve, type Moment, type Trade } from '@gatehouse/backtests';
import { Findings } from '@gatehouse/verdicts';
import { Position } from './position';
import { computed } from './tolerance';

/** Units within which positions agree. */
const unitTolerance = 1e-6;
/** Gaps of cash up to this are rounding. */
const cent = 0.01;
/** Gaps of cash that are kept one by one; more are only counted. */
const keptGaps = 100_000;

/** The curve that fills are compared with: bars, and where it begins again. */
export interface Bars {
  name: string;
  curve: Curve;
  restarts: readonly number[];
}

export class TradePass {
  readonly faults = new Findings();
  /** Fills that could be read. */
  lines = 0;
  readonly symbols = new Set<string>();
  readonly turnover = new CompensatedSum();
  readonly commission = new CompensatedSum();
  readonly slippage = new CompensatedSum();
  /** Profit at average cost, before commission. */
  readonly realized = new CompensatedSum();
  readonly inventory = new Findings();
  readonly offCurve = new Findings();
  readonly firstBar = new Findings();
  readonly offMarket = new Findings();
  hasInventory = false;
  hasCash = false;
  hasMarks = false;
  everShort = false;
  /** Where recorded cash is off by more than a cent: the line and by how much. */
  readonly gaps: { line: number; gap: number }[] = [];
  gapCount = 0;
  gapsAbove = 0;
  readonly gapSum = new CompensatedSum();
  /** The last fill of the present segment that records cash. */
  lastWithCash: Trade | undefined;
  private readonly starts: readonly Moment[];
  private segment = 0;
  private segmentLines = 0;
  private positions = new Map<string, Position>();
  private cash: number;
  private lastBar: { moment: Moment; bar: number | undefined } | undefined;
  private pending: { bar: number; finding: string | undefined } | undefined;

  constructor(
    private readonly file: string,
    private readonly bars: Bars | undefined,
    private readonly offMarketRatio: number,
  ) {
    this.starts = (bars?.restarts ?? [])
      .map((at) => (bars as Bars).curve.moment(at))
      .sort((a, b) => compareMoments(a, b));
    this.cash = bars?.curve.equity(0) ?? NaN;
  }

  fault(finding: string): void {
    this.faults.fail(finding);
  }

  trade(trade: Trade): void {
    this.enterSegment(trade.moment);
    this.lines += 1;
    this.segmentLines += 1;
    this.symbols.add(trade.symbol);
    const { qty, price, commission = 0, slippage = 0 } = trade;
    this.turnover.add(Math.abs(qty * price));
    this.commission.add(commission);
    this.slippage.add(Math.abs(slippage * qty));
    const position = this.positionOf(trade.symbol);
    this.realized.add(position.fill(qty, price));
    this.checkInventory(trade, position);
    if (position.held < -unitTolerance) this.everShort = true;
    if (this.bars === undefined) return;
    this.checkCash(trade);
    this.checkBar(trade);
  }

  /** To be called when the file has ended. */
  end(): void {
    this.settleMark();
    const last = this.starts.length;
    if (last > 0 && this.segment < last) this.restart(last);
  }

  /** Is anything held after the last fill? */
  get isHolding(): boolean {
    return [...this.positions.values()].some(({ held }) => Math.abs(held) > unitTolerance);
  }

  /** Has the last segment of the curve no fill? */
  get lastSegmentIsIdle(): boolean {
    return this.segmentLines === 0;
  }

  private positionOf(symbol: string): Position {
    let position = this.positions.get(symbol);
    if (position === undefined) this.positions.set(symbol, (position = new Position()));
    return position;
  }

  private enterSegment(moment: Moment): void {
    let segment = this.segment;
    while (segment < this.starts.length && compareMoments(this.starts[segment] as Moment, moment) <= 0) segment += 1;
    while (segment > 0 && compareMoments(this.starts[segment - 1] as Moment, moment) > 0) segment -= 1;
    if (segment !== this.segment) this.restart(segment);
  }

  private restart(segment: number): void {
    this.segment = segment;
    this.segmentLines = 0;
    this.positions = new Map();
    this.cash = this.bars?.curve.equity(0) ?? NaN;
    this.lastWithCash = undefined;
  }

  private checkInventory(trade: Trade, position: Position): void {
    const expected = position.held + trade.qty;
    position.held = trade.inventory ?? expected;
    if (trade.inventory === undefined) return;
    this.hasInventory = true;
    if (Math.abs(trade.inventory - expected) > unitTolerance)
      this.inventory.fail(
        `${this.file}:${trade.line}: inventory of ${trade.symbol} ${trade.shown('inventory')}, fills give ${computed(expected)}`,
      );
  }

  private checkCash(trade: Trade): void {
    const expected = this.cash - trade.qty * trade.price - (trade.commission ?? 0);
    this.cash = trade.cash ?? expected;
    if (trade.cash === undefined) return;
    this.hasCash = true;
    this.lastWithCash = trade;
    const gap = trade.cash - expected;
    if (Math.abs(gap) <= cent) return;
    this.gapCount += 1;
    this.gapSum.add(gap);
    if (gap > 0) this.gapsAbove += 1;
    if (this.gaps.length < keptGaps) this.gaps.push({ line: trade.line, gap });
  }

  private checkBar(trade: Trade): void {
    const { curve, name } = this.bars as Bars;
    const bar = this.barAt(trade.moment);
    const at = `${this.file}:${trade.line}`;
    if (bar === undefined) {
      this.offCurve.fail(`${at}: ${dayOf(trade.moment.ms)} is no bar of ${name}`);
      return;
    }
    const start = this.segment === 0 ? curve.firstMoment() : (this.starts[this.segment - 1] as Moment);
    if (compareMoments(trade.moment, start) === 0)
      this.firstBar.fail(
        `${at}: a fill on ${dayOf(trade.moment.ms)}, the first bar: nothing could have been decided before it`,
      );
    if (trade.cash === undefined || trade.inventory === undefined) return;
    this.hasMarks = true;
    if (this.pending?.bar !== bar) this.settleMark();
    this.pending = { bar, finding: this.markFinding(trade, bar) };
  }

  /** Fills come in the order of time, so most are on the bar of the one before. */
  private barAt(moment: Moment): number | undefined {
    if (this.lastBar === undefined || compareMoments(this.lastBar.moment, moment) !== 0)
      this.lastBar = { moment, bar: (this.bars as Bars).curve.barAt(moment) };
    return this.lastBar.bar;
  }

  /** What is wrong with a fill's price beside the mark (equity − cash) ÷ inventory of its bar. */
  private markFinding(trade: Trade, bar: number): string | undefined {
    const { curve, name } = this.bars as Bars;
    const inventory = trade.inventory as number;
    if (this.symbols.size > 1 || Math.abs(inventory) <= unitTolerance) return undefined;
    const mark = (curve.equity(bar) - (trade.cash as number)) / inventory;
    if (Math.abs(mark - trade.price) <= this.offMarketRatio * trade.price) return undefined;
    return `${this.file}:${trade.line}: filled at ${trade.shown('price')} while ${name} marks ${trade.symbol} at ${computed(mark)}`;
  }

  /** Of several fills on one bar the last is judged: the equity is that of the bar's end. */
  private settleMark(): void {
    if (this.pending?.finding !== undefined) this.offMarket.fail(this.pending.finding);
    this.pending = undefined;
  }
}
