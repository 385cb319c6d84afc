/**
 * ZIP archives. Written so that the same members give the same bytes on every machine, in every time zone; read with
 * every checksum checked.
 */
import { crc32 } from 'node:zlib';
import { zipSync } from 'fflate';
import { fromBufferPromise, getFileNameLowLevel, type Entry, type ZipFile } from 'yauzl';

export interface ZipMember {
  /** Path in the archive, with `/`. */
  name: string;
  bytes: Uint8Array;
}

/** Rights of every member: a file that everybody reads and its owner writes. */
const attributes = (0o100644 << 16) >>> 0;
const [firstYear, lastYear] = [1980, 2099];

/**
 * The archive of these members, sorted by name, all of one time (UTC, two seconds exact) and with rights 0644. A time
 * that a ZIP archive cannot name is brought to the nearest year it can.
 */
export function zipBytes(members: readonly ZipMember[], time: Date): Uint8Array {
  const year = Math.min(Math.max(time.getUTCFullYear(), firstYear), lastYear);
  const mtime = new Date(time);
  mtime.setUTCFullYear(year);
  const sorted = [...members].sort((a, b) => (a.name < b.name ? -1 : 1));
  return inUtc(() =>
    zipSync(Object.fromEntries(sorted.map(({ name, bytes }) => [name, bytes])), {
      level: 9,
      mtime,
      os: 3,
      attrs: attributes,
    }),
  );
}

/** The package takes the fields of local time, of which some do not exist when clocks change. */
function inUtc<T>(work: () => T): T {
  const zone = process.env['TZ'];
  process.env['TZ'] = 'UTC';
  try {
    return work();
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
}

/** What came of reading an archive. */
export type ZipReading = { members: ZipMember[] } | { fault: string };

/** Nothing that these tools read holds more. */
const mostBytes = 1024 * 1024 * 1024;

/**
 * The members in the order of the archive, also those of one name and those whose name leaves the archive; folders
 * without content are left out.
 */
export async function readZip(bytes: Buffer): Promise<ZipReading> {
  try {
    const archive = await fromBufferPromise(bytes, { lazyEntries: true, decodeStrings: false });
    const members: ZipMember[] = [];
    let left = mostBytes;
    for await (const entry of archive.eachEntry()) {
      const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
      left -= entry.uncompressedSize;
      if (left < 0) return { fault: `holds more than ${mostBytes} bytes` };
      if (name.endsWith('/') && entry.uncompressedSize === 0) continue;
      members.push({ name, bytes: await contentOf(archive, entry, name) });
    }
    return { members };
  } catch (error) {
    return { fault: (error as Error).message };
  }
}

async function contentOf(archive: ZipFile, entry: Entry, name: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of await archive.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
  const bytes = Buffer.concat(pieces);
  if (crc32(bytes) !== entry.crc32) throw new Error(`${name}: wrong checksum`);
  return bytes;
}
