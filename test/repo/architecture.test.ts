/** The house itself: who may import what, what every room has, what must never be in it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import { configs } from 'typescript-eslint';
import { allTools, toolFolders, workspace } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';

const tracked = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: workspace,
  encoding: 'utf8',
})
  .split('\0')
  .filter((file) => file !== '' && existsSync(path.join(workspace, file)));
const read = (file: string): string => readFileSync(path.join(workspace, file), 'utf8');
const tools = await allTools();

describe('imports', () => {
  // These files do not exist, so no program has their types.
  const eslint = new ESLint({
    cwd: workspace,
    overrideConfig: [{ files: ['**/*.ts'], ...configs.disableTypeChecked }],
  });
  const complaints = async (file: string, source: string): Promise<string[]> =>
    (await eslint.lintText(source, { filePath: path.join(workspace, file) })).flatMap(({ messages }) =>
      messages.map(({ ruleId }) => ruleId ?? 'fatal'),
    );

  test.each([
    [
      'a tool imports another tool',
      'tools/run/remediation-plan/src/bad.ts',
      "export * from '../../official-run/src/request';",
      '@nx/enforce-module-boundaries',
    ],
    [
      'a tool imports the testkit',
      'tools/run/remediation-plan/src/bad.ts',
      "export * from '@gatehouse/testkit';",
      '@nx/enforce-module-boundaries',
    ],
    [
      'contracts imports a lib',
      'libs/contracts/src/bad.ts',
      "export * from '@gatehouse/files';",
      '@nx/enforce-module-boundaries',
    ],
    [
      'a lib imports the shell',
      'libs/runs/src/bad.ts',
      "export * from '@gatehouse/cli';",
      '@nx/enforce-module-boundaries',
    ],
    ['a tool imports yargs', 'tools/run/remediation-plan/src/bad.ts', "import 'yargs';", 'no-restricted-imports'],
    [
      'a tool imports csv-parse',
      'tools/run/remediation-plan/src/bad.ts',
      "import 'csv-parse/sync';",
      'no-restricted-imports',
    ],
    ['anyone imports ajv at run time', 'libs/contracts/src/bad.ts', "import 'ajv';", 'no-restricted-imports'],
    [
      'a tool imports the plotting library',
      'tools/run/remediation-plan/src/bad.ts',
      "import 'd3-scale';",
      'no-restricted-imports',
    ],
    ['pages read files', 'libs/pages/src/bad.ts', "export * from '@gatehouse/files';", '@nx/enforce-module-boundaries'],
    [
      'a tool loads the pages at its start',
      'tools/run/remediation-plan/src/bad.ts',
      "import { leaderboardPage } from '@gatehouse/pages';",
      'no-restricted-syntax',
    ],
    ['someone calls process.exit', 'libs/cli/src/bad.ts', 'process.exit(1);', 'no-restricted-syntax'],
  ])('%s: refused', async (_, file, source, rule) => expect(await complaints(file, source)).toContain(rule));

  test('what is allowed is allowed', async () => {
    expect(
      await complaints('tools/run/remediation-plan/src/good.ts', "export { publish } from '@gatehouse/files';"),
    ).toEqual([]);
  });
});

/** Variables that are nobody's option, or are told in the help of all. */
const ofEveryProgram = /^(?:PATH|HOME|TERM|NO_COLOR|CI|LANG|LC_\w+|PYTHON\w+)$/;

describe('rooms', () => {
  test.each(tools.map((tool) => [tool.name, tool] as const))(
    '%s has all that a room has, and its README says what its help says',
    (name, tool) => {
      const room = toolFolders().find((folder) => path.basename(folder) === name) as string;
      expect(readdirSync(path.join(workspace, room)).sort()).toEqual(
        expect.arrayContaining(['README.md', 'package.json', 'src']),
      );
      expect(read(`${room}/src/main.ts`)).toContain('void runMain(tool);');
      expect((JSON.parse(read(`${room}/package.json`)) as { name: string }).name).toBe(name);
      expect(tool.name).toBe(name);
      const readme = read(`${room}/README.md`);
      expect(readme.split('\n')[0]).toBe(`# ${name}`);
      expect(readme.replace(/\s+/g, ' ')).toContain(tool.purpose);
      for (const option of Object.keys(tool.options)) expect(readme, `option --${option}`).toContain(`--${option}`);
      for (const status of Object.keys(tool.statuses))
        expect(readme, `exit status ${status}`).toMatch(new RegExp(`^\\| ${status} \\|`, 'm'));
      const told = [...readme.matchAll(/^\| (\d+|other) \|/gm)].map(([, status]) => status);
      expect(['0', '1', ...Object.keys(tool.statuses)]).toEqual(expect.arrayContaining(told));
      expect(read('README.md'), 'the table of the README').toMatch(
        new RegExp(`^\\| \\[${name}\\]\\(${room}\\) \\|`, 'm'),
      );
    },
  );
});

test.each(tools.map((tool) => [tool.name, tool] as const))(
  'the help of %s has the variables that it reads',
  (name, tool) => {
    const room = toolFolders().find((folder) => path.basename(folder) === name) as string;
    const sources = readdirSync(path.join(workspace, room, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => read(`${room}/src/${file}`));
    const names = sources.flatMap((text) =>
      [...text.matchAll(/\benv\['(\w+)'\]/g)].map(([, variable]) => variable as string),
    );
    const help = JSON.stringify([tool.environment, tool.options]);
    for (const variable of names.filter((one) => !ofEveryProgram.test(one))) expect(help).toContain(variable);
  },
);

test('CONTRIBUTING says what each lib is for', () => {
  for (const lib of readdirSync(path.join(workspace, 'libs'))) expect(read('CONTRIBUTING.md')).toContain(`\`${lib}\``);
});

describe('documents', () => {
  const schemas = readdirSync(path.join(workspace, 'schemas')).filter((file) => file.endsWith('.schema.json'));

  test('every schema says which JSON Schema it is, for editors', () => {
    for (const schema of schemas) expect(JSON.parse(read(`schemas/${schema}`)), schema).toHaveProperty('$schema');
  });

  test('the tables of the contract are those of the tools', () => {
    expect(
      spawnSync(process.execPath, ['scripts/dev/contract.mjs', '--check'], { cwd: workspace, encoding: 'utf8' }),
    ).toMatchObject({
      stderr: '',
      status: 0,
    });
  });

  test('no schema is an orphan: a tool writes or reads it', () => {
    const texts = tools.flatMap((tool) => [...tool.reads, ...tool.writes]).join('\n');
    const generic = ['common.schema.json', 'context.schema.json', 'status.schema.json', 'result.schema.json'];
    for (const schema of schemas.filter((file) => !generic.includes(file)))
      expect(texts, `${schema} is named in no tool's reads or writes`).toContain(schema);
  });

  const contract = readdirSync(path.join(workspace, 'docs/contract')).map((page) => read(`docs/contract/${page}`));
  const anchors = contract.flatMap((page) => [...page.matchAll(/<a id="c([^"]+)"><\/a>/g)].map(([, clause]) => clause));

  test('every clause that is cited has its anchor', () => {
    const missing = tracked
      .filter((file) => /\.(ts|mjs|js|sh)$/.test(file))
      .flatMap((file) =>
        [...read(file).matchAll(/contract ((?:\d+\.\d+[a-z]?(?:, | and | to )?)+)/g)].flatMap((match) =>
          (match[1] ?? '').split(/, | and | to /).map((clause) => [file, clause] as const),
        ),
      )
      .filter(([, clause]) => clause !== '' && !anchors.includes(clause));
    expect(missing).toEqual([]);
  });

  test('a clause has one anchor, and every clause has one', () => {
    expect(anchors.filter((clause, at) => anchors.indexOf(clause) !== at)).toEqual([]);
    const clauses = contract.flatMap((page) =>
      [...page.matchAll(/^\*\*(\d+\.\d+[a-z]?)[ *]/gm)].map(([, clause]) => clause),
    );
    expect(clauses.filter((clause) => !anchors.includes(clause))).toEqual([]);
  });
});

test('git is started in one place (contract 0.30)', () => {
  const starts = tracked.filter(
    (file) =>
      /^(libs|tools)\/.*\/src\/.*\.ts$/.test(file) &&
      !/\.test\.ts$|^libs\/testkit\//.test(file) &&
      /\b(?:spawn|exec)\w*\(\s*['"`]git['"`]/.test(read(file)),
  );
  expect(starts).toEqual(['libs/system/src/git.ts']);
});

describe('what must not be in it', () => {
  test('no address of a registry in the lockfile', () =>
    expect(read('package-lock.json')).not.toMatch(/"resolved": "(?!libs\/|tools\/)/));

  test('no path of a machine, no half-finished work', () => {
    const text = tracked.filter(
      (file) =>
        /\.(ts|mjs|js|json|md|sh|yml|csv)$/.test(file) &&
        file !== 'package-lock.json' &&
        !/generated\/|-policy\.json$/.test(file), // these name what they look for
    );
    const words = [
      ['/wo', 'rk/'],
      ['/ro', 'ot/'],
      ['TO', 'DO'],
      ['FIX', 'ME'],
      ['.on', 'ly('],
      ['test.', 'todo'],
    ].map((parts) => parts.join(''));
    // These policies name the word, as one that no finished log holds.
    const named = /^tools\/research-record\/[\w-]+\/src\/(?:run-log|bundle)-policy\.json: TO{1}DO$/;
    const found = text.flatMap((file) =>
      words.filter((word) => read(file).includes(word)).map((word) => `${file}: ${word}`),
    );
    expect(found.filter((one) => !named.test(one))).toEqual([]);
  });
});
