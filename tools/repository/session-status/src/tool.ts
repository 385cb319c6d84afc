import { defineTool, settingsOptions, terminalColumns } from '@gatehouse/cli';
import { formatDocument, sessionStatus as statusDocument } from '@gatehouse/contracts';
import { askEnvironment, viewsOfRuns } from '@gatehouse/launch';
import { comparedTag, refusalOf } from '@gatehouse/runs';
import { readSettings, workflowsInForce } from '@gatehouse/settings';
import { Siblings } from '@gatehouse/system';
import { readRepositoryState } from './repository-state';
import { screenLines } from './screen';
import { sessionStatus } from './status';

export const tool = defineTool({
  name: 'session-status',
  purpose: 'Shows on one screen what someone who takes over must know, and the next safe action; writes nothing.',
  description:
    'For whoever takes over: the decision, its run and verdicts, what failed, and one next command that breaks ' +
    'no rule. A proposed run is tried with official-run --dry-run first.',
  next: ['official-run', 'finish-run'],
  options: {
    tag: {
      type: 'string',
      describe: 'Decision the status is about (default: that of the newest run in progress, else of the newest run)',
      value: 'TAG',
      added: true,
    },
    guide: {
      type: 'path',
      describe: 'Session guide whose numbered paths are checked (default: searched for by name)',
      value: 'FILE',
      added: true,
    },
    ...settingsOptions,
  },
  reads: [
    'the run: context.schema.json, status.schema.json, result.schema.json, command.sh, run.log, audit and remediation plan beside them',
    'its gates report, data quality report and freeze; stage checks: stage-check.schema.json',
    'ledger, registry, leaderboard, queue, candidate-queue-policy.schema.json; notes and the session guide',
    'of runs that an engine performs: launch.schema.json, launch-end.schema.json, and what its launcher says',
    'the task board (CSV) and its policy: work-queue-policy.schema.json',
    'gatehouse.json: gatehouse.schema.json; of a proposal of the queue what official-run --dry-run says',
  ],
  writes: ['nothing; --json prints session-status.schema.json, --print-settings --json settings-in-force.schema.json'],
  environment: { ...askEnvironment, COLUMNS: 'width of the screen, from 60 to 120 (that of the terminal, else 80)' },
  statuses: {},
  examples: ['session-status', 'session-status --tag momentum_run1 --json'],
  async run({ options, root, now, path, env }) {
    const settings = readSettings(root);
    if (options['print-settings']) return workflowsInForce(settings).printed;
    const facts = readRepositoryState(
      root,
      now,
      {
        tag: options.tag ? comparedTag(options.tag) : undefined,
        guide: options.guide ? path(options.guide) : undefined,
      },
      {
        settings,
        refusal: (words) => refusalOf(root, words, new Siblings(env)),
        views: await viewsOfRuns({ root, env }),
      },
    );
    const columns = Number(env['COLUMNS']) || terminalColumns();
    // With --root the command must work from where the caller stands.
    const status = sessionStatus(facts, options.root === undefined ? [] : ['env', '-C', root]);
    return {
      status: 0,
      lines: screenLines(status, columns),
      document: JSON.parse(formatDocument(statusDocument, status)) as unknown,
    };
  },
});
