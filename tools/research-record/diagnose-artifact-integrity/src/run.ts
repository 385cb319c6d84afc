/** A run as it lies on the disk: every file that the checks need, read once. */
import { existsSync } from 'node:fs';
import { fieldsOf, type Fields, type RunFileNames, type RunFiles } from '@gatehouse/backtests';
import type { ArtifactPolicy } from '@gatehouse/contracts';
import { isFile } from '@gatehouse/files';
import { leverageCaps } from './health-checks';
import { readPhase, type Phase } from './phase';
import { JsonSource } from './source';

export interface Run {
  directoryName: string;
  policy: ArtifactPolicy & { files: RunFileNames };
  manifest: JsonSource;
  /** The section `walkforward` of the manifest. */
  walkforward: Fields | undefined;
  folds: JsonSource;
  selection: JsonSource;
  bootstrap: JsonSource;
  integrity: JsonSource;
  orderFlow: JsonSource;
  holdoutOrderFlow: JsonSource;
  main: Phase;
  /** Undefined for a run without a holdout. */
  holdout: Phase | undefined;
  /** Required files that are not there. */
  absent: readonly string[];
  /** What is wrong with JSON documents that are there. */
  damaged: readonly string[];
}

const holdoutFiles = [
  'holdout_metrics',
  'holdout_curve',
  'holdout_trades',
  'holdout_returns',
  'holdout_manifest',
  'holdout_order_flow',
] as const;

/** Reads a run. Throws Failure `io` for a file that is there and breaks off. */
export async function readRun(files: RunFiles, directoryName: string, policy: Run['policy']): Promise<Run> {
  const { files: names } = policy;
  const sources: JsonSource[] = [];
  const json = (name: string, shape: 'object' | 'list' | 'any' = 'object'): JsonSource => {
    const source = new JsonSource(name, files.document(name, shape));
    sources.push(source);
    return source;
  };
  const manifest = json(names.manifest);
  const walkforward = fieldsOf(manifest.fields['walkforward']);
  const settings = { caps: leverageCaps(manifest), offMarketRatio: policy.off_market_ratio };
  const main = await readPhase(files, names, json(names.metrics), { prefix: '', ...settings });
  const [folds, selection] = [json(names.folds, 'list'), json(names.selection, 'list')];
  const bootstrap = json(names.bootstrap, 'any');
  const [orderFlow, integrity] = [json(names.order_flow), json(names.integrity)];
  const hasHoldout =
    (walkforward?.['holdout_start'] ?? '') !== '' || holdoutFiles.some((name) => existsSync(files.path(names[name])));
  const holdout = hasHoldout
    ? await readPhase(
        files,
        { curve: names.holdout_curve, trades: names.holdout_trades },
        json(names.holdout_metrics),
        { prefix: 'holdout.', ...settings },
      )
    : undefined;
  const holdoutOrderFlow = json(names.holdout_order_flow);
  return {
    directoryName,
    policy,
    manifest,
    walkforward,
    folds,
    selection,
    bootstrap,
    integrity,
    orderFlow,
    holdoutOrderFlow,
    main,
    holdout,
    absent: policy.required.map((name) => names[name]).filter((name) => !isFile(files.path(name))),
    damaged: sources.flatMap(({ reading }) => (reading.state === 'damaged' ? [reading.fault] : [])),
  };
}

/** Does the run walk forward: has it folds, or does its manifest say so? */
export function walksForward({ folds, walkforward }: Run): boolean {
  return folds.state !== 'absent' || walkforward !== undefined;
}
