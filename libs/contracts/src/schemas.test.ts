import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Document } from './document';
import * as documents from './generated/documents';
import { parseJson } from './json';

const workspace = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const generated = path.join(workspace, 'libs/contracts/src/generated');
const examples = path.join(workspace, 'schemas/examples');
const kinds = Object.values(documents) as Document<unknown>[];

interface Codegen {
  generate(): Promise<Map<string, string>>;
}

test('what is generated is what the schemas say', async () => {
  const { generate } = (await import(path.join(workspace, 'scripts/dev/codegen.mjs'))) as Codegen;
  const fresh = await generate();
  expect(readdirSync(generated).sort(), 'stale or orphan files: run npm run codegen').toEqual([...fresh.keys()].sort());
  for (const [name, text] of fresh)
    expect(readFileSync(path.join(generated, name), 'utf8') === text, `${name} is stale: run npm run codegen`).toBe(
      true,
    );
});

test('every example belongs to a schema', () => {
  expect(readdirSync(examples).sort()).toEqual(kinds.map(({ name }) => name).sort());
});

describe.each(kinds.map((kind) => [kind.name, kind] as const))('%s', (name, kind) => {
  const folder = path.join(examples, name);
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  const read = (file: string): unknown => parseJson(readFileSync(path.join(folder, file), 'utf8'), file);
  const valid = files.filter((file) => file.startsWith('valid-'));
  const invalid = files.filter((file) => file.startsWith('invalid-'));

  test('has examples of both kinds', () => {
    expect(valid.length).toBeGreaterThanOrEqual(2);
    expect(invalid.length).toBeGreaterThanOrEqual(1);
    expect(valid.length + invalid.length).toBe(files.length);
  });
  test.each(valid)('%s is accepted', (file) => expect(kind.fault(read(file))).toBeUndefined());
  test.each(invalid)('%s is refused', (file) => expect(kind.fault(read(file))).toBeTypeOf('string'));
});
