// Generates libs/contracts/src/generated/ from schemas/: types, validators, one constant per document.
// As a program it writes the files; `generate()` returns them, so that a test can compare.
import { readFile, readdir, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standaloneModule from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { compile } from 'json-schema-to-typescript';

const workspace = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const schemaDir = path.join(workspace, 'schemas');
export const generatedDir = path.join(workspace, 'libs/contracts/src/generated');
const banner = '// Generated from schemas/ by `npm run codegen`. Do not edit.\n';
const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** @returns {Promise<Map<string, object>>} document name → schema, sorted by name */
export async function readSchemas() {
  const files = (await readdir(schemaDir)).filter((file) => file.endsWith('.schema.json')).sort();
  const entries = await Promise.all(
    files.map(async (file) => {
      const schema = JSON.parse(await readFile(path.join(schemaDir, file), 'utf8'));
      if (schema.$id !== file) throw new Error(`schemas/${file}: $id is ${schema.$id}, expected ${file}`);
      return [file.replace('.schema.json', ''), schema];
    }),
  );
  return new Map(entries);
}

async function types(schemas, documents) {
  const root = {
    title: 'Documents',
    type: 'object',
    additionalProperties: false,
    required: documents,
    properties: Object.fromEntries(documents.map((name) => [name, { $ref: `${name}.schema.json` }])),
  };
  return (
    banner +
    (await compile(root, 'Documents', {
      cwd: `${schemaDir}/`,
      bannerComment: '',
      additionalProperties: true,
      style: { singleQuote: true, printWidth: 120 },
    }))
  );
}

async function validators(schemas, documents) {
  const ajv = new Ajv({
    schemas: [...schemas.values()].map(bare),
    strict: true,
    strictNumbers: false, // NaN is a number here, because Python's documents hold it
    strictTypes: false,
    allowUnionTypes: true,
    inlineRefs: false, // a definition that many documents share is one function
    code: { source: true, esm: true },
  });
  const refs = Object.fromEntries(documents.map((name) => [camel(name), `${name}.schema.json`]));
  const source = standaloneModule.default(ajv, refs);
  const bundled = await build({
    stdin: { contents: source, resolveDir: workspace, loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    legalComments: 'none',
  });
  return `${banner}const fault = (instancePath, keyword, message, params) => ({ instancePath, keyword, message, params });\n${lean(bundled.outputFiles[0].text)}`;
}

/**
 * Ajv reports each fault as an object of five parts. What libs/contracts/src/document.ts reads of it is made by a
 * function instead: validators without the rest are smaller by a quarter. Throws when a fault is not written as expected.
 */
function lean(source) {
  const text = String.raw`(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')`;
  const literal = new RegExp(
    String.raw`\{ instancePath(?:: (.+?))?, schemaPath: ${text}, keyword: (${text}), params: (\{(?:${text}|[^"'{}])*\}), message: ((?:${text}|[\w +])+) \}`,
    'g',
  );
  let count = 0;
  const made = source.replace(literal, (_, place = 'instancePath', keyword, params, message) => {
    count += 1;
    const isRead = /^\{ (additionalProperty|allowedValues?):/.test(params);
    return `fault(${place}, ${keyword}, ${message}${isRead ? `, ${params}` : ''})`;
  });
  const wanted = source.match(/schemaPath: /g)?.length ?? 0;
  if (count !== wanted) throw new Error(`${wanted} faults are reported, ${count} of them as expected`);
  return made;
}

/** Without what only people read, since validators hold the parts of schemas that they compare with. */
const bare = (schema) =>
  JSON.parse(JSON.stringify(schema), (key, value) =>
    (key === 'title' || key === 'description') && typeof value === 'string' ? undefined : value,
  );

function index(schemas, documents) {
  const lines = documents.map(
    (name) =>
      `export const ${camel(name)}: Document<types.${schemas.get(name).title}> = /* @__PURE__ */ document('${name}', check.${camel(name)});`,
  );
  return `${banner}import { document, type Document } from '../document';\nimport type * as types from './types';\nimport * as check from './validators.js';\n\n${lines.join('\n')}\n`;
}

/** @returns {Promise<Map<string, string>>} file name → text */
export async function generate() {
  const schemas = await readSchemas();
  const documents = [...schemas.keys()].filter((name) => name !== 'common');
  const declarations = documents.map((name) => `export declare const ${camel(name)}: Check;`).join('\n');
  return new Map([
    ['types.ts', await types(schemas, documents)],
    ['validators.js', await validators(schemas, documents)],
    ['validators.d.ts', `${banner}import type { Check } from '../document';\n\n${declarations}\n`],
    ['documents.ts', index(schemas, documents)],
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = await generate();
  await mkdir(generatedDir, { recursive: true });
  for (const name of await readdir(generatedDir)) if (!files.has(name)) await rm(path.join(generatedDir, name));
  for (const [name, text] of files) await writeFile(path.join(generatedDir, name), text);
  console.log(`${files.size} files in ${path.relative(workspace, generatedDir)}`);
}
