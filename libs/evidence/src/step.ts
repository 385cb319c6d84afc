/**
 * What a writing tool does for the log (contract 20.3 to 20.7), in a few lines whether or not the repository keeps one:
 *
 *     const step = await openStep(root, { event: 'remediated', onWait: note, warn });
 *     step.read(auditJson);                       // an input
 *     step.write(json, text);                     // instead of publish(json, text)
 *     await step.commit({ tag, subject, verdict });
 *
 * Without configs/research/evidence.json nothing of the log happens: `write` publishes at once, `commit` does nothing.
 * With it, `commit` compares what is read and rewritten with what the log says was left, and stops before anything is
 * written when that is not so; then it says in `pending/` what will be, publishes the files in the order they were
 * given, and adds the entry. A tool that changes ledger or registry calls it under the lock of that file.
 */
import path from 'node:path';
import { lstatSync } from 'node:fs';
import type { PendingEntry } from '@gatehouse/contracts';
import { publish } from '@gatehouse/files';
import { policyFile, type Kind } from './place';

export interface StepOptions {
  /** Name of the tool. */
  tool: string;
  event: PendingEntry['event'];
  /** Told of whom is waited for. */
  onWait?: (holder: string) => void;
  /** Told of what killed writers left and could not be settled. */
  warn?: (message: string) => void;
}

export interface StepFacts {
  tag?: string | null | undefined;
  /** Run directory or check directory, absolute or relative; left out when it lies outside the repository. */
  subject?: string | undefined;
  verdict?: PendingEntry['verdict'];
  note?: string | null;
}

export interface WriteOptions {
  /** Refuse when the file is there. */
  exclusive?: boolean;
  /** How it is judged later; by its place when left out. */
  kind?: Kind;
}

export interface Step {
  /** Does the repository keep a log? */
  readonly isLogged: boolean;
  /** Where the log stands now; undefined where there is none. */
  end(): { log: string; entries: number; head: string } | undefined;
  /** An input; absent ones are left out. */
  read(file: string, kind?: Kind): void;
  /**
   * An input of which a document has the sum; `path` is relative. It is judged as the log has it, below `docs/` as
   * written by hand.
   */
  readAs(evidence: { path: string; sha256: string }): void;
  /** Rows of the ledger that are read and not added to. */
  readRows(ledger: string): void;
  /**
   * What is wrong with the inputs so far and with files that will be rewritten, in words; for tools that count it as a
   * failed check.
   */
  problems(rewritten?: readonly string[]): string[];
  /** A file as it will be. Throws as publish does where there is no log. */
  write(file: string, content: string | Uint8Array, options?: WriteOptions): void;
  /** The ledger or the registry as it was found and as it will be; also to be written. */
  writeRows(file: string, before: Uint8Array | undefined, after: Uint8Array): void;
  /**
   * Writes what is to be written, and the entry. `trust`: what is wrong with inputs has been counted already. Throws
   * Failure `refused` before anything is written when an input or a file is not what the log says, `busy`, `io`.
   */
  commit(facts: StepFacts, options?: { trust?: boolean }): Promise<void>;
}

/** Does the repository keep a log? */
export function keepsLog(root: string): boolean {
  return lstatSync(path.join(root, policyFile), { throwIfNoEntry: false }) !== undefined;
}

/**
 * Begins a step. Throws Failure `damaged-input` for the policy, `refused` when the log is missing or does not end as it
 * must, `busy`, `io`.
 */
export async function openStep(root: string, options: StepOptions): Promise<Step> {
  if (!keepsLog(root)) return unlogged;
  const { openLoggedStep } = await import('./logged-step');
  return openLoggedStep(root, options);
}

const unlogged: Step = {
  isLogged: false,
  end: () => undefined,
  read: () => undefined,
  readAs: () => undefined,
  readRows: () => undefined,
  problems: () => [],
  write: (file, content, { exclusive = false } = {}) => publish(file, content, { exclusive }),
  writeRows: (file, _before, after) => publish(file, after),
  commit: () => Promise.resolve(),
};
