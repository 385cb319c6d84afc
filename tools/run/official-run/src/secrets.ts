import { piecesOf } from '@gatehouse/files';
import type { Masking } from '@gatehouse/render';

/**
 * The names of the secrets that stand in a file, which is read in pieces; those found until then when it cannot be read
 * on.
 */
export async function secretsInFile({ secrets }: Masking, file: string): Promise<string[]> {
  const sought = secrets.map(({ name, value }) => ({ name, bytes: Buffer.from(value) }));
  const overlap = Math.max(0, ...sought.map(({ bytes }) => bytes.length)) - 1;
  const found = new Set<string>();
  if (overlap < 0) return [];
  let before: Buffer = Buffer.alloc(0);
  try {
    for await (const piece of piecesOf(file)) {
      const seen = Buffer.concat([before, piece]);
      for (const { name, bytes } of sought) if (!found.has(name) && seen.includes(bytes)) found.add(name);
      before = Buffer.from(seen.subarray(Math.max(0, seen.length - overlap)));
    }
  } catch {
    return [...found];
  }
  return [...found];
}
