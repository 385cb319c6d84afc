import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Document } from './document';
import * as documents from './generated/documents';
import { parseJson } from './json';

const workspace = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const generated = path.join(workspace, 'libs/contracts/src/generated');
const tests = path.join(workspace, 'schemas/tests');
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

test('every schema has its tests', () => {
  expect(readdirSync(tests).sort()).toEqual(kinds.map(({ name }) => `${name}.json`).sort());
});

/** As in the JSON-Schema-Test-Suite. `text` stands for `data` where the point is what only Python calls JSON. */
interface Suite {
  description: string;
  schema: { $ref: string };
  tests: { description: string; data?: unknown; text?: string; valid: boolean }[];
}

describe.each(kinds.map((kind) => [kind.name, kind] as const))('%s', (name, kind) => {
  const file = path.join(tests, `${name}.json`);
  const suites = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Suite[]) : [];
  const cases = suites.flatMap((suite) => suite.tests);

  test('has tests of both kinds, each with a description of its own', () => {
    expect(suites.map(({ schema }) => schema.$ref)).toEqual(suites.map(() => `${name}.schema.json`));
    expect(cases.filter(({ valid }) => valid).length).toBeGreaterThanOrEqual(2);
    expect(cases.filter(({ valid }) => !valid).length).toBeGreaterThanOrEqual(1);
    expect(new Set(cases.map(({ description, valid }) => `${valid} ${description}`)).size).toBe(cases.length);
  });
  test.each(cases.map((one) => [`${one.valid ? 'accepted' : 'refused'}: ${one.description}`, one] as const))(
    '%s',
    (_, { data, text, valid }) => {
      const fault = kind.fault(text === undefined ? data : parseJson(text, file));
      if (valid) expect(fault).toBeUndefined();
      else expect(fault).toBeTypeOf('string');
    },
  );
});
