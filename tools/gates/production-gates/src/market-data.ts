/**
 * Everything an evaluation is a function of, besides settings: tables in memory, and what was found while they were
 * read.
 */
import type { SourceFile } from '@gatehouse/contracts';
import type { Benchmark, Industries } from './attributes';
import type { DatedTable } from './dated-table';
import type { Labels } from './market';

export interface MarketData {
  readonly scores: DatedTable;
  readonly labels: Labels;
  readonly volumes: DatedTable | undefined;
  readonly benchmark: Benchmark | undefined;
  readonly caps: DatedTable | undefined;
  /** Of the stressed walk-forward, where it has a table of its own. */
  readonly stressCaps: DatedTable | undefined;
  readonly industries: Industries | undefined;
  /** Rows of scores or labels that were known too early, and the first of them. */
  readonly offending: { readonly count: number; readonly first: readonly string[] };
  readonly pointInTime: PointInTime | undefined;
  readonly files: readonly SourceFile[];
  /** sha256 of the table of scores, and of the one that labels come of. */
  readonly scoresSha256: string;
  readonly returnsSha256: string;
  /** Cells that may be in memory at a time. */
  readonly cells: number;
}

/** Scores made from data that end at some date, compared with the scores in use up to it. */
export type PointInTime = {
  compared: number;
  different: number;
  only_in_full: number;
  only_in_as_of: number;
  changed: number;
  first: string[];
};
