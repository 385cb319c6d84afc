/** One of the two runs: its documents, and what they name (contract 43.2). What is not there is undefined. */
import path from 'node:path';
import {
  context,
  dataQualityReport,
  Failure,
  freeze,
  productionGatesReport,
  result,
  runEnvironment,
  type DataQualityReport,
  type Document,
  type ProductionGatesReport,
  type RunContext,
  type RunEnvironment,
  type RunResult,
} from '@gatehouse/contracts';
import { inspectDocument, isFile, isFolder, readBytes } from '@gatehouse/files';
import { parseConfiguration, type Configuration } from './configuration';
import {
  dataQualityEvidence,
  findReport,
  findRun,
  placeIn,
  reportGlobsOf,
  reportInputs,
  runAt,
  runsFolder,
  tagIn,
  documentsOf,
  type Run,
} from '@gatehouse/runs';

export interface ComparedRun {
  /** As people are told of it. */
  runDir: string;
  tag: string | undefined;
  context: RunContext | undefined;
  result: RunResult | undefined;
  report: ProductionGatesReport | undefined;
  reportJson: string | undefined;
  quality: DataQualityReport | undefined;
  environment: RunEnvironment | undefined;
  freezeFile: string | undefined;
  /** The frozen configuration; of another runner's freeze the whole file. */
  frozen: Configuration | undefined;
}

const runFiles = ['context.json', 'status.json', 'result.json'];

/** The run of a directory that is there, else of a tag. Throws Failure `missing-input`. */
export function runNamed(root: string, given: string, resolve: (given: string) => string): Run {
  const directory = resolve(given);
  if (isFolder(directory) && directory !== root) {
    if (!runFiles.some((name) => isFile(path.join(directory, name))))
      throw new Failure(
        'missing-input',
        `${given}: a directory, but not of a run: expected one of ${runFiles.join(', ')} in it`,
      );
    return runAt(directory);
  }
  const run = findRun(root, given);
  if (run === undefined)
    throw new Failure(
      'missing-input',
      `${given}: no directory, and no run in ${path.join(root, runsFolder)} has exactly this decision tag`,
    );
  return run;
}

/** `known` is its report, absolute or null for none, where the caller has found it: else it is looked for by the tag. */
export function readComparedRun(root: string, run: Run, known?: string | null): ComparedRun {
  const documents = documentsOf(run);
  const tag = tagIn([documents.context, documents.status, documents.result]);
  const stated = valueAt(context, path.join(run.directory, 'context.json'));
  const reportJson =
    known !== undefined || tag === undefined
      ? (known ?? undefined)
      : findReport(root, (one) => one === tag, undefined, reportGlobsOf(run));
  const report = reportJson === undefined ? undefined : valueAt(productionGatesReport, reportJson);
  const quality = dataQualityEvidence(root, run, stated ?? {});
  const freezeFile = freezeOf(stated, report);
  return {
    runDir: placeIn(root, run.directory).shown,
    tag,
    context: stated,
    result: valueAt(result, path.join(run.directory, 'result.json')),
    report,
    reportJson: reportJson === undefined ? undefined : placeIn(root, reportJson).shown,
    quality: quality.path === undefined ? undefined : valueAt(dataQualityReport, quality.path),
    environment: valueAt(runEnvironment, path.join(run.directory, 'environment.json')),
    freezeFile,
    frozen: freezeFile === undefined ? undefined : frozenIn(path.resolve(root, freezeFile)),
  };
}

/** By the arguments of the workflow, else by the report. */
function freezeOf(stated: RunContext | undefined, report: ProductionGatesReport | undefined): string | undefined {
  const words = stated?.workflow_arguments ?? [];
  const at = words.lastIndexOf('--freeze-file');
  const joined = words.findLast((word) => word.startsWith('--freeze-file='))?.slice('--freeze-file='.length);
  const named = at === -1 ? joined : words[at + 1];
  const inReport = report === undefined ? undefined : reportInputs(report).freeze_file;
  return named ?? (typeof inReport === 'string' && inReport !== '' ? inReport : undefined);
}

function frozenIn(file: string): Configuration | undefined {
  if (inspectDocument(freeze, file).state !== 'read') return undefined;
  try {
    const whole = parseConfiguration(readBytes(file), file, 1);
    const configuration = whole.get('configuration');
    return configuration instanceof Map ? configuration : whole;
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

function valueAt<T>(kind: Document<T>, file: string): T | undefined {
  const reading = inspectDocument(kind, file);
  return reading.state === 'read' ? reading.value : undefined;
}
