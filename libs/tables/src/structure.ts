/** What is known of the shape of an input: header, records, faults, and how its bytes look (contract 1.2). */

/** Faults kept with their place; more are only counted. */
export const faultLimit = 20;

/** Where a record or a line is: lines from 1, the header's being 1 in an ordinary file. */
export interface StructurePlace {
  /** Where there are several. */
  readonly file?: string;
  readonly line: number;
}

/** A fault, at the line where the record, or the quote, begins. */
export interface StructureFault extends StructurePlace {
  readonly fault: string;
}

/** How the records look: decides whether DuckDB can be given the file as it stands. */
export interface CsvFeatures {
  readonly lineEnds: { readonly lf: number; readonly crlf: number; readonly cr: number };
  /** Lines of nothing; `blankLines` counts those that hold blanks or tabs. */
  readonly emptyLines: number;
  readonly blankLines: number;
  /** Whether such a line stands before the header. */
  readonly linesBeforeHeader: boolean;
  readonly hasShortRecord: boolean;
  readonly hasQuotedBreak: boolean;
  readonly hasQuoteInUnquoted: boolean;
  readonly hasNul: boolean;
  /**
   * Behind the header, `_` between two digits or `+-` anywhere: DuckDB takes numbers written so, the contract does not.
   */
  readonly hasOddNumber: boolean;
  /** Bytes of the longest record, without its line end. */
  readonly longestRecord: number;
}

/** Records that are not faults and rarely meant (contract 1.2a): how many, and where the first is. */
export interface Oddity extends StructurePlace {
  readonly count: number;
}

/** Fewer fields than the header; equal to the header; NUL bytes. */
export type OddityKind = 'short' | 'header' | 'nul';

export type Oddities = Readonly<Partial<Record<OddityKind, Oddity>>>;

/** What is known of an input whose records were gone over, of whatever kind it is. */
export interface Outline {
  /** The header's cells as they stand, unquoted; undefined when there is no sound header. */
  readonly header: readonly string[] | undefined;
  /** Where it is; undefined when there is none, or no line that is one. */
  readonly headerPlace?: StructurePlace | undefined;
  /** Records after the header. */
  readonly records: number;
  /** Ascending by line, at most `faultLimit`. */
  readonly faults: readonly StructureFault[];
  readonly faultCount: number;
  readonly oddities: Oddities;
}

export interface Structure extends Outline {
  readonly traits: CsvFeatures;
}
