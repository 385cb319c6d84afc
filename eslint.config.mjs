import nx from '@nx/eslint-plugin';
import parser from '@typescript-eslint/parser';

// tools → libs → contracts, never tool → tool; an npm package only through the lib that owns it.
const owners = { yargs: 'cli', 'cli-progress': 'cli', 'csv-parse': 'csv', 'csv-stringify': 'csv', 'jsonc-parser': 'contracts', ajv: 'none', fzstd: 'data-quality-gate', yaml: 'freeze-config', '@observablehq/plot': 'pages', linkedom: 'pages' };
const owned = (except) =>
  Object.keys(owners)
    .filter((name) => owners[name] !== except)
    .flatMap((name) => [name, `${name}/*`]);
const base = ['lib:contracts', 'lib:render'];

export default [
  { ignores: ['scripts/dev/loader.js', 'dist/', 'node_modules/', '.nx/', '**/generated/', 'coverage/'] },
  {
    files: ['tools/**/*.ts', 'libs/**/*.ts', 'test/**/*.ts', 'examples/**/*.ts'],
    languageOptions: { parser },
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [],
          depConstraints: [
            { sourceTag: 'kind:tool', onlyDependOnLibsWithTags: [...base, 'lib:files', 'lib:csv', 'lib:cli', 'lib:runs', 'lib:pages'] },
            { sourceTag: 'lib:contracts', onlyDependOnLibsWithTags: [] },
            { sourceTag: 'lib:render', onlyDependOnLibsWithTags: [] },
            { sourceTag: 'lib:files', onlyDependOnLibsWithTags: base },
            { sourceTag: 'lib:csv', onlyDependOnLibsWithTags: base },
            { sourceTag: 'lib:cli', onlyDependOnLibsWithTags: [...base, 'lib:files'] },
            { sourceTag: 'lib:runs', onlyDependOnLibsWithTags: [...base, 'lib:files'] },
            { sourceTag: 'lib:pages', onlyDependOnLibsWithTags: base },
            { sourceTag: 'lib:testkit', onlyDependOnLibsWithTags: [...base, 'lib:files', 'lib:cli'] },
          ],
        },
      ],
      'no-restricted-imports': ['error', { patterns: owned() }],
      'no-restricted-syntax': [
        'error',
        { selector: ":matches(ImportDeclaration, ExportAllDeclaration)[source.value='@gatehouse/pages']", message: 'import() the pages where one is asked for: a tool starts without them' },
        { selector: "CallExpression[callee.object.name='process'][callee.property.name='exit']", message: 'set process.exitCode: process.exit loses what a pipe still holds' },
      ],
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  { files: ['libs/contracts/**/*.ts'], rules: { 'no-restricted-imports': ['error', { patterns: owned('contracts') }] } },
  { files: ['libs/cli/**/*.ts'], rules: { 'no-restricted-imports': ['error', { patterns: owned('cli') }] } },
  { files: ['libs/csv/**/*.ts'], rules: { 'no-restricted-imports': ['error', { patterns: owned('csv') }] } },
  { files: ['libs/pages/**/*.ts'], rules: { 'no-restricted-imports': ['error', { patterns: owned('pages') }] } },
  { files: ['tools/stages/freeze-config/**/*.ts'], rules: { 'no-restricted-imports': ['error', { patterns: owned('freeze-config') }] } },
  { files: ['tools/run/data-quality-gate/**/*.ts'], rules: { 'no-restricted-imports': ['error', { patterns: owned('data-quality-gate') }] } },
  { files: ['**/*.test.ts', '**/fixtures.ts', 'test/**/*.ts'], rules: { 'no-restricted-imports': 'off', '@nx/enforce-module-boundaries': 'off' } },
  { files: ['test/pages/*.ts'], rules: { 'no-restricted-syntax': 'off' } },
];
