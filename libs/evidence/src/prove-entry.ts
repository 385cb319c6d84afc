/** The proof of one entry from the log on disk; see proof.ts. */
import { Failure } from '@gatehouse/contracts';
import { Chain } from './chain';
import { givenCheckpoint, ownCheckpoints } from './checkpoint-files';
import { parseCheckpoint } from './checkpoint';
import { policyOf } from './logged-step';
import { formatProof } from './proof';
import { segmentsOf } from './read-log';
import { entriesFolder } from './segments';
import { rootOf } from './tree';

/**
 * By the newest stored checkpoint that covers the entry and that the log agrees with. Throws Failure `usage` for an
 * entry that the log does not have,
 * `missing-input` when no checkpoint covers it, `damaged-input` when the log is not whole.
 */
export function proveEntry(
  root: string,
  index: number,
  given: readonly string[],
  resolve: (given: string) => string,
): { text: string; size: number } {
  const chain = new Chain({ log: policyOf(root).log, keepLeaves: true });
  let line: Buffer | undefined;
  for (const entry of chain.read(segmentsOf(root, entriesFolder()))) if (entry.index === index) line = entry.line;
  const [fault] = chain.findings;
  if (fault !== undefined) throw new Failure('damaged-input', `${fault.place}: ${fault.message}; see verify-evidence`);
  if (line === undefined)
    throw new Failure('usage', `option --prove: the log has entries 0 to ${chain.size - 1}, not ${index}`);
  const covering = [...ownCheckpoints(root), ...given.map((one) => givenCheckpoint(root, one, resolve))]
    .flatMap(({ bytes, fault: unread }) => {
      const parsed = unread === undefined ? parseCheckpoint(bytes) : { fault: unread };
      return 'fault' in parsed || parsed.log !== chain.identity
        ? []
        : [{ bytes, size: parsed.size, root: parsed.root }];
    })
    .filter(({ size }) => size > index && size <= chain.size)
    .filter(({ size, root: stated }) => rootOf(chain.leaves.slice(0, size)).toString('base64') === stated)
    .sort((a, b) => b.size - a.size);
  const [newest] = covering;
  if (newest === undefined)
    throw new Failure('missing-input', `no checkpoint covers entry ${index}; next: seal-evidence`);
  const leaves = chain.leaves.slice(0, newest.size);
  return { text: formatProof({ line, index, leaves, checkpoint: newest.bytes }), size: newest.size };
}
