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

/** Ajv as the generated validators have it; NaN is a number here, because Python's documents hold it. */
export function validatorFactory(schemas, code = {}) {
  return new Ajv({
    schemas: [...schemas.values()],
    strict: true,
    strictNumbers: false,
    strictTypes: false,
    allowUnionTypes: true,
    code,
  });
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
  const ajv = validatorFactory(schemas, { source: true, esm: true });
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
  return banner + bundled.outputFiles[0].text;
}

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
