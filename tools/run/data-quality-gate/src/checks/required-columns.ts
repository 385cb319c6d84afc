import { pyRepr } from '@gatehouse/render';
import type { Findings, GateRequest, CheckVerdict } from '../request';

/** Every required column is in the header (contract 1.3). */
export function judgeRequiredColumns(request: GateRequest, { columns }: Findings): CheckVerdict {
  const missing = columns === undefined ? null : request.requiredColumns.filter((name) => !columns.includes(name));
  return {
    pass: missing?.length === 0,
    metrics: { missing_required_columns: missing },
    failures: missing !== null && missing.length > 0 ? [`missing required columns: ${pyRepr(missing)}`] : [],
  };
}
