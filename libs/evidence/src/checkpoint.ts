/**
 * A checkpoint: what the log was at one size, as text that is signed and kept elsewhere (contract 21.1, C2SP
 * tlog-checkpoint).
 */
import type { EvidencePolicy } from '@gatehouse/contracts';

/** Larger files are not checkpoints, bytes. */
export const largestCheckpoint = 64 * 1024;

export interface Checkpoint {
  origin: string;
  /** Of the log; undefined where the origin names none. */
  log: string | undefined;
  /** Entries that it covers. */
  size: number;
  /** Base64. */
  root: string;
  /** sha256 of the last line, hex; undefined where the text has no such line. */
  head: string | undefined;
}

/** What the checkpoints of a log begin with. */
export function originOf({ name, log }: Pick<EvidencePolicy, 'name' | 'log'>): string {
  return `gatehouse-evidence/${name}/${log}`;
}

export function formatCheckpoint({ origin, size, root, head }: Omit<Checkpoint, 'log'>): string {
  return `${origin}\n${size}\n${root}\n${head === undefined ? '' : `head ${head}\n`}`;
}

/** The checkpoint in a text, or what is wrong with it. Extension lines besides `head` are passed over. */
export function parseCheckpoint(bytes: Uint8Array): Checkpoint | { fault: string } {
  if (bytes.length > largestCheckpoint)
    return { fault: `is ${bytes.length} bytes long, more than ${largestCheckpoint}` };
  const text = Buffer.from(bytes).toString('utf8');
  const lines = text.split('\n');
  if (lines.pop() !== '') return { fault: 'does not end with a line end' };
  const [origin = '', size = '', root = '', ...extensions] = lines;
  if (origin === '') return { fault: 'line 1: expected an origin' };
  if (!/^(0|[1-9]\d*)$/.test(size) || !Number.isSafeInteger(Number(size)))
    return {
      fault: `line 2: expected a size below 2^53 without leading zeros, found ${JSON.stringify(size.slice(0, 40))}`,
    };
  if (!/^[A-Za-z0-9+/]{43}=$/.test(root) || Buffer.from(root, 'base64').toString('base64') !== root)
    return { fault: `line 3: expected a root of 32 bytes in base64, found ${JSON.stringify(root.slice(0, 60))}` };
  if (extensions.includes('')) return { fault: `line ${extensions.indexOf('') + 4}: is empty` };
  const heads = extensions.filter((line) => line.startsWith('head '));
  if (heads.some((line) => !/^head [0-9a-f]{64}$/.test(line)) || heads.length > 1)
    return { fault: 'expected one line with head and a sha256' };
  return {
    origin,
    log: /^gatehouse-evidence\/[^\s+/]+\/([0-9a-f]{32})$/.exec(origin)?.[1],
    size: Number(size),
    root,
    head: heads[0]?.slice('head '.length),
  };
}
