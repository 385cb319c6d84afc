/** The documents of a run that say what its holdout is and what was selected before it. */
import {
  fieldsOf,
  parseDay,
  textOf,
  type DocumentReading,
  type Fields,
  type RunFileNames,
  type RunFiles,
  type Window,
  type WrittenDocument,
} from '@gatehouse/backtests';

/** A JSON document under the name that findings give it. */
export interface NamedDocument {
  name: string;
  reading: DocumentReading;
}

export interface HoldoutRun {
  names: RunFileNames;
  runId: string;
  /** Name of the folder that the run's directory lies in; rows of the index with it are of the same experiment. */
  experiment: string;
  manifest: NamedDocument;
  folds: NamedDocument;
  selection: NamedDocument;
  holdoutManifest: NamedDocument;
  /** The section `walkforward` of the manifest. */
  walkforward: Fields;
  /** The holdout that the manifest declares, also one that ends before it starts. */
  window: Window | undefined;
}

/** Reads the documents; `place` names the run's directory and the folder it lies in. */
export function readHoldoutRun(
  files: RunFiles,
  names: RunFileNames,
  place: { directoryName: string; experiment: string },
): HoldoutRun {
  const read = (name: string, shape: 'object' | 'list' = 'object'): NamedDocument => ({
    name,
    reading: files.document(name, shape),
  });
  const manifest = read(names.manifest);
  const fields = documentOf(manifest)?.fields ?? {};
  const walkforward = fieldsOf(fields['walkforward']) ?? {};
  const [start, end] = [parseDay(walkforward['holdout_start']), parseDay(walkforward['holdout_end'])];
  return {
    names,
    runId: textOf(fields['run_id']) ?? place.directoryName,
    experiment: place.experiment,
    manifest,
    folds: read(names.folds, 'list'),
    selection: read(names.selection, 'list'),
    holdoutManifest: read(names.holdout_manifest),
    walkforward,
    window: start === undefined || end === undefined ? undefined : { start, end },
  };
}

/** The document that was read; undefined for one that is absent or damaged. */
export function documentOf({ reading }: NamedDocument): WrittenDocument | undefined {
  return reading.state === 'read' ? reading.document : undefined;
}

/** Why a document is not evidence; undefined when it was read. */
export function lackOf({ name, reading }: NamedDocument): string | undefined {
  if (reading.state === 'read') return undefined;
  return reading.state === 'absent' ? `${name}: not there` : `${name} could not be read`;
}

/** A window as findings show it. */
export function shownWindow({ start, end }: Window): string {
  return `${start}..${end}`;
}
