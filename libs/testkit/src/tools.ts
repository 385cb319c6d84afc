import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Tool } from '@gatehouse/cli';
import { workspace } from './built-tool';

/** Every tool of the house with its own description of itself, sorted by its name. */
export async function allTools(): Promise<Tool[]> {
  return Promise.all(
    toolFolders().map(
      async (folder) => ((await import(path.join(workspace, folder, 'src/tool.ts'))) as { tool: Tool }).tool,
    ),
  );
}

/** `tools/<family>/<executable>` of every executable, sorted by the executable's name. */
export function toolFolders(): string[] {
  const families = readdirSync(path.join(workspace, 'tools'));
  const folders = families.flatMap((family) =>
    readdirSync(path.join(workspace, 'tools', family)).map((name) => `tools/${family}/${name}`),
  );
  return folders.sort((a, b) => (path.basename(a) < path.basename(b) ? -1 : 1));
}
