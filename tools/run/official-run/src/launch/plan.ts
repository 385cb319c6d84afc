/** What a call asks of an engine: launcher, resources, and words for it (contract 48.1). */
import { createHash } from 'node:crypto';
import type { Call } from '@gatehouse/cli';
import { Failure, type Launcher, type LauncherFile, type LaunchSetup } from '@gatehouse/contracts';
import { readText } from '@gatehouse/files';
import { findLauncher, LauncherProgram, refuseManaged } from '@gatehouse/launch';
import type { Masking } from '@gatehouse/render';
import { machineInForce } from '@gatehouse/settings';
import type { CallSettings } from '../call-settings';
import type { options } from '../options';
import { siblingsFolder } from '../run';
import type { RunRequest } from '../request';

type OfficialCall = Call<typeof options>;

export interface LaunchPlan {
  file: LauncherFile;
  program: LauncherProgram;
  describe: Launcher;
  cpus: number;
  /** GiB. */
  memoryGb: number;
  timeLimitMin: number | null;
  warnS: number;
  queue: string | null;
  account: string | null;
  args: string[];
  setup: (LaunchSetup & { text: string }) | null;
  attempts: number;
  wait: boolean;
}

const ofLaunching = ['cpus', 'memory', 'time-limit', 'queue', 'account', 'launcher-arg', 'launcher-setup'] as const;
const alsoOfLaunching = ['wait', 'no-wait', 'attempts', 'warn-before', 'request-sha256', 'part'] as const;

/** Is the run performed in this process? Throws Failure `usage` for options that only a launcher has. */
export function isLocal(call: OfficialCall): boolean {
  if (call.options.launcher !== 'local') return false;
  const foreign = [...ofLaunching, ...alsoOfLaunching].find((name) => call.given(name)?.source === 'option');
  if (foreign !== undefined)
    throw new Failure('usage', `option --${foreign} needs --launcher NAME: a local run has this machine as it is`);
  return true;
}

/**
 * Asks the launcher what it is and what it can, and holds the call against that. Throws Failure `usage`,
 * `missing-input`, `refused`, `unreachable`.
 */
export async function launchPlan(
  call: OfficialCall,
  chosen: CallSettings,
  request: RunRequest,
  masking: Masking,
): Promise<LaunchPlan> {
  const { options: given, env, root } = call;
  const resources = resourcesOf(call, chosen, request);
  if (given.attempts < 1 || given.attempts > 10)
    throw new Failure('usage', `option --attempts: expected 1 to 10, got ${given.attempts}`);
  if (request.shards !== undefined && given.attempts > 1)
    throw new Failure('usage', 'options --shards and --attempts: a shard is not started again; give one of them');
  if (given['warn-before'] < 0)
    throw new Failure('usage', `option --warn-before: expected 0 or more, got ${given['warn-before']}`);
  refuseEarlyWarning(resources.timeLimitMin, given['warn-before']);
  refuseSecrets(request, masking);
  const searchPath = env['PATH'] ?? '';
  const file = findLauncher(given.launcher, { root, siblings: siblingsFolder(), searchPath });
  const program = new LauncherProgram(file.path, { cwd: root, env });
  const answer = await program.describe();
  if (answer.kind !== 'answered') {
    const hint = answer.kind === 'refused' ? '' : '; try again';
    const problem = `launcher ${file.name} does not say what it can: ${answer.said}${hint}`;
    throw new Failure(answer.kind === 'refused' ? 'refused' : 'unreachable', problem);
  }
  const describe = answer.document;
  refuseManaged(given['launcher-arg'], describe.managed_args);
  refuseTooMany(request, describe);
  if (given.attempts > 1 && !describe.restarts)
    throw new Failure('usage', `option --attempts: ${describe.engine} cannot start a job again`);
  return {
    file,
    program,
    describe,
    ...resources,
    warnS: given['warn-before'],
    queue: given.queue ?? null,
    account: given.account ?? null,
    args: given['launcher-arg'],
    setup: setupOf(given['launcher-setup'], call.path),
    attempts: given.attempts,
    wait: waits(call, process.argv),
  };
}

/** An engine may warn a minute early, and a warning kills a job in its first moments (contract 48.7). */
function refuseEarlyWarning(limitMin: number | null, warnS: number): void {
  if (limitMin === null || warnS === 0 || limitMin * 60 >= warnS + 180) return;
  throw new Failure(
    'usage',
    `option --warn-before: ${warnS} s before a limit of ${limitMin * 60} s may come before the run listens; give a --time-limit of ${Math.ceil((warnS + 180) / 60)} minutes or more, or --warn-before 0`,
  );
}

function refuseTooMany({ shards }: RunRequest, { engine, arrays, max_array: most }: Launcher): void {
  if (shards === undefined) return;
  if (!arrays) throw new Failure('refused', `option --shards: ${engine} has no arrays of jobs`);
  if (most !== null && shards.count > most)
    throw new Failure(
      'refused',
      `option --shards: ${shards.count} is more than the ${most} elements of an array of ${engine}`,
    );
}

function resourcesOf(
  { options: given, given: sourceOf, env }: OfficialCall,
  { force }: CallSettings,
  { threads }: RunRequest,
): Pick<LaunchPlan, 'cpus' | 'memoryGb' | 'timeLimitMin'> {
  const { minCores, minMemoryGb } = machineInForce(force, { given: () => undefined, env });
  const cpus = given.cpus ?? Math.max(threads, minCores, 1);
  const memoryGb = given.memory ?? Math.max(minMemoryGb, 1);
  const below = (option: string, value: number, least: number, of: string): void => {
    if (value < least)
      throw new Failure(
        'refused',
        `option --${option}: ${value} is less than the ${least} of ${of}: the preflight on the node would refuse it after the waiting`,
      );
  };
  below('cpus', cpus, Math.max(minCores, 1), 'machine.min_cores (MIN_CORES)');
  below('cpus', cpus, threads, '--threads');
  below('memory', memoryGb, minMemoryGb, 'machine.min_memory_gb (MIN_MEM_GB)');
  if (!(memoryGb > 0)) throw new Failure('usage', `option --memory: expected more than 0, got ${memoryGb}`);
  const name =
    sourceOf('time-limit')?.source === 'option' ? 'option --time-limit' : 'environment variable GATEHOUSE_TIME_LIMIT';
  return {
    cpus,
    memoryGb,
    timeLimitMin: given['time-limit'] === undefined ? null : minutesIn(given['time-limit'], name),
  };
}

/** Minutes, `H:MM` or `D-HH:MM`. Throws Failure `usage` naming `what`. */
export function minutesIn(text: string, what: string): number {
  const [, days = '0', hours = '0', minutes] = /^(?:(?:(\d+)-)?(\d+):)?(\d+)$/.exec(text) ?? [];
  const isOfClock = text.includes(':') && Number(minutes) > 59;
  const total = (Number(days) * 24 + Number(hours)) * 60 + Number(minutes);
  if (minutes === undefined || isOfClock || !(total > 0) || total > 1e7)
    throw new Failure('usage', `${what}: expected minutes, H:MM or D-HH:MM, got ${JSON.stringify(text)}`);
  return total;
}

/** It would lie in a file, or in the engine's own state, until the job starts. */
function refuseSecrets({ workflowArguments: words }: RunRequest, masking: Masking): void {
  const masked = masking.words(words);
  const at = words.findIndex((word, index) => word !== masked[index]);
  if (at === -1) return;
  const word = words[at] as string;
  const name = word.startsWith('-') ? word.split('=', 1)[0] : words[at - 1];
  throw new Failure(
    'refused',
    `the value of ${name ?? 'an argument'} looks like a secret: put it into an environment variable`,
  );
}

function setupOf(file: string | undefined, resolve: (given: string) => string): LaunchPlan['setup'] {
  if (file === undefined) return null;
  const text = readText(resolve(file));
  return { path: file, sha256: createHash('sha256').update(text).digest('hex'), text };
}

/** Of --wait and --no-wait the last counts. */
function waits({ options: given }: OfficialCall, argv: readonly string[]): boolean {
  if (!given['no-wait']) return true;
  if (!given.wait) return false;
  const end = argv.indexOf('--');
  const own = argv.slice(0, end === -1 ? undefined : end);
  return own.findLastIndex((word) => /^--wait?$|^--wa/.test(word)) > own.findLastIndex((word) => /^--no-w/.test(word));
}
