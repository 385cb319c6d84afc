/** The examples of every help text and man page, as bash runs them in the example repository of the tool's family. */
import { spawnSync } from 'node:child_process';
import { joinedExamples } from '@gatehouse/cli';
import { allTools, binDirectory, cleanEnvironment, toolFolders } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { exampleEnvironment, exampleRepository } from '../pipeline/fixtures';
import { workQueueRepository } from '../work-queue/fixtures';

const tools = await allTools();
/** A configuration is frozen in a clean tree, and what follows a run needs the run. */
const order = [
  'freeze-config',
  'official-run',
  'finalize-gate-run',
  'governance-audit-checker',
  'remediation-plan',
  'generate-run-review',
  'update-registry',
  'generate-candidate-queue',
  'plan-cleanup',
  'apply-cleanup',
  'record-evidence',
  'seal-evidence',
  'verify-evidence',
  'drill-evidence',
  'record-decision',
  'record-stage',
];
/** They change what the examples of others find: settings, and a second report. */
const last = ['init-repository', 'production-gates'];
const place = (name: string): number =>
  order.includes(name) ? order.indexOf(name) : order.length + 1 + last.indexOf(name);

test('every tool has at least two, and they work in this order', { timeout: 300_000 }, () => {
  const repository = exampleRepository();
  repository.git('add', '--all', '--force');
  repository.git('commit', '-m', 'all of it');
  repository.write('runs/freeze/momentum.freeze.json', {
    frozen_at: '2026-03-01T00:00:00Z',
    git_commit: repository.git('rev-parse', 'HEAD').trim(),
  });
  const queue = workQueueRepository();
  const ofQueue = toolFolders().filter((folder) => folder.startsWith('tools/work-queue/'));
  const rootOf = (name: string): string =>
    (ofQueue.some((folder) => folder.endsWith(`/${name}`)) ? queue : repository).root;
  const env = cleanEnvironment({
    ...exampleEnvironment,
    PATH: `${binDirectory}:${process.env['PATH']}`,
    HOME: repository.path('..'),
  });
  const wrong: string[] = [];
  const sorted = [...tools].sort((a, b) => place(a.name) - place(b.name));
  for (const tool of sorted) if (joinedExamples(tool).length < 2) wrong.push(`${tool.name}: only one example`);
  // The first ones of all tools first: some work on the newest run, and what follows may be another one.
  const others = sorted.filter(({ name }) => !last.includes(name));
  const examples = [
    ...others.map((tool) => ({ tool, lines: joinedExamples(tool).slice(0, 1) })),
    ...others.map((tool) => ({ tool, lines: joinedExamples(tool).slice(1) })),
    ...sorted.filter(({ name }) => last.includes(name)).map((tool) => ({ tool, lines: joinedExamples(tool) })),
  ];
  for (const { tool, lines } of examples) {
    for (const example of lines) {
      const { status, stdout, stderr } = spawnSync('bash', ['-c', example], {
        cwd: rootOf(tool.name),
        env,
        encoding: 'utf8',
        input: '',
      });
      // A verdict may be fail: the example's data is what it is.
      if (status !== 0 && !(status === 2 && '2' in tool.statuses))
        wrong.push(`${example}\n  status ${status}: ${stderr}`);
      if (stdout.trim() === '' && !/ --(?:out|quiet)\b/.test(example)) wrong.push(`${example}\n  says nothing`);
    }
  }
  expect(wrong).toEqual([]);
});
