/** Where a record is, in one file or in several that are one table. */
import type { InputFile } from './input';
import type { Outline, StructurePlace } from './structure';

/** Where a record begins; `file` where the name of the input is a pattern, which none can open. */
export interface Place {
  readonly file?: string;
  readonly line: number;
}

/** A place in one of the files of the input of that name. */
export function placeIn(name: string, input: InputFile, line: number): Place {
  return input.name === name ? { line } : { file: input.name, line };
}

/** What one file's outline says, at places in the input of that name. */
export function placedIn<T extends Outline>(name: string, input: InputFile, outline: T): T {
  const placed = <P extends StructurePlace>(each: P): P => ({ ...each, ...placeIn(name, input, each.line) });
  return {
    ...outline,
    headerPlace: outline.headerPlace && placed(outline.headerPlace),
    faults: outline.faults.map(placed),
    oddities: Object.fromEntries(Object.entries(outline.oddities).map(([kind, oddity]) => [kind, placed(oddity)])),
  };
}

/**
 * The places of these records (indexes in the table, ascending). `counts`: records of each file; `linesIn` tells the
 * lines of a file's own records.
 */
export async function placesAmong(
  name: string,
  inputs: readonly InputFile[],
  counts: readonly number[],
  records: readonly number[],
  linesIn: (
    input: InputFile,
    own: readonly number[],
  ) => Promise<ReadonlyMap<number, number>> | ReadonlyMap<number, number>,
): Promise<ReadonlyMap<number, Place>> {
  const places = new Map<number, Place>();
  let before = 0;
  for (const [index, input] of inputs.entries()) {
    const start = before;
    before += counts[index] ?? 0;
    const own = records.filter((record) => record >= start && record < before).map((record) => record - start);
    if (own.length === 0) continue;
    for (const [record, line] of await linesIn(input, own)) places.set(record + start, placeIn(name, input, line));
  }
  return places;
}
