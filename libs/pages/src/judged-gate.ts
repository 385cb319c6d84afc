/** How a gate came out, and its figures in words: the same on every page. */
import type { JudgedGate, PageGateCounts } from '@gatehouse/contracts';
import { isContradicted } from './contradictions';
import { decimalsBeside, figureText, shortFigure } from './number-text';

export type GateState = 'pass' | 'fail' | 'not_measured' | 'not_known';

/** A gate without a figure where one belongs was not measured: that is another thing than a figure that is bad. */
export function gateState({ passed, measured, rule, reason }: JudgedGate): GateState {
  if (passed === true) return 'pass';
  if (typeof reason === 'string' || (measured === null && rule !== null)) return 'not_measured';
  return passed === false ? 'fail' : 'not_known';
}

/** Of the gates that must pass; one of which nobody knows the verdict counts as not measured. */
export function countGates(gates: readonly JudgedGate[]): PageGateCounts {
  const counts = { passed: 0, failed: 0, not_measured: 0 };
  for (const gate of gates) {
    if (gate.required === false) continue;
    const state = gateState(gate);
    counts[state === 'pass' ? 'passed' : state === 'fail' ? 'failed' : 'not_measured'] += 1;
  }
  return counts;
}

/** `4 gates failed, 2 could not be measured, 3 passed; optional: 1 not measured.` */
export function countsInWords(gates: readonly JudgedGate[]): string {
  const { passed, failed, not_measured: open } = countGates(gates);
  const several = (count: number): string => `${count} ${count === 1 ? 'gate' : 'gates'}`;
  if (gates.length === 0) return 'The report has no gates.';
  const required =
    failed + open === 0
      ? [`All ${several(passed)} passed`]
      : [
          ...(failed > 0 ? [`${several(failed)} failed`] : []),
          ...(open > 0 ? [`${failed > 0 ? open : several(open)} could not be measured`] : []),
          `${passed} passed`,
        ];
  return `${required.join(', ')}${optionalInWords(gates.filter((gate) => gate.required === false))}.`;
}

/** Empty when all of them passed: what does not count is told where it differs. */
function optionalInWords(gates: readonly JudgedGate[]): string {
  const states = gates.map(gateState);
  const failed = states.filter((state) => state === 'fail').length;
  const open = states.filter((state) => state !== 'fail' && state !== 'pass').length;
  const parts = [...(failed > 0 ? [`${failed} failed`] : []), ...(open > 0 ? [`${open} not measured`] : [])];
  return parts.length === 0 ? '' : `; optional: ${parts.join(', ')}`;
}

/** The verdict of a report that passes or does not: what is not stated as passed did not pass. */
export function verdictOfGates(
  passed: boolean | null,
  gates: readonly JudgedGate[],
): { is: 'pass' | 'fail'; word: string; why: string } {
  const why = countsInWords(gates);
  return passed === true ? { is: 'pass', word: 'Pass', why } : { is: 'fail', word: 'Fail', why };
}

const signs: Readonly<Record<string, string>> = { above: '>', 'at least': '≥', 'at most': '≤', below: '<' };

export interface GateFigures {
  /** Empty where nothing was measured. */
  measured: string;
  /** Empty where no line is stated, or where the verdict contradicts it. */
  rule: string;
}

/** Value and rule with as many decimals as it takes to tell them apart. */
export function gateFigures(gate: JudgedGate): GateFigures {
  const { measured, threshold, rule } = gate;
  const decimals = decimalsBeside(threshold, measured);
  const isStated = rule !== null && threshold !== null && !isContradicted(gate);
  return {
    measured: measured === null ? '' : isCount(gate) ? shortFigure(measured, decimals) : figureText(measured, decimals),
    rule: isStated
      ? `${signs[rule] ?? rule} ${shortFigure(threshold, decimals)}${gate.threshold_from === 'score' ? ' *' : ''}`
      : '',
  };
}

/** Rows, trials and the like: a whole number against a whole line other than the 0 of a sign. */
function isCount({ measured, threshold, rule }: JudgedGate): boolean {
  return Number.isInteger(measured) && Number.isInteger(threshold) && rule !== 'above';
}
