// Simulated prices: a trend that turns every few months, and noise. The same seed makes the same market on every machine.

/** Numbers between 0 and 1 from a seed. */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/** Normal numbers from uniform ones (Box and Muller 1958). */
export function normals(random) {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Bars from Monday to Friday: { day, close }. */
export function simulatePrices({ start, end, first, volatility, trend, regime_days: regime }, seed) {
  const random = seeded(seed);
  const normal = normals(random);
  const bars = [];
  let [close, drift] = [first, trend];
  for (let at = Date.parse(start); at <= Date.parse(end); at += 86_400_000) {
    const date = new Date(at);
    if ([0, 6].includes(date.getUTCDay())) continue;
    if (random() < 1 / regime) drift = random() < 0.6 ? trend : -trend;
    close *= Math.exp(drift + volatility * normal());
    bars.push({ day: date.toISOString().slice(0, 10), close: Math.round(close * 1e4) / 1e4 });
  }
  return bars;
}
