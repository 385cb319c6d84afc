/** The record as the pages read it: runs with their reports, notes, stage checks, sign-offs, ledger, registry (contract 47.1). */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { errorCode, Failure, ioFailure, type LedgerRow } from '@gatehouse/contracts';
import { decisionNotes, defaultStageLog, ledgerRows, readLedger, registryFile } from '@gatehouse/records';
import { stampMoment } from '@gatehouse/render';
import {
  compareNewest,
  comparedTag,
  defaultReportGlob,
  productionGatesReports,
  reportsFolder,
  runsFolder,
  type Dated,
} from '@gatehouse/runs';
import { findGlob, matchGlob } from '@gatehouse/system';
import type { KnownFiles, Kind } from './known-files';
import { registeredIn, type Registered } from './registered';
import {
  checkSays,
  contextSays,
  noteSays,
  resultSays,
  signOffSays,
  statusSays,
  tableSays,
  type CheckSays,
  type ReportSays,
} from './says';

export interface FoundReport {
  /** Relative to the repository, as everywhere here. */
  file: string;
  says: ReportSays;
}

export interface FoundRun {
  /** `audit/workstation_runs/<name>`. */
  directory: string;
  name: string;
  /** Empty when no document states one. */
  tag: string;
  workflow: string;
  owner: string;
  /** Of the data gate; empty for none. */
  quality: string;
  /** In ms. */
  started: number | undefined;
  /** Empty for a run that is not over: its processes say it. */
  state: string;
  /** Of everything directly in the directory, in order. */
  names: readonly string[];
  report: FoundReport | undefined;
}

export interface FoundCheck {
  file: string;
  says: CheckSays;
}

export interface FoundNote {
  file: string;
  tag: string;
  owner: string;
  predecessor: string;
  question: string;
  date: string;
}

export interface ResearchRecord {
  /** The newest first. */
  runs: FoundRun[];
  reports: FoundReport[];
  notes: FoundNote[];
  /** The newest first. */
  checks: FoundCheck[];
  signOffs: { file: string; tag: string; committee: string; approver: string; date: string; decision: string }[];
  ledger: Partial<LedgerRow>[];
  /** In the order of the attempts. */
  registry: Registered[];
}

const checksFolder = 'audit/stage_checks';
const signOffGlob = 'docs/production_research/stages/*/*sign_off*.md';

/** Throws Failure `io`. What is damaged is noted in `known`, and counts as absent. */
export function readRecord(root: string, known: KnownFiles, reportKind: Kind<ReportSays>): ResearchRecord {
  const reports = reportsIn(root, known, reportKind);
  return {
    runs: runsIn(root, known, reports),
    reports,
    notes: findGlob(root, decisionNotes).flatMap(({ path: file }) => {
      const says = known.says(file, noteSays);
      return says === undefined || says.tag === '' ? [] : [{ file, ...says, tag: comparedTag(says.tag) }];
    }),
    checks: foldersIn(root, checksFolder)
      .flatMap((name) => {
        const file = `${checksFolder}/${name}/stage_check.json`;
        const says = known.says(file, checkSays);
        return says === undefined
          ? []
          : [{ file, says: { ...says, tag: comparedTag(says.tag) }, dated: dated(name, says.moment) }];
      })
      .sort((a, b) => compareNewest(a.dated, b.dated)),
    signOffs: findGlob(root, signOffGlob).flatMap(({ path: file }) => {
      const says = known.says(file, signOffSays);
      return says === undefined || says.tag === '' ? [] : [{ file, ...says, tag: comparedTag(says.tag) }];
    }),
    ledger: orNothing(known, defaultStageLog, [], () => {
      const bytes = readLedger(path.join(root, defaultStageLog));
      return bytes === undefined ? [] : ledgerRows(bytes, defaultStageLog);
    }),
    registry: orNothing(known, registryFile, [], () => registeredIn(root, new Set(reports.map(({ file }) => file)))),
  };
}

/** What a reader gives; nothing for what is damaged, which is noted. */
function orNothing<T>(known: KnownFiles, file: string, nothing: T, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Failure) || error.id === 'io') throw error;
    known.problems.set(file, error.message);
    return nothing;
  }
}

const dated = (text: string, moment: number | null | undefined): Dated => ({ text, moment: moment ?? undefined });

function foldersIn(root: string, folder: string): string[] {
  try {
    return readdirSync(path.join(root, folder), { withFileTypes: true })
      .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .sort();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw ioFailure('read', path.join(root, folder), error);
  }
}

/** Reports directly in the folders of gate_results, the newest first. */
function reportsIn(root: string, known: KnownFiles, kind: Kind<ReportSays>): FoundReport[] {
  return foldersIn(root, reportsFolder)
    .filter((name) => name !== 'data_quality' && name !== 'shards')
    .flatMap((name) =>
      known
        .names(`${reportsFolder}/${name}`)
        .filter((file) => file.endsWith('_report.json'))
        .map((file) => `${reportsFolder}/${name}/${file}`),
    )
    .flatMap((file) => {
      const says = known.says(file, kind);
      const folder = file.split('/')[1] as string;
      const stamp = /\d{4}-\d{2}-\d{2}_\d{6}.*$/.exec(folder)?.[0] ?? folder;
      for (const tables of [says?.summaries ?? [], says?.periods ?? []]) {
        const table = tables.find((one) => known.sum(one) !== undefined);
        if (table !== undefined) known.says(table, tableSays);
      }
      return says === undefined ? [] : [{ file, says, dated: dated(stamp, says.moment) }];
    })
    .sort((a, b) => compareNewest(a.dated, b.dated))
    .map(({ file, says }) => ({ file, says }));
}

function runsIn(root: string, known: KnownFiles, reports: readonly FoundReport[]): FoundRun[] {
  const byTag = new Map<string, FoundReport[]>();
  for (const report of reports) {
    const of = byTag.get(report.says.tag);
    if (of === undefined) byTag.set(report.says.tag, [report]);
    else of.push(report);
  }
  return foldersIn(root, runsFolder)
    .map((name): FoundRun & { dated: Dated } => {
      const directory = `${runsFolder}/${name}`;
      const names = known.names(directory);
      const says = <T extends object>(document: string, kind: Kind<T>): T | undefined =>
        names.includes(document) ? known.says(`${directory}/${document}`, kind) : undefined;
      const own = says('context.json', contextSays);
      const ended = says('result.json', resultSays);
      const going = says('status.json', statusSays);
      const tag = comparedTag([own?.tag, going?.tag, ended?.tag].find((one) => one !== undefined && one !== '') ?? '');
      const workflow =
        [own?.workflow, going?.workflow, ended?.workflow].find((one) => one !== undefined && one !== '') ?? '';
      const started = ended?.started ?? going?.started ?? undefined;
      return {
        directory,
        name,
        tag,
        workflow,
        owner: own?.owner ?? '',
        quality: qualityOf(known, directory, own?.quality ?? ''),
        started: started ?? stampMoment(name),
        state: ended?.state ?? '',
        names,
        report: reportOf(byTag.get(tag) ?? [], tag, own?.glob ?? '', workflow),
        dated: dated(name, started),
      };
    })
    .sort((a, b) => compareNewest(a.dated, b.dated))
    .map(({ dated: _dated, ...run }) => run);
}

/** By the glob of its context, else of its workflow, else that of production_gates (contract 0.11). */
function reportOf(
  candidates: readonly FoundReport[],
  tag: string,
  glob: string,
  workflow: string,
): FoundReport | undefined {
  if (tag === '') return undefined;
  const globs = [glob, workflow === '' ? '' : defaultReportGlob(workflow), productionGatesReports];
  for (const one of globs) {
    const found = one === '' ? undefined : candidates.find(({ file }) => matchGlob(one, file) !== undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A relative path is tried from the repository, then from the run directory (contract 6.2). */
function qualityOf(known: KnownFiles, directory: string, named: string): string {
  if (named === '' || named.startsWith('/')) return '';
  return [named, `${directory}/${named}`].find((file) => known.sum(file) !== undefined) ?? '';
}
