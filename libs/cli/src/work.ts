/** What is done, and how much of it there is. */
export interface Work {
  /** A few words, such as `reading scores.csv`. */
  what: string;
  /** How many units there are; left out when nobody knows. */
  total?: number;
  /**
   * What is counted: `bytes` are shown as kB and MB, any other word as it is. Left out when nothing can be counted:
   * then only the time is shown.
   */
  unit?: string;
}
