/** A position in one symbol, at average cost. */
export class Position {
  /** Units held after the fills; goes on from a recorded value where the log has one. */
  held = 0;
  private units = 0;
  private cost = 0; // average price of the units

  /** Takes a fill and gives the profit it realizes before commission: closed units × (price − average cost). */
  fill(qty: number, price: number): number {
    const { units, cost } = this;
    const closing = units !== 0 && Math.sign(qty) !== Math.sign(units);
    if (!closing) {
      this.units = units + qty;
      this.cost = this.units === 0 ? 0 : (units * cost + qty * price) / this.units;
      return 0;
    }
    const closed = Math.min(Math.abs(qty), Math.abs(units));
    this.units = units + qty;
    if (Math.abs(qty) > Math.abs(units)) this.cost = price;
    else if (this.units === 0) this.cost = 0;
    return closed * (price - cost) * Math.sign(units);
  }
}
