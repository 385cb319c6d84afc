/** The page of a review (contract 8.2). Loaded only when one is asked for. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { CostPoint, RunReviewPage } from '@gatehouse/contracts';
import { readSmallTable } from '@gatehouse/csv';
import { ifThere, readBytes } from '@gatehouse/files';
import { pyStr, round4 } from '@gatehouse/render';
import { costRow, finiteNumber, score, scoreParts, scoreInputsOf } from '@gatehouse/records';
import { placeIn, reportGates, reportInputs } from '@gatehouse/runs';
import type { Evidence, Review } from './core';
import { costGateNames, judgedGates, verdictOf } from './gates';
import { namedSummaries, walkForward, windowsOfReport } from './windows';

/** A file as it was read. */
export interface Source {
  role: string;
  shown: string;
  content: Buffer;
}

/**
 * The text of the page. `sources` are the files the evidence was read from; where the report has no figures per window, the walk-forward
 * summary that it names is read here, below `root`. Throws Failure `damaged-input` when that is not CSV.
 */
export async function pageText(
  evidence: Evidence,
  reviewed: Review,
  sources: readonly Source[],
  root: string,
  reportPath: string,
): Promise<string> {
  const { runReviewPage } = await import('@gatehouse/pages');
  const stated = windowsOfReport(evidence.report);
  const summary = stated.length > 0 ? undefined : findSummary(evidence, root, reportPath);
  const windows = walkForward(
    evidence.report,
    stated,
    summary === undefined ? undefined : readSmallTable(summary.content, summary.shown),
  );
  return runReviewPage(
    pageDocument(evidence, reviewed, windows, summary === undefined ? sources : [...sources, summary]),
  );
}

/** The summary, as the report names it: from the repository or, when the report has been moved, beside it. */
function findSummary({ report }: Evidence, root: string, reportPath: string): Source | undefined {
  const named = namedSummaries(report);
  const places =
    named.length === 0
      ? []
      : [
          ...named.map((name) => path.resolve(root, name)),
          path.join(path.dirname(reportPath), path.basename(named[0] as string)),
        ];
  for (const place of places) {
    const content = ifThere(() => readBytes(place));
    if (content !== undefined) return { role: 'walk-forward summary', shown: placeIn(root, place).shown, content };
  }
  return undefined;
}

function pageDocument(
  evidence: Evidence,
  reviewed: Review,
  windows: RunReviewPage['walk_forward'],
  sources: readonly Source[],
): RunReviewPage {
  const { report, context, dataQuality, audit, plan } = evidence;
  const inputs = reportInputs(report);
  const scoreInputs = scoreInputsOf(evidence);
  const parts = scoreParts(scoreInputs);
  const { score_total: total, recommendation } = score(scoreInputs);
  return {
    schema: 'run-review-page/v1',
    run: {
      decision_tag: reviewed.decisionTag,
      owner: reviewed.owner,
      factor: pyStr(inputs.factor ?? ''),
      strategy: pyStr(inputs.strategy ?? ''),
      notes: pyStr(inputs.notes ?? ''),
      run_dir: evidence.runDir,
      report_json: evidence.reportJson,
      reported_at: report.generated_at ?? '',
      git_commit: context?.git_commit ?? '',
    },
    recommendation: reviewed.recommendation,
    overall_pass: verdictOf(reportGates(report)['overall_pass']),
    cost: { gate_line: 0, points: costPoints(evidence) },
    walk_forward: windows,
    gates: judgedGates(report),
    score: { parts, sum: round4(parts.reduce((sum, part) => sum + part.points, 0)), total, recommendation },
    governance: {
      data_quality_pass: scoreInputs.data_quality_pass,
      audit_pass: scoreInputs.governance_audit_pass,
      stage_log_linked: scoreInputs.stage_log_linked,
      failures: [...(dataQuality?.failures ?? []), ...(audit?.failures ?? [])],
      remediation: (plan?.remediation_items ?? []).map((item) => ({
        severity: item.severity ?? '',
        failure: item.failure ?? '',
        action: item.action ?? '',
      })),
    },
    sources: sources.map(({ role, shown, content }) => ({
      role,
      path: shown,
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    })),
  };
}

function costPoints({ report }: Evidence): CostPoint[] {
  const gates = reportGates(report);
  return (report.cost_stress ?? []).map((row) => {
    const multiplier = finiteNumber(row.cost_multiplier) ?? null;
    // Of several rows with one multiplier the gate judges the first.
    const isJudged = multiplier !== null && costRow(report.cost_stress, multiplier) === row;
    const gate = isJudged ? costGateNames(multiplier).find((name) => Object.hasOwn(gates, name)) : undefined;
    return {
      multiplier,
      test_ic: finiteNumber(row.test_ic) ?? null,
      train_ic: finiteNumber(row.train_ic) ?? null,
      gate: gate ?? null,
      passed: gate === undefined ? null : verdictOf(gates[gate]),
    };
  });
}
