import type { RunResult } from '@gatehouse/contracts';

/**
 * Was the run refused before anything was judged, by the preflight or by the engine? Its tag is free again (contract
 * 3.5).
 */
export function isBeforeAnyVerdict({ outcome, phase }: Pick<RunResult, 'outcome' | 'phase'>): boolean {
  return outcome === 'blocked' && (phase === 'preflight' || phase === 'submit');
}
