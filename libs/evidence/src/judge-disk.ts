/**
 * Are the files what the log states of them, and is everything stated that lies in a guarded place (contract 22.4 to
 * 22.6)?
 */
import type { EvidenceFinding, EvidenceNote } from '@gatehouse/contracts';
import type { FileSum } from '@gatehouse/files';
import { printable } from '@gatehouse/render';
import type { Book, Statement } from './book';
import type { Facts } from './facts';
import { resultFolderOf, runFolderOf } from './place';

const restore = 'restore it from git or a copy';

export interface DiskVerdict {
  findings: EvidenceFinding[];
  notes: EvidenceNote[];
  /** Files whose bytes were compared. */
  compared: number;
}

export interface DiskOptions {
  /** Are changed sources findings? */
  inputs: boolean;
  /** Only statements of entries from this one on. */
  since: number;
  /** Judges guarded places as a whole; not where only some statements are judged. */
  unlogged: boolean;
}

export function judgeDisk(book: Book, fetched: readonly Book[], facts: Facts, options: DiskOptions): DiskVerdict {
  const findings: EvidenceFinding[] = [];
  const notes: EvidenceNote[] = [];
  let compared = 0;
  const open = new Set<string>();
  for (const [path, statement] of book.statements()) {
    if (statement.entry < options.since) continue;
    const found = facts.files.get(path);
    compared += 1;
    const finding = compareFile(book, path, statement, found, facts);
    if (finding === undefined) {
      if (found?.state === 'file' && (found.mode & 0o002) !== 0) open.add(path);
    } else if (statement.file.kind !== 'source') findings.push(finding);
    else (options.inputs ? findings : notes).push({ ...finding, code: 'input_changed' });
  }
  for (const path of facts.openFiles) open.add(path);
  for (const path of [...open].sort())
    notes.push({
      code: 'writable_by_others',
      place: path,
      entry: null,
      message: 'everybody on the machine may write it',
      next: `chmod o-w ${path}`,
    });
  const unlogged = options.unlogged ? judgeUnlogged(book, fetched, facts) : { findings: [], notes: [] };
  return {
    findings: [...findings.sort(byPlace), ...unlogged.findings],
    notes: [...notes, ...unlogged.notes],
    compared,
  };
}

function byPlace(a: EvidenceFinding, b: EvidenceFinding): number {
  return a.place < b.place ? -1 : a.place > b.place ? 1 : 0;
}

function compareFile(
  book: Book,
  path: string,
  { file, entry }: Statement,
  found: FileSum | undefined,
  facts: Facts,
): EvidenceFinding | undefined {
  const left = `${book.nameOf(entry)} has sha256 ${file.sha256}`;
  const finding = (code: 'missing' | 'changed' | 'not_a_file', message: string): EvidenceFinding => ({
    code,
    place: path,
    entry,
    message,
    next: restore,
  });
  if (found === undefined) return finding('missing', `${left}, and there is nothing`);
  if (found.state === 'other') return finding('not_a_file', `${left}, and there is a link, a folder or a device`);
  if (found.state === 'unread') return finding('changed', `${left}, and it cannot be read: ${found.why}`);
  if (file.kind === 'grows') return growth(book, path, facts, finding);
  if (found.sha256 === file.sha256) return undefined;
  const earlier = book.earlierWith(path, found.sha256);
  const older = earlier === undefined ? '' : `, as entry ${earlier} had it`;
  return {
    ...finding('changed', `${left}, found ${found.sha256}${older}`),
    next: file.kind === 'hand' ? `record-evidence ${printable(path)} --note TEXT, or ${restore}` : restore,
  };
}

/** Of a file that grows every statement counts: its first bytes are what they were. */
function growth(
  book: Book,
  path: string,
  facts: Facts,
  finding: (code: 'changed', message: string) => EvidenceFinding,
): EvidenceFinding | undefined {
  const starts = facts.starts.get(path);
  for (const { file, entry } of book.growthOf(path)) {
    if (file.bytes === null) continue;
    const now = starts?.get(file.bytes);
    if (now === file.sha256) continue;
    const found = now === undefined ? 'the file is shorter' : `found ${now}`;
    return finding(
      'changed',
      `${book.nameOf(entry)} has sha256 ${file.sha256} of the first ${file.bytes} bytes, ${found}`,
    );
  }
  return undefined;
}

function judgeUnlogged(
  book: Book,
  fetched: readonly Book[],
  facts: Facts,
): { findings: EvidenceFinding[]; notes: EvidenceNote[] } {
  const findings: EvidenceFinding[] = [];
  const unofficial = new Set<string>();
  for (const path of facts.guarded) {
    if (book.statementOf(path) !== undefined) continue;
    const run = runFolderOf(path);
    if (run !== undefined && facts.alive.subjects.has(run)) continue;
    const elsewhere = fetched.map((other) => other.statementOf(path)).find((one) => one !== undefined);
    if (elsewhere !== undefined && isAsStated(elsewhere, facts.files.get(path))) continue;
    const folder = resultFolderOf(path);
    const why = folder === undefined ? undefined : whyOfficial(book, facts, folder);
    if (folder !== undefined && why === undefined) {
      unofficial.add(folder);
      continue;
    }
    const isFollowed = facts.files.get(path)?.state !== 'other';
    findings.push({
      code: 'unlogged',
      place: path,
      entry: null,
      message: isFollowed
        ? `no entry states it${why === undefined || why === '' ? '' : `, and ${why}`}`
        : 'no entry states it, and it is a link or a device: what lies behind it is not judged',
      next: isFollowed
        ? `record-evidence ${printable(path)} --note TEXT, if it belongs there`
        : 'put what it leads to in its place, or remove it',
    });
  }
  return {
    findings,
    notes: [...unofficial].map((place) => ({
      code: 'unofficial',
      place,
      entry: null,
      message: 'comes from work outside official runs: no entry states it, and nothing names it',
      next: null,
    })),
  };
}

function isAsStated({ file }: Statement, found: FileSum | undefined): boolean {
  return found?.state === 'file' && found.sha256 === file.sha256;
}

/**
 * Why an unstated file of a folder of results is a finding; undefined where the folder comes from work outside official
 * runs.
 */
function whyOfficial(book: Book, facts: Facts, folder: string): string | undefined {
  const unstated = facts.folders.get(folder);
  if (unstated === undefined) return ''; // other files of the folder are stated
  if (unstated.tags.some((tag) => facts.alive.tags.has(tag))) return undefined;
  const tag = unstated.tags.find((stated) => [...book.runs.runs.values()].some((run) => run.tag === stated));
  if (tag !== undefined) return `a report beside it states the tag of a logged run, ${tag}`;
  if (unstated.unread[0] !== undefined) return `a report beside it cannot be read: ${unstated.unread[0]}`;
  return facts.named.has(folder) ? 'ledger or registry name the folder' : undefined;
}
