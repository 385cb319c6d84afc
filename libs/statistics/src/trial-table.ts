/** Returns of several trials over the same dates, as the comparisons of trials read them. */
export interface TrialTable {
  readonly rows: number;
  readonly columns: number;
  /** Row by row: value of trial k at date t in `t × columns + k`. */
  readonly values: Float64Array;
}

/** The table of columns of equal length. */
export function trialTable(columns: readonly ArrayLike<number>[]): TrialTable {
  const rows = columns[0]?.length ?? 0;
  const values = new Float64Array(rows * columns.length);
  columns.forEach((column, k) => {
    for (let t = 0; t < rows; t += 1) values[t * columns.length + k] = column[t] as number;
  });
  return { rows, columns: columns.length, values };
}

export function columnOf({ rows, columns, values }: TrialTable, k: number): Float64Array {
  const column = new Float64Array(rows);
  for (let t = 0; t < rows; t += 1) column[t] = values[t * columns + k] as number;
  return column;
}

/** Mean of each column. */
export function columnMeans({ rows, columns, values }: TrialTable): Float64Array {
  const means = new Float64Array(columns);
  for (let t = 0; t < rows; t += 1)
    for (let k = 0; k < columns; k += 1) means[k] = (means[k] as number) + (values[t * columns + k] as number);
  for (let k = 0; k < columns; k += 1) means[k] = (means[k] as number) / rows;
  return means;
}

/** Mean correlation between two different columns, of those with spread; null for fewer than two. */
export function meanCorrelation(table: TrialTable): number | null {
  const { rows, columns, values } = table;
  const means = columnMeans(table);
  const standard: Float64Array[] = [];
  for (let k = 0; k < columns; k += 1) {
    const column = new Float64Array(rows);
    let squares = 0;
    for (let t = 0; t < rows; t += 1) {
      const centred = (values[t * columns + k] as number) - (means[k] as number);
      column[t] = centred;
      squares += centred * centred;
    }
    if (squares > 0) standard.push(column.map((value) => value / Math.sqrt(squares)));
  }
  if (standard.length < 2) return null;
  let total = 0;
  for (let a = 1; a < standard.length; a += 1)
    for (let b = 0; b < a; b += 1) total += dot(standard[a] as Float64Array, standard[b] as Float64Array);
  return total / ((standard.length * (standard.length - 1)) / 2);
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let t = 0; t < a.length; t += 1) total += (a[t] as number) * (b[t] as number);
  return total;
}
