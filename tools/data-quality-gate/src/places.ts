/** Where a record is, in one file or in several that are one table. */
import type { InputFile } from './input';

/** Where a record begins; `file` where there are several. */
export interface Place {
  readonly file?: string;
  readonly line: number;
}

export function placeIn(inputs: readonly InputFile[], input: InputFile, line: number): Place {
  return inputs.length > 1 ? { file: input.name, line } : { line };
}

/** The places of these records (indexes in the table, ascending). `counts`: records of each file; `linesIn` tells the lines of a file's own records. */
export async function placesAmong(
  inputs: readonly InputFile[], counts: readonly number[], records: readonly number[], linesIn: (input: InputFile, own: readonly number[]) => Promise<ReadonlyMap<number, number>> | ReadonlyMap<number, number>,
): Promise<ReadonlyMap<number, Place>> {
  const places = new Map<number, Place>();
  let before = 0;
  for (const [index, input] of inputs.entries()) {
    const start = before;
    before += counts[index] ?? 0;
    const own = records.filter((record) => record >= start && record < before).map((record) => record - start);
    if (own.length === 0) continue;
    for (const [record, line] of await linesIn(input, own)) places.set(record + start, placeIn(inputs, input, line));
  }
  return places;
}
