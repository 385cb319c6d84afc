/**
 * The chain on both examples, with their own settings and production-gates as the workflow: official-run, finish-run
 * and check-stage from S1 to S3. The one with a planted edge passes every stage; the one on real prices has a whole
 * trail and fails its gates.
 */
import {
  parseDocument,
  productionGatesReportV1,
  stageCheck,
  type ProductionGatesReportV1,
  type StageCheck,
} from '@gatehouse/contracts';
import { runTool, type Repository, type ToolRun } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { stageRepository, type ResearchExample } from '../stages/fixtures';

const long = 300_000;
const workflows = { S1: 'baseline', S2: 'stress', S3: 'production_gates' } as const;
type RunStage = keyof typeof workflows;

function done(at: Repository, tool: string, ...words: string[]): ToolRun {
  const run = runTool(tool, words, { cwd: at.root, timeoutMs: long });
  expect(run.status, `${tool} ${words.join(' ')}\n${run.stdout}\n${run.stderr}`).toBe(0);
  return run;
}

function record(at: Repository, stage: string, tag: string, evidence: string): void {
  const words = ['--changed', 'a', '--why', 'b', '--impact', 'c', '--outcome', 'd', '--evidence', evidence];
  done(at, 'record-decision', '--explain', stage, '--tag', tag, ...words);
}

/**
 * Note, freeze and S0; then one tag a run, each the predecessor of the next. Gives the newest check of each stage, and
 * the names of its failed requirements.
 */
function decided(name: ResearchExample): { at: Repository; checks: Record<RunStage, StageCheck> } {
  const at = stageRepository(name);
  done(at, 'freeze-config');
  const freeze = at.files().find((file) => file.startsWith('runs/freeze/')) as string;
  const note = (tag: string, ...more: string[]): ToolRun =>
    done(at, 'record-decision', '--note', '--tag', tag, '--question', 'Does it rank?', ...more);
  note('d_S0');
  done(
    at,
    'record-stage',
    '--stage',
    'S0',
    '--tag',
    'd_S0',
    '--audit-pack',
    '--result',
    'pass',
    '--evidence',
    freeze,
    '--next',
    'S1',
  );
  record(at, 'S0', 'd_S0', freeze);
  done(at, 'check-stage', '--stage', 'S0', '--tag', 'd_S0');
  let before = 'd_S0';
  const check = (stage: RunStage): StageCheck => {
    const tag = `d_${stage}`;
    note(tag, '--predecessor', before, '--root-cause', 'none is needed here, but a failed stage asks for one');
    before = tag;
    done(at, 'official-run', '--quiet', '--workflow', workflows[stage], '--tag', tag);
    const report = at
      .files()
      .find((file) => file.startsWith(`gate_results/${workflows[stage]}_`) && file.endsWith('_report.json'));
    record(at, stage, tag, report as string);
    done(at, 'finish-run', '--tag', tag);
    const [file = ''] = at.files().filter((one) => one.endsWith(`_${stage}_${tag}/stage_check.json`));
    return parseDocument(stageCheck, at.read(file), file);
  };
  return { at, checks: { S1: check('S1'), S2: check('S2'), S3: check('S3') } };
}

const failed = ({ requirements }: StageCheck): string[] =>
  requirements.filter(({ status }) => status === 'fail').map(({ id }) => id);

function reportOf(at: Repository): ProductionGatesReportV1 {
  const file = at.files().find((one) => one.endsWith('/production_gates_report.json')) as string;
  return parseDocument(productionGatesReportV1, at.read(file), file);
}

test(
  'the planted edge passes S1 to S3 without a waiver, and every gate that one trial can tell',
  { timeout: long },
  () => {
    const { at, checks } = decided('planted-edge-repo');
    expect(Object.values(checks).map(failed)).toEqual([[], [], []]);
    expect(Object.values(checks).every(({ overall_pass: isPass, counts }) => isPass && counts.waived === 0)).toBe(true);
    const { gates, gate_verdicts: verdicts, loosened } = reportOf(at);
    expect(gates['overall_pass']).toBe(true);
    expect(loosened).toEqual([]);
    const open = Object.entries(verdicts).filter(([, { verdict }]) => verdict !== 'pass');
    expect(open.map(([name, { required }]) => [name, required])).toEqual([
      ['stat_gate_pbo', false],
      ['stat_gate_spa', false],
    ]);
    expect(done(at, 'list-runs', '--tag', 'd_S3').stdout).toMatch(/succeeded .* 19\/21 /);
  },
);

test('on real prices the trail is whole and the gates fail', { timeout: long }, () => {
  const { at, checks } = decided('research-repo');
  expect(Object.values(checks).map(failed)).toEqual([
    [],
    ['stress_pass', 'risk_pass'],
    ['overall_pass', 'earlier_stages'],
  ]);
  const report = reportOf(at);
  expect(report.gates['overall_pass']).toBe(false);
  expect(report.cost_stress.map(({ test_ic: ic }) => ic?.toFixed(6))).toEqual(['-0.010873', '-0.020231', '-0.029589']);
  expect(report.risk_diagnostics.beta_vs_spy?.toFixed(6)).toBe('0.210438');
  const audits = at.files().filter((file) => file.endsWith('/governance_audit_check.json'));
  expect(audits.map((file) => at.json(file)['overall_pass'])).toEqual([true, true, true]);
});

test('the same tables come of the same seed', () => {
  const [one, other] = [stageRepository('planted-edge-repo'), stageRepository('planted-edge-repo')];
  const tables = one.files().filter((file) => /^data\/.*\.csv$/.test(file));
  expect(tables).toHaveLength(6);
  for (const table of tables) expect(other.read(table)).toBe(one.read(table));
});

test(
  'a workflow of one’s own beside them is official, states its gates, and is of no candidate',
  { timeout: long },
  () => {
    const at = stageRepository();
    done(at, 'official-run', '--quiet', '--workflow', 'coverage', '--tag', 'coverage_1');
    done(at, 'finish-run', '--tag', 'coverage_1');
    const folder = at
      .files()
      .find((file) => file.endsWith('_coverage_1/context.json'))
      ?.replace('/context.json', '');
    expect(at.json(`${folder}/context.json`)).toMatchObject({ official: true, workflow: 'coverage' });
    expect(at.read(`${folder}/command.sh`)).toBe(
      'node scripts/judge_coverage.mjs --workflow coverage -- --min-names 4\n',
    );
    expect(at.read(`${folder}/run.log`)).toBe('111 months, 4 names or more, 0 gaps\n');
    const report = at.files().find((file) => file.endsWith('/coverage_report.json')) as string;
    expect(at.json(report)).toMatchObject({ gates: { enough_names: true, no_gap: true, overall_pass: true } });
    expect(at.read(report.replace('_report.json', '_run_review.md'))).toContain(
      '- Fewest scores of a month: pass: 4.0, expected at least 4.0',
    );
    expect(at.exists('audit/factor_registry')).toBe(false);
    done(at, 'check-report', report);
    at.write('data/momentum_scores.csv', at.read('data/momentum_scores.csv').replace(/^2005-06-30,.*\n/gm, ''));
    done(at, 'official-run', '--quiet', '--workflow', 'coverage', '--tag', 'coverage_2');
    const second = at
      .files()
      .filter((file) => file.endsWith('/coverage_report.json'))
      .find((file) => file !== report);
    expect(at.json(second as string)).toMatchObject({ gates: { no_gap: false, overall_pass: false } });
  },
);
