import { missingNames, type CheckVerdict, type Findings, type GateRequest } from '../request';

/**
 * No numeric column has one value only on more than half of the dates (contract 1.14). Undefined when it is not asked
 * for.
 */
export function judgeConstantColumns(
  request: GateRequest,
  { measurements, columns }: Findings,
): CheckVerdict | undefined {
  if (request.refusesConstantColumns !== true) return undefined;
  if (measurements?.constants === undefined || columns === undefined)
    return { pass: false, metrics: { constant_columns: null }, failures: [] };
  const constant = [...measurements.constants].filter(([, { dates, constant: same }]) => same > dates / 2);
  const missing = missingNames(request.numericColumns, columns);
  return {
    pass: constant.length === 0 && missing.length === 0,
    metrics: {
      constant_columns: Object.fromEntries(
        constant.map(([column, { dates, constant: same }]) => [columns[column] as string, { dates, constant: same }]),
      ),
    },
    failures: constant.map(
      ([column, { dates, constant: same }]) =>
        `constant column: all assets have the same ${columns[column]} on ${same} of ${dates} dates`,
    ),
  };
}
