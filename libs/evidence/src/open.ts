/** Opening a log (contract 20.9): entry 0 and the policy that switches it on. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { evidencePolicy, Failure, formatDocument, type EvidenceEntry, type EvidencePolicy } from '@gatehouse/contracts';
import { isFolder, publish } from '@gatehouse/files';
import { hasEntries, openingEntry, openLog } from './append';
import { originOf } from './checkpoint';
import { draftEntry } from './logged-step';
import { policyFile } from './place';
import { readPolicy } from './policy';
import { entriesFolder } from './segments';

/** A name that a checkpoint's origin may hold: no blank, no `+`, no `/`. */
export function isLogName(name: string): boolean {
  return /^[^\s+/\p{C}]+$/u.test(name);
}

/** The repository's name as far as an origin may hold it. */
export function defaultLogName(root: string): string {
  return path.basename(root).replace(/[^A-Za-z0-9._-]+/g, '-') || 'research';
}

/**
 * Opens a log, or completes the opening that a killed one began. Entry 0 comes first: a policy without entries would
 * stop every tool. Throws Failure `refused` when there is a log, or was one.
 */
export async function openEvidenceLog(
  root: string,
  { tool, name }: { tool: string; name: string | undefined },
): Promise<{ policy: EvidencePolicy; entry: EvidenceEntry }> {
  const before = readPolicy(root);
  const isThere = hasEntries(root);
  if (before !== undefined) {
    if (isThere)
      throw new Failure(
        'refused',
        `${policyFile} names log ${before.log}, which is there; a clone that runs too moves ` +
          `audit/evidence_log/entries and checkpoints to audit/evidence_log/from/${before.log}/ first`,
      );
    if (!isFolder(path.join(root, entriesFolder(before.log))))
      throw new Failure(
        'refused',
        `${policyFile} names log ${before.log}, whose entries are not there; restore audit/evidence_log from git or a copy (verify-evidence says what is lost)`,
      );
  } else if (isThere) return completed(root, openingEntry(root));
  const policy: EvidencePolicy = {
    ...before,
    schema: 'evidence-policy/v1',
    log: randomBytes(16).toString('hex'),
    name: name ?? before?.name ?? defaultLogName(root),
  };
  const entry = await openLog(root, policy, {
    ...draftEntry(root, tool, 'opened'),
    git_commit: null,
    note: originOf(policy),
  });
  publish(path.join(root, policyFile), formatDocument(evidencePolicy, policy));
  return { policy, entry };
}

function completed(root: string, entry: EvidenceEntry | undefined): { policy: EvidencePolicy; entry: EvidenceEntry } {
  const name = /^gatehouse-evidence\/([^\s+/]+)\//.exec(entry?.note ?? '')?.[1];
  if (entry?.event !== 'opened' || name === undefined)
    throw new Failure(
      'refused',
      `${entriesFolder()} has entries, and ${policyFile} is not there; restore it from git or a copy`,
    );
  const policy: EvidencePolicy = { schema: 'evidence-policy/v1', log: entry.log, name };
  publish(path.join(root, policyFile), formatDocument(evidencePolicy, policy), { exclusive: true });
  return { policy, entry };
}
