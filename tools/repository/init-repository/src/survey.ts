/** What is known of a repository before anything is written: what is there, and what the call says (contract 40.2). */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Failure, parseDocument, preflight, type GatehouseSettings, type MachineSettings } from '@gatehouse/contracts';
import { readTextIfThere } from '@gatehouse/files';
import { configurationFiles, workflowRules, type Settings } from '@gatehouse/settings';
import { runGit, type Siblings } from '@gatehouse/system';
import { surveyData, type FoundData } from './data-survey';
import { runnerOf, type Runner } from './runner-words';
import { starter, starterFile } from './starter';

/** The search order of official-run (contract 3.8) needs no runner in the settings. */
const scripts = [starterFile, 'scripts/run_research_workflow'];
const protocolFile = 'configs/protocol.yaml';

export interface Given {
  /** Relative to the root, or absolute outside it. */
  inputCsv: string | undefined;
  runner: string | undefined;
  owner: string | undefined;
  workflow: string | undefined;
}

export interface Surroundings {
  settings: Settings | undefined;
  siblings: Siblings;
  /** PATH. */
  searchPath: string;
}

export interface Survey {
  settings: Settings | undefined;
  workflow: string;
  /** Undefined: the search order finds it, or the starter is written. */
  runner: Runner | undefined;
  /** Is there no workflow yet, so that the starter is written? */
  needsStarter: boolean;
  data: FoundData | undefined;
  owner: string | undefined;
  machine: Required<Pick<MachineSettings, 'min_cores' | 'min_memory_gb'>>;
  /** Undefined: there is none, and one is written. */
  strategy: string | undefined;
  protocol: string | undefined;
  asked: string[];
  notes: string[];
}

/**
 * Reads only. Throws Failure for data or a runner that is given and not there, and for settings that cannot be read.
 */
export function survey(root: string, given: Given, { settings, siblings, searchPath }: Surroundings): Survey {
  const document = settings?.document;
  const script = scripts.find((file) => existsSync(path.join(root, file)));
  const isOwnScript = script !== undefined && readTextIfThere(path.join(root, script)) !== starter;
  const runner = given.runner === undefined ? undefined : runnerOf(root, given.runner, searchPath);
  const workflow = workflowName(given, document, runner, isOwnScript);
  const data = dataOf(root, given, document, siblings);
  const configuration = configurationOf(root, document);
  if (given.owner?.trim() === '')
    throw new Failure('usage', `option --owner: expected a name, got ${JSON.stringify(given.owner)}`);
  const owner = given.owner ?? document?.owner ?? gitUser(root);
  const declared = workflowRules(settings, workflow).runner;
  return {
    settings,
    workflow,
    runner,
    needsStarter: runner === undefined && declared === undefined && script === undefined,
    data: data.data,
    owner,
    machine: machineOf(root, siblings),
    strategy: configuration.strategy,
    protocol: document?.freeze?.protocol ?? (existsSync(path.join(root, protocolFile)) ? protocolFile : undefined),
    asked: [
      ...(owner === undefined ? ['owner: git has no user.name; name who answers for the runs with --owner NAME'] : []),
      ...data.asked,
      ...configuration.asked,
    ],
    notes: data.data?.notes ?? [],
  };
}

function workflowName(
  given: Given,
  document: GatehouseSettings | undefined,
  runner: Runner | undefined,
  isOwnScript: boolean,
): string {
  const [declared] = Object.keys(document?.workflows ?? {});
  const name = given.workflow ?? declared ?? (isOwnScript ? 'production_gates' : nameOfRunner(runner));
  if (/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(name)) return name;
  throw new Failure(
    'usage',
    `option --workflow: expected a name of letters, digits, '_', '-' and '.', got ${JSON.stringify(name)}`,
  );
}

/** `src/backtest.py` → `backtest`. */
function nameOfRunner(runner: Runner | undefined): string {
  const words = typeof runner === 'string' ? [runner] : (runner ?? []);
  const file = words.findLast((word) => !word.startsWith('-')) ?? 'research';
  const name = path
    .basename(file)
    .replace(/\.[A-Za-z0-9]+$/, '')
    .replace(/[^A-Za-z0-9_-]+/g, '_');
  return name === '' ? 'research' : name;
}

function dataOf(
  root: string,
  { inputCsv }: Given,
  document: GatehouseSettings | undefined,
  siblings: Siblings,
): { data: FoundData | undefined; asked: string[] } {
  const [known] = Object.entries(document?.data ?? {});
  if (inputCsv === undefined && known !== undefined)
    return { data: { name: known[0], entry: known[1], notes: [] }, asked: [] };
  return surveyData(root, inputCsv, siblings);
}

function configurationOf(
  root: string,
  document: GatehouseSettings | undefined,
): { strategy: string | undefined; asked: string[] } {
  if (document?.freeze?.strategy !== undefined) return { strategy: document.freeze.strategy, asked: [] };
  const [first, ...others] = configurationFiles(root);
  if (first === undefined || others.length === 0) return { strategy: first, asked: [] };
  return {
    strategy: first,
    asked: [
      `freeze: ${others.length + 1} files look like the configuration; ${first} is taken, not ` +
        `${others.slice(0, 3).join(', ')}${others.length > 3 ? ', …' : ''}; freeze.strategy in gatehouse.json says ` +
        'which',
    ],
  };
}

function machineOf(root: string, siblings: Siblings): Survey['machine'] {
  const { out } = siblings.ask('workstation-preflight', ['--json', '--root', root]);
  const { cores, memory_gb: memory } = parseDocument(preflight, out, 'what workstation-preflight says');
  return { min_cores: cores, min_memory_gb: Math.floor(memory) };
}

function gitUser(root: string): string | undefined {
  const { status, stdout } = runGit(root, ['config', 'user.name']);
  const name = stdout.toString().trim();
  return status === 0 && name !== '' ? name : undefined;
}
