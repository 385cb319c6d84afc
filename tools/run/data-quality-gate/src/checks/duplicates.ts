import { pyFloat, pyRepr } from '@gatehouse/render';
import type { Findings, GateRequest, CheckVerdict } from '../request';

/** Few enough rows have an equal on the key columns, all members of a group counted (contract 1.5). */
export function judgeDuplicates(request: GateRequest, { measurements, columns }: Findings): CheckVerdict {
  const limit = request.maxDuplicateRatio;
  if (measurements === undefined || columns === undefined)
    return { pass: false, metrics: metrics(null, limit), failures: [] };
  const missing = request.keyColumns.filter((name) => !columns.includes(name));
  const { duplicates, rows } = measurements;
  const ratio = duplicates === undefined || rows === 0 ? null : duplicates / rows;
  const pass = ratio !== null && ratio <= limit;
  return {
    pass,
    metrics: metrics(ratio, limit),
    failures: [
      ...(missing.length > 0 ? [`key columns missing for duplicate check: ${pyRepr(missing)}`] : []),
      ...(pass
        ? []
        : [
            `duplicate_ratio=${ratio === null ? 'None' : pyFloat(ratio)} exceeds max_duplicate_ratio=${pyFloat(limit)}`,
          ]),
    ],
  };
}

const metrics = (ratio: number | null, limit: number): CheckVerdict['metrics'] => ({
  duplicate_ratio: ratio,
  max_duplicate_ratio_threshold: limit,
});
