/** Which pages a record has, and how they are drawn: here, and in threads beside where there are many (contract 47.7). */
import path from 'node:path';
import { buildId } from '@gatehouse/cli';
import { documentsOf, judgeRun, runAt, thisMachine } from '@gatehouse/runs';
import { readProcesses, type ProcessFacts } from '@gatehouse/system';
import { judgeEvidence, type JudgedEvidence } from './evidence';
import type { KnownFiles } from './known-files';
import { readRecord, type ResearchRecord } from './record';
import { reportSays } from './says';

/** What pages are made from; plain data, so that a thread can be told. */
export interface Material {
  root: string;
  /** Of the pages, relative to the repository; undefined outside it. */
  folder: string | undefined;
  /** Of the tool. */
  version: string;
  record: ResearchRecord;
  evidence: JudgedEvidence;
  /** Files that could not be read as what they are. */
  problems: readonly string[];
}

/** Reads the record as far as it changed. Throws Failure `io`. */
export async function readMaterial(
  root: string,
  { folder, now, known }: { folder: string | undefined; now: Date; known: KnownFiles },
): Promise<Material> {
  const record = await recordOf(root, known);
  return {
    root,
    folder,
    version: buildId(),
    record: { ...record, runs: withStates(root, record.runs) },
    evidence: await judgeEvidence(root, now),
    problems: [...known.problems.values()],
  };
}

/** What counts gates is loaded when a report is read that is not known yet; what was read until then is not read again. */
async function recordOf(root: string, known: KnownFiles): Promise<ResearchRecord> {
  try {
    const count = (): never => {
      throw new CountNeeded();
    };
    return readRecord(root, known, reportSays(root, count));
  } catch (error) {
    if (!(error instanceof CountNeeded)) throw error;
    const { countGates } = await import('@gatehouse/pages');
    return readRecord(root, known, reportSays(root, countGates));
  }
}

class CountNeeded extends Error {}

/** Of a run that is over its result says it; else whether its processes live. */
function withStates(root: string, runs: ResearchRecord['runs']): ResearchRecord['runs'] {
  let processes: readonly ProcessFacts[] | undefined;
  return runs.map((run) => {
    if (run.state !== '') return run;
    processes ??= readProcesses();
    const { state } = judgeRun(documentsOf(runAt(path.join(root, run.directory))), { ...thisMachine(), processes });
    return { ...run, state };
  });
}
