/** What an official run still lacks, and what mends it (contract 40.5). */
import { existsSync, statfsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  errorCode,
  Failure,
  installManifest,
  installResult,
  parseDocument,
  preflight,
  type Preflight,
  type RepositoryCheckItem,
} from '@gatehouse/contracts';
import { inspectDocument, isFile, publish, removeWithin, withLock } from '@gatehouse/files';
import { newestFreeze, shippedTemplates, templatesFolder } from '@gatehouse/records';
import { shellCommand } from '@gatehouse/render';
import {
  findRunner,
  readSettings,
  settingsFile,
  workflowRules,
  type Settings,
  type WorkflowRules,
} from '@gatehouse/settings';
import { commitTime, gitHead, onPath, type Head, type Siblings } from '@gatehouse/system';

type Item = RepositoryCheckItem;

const leastFree = 1024 ** 3; // bytes
const dayMs = 86_400_000;
/** Before that no clock of a machine that runs this is right. */
const earliest = Date.UTC(2024, 0, 1);
const manifestFile = 'scripts/.gatehouse-install.json';

export interface DoctorCall {
  root: string;
  env: NodeJS.ProcessEnv;
  now: Date;
  siblings: Siblings;
  /** Undefined: the first of the settings. */
  workflow: string | undefined;
  /** A tag that no run has. */
  tag(workflow: string): string;
}

/** Every item, in the order in which they are to be mended. Writes only a probe, which it removes. */
export async function examine(call: DoctorCall): Promise<{ workflow: string; items: Item[] }> {
  const { root } = call;
  const settings = settingsOf(root);
  const read = settings.settings;
  const workflow = call.workflow ?? Object.keys(read?.document.workflows ?? {})[0] ?? 'production_gates';
  const rules = workflowRules(read, workflow);
  const machine = askPreflight(call, rules, read);
  const head = headOf(root);
  const items = [
    settings.item,
    gitItem(root, head),
    treeItem(machine),
    runnerItem(call, rules),
    dataItem(call, rules, read),
    await freezeItem(root, head, rules, read),
    machineItem(machine),
    templatesItem(root),
    await diskItem(root),
    clockItem(call, head),
    wrappersItem(call),
  ];
  const isWell = items.every(({ state }) => state === 'ok');
  return { workflow, items: isWell ? [...items, startItem(call, workflow)] : items };
}

const ok = (item: string, says: string): Item => ({ item, state: 'ok', says, mend: null });
const not = (state: 'missing' | 'wrong', item: string, says: string, mend: string): Item => ({
  item,
  state,
  says,
  mend,
});

function settingsOf(root: string): { settings: Settings | undefined; item: Item } {
  try {
    const settings = readSettings(root);
    if (settings === undefined)
      return { settings, item: not('missing', 'settings', `there is no ${settingsFile}`, 'init-repository') };
    return { settings, item: ok('settings', `${settingsFile} is read`) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { settings: undefined, item: not('wrong', 'settings', error.message, `edit ${settingsFile}`) };
  }
}

/** The commit, undefined outside git, or why git does not answer: that is an item, not the end of the check. */
function headOf(root: string): Head | string | undefined {
  try {
    return gitHead(root);
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
}

function commitOf(head: Head | string | undefined): string | undefined {
  return typeof head === 'string' || head?.commit === 'unknown' ? undefined : head?.commit;
}

function gitItem(root: string, head: Head | string | undefined): Item {
  if (typeof head === 'string') return not('wrong', 'git', head, 'git status');
  if (head === undefined) return not('missing', 'git', `${root} is not in a git repository`, 'git init');
  if (head.commit === 'unknown')
    return not('missing', 'git', 'there is no commit yet', "git add --all && git commit --message 'Start'");
  return ok('git', `commit ${head.commit.slice(0, 7)}${head.branch === '' ? '' : ` on ${head.branch}`}`);
}

/** The preflight as the run will have it, or why it cannot say. */
function askPreflight(
  { root, siblings }: DoctorCall,
  rules: WorkflowRules,
  settings: Settings | undefined,
): Preflight | string {
  const isClean = rules.needs.has('clean') || settings?.document.machine?.require_clean === true;
  const words = ['--json', '--root', root, ...(isClean ? ['--require-clean'] : [])];
  const { out, error } = siblings.ask('workstation-preflight', words);
  if (out === '') return error.trim().replace(/^workstation-preflight: /, '');
  return parseDocument(preflight, out, 'what workstation-preflight says');
}

const isOfTree = (reason: string): boolean => /\bgit\b/.test(reason);

function treeItem(said: Preflight | string): Item {
  if (typeof said === 'string') return not('wrong', 'tree', said, 'git status');
  const { reasons, git_dirty_count: changes, require_clean: isNeeded } = said;
  const problem = reasons.filter(isOfTree).join('; ');
  if (problem !== '')
    return not('wrong', 'tree', problem, "git add --all && git commit --message 'What a run goes by'");
  return ok(
    'tree',
    changes === 0 ? 'no changes' : `${changes} changes${isNeeded ? '' : ', and a clean tree is not asked for'}`,
  );
}

function machineItem(said: Preflight | string): Item {
  if (typeof said === 'string') return not('wrong', 'machine', said, 'workstation-preflight');
  const { reasons, cores, memory_gb: memory } = said;
  const problem = reasons.filter((reason) => !isOfTree(reason)).join('; ');
  if (problem !== '')
    return not(
      'wrong',
      'machine',
      problem,
      `edit ${settingsFile}: "machine": {"min_cores": ${cores}, "min_memory_gb": ${Math.floor(memory)}}`,
    );
  return ok('machine', `${cores} cores, ${memory} GiB`);
}

function runnerItem({ root, env, siblings }: DoctorCall, rules: WorkflowRules): Item {
  try {
    const words = findRunner(
      root,
      { option: undefined, settings: rules.runner, siblings: siblings.folder },
      env['PATH'] ?? '',
    );
    return ok('runner', words.join(' '));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const isAbsent = /is not there|no workflow to run/.test(error.message);
    return not(isAbsent ? 'missing' : 'wrong', 'runner', error.message, mendOfRunner(rules, error.message));
  }
}

function mendOfRunner({ runner, name }: WorkflowRules, problem: string): string {
  if (runner === undefined) return 'init-repository';
  if (typeof runner === 'string' && problem.includes('not executable')) return shellCommand(['chmod', '+x', runner]);
  return `edit ${settingsFile}: workflows.${name}.runner`;
}

function dataItem({ root, siblings }: DoctorCall, rules: WorkflowRules, settings: Settings | undefined): Item {
  const { data, name } = rules;
  if (!rules.needs.has('data')) return ok('data', `${name} asks for none`);
  if (data === undefined)
    return not(
      'missing',
      'data',
      `workflows.${name} names no data`,
      `edit ${settingsFile}: "data": {"scores": {"path": …}} and workflows.${name}.data`,
    );
  const { status, error } = siblings.ask('data-quality-gate', ['--columns-only', '--root', root, '--data', data], root);
  const file = settings?.document.data?.[data]?.path;
  if (status === 0) return ok('data', `${file ?? data} has its columns`);
  const isAbsent = file !== undefined && !/[*?]/.test(file) && !existsSync(path.resolve(root, file));
  const problem = error.trim().replace(/^data-quality-gate: /, '');
  return not(isAbsent ? 'missing' : 'wrong', 'data', problem, `edit ${settingsFile}: data.${data}, or write the file`);
}

async function freezeItem(
  root: string,
  head: Head | string | undefined,
  rules: WorkflowRules,
  settings: Settings | undefined,
): Promise<Item> {
  if (!rules.needs.has('freeze')) return ok('freeze', `${rules.name} asks for none`);
  const commit = commitOf(head);
  const { strategy, protocol } = settings?.document.freeze ?? {};
  const found = commit === undefined ? undefined : await newestFreeze(root, { commit, strategy, protocol });
  if (found !== undefined) return ok('freeze', found.file);
  const of = commit === undefined ? 'a commit' : `commit ${commit.slice(0, 7)}`;
  return not('missing', 'freeze', `runs/freeze has none of ${of} and its configuration`, 'freeze-config');
}

function templatesItem(root: string): Item {
  const missing = Object.keys(shippedTemplates).filter((name) => !isFile(path.join(root, templatesFolder, name)));
  if (missing.length === 0) return ok('templates', templatesFolder);
  return not('missing', 'templates', `${templatesFolder} has no ${missing.join(', ')}`, 'init-repository');
}

/** Are lock, rename and space there? Tried in a folder of its own. */
async function diskItem(root: string): Promise<Item> {
  const probe = path.join(root, `.init-repository-${process.pid}`);
  try {
    await withLock(path.join(probe, 'lock'), () => publish(path.join(probe, 'file'), 'a probe\n'), { waitMs: 0 });
  } catch (error) {
    const why = error instanceof Failure ? error.message : (errorCode(error) ?? String(error));
    return not(
      'wrong',
      'disk',
      `a file cannot be locked, written and renamed here: ${why}`,
      `see who may write in ${root}`,
    );
  } finally {
    removeWithin(root, path.basename(probe), () => undefined);
  }
  const { bavail, bsize } = statfsSync(root);
  const free = bavail * bsize;
  const shown = `${(free / leastFree).toFixed(1)} GiB free`;
  if (free < leastFree)
    return not('wrong', 'disk', `${shown}, a run needs 1`, 'plan-cleanup --out audit/cleanup_plan.json');
  if (onPath('flock', process.env['PATH'] ?? '') === undefined)
    return not('missing', 'disk', 'flock is not on PATH: a killed run would leave its lock', 'install util-linux');
  return ok('disk', shown);
}

function clockItem({ root, now }: DoctorCall, head: Head | string | undefined): Item {
  const commit = commitOf(head);
  const committed = commit === undefined ? earliest : commitTime(root, commit).getTime();
  const least = Math.max(earliest, committed - dayMs);
  if (now.getTime() >= least) return ok('clock', now.toISOString());
  const other = committed > earliest ? `the last commit is of ${new Date(committed).toISOString()}` : 'it is behind';
  return not('wrong', 'clock', `${now.toISOString()}, but ${other}`, 'set the clock: timedatectl set-ntp true');
}

/** Those of the families that are installed, as an install with the same prefix would have them. */
function wrappersItem({ root, env, siblings }: DoctorCall): Item {
  const reading = inspectDocument(installManifest, path.join(root, manifestFile));
  if (reading.state === 'missing') return ok('wrappers', 'none are installed');
  if (reading.state === 'damaged')
    return not('wrong', 'wrappers', `${manifestFile}: ${reading.problem}`, 'install-into');
  const { home, files } = reading.value;
  const prefix = prefixIn(home);
  const given = prefix === undefined || prefix === defaultPrefix() ? [] : ['--prefix', prefix];
  const installed = new Set(files.map(({ name }) => name));
  const [old, mends]: [string[], string[]] = [[], []];
  for (const family of ['run', 'research-record']) {
    const words = [...(family === 'run' ? [] : ['--family', family]), ...given];
    const mend = shellCommand(['install-into', ...words]);
    const { out, error } = siblings.ask('install-into', [...words, '--dry-run', '--json', '--root', root]);
    if (out === '') return not('wrong', 'wrappers', error.trim(), mend);
    const { steps } = parseDocument(installResult, out, 'what install-into says');
    if (!steps.some(({ file }) => installed.has(file))) continue;
    const changed = steps.filter(({ action }) => action !== 'unchanged').map(({ file }) => file);
    if (changed.length > 0) mends.push(mend);
    old.push(...changed);
  }
  if (old.length > 0) return not('wrong', 'wrappers', `not current: ${old.join(', ')}`, mends.join(' && '));
  const place = env['GATEHOUSE_HOME'] || prefix;
  if (place !== undefined && !existsSync(path.join(place, 'current', 'bin')))
    return not('wrong', 'wrappers', `${place} has no executables for them`, shellCommand(['install-into', ...given]));
  return ok('wrappers', 'current');
}

const defaultPrefix = (): string => path.join(os.homedir(), '.local/share/gatehouse');

/** Where an install with this home put the executables; undefined for one of another form. */
function prefixIn(home: string): string | undefined {
  const [, fallback] = /^\$\{GATEHOUSE_HOME:-(.+)\}\/current$/.exec(home) ?? [];
  const text = fallback?.replace(/^\$HOME\//, () => `${os.homedir()}/`);
  return text?.replace(/\\([$`"\\}])/g, '$1');
}

/** The judge is the tool itself. */
function startItem({ root, siblings, tag: freeTag }: DoctorCall, workflow: string): Item {
  const tag = freeTag(workflow);
  const words = ['--dry-run', '--root', root, '--workflow', workflow, '--tag', tag];
  const { status, error } = siblings.ask('official-run', words, root);
  if (status === 0) return ok('start', `${workflow} could start as ${tag}`);
  const problem = error
    .trim()
    .split('\n')
    .filter((line) => !line.includes(': freeze: '))
    .join('; ')
    .replace(/official-run: /g, '');
  return not(
    'wrong',
    'start',
    problem,
    shellCommand(['official-run', ...words.filter((word) => word !== root && word !== '--root')]),
  );
}
