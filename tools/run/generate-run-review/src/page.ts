/** The page of a review (contract 8.2). Loaded only when one is asked for. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { CostPoint, RunReviewPage } from '@gatehouse/contracts';
import { isFile } from '@gatehouse/files';
import { pyStr, relativeHref } from '@gatehouse/render';
import {
  costGateNames,
  costRow,
  defaultStageLog,
  explainScore,
  finiteNumber,
  judgedGates,
  reportTables,
  scoreInputsOf,
  verdictOf,
} from '@gatehouse/records';
import { placeIn, reportGates, reportInputs } from '@gatehouse/runs';
import type { Evidence, Review } from './core';

/** A file as it was read. */
export interface Source {
  role: string;
  shown: string;
  content: Buffer;
}

/**
 * The text of the page. `sources` are the files the evidence was read from; the period figures that the report names and, where it has no figures per
 * window, its walk-forward summary are read here, below `root`. `htmlFile` is where the page will lie, for its links. Throws Failure `damaged-input` when a table is no CSV.
 */
export async function pageText(
  evidence: Evidence,
  reviewed: Review,
  sources: readonly Source[],
  places: { root: string; reportFile: string; htmlFile: string },
): Promise<string> {
  const { effectOf, runReviewPage } = await import('@gatehouse/pages');
  const { root, reportFile } = places;
  const { walkForward, periods, figures, tables } = reportTables(root, reportFile, evidence.report);
  const all = [
    ...sources,
    ...tables.map(({ role, file, content }) => ({ role, shown: placeIn(root, file).shown, content })),
  ];
  const { plots, calendar, years } = effectOf(periods, figures);
  return runReviewPage({
    ...pageDocument(evidence, reviewed, walkForward, all),
    plots: plots.filter(({ name }) => name !== 'windows' && name !== 'costs'),
    calendar,
    years: [...years],
    links: linksOf(evidence, places),
  });
}

/** To the files of the run, where page and files lie in the repository. */
function linksOf(
  evidence: Evidence,
  { root, htmlFile }: { root: string; htmlFile: string },
): NonNullable<RunReviewPage['links']> {
  const page = placeIn(root, htmlFile).shown;
  const files = [
    ['run.log', `${evidence.runDir}/run.log`],
    ['command.sh', `${evidence.runDir}/command.sh`],
    ['context.json', `${evidence.runDir}/context.json`],
    ['report', evidence.reportJson],
    ['final summary', evidence.finalSummary],
    ['freeze', pyStr(reportInputs(evidence.report).freeze_file ?? '')],
    ['governance audit', evidence.audit === undefined ? '' : `${evidence.runDir}/governance_audit_check.json`],
    ['ledger', defaultStageLog],
  ] as const;
  return page.startsWith('/')
    ? []
    : files.flatMap(([text, file]) => {
        const relative = placeIn(root, path.resolve(root, file)).shown;
        const href = file === '' || !isFile(path.resolve(root, file)) ? undefined : relativeHref(page, relative);
        return href === undefined ? [] : [{ text, href }];
      });
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
    score: explainScore(scoreInputs, plan !== undefined),
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
