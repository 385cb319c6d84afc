import type { Findings, CheckVerdict } from '../request';

/** The file is sound CSV (contract 1.2): every other check presumes it. */
export function judgeStructure({ structure, isChanged }: Findings): CheckVerdict {
  const { faults, faultCount } = structure;
  const first = faults[0];
  const more = faultCount > 1 ? ` (and ${faultCount - 1} more ${faultCount === 2 ? 'fault' : 'faults'})` : '';
  return {
    pass: faultCount === 0 && !isChanged,
    metrics: { structure_faults: faultCount },
    failures: [
      ...(first === undefined
        ? []
        : [`structure: ${first.file === undefined ? '' : `${first.file}: `}line ${first.line}: ${first.fault}${more}`]),
      ...(isChanged
        ? ['structure: the input changed while it was read; run the gate again when nothing writes to it']
        : []),
    ],
  };
}
