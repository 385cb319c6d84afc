// Writes the tables of options and exit statuses into the pages of docs/contract/, from the tools' own tables. With
// --check nothing is written: it ends in 1 when a page says otherwise. Usage: contract.mjs [--check]
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadTools } from './tools.mjs';

const pages = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../docs/contract');
const { tools, contractTables } = await loadTools('libs/cli/src/manual/contract-tables.ts');
const names = readdirSync(pages);
for (const tool of tools) {
  const page = names.find((name) =>
    name
      .replace(/^\d+-|\.md$/g, '')
      .split('-and-')
      .includes(tool.name),
  );
  if (page === undefined) {
    console.error(`docs/contract has no page of ${tool.name}`);
    process.exitCode = 1;
    continue;
  }
  const file = path.join(pages, page);
  const before = readFileSync(file, 'utf8');
  const after = withTables(before, tool.name, contractTables(tool));
  if (after === before) continue;
  if (!process.argv.includes('--check')) writeFileSync(file, after);
  else {
    console.error(`docs/contract/${page} is not what tool.ts says: node scripts/dev/contract.mjs writes it anew`);
    process.exitCode = 1;
  }
}

/** The page with the tables between the tool's markers; a page without them gets them at its end. */
function withTables(page, name, tables) {
  const [start, end] = [`<!-- options of ${name} -->`, `<!-- /options of ${name} -->`];
  const block = `${start}\n\n${tables}\n\n${end}`;
  const at = page.indexOf(start);
  if (at === -1) return `${page.trimEnd()}\n\n## Options and exit statuses of ${name}\n\n${block}\n`;
  return page.slice(0, at) + block + page.slice(page.indexOf(end) + end.length);
}
