/** That one entry is in the log of a checkpoint, for somebody who has not the log (contract 22.11, C2SP tlog-proof). */
import { inclusionProof, type Sum } from './tree';

export interface ProvenEntry {
  line: Buffer;
  index: number;
  /** Leaves of the log as the checkpoint covers it. */
  leaves: readonly Sum[];
  /** The checkpoint, verbatim. */
  checkpoint: Uint8Array;
}

/** The proof as text. Throws RangeError when the checkpoint does not cover the entry. */
export function formatProof({ line, index, leaves, checkpoint }: ProvenEntry): string {
  return [
    'c2sp.org/tlog-proof@v1',
    `extra ${line.toString('base64')}`,
    `index ${index}`,
    ...inclusionProof(leaves, index).map((sum) => sum.toString('base64')),
    '',
    Buffer.from(checkpoint).toString('utf8'),
  ].join('\n');
}
