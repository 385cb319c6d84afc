import type { GovernanceAudit, RemediationItem, RemediationPlan } from '@gatehouse/contracts';
import { markdownCode, markdownLine, pyStr } from '@gatehouse/render';

type Severity = 'High' | 'Medium' | 'Low';

interface Rule {
  /** The first rule counts of which the failure, in lower case, contains one of these. */
  mentions: readonly string[];
  severity: Severity;
  domain: string;
  action: string;
}

/** Contract 7.1: failures are told apart by the words that governance-audit-checker uses for them. */
const rules: readonly Rule[] = [
  {
    mentions: ['data quality', 'dq_'],
    severity: 'High',
    domain: 'DataQuality',
    action: 'Re-run data quality gate with canonical input CSV, fix schema/freshness issues, then rerun official gate.',
  },
  {
    mentions: ['decision_tag'],
    severity: 'High',
    domain: 'Consistency',
    action: 'Align decision_tag across wrapper context and gate report inputs; rerun with single declared tag.',
  },
  {
    mentions: ['exit_code'],
    severity: 'High',
    domain: 'Runtime',
    action: 'Inspect run.log for first failing command, fix root cause, rerun with new decision_tag.',
  },
  {
    mentions: ['stage log'],
    severity: 'Medium',
    domain: 'Ledger',
    action: 'Run finalize script again and verify STAGE_AUDIT_LOG has the decision_tag row.',
  },
  {
    mentions: ['report_json', 'report_md', 'final summary'],
    severity: 'High',
    domain: 'Artifacts',
    action: 'Recover/sync missing report artifacts, then rerun post-run finalize and governance checks.',
  },
  {
    mentions: ['missing required run artifact'],
    severity: 'High',
    domain: 'Artifacts',
    action: 'Recover or regenerate missing run_dir artifacts (preflight/context/command/log/result).',
  },
];
const otherwise: Rule = {
  mentions: [],
  severity: 'Medium',
  domain: 'General',
  action: 'Review failure detail and attach a concrete fix plus rerun evidence in incident/change records.',
};
const urgency: Readonly<Record<Severity, number>> = { High: 0, Medium: 1, Low: 2 };

export type Plan = RemediationPlan & { remediation_items: RemediationItem[] };

/**
 * The plan for an audit; `auditJson` is the audit's absolute path (contract 7). An audit that does not state that it
 * passed has not.
 */
export function planFor(
  audit: GovernanceAudit,
  { auditJson, generatedAt }: { auditJson: string; generatedAt: string },
): Plan {
  const failures = audit.failures ?? [];
  const items = failures.map(itemFor).sort((a, b) => urgency[a.severity] - urgency[b.severity]);
  const passed = audit.overall_pass === true;
  return {
    generated_at: generatedAt,
    audit_json: auditJson,
    run_dir: audit.details?.run_dir ?? null,
    decision_tag: audit.details?.decision_tag ?? null,
    audit_overall_pass: passed,
    n_failures: failures.length,
    n_checks: Object.keys(audit.checks ?? {}).length,
    remediation_items: items,
    next_step:
      passed && items.length === 0
        ? 'No action required.'
        : 'Resolve High severity items first, then rerun governance audit.',
  };
}

function itemFor(failure: string, index: number): RemediationItem & { severity: Severity } {
  const text = failure.toLowerCase();
  const { severity, domain, action } =
    rules.find(({ mentions }) => mentions.some((word) => text.includes(word))) ?? otherwise;
  return { id: `RM-${String(index + 1).padStart(3, '0')}`, severity, domain, failure, action };
}

/** The plan as people read it; `outputJson` is the plan's own absolute path. */
export function markdown(plan: Plan, outputJson: string): string {
  const items = plan.remediation_items.map(
    (item) => `- [${item.severity}] ${item.id} (${item.domain}): ${item.failure} -> ${item.action}`,
  );
  const lines = [
    '# Governance Remediation Plan',
    '',
    `- generated_at: ${plan.generated_at}`,
    `- audit_json: ${code(plan.audit_json)}`,
    `- run_dir: ${code(plan.run_dir)}`,
    `- decision_tag: ${code(plan.decision_tag)}`,
    `- audit_overall_pass: ${pyStr(plan.audit_overall_pass)}`,
    `- n_failures: ${plan.n_failures}`,
    '',
    '## Actions',
    '',
    ...(items.length === 0 ? ['- none'] : items),
    '',
    '## Next Step',
    '',
    `- ${plan.next_step}`,
    '',
    `- output_json: ${code(outputJson)}`,
  ];
  return `${lines.map(markdownLine).join('\n')}\n`;
}

function code(value: unknown): string {
  return markdownCode(pyStr(value));
}
