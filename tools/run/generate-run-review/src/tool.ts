import { defineTool } from '@gatehouse/cli';
import {
  context,
  dataQualityReport,
  Failure,
  formatDocument,
  governanceAudit,
  parseDocument,
  productionGatesReport,
  remediationPlan,
  runReviewResult,
  type Document,
  type RunReviewResult,
} from '@gatehouse/contracts';
import { openStep } from '@gatehouse/evidence';
import { ifThere, isSameFile, readBytes } from '@gatehouse/files';
import { localDate } from '@gatehouse/render';
import {
  beside,
  dataQualityEvidence,
  inside,
  locateRunAndReport,
  placeIn,
  placeOf,
  reportGates,
  reportCompanions,
  runAt,
  workflowOfRun,
  type Place,
} from '@gatehouse/runs';
import { review, type Evidence } from './core';
import type { Source } from './page';

export const tool = defineTool({
  name: 'generate-run-review',
  purpose: 'Writes the review of a run for the committee: recommendation, figures, governance, where the evidence is.',
  description:
    'Puts report, audit and plan of a run into one Markdown document for a committee, and a page with plots.',
  next: ['update-registry'],
  options: {
    'report-json': { type: 'path', describe: 'Production gates report (default: that of the run)', value: 'FILE' },
    'run-dir': { type: 'path', describe: 'Run directory (default: that of the report, else the newest)', value: 'DIR' },
    'out-md': {
      type: 'path',
      describe: 'The review (default: <workflow>_run_review.md beside the report)',
      value: 'FILE',
    },
    'out-html': {
      type: 'path',
      describe: 'Also a page with plots, for a browser: one file, nothing is fetched',
      value: 'FILE',
      ending: '.html',
      added: true,
    },
  },
  reads: [
    'the report: production-gates-report.schema.json',
    'of the run, when there: context.json (context.schema.json), its data quality report (data-quality-report.schema.json),',
    '    governance_audit_check.json (governance-audit.schema.json), governance_remediation_plan.json (remediation-plan.schema.json)',
    'for the page: the period figures that the report names, and walk_forward_summary.csv where it has no figures per window',
  ],
  writes: [
    '<workflow>_run_review.md beside the report',
    '--out-html: HTML that carries a run-review-page.schema.json',
    '--json: run-review-result.schema.json',
  ],
  statuses: {},
  examples: [
    'generate-run-review',
    'generate-run-review --run-dir audit/workstation_runs/*_production_gates_momentum_run1 \\',
    '    --out-md reviews/committee.md --out-html reviews/committee.html',
  ],
  async run({ options, root, now, path, note, warn }) {
    const { runDir, reportJson } = locateRunAndReport(root, {
      runDir: placeOf(options['run-dir'], path),
      reportJson: placeOf(options['report-json'], path),
      onUnread: (problem) => warn(`a report is passed over, and may be the one that is meant: ${problem}`),
    });
    const names = reportCompanions(reportJson.path, workflowOfRun(runAt(runDir.path)));
    const outMd = placeOf(options['out-md'], path) ?? beside(reportJson, names.runReview);
    const outHtml = placeOf(options['out-html'], path);
    if (isSameFile(outMd.path, reportJson.path))
      throw new Failure('usage', `option --out-md: ${outMd.path} is the report itself; give the review another path`);
    const taken =
      outHtml &&
      (
        [
          ['report', reportJson],
          ['review in Markdown', outMd],
        ] as const
      ).find(([, place]) => isSameFile(place.path, outHtml.path));
    if (outHtml && taken) {
      throw new Failure('usage', `option --out-html: ${outHtml.path} is the ${taken[0]}; give the page another path`);
    }

    const step = await openStep(root, { tool: 'generate-run-review', event: 'reviewed', onWait: note, warn });
    const sources: Source[] = [];
    const read = <T>(role: string, kind: Document<T>, place: Place): T => {
      step.read(place.path);
      const content = readBytes(place.path);
      sources.push({ role, shown: place.shown, content });
      return parseDocument(kind, content.toString('utf8'), place.path);
    };
    const ofRun = <T>(role: string, kind: Document<T>, name: string): T | undefined =>
      ifThere(() => read(role, kind, inside(runDir, name)));
    const report = read('report', productionGatesReport, reportJson);
    const runContext = ofRun('context', context, 'context.json');
    const quality = dataQualityEvidence(root, runAt(runDir.path), runContext ?? {});
    const evidence: Evidence = {
      runDir: runDir.shown,
      reportJson: reportJson.shown,
      finalSummary: beside(reportJson, names.finalSummary).shown,
      report,
      context: runContext,
      dataQuality:
        quality.path === undefined || !quality.isThere
          ? undefined
          : read('data quality report', dataQualityReport, placeIn(root, quality.path)),
      audit: ofRun('governance audit', governanceAudit, 'governance_audit_check.json'),
      plan: ofRun('remediation plan', remediationPlan, 'governance_remediation_plan.json'),
    };
    const reviewed = review(evidence, { today: localDate(now) });
    if (outHtml) {
      const { pageText } = await import('./page');
      step.write(
        outHtml.path,
        await pageText(evidence, reviewed, sources, { root, reportFile: reportJson.path, htmlFile: outHtml.path }),
        {
          kind: 'rewritten',
        },
      );
    }
    step.write(outMd.path, reviewed.markdown, { kind: 'rewritten' });
    await step.commit({
      tag: reviewed.decisionTag,
      subject: runDir.path,
      verdict: reportGates(report)['overall_pass'] === true ? 'pass' : 'fail',
    });

    const document: RunReviewResult = {
      schema: 'run-review-result/v1',
      run_review_md: outMd.shown,
      ...(outHtml ? { run_review_html: outHtml.shown } : {}),
      run_dir: runDir.shown,
      report_json: reportJson.shown,
      decision_tag: reviewed.decisionTag,
      owner: reviewed.owner,
      recommendation: reviewed.recommendation,
    };
    return {
      status: 0,
      lines: [`[done] run_review_md=${outMd.shown}`, ...(outHtml ? [`[done] run_review_html=${outHtml.shown}`] : [])],
      document: JSON.parse(formatDocument(runReviewResult, document)) as unknown,
    };
  },
});
