import { freeze, type FreezeVerification } from '@gatehouse/contracts';
import { inspectDocument } from '@gatehouse/files';
import { isOwnFreeze } from '@gatehouse/records';

/**
 * What can be said of a freeze file by itself: why it does not hold for a run at this commit, if so, and whether
 * freeze-config made it, which then is asked for the rest (contract 3.7).
 */
export function checkFreeze(
  file: string,
  shown: string,
  commit: string | undefined,
): { problem: string | undefined; isOurs: boolean } {
  const reading = inspectDocument(freeze, file);
  if (reading.state === 'missing')
    return { problem: `freeze file not found: ${shown}; freeze the configuration first`, isOurs: false };
  if (reading.state === 'damaged') return { problem: `freeze file cannot be used: ${reading.problem}`, isOurs: false };
  if (isOwnFreeze(reading.value)) return { problem: undefined, isOurs: true };
  const frozen = reading.value.git_commit;
  const holds =
    frozen === undefined || frozen === null || frozen === '' || (commit !== undefined && isSameCommit(frozen, commit));
  const problem = holds
    ? undefined
    : `freeze file ${shown} was made at commit ${frozen}, but the repository stands on ${commit ?? 'no commit'}; freeze again or check that commit out`;
  return { problem, isOurs: false };
}

/** Freezes may carry an abbreviated commit; git's own shortest is 7. */
function isSameCommit(frozen: string, commit: string): boolean {
  return /^[0-9a-f]{7,64}$/i.test(frozen) && commit.startsWith(frozen.toLowerCase());
}

const mostNamed = 20;

/** What differs, key by key, in one line; undefined when the freeze holds. `details` is the file that has all of it. */
export function differenceProblem(
  { holds, differences }: FreezeVerification,
  shown: string,
  details: string,
): string | undefined {
  if (holds) return undefined;
  const named = differences.slice(0, mostNamed).map(({ key, old, new: now }) => `${key}: ${old} \u2192 ${now}`);
  const more = differences.length > mostNamed ? `; and ${differences.length - mostNamed} more in ${details}` : '';
  return `freeze file ${shown} does not hold: ${named.join('; ')}${more}. Restore what was frozen, or freeze again`;
}
