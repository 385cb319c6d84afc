/**
 * What figures say of a gate, and gates of a report (contract 37.6): the same for who measures and for who believes no
 * verdict.
 */

export type Comparison = '<' | '<=' | '>' | '>=' | '==';

/** Does the value hold against the threshold? Unrounded; what is not finite never does. */
export function holds(value: number, op: Comparison, threshold: number): boolean {
  if (!Number.isFinite(value) || !Number.isFinite(threshold)) return false;
  switch (op) {
    case '<':
      return value < threshold;
    case '<=':
      return value <= threshold;
    case '>':
      return value > threshold;
    case '>=':
      return value >= threshold;
    case '==':
      return value === threshold;
  }
}

/**
 * Every blocking gate passed or is waived, and one of them passed. Without gates only an exemption with a reason
 * passes.
 */
export function gatesPass(gates: readonly { severity: unknown; status: unknown }[], isExempt: boolean): boolean {
  if (gates.length === 0) return isExempt;
  const blocking = gates.filter(({ severity }) => severity !== 'warn');
  return (
    blocking.every(({ status }) => status === 'pass' || status === 'waived') &&
    blocking.some(({ status }) => status === 'pass')
  );
}
