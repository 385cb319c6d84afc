// One symbol, long or flat. What is decided after a close is traded on the next bar, with costs: slippage moves the price against us, a commission is paid in cash.

/** Is the price above that of `lookback` bars ago by more than the band? Knows closes up to `at` only. */
export function isLong(bars, at, { lookback, band }) {
  return at >= lookback && bars[at].close / bars[at - lookback].close - 1 > band;
}

export class Portfolio {
  curve = [];
  trades = [];
  orders = [];
  #quantity = 0;
  #average = 0;
  #realized = 0;
  #last;

  constructor(config) {
    this.config = config;
    this.cash = config.cash;
    this.#last = config.cash;
  }

  /** Trades what was decided on the bar before, then marks at the close. The first bar of a portfolio has nothing to trade. */
  step(bars, at, params) {
    const { day, close } = bars[at];
    if (this.curve.length > 0) this.#rebalance(bars, at, params);
    const equity = this.cash + this.#quantity * close;
    const returns = this.curve.length === 0 ? 0 : equity / this.#last - 1;
    const exposure = (this.#quantity * close) / equity;
    this.curve.push({ day, equity, exposure, returns });
    this.#last = equity;
  }

  #rebalance(bars, at, params) {
    const known = bars[at - 1];
    const wanted = isLong(bars, at - 1, params) ? Math.floor((0.95 * this.#last) / known.close) : 0;
    // A position is opened or closed, never trimmed: costs would be paid for noise.
    if (wanted > 0 === this.#quantity > 0) return;
    const { commission_rate: commissionRate, slippage_rate: slippageRate } = this.config.costs;
    const qty = wanted - this.#quantity;
    const price = bars[at].close * (1 + Math.sign(qty) * slippageRate);
    const commission = Math.abs(qty * price) * commissionRate;
    if (qty > 0) this.#average = price;
    else this.#realized += -qty * (price - this.#average);
    this.#quantity = wanted;
    this.cash -= qty * price + commission;
    const trade = {
      timestamp: nanoseconds(bars[at].day),
      symbol: this.config.symbol,
      side: qty > 0 ? 'BUY' : 'SELL',
      qty,
      price,
      commission,
      slippage: Math.abs(price - bars[at].close),
      inventory: wanted,
      cash: this.cash,
    };
    this.trades.push(trade);
    this.orders.push({ day: bars[at].day, notional: Math.abs(qty * price) });
  }

  /** The figures of what was done. `from`: only bars and trades from this day on. */
  metrics() {
    const returns = this.curve.map((row) => row.returns);
    const equity = this.curve.map((row) => row.equity);
    const total = (values) => values.reduce((sum, value) => sum + value, 0);
    return {
      ...performance(returns, equity),
      num_trades: this.trades.length,
      total_turnover: total(this.trades.map(({ qty, price }) => Math.abs(qty * price))),
      commission_total: total(this.trades.map(({ commission }) => commission)),
      slippage_total: total(this.trades.map(({ qty, slippage }) => Math.abs(qty * slippage))),
      borrow_cost_total: 0,
      total_realized_pnl: this.#realized,
      final_equity: equity.at(-1),
    };
  }
}

const periods = 252;

export function sharpeRatio(returns) {
  const mean = returns.reduce((sum, value) => sum + value, 0) / returns.length;
  const deviation = Math.sqrt(returns.reduce((sum, value) => sum + (value - mean) ** 2, 0) / returns.length);
  return deviation <= 1e-15 ? 0 : (mean / deviation) * Math.sqrt(periods);
}

function performance(returns, equity) {
  let [peak, drawdown] = [0, 0];
  for (const value of equity) {
    peak = Math.max(peak, value);
    drawdown = Math.max(drawdown, (peak - value) / peak);
  }
  const mean = returns.reduce((sum, value) => sum + value, 0) / returns.length;
  const deviation = Math.sqrt(returns.reduce((sum, value) => sum + (value - mean) ** 2, 0) / returns.length);
  const cagr = (equity.at(-1) / equity[0]) ** (periods / equity.length) - 1;
  return {
    sharpe_ratio: sharpeRatio(returns),
    cagr,
    ann_vol: deviation * Math.sqrt(periods),
    max_drawdown: drawdown,
    calmar_ratio: drawdown === 0 ? 0 : cagr / drawdown,
    traded_days: returns.filter((value) => value !== 0).length,
  };
}

/** Midnight UTC of a day in nanoseconds, as text: more than a number holds exactly. */
export function nanoseconds(day) {
  return `${Date.parse(day)}000000`;
}
