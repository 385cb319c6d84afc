/**
 * Entries `recorded` of tools without an event of their own, witnessed, for files that are there already (contract
 * 20.4).
 */
import { Failure } from '@gatehouse/contracts';
import { append } from './append';
import { draftEntry, notEntered, policyOf } from './logged-step';
import type { Kind } from './place';
import { filesIn, placeInLog, sorted, statedFile } from './statement';
import { keepsLog, openStep, type StepOptions } from './step';
import { changesOf } from './unchanged';

/** Who enters, and for which decision. */
export interface EnterOptions extends Omit<StepOptions, 'event'> {
  tag?: string | null | undefined;
}

/**
 * Adds to a file that only grows, such as audit/trials.jsonl, and enters it: `add` does the adding, under the file's
 * own lock, which the caller holds. Without a log only `add` is called. Throws Failure `refused` before anything is
 * added when the file is not what the log says was left, and as openStep.
 */
export async function enterGrowth(root: string, file: string, options: EnterOptions, add: () => void): Promise<void> {
  const place = keepsLog(root) ? placeInLog(root, file) : undefined;
  if (place === undefined) return add();
  await openStep(root, { ...options, event: 'recorded' });
  const [problem] = changesOf(root, [place]).values();
  if (problem !== undefined) throw new Failure('refused', problem);
  add();
  await enter(root, [{ place, kind: 'grows' }], options);
}

/**
 * Enters every file of a folder as it is now: what a tool wrote there that is never written again. Nothing without a
 * log. Throws as openStep.
 */
export async function enterFolder(root: string, folder: string, options: EnterOptions): Promise<void> {
  const place = keepsLog(root) ? placeInLog(root, folder) : undefined;
  if (place === undefined) return;
  await openStep(root, { ...options, event: 'recorded' });
  const files = filesIn(root, place).filter(({ isLink }) => !isLink);
  await enter(
    root,
    files.map(({ path: file }) => ({ place: file, kind: 'fixed' })),
    options,
  );
}

async function enter(
  root: string,
  files: readonly { place: string; kind: Kind }[],
  options: EnterOptions,
): Promise<void> {
  const entry = {
    ...draftEntry(root, options.tool, 'recorded'),
    decision_tag: options.tag || null,
    files: sorted(files.flatMap(({ place, kind }) => statedFile(root, place, kind) ?? [])),
  };
  try {
    await append(root, policyOf(root), [entry], options);
  } catch (error) {
    throw notEntered(error, entry);
  }
}
