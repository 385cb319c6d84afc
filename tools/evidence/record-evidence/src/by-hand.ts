/** What people write by hand, entered with a reason (contract 20.11). */
import { lstatSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { Failure, type EvidenceEntry, type PendingEntry, type StatedFile, type StatedView } from '@gatehouse/contracts';
import {
  changedRows,
  changesOf,
  draftEntry,
  evidenceFolder,
  filesIn,
  isLedger,
  kindOf,
  newestFiles,
  placeInLog,
  registryFile,
  runFolderOf,
  sorted,
  statedFile,
  statedOnce,
  viewOf,
  type Kind,
} from '@gatehouse/evidence';
import { readBytesNoFollow } from '@gatehouse/files';
import { runAt, stateOfRun } from '@gatehouse/runs';
import { carriesTag } from './adopt';

export interface ByHand {
  root: string;
  tool: string;
  /** Absolute paths of files and folders. */
  given: readonly string[];
  note: string;
  /** How they are judged later; undefined: as the log has them, else by their place. */
  kind: 'hand' | 'rewritten' | 'grows' | undefined;
}

/**
 * The entry, undefined when nothing differs from what the log says. Throws Failure `usage` or `refused` naming the
 * file.
 */
export function recorded({ root, tool, given, note, kind }: ByHand): PendingEntry | undefined {
  const places = [...new Set(given.flatMap((file) => placesOf(root, file)))];
  refuseLiving(root, places);
  const ledgers = places.filter((place) => isLedger(root, place));
  for (const ledger of ledgers) {
    const [problem] = changedRows(root, ledger);
    if (problem !== undefined)
      throw new Failure('refused', problem.replace(/, or record-evidence it with a reason$/, ''));
  }
  const newest = newestFiles(root, places);
  const files = places
    .filter((place) => !ledgers.includes(place))
    .flatMap((place): StatedFile[] => {
      const known = newest.get(place)?.stated;
      const now = statedFile(root, place, kind ?? kindByHand(place, known?.kind));
      if (now === undefined) throw new Failure('refused', `${place}: expected a regular file`);
      if (known?.kind === 'fixed' && known.sha256 !== now.sha256)
        throw new Failure('refused', statedOnce(place, newest.get(place)?.entry as EvidenceEntry));
      if (known?.sha256 === now.sha256 && (kind === undefined || known.kind === kind || known.kind === 'fixed'))
        return [];
      if (now.kind === 'grows' && changesOf(root, [place]).size > 0)
        throw new Failure('refused', `${place}: it does not only grow; restore it, or give --kind rewritten`);
      return [now];
    });
  const views = [...ledgers, ...files.filter(({ path: file }) => file === registryFile).map(({ path: file }) => file)]
    .map((file) => viewNow(root, file))
    .filter((view) => view !== undefined);
  if (files.length + views.length === 0) return undefined;
  return { ...draftEntry(root, tool, 'recorded'), witnessed: false, note, files: sorted(files), views };
}

function kindByHand(place: string, known: Kind | undefined): Kind {
  const kind = known ?? kindOf(place);
  return kind === 'rewritten' || kind === 'grows' || (kind === 'fixed' && known !== undefined) ? kind : 'hand';
}

function viewNow(root: string, file: string): StatedView | undefined {
  const bytes = readBytesNoFollow(path.join(root, file), 2 ** 30);
  return viewOf(root, file, bytes, bytes);
}

/** The file, or those below the folder; no link, nothing outside the repository, nothing of the log itself. */
function placesOf(root: string, file: string): string[] {
  const place = placeInLog(root, file);
  const refuse = (why: string): never => {
    throw new Failure('refused', `${file}: ${why}`);
  };
  if (place === undefined) return refuse('lies outside the repository');
  if (place === evidenceFolder || place.startsWith(`${evidenceFolder}/`)) return refuse('is the log itself');
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (stat === undefined) throw new Failure('missing-input', `${file}: not found`);
  if (path.join(realpathSync(root), place) !== realpathSync(file)) return refuse('is a link, or lies behind one');
  if (stat.isFile()) return [place];
  if (!stat.isDirectory()) return refuse('expected a regular file or a folder');
  const found = filesIn(root, place);
  const link = found.find(({ isLink }) => isLink);
  if (link !== undefined) return refuse(`holds ${link.path}, which is a link or a device`);
  return found.map(({ path: one }) => one);
}

function refuseLiving(root: string, places: readonly string[]): void {
  for (const subject of new Set(places.flatMap((place) => runFolderOf(place) ?? []))) {
    const run = runAt(path.join(root, subject));
    const { state, result } = stateOfRun(run);
    if (state === 'running' || carriesTag(run, result))
      throw new Failure('refused', `${subject}: the run is alive, and enters its files itself when it ends`);
  }
}
