/** From what was asked and what was found to the report: pure, the clock is an argument. */
import type { DataQualityReport } from '@gatehouse/contracts';
import { utcTimestamp } from '@gatehouse/render';
import { judgeConstantColumns } from './checks/constant-columns';
import { judgeCoverage } from './checks/coverage';
import { judgeDuplicates } from './checks/duplicates';
import { judgeFreshness } from './checks/freshness';
import { judgeMissingCells } from './checks/missing-cells';
import { judgeNumericIntegrity } from './checks/numeric-integrity';
import { judgeRequiredColumns } from './checks/required-columns';
import { judgeRowCount } from './checks/row-count';
import { judgeStructure } from './checks/structure';
import { profileMetrics } from './profile';
import type { Findings, GateRequest, CheckVerdict } from './request';

/** The checks in the order of the report. */
export type CheckName =
  | 'required_columns_present'
  | 'min_rows'
  | 'duplicate_ratio'
  | 'missing_ratio'
  | 'numeric_integrity'
  | 'freshness'
  | 'structure'
  | 'coverage'
  | 'constant_columns';

/** Those that are off by default may be absent. */
export type CheckVerdicts = Readonly<Partial<Record<CheckName, CheckVerdict>>>;

export function judge(request: GateRequest, findings: Findings, now: Date): CheckVerdicts {
  const coverage = judgeCoverage(request, findings);
  const constants = judgeConstantColumns(request, findings);
  return {
    required_columns_present: judgeRequiredColumns(request, findings),
    min_rows: judgeRowCount(request, findings),
    duplicate_ratio: judgeDuplicates(request, findings),
    missing_ratio: judgeMissingCells(request, findings),
    numeric_integrity: judgeNumericIntegrity(request, findings),
    freshness: judgeFreshness(request, findings, now),
    structure: judgeStructure(request, findings),
    ...(coverage === undefined ? {} : { coverage }),
    ...(constants === undefined ? {} : { constant_columns: constants }),
  };
}

/** Names of the checks that failed. */
export function failed(judgements: CheckVerdicts): CheckName[] {
  return (Object.keys(judgements) as CheckName[]).filter((name) => judgements[name]?.pass === false);
}

export type Samples = NonNullable<DataQualityReport['samples']>;

/** The report document. Passes only when every check passed and nothing failed. */
export function composeReport(
  request: GateRequest,
  findings: Findings,
  judgements: CheckVerdicts,
  samples: Samples,
  now: Date,
): DataQualityReport & { overall_pass: boolean } {
  const all = Object.values(judgements);
  const failures = all.flatMap((each) => each.failures);
  const byCheck = (said: (each: CheckVerdict) => readonly string[]): Record<string, string[]> =>
    Object.fromEntries(
      Object.entries(judgements).flatMap(([name, each]) => (said(each).length === 0 ? [] : [[name, [...said(each)]]])),
    );
  return {
    generated_at: utcTimestamp(now),
    inputs: { ...request.inputs },
    input: { ...findings.input },
    checks: Object.fromEntries(Object.entries(judgements).map(([name, each]) => [name, each.pass])),
    metrics: {
      input_csv: request.inputCsv,
      ...(Object.assign({}, ...all.map((each) => each.metrics)) as Record<string, unknown>),
      ...profileMetrics(findings),
    },
    overall_pass: all.every((each) => each.pass) && failures.length === 0,
    failures,
    failures_by_check: byCheck((each) => each.failures),
    warnings: all.flatMap((each) => each.warnings ?? []),
    warnings_by_check: byCheck((each) => each.warnings ?? []),
    samples,
  };
}
