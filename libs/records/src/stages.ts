/** The stages of a decision, as the ledger names them (contract 5.3, 45.2). */
export const stageCells = {
  S0: 'S0 Scope Freeze',
  S1: 'S1 Baseline',
  S2: 'S2 Stress',
  S3: 'S3 Production Gates',
  S4: 'S4 Deployment',
} as const;

export type StageName = keyof typeof stageCells;
