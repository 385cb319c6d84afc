/** As the data gate takes numbers (contract 1.7): blanks around, a sign, exponents; no digit groups, no hexadecimal. */
export function finiteNumber(text: string): number | undefined {
  if (!/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}
