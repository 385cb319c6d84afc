/**
 * Absent evidence never helps (contract 0.13). A complete trail is made by the tools themselves; some of its copies
 * have a defect that a tool finds. Whatever is then removed from a copy, cut off or made into something else that
 * claims no success, no verdict gets better.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Tool } from '@gatehouse/cli';
import { stateOfRun } from '@gatehouse/runs';
import { binDirectory, runTool, toolFolders, workspace } from '@gatehouse/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decision, note, shippedPolicy } from '../../tools/stages/check-stage/fixtures/decision';
import { count } from '../faults/figures';
import { finishedRun } from '../pipeline/fixtures';
import { full, random, roundsOr, scratch } from '../faults/subjects';
import { damageOfDocument, damageOfFile, type Damage } from './damage';

type Json = Record<string, unknown>;

const place = scratch();
afterAll(() => place.remove());
/** Every copy stands at the same path, since documents name it. */
const root = path.join(place.root, 'repository');
const base = path.join(place.root, 'complete');

const [tag, before] = ['evidence_run2', 'evidence_run1'];
const gateFolder = 'gate_results/production_gates_2026-03-05_101500';
const report = `${gateFolder}/production_gates_report.json`;
const ledger = 'docs/production_research/STAGE_AUDIT_LOG.md';
const decisionNote = `docs/production_research/decisions/${tag}.md`;
const freeze = 'runs/freeze/momentum.freeze.json';
const folder = `docs/production_research/stages/${tag}`;
/** Known when the trail is made. */
let [run, quality, scope] = ['', '', ''];
const audit = (): string => `${run}/governance_audit_check.json`;
const plan = (): string => `${run}/governance_remediation_plan.json`;
const earlier = `audit/workstation_runs/2026-03-05_101500_production_gates_${before}`;

const documents = (): string[] => [
  `${run}/preflight.json`,
  `${run}/context.json`,
  `${run}/status.json`,
  `${run}/result.json`,
  quality,
  report,
  audit(),
  plan(),
  freeze,
  scope,
  `${folder}/S0_audit_pack.json`,
  `${folder}/preflight.json`,
  'configs/contract.json',
  `${earlier}/context.json`,
  `${earlier}/status.json`,
  `${earlier}/result.json`,
];
const texts = (): string[] => [
  `${run}/command.sh`,
  `${run}/run.log`,
  `${gateFolder}/production_gates_report.md`,
  `${gateFolder}/production_gates_final_summary.md`,
  ledger,
  decisionNote,
  `${folder}/S0_explainability.md`,
  `${folder}/S3_explainability.md`,
  `${folder}/text.txt`,
  'gate_results/gate_registry.csv',
  'data/scores.csv',
  'configs/momentum.json',
];

const at = (...parts: string[]): string => path.join(root, ...parts);
const read = (file: string): string => readFileSync(at(file), 'utf8');
const json = (file: string): Json => JSON.parse(read(file)) as Json;

function write(file: string, content: string | object): void {
  mkdirSync(path.dirname(at(file)), { recursive: true });
  writeFileSync(at(file), typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`);
}

function succeed(tool: string, ...words: string[]): string {
  const done = runTool(tool, words, {
    cwd: root,
    env: { MIN_CORES: '1', MIN_MEM_GB: '1', DQ_MIN_ROWS: '1', DQ_MAX_STALENESS_DAYS: '36500' },
  });
  expect(done, tool).toMatchObject({ status: 0 });
  return done.stdout;
}

/** A decision from its scope to its gates, made by the tools; a run before it, its predecessor, succeeded too. */
function makeTrail(): void {
  mkdirSync(root);
  const gates = finishedRun(tag)['gate_results/production_gates_2026-03-05_101500/production_gates_report.json'] as {
    inputs: Json;
  };
  const inputs = {
    ...gates.inputs,
    owner: 'Ann Lee',
    freeze_file: freeze,
    skip_guardrails: false,
    skip_risk_diagnostics: false,
    skip_statistical_gates: false,
  };
  const kept = Object.entries(decision(tag)).filter(([file]) => !/^(audit|gate_results|runs)\//.test(file));
  for (const [file, content] of kept) write(file, content);
  write(`${folder}/S0_audit_pack.json`, { ...json(`${folder}/S0_audit_pack.json`), result: freeze });
  write(decisionNote, note(tag, { freeze_file: freeze, predecessor: before }));
  write('gates.json', { ...gates, inputs });
  write('configs/momentum.json', { id: 'momentum', lookback: 12 });
  // Between scope and gates nothing is asked for but the note.
  const between = shippedPolicy.stages.map((rules) =>
    ['S1', 'S2'].includes(rules.stage) ? { ...rules, requirements: rules.requirements.slice(0, 1) } : rules,
  );
  write('configs/policy.json', { ...shippedPolicy, stages: between });
  // The machine that this commit asks for, which every test machine is.
  write('gatehouse.json', { schema: 'gatehouse/v1', machine: { min_cores: 1, min_memory_gb: 1 } });
  write('data/scores.csv', 'date,ticker,score\n2026-03-01,A,0.5\n2026-03-01,B,0.25\n');
  write(
    ledger,
    `| date | stage | decision_tag | owner | objective | command_ref | artifact_ref | result | next_action |\n|---|---|---|---|---|---|---|---|---|\n| 2026-03-05 | S0 Scope | ${tag} | Ann Lee | o | c | a | pass | n |\n`,
  );
  write(
    'runner',
    `#!/bin/sh\nset -e\nmkdir -p ${gateFolder}\ncp gates.json ${report}\necho '# Report' > ${gateFolder}/production_gates_report.md\nprintf 'decision_tag,overall_pass\\r\\n${tag},True\\r\\n' > gate_results/gate_registry.csv\necho fold 1\n`,
  );
  chmodSync(at('runner'), 0o755);
  for (const [file, content] of Object.entries(finishedRun(before))) if (file.startsWith(earlier)) write(file, content);
  write(`${earlier}/status.json`, {
    ...json(`${earlier}/context.json`),
    schema: 'status/v1',
    phase: 'finished',
    host: 'h',
    boot_id: null,
    official_run: { pid: 4194305, start_time: 1 },
    workflow_group: null,
    started_at: '2026-03-05T10:15:00.000Z',
    heartbeat_at: '2026-03-05T10:15:00.000Z',
  });
  write('.gitignore', '/runs/\n/audit/\n/gate_results/\n/docs/\n');
  const git = (...words: string[]): unknown =>
    execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.invalid', ...words], {
      cwd: root,
      stdio: 'ignore',
    });
  git('init', '--template=', `--separate-git-dir=${path.join(place.root, 'git')}`);
  git('add', '--all');
  git('commit', '-m', 'start');
  succeed('freeze-config', '--strategy', 'configs/momentum.json', '--out', freeze);
  const commit = json(freeze)['git_commit'];
  for (const file of [`${folder}/S0_audit_pack.json`, `${folder}/preflight.json`])
    write(file, { ...json(file), git_commit: commit });
  for (const stage of ['S0', 'S1', 'S2'])
    succeed('check-stage', '--stage', stage, '--tag', tag, '--policy', 'configs/policy.json');
  scope = `audit/stage_checks/${readdirSync(at('audit/stage_checks')).find((name) => name.includes('_S0_'))}/stage_check.json`;
  succeed(
    'official-run',
    '--workflow',
    'production_gates',
    '--tag',
    tag,
    '--owner',
    'Ann Lee',
    '--runner',
    'runner',
    '--dq-input-csv',
    'data/scores.csv',
    '--',
    '--freeze-file',
    freeze,
  );
  run = `audit/workstation_runs/${readdirSync(at('audit/workstation_runs')).find((name) => name.endsWith(tag))}`;
  quality = path.relative(root, at(json(`${run}/context.json`)['data_quality_report_json'] as string));
  const both = ['--run-dir', run, '--report-json', report];
  succeed('finalize-gate-run', ...both);
  succeed('governance-audit-checker', ...both, '--require-final-summary');
  succeed('remediation-plan', '--audit-json', audit());
  cpSync(root, base, { recursive: true });
}
beforeAll(makeTrail, 600_000);

/** What is wrong with the copies from which evidence is then taken away; the first has nothing wrong. */
const defects: Record<string, () => void> = {
  none: () => undefined,
  'the workflow failed': () => edit(`${run}/result.json`, { exit_code: 7, outcome: 'failed', phase: 'workflow' }),
  'the run was interrupted': () =>
    edit(`${run}/result.json`, { exit_code: 143, outcome: 'interrupted', phase: 'workflow' }),
  'interrupted, and yet 0': () =>
    edit(`${run}/result.json`, {
      exit_code: 0,
      outcome: 'interrupted',
      phase: 'workflow',
      signal: 'SIGTERM',
      reason: 'interrupted by SIGTERM',
    }),
  'the data gate was skipped': () =>
    edit(`${run}/context.json`, { skip_data_quality_check: 1, data_quality_report_json: '' }),
  'the data gate was skipped, and yet there is a report': () =>
    edit(`${run}/context.json`, { skip_data_quality_check: 1 }),
  'the data did not pass': () =>
    edit(quality, { overall_pass: false, checks: { min_rows: false }, failures: ['row_count=1 below min_rows=1000'] }),
  'somebody else ran it': () => edit(`${run}/context.json`, { owner: 'Cy Diaz' }),
  'the gates did not pass': () => edit(report, { gates: { overall_pass: false, cost_gate_x1_5_positive: false } }),
  'the report is of another tag': () =>
    edit(report, { inputs: { ...(json(report)['inputs'] as Json), decision_tag: 'evidence_run3' } }),
  'the audit did not pass': () =>
    edit(audit(), { overall_pass: false, failures: ['stage log not found: x'], checks: { stage_log_exists: false } }),
  'the ledger has no row': () =>
    write(
      ledger,
      read(ledger)
        .split('\n')
        .filter((line) => !line.includes(tag))
        .join('\n'),
    ),
  'there is no log': () => rmSync(at(run, 'run.log')),
  'the scope did not pass': () =>
    edit(scope, { overall_pass: false, counts: { ...(json(scope)['counts'] as Json), fail: 1 } }),
  'the configuration is not what was frozen': () => write('configs/momentum.json', { id: 'momentum', lookback: 6 }),
  'the run before it failed, and nobody says why': () =>
    edit(`${earlier}/result.json`, { exit_code: 7, outcome: 'failed', phase: 'workflow' }),
};

/** What a person claims of this decision, and what is judged, not the evidence: nothing is taken from it. */
const spared: Record<string, string[]> = {
  'the configuration is not what was frozen': ['configs/momentum.json'],
  'the run before it failed, and nobody says why': [decisionNote],
};

function edit(file: string, change: Json): void {
  write(file, { ...json(file), ...change });
}

const judges = [
  'generate-run-review',
  'update-registry',
  'generate-candidate-queue',
  'governance-audit-checker',
  'check-stage',
  'session-status',
  'freeze-config',
];
const folderOf = (name: string): string => toolFolders().find((folder) => path.basename(folder) === name) as string;
const tools = new Map(
  await Promise.all(
    judges.map(
      async (name) =>
        [name, ((await import(path.join(workspace, folderOf(name), 'src/tool.ts'))) as { tool: Tool }).tool] as const,
    ),
  ),
);

/** Runs a tool in this process; undefined when it does not do its job. */
async function perform(name: string, options: Json): Promise<{ status: number; document?: unknown } | undefined> {
  const tool = tools.get(name) as Tool;
  const defaults = Object.fromEntries(
    Object.entries(tool.options).map(([option, { type, ...rest }]) => [
      option,
      'default' in rest ? rest.default : type === 'flag' ? false : type === 'list' ? [] : undefined,
    ]),
  );
  const say = (): void => undefined;
  try {
    return await tool.run({
      options: { ...defaults, root, json: false, quiet: true, ...options } as never,
      given: () => undefined,
      rest: undefined,
      operands: [],
      root,
      now: new Date(),
      env: { GATEHOUSE_BIN: binDirectory, PATH: process.env['PATH'] },
      path: (given) => path.resolve(root, given),
      warn: say,
      note: say,
      stream: async () => undefined,
      relay: async () => undefined,
      emit: async () => undefined,
      relayError: async () => undefined,
      steps: { enter() {}, leave() {}, end() {} },
      measure: async () => undefined,
      progress: () => ({ at: say, end: say }),
    });
  } catch {
    return undefined;
  }
}

const verdictNames = ['review', 'registry', 'queue', 'takeover', 'scope', 'gates', 'freeze', 'state', 'audit'] as const;
type Verdicts = Record<(typeof verdictNames)[number], boolean>;

const wasWritten = (file: string, text: string): boolean =>
  readFileSync(at('audit/factor_registry', file), 'utf8').includes(text);

/** The audit comes last: the others are to judge by the audit that is there. */
async function verdicts(): Promise<Verdicts> {
  const of = { 'run-dir': run, 'report-json': report };
  const reviewed = await perform('generate-run-review', of);
  const registered = await perform('update-registry', { 'report-json': [report] });
  const queued = registered && (await perform('generate-candidate-queue', { 'policy-json': '' }));
  const taken = (await perform('session-status', { tag }))?.document as
    { run_state: string; next_action: { words: string[] } } | undefined;
  const stage = async (name: string): Promise<boolean> =>
    (await perform('check-stage', { stage: name, tag, policy: at('configs/policy.json') }))?.status === 0;
  const gates = await stage('S3'); // rests on the check of S0 that was there
  return {
    review: (reviewed?.document as Json | undefined)?.['recommendation'] === 'approve',
    registry: registered !== undefined && wasWritten('factor_experiment_registry.csv', 'promote_candidate'),
    queue: queued !== undefined && wasWritten('factor_candidate_queue.csv', 'paper_candidate_validation'),
    takeover: taken?.run_state === 'succeeded' && taken.next_action.words.includes('check-stage'),
    gates,
    scope: await stage('S0'),
    freeze: (await perform('freeze-config', { verify: at(freeze) }))?.status === 0,
    state: stateOfRun({ directory: at(run), name: path.basename(run) }).state === 'succeeded',
    audit: (await perform('governance-audit-checker', { ...of, 'require-final-summary': true }))?.status === 0,
  };
}

async function judged(defect: string, damages: readonly [string, Damage][]): Promise<Verdicts> {
  rmSync(root, { recursive: true, force: true });
  cpSync(base, root, { recursive: true });
  defects[defect]?.();
  for (const [, damage] of damages) damage();
  return verdicts();
}

const damagesBut = (spare: readonly string[]) => {
  const [structured, all] = [documents(), [...documents(), ...texts()]].map((files) =>
    files.filter((file) => !spare.includes(file)),
  ) as [string[], string[]];
  return fc.array(
    fc.oneof(
      { arbitrary: damageOfDocument(root, structured), weight: 3 },
      { arbitrary: damageOfFile(root, all), weight: 1 },
    ),
    { minLength: 1, maxLength: 4 },
  );
};

test.each(Object.keys(defects))('defect: %s', { timeout: 3_600_000 }, async (name) => {
  const found = await judged(name, []);
  const failing = verdictNames.filter((one) => !found[one]);
  if (name === 'none') expect(failing).toEqual([]);
  else expect(failing).not.toEqual([]);
  const numRuns = full ? roundsOr(500) : 2;
  await fc.assert(
    fc.asyncProperty(damagesBut(spared[name] ?? []), async (done) => {
      const after = await judged(name, done);
      expect(
        failing.filter((one) => after[one]),
        done.map(([what]) => what).join('\n'),
      ).toEqual([]);
    }),
    { numRuns },
  );
  count('damage to a trail that failed', name, numRuns, []);
});

test('of each copy, taking one file away turns no fail into a pass', { timeout: 3_600_000 }, async () => {
  const rounds: [string, string][] = Object.keys(defects).flatMap((name) =>
    [...documents(), ...texts()]
      .filter((file) => !spared[name]?.includes(file))
      .map((file): [string, string] => [name, file]),
  );
  const next = random();
  const undamaged = new Map<string, Verdicts>();
  for (const [name, file] of full ? rounds : rounds.filter(() => next() < 0.02)) {
    const found = undamaged.get(name) ?? (await judged(name, []));
    undamaged.set(name, found);
    const after = await judged(name, [['', () => rmSync(at(file), { force: true })]]);
    expect(
      verdictNames.filter((one) => !found[one] && after[one]),
      `${name}: without ${file}`,
    ).toEqual([]);
    count('one file is taken from a trail', name, 1, []);
  }
});

test(
  'each piece of the trail is needed: without it, or with half of it, the audit fails',
  { timeout: 3_600_000 },
  async () => {
    const without = (file: string): Promise<Verdicts> => judged('none', [['', () => rmSync(at(file))]]);
    const ofAudit = [`${run}/preflight.json`, `${run}/context.json`, `${run}/result.json`, quality, report];
    for (const file of [...ofAudit, ...texts().slice(0, 5)])
      expect(await without(file), file).toMatchObject({ audit: false });
    for (const file of ofAudit) {
      const half = (): void => truncateSync(at(file), Math.floor(read(file).length / 2));
      expect(await judged('none', [['', half]]), file).toMatchObject({ audit: false });
    }
    expect(await without(`${run}/result.json`)).toMatchObject({ state: false, takeover: false, gates: false });
    expect(await without(report)).toMatchObject({
      review: false,
      registry: false,
      queue: false,
      takeover: false,
      gates: false,
    });
    for (const file of [audit(), quality])
      expect(await without(file), file).toMatchObject({ registry: false, queue: false, gates: false });
    for (const file of [scope, `${folder}/S3_explainability.md`, decisionNote])
      expect(await without(file), file).toMatchObject({ gates: false });
    expect(await without(freeze)).toMatchObject({ freeze: false, gates: false });
  },
);

test('ways that once were open', { timeout: 3_600_000 }, async () => {
  const without =
    (file: string, ...keys: string[]) =>
    (): void =>
      write(file, Object.fromEntries(Object.entries(json(file)).filter(([key]) => !keys.includes(key))));
  const unexplained = 'the run before it failed, and nobody says why';
  expect(
    await judged(unexplained, [['the result of the failed run', () => rmSync(at(`${earlier}/result.json`))]]),
  ).toMatchObject({ gates: false });
  expect(
    await judged(unexplained, [
      ['the tag in its context', () => edit(`${earlier}/context.json`, { decision_tag: 'x' })],
    ]),
  ).toMatchObject({ gates: false });
  expect(
    await judged('the configuration is not what was frozen', [['the schema of the freeze', without(freeze, 'schema')]]),
  ).toMatchObject({ freeze: false });
});
