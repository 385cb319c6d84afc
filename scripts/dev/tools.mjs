// Where each executable's source is: tools/<family>/<executable>.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const workspace = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Executable's name → its folder relative to the workspace, sorted by name. */
export function toolFolders() {
  const folders = readdirSync(path.join(workspace, 'tools')).flatMap((family) =>
    readdirSync(path.join(workspace, 'tools', family)).map((name) => [name, `tools/${family}/${name}`]),
  );
  return new Map(folders.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Throws an Error when no family has this executable. */
export function toolFolder(name) {
  const folder = toolFolders().get(name);
  if (folder === undefined) throw new Error(`no folder tools/*/${name}`);
  return folder;
}
