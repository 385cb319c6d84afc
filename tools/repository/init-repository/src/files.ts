/**
 * The files that make a repository ready, in the order in which they are written: last the one that refers to the
 * others (contract 40.3).
 */
import path from 'node:path';
import { candidateQueuePolicy, Failure, formatDocument, gatehouse } from '@gatehouse/contracts';
import {
  defaultStageLog,
  emptyLedger,
  queuePolicyFile,
  queuePolicyOf,
  shippedTemplates,
  stagePolicyFile,
  templatesFolder,
} from '@gatehouse/records';
import { settingsFile } from '@gatehouse/settings';
import type { Siblings } from '@gatehouse/system';
import { howWeRun, howWeRunFile } from './how-we-run';
import { proposedSettings, strategyFile } from './proposal';
import { starter, starterConfiguration, starterFile } from './starter';
import type { Survey } from './survey';

export interface NewFile {
  /** Relative to the root. */
  file: string;
  text: string;
}

const retentionPolicyFile = 'configs/research/retention_policy.json';
export const policyFiles: readonly string[] = [stagePolicyFile, retentionPolicyFile, queuePolicyFile];

/** `tag`: of the first run; `today` as YYYY-MM-DD. */
export function newFiles(found: Survey, tag: string, today: string): NewFile[] {
  const isNewConfiguration = found.strategy === undefined;
  return [
    ...Object.entries(shippedTemplates).map(([name, text]) => ({ file: path.posix.join(templatesFolder, name), text })),
    { file: defaultStageLog, text: emptyLedger(today) },
    ...(isNewConfiguration ? [{ file: strategyFile(found), text: starterConfiguration(found.workflow) }] : []),
    ...(found.needsStarter ? [{ file: starterFile, text: starter }] : []),
    { file: howWeRunFile, text: howWeRun(found, tag) },
    { file: settingsFile, text: formatDocument(gatehouse, proposedSettings(found)) },
  ];
}

/** The policies as they are in force without a file. */
export function policies(siblings: Siblings): NewFile[] {
  const { mode, topN, minScore, robustSlots, explorationSlots } = queuePolicyOf({}, {});
  const queue = {
    mode,
    top_n: topN,
    min_score: minScore,
    mixed: { robust_slots: robustSlots, exploration_slots: explorationSlots },
  };
  return [
    { file: stagePolicyFile, text: printedBy('check-stage', siblings) },
    { file: retentionPolicyFile, text: printedBy('plan-cleanup', siblings) },
    { file: queuePolicyFile, text: formatDocument(candidateQueuePolicy, queue) },
  ];
}

function printedBy(tool: string, siblings: Siblings): string {
  const { status, out, error } = siblings.ask(tool, ['--print-policy']);
  if (status !== 0) throw new Failure('io', `${tool} --print-policy ended in ${status}: ${error.trim()}`);
  return out;
}

/** What a killed write leaves behind, and freezes, which name the commit that they would be in (decision 21). */
const ignored = ['/audit/**/*.tmp', '/runs/freeze/'];

/**
 * .gitignore with the lines that it lacks; undefined when it has them all. A folder that git tracks already is not
 * ignored.
 */
export function ignoreFile(before: string | undefined, tracksFreezes: boolean): string | undefined {
  const there = new Set((before ?? '').split(/\r?\n/).map((line) => line.trim()));
  const missing = ignored.filter(
    (line) => !there.has(line) && !there.has(line.replace(/^\//, '')) && !(tracksFreezes && line === '/runs/freeze/'),
  );
  if (missing.length === 0) return undefined;
  const start = before === undefined || before === '' || before.endsWith('\n') ? (before ?? '') : `${before}\n`;
  return `${start}${missing.join('\n')}\n`;
}
