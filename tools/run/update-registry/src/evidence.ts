import path from 'node:path';
import {
  context,
  dataQualityReport,
  governanceAudit,
  productionGatesReport,
  remediationPlan,
  type DataQualityReport,
  type Document,
  type RunContext,
} from '@gatehouse/contracts';
import { readDocument, readDocumentIfThere } from '@gatehouse/files';
import { dataQualityEvidence, runAt, workflowOfRun } from '@gatehouse/runs';
import type { Evidence } from './core';

/**
 * A report and what stands beside its run, read. What is not there is left out; what is damaged is not: Failure
 * `damaged-input` naming the file and the place in it.
 */
export function collect(
  root: string,
  reportJson: string,
  runOf: (report: Evidence['report']) => string | undefined,
): Evidence {
  const report = readDocument(productionGatesReport, reportJson);
  const directory = runOf(report);
  const ofRun = <T>(kind: Document<T>, name: string): T | undefined =>
    directory === undefined ? undefined : readDocumentIfThere(kind, path.join(directory, name));
  return {
    reportJson,
    report,
    runDirectory: directory,
    workflow: directory === undefined ? undefined : workflowOfRun(runAt(directory)),
    dataQuality: directory === undefined ? undefined : dataQualityOf(root, directory, ofRun(context, 'context.json')),
    audit: ofRun(governanceAudit, 'governance_audit_check.json'),
    plan: ofRun(remediationPlan, 'governance_remediation_plan.json'),
  };
}

function dataQualityOf(
  root: string,
  directory: string,
  runContext: RunContext | undefined,
): DataQualityReport | undefined {
  const found = dataQualityEvidence(root, runAt(directory), runContext ?? {});
  return found.isThere && found.path !== undefined ? readDocument(dataQualityReport, found.path) : undefined;
}
