/**
 * Proposals are true: each command that a tool proposes works as it is pasted, or is refused before a tag is spent and
 * the proposal said so. Commands of the queue, session-status, check-stage, the doctor, the remediation plan and of
 * what official-run refuses, in the states that a repository goes through.
 */
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { parseDocument, remediationPlan, sessionStatus, stageCheck } from '@gatehouse/contracts';
import { parseTable } from '@gatehouse/csv';
import {
  binDirectory,
  cleanEnvironment,
  runTool,
  temporaryRepository,
  toolFolders,
  type Repository,
} from '@gatehouse/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';

const today = new Date().toISOString().slice(0, 10);
const configuration = 'configs/strategies/value.yaml';
const tools = toolFolders().map((folder) => path.basename(folder));
/** Their status 2 is a verdict. */
const judges = [
  'check-stage',
  'init-repository',
  'governance-audit-checker',
  'verify-evidence',
  'workstation-preflight',
];

interface Proposal {
  from: string;
  command: string;
  /** The proposal says that it cannot work now. */
  isRefused: boolean;
}

let repository: Repository;
let scratch: string;
let tried = 0;
beforeAll(() => (scratch = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-proposals-'))));
afterAll(() => rmSync(scratch, { recursive: true }));

const bash = (command: string) =>
  spawnSync('bash', ['-c', command], {
    cwd: repository.root,
    encoding: 'utf8',
    env: cleanEnvironment({ PATH: `${binDirectory}:${process.env['PATH'] ?? ''}` }),
  });
const done = (command: string): void => {
  const run = bash(command);
  expect(run.status, `${command}\n${run.stderr}`).toBe(0);
};
const runs = (): string[] => {
  const folder = repository.path('audit/workstation_runs');
  return existsSync(folder) ? readdirSync(folder).filter((name) => /^\d/.test(name)) : [];
};

/** What people fill in. */
function filledIn(command: string): string {
  return command
    .replaceAll("'<file>'", configuration)
    .replaceAll("'<approved or rejected>'", 'approved')
    .replaceAll("'<who signs, not the owner>'", "'Bo Li'")
    .replace(/'<[^>]*>'/g, "'words of a person'");
}

/** Tries the commands one after the other, and puts the repository back. */
function tryAll(proposals: readonly Proposal[]): void {
  const kept = mkdtempSync(path.join(scratch, 'kept-'));
  cpSync(repository.root, kept, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  for (const { from, command, isRefused } of proposals) {
    tried += 1;
    const before = runs();
    const { status, stderr } = bash(filledIn(command));
    const about = `${from} proposes: ${command}\n${stderr}`;
    const tool = /^[a-z-]+/.exec(command)?.[0] ?? '';
    if (isRefused) {
      expect(status, about).not.toBe(0);
      expect(runs(), about).toEqual(before);
    } else expect(judges.includes(tool) ? [0, 2] : [0], about).toContain(status);
  }
  rmSync(repository.root, { recursive: true });
  cpSync(kept, repository.root, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
}

/** A command of ours that a text ends with. */
function commandIn(from: string, text: string): Proposal[] {
  const [, command] = new RegExp(`(?:^|[:;] )((?:${tools.join('|')})( .*)?)$`).exec(text.trim()) ?? [];
  return command === undefined ? [] : [{ from, command, isRefused: false }];
}

const isCommand = ({ command }: Proposal): boolean => !command.startsWith('#');

function ofSession(): Proposal[] {
  const { stdout } = runTool('session-status', ['--json'], { cwd: repository.root });
  const { next_action: next } = parseDocument(sessionStatus, stdout, 'stdout');
  return next === null ? [] : [{ from: 'session-status', command: next.command, isRefused: false }];
}

function ofQueue(): Proposal[] {
  const file = 'audit/factor_registry/factor_candidate_queue.csv';
  const table = parseTable(Buffer.from(repository.read(file)), file);
  return Array.from({ length: table.rowCount }, (_, row) => ({
    from: 'generate-candidate-queue',
    command: table.column('proposed_command')(row),
    isRefused: table.column('proposal_missing')(row) !== '',
  }));
}

function ofStage(stage: string, tag: string): Proposal[] {
  const { stdout } = runTool('check-stage', ['--stage', stage, '--tag', tag, '--json'], { cwd: repository.root });
  const { requirements } = parseDocument(stageCheck, stdout, 'stdout');
  const commands = [...new Set(requirements.flatMap(({ command }) => (command === null ? [] : [command])))];
  return commands
    .map((command) => ({ from: `check-stage ${stage}`, command, isRefused: command.includes('# refused now: ') }))
    .filter(isCommand);
}

function ofDoctor(): Proposal[] {
  const { stdout } = runTool('init-repository', ['--check'], { cwd: repository.root });
  return stdout.split('\n').flatMap((line) => commandIn('init-repository --check', line));
}

function ofRefusal(...words: string[]): Proposal[] {
  const { status, stderr } = runTool('official-run', words, { cwd: repository.root });
  expect(status, stderr).toBe(1);
  return stderr.split('\n').flatMap((line) => commandIn('official-run', line));
}

test(
  'what is proposed works, in each state from the first commit to another configuration',
  { timeout: 900_000 },
  () => {
    {
      repository = temporaryRepository(
        {
          'data/scores.csv': `date,ticker,score\n${today},A,1\n${today},B,2\n`,
          [configuration]: 'strategy: {id: value}\nlookback: 12\n',
          'src/backtest': `#!/bin/sh
set -e
mkdir -p "$GATEHOUSE_REPORT_DIR"
printf '{"inputs":{"decision_tag":"%s","owner":"ada","factor":"value","strategy":"${configuration}"},"gates":{"ic":false,"overall_pass":false}}' "$GATEHOUSE_DECISION_TAG" > "$GATEHOUSE_REPORT_DIR/\${GATEHOUSE_WORKFLOW}_report.json"
`,
        },
        { git: true },
      );
      done('chmod +x src/backtest && git config user.name ada && git config user.email ada@example.invalid');
    }

    // Init-repository: the commands it ends with, pasted one after the other.
    {
      const made = bash('init-repository --runner src/backtest --workflow backtest --owner ada --no-evidence-log');
      expect(made.status, made.stderr).toBe(0);
      repository.write(
        'gatehouse.json',
        repository
          .read('gatehouse.json')
          .replace(/"min_rows": \d+/, '"min_rows": 1')
          .replace(/"min_cores": \d+/, '"min_cores": 1'),
      );
      const commands = made.stdout
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => new RegExp(`^(git|${tools.join('|')})( |$)`).test(line));
      expect(commands.map((command) => command.split(' ')[0])).toEqual([
        'git',
        'freeze-config',
        'official-run',
        'finish-run',
      ]);
      tryAll(commands.map((command) => ({ from: 'init-repository', command, isRefused: false })));
      done(commands[0] as string);
    }

    // Before the first freeze.
    {
      const refused = ofRefusal('--workflow', 'backtest', '--tag', 'value_run1');
      expect(refused.map(({ command }) => command)).toEqual([`freeze-config --strategy ${configuration}`]);
      tryAll(refused);
      tryAll(ofSession());
      tryAll(ofDoctor());
      done('freeze-config');
    }

    // With a freeze.
    {
      tryAll(ofSession());
      tryAll(ofDoctor());
      tryAll(ofStage('S0', 'value_run1'));
      done('official-run --workflow backtest --tag value_run1');
    }

    // After the run.
    {
      tryAll(ofSession());
      const { stderr } = runTool('official-run', ['--workflow', 'backtest', '--tag', 'value_run1'], {
        cwd: repository.root,
      });
      const [, free = ''] = /A rerun takes a new tag, such as (\S+),/.exec(stderr) ?? [];
      tryAll([{ from: 'official-run', command: `official-run --workflow backtest --tag ${free}`, isRefused: false }]);
      done('finish-run --tag value_run1');
    }

    // After finish-run: queue, session-status, plan, and the checks of two stages from top to bottom.
    {
      const queued = ofQueue();
      expect(queued.map(({ isRefused }) => isRefused)).toEqual([false]);
      tryAll(queued);
      tryAll(ofSession());
      const plan = repository.files().find((name) => name.endsWith('governance_remediation_plan.json')) ?? '';
      const { remediation_items: items, next_step: next } = parseDocument(remediationPlan, repository.read(plan), plan);
      tryAll(
        [...(items ?? []).map(({ action }) => action), next].flatMap((text) =>
          commandIn('remediation-plan', text ?? ''),
        ),
      );
      tryAll(ofStage('S0', 'value_run1'));
      const ofBaseline = ofStage('S1', 'value_run1');
      expect(ofBaseline.filter(({ isRefused }) => isRefused).map(({ command }) => command)).toEqual([
        expect.stringMatching(/^official-run --workflow baseline .* {2}# refused now: no workflow to run: /),
      ]);
      tryAll(ofBaseline);
    }

    // After the configuration changed: a proposal of a run says that it needs a freeze.
    {
      repository.write(configuration, 'strategy: {id: value}\nlookback: 24\n');
      done('git commit --quiet --all --message changed && generate-candidate-queue');
      const queued = ofQueue();
      expect(queued.map(({ isRefused }) => isRefused)).toEqual([true]);
      tryAll(queued);
      tryAll(ofSession());
      tryAll(ofRefusal('--workflow', 'backtest', '--tag', 'value_run2'));
      tryAll(ofDoctor());
    }
    expect(tried).toBeGreaterThan(20);
  },
);
