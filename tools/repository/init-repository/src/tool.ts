import { existsSync } from 'node:fs';
import path from 'node:path';
import { defineTool, type Call, type Outcome } from '@gatehouse/cli';
import {
  formatDocument,
  repositoryCheck,
  repositorySetup,
  type RepositoryCheck,
  type RepositorySetup,
} from '@gatehouse/contracts';
import { keepsLog, openEvidenceLog, openStep } from '@gatehouse/evidence';
import { readTextIfThere, sweepFile } from '@gatehouse/files';
import { localDate } from '@gatehouse/render';
import { nextFreeTag, runFinder, runsIn } from '@gatehouse/runs';
import { InForce, machineInForce, readSettings, settingsFile, workflowRules, type Settings } from '@gatehouse/settings';
import { isWorkTree, Siblings, trackedPaths } from '@gatehouse/system';
import { examine } from './doctor';
import { ignoreFile, newFiles, policies, policyFiles, type NewFile } from './files';
import { nextCommands } from './next';
import { options } from './options';
import { missingInSettings, proposedSettings, strategyFile } from './proposal';
import { starterFile } from './starter';
import { survey, type Survey } from './survey';

const ignoreName = '.gitignore';
const recordFolder = 'docs/production_research';
const evidencePaths = ['configs/research/evidence.json', 'audit/evidence_log'];

type InitCall = Call<typeof options>;

export const tool = defineTool({
  name: 'init-repository',
  purpose: 'Makes a research repository ready for official runs, or says what it lacks.',
  description:
    'Looks at data, machine, configuration and git, proposes gatehouse.json from them, and writes what is not ' +
    'there: no file is replaced, and a second call writes only what is missing. It never prompts; what it cannot ' +
    'know it asks for in a line.',
  next: ['freeze-config', 'official-run'],
  options,
  recordsTexts: true,
  reads: [
    'the repository: data files, configurations, git; gatehouse.json: gatehouse.schema.json',
    '--check: scripts/.gatehouse-install.json: install-manifest.schema.json',
    'what its siblings say: preflight.schema.json, input-columns.schema.json, data-quality-report.schema.json, install-result.schema.json',
  ],
  writes: [
    'gatehouse.json: gatehouse.schema.json; lines of .gitignore; docs/production_research/: templates, the ledger, HOW_WE_RUN.md',
    'without a configuration configs/strategies/<name>.yaml, without a workflow scripts/run_research_workflow.py',
    '--policies: configs/research/ stage-policy.schema.json, retention-policy.schema.json, candidate-queue-policy.schema.json',
    'configs/research/evidence.json: evidence-policy.schema.json, and entry 0 of audit/evidence_log/, when there is no run yet',
    '--json: repository-setup.schema.json, --check --json: repository-check.schema.json, --print-settings --json: settings-in-force.schema.json',
  ],
  environment: { GATEHOUSE_HOME: '--check: where wrappers look for their executables' },
  statuses: { '2': '--check: an official run could not start now; the lines say what mends it' },
  examples: [
    'init-repository --dry-run',
    'init-repository --check',
    'init-repository --input-csv data/momentum_scores.csv --runner scripts/judge_coverage.mjs',
  ],
  async run(call): Promise<Outcome> {
    const { options: given, root, env, now } = call;
    const siblings = new Siblings(env);
    if (given.check)
      return checked(root, await examine({ root, env, now, siblings, workflow: given.workflow, tag: freeTag(root) }));
    const settings = readSettings(root);
    if (given['print-settings']) return inForce(call, settings).printed;
    return prepared(call, settings, siblings);
  },
});

function checked(root: string, { workflow, items }: Pick<RepositoryCheck, 'workflow' | 'items'>): Outcome {
  const ready = items.every(({ state }) => state === 'ok');
  const document: RepositoryCheck = { schema: 'repository-check/v1', root, workflow, ready, items };
  const lines = items.map(({ item, state, says, mend }) => {
    return `${state.padEnd(7)} ${item.padEnd(9)} ${says}${mend === null ? '' : `; mend: ${mend}`}`;
  });
  const left = items.filter(({ state }) => state !== 'ok').map(({ item }) => item);
  return {
    status: ready ? 0 : 2,
    lines,
    document: JSON.parse(formatDocument(repositoryCheck, document)) as unknown,
    problems: ready ? [] : [`an official run of ${workflow} could not start: ${left.join(', ')}`],
  };
}

async function prepared(call: InitCall, settings: Settings | undefined, siblings: Siblings): Promise<Outcome> {
  const { options: given, root, env, now, path: at, warn, note } = call;
  const inputCsv = given['input-csv'] === undefined ? undefined : below(root, at(given['input-csv']));
  const found = survey(
    root,
    { inputCsv, runner: given.runner, owner: given.owner, workflow: given.workflow },
    { settings, siblings, searchPath: env['PATH'] ?? '' },
  );
  const tag = freeTag(root)(found.workflow);
  const files = [...newFiles(found, tag, localDate(now)), ...(given.policies ? policies(siblings) : [])];
  const [missing, kept] = divided(root, files);
  const ignored = ignoreFile(readTextIfThere(path.join(root, ignoreName)), tracksFreezes(root));
  const opensLog = !given['no-evidence-log'] && !keepsLog(root) && runsIn(root).length === 0;
  const written = [...(ignored === undefined ? [] : [ignoreName]), ...missing.map(({ file }) => file)];
  const notes = [...found.notes];
  if (!given['dry-run']) {
    for (const file of kept) sweepFile(path.join(root, file));
    if (written.length > 0) await writeAll(root, missing, ignored, { warn, note });
    if (opensLog) {
      const { entry } = await openEvidenceLog(root, { tool: 'init-repository', name: undefined });
      notes.push(
        `evidence log ${entry.log.slice(0, 8)} is open; to anchor it, keep what seal-evidence prints outside this repository`,
      );
    }
  }
  const asked = [...found.asked, ...missingInSettings(found)];
  const next = await nextCommands({
    root,
    cwd: process.cwd(),
    settings: settings ?? { document: proposedSettings(found), file: settingsFile, sha256: '' },
    workflow: found.workflow,
    tag,
    paths: pathsOf(root, found, [...written, ...(opensLog ? evidencePaths : [])]),
    planned: given['dry-run'] ? [...written, ...(opensLog ? evidencePaths : [])] : [],
    data: found.data?.entry.path,
    isIncomplete: found.data === undefined || found.asked.some((line) => line.startsWith('data:')),
  });
  const document: RepositorySetup = {
    schema: 'repository-setup/v1',
    root,
    dry_run: given['dry-run'],
    workflow: found.workflow,
    decision_tag: tag,
    written: [...written, ...(opensLog ? evidencePaths : [])],
    kept,
    asked,
    notes,
    next,
  };
  return {
    status: 0,
    lines: linesOf(document),
    document: JSON.parse(formatDocument(repositorySetup, document)) as unknown,
  };
}

function linesOf({ dry_run: isDry, written, kept, asked, notes, next }: RepositorySetup): string[] {
  return [
    ...notes.map((line) => `found: ${line}`),
    ...written.map((file) => `${isDry ? 'would write' : 'wrote'}: ${file}`),
    ...kept.map((file) => `kept: ${file}`),
    ...asked.map((line) => `asked: ${line}`),
    ...(isDry ? ['dry run: nothing was written'] : []),
    'next:',
    ...next.map((command) => `  ${command}`),
  ];
}

function divided(root: string, files: readonly NewFile[]): [missing: NewFile[], kept: string[]] {
  const isThere = ({ file }: NewFile): boolean => existsSync(path.join(root, file));
  return [files.filter((file) => !isThere(file)), files.filter(isThere).map(({ file }) => file)];
}

/** gatehouse.json comes last among the settings' own; a kill before it leaves a call to be repeated. */
async function writeAll(
  root: string,
  files: readonly NewFile[],
  ignored: string | undefined,
  { warn, note }: Pick<InitCall, 'warn' | 'note'>,
): Promise<void> {
  const onWait = (holder: string): void => note(`waiting for ${holder}`);
  const step = await openStep(root, { tool: 'init-repository', event: 'recorded', onWait, warn });
  if (ignored !== undefined) step.write(path.join(root, ignoreName), ignored);
  for (const { file, text } of files) step.write(path.join(root, file), text, { exclusive: true, kind: 'hand' });
  await step.commit({});
}

/**
 * What git should know before a freeze: the files that the settings name, and those that are written for the
 * repository.
 */
function pathsOf(root: string, found: Survey, written: readonly string[]): string[] {
  const { runner = starterFile, protocol } = found;
  const words = typeof runner === 'string' ? [runner] : runner;
  const named = [
    ...words,
    strategyFile(found),
    protocol ?? '',
    settingsFile,
    ignoreName,
    ...policyFiles,
    ...evidencePaths,
  ];
  const isOurs = (file: string): boolean =>
    file !== '' && !path.isAbsolute(file) && (written.includes(file) || existsSync(path.join(root, file)));
  return [...new Set([...named.filter(isOurs), recordFolder])].sort();
}

/** A tag that no run has. */
function freeTag(root: string): (workflow: string) => string {
  const findRun = runFinder(root);
  return (workflow) => nextFreeTag(`${workflow}_run0`, (tag) => findRun(tag) !== undefined);
}

function tracksFreezes(root: string): boolean {
  return isWorkTree(root) && trackedPaths(root).some((file) => file.startsWith('runs/freeze/'));
}

/** Relative when it lies in the repository. */
function below(root: string, file: string): string {
  const relative = path.relative(root, file);
  return relative.startsWith('..') || relative === '' ? file : relative;
}

function inForce({ options: given, given: sourceOf, env }: InitCall, settings: Settings | undefined): InForce {
  const force = new InForce(settings);
  force.take('owner', ['option', given.owner], ['gatehouse.json', settings?.document.owner]);
  machineInForce(force, { given: sourceOf, env });
  for (const name of Object.keys(settings?.document.workflows ?? {})) {
    const { data, report } = workflowRules(settings, name);
    force.take(`workflows.${name}.data`, ['gatehouse.json', data]);
    force.take(`workflows.${name}.report`, ['gatehouse.json', report]);
  }
  return force;
}
