import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Tool } from '@gatehouse/cli';
import { workspace } from './built-tool';

/** Every tool of the house with its own description of itself, by folder name. */
export async function allTools(): Promise<Tool[]> {
  const folders = readdirSync(path.join(workspace, 'tools')).sort();
  return Promise.all(folders.map(async (folder) => ((await import(path.join(workspace, 'tools', folder, 'src/tool.ts'))) as { tool: Tool }).tool));
}
