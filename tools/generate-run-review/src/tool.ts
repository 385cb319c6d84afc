import { defineTool } from '@gatehouse/cli';
import {
  context, dataQualityReport, Failure, formatDocument, governanceAudit, productionGatesReport, remediationPlan, runReviewResult, type RunReviewResult,
} from '@gatehouse/contracts';
import { publish, readDocument, readDocumentIfThere } from '@gatehouse/files';
import { localDate } from '@gatehouse/render';
import { beside, dataQualityEvidence, inside, locateRunAndReport, placeOf, runAt } from '@gatehouse/runs';
import { review } from './core';

export const tool = defineTool({
  name: 'generate-run-review',
  purpose: 'Writes the review of a run for the committee: recommendation, figures, governance, where the evidence is.',
  options: {
    'report-json': { type: 'path', describe: 'Production gates report (default: that of the run)', value: 'FILE' },
    'run-dir': { type: 'path', describe: 'Run directory (default: that of the report, else the newest)', value: 'DIR' },
    'out-md': { type: 'path', describe: 'The review (default: production_gates_run_review.md beside the report)', value: 'FILE' },
  },
  reads: [
    'the report: production-gates-report.schema.json',
    'of the run, when there: context.json (context.schema.json), its data quality report (data-quality-report.schema.json),',
    '    governance_audit_check.json (governance-audit.schema.json), governance_remediation_plan.json (remediation-plan.schema.json)',
  ],
  writes: ['production_gates_run_review.md', '--json: run-review-result.schema.json'],
  statuses: {},
  examples: ['generate-run-review', 'generate-run-review --run-dir audit/workstation_runs/*_production_gates_momentum_run1 --out-md reviews/committee.md'],
  run({ options, root, now, path }) {
    const { runDir, reportJson } = locateRunAndReport(root, {
      runDir: placeOf(options['run-dir'], path),
      reportJson: placeOf(options['report-json'], path),
    });
    const outMd = placeOf(options['out-md'], path) ?? beside(reportJson, 'production_gates_run_review.md');
    if (outMd.path === reportJson.path) throw new Failure('usage', `option --out-md: ${outMd.path} is the report itself; give the review another path`);

    const runContext = readDocumentIfThere(context, inside(runDir, 'context.json').path);
    const quality = dataQualityEvidence(root, runAt(runDir.path), runContext ?? {});
    const reviewed = review(
      {
        runDir: runDir.shown,
        reportJson: reportJson.shown,
        finalSummary: beside(reportJson, 'production_gates_final_summary.md').shown,
        report: readDocument(productionGatesReport, reportJson.path),
        context: runContext,
        dataQuality: quality.path === undefined || !quality.isThere ? undefined : readDocument(dataQualityReport, quality.path),
        audit: readDocumentIfThere(governanceAudit, inside(runDir, 'governance_audit_check.json').path),
        plan: readDocumentIfThere(remediationPlan, inside(runDir, 'governance_remediation_plan.json').path),
      },
      { today: localDate(now) },
    );
    publish(outMd.path, reviewed.markdown);

    const document: RunReviewResult = {
      schema: 'run-review-result/v1',
      run_review_md: outMd.shown,
      run_dir: runDir.shown,
      report_json: reportJson.shown,
      decision_tag: reviewed.decisionTag,
      owner: reviewed.owner,
      recommendation: reviewed.recommendation,
    };
    return { status: 0, lines: [`[done] run_review_md=${outMd.shown}`], document: JSON.parse(formatDocument(runReviewResult, document)) as unknown };
  },
});
