/**
 * Reading of all that a run left behind. Nothing here throws for what is missing or damaged: that is what the audit is
 * to find.
 */
import path from 'node:path';
import {
  context,
  dataQualityReport,
  document,
  Failure,
  productionGatesReport,
  result,
  type Check,
  type DataQualityReport,
  type ProductionGatesReport,
  type RunContext,
  type RunResult,
} from '@gatehouse/contracts';
import { inspectDocument, isFile, sumStarts, type Reading } from '@gatehouse/files';
import { readLedger } from '@gatehouse/records';
import { beside, dataQualityEvidence, reportCompanions, runAt, workflowOfRun } from '@gatehouse/runs';

export const artifacts = ['preflight.json', 'context.json', 'command.sh', 'run.log', 'result.json'] as const;
export type Artifact = (typeof artifacts)[number];

export interface Presence {
  path: string;
  isThere: boolean;
}

/** All paths absolute. */
export interface Evidence {
  runDir: string;
  artifacts: Readonly<Record<Artifact, Presence>>;
  preflight: Reading<object>;
  context: Reading<RunContext>;
  result: Reading<RunResult>;
  reportJson: Presence;
  report: Reading<ProductionGatesReport>;
  reportMd: Presence;
  finalSummary: Presence;
  /** `path` is empty when the context names no data quality report. */
  dataQuality: Presence & { reading: Reading<DataQualityReport> };
  stageLog: Presence & { reading: Reading<Uint8Array> };
  /** Does the result state what run.log held, and why that is not what it holds. */
  logFault?: { stated: boolean; problem?: string };
  /** What of all this is not what the evidence log says was left; undefined where there is no log. */
  logProblems?: readonly string[];
}

/** Every file that is read, the ledger excepted; absent ones among them. */
export function filesOf({ artifacts: found, reportJson, reportMd, finalSummary, dataQuality }: Evidence): string[] {
  const others = [reportJson, reportMd, finalSummary, dataQuality];
  return [...Object.values(found), ...others].map(({ path: file }) => file).filter((file) => file !== '');
}

/** Of an earlier preflight no more is asked than that it is a JSON object: the replaced script wrote fewer fields. */
const isObject: Check = Object.assign(
  (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value),
  { errors: [{ instancePath: '', message: 'must be object' }] },
);
const anyPreflight = document<object>('preflight', isObject);

export function readAuditEvidence(
  root: string,
  given: { runDir: string; reportJson: string; stageLog: string },
): Evidence {
  const { runDir, reportJson, stageLog } = given;
  const inRun = (name: string): string => path.join(runDir, name);
  const besideReport = (name: string): Presence => presence(beside({ path: reportJson, shown: reportJson }, name).path);
  const runContext = inspectDocument(context, inRun('context.json'));
  const names = reportCompanions(reportJson, workflowOfRun(runAt(runDir)));
  const quality = dataQualityEvidence(root, runAt(runDir), runContext.state === 'read' ? runContext.value : {});
  return {
    runDir,
    artifacts: Object.fromEntries(artifacts.map((name) => [name, presence(inRun(name))])) as Record<Artifact, Presence>,
    preflight: inspectDocument(anyPreflight, inRun('preflight.json')),
    context: runContext,
    result: inspectDocument(result, inRun('result.json')),
    reportJson: presence(reportJson),
    report: inspectDocument(productionGatesReport, reportJson),
    reportMd: besideReport(names.markdown),
    finalSummary: besideReport(names.finalSummary),
    dataQuality: {
      path: quality.path ?? '',
      isThere: quality.isThere,
      reading:
        quality.path === undefined
          ? { state: 'missing', problem: '' }
          : inspectDocument(dataQualityReport, quality.path),
    },
    logFault: faultOfLog(inRun('run.log'), inspectDocument(result, inRun('result.json'))),
    stageLog: { ...presence(stageLog), reading: inspectLedger(stageLog) },
  };
}

function presence(file: string): Presence {
  return { path: file, isThere: isFile(file) };
}

/**
 * run.log begins with what the result states of it, and nobody cut it meanwhile (contract 3.14). It may be longer: what
 * the workflow left running writes on.
 */
function faultOfLog(file: string, ended: Reading<RunResult>): { stated: boolean; problem?: string } {
  if (ended.state !== 'read') return { stated: false };
  const { log_bytes: bytes, log_sha256: sha256, log_cut: isCut } = ended.value;
  if (isCut === true) return { stated: true, problem: `${file} was cut while the run went on (log_cut)` };
  if (typeof bytes !== 'number' || typeof sha256 !== 'string') return { stated: false };
  const sum = sumStarts(file, [bytes])?.get(bytes);
  if (sum === sha256) return { stated: true };
  const what = sum === undefined ? `is shorter than the ${bytes} bytes` : `does not begin with the ${bytes} bytes`;
  return { stated: true, problem: `${file} ${what} that result.json states (log_sha256)` };
}

function inspectLedger(file: string): Reading<Uint8Array> {
  try {
    const value = readLedger(file);
    return value === undefined ? { state: 'missing', problem: `${file}: not found` } : { state: 'read', value };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { state: 'damaged', problem: error.message };
  }
}
