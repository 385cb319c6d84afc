/** The bytes that were checked (contract 1.9). */
import { createHash } from 'node:crypto';

/** The bytes of one file. */
export type CheckedFile = { path: string; bytes: number; sha256: string };

/** The bytes behind one name. */
export interface CheckedInput extends CheckedFile {
  /**
   * Each file behind a pattern. Then `bytes` is their sum, and `sha256` that of the list of them, as `sha256sum` prints
   * it.
   */
  files?: CheckedFile[];
}

/** What was checked under a name: the file of that name, or those that match it as a pattern. */
export function checkedInput(name: string, files: readonly CheckedFile[]): CheckedInput {
  const [first] = files;
  if (first?.path === name) return { ...first };
  const list = files.map(({ sha256, path }) => `${sha256}  ${path}\n`).join('');
  return {
    path: name,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    sha256: createHash('sha256').update(list).digest('hex'),
    files: [...files],
  };
}
