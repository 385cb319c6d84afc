import { pyRepr } from '@gatehouse/render';
import { headerHints } from '@gatehouse/tables';
import { askedColumns, missingNames, type Findings, type GateRequest, type CheckVerdict } from '../request';

/**
 * Every required column is in the header (contract 1.3). Warnings hint at why any column that is asked for is not there
 * (contract 1.3a).
 */
export function judgeRequiredColumns(
  request: GateRequest,
  { columns, structure: { headerPlace } }: Findings,
): CheckVerdict {
  const missing = columns === undefined ? null : missingNames(request.requiredColumns, columns);
  return {
    pass: missing?.length === 0,
    metrics: { missing_required_columns: missing },
    failures: missing !== null && missing.length > 0 ? [`missing required columns: ${pyRepr(missing)}`] : [],
    warnings:
      columns === undefined ? [] : headerHints(askedColumns(request), { columns, headerPlace, files: request.files }),
  };
}
