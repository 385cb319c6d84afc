/** Where a report contradicts itself: verdicts that do not go with what was measured, or with one another (contract 8.2). */
import type { JudgedGate } from '@gatehouse/contracts';
import { counted, decimalsBeside, figureText, shortFigure } from './number-text';

/** Whether the verdict is another than measured value and threshold give; false where one of them is not known. */
export function isContradicted({
  measured,
  threshold,
  rule,
  passed,
}: Pick<JudgedGate, 'measured' | 'threshold' | 'rule' | 'passed'>): boolean {
  if (measured === null || threshold === null || rule === null || passed === null) return false;
  const holds = {
    above: measured > threshold,
    'at least': measured >= threshold,
    'at most': measured <= threshold,
    below: measured < threshold,
  }[rule];
  return holds !== passed;
}

/** Where another verdict than that of the score's line was given, it was given by a line that nobody states. */
export function isUnstated(gate: JudgedGate): boolean {
  return gate.rule === null || (gate.threshold_from === 'score' && isContradicted(gate));
}

/** In sentences, for those who decide. */
export function contradictions({
  overall_pass,
  gates,
}: {
  overall_pass: boolean | null;
  gates: readonly JudgedGate[];
}): string[] {
  const ofGates = gates
    .filter((gate) => isContradicted(gate) && !isUnstated(gate))
    .map(({ name, passed, measured, threshold, rule }) => {
      const decimals = decimalsBeside(threshold, measured);
      return `${name} is reported to ${passed ? 'pass' : 'fail'}, yet ${figureText(measured, decimals)} is ${passed ? 'not ' : ''}${rule} ${shortFigure(threshold, decimals)}.`;
    });
  const open = gates.filter((gate) => gate.passed !== true && gate.required !== false);
  if (overall_pass === true && gates.length === 0)
    return ['overall_pass is true, yet there is no gate that could have passed.'];
  if (overall_pass === true && open.length > 0)
    return [
      `overall_pass is true, yet ${open.length} of ${counted(gates.length, 'gate')} did not pass: ${open.map((gate) => gate.name).join(', ')}.`,
      ...ofGates,
    ];
  if (overall_pass === false && gates.length > 0 && open.length === 0)
    return ['overall_pass is false, yet every gate is reported to pass.', ...ofGates];
  return ofGates;
}
