import { structureWarnings, wideRecordHint } from '@gatehouse/tables';
import { askedColumns, missingNames, type CheckVerdict, type Findings, type GateRequest } from '../request';

/**
 * The file is sound CSV (contract 1.2): every other check presumes it. Warnings tell what is odd about it (contract
 * 1.2a).
 */
export function judgeStructure(request: GateRequest, { structure, isChanged, columns }: Findings): CheckVerdict {
  const { faults, faultCount } = structure;
  const first = faults[0];
  const more = faultCount > 1 ? ` (and ${faultCount - 1} more ${faultCount === 2 ? 'fault' : 'faults'})` : '';
  // The hints of required columns show the header already.
  const isShown = columns !== undefined && missingNames(askedColumns(request), columns).length > 0;
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
    warnings: [...structureWarnings(structure), ...(isShown ? [] : wideRecordHint(structure))],
  };
}
