import { pyFloat, pyRepr } from '@gatehouse/render';
import { placeText } from '@gatehouse/tables';
import type { Details } from '../details';
import type { Measurements } from '../measure/measurements';
import { missingNames, type CheckVerdict, type Findings, type GateRequest } from '../request';

/** Few enough rows have an equal on the key columns, all members of a group counted (contract 1.5). */
export function judgeDuplicates(request: GateRequest, { measurements, columns, details }: Findings): CheckVerdict {
  const limit = request.maxDuplicateRatio;
  if (measurements === undefined || columns === undefined)
    return { pass: false, metrics: metrics(null, limit), failures: [] };
  const missing = missingNames(request.keyColumns, columns);
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
    warnings: [...missingKeyWarnings(columns, details), ...counterWarnings(columns, measurements)],
  };
}

/** Missing cells are equal to each other, whatever they were meant to be (contract 1.5a). */
function missingKeyWarnings(columns: readonly string[], { missingKeys }: Details): string[] {
  return missingKeys.map(({ column, count, texts, first }) => {
    const written = texts.map((text) => pyRepr(text)).join(', ');
    const cells = count === 1 ? '1 missing cell' : `${count} missing cells`;
    return `key column ${pyRepr(columns[column])} has ${cells}, written ${written} (${count === 1 ? '' : 'first: '}${placeText(first)}); missing keys are equal`;
  });
}

/** A column that counts the rows makes each differ from every other (contract 1.5a). */
function counterWarnings(columns: readonly string[], { counters }: Measurements): string[] {
  return counters.map(
    (counter) =>
      `column ${pyRepr(columns[counter])} differs in every row, as the index of a table does: rows that are ` +
      'equal but for it are not counted; give --key-columns',
  );
}

const metrics = (ratio: number | null, limit: number): CheckVerdict['metrics'] => ({
  duplicate_ratio: ratio,
  max_duplicate_ratio_threshold: limit,
});
