import nx from '@nx/eslint-plugin';
import { parser, plugin as typescript } from 'typescript-eslint';

// tools → libs → contracts, never tool → tool. A lib imports libs of the levels before its own, none of its own level.
const levels = [
  ['contracts', 'render'],
  ['system'],
  ['files', 'csv'],
  ['cli', 'tables', 'settings', 'runs', 'statistics'],
  ['records', 'launch', 'backtests', 'boards', 'verdicts'],
  ['retention', 'evidence', 'freezes'],
  ['pages'],
];
const tagsOf = (names) => names.map((name) => `lib:${name}`);
const mayImport = Object.fromEntries(
  levels.flatMap((names, at) => names.map((name) => [name, levels.slice(0, at).flat()])),
);
// Pages are functions of documents: whatever they show, a tool has read.
mayImport.pages = ['contracts', 'render', 'statistics'];

// An npm package is imported by the lib that owns it, or the few that do, and by nobody else.
const owners = {
  yargs: 'libs/cli',
  'cli-progress': 'libs/cli',
  'csv-parse': 'libs/csv',
  'csv-stringify': 'libs/csv',
  'jsonc-parser': 'libs/contracts',
  ajv: 'none',
  fzstd: 'libs/tables',
  '@duckdb/node-api': 'libs/tables',
  fflate: 'libs/files',
  yauzl: 'libs/files',
  hyparquet: 'tools/research-record/check-data-policy',
  yaml: ['libs/records', 'libs/backtests'],
  '@stdlib/stats-base-dists-normal-cdf': 'libs/statistics',
  '@stdlib/stats-base-dists-normal-quantile': 'libs/statistics',
  '@stdlib/stats-base-dists-t-cdf': 'libs/statistics',
  'd3-scale': 'libs/pages',
};
const ownersOf = (name) => [owners[name]].flat();
const packagesOfOthers = (owner) =>
  Object.keys(owners)
    .filter((name) => !ownersOf(name).includes(owner))
    .flatMap((name) => [name, `${name}/*`]);

export default [
  { ignores: ['scripts/dev/loader.js', 'dist/', 'release/', 'node_modules/', '.nx/', '**/generated/', 'coverage/'] },
  {
    files: ['tools/**/*.ts', 'libs/**/*.ts', 'test/**/*.ts', 'examples/**/*.ts'],
    languageOptions: { parser },
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [],
          // Tests of the libs use the testkit, which reads the tables of the tools through cli.
          ignoredCircularDependencies: [['@gatehouse/testkit', '@gatehouse/cli']],
          depConstraints: [
            { sourceTag: 'kind:tool', onlyDependOnLibsWithTags: tagsOf(Object.keys(mayImport)) },
            ...Object.entries(mayImport).map(([name, names]) => ({
              sourceTag: `lib:${name}`,
              onlyDependOnLibsWithTags: tagsOf(names),
            })),
            { sourceTag: 'lib:testkit', onlyDependOnLibsWithTags: tagsOf(Object.keys(mayImport)) },
          ],
        },
      ],
      'no-restricted-imports': ['error', { patterns: packagesOfOthers() }],
      'no-restricted-syntax': [
        'error',
        {
          selector: ":matches(ImportDeclaration, ExportAllDeclaration)[source.value='@gatehouse/pages']",
          message: 'import() the pages where one is asked for: a tool starts without them',
        },
        {
          selector: "CallExpression[callee.object.name='process'][callee.property.name='exit']",
          message: 'set process.exitCode: process.exit loses what a pipe still holds',
        },
      ],
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    // Rules that need types; production code only, where a wrong promise loses evidence.
    files: ['tools/**/src/**/*.ts', 'libs/**/src/**/*.ts'],
    ignores: ['**/*.test.ts', 'libs/testkit/**', '**/*.d.ts'],
    languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@typescript-eslint': typescript },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-base-to-string': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-for-in-array': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-redundant-type-constituents': 'error',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-call': 'error',
      '@typescript-eslint/no-unsafe-member-access': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      // An empty text often means "not given" (contract 0.4), so || stays allowed for text.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/restrict-plus-operands': 'error',
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  ...[...new Set(Object.values(owners).flat())]
    .filter((owner) => owner !== 'none')
    .map((owner) => ({
      files: [`${owner}/**/*.ts`],
      rules: { 'no-restricted-imports': ['error', { patterns: packagesOfOthers(owner) }] },
    })),
  {
    files: ['**/*.test.ts', '**/fixtures.ts', 'tools/*/*/fixtures/**', 'libs/*/fixtures/**', 'test/**/*.ts'],
    rules: { 'no-restricted-imports': 'off', '@nx/enforce-module-boundaries': 'off' },
  },
  { files: ['test/pages/*.ts'], rules: { 'no-restricted-syntax': 'off' } },
];
