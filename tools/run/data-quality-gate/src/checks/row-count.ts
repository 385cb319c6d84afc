import type { Findings, GateRequest, CheckVerdict } from '../request';

/** There are enough rows (contract 1.4). */
export function judgeRowCount(request: GateRequest, { measurements, columns }: Findings): CheckVerdict {
  const rows = measurements?.rows ?? null;
  const pass = rows !== null && rows >= request.minRows;
  return {
    pass,
    metrics: { row_count: rows, column_count: columns?.length ?? null, min_rows_threshold: request.minRows },
    failures: rows !== null && !pass ? [`row_count=${rows} below min_rows=${request.minRows}`] : [],
  };
}
