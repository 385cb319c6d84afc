import { defineTool } from '@gatehouse/cli';
import {
  context,
  Failure,
  finalizeResult,
  formatDocument,
  productionGatesReport,
  type FinalizeResult,
} from '@gatehouse/contracts';
import { openStep } from '@gatehouse/evidence';
import { isSameFile, readDocument, readDocumentIfThere } from '@gatehouse/files';
import { localDate } from '@gatehouse/render';
import { addLedgerRow, defaultStageLog, stageCells, unquoted } from '@gatehouse/records';
import {
  beside,
  fileIdentity,
  inside,
  locateRunAndReport,
  placeOf,
  productionGates,
  reportCompanions,
  runAt,
  workflowOfRun,
  type Place,
} from '@gatehouse/runs';
import { readSettings, workflowRules } from '@gatehouse/settings';
import { finalize, withLogState } from './core';

export const tool = defineTool({
  name: 'finalize-gate-run',
  purpose: 'Adds the row of a finished run to the ledger and writes its final summary.',
  description:
    "Adds the run's row to the ledger and writes the summary beside its report. finish-run calls it with all that follows.",
  next: ['governance-audit-checker', 'finish-run'],
  options: {
    tag: { type: 'string', describe: 'Decision tag of the run (default: the newest run)', value: 'TAG' },
    'run-dir': { type: 'path', describe: 'Run directory, instead of searching for it', value: 'DIR' },
    'report-json': { type: 'path', describe: 'Production gates report, instead of searching for it', value: 'FILE' },
    'stage-log': { type: 'path', describe: 'Ledger that gets the row', default: defaultStageLog, value: 'FILE' },
    objective: {
      type: 'string',
      describe: 'What the run was for; of another workflow its stage and name stand in',
      default: 'S3 production gates official rerun',
      value: 'TEXT',
    },
    'summary-md': {
      type: 'path',
      describe: 'Final summary (default: <workflow>_final_summary.md beside the report)',
      value: 'FILE',
    },
  },
  recordsTexts: true,
  reads: [
    '<run>/context.json: context.schema.json',
    'the report: production-gates-report.schema.json',
    'the ledger: rows of ledger-row.schema.json',
    'gatehouse.json, for the stage of the workflow: gatehouse.schema.json',
  ],
  writes: [
    'the ledger, one row added: ledger-row.schema.json',
    '<workflow>_final_summary.md beside the report',
    '--json: finalize-result.schema.json',
  ],
  statuses: { '75': 'another process has held the ledger for 30 s' },
  examples: ['finalize-gate-run', 'finalize-gate-run --tag momentum_run1 --objective "S3 rerun after the data fix"'],
  async run({ options, given, root, now, path, note, warn }) {
    const found = locateRunAndReport(root, {
      tag: options.tag,
      runDir: placeOf(options['run-dir'], path),
      reportJson: placeOf(options['report-json'], path),
      onUnread: (problem) => warn(`a report is passed over, and may be the one that is meant: ${problem}`),
    });
    const { runDir, reportJson } = found;
    const stageLog = placeOf(options['stage-log'] || defaultStageLog, path) as Place;
    const workflow = workflowOfRun(runAt(runDir.path));
    const { stage } = workflowRules(readSettings(root), workflow ?? productionGates);
    const names = reportCompanions(reportJson.path, workflow);
    const summaryMd = placeOf(options['summary-md'], path) ?? beside(reportJson, names.finalSummary);
    refuseToOverwrite(summaryMd, [stageLog, reportJson]);
    refuseToOverwrite(stageLog, [reportJson]);

    const step = await openStep(root, { tool: 'finalize-gate-run', event: 'finalized', onWait: note, warn });
    for (const file of [inside(runDir, 'context.json'), inside(runDir, 'result.json'), reportJson])
      step.read(file.path);
    const finalized = finalize(
      {
        runDir: runDir.shown,
        reportJson: reportJson.shown,
        context: readDocumentIfThere(context, inside(runDir, 'context.json').path),
        report: readDocument(productionGatesReport, reportJson.path),
        stage: stageCells[stage],
      },
      { today: localDate(now), objective: objectiveOf(stage, workflow) },
    );
    // The summary first: a run that has its row has its summary too.
    const identity = fileIdentity(root);
    const rowAdded = await addLedgerRow(stageLog.path, finalized.row, {
      isSameFile: (a, b) => identity.isSame(unquoted(a), unquoted(b)),
      write: async ({ file, before, after }) => {
        step.write(summaryMd.path, withLogState(finalized.summary, step.end()), { kind: 'rewritten' });
        if (after === undefined) step.readRows(file);
        else step.writeRows(file, before, after);
        await step.commit({ tag: finalized.decisionTag, subject: runDir.path, verdict: finalized.result });
      },
      onWait: (holder) => note(`waiting for ${stageLog.path}, held by ${holder}`),
    });
    if (finalized.warning !== undefined) warn(finalized.warning);
    if (!rowAdded) note(`${stageLog.path} has the row of this run, report and result already; it is left as it is`);

    const document: FinalizeResult = {
      schema: 'finalize-result/v1',
      run_dir: runDir.shown,
      report_json: reportJson.shown,
      stage_log: stageLog.shown,
      summary_md: summaryMd.shown,
      decision_tag: finalized.decisionTag,
      owner: finalized.owner,
      result: finalized.result,
      row_added: rowAdded,
    };
    return {
      status: 0,
      lines: [
        `updated: ${stageLog.shown}`,
        `updated: ${summaryMd.shown}`,
        `finalized: run_dir=${runDir.shown} report_json=${reportJson.shown}`,
      ],
      document: JSON.parse(formatDocument(finalizeResult, document)) as unknown,
    };

    /** The default speaks of the production gates, and of nothing else. */
    function objectiveOf(stage: string, workflow: string | undefined): string {
      return given('objective') !== undefined || workflow === undefined || workflow === productionGates
        ? options.objective
        : `${stage} ${workflow} official run`;
    }
  },
});

function refuseToOverwrite(target: Place, kept: readonly Place[]): void {
  const clash = kept.find(({ path }) => isSameFile(path, target.path));
  if (clash !== undefined)
    throw new Failure(
      'usage',
      `${target.path} is another input or output of this call; give the one to write another path`,
    );
}
