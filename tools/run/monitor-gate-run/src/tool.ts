import { defineTool, isTerminal, metricsOptions, type Call, type Measures, type Outcome } from '@gatehouse/cli';
import { Failure, type MonitorRound } from '@gatehouse/contracts';
import { askEnvironment } from '@gatehouse/launch';
import { localTime, printable } from '@gatehouse/render';
import { checkTag, runsFolder, runStateMetric, runThatReadsAlike } from '@gatehouse/runs';
import { readSettings } from '@gatehouse/settings';
import { isFinal, linesOf, problemOf, roundOf, verdict, waitingLines, type Question } from './core';
import { localHost } from './local-host';
import { retry, sleep, type RetryPolicy } from './retry';
import { command } from './probe';
import { frame } from './screen';
import type { RunObservation, RunHost } from './run-host';
import { checkHost, checkRemoteRoot, sshCommand } from './ssh';

const options = {
  tag: { type: 'string', describe: 'Decision tag of the run', required: true, value: 'TAG', group: 'The run' },
  interval: { type: 'number', describe: 'Seconds between two rounds', default: 30, value: 'SEC', group: 'Rounds' },
  once: { type: 'flag', describe: 'One round; a run still going is then 0', group: 'Rounds' },
  timeout: { type: 'number', describe: 'Give up after so many seconds', value: 'SEC', group: 'Rounds' },
  'wf-pattern': {
    type: 'string',
    describe: 'Text in the command line of a workflow process',
    default: 'run_walk_forward.py',
    setting: 'monitor.wf_pattern',
    value: 'TEXT',
    group: 'The run',
  },
  host: {
    type: 'string',
    describe: 'Host of the run, over ssh (default: this machine)',
    env: 'GATEHOUSE_HOST',
    value: 'USER@HOST',
    group: 'The run',
  },
  'remote-root': {
    type: 'string',
    describe: 'Repository there; a relative path stands where a login does',
    default: '',
    env: 'GATEHOUSE_REMOTE_ROOT',
    value: 'DIR',
    group: 'The run',
  },
  'until-final': {
    type: 'flag',
    describe:
      'Wait for the run to appear, for its result and for its last process, so that it can be finalized; 0 then, whatever the result',
    added: true,
    group: 'Rounds',
  },
  locate: { type: 'flag', describe: 'Say only where the run and its report are', added: true, group: 'Rounds' },
  ...metricsOptions,
} as const;

export const tool = defineTool({
  name: 'monitor-gate-run',
  purpose: 'Follows a run, here or over ssh, until it is over. Never changes anything.',
  description:
    "Reads the run's own records and the processes behind them, here or over ssh, and says what state the run is in and on which evidence.",
  next: ['finish-run'],
  options,
  reads: [
    'audit/workstation_runs/*/: context.json, status.json, result.json (schemas of these names), the end of run.log',
    'of a run that an engine performs: launch.schema.json, launch-end.schema.json, launch.log, and what its launcher says; the calls are counted in engine-calls.schema.json in the cache of the user',
    'the reports of its workflow below gate_results/: production-gates-report.schema.json, and the processes of the machine',
    'gatehouse.json, for --wf-pattern: gatehouse.schema.json',
  ],
  environment: {
    ...askEnvironment,
    GATEHOUSE_SSH_OPTIONS:
      'options for ssh, split on blanks by no shell, without quotes, such as "-p 2222 -i /keys/id"',
  },
  writes: [
    'standard output, and the --metrics-file when one is given; with --json one monitor-round.schema.json per line',
  ],
  statuses: {
    '1': 'the job could not be done, or there is no such run',
    '2': 'the run failed, was blocked, was interrupted or is lost',
    '75': 'the host cannot be reached, after retries; with --until-final --once: not final yet',
    '124': '--timeout reached',
  },
  examples: ['monitor-gate-run --tag momentum_run1', 'monitor-gate-run --tag momentum_run1 --once --json'],
  labels: ({ tag }) => ({ decision_tag: tag }),
  async run(call) {
    check(call);
    const site = await siteOf(call);
    try {
      return await new Watch(call, site).untilOver();
    } finally {
      site.close();
    }
  },
});

type MonitorCall = Call<typeof options>;

function check({ options }: MonitorCall): void {
  checkTag(options.tag);
  if (options.interval <= 0)
    throw new Failure('usage', `option --interval: expected more than 0, got ${options.interval}`);
  if (options.timeout !== undefined && options.timeout < 0)
    throw new Failure('usage', `option --timeout: expected 0 or more, got ${options.timeout}`);
}

/** Text in the command line of a workflow process: the option, else gatehouse.json, else the default. */
function patternOf({ options: given, given: sourceOf, root }: MonitorCall): string {
  if (sourceOf('wf-pattern') !== undefined) return given['wf-pattern'];
  return readSettings(root)?.document.monitor?.wf_pattern ?? given['wf-pattern'];
}

async function siteOf(call: MonitorCall): Promise<RunHost> {
  const { host, 'remote-root': root } = call.options;
  if (!host) return localHost(call.root, call.env);
  const { remoteHost: remoteSite } = await import('./remote-host'); // a look at this machine starts no ssh
  return remoteSite(sshCommand(checkHost(host), command, call.env), host, checkRemoteRoot(root));
}

/** Only a run that succeeded is a pass, whatever the exit status says of one that still goes on. */
function measuresOf({ state, elapsed_s: elapsed }: MonitorRound): Measures {
  return {
    pass: state === 'succeeded',
    metrics: [
      runStateMetric(state),
      {
        name: 'gatehouse_run_elapsed_seconds',
        help: 'Time since the run started, or the time it took.',
        samples: typeof elapsed === 'number' ? [{ value: elapsed }] : [],
      },
    ],
  };
}

class Watch {
  private readonly asked: Question;
  private readonly patience: RetryPolicy;
  private rounds = 0;
  private warned = false;

  constructor(
    private readonly call: MonitorCall,
    private readonly site: RunHost,
  ) {
    const { tag, host, timeout, interval } = call.options;
    const pattern = patternOf(call);
    this.asked = { tag, pattern, host: host || null };
    this.patience = {
      deadline: timeout === undefined ? Infinity : performance.now() + timeout * 1000,
      pauses: [1, 3, 9].map((seconds) => Math.min(seconds, interval) * 1000),
      note: call.note,
    };
  }

  async untilOver(): Promise<Outcome> {
    const { once, interval, locate, 'until-final': waiting } = this.call.options;
    for (;;) {
      const sight = await retry(() => this.site.observe(this.asked.tag), this.patience);
      const round = roundOf(sight, this.asked, this.rounds === 0 ? this.call.now : new Date());
      if (sight === undefined && (locate || !waiting)) throw this.noSuchRun();
      if (locate) return this.location(round);
      const measures = measuresOf(round);
      await this.call.measure(measures);
      const end = await (waiting ? this.wait(round) : this.show(round, sight as RunObservation));
      if (end !== undefined) return { status: end, measures, problems: end === 2 ? [problemOf(round)] : [] };
      if (once) return { status: waiting ? 75 : 0, measures };
      this.rounds += 1;
      await this.pause(interval * 1000, round);
    }
  }

  /** Shows a round; gives the exit status when the run is over. */
  private async show(round: MonitorRound, sight: RunObservation): Promise<0 | 2 | undefined> {
    await this.call.emit(round);
    const lines = linesOf(round, sight, localTime(new Date(round.observed_at)));
    const inPlace = !this.call.options.once && isTerminal(1) && this.call.env['TERM'] !== 'dumb';
    await this.call.stream(inPlace ? frame(lines, this.rounds === 0) : lines.map((line) => `${line}\n`).join(''));
    if (round.state === 'unknown' && !this.warned) {
      this.warned = true;
      this.call.note(
        `run ${round.run_dir} cannot be judged from here: ${round.evidence.join('; ')}. --host asks its own machine`,
      );
    }
    return verdict(round);
  }

  /**
   * As show, for a run that is to be finalized: over is over, however it ended, but a lost run will never have a
   * result.
   */
  private async wait(round: MonitorRound): Promise<0 | 2 | undefined> {
    const { interval, once } = this.call.options;
    await this.call.emit(round);
    const ready = isFinal(round);
    const lost = round.state === 'lost';
    const last = ready
      ? ['Run appears complete and stable for finalize.']
      : lost
        ? []
        : [`Not ready for finalize.${once ? '' : ` Sleeping ${interval}s...`}`];
    await this.call.stream([...waitingLines(round), ...last].map((line) => `${line}\n`).join(''));
    return ready ? 0 : lost ? 2 : undefined;
  }

  private async location(round: MonitorRound): Promise<Outcome> {
    const report = await retry(() => this.site.reportOf(this.asked.tag), this.patience);
    await this.call.emit({ ...round, report_json: report ?? null });
    return {
      status: 0,
      measures: measuresOf(round),
      lines: [`RUN_DIR=${printable(round.run_dir ?? '')}`, `REPORT_JSON=${printable(report ?? '')}`],
    };
  }

  private async pause(ms: number, round: MonitorRound): Promise<void> {
    try {
      await sleep(ms, this.patience.deadline);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const run =
        round.run_dir === null
          ? `no run has the decision tag ${this.asked.tag}`
          : `run ${round.run_dir} is not over (${round.state}${round.phase === null ? '' : `, ${round.phase}`})`;
      throw new Failure('timeout', `${run} after the ${this.call.options.timeout} s of --timeout`);
    }
  }

  private noSuchRun(): Failure {
    const { host, 'remote-root': root } = this.call.options;
    const where = host ? `${host}:${root || '.'}` : this.call.root;
    const alike = host ? undefined : runThatReadsAlike(this.call.root, this.asked.tag);
    return new Failure(
      'missing-input',
      `no run with decision tag ${JSON.stringify(this.asked.tag)} in ${where}/${runsFolder}; the tag must be ` +
        'exactly that of its ' +
        `context.json${host ? ', and --remote-root the repository there' : ''}${alike === undefined ? '' : `; ${alike}`}`,
    );
  }
}
