import type {
  DataQualityReport,
  GovernanceAudit,
  ProductionGatesReport,
  RemediationPlan,
  RunContext,
} from '@gatehouse/contracts';
import { markdownCode, markdownItem, markdownLine, pyStr, sixDecimals } from '@gatehouse/render';
import { costRow, gateVerdict, verdictInWords } from '@gatehouse/records';
import { reportGates, tagAndOwner } from '@gatehouse/runs';

/** What is known of a run; a document that is not there is undefined. Paths as people are told of them. */
export interface Evidence {
  runDir: string;
  reportJson: string;
  finalSummary: string;
  report: ProductionGatesReport;
  context: RunContext | undefined;
  dataQuality: DataQualityReport | undefined;
  audit: GovernanceAudit | undefined;
  plan: RemediationPlan | undefined;
}

export interface Review {
  decisionTag: string;
  owner: string;
  recommendation: 'approve' | 'reject/rerun';
  markdown: string;
}

/** The review of a run (contract 8). Only an overall_pass that is exactly true is recommended. */
export function review(evidence: Evidence, { today }: { today: string }): Review {
  const { context, report } = evidence;
  const { decisionTag, owner } = tagAndOwner(context, report);
  const overallPass = reportGates(report)['overall_pass'];
  const recommendation = overallPass === true ? 'approve' : 'reject/rerun';
  const lines = [
    '# Run Review',
    '',
    `- decision_tag: ${decisionTag}`,
    `- run_date: ${today}`,
    `- owner: ${owner}`,
    `- run_dir: ${markdownCode(evidence.runDir)}`,
    `- gate_report_json: ${markdownCode(evidence.reportJson)}`,
    `- overall_pass: ${pyStr(overallPass)}`,
    ...section(1, 'Executive Decision', [
      `recommendation: ${recommendation}`,
      `reason summary: overall_pass=${pyStr(overallPass)}`,
      `blocking issues: ${recommendation === 'approve' ? 'none' : 'one or more required gates failed'}`,
    ]),
    ...figureSections(report),
    ...section(6, 'Governance and Audit Completeness', governanceLines(evidence)),
    ...section(7, 'Evidence Paths', evidencePaths(evidence).map(markdownCode)),
    ...statedGates(report),
  ];
  return { decisionTag, owner, recommendation, markdown: `${lines.map(markdownLine).join('\n')}\n` };
}

/** Of gates that state themselves, in their own words; nothing for a report without such. */
function statedGates(report: ProductionGatesReport): string[] {
  const lines = Object.keys(reportGates(report)).flatMap((name) => {
    const stated = gateVerdict(report, name);
    return stated === undefined ? [] : [`${markdownItem(stated.label ?? name)}: ${verdictInWords(stated)}`];
  });
  return lines.length === 0 ? [] : section(8, 'Gate Verdicts', lines);
}

function figureSections(report: ProductionGatesReport): string[] {
  const { cost_stress: costs, wf_stress: wf, risk_diagnostics: risk, statistical_gates: statistics } = report;
  const gates = reportGates(report);
  const pair = (first: string, second: string): string => `pass/fail: ${pyStr(gates[first])} / ${pyStr(gates[second])}`;
  return [
    ...section(2, 'Cost Stress Summary', [
      ...(
        [
          ['1.5', 1.5],
          ['2.0', 2],
        ] as const
      ).map(([name, multiplier]) => `x${name} test_ic: ${sixDecimals(costRow(costs, multiplier)?.test_ic)}`),
      pair('cost_gate_x1_5_positive', 'cost_gate_x2_0_positive'),
    ]),
    ...section(3, 'Walk-Forward Stress Summary', [
      ...['test_ic_mean', 'test_ic_pos_ratio', 'test_ic_n'].map((name) => `wf_${name}: ${sixDecimals(wf?.[name])}`),
      pair('wf_gate_positive_mean', 'wf_gate_pos_ratio'),
    ]),
    ...section(
      4,
      'Risk Diagnostics Summary',
      ['beta_vs_spy', 'turnover_top_pct_overlap', 'size_signal_corr_log_mcap', 'industry_coverage'].map(
        (name) => `${name}: ${sixDecimals(risk?.[name])}`,
      ),
    ),
    ...section(5, 'Statistical Gates Summary', [
      `q_value_bh: ${sixDecimals(statistics?.['q_value_bh'])}`,
      ...['factor_gate_pass', 'n_factors', 'n_pass'].map((name) => `${name}: ${pyStr(statistics?.[name])}`),
    ]),
  ];
}

function governanceLines({ dataQuality, audit, plan }: Evidence): string[] {
  const items = plan?.remediation_items ?? [];
  const first = items[0];
  return [
    `data_quality_pass: ${pyStr(dataQuality?.overall_pass)}`,
    `governance_audit_pass: ${pyStr(audit?.overall_pass)}`,
    `remediation_items_count: ${items.length}`,
    `highest_severity_remediation: ${first === undefined ? 'none' : `${first.severity ?? ''} ${first.failure ?? ''}`.trim()}`,
  ];
}

function evidencePaths({ runDir, reportJson, finalSummary }: Evidence): string[] {
  const ofRun = ['context.json', 'run.log', 'governance_audit_check.json', 'governance_remediation_plan.json'];
  return [...ofRun.map((name) => `${runDir}/${name}`), reportJson, finalSummary];
}

function section(number: number, title: string, items: readonly string[]): string[] {
  return ['', `## ${number}) ${title}`, '', ...items.map((item) => `- ${item}`)];
}
