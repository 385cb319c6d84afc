/** The one link to the run family: a gate that an official run, its report and its audit pass (contract 37.5). */
import path from 'node:path';
import { isObject, sha256Of } from '@gatehouse/boards';
import { parseJson, productionGatesReport, type GateSourceFile } from '@gatehouse/contracts';
import { ifThere, inspectDocument, readBytes } from '@gatehouse/files';
import { documentsOf, findReport, findRun, judgeRun, reportGates } from '@gatehouse/runs';

export interface OfficialRunVerdict {
  status: 'pass' | 'fail' | 'missing' | 'unreadable';
  message: string;
  sources: GateSourceFile[];
}

/** The verdict on the newest run of exactly this tag. Reads only. Throws Failure `io`. */
export function judgeOfficialRun(root: string, tag: string): OfficialRunVerdict {
  const sources: GateSourceFile[] = [];
  const verdict = (status: OfficialRunVerdict['status'], message: string): OfficialRunVerdict => ({
    status,
    message,
    sources,
  });
  const shown = (file: string): string => path.relative(root, file);
  const rest = (file: string): Buffer | undefined => {
    const bytes = ifThere(() => readBytes(file));
    if (bytes !== undefined) sources.push({ path: shown(file), bytes: bytes.length, sha256: sha256Of(bytes) });
    return bytes;
  };
  const run = findRun(root, tag);
  if (run === undefined) return verdict('missing', `no official run of decision tag ${tag}`);
  const documents = documentsOf(run);
  rest(path.join(run.directory, 'result.json'));
  if (documents.result.state !== 'read')
    return verdict('unreadable', `${shown(run.directory)}: no result.json that can be read`);
  const { state, evidence } = judgeRun(documents, {
    host: '',
    bootId: undefined,
    pidNamespace: undefined,
    processes: [],
  });
  if (state !== 'succeeded') return verdict('fail', `${shown(run.directory)} ${state}: ${evidence.join(', ')}`);

  const reportFile = findReport(root, (stated) => stated === tag);
  if (reportFile === undefined) return verdict('missing', `no production gates report of decision tag ${tag}`);
  rest(reportFile);
  const report = inspectDocument(productionGatesReport, reportFile);
  if (report.state !== 'read') return verdict('unreadable', report.problem.replace(reportFile, shown(reportFile)));
  if (reportGates(report.value)['overall_pass'] !== true)
    return verdict('fail', `${shown(reportFile)}: gates.overall_pass is not true`);

  const auditFile = path.join(run.directory, 'governance_audit_check.json');
  const audit = rest(auditFile);
  if (audit === undefined) return verdict('missing', `${shown(auditFile)}: not found`);
  try {
    const value = parseJson(audit.toString('utf8'), shown(auditFile));
    if (!isObject(value) || value['overall_pass'] !== true)
      return verdict('fail', `${shown(auditFile)}: overall_pass is not true`);
  } catch (error) {
    return verdict('unreadable', (error as Error).message);
  }
  return verdict('pass', '');
}
