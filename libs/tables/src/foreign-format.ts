/** Files of other formats under the name of a CSV file, known by their first bytes (contract 1.2). */
const signatures: readonly [name: string, bytes: readonly (number | undefined)[]][] = [
  ['gzip', [0x1f, 0x8b]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['bzip2', [0x42, 0x5a, 0x68, undefined, 0x31, 0x41, 0x59, 0x26]],
  ['Parquet', [0x50, 0x41, 0x52, 0x31, 0x15]],
  ['an HDF5 file', [0x89, 0x48, 0x44, 0x46]],
  ['UTF-16 text', [0xff, 0xfe]],
  ['UTF-16 text', [0xfe, 0xff]],
];

/** What the first bytes of a file betray when they are those of something that is not UTF-8 text. */
export function nameOfForeignFormat(head: Uint8Array): string | undefined {
  return signatures.find(([, bytes]) => bytes.every((byte, i) => byte === undefined || head[i] === byte))?.[0];
}
