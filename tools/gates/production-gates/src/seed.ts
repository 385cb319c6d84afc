/** The seed of the bootstrap, which nobody can shop for: it follows from the inputs (contract 18.14). */
import { createHash } from 'node:crypto';

/** The first 8 bytes, big-endian, of the sha256 of configuration hash and of what was read. */
export function seedOf(...parts: readonly string[]): bigint {
  return createHash('sha256')
    .update(parts.map((part) => `${part}\n`).join(''))
    .digest()
    .readBigUInt64BE(0);
}
