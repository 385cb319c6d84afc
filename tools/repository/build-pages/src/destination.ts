/** Where pages may be written: in a folder of their own, beside nobody else's (contract 47.7). */
import path from 'node:path';
import { Failure, type PageBuild } from '@gatehouse/contracts';
import { evidenceFolder, guardedFolders } from '@gatehouse/evidence';
import { isFile, readStart, realPlace } from '@gatehouse/files';

/** What is in them is the record, or git's: a page among it would be taken for a run or a result. */
const foreignFolders = ['.git', evidenceFolder, ...guardedFolders.map(({ folder }) => folder)];

/** Throws Failure `usage` for the repository itself and for folders of the record, also behind links. */
export function refuseRecord(root: string, folder: string): void {
  const inside = path.relative(realPlace(root), realPlace(folder));
  const of = foreignFolders.find((one) => inside === one || inside.startsWith(`${one}/`));
  if (inside !== '' && of === undefined) return;
  const got = of === undefined ? 'the repository' : `${inside}, which is for what ${of} holds`;
  throw new Failure('usage', `option --out: expected a folder for the pages alone, got ${got}`);
}

/** How every page of ours begins (bytes that are read of one that is there). */
const ownBeginning = "default-src 'none'; style-src 'sha256-";
const beginningSize = 1024;

/** Throws Failure `refused` for a file at the place of a page that is not one, and that no earlier build has written. */
export function refuseForeign(folder: string, places: Iterable<string>, before: PageBuild | undefined): void {
  for (const place of places) {
    if (before !== undefined && Object.hasOwn(before.pages, place)) continue;
    const file = path.join(folder, place);
    if (!isFile(file)) continue; // a folder is not replaced, and whoever writes the page says so
    const beginning = readStart(file, beginningSize);
    if (beginning === '' || beginning.includes(ownBeginning)) continue;
    throw new Failure(
      'refused',
      `${file}: is not a page of build-pages, and stays as it is; give the pages a folder of their own with --out, or move it away`,
    );
  }
}
