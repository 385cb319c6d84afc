import os from 'node:os';
import path from 'node:path';
import { defineTool, isTerminal, settingsOptions, type Call, type Outcome } from '@gatehouse/cli';
import { Failure, finishRun, formatDocument, type FinishRun } from '@gatehouse/contracts';
import { openRunLog, placeInLog } from '@gatehouse/evidence';
import { isFile, isFolder, withLock } from '@gatehouse/files';
import { stagePolicyFile } from '@gatehouse/records';
import { documentsOf, reportCompanions, runAt, runsFolder, tagIn, workflowOfRun } from '@gatehouse/runs';
import { givenBy, InForce, readSettings, workflowRules } from '@gatehouse/settings';
import { Siblings } from '@gatehouse/system';
import { fetchFolder, sshCommand, type Remote } from './fetch';
import { gateFolder, placesOf, type Places } from './place';
import { stepLine } from './step-table';

const options = {
  tag: {
    type: 'string',
    describe: 'Decision tag of the run; not needed with both remote paths',
    value: 'TAG',
    group: 'The run',
  },
  host: {
    type: 'string',
    describe: 'Host of the run, over ssh (default: this machine)',
    default: '',
    env: 'GATEHOUSE_HOST',
    value: 'USER@HOST',
    group: 'Another host',
  },
  'remote-root': {
    type: 'string',
    describe: 'Repository there; a relative path stands where a login does',
    default: '',
    env: 'GATEHOUSE_REMOTE_ROOT',
    value: 'DIR',
    group: 'Another host',
  },
  'local-root': {
    type: 'string',
    describe: 'Repository here (default: --root)',
    env: 'GATEHOUSE_LOCAL_ROOT',
    value: 'DIR',
    group: 'The run',
  },
  'run-dir-remote': {
    type: 'string',
    describe: 'Run directory, instead of searching for it',
    default: '',
    value: 'DIR',
    group: 'Another host',
  },
  'report-json-remote': {
    type: 'string',
    describe: 'Its report, instead of searching for it',
    default: '',
    value: 'FILE',
    group: 'Another host',
  },
  'no-pages': {
    type: 'flag',
    describe: 'Write no pages: neither that of the review nor those of build-pages',
    added: true,
    group: 'The run',
  },
  ...settingsOptions,
} as const;

export const tool = defineTool({
  name: 'finish-run',
  purpose:
    'Does what follows a run: fetch it, ledger, audit, remediation, review, registry, queue, stage check, pages.',
  description:
    'The steps are executables of their own, in this order; one that fails ends the chain with its status, but ' +
    'an audit that says fail does not, and its status is returned at the end. Killed at any moment and called ' +
    'again it ends the same.',
  next: ['check-stage', 'session-status'],
  options,
  reads: [
    'the run and its report, here or over ssh; its workflow: context.schema.json',
    'gatehouse.json, for the stage of the workflow: gatehouse.schema.json',
  ],
  writes: [
    'what finalize-gate-run, governance-audit-checker, remediation-plan, generate-run-review, update-registry, ' +
      'generate-candidate-queue, check-stage and build-pages write',
    `with a host ${runsFolder}/<run>/ and gate_results/<folder>/`,
    '--json: finish-run.schema.json; --print-settings --json: settings-in-force.schema.json',
  ],
  environment: {
    GATEHOUSE_SSH_OPTIONS:
      'options for ssh, split on blanks by no shell, without quotes, such as "-p 2222 -i /keys/id"',
  },
  statuses: {
    '1': 'could not be done',
    '2': 'done, and the audit says fail',
    '75': 'busy or unreachable, try again',
    other: 'that of the step that failed',
  },
  examples: ['finish-run --tag momentum_run1', 'finish-run --tag momentum_run1 --no-pages --json'],
  run: (call) => new Finish(call).run(),
});

type FinishCall = Call<typeof options>;

/** How the steps after the run ended: the audit's status, null without one, and the step that ended the chain. */
interface Chained {
  audit: 0 | 2 | null;
  failed?: { step: string; status: number };
}

class Finish {
  readonly #root: string;
  readonly #siblings: Siblings;
  readonly #steps: FinishRun['steps'] = [];
  readonly #isWatched: boolean;

  constructor(private readonly call: FinishCall) {
    const { options: given, env } = call;
    this.#root = localRoot(call);
    this.#siblings = new Siblings(env);
    this.#isWatched = isTerminal(2) && !given.quiet && !env['CI'] && (env['TERM'] ?? 'dumb') !== 'dumb';
  }

  async run(): Promise<Outcome> {
    const { options: given, env } = this.call;
    checkWords(given);
    if (given['print-settings']) return printed(this.call, this.#root);
    if (given.host !== '') sshCommand(env);
    const located = this.#locate();
    if (typeof located === 'number') return { status: located };
    if (given.host !== '') await this.#fetch(located);
    return this.#ended(located, await this.#alone(located, () => this.#chain(located)));
  }

  /** Where the run and its report are, or the status with which they could not be found. */
  #locate(): Places | number {
    const { tag, host } = this.call.options;
    let { 'run-dir-remote': runDir, 'report-json-remote': report } = this.call.options;
    if (runDir === '' || report === '') {
      if (!tag)
        throw new Failure(
          'usage',
          'option --tag is required, unless both --run-dir-remote and --report-json-remote are given',
        );
      const words = ['--locate', '--tag', tag, '--host', host, '--remote-root', this.call.options['remote-root']];
      const { status, text } = this.#siblings.run('monitor-gate-run', [...words, '--root', this.#root], 'text');
      if (status !== 0) return status;
      const of = (name: string): string => new RegExp(`^${name}=(.*)$`, 'm').exec(text)?.[1] ?? '';
      runDir ||= of('RUN_DIR');
      report ||= of('REPORT_JSON');
    }
    return placesOf(this.#root, runDir, report);
  }

  async #fetch({ runDirRemote, reportJsonRemote, runDir }: Places): Promise<void> {
    const { options: given, env } = this.call;
    const remote: Remote = {
      host: given.host,
      root: given['remote-root'],
      env,
      say: (text) => void this.call.relayError(text),
    };
    const began = performance.now();
    await withLock(
      path.join(this.#root, runsFolder, '.fetch'),
      () => {
        // The run first: once its result is there nothing is written into its gate folder any more. Its name last:
        // where the run is, all of it is.
        const nameRun = fetchFolder(remote, runDirRemote, runDir, 'result.json');
        if (reportJsonRemote !== '') {
          const from = gateFolder(reportJsonRemote);
          fetchFolder(remote, from, path.join(this.#root, 'gate_results', path.basename(from)), undefined)();
        }
        nameRun();
      },
      { waitMs: 60_000, onWait: (holder) => this.call.note(`waiting for ${holder}, which fetches`) },
    );
    await this.#enterReceived(runDir);
    await this.#told('fetch', 0, began);
  }

  /** The fetched run, in the evidence log where one is kept; the steps that follow write their own entries. */
  async #enterReceived(runDir: string): Promise<void> {
    const place = placeInLog(this.#root, runDir);
    const log = openRunLog(this.#root, { tool: 'finish-run', onWait: this.call.note, warn: this.call.warn });
    const { context, status, result } = documentsOf(runAt(runDir));
    if (place !== undefined) await log?.received(place, tagIn([context, status, result]) ?? null);
  }

  /** Of two calls for one run the second waits: a step would find what another one has just written anew. */
  async #alone<T>({ runDir }: Places, work: () => Promise<T>): Promise<T> {
    if (!isFolder(runDir)) return work();
    return withLock(path.join(this.#root, runsFolder, `.finish-${path.basename(runDir)}`), work, {
      waitMs: 300_000,
      onWait: (holder) => this.call.note(`waiting for ${holder}, which finishes this run`),
    });
  }

  /** The steps after the run. */
  async #chain(places: Places): Promise<Chained> {
    const { runDir, reportJson } = places;
    const { options: given } = this.call;
    const settings = readSettings(this.#root);
    const rules = workflowRules(settings, workflowOfRun(runAt(runDir)) ?? 'production_gates');
    const withReport = reportJson === '' ? [] : ['--report-json', reportJson];
    const both = ['--run-dir', runDir, '--report-json', reportJson];
    const finalized = await this.#step('finalize-gate-run', ['--run-dir', runDir, ...withReport]);
    if (finalized !== 0) return { audit: null, failed: { step: 'finalize-gate-run', status: finalized } };
    // An audit that says fail is what the remediation plan is made from; one that could not be done has left nothing to
    // plan from.
    const audit = await this.#step('governance-audit-checker', [...both, '--require-final-summary']);
    if (audit !== 0 && audit !== 2) return { audit: null, failed: { step: 'governance-audit-checker', status: audit } };
    const names = reportCompanions(reportJson, rules.name);
    const page = path.join(path.dirname(reportJson), names.runReview.replace(/\.md$/, '.html'));
    const isGates = rules.stage === 'S3' && rules.isOfficial;
    const later: [tool: string, words: string[]][] = [
      ['remediation-plan', ['--audit-json', path.join(runDir, 'governance_audit_check.json')]],
      ['generate-run-review', [...both, ...(given['no-pages'] ? [] : ['--out-html', page])]],
      ...(isGates
        ? ([
            ['update-registry', both],
            ['generate-candidate-queue', []],
          ] as [string, string[]][])
        : []),
    ];
    for (const [tool, words] of later) {
      const status = await this.#step(tool, words);
      if (status !== 0) return { audit, failed: { step: tool, status } };
    }
    const keepsDecisions = this.#keepsDecisions();
    if (keepsDecisions) await this.#step('check-stage', ['--stage', rules.stage, '--tag', given.tag ?? '']);
    if (!given['no-pages']) {
      const status = await this.#step('build-pages', []);
      if (status !== 0) return { audit, failed: { step: 'build-pages', status } };
    }
    // Last, so that it names the pages too.
    if (keepsDecisions) await this.#step('session-status', ['--tag', given.tag ?? '']);
    return { audit };
  }

  /** Where decisions go through stages, what the stage still lacks is told, and is not the status of this call. */
  #keepsDecisions(): boolean {
    const { tag } = this.call.options;
    if (!tag) return false;
    return (
      isFolder(path.join(this.#root, 'docs/production_research/decisions')) ||
      isFile(path.join(this.#root, stagePolicyFile))
    );
  }

  async #step(tool: string, words: readonly string[]): Promise<number> {
    const { quiet, json } = this.call.options;
    const began = performance.now();
    const all = ['--root', this.#root, ...(quiet ? ['--quiet'] : []), ...words];
    const { status } = this.#siblings.run(tool, all, json ? 'stderr' : 'ours');
    await this.#told(tool, status, began);
    return status;
  }

  async #told(step: string, status: number, began: number): Promise<void> {
    const seconds = (performance.now() - began) / 1000;
    this.#steps.push({ step, status, seconds: Math.round(seconds * 1000) / 1000 });
    const hasColour = !this.call.env['NO_COLOR'];
    if (this.#isWatched) await this.call.relayError(Buffer.from(stepLine(step, status, seconds, hasColour)));
  }

  async #ended({ runDir, reportJson }: Places, { audit, failed }: Chained): Promise<Outcome> {
    const { options: given } = this.call;
    const workflow = workflowOfRun(runAt(runDir)) ?? null;
    const { stage } = workflowRules(readSettings(this.#root), workflow ?? 'production_gates');
    const document: FinishRun = {
      schema: 'finish-run/v1',
      decision_tag: given.tag || null,
      workflow,
      stage,
      run_dir: runDir,
      report_json: reportJson,
      steps: this.#steps,
      audit_status: audit,
      ...(failed === undefined ? {} : { failed_step: failed.step }),
    };
    const formatted = JSON.parse(formatDocument(finishRun, document)) as unknown;
    // The step itself has told why.
    if (failed !== undefined) return { status: failed.status, document: formatted };
    const lines = ['done: synced + finalized', `run_dir_local=${runDir}`, `report_json_local=${reportJson}`];
    await this.call.stream(lines.map((line) => `${line}\n`).join(''));
    if (audit !== 0)
      await this.call.relayError(
        Buffer.from(`governance audit check failed (exit=${audit}). See remediation plan under ${runDir}\n`),
      );
    return { status: audit ?? 1, document: formatted };
  }
}

/** The repository here; `~` is the home directory. */
function localRoot({ options: given, root }: FinishCall): string {
  const text = given['local-root'];
  if (text === undefined) return root;
  if (/[\u0000-\u001f\u007f]/.test(text)) throw new Failure('usage', 'a host or path with control characters');
  const home = /^~(\/.*)?$/s.exec(text);
  const absolute = home === null ? path.resolve(text) : path.join(os.homedir(), home[1] ?? '');
  if (!isFolder(absolute))
    throw new Failure('usage', `option --local-root: expected a directory, but there is none at ${absolute}`);
  return absolute.length > 1 ? absolute.replace(/\/$/, '') : absolute;
}

function checkWords(given: FinishCall['options']): void {
  const { host, 'remote-root': root, 'run-dir-remote': runDir, 'report-json-remote': report } = given;
  if ([host, root, runDir, report].some((value) => /[\u0000-\u001f\u007f]/.test(value)))
    throw new Failure('usage', 'a host or path with control characters');
  // A name that begins with a dash would be an option of ssh, and others would reach a shell through a ProxyCommand.
  if (host !== '' && !/^([A-Za-z0-9_][A-Za-z0-9_.+-]*@)?[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(host))
    throw new Failure(
      'usage',
      "option --host: expected NAME or USER@NAME of letters, digits, '.', '_' and '-'; give other addresses a name in your ssh config",
    );
}

function printed({ given: sourceOf }: FinishCall, root: string): Outcome {
  const force = new InForce(readSettings(root));
  for (const name of ['host', 'remote-root', 'local-root'])
    force.take<string>(name.replace('-', '_'), ...givenBy<string>(sourceOf(name)));
  const { settings } = force;
  for (const name of Object.keys(settings?.document.workflows ?? {})) {
    const rules = workflowRules(settings, name);
    force.take(
      `workflows.${name}.stage`,
      ['gatehouse.json', settings?.document.workflows?.[name]?.stage],
      ['default', rules.stage],
    );
    force.take(
      `workflows.${name}.report`,
      ['gatehouse.json', settings?.document.workflows?.[name]?.report],
      ['default', rules.report],
    );
  }
  return force.printed;
}
