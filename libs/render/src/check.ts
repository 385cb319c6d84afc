/** One check behind a verdict, as machine readers are told it. */
export interface CheckLine {
  name: string;
  pass: boolean;
  /** Why it failed; a warning when it passed. */
  messages: readonly string[];
  /** Where, when a place can be named: path as the reader knows it, line from 1. */
  file?: string;
  line?: number;
}
