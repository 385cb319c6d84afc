/** Files of other formats under the name of a CSV file, known by their first bytes (contract 1.2b). */

/** Bytes after which every format here, and a byte order mark, can be told. */
export const headBytes = 512;

const ascii = (text: string): readonly number[] => [...Buffer.from(text, 'latin1')];

const binary: readonly { name: string; bytes: readonly (number | undefined)[]; at?: number }[] = [
  { name: 'gzip', bytes: [0x1f, 0x8b] },
  { name: 'zip', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { name: 'zstd', bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { name: 'xz', bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { name: 'bzip2', bytes: [0x42, 0x5a, 0x68, undefined, 0x31, 0x41, 0x59, 0x26] },
  { name: 'lz4', bytes: [0x04, 0x22, 0x4d, 0x18] },
  { name: '7z', bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { name: 'rar', bytes: ascii('Rar!\x1a') },
  { name: 'a tar archive', bytes: ascii('ustar'), at: 257 },
  { name: 'Parquet', bytes: [0x50, 0x41, 0x52, 0x31, 0x15] },
  { name: 'an Arrow file', bytes: ascii('ARROW1\0') },
  { name: 'an Avro file', bytes: ascii('Obj\x01') },
  { name: 'an HDF5 file', bytes: [0x89, 0x48, 0x44, 0x46] },
  { name: 'an SQLite database', bytes: ascii('SQLite format 3\0') },
  { name: 'a NumPy array', bytes: ascii('\x93NUMPY') },
  { name: 'an old Excel workbook (OLE)', bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { name: 'UTF-32 text', bytes: [0xff, 0xfe, 0, 0] },
  { name: 'UTF-32 text', bytes: [0, 0, 0xfe, 0xff] },
  { name: 'UTF-16 text', bytes: [0xff, 0xfe] },
  { name: 'UTF-16 text', bytes: [0xfe, 0xff] },
];

/** Formats that are text. `<TICKER>,<DATE>` and `[date],[ticker]` are headers of tables that exist. */
const text: readonly { name: string; start: RegExp }[] = [
  { name: 'HTML', start: /^\s*<(?:!doctype\s+html|!--|(?:html|head|body|table|meta|style|script|div)[\s>])/i },
  { name: 'XML', start: /^\s*<\?xml\s/i },
  { name: 'JSON', start: /^\s*(?:\{\s*["}]|\[\s*[[{"\]])/ },
  { name: 'PDF', start: /^%PDF-/ },
  { name: 'RTF', start: /^\{\\rtf/ },
  {
    name: 'a Git LFS pointer, not the file itself: fetch it with `git lfs pull`',
    start: /^version https:\/\/git-lfs\.github\.com\/spec\//,
  },
];

/**
 * What the first bytes of a file (`headBytes` of them, or all) show it to be when it is not a table of text: the end of
 * a sentence.
 */
export function foreignFormat(head: Uint8Array): string | undefined {
  const isAt = ({ bytes, at = 0 }: (typeof binary)[number]): boolean =>
    bytes.every((byte, index) => byte === undefined || head[at + index] === byte);
  const known = binary.find(isAt)?.name ?? (isWideText(head) ? 'UTF-16 text without a byte order mark' : undefined);
  return known === undefined ? foreignText(head) : `not UTF-8 text: looks like ${known}`;
}

/** As `foreignFormat`, for formats that are text. */
export function foreignText(head: Uint8Array): string | undefined {
  const start = Buffer.from(head)
    .toString('utf8')
    .replace(/^\ufeff/, '');
  const named = text.find((format) => format.start.test(start));
  return named === undefined ? undefined : `not a table: looks like ${named.name}`;
}

/** Two characters of the Latin script, each beside a zero byte. */
function isWideText([a, b, c, d]: Uint8Array): boolean {
  const isLetter = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x09 && byte < 0x7f;
  return (isLetter(a) && b === 0 && isLetter(c) && d === 0) || (a === 0 && isLetter(b) && c === 0 && isLetter(d));
}
