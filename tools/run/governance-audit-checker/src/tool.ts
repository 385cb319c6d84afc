import path from 'node:path';
import { defineTool, formatOptions } from '@gatehouse/cli';
import { Failure, formatDocument, governanceAudit } from '@gatehouse/contracts';
import { openStep } from '@gatehouse/evidence';
import { isFolder } from '@gatehouse/files';
import { localTimestamp } from '@gatehouse/render';
import { defaultStageLog } from '@gatehouse/records';
import { audit, checkTrail, markdown } from './core';
import { filesOf, readAuditEvidence } from './evidence';

export const tool = defineTool({
  name: 'governance-audit-checker',
  purpose: 'Says whether the trail of a run is complete and consistent. It judges the trail, not the strategy.',
  description:
    'Asks whether the trail of a run is whole: report, freeze, preflight, data, ledger, command and log. A ' +
    'strategy that fails its gates can have a trail that passes.',
  next: ['remediation-plan', 'generate-run-review'],
  options: {
    'run-dir': { type: 'path', describe: 'Run directory', required: true, value: 'DIR' },
    'report-json': { type: 'path', describe: 'Production gates report of the run', required: true, value: 'FILE' },
    'stage-log': {
      type: 'path',
      describe: 'Ledger that must have a row of the run',
      default: defaultStageLog,
      value: 'FILE',
    },
    'require-final-summary': {
      type: 'flag',
      describe: 'Fail when <workflow>_final_summary.md is not beside the report',
    },
    ...formatOptions,
  },
  reads: [
    'of the run: context.json (context.schema.json), result.json (result.schema.json), preflight.json, command.sh, run.log',
    'the report: production-gates-report.schema.json, and beside it its .md and <workflow>_final_summary.md',
    'the data quality report that context.json names: data-quality-report.schema.json',
    'the ledger: rows of ledger-row.schema.json',
  ],
  writes: ['<run>/governance_audit_check.json: governance-audit.schema.json', '<run>/governance_audit_check.md'],
  statuses: { '2': 'the trail is not proven: `failures` says what is missing, damaged or contradicts itself' },
  examples: [
    'governance-audit-checker --run-dir audit/workstation_runs/*_production_gates_momentum_run1 \\',
    '    --report-json gate_results/production_gates_*/production_gates_report.json --require-final-summary',
    'governance-audit-checker --run-dir audit/workstation_runs/*_production_gates_momentum_run1 \\',
    '    --report-json gate_results/production_gates_*/production_gates_report.json --format junit audit.xml',
  ],
  async run({ options, root, now, path: resolve, note, warn }) {
    const [runDir, reportJson] = (['run-dir', 'report-json'] as const).map((name) => {
      if (options[name] === '') throw new Failure('usage', `option --${name}: expected a path, got an empty text`);
      return resolve(options[name]);
    }) as [string, string];
    if (!isFolder(runDir))
      throw new Failure(
        'missing-input',
        `run_dir not found: ${runDir} is not a directory; give the run directory to audit`,
      );
    const evidence = readAuditEvidence(root, {
      runDir,
      reportJson,
      stageLog: resolve(options['stage-log'] || defaultStageLog),
    });
    const step = await openStep(root, { tool: 'governance-audit-checker', event: 'audited', onWait: note, warn });
    for (const file of filesOf(evidence)) step.read(file);
    step.readRows(evidence.stageLog.path);
    const [json, md] = ['json', 'md'].map((end) => path.join(runDir, `governance_audit_check.${end}`)) as [
      string,
      string,
    ];
    const judged = { ...evidence, ...(step.isLogged ? { logProblems: step.problems([json, md]) } : {}) };
    const audited = audit(judged, {
      generatedAt: localTimestamp(now),
      requireFinalSummary: options['require-final-summary'],
    });
    step.write(json, formatDocument(governanceAudit, audited), { kind: 'rewritten' });
    step.write(md, markdown(audited, json), { kind: 'rewritten' });
    await step.commit(
      {
        tag: String(audited.details.decision_tag ?? ''),
        subject: runDir,
        verdict: audited.overall_pass ? 'pass' : 'fail',
      },
      { trust: true },
    );
    return {
      status: audited.overall_pass ? 0 : 2,
      lines: [`[done] governance_audit_json=${json}`, `[done] governance_audit_md=${md}`],
      document: audited,
      problems: audited.failures,
      checks: checkTrail(judged, options['require-final-summary']),
    };
  },
});
