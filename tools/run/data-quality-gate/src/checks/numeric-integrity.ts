import { pyFixed, pyRepr } from '@gatehouse/render';
import { shownText, type ShownCell } from '../details';
import type { CheckVerdict, Findings, GateRequest } from '../request';

/** Every numeric column holds finite numbers and nothing else (contract 1.7). */
export function judgeNumericIntegrity(
  request: GateRequest,
  { measurements, columns, details }: Findings,
): CheckVerdict {
  if (measurements === undefined || columns === undefined)
    return { pass: false, metrics: { numeric_issues: null }, failures: [] };
  const places = new Map(columns.map((name, index) => [name, index]));
  const issues = new Map<string, string>();
  for (const name of request.numericColumns) {
    const column = places.get(name);
    const found = column === undefined ? undefined : measurements.numbers.get(column);
    if (found === undefined) {
      issues.set(name, 'column missing');
      continue;
    }
    const ratio = measurements.rows === 0 ? 1 : (measurements.rows - found.numbers) / measurements.rows;
    if (ratio > 0 || found.infinite > 0)
      issues.set(name, `nan_ratio=${pyFixed(ratio, 6)}, has_inf=${pyRepr(found.infinite > 0)}`);
  }
  // A JavaScript object would move names like `2024` to the front.
  const printed = `{${[...issues].map(([name, issue]) => `${pyRepr(name)}: ${pyRepr(issue)}`).join(', ')}}`;
  return {
    pass: issues.size === 0,
    metrics: { numeric_issues: Object.fromEntries(issues) },
    failures: issues.size > 0 ? [`numeric issues: ${printed}`] : [],
    warnings: [...details.numeric].map(([column, shown]) => numberWarning(columns[column], shown)),
  };
}

/** The first cell of a column that is not a finite number (contract 1.7). */
function numberWarning(column: string | undefined, shown: ShownCell): string {
  return `numeric column ${pyRepr(column)}: ${shownText(shown)} is not a finite number`;
}
