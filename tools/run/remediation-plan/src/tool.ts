import path from 'node:path';
import { defineTool } from '@gatehouse/cli';
import { Failure, formatDocument, governanceAudit, remediationPlan } from '@gatehouse/contracts';
import { openStep } from '@gatehouse/evidence';
import { readDocumentIfThere } from '@gatehouse/files';
import { localTimestamp } from '@gatehouse/render';
import { markdown, planFor } from './core';

export const tool = defineTool({
  name: 'remediation-plan',
  purpose: 'Turns the failures of a governance audit into a plan: what to do, the most severe first.',
  description: 'One item for each failed check of an audit, with its severity, an owner and the commands that mend it.',
  next: ['governance-audit-checker'],
  options: {
    'audit-json': { type: 'path', describe: 'The audit to answer', required: true, value: 'FILE' },
    'output-dir': { type: 'path', describe: 'Folder for the plan (default: beside the audit)', value: 'DIR' },
  },
  reads: ['the audit: governance-audit.schema.json'],
  writes: ['governance_remediation_plan.json: remediation-plan.schema.json', 'governance_remediation_plan.md'],
  statuses: {},
  examples: [
    'remediation-plan --audit-json audit/workstation_runs/*_production_gates_momentum_run1/governance_audit_check.json',
    'remediation-plan --audit-json audit/workstation_runs/*_production_gates_momentum_run1/governance_audit_check.json --output-dir reviews',
  ],
  async run({ options, root, now, path: resolve, note, warn }) {
    const auditJson = resolve(options['audit-json']);
    const audit = readDocumentIfThere(governanceAudit, auditJson);
    if (audit === undefined) {
      throw new Failure(
        'missing-input',
        `audit json not found: ${auditJson}; give the governance_audit_check.json of a run that was audited`,
      );
    }
    const folder = options['output-dir'] ? resolve(options['output-dir']) : path.dirname(auditJson);
    const json = path.join(folder, 'governance_remediation_plan.json');
    const md = path.join(folder, 'governance_remediation_plan.md');
    if ([json, md].includes(auditJson))
      throw new Failure('usage', `option --audit-json: ${auditJson} is where the plan goes; give the audit`);
    const plan = planFor(audit, { auditJson, generatedAt: localTimestamp(now) });
    const step = await openStep(root, { tool: 'remediation-plan', event: 'remediated', onWait: note, warn });
    step.read(auditJson);
    step.write(json, formatDocument(remediationPlan, plan), { kind: 'rewritten' });
    step.write(md, markdown(plan, json), { kind: 'rewritten' });
    await step.commit({
      tag: plan.decision_tag === null ? null : String(plan.decision_tag),
      subject: path.dirname(auditJson),
      verdict: plan.audit_overall_pass === true ? 'pass' : 'fail',
    });
    return { status: 0, lines: [`[done] remediation_json=${json}`, `[done] remediation_md=${md}`], document: plan };
  },
});
