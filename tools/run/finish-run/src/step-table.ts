/**
 * At a terminal of 60 columns or more: what a step was, how it ended and how long it took, with colour where it is
 * wanted (contract 0.19).
 */
const [green, red] = ['\u001b[32m', '\u001b[31m'];

/** The line of a step that is over. */
export function stepLine(step: string, status: number, seconds: number, hasColour: boolean): string {
  const isVerdict = step === 'governance-audit-checker' || step === 'check-stage';
  const state = status === 0 ? (isVerdict ? 'pass' : 'done') : status === 2 ? 'fail' : `failed (${status})`;
  const padded = state.padEnd(12);
  const shown = hasColour ? `${status === 0 ? green : red}${padded}\u001b[39m` : padded;
  return `${`${step}:`.padEnd(25)} ${shown} ${seconds.toFixed(1)} s\n`;
}
