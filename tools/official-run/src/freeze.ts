import path from 'node:path';
import { freeze } from '@gatehouse/contracts';
import { inspectDocument } from '@gatehouse/files';

/** Why the freeze file does not hold for a run at this commit; undefined when it does (contract 3.7). */
export function freezeProblem(file: string, shown: string, commit: string | undefined): string | undefined {
  const reading = inspectDocument(freeze, path.resolve(file));
  if (reading.state === 'missing') return `freeze file not found: ${shown}; freeze the configuration first`;
  if (reading.state === 'damaged') return `freeze file cannot be used: ${reading.problem}`;
  const frozen = reading.value.git_commit;
  if (frozen === undefined || frozen === null || frozen === '') return undefined;
  if (commit !== undefined && isSameCommit(frozen, commit)) return undefined;
  return `freeze file ${shown} was made at commit ${frozen}, but the repository stands on ${commit ?? 'no commit'}; freeze again or check that commit out`;
}

/** Freezes may carry an abbreviated commit; git's own shortest is 7. */
function isSameCommit(frozen: string, commit: string): boolean {
  return /^[0-9a-f]{7,64}$/i.test(frozen) && commit.startsWith(frozen.toLowerCase());
}
