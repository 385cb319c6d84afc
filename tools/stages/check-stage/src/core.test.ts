import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { parseDocument, stageCheck, type Requirement, type StageCheck, type StagePolicy } from '@gatehouse/contracts';
import { temporaryRepository, type Repository } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import {
  check,
  checkAndRecord,
  commit,
  decision,
  explainability,
  folderOf,
  gatesOf,
  note,
  now,
  open,
  runOf,
  sharedFiles,
  shippedPolicy,
} from '../fixtures/decision';

const tag = 'm_1';
const research = 'docs/production_research';
type Stage = StageCheck['stage'];
const stages: Stage[] = ['S0', 'S1', 'S2', 'S3', 'S4'];
const workflows: Record<Stage, string> = {
  S0: 'baseline',
  S1: 'baseline',
  S2: 'stress',
  S3: 'production_gates',
  S4: 'production_gates',
};
const noteFile = (of: string): string => `${research}/decisions/${of}.md`;

const wholes = new Map<Stage, Record<string, string>>();

/** A decision for which everything is there, the earlier stages recorded under its predecessors p0 to p3. */
function complete(stage: Stage): Repository {
  const known = wholes.get(stage);
  if (known !== undefined) return temporaryRepository(known);
  const names = { S0: 'p0', S1: 'p1', S2: 'p2', S3: 'p3', S4: tag } as Record<Stage, string>;
  const at = temporaryRepository(sharedFiles(...new Set([tag, ...Object.values(names)])));
  let predecessor: string | undefined;
  for (const name of stages.filter((candidate) => candidate <= stage)) {
    const own = name === stage ? tag : names[name];
    for (const [file, content] of Object.entries(
      decision(own, workflows[name], predecessor === undefined ? {} : { predecessor }),
    ))
      at.write(file, content);
    if (name !== stage) expect(open(checkAndRecord(at, name, own))).toEqual({});
    predecessor = own;
  }
  wholes.set(stage, Object.fromEntries(at.files().map((file) => [file, at.read(file)])));
  return at;
}

describe('with everything there each stage passes, by evidence with its sha256', () => {
  test.each(stages)('%s', (stage) => {
    const found = check(complete(stage), stage, tag);
    expect(open(found)).toEqual({});
    expect(found).toMatchObject({ overall_pass: true, owner: 'Ann Lee', counts: { fail: 0, waived: 0 } });
    expect(parseDocument(stageCheck, JSON.stringify(found), 'check')).toBeDefined();
    for (const { id, evidence } of found.requirements)
      if (!['root_cause', 'records_kept', 'earlier_stages', 'one_run'].includes(id))
        expect(evidence.length, id).toBeGreaterThan(0);
  });
});

type Mutation = (at: Repository) => void;
const remove =
  (file: string): Mutation =>
  (at) =>
    rmSync(at.path(file), { recursive: true });
const json =
  (file: string, change: Record<string, unknown>): Mutation =>
  (at) =>
    void at.write(file, { ...at.json<object>(file), ...change });
const text =
  (file: string, from: string | RegExp, to: string): Mutation =>
  (at) => {
    const before = at.read(file);
    expect(before.replace(from, to), 'the spoiling itself').not.toBe(before);
    at.write(file, before.replace(from, to));
  };
const run = (stage: Stage): string => runOf(tag, workflows[stage]);
const gates = (stage: Stage): string => gatesOf(tag, workflows[stage]);
const report = (stage: Stage): string => `${gates(stage)}/${workflows[stage]}_report.json`;
const inputs = {
  decision_tag: tag,
  freeze_file: 'runs/freeze/f.json',
  skip_guardrails: false,
  skip_risk_diagnostics: false,
  skip_statistical_gates: false,
};

function ofEnvironment(stage: Stage): (typeof rules)[number][] {
  const spoil = (what: string, field: Record<string, unknown>): (typeof rules)[number] => [
    stage,
    'heavy_environment',
    what,
    json(`${run(stage)}/preflight.json`, field),
  ];
  return [
    spoil('did not pass', { status: 'fail' }),
    spoil('is of another host', { hostname: 'h2' }),
    spoil('had fewer cores', { cores: 7 }),
    spoil('had less memory', { memory_gb: 59 }),
  ];
}

const rules: [stage: Stage, id: string, what: string, spoil: Mutation][] = [
  ...stages.flatMap((stage): typeof rules => [
    [stage, 'decision_note', 'is absent', remove(noteFile(tag))],
    [stage, 'decision_note', 'names no owner', text(noteFile(tag), 'Ann Lee', '')],
    [stage, 'decision_note', 'is a template', text(noteFile(tag), 'Ann Lee', '<who answers for it>')],
    [stage, 'decision_note', 'is owned by none', text(noteFile(tag), 'Ann Lee', 'none')],
    [stage, 'decision_note', 'names no date', text(noteFile(tag), '2026-03-05', '')],
    [stage, 'decision_note', 'names an invalid day', text(noteFile(tag), '2026-03-05', '2026-02-31')],
    [stage, 'decision_note', 'is there twice', (at) => void at.write(noteFile('other'), note(tag))],
    [stage, 'decision_note', 'states two tags', text(noteFile(tag), '- owner', '- decision_tag: other\n- owner')],
    [
      stage,
      'decision_note',
      'states another tag first',
      text(noteFile(tag), '- decision_tag', '- decision_tag: other\n- decision_tag'),
    ],
    [stage, 'freeze_file', 'is absent', remove('runs/freeze/f.json')],
    [stage, 'freeze_file', 'has no date', json('runs/freeze/f.json', { frozen_at: '' })],
    [stage, 'freeze_file', 'has no hash', json('runs/freeze/f.json', { config_hash: null })],
    [stage, 'freeze_file', 'has no commit', json('runs/freeze/f.json', { git_commit: '' })],
  ]),
  ['S0', 'freeze_file', 'is cut off', (at) => void at.write('runs/freeze/f.json', '{"git_commit": ')],
  ['S0', 'freeze_file', 'is a list', (at) => void at.write('runs/freeze/f.json', '[]')],
  ['S0', 'freeze_file', 'lies outside', text(noteFile(tag), 'runs/freeze/f.json', '../../etc/hostname')],
  [
    'S0',
    'freeze_file',
    'is a link that leads out',
    (at) => {
      remove('runs/freeze/f.json')(at);
      symlinkSync('/etc/hostname', at.path('runs/freeze/f.json'));
    },
  ],
  [
    'S0',
    'freeze_file',
    'is a link to a good one elsewhere',
    (at) => {
      const elsewhere = temporaryRepository({ 'f.json': at.json<object>('runs/freeze/f.json') });
      remove('runs/freeze/f.json')(at);
      symlinkSync(elsewhere.path('f.json'), at.path('runs/freeze/f.json'));
    },
  ],
  [
    'S0',
    'freeze_file',
    'is a folder',
    (at) => {
      remove('runs/freeze/f.json')(at);
      mkdirSync(at.path('runs/freeze/f.json'));
    },
  ],
  ...['required_columns', 'key_columns'].map((name): (typeof rules)[number] => [
    'S0',
    'data_contract',
    `names no ${name}`,
    json('configs/contract.json', { [name]: [] }),
  ]),
  ['S0', 'data_contract', 'names no date column', json('configs/contract.json', { date_column: ' ' })],
  ...(['S0', 'S4'] as const).flatMap((stage): typeof rules => [
    [stage, 'audit_pack', 'is absent', remove(`${folderOf(tag)}/${stage}_audit_pack.json`)],
    ...['command_record', 'preflight', 'raw_log', 'result', 'summary'].map((name): (typeof rules)[number] => [
      stage,
      'audit_pack',
      `names an absent ${name}`,
      json(`${folderOf(tag)}/${stage}_audit_pack.json`, { [name]: 'none.txt' }),
    ]),
    ...['hostname', 'git_commit'].map((name): (typeof rules)[number] => [
      stage,
      'audit_pack',
      `names no ${name}`,
      json(`${folderOf(tag)}/${stage}_audit_pack.json`, { [name]: null }),
    ]),
    [stage, 'audit_pack', 'names an empty file', (at) => void at.write(`${folderOf(tag)}/text.txt`, '')],
    [
      stage,
      'audit_pack',
      'is that of another stage',
      json(`${folderOf(tag)}/${stage}_audit_pack.json`, { stage: 'S1' }),
    ],
    [stage, 'audit_environment', 'did not pass', json(`${folderOf(tag)}/preflight.json`, { status: 'fail' })],
    [
      stage,
      'audit_environment',
      'is that of another host',
      json(`${folderOf(tag)}/preflight.json`, { hostname: 'h2' }),
    ],
    [
      stage,
      'audit_environment',
      'is that of another commit',
      json(`${folderOf(tag)}/preflight.json`, { git_commit: 'b'.repeat(40) }),
    ],
  ]),
  ...stages.flatMap((stage): typeof rules => [
    [
      stage,
      'audit_ledger',
      'has no row',
      text(`${research}/STAGE_AUDIT_LOG.md`, new RegExp(`^.*${stage} .*\\| ${tag} \\|.*\n`, 'm'), ''),
    ],
    [stage, 'explainability_pack', 'is absent', remove(`${folderOf(tag)}/${stage}_explainability.md`)],
    ...[
      'What changed',
      'Why necessary',
      'Expected impact and risk',
      'Evidence files and paths',
      'Decision outcome and next action',
    ].flatMap((title): typeof rules => [
      [
        stage,
        'explainability_pack',
        `lacks ${title}`,
        text(`${folderOf(tag)}/${stage}_explainability.md`, `## ${title}`, '## Other'),
      ],
      [
        stage,
        'explainability_pack',
        `leaves ${title} as in the template`,
        text(`${folderOf(tag)}/${stage}_explainability.md`, new RegExp(`(## ${title}\n\n)[^\n]*`), '$1<fill in>'),
      ],
    ]),
    ...[
      '1. <why>',
      '**<why>**',
      '> - [ ] `<why>`',
      '<why,\nand how>',
      '---',
      '### Details',
      '### 1. Details\n\n<!-- why -->',
      '```\n```',
      '```text\n<why>\n```',
      'n/a',
      'None.',
      '—',
      'TBD',
    ].map((nothing): (typeof rules)[number] => [
      stage,
      'explainability_pack',
      `says ${JSON.stringify(nothing)} where it should say why`,
      text(`${folderOf(tag)}/${stage}_explainability.md`, /(Why necessary\n\n).*/, `$1${nothing}`),
    ]),
    [
      stage,
      'explainability_pack',
      'is that of another stage',
      text(`${folderOf(tag)}/${stage}_explainability.md`, `- stage: ${stage}`, '- stage: S'),
    ],
    [
      stage,
      'explainability_pack',
      'names evidence that is not there',
      text(`${folderOf(tag)}/${stage}_explainability.md`, /(Evidence files and paths\n\n).*/, '$1`none.json`'),
    ],
  ]),
  ...(['S1', 'S2', 'S3'] as const).flatMap((stage): typeof rules => [
    [stage, 'run_result', 'is absent', remove(`${run(stage)}/result.json`)],
    [stage, 'run_result', 'says it failed', json(`${run(stage)}/result.json`, { exit_code: 1 })],
    ...['failed', 'interrupted', 'blocked', undefined].map((outcome): (typeof rules)[number] => [
      stage,
      'run_result',
      `says 0 and yet ${outcome ?? 'nothing of its outcome'}`,
      json(`${run(stage)}/result.json`, { outcome }),
    ]),
    [stage, 'run_context', 'is absent', remove(`${run(stage)}/context.json`)],
    [stage, 'run_context', 'is that of another tag', json(`${run(stage)}/context.json`, { decision_tag: 'm_10' })],
    [
      stage,
      'run_context',
      'stood on another commit than the freeze',
      json(`${run(stage)}/context.json`, { git_commit: 'b'.repeat(40) }),
    ],
    [stage, 'run_context', "is another's than the decision", json(`${run(stage)}/context.json`, { owner: 'Cy Diaz' })],
    [stage, 'run_context', 'skipped the data gate', json(`${run(stage)}/context.json`, { skip_data_quality_check: 1 })],
    ...['hostname', 'workflow', 'owner'].map((name): (typeof rules)[number] => [
      stage,
      'run_context',
      `names no ${name}`,
      json(`${run(stage)}/context.json`, { [name]: '' }),
    ]),
    [stage, 'run_preflight', 'is absent', remove(`${run(stage)}/preflight.json`)],
    [stage, 'run_preflight', 'did not pass', json(`${run(stage)}/preflight.json`, { status: 'fail' })],
    ...(stage === 'S1' ? [] : ofEnvironment(stage)),
    [stage, 'run_command', 'is absent', remove(`${run(stage)}/command.sh`)],
    [stage, 'run_log', 'is empty', (at) => void at.write(`${run(stage)}/run.log`, '')],
    [stage, 'data_quality', 'did not pass', json(`${run(stage)}/data_quality/report.json`, { overall_pass: false })],
    [stage, 'data_quality', 'passed as text', json(`${run(stage)}/data_quality/report.json`, { overall_pass: 'true' })],
    [stage, 'data_quality', 'is absent', remove(`${run(stage)}/data_quality/report.json`)],
    [
      stage,
      'audit_summary',
      'is absent',
      remove(`${gates(stage)}/${stage === 'S3' ? 'production_gates_final_summary' : `${workflows[stage]}_report`}.md`),
    ],
  ]),
  ...['information_coefficient', 'coverage', 'cost_assumptions'].map((name): (typeof rules)[number] => [
    'S1',
    'baseline_metrics',
    `lacks ${name}`,
    json(report('S1'), { [name]: null }),
  ]),
  ...(
    [
      ['S1', 'baseline_metrics'],
      ['S2', 'stress_report'],
      ['S3', 'report_json'],
    ] as const
  ).flatMap(([stage, id]): typeof rules => [
    [stage, id, 'is absent', remove(report(stage))],
    [stage, id, 'is of another freeze', json(report(stage), { inputs: { ...inputs, freeze_file: 'other.json' } })],
    [stage, id, "is another's than the decision", json(report(stage), { inputs: { ...inputs, owner: 'Cy Diaz' } })],
    [
      stage,
      id,
      'is one of two, of which the newer is cut off',
      (at) =>
        void at.write(
          `gate_results/${workflows[stage]}_2026-03-09_000000/${workflows[stage]}_report.json`,
          `{"inputs": {"decision_tag": "${tag}", "ow`,
        ),
    ],
    [
      stage,
      id,
      'is one of two, of which the older has its tag in its args',
      (at) =>
        void at.write(`gate_results/${workflows[stage]}_2026-03-01_000000/${workflows[stage]}_report.json`, {
          args: inputs,
        }),
    ],
    [
      stage,
      id,
      'is one of two',
      (at) =>
        void at.write(
          `gate_results/${workflows[stage]}_2026-03-01_000000/${workflows[stage]}_report.json`,
          at.read(report(stage)),
        ),
    ],
  ]),
  ['S1', 'hard_rejections', 'has a negative coefficient', json(report('S1'), { information_coefficient: -0.01 })],
  [
    'S1',
    'hard_rejections',
    'has no number for a coefficient',
    (at) =>
      void at.write(
        report('S1'),
        JSON.stringify({ ...at.json<object>(report('S1')), information_coefficient: 0 }).replace(
          '"information_coefficient":0',
          '"information_coefficient":NaN',
        ),
      ),
  ],
  ['S1', 'hard_rejections', 'covers too little', json(report('S1'), { coverage: 0.69 })],
  ['S1', 'hard_rejections', 'covers more than all', json(report('S1'), { coverage: 70 })],
  ['S1', 'hard_rejections', 'has an impossible coefficient', json(report('S1'), { information_coefficient: 4 })],
  ['S1', 'hard_rejections', 'costs nothing', json(report('S1'), { cost_assumptions: { bps_per_unit_traded: 0 } })],
  ['S2', 'stress_report', 'has no segments', json(report('S2'), { segments: [] })],
  ['S2', 'stress_report', 'has no risk diagnostics', json(report('S2'), { risk_diagnostics: {} })],
  ['S2', 'stress_pass', 'did not pass', json(report('S2'), { gates: { risk_pass: true } })],
  ['S2', 'risk_pass', 'did not pass', json(report('S2'), { gates: { stress_pass: true, risk_pass: false } })],
  ...(['S2', 'S3'] as const).flatMap((stage) =>
    ['skip_guardrails', 'skip_risk_diagnostics', 'skip_statistical_gates'].flatMap((name): typeof rules => [
      [stage, 'no_skip_flags', `has ${name}`, json(report(stage), { inputs: { ...inputs, [name]: true } })],
      [
        stage,
        'no_skip_flags',
        `does not say ${name}`,
        json(report(stage), { inputs: { ...inputs, [name]: undefined } }),
      ],
    ]),
  ),
  ['S3', 'run_context', 'is of another workflow', json(`${run('S3')}/context.json`, { workflow: 'stress' })],
  [
    'S3',
    'audit_summary',
    'is of something else',
    (at) => void at.write(`${gates('S3')}/production_gates_final_summary.md`, '# All is well\n'),
  ],
  ...['result: pass', /run_dir: .*/].map((line): (typeof rules)[number] => [
    'S3',
    'audit_summary',
    `lacks ${String(line)}`,
    text(`${gates('S3')}/production_gates_final_summary.md`, line, ''),
  ]),
  [
    'S3',
    'audit_summary',
    "is another's",
    text(`${gates('S3')}/production_gates_final_summary.md`, 'Ann Lee', 'Cy Diaz'),
  ],
  ['S3', 'report_md', 'is absent', remove(report('S3').replace('.json', '.md'))],
  ['S3', 'overall_pass', 'is false', json(report('S3'), { gates: { overall_pass: false } })],
  ['S3', 'overall_pass', 'is 1', json(report('S3'), { gates: { overall_pass: 1 } })],
  ['S3', 'overall_pass', 'is absent', json(report('S3'), { gates: null })],
  [
    'S3',
    'overall_pass',
    'has fewer trials declared than counted',
    json(report('S3'), { gates: { overall_pass: true, stat_gate_trials_counted: false } }),
  ],
  [
    'S3',
    'overall_pass',
    'has scores that were known too early',
    json(report('S3'), { gates: { overall_pass: true, guard_gate_dates: false } }),
  ],
  ['S3', 'gate_registry', 'has no row', text('gate_results/gate_registry.csv', /m_1,True\r\n/, 'm_10,True\r\n')],
  ['S3', 'gate_registry', 'is absent', remove('gate_results/gate_registry.csv')],
  [
    'S3',
    'gate_registry',
    'cannot be read',
    (at) => void at.write('gate_results/gate_registry.csv', 'decision_tag\n"m_1'),
  ],
  ['S3', 'governance_audit', 'did not pass', json(`${run('S3')}/governance_audit_check.json`, { overall_pass: false })],
  ['S4', 'deployment_notes', 'are absent', remove(`${folderOf(tag)}/S4_deployment.md`)],
  ...['Deployment notes', 'Monitoring checkpoints', 'Watchlist and rollback triggers'].map(
    (title): (typeof rules)[number] => [
      'S4',
      'deployment_notes',
      `lack ${title}`,
      text(`${folderOf(tag)}/S4_deployment.md`, `## ${title}\n\nx`, `## ${title}\n`),
    ],
  ),
  ['S4', 'committee_sign_off', 'is absent', remove(`${folderOf(tag)}/S4_committee_sign_off.md`)],
  ['S4', 'committee_sign_off', 'rejects', text(`${folderOf(tag)}/S4_committee_sign_off.md`, 'approved', 'rejected')],
  [
    'S4',
    'committee_sign_off',
    'is by the owner',
    text(`${folderOf(tag)}/S4_committee_sign_off.md`, 'Bo Chen', ' ann  LEE'),
  ],
  [
    'S4',
    'committee_sign_off',
    'is by all owners and nobody else',
    (at) => {
      text(noteFile(tag), 'Ann Lee', 'Ann Lee, Cy Diaz')(at);
      text(`${folderOf(tag)}/S4_committee_sign_off.md`, 'Bo Chen', 'Cy Diaz and Ann Lee')(at);
    },
  ],
  ['S4', 'committee_sign_off', 'is by none', text(`${folderOf(tag)}/S4_committee_sign_off.md`, 'Bo Chen', 'none')],
  [
    'S4',
    'committee_sign_off',
    'is there twice',
    (at) =>
      void at.write(
        `${research}/stages/a/S4_committee_sign_off.md`,
        at.read(`${folderOf(tag)}/S4_committee_sign_off.md`).replace('approved', 'rejected'),
      ),
  ],
  [
    'S4',
    'committee_sign_off',
    'names an invalid date',
    text(`${folderOf(tag)}/S4_committee_sign_off.md`, '2026-03-06', 'soon'),
  ],
  ['S4', 'committee_sign_off', 'names no committee', text(`${folderOf(tag)}/S4_committee_sign_off.md`, 'models', '')],
  ['S4', 'committee_sign_off', 'names no date', text(`${folderOf(tag)}/S4_committee_sign_off.md`, '2026-03-06', '')],
  ['S4', 'committee_sign_off', 'is by nobody', text(`${folderOf(tag)}/S4_committee_sign_off.md`, 'Bo Chen', '')],
];

/** The shipped policy without one of the things that a requirement asks for, each by its name. */
function reduced(stage: Stage, requirement: Requirement): [name: string, policy: StagePolicy][] {
  const without = (change: object): StagePolicy => {
    const change_ = (one: Requirement): Requirement => (one.id === requirement.id ? { ...one, ...change } : one);
    return {
      ...shippedPolicy,
      stages: shippedPolicy.stages.map((rules) =>
        rules.stage === stage ? { ...rules, requirements: rules.requirements.map(change_) } : rules,
      ),
    } as StagePolicy;
  };
  const named = (key: string, what: unknown): string => `${stage} ${requirement.id}: ${key} ${JSON.stringify(what)}`;
  const ofLists = (['fields', 'sections', 'names_files', 'conditions', 'where'] as const).flatMap((key) =>
    (requirement[key] ?? []).flatMap((one, index): [string, StagePolicy][] => {
      // What leaves blocked preflights out makes the policy milder, and has a test of its own.
      if (typeof one === 'object' && one.not_in !== undefined) return [];
      return [[named(key, one), without({ [key]: requirement[key]?.filter((_, other) => other !== index) })]];
    }),
  );
  // Where evidence is searched for, the policy itself is refused without a field of the tag.
  const single = (['one_of', 'at_most', 'tag_field', 'machine_of'] as const).filter(
    (key) => requirement[key] !== undefined && !(key === 'tag_field' && requirement.files !== undefined),
  );
  return [
    ...ofLists,
    ...single.map((key): [string, StagePolicy] => [named(key, requirement[key]), without({ [key]: undefined })]),
  ];
}

describe('what is missing is named, with the command that makes it', () => {
  test.each(rules)('%s %s %s', (stage, id, _, spoil) => {
    const at = complete(stage);
    spoil(at);
    const found = check(at, stage, tag);
    const result = found.requirements.find((requirement) => requirement.id === id);
    expect(result).toMatchObject({ status: 'fail' });
    expect(result?.problems.join()).not.toBe('');
    expect(result?.command).toBeTruthy();
    expect(found.overall_pass).toBe(false);
  });

  test('every requirement of the shipped policy is among these', () => {
    const stated = shippedPolicy.stages.flatMap(({ stage, requirements }) =>
      requirements.map(({ id }) => `${stage} ${id}`),
    );
    const shown = new Set(rules.map(([stage, id]) => `${stage} ${id}`));
    expect(stated.filter((name) => !shown.has(name))).toEqual([]);
  });

  test('every part of the shipped policy is needed: without it, one of these would pass', () => {
    const demands = shippedPolicy.stages.flatMap(({ stage, requirements }) =>
      requirements.map((requirement) => ({
        stage,
        id: requirement.id,
        unneeded: new Map(reduced(stage, requirement)),
      })),
    );
    expect(demands.reduce((sum, { unneeded }) => sum + unneeded.size, 0)).toBeGreaterThan(150);
    for (const { stage, id, unneeded } of demands) {
      for (const [, , , spoil] of rules.filter((row) => row[0] === stage && row[1] === id)) {
        if (unneeded.size === 0) break;
        const at = complete(stage);
        spoil(at);
        for (const [name, policy] of unneeded)
          if (
            check(at, stage, tag, policy).requirements.find((requirement) => requirement.id === id)?.status === 'pass'
          )
            unneeded.delete(name);
      }
    }
    expect(demands.flatMap(({ unneeded }) => [...unneeded.keys()])).toEqual([]);
  });

  test.each([
    ['S1', 'preflight'],
    ['S2', 'preflight'],
    ['S3', 'preflight'],
    ['S3', 'submit'],
  ] as const)('in %s a run that was blocked in phase %s does not count', (stage, phase) => {
    const at = complete(stage);
    at.write(`${runOf(tag, 'x', '2026-03-06_000000')}/result.json`, {
      decision_tag: tag,
      exit_code: 2,
      outcome: 'blocked',
      phase,
    });
    expect(open(check(at, stage, tag))).toEqual({});
  });

  test('a result of the replaced script has no outcome', () => {
    const at = complete('S3');
    at.write(`${run('S3')}/result.json`, { decision_tag: tag, exit_code: 0 });
    expect(open(check(at, 'S3', tag))).toEqual({});
  });

  test.each(['./runs/freeze/f.json', 'runs/../runs/freeze/f.json', 'ROOT/runs/freeze/f.json'])(
    'a report of the freeze %s is of that freeze',
    (name) => {
      const at = complete('S3');
      json(report('S3'), { inputs: { ...inputs, freeze_file: name.replace('ROOT', at.root) } })(at);
      expect(open(check(at, 'S3', tag))).toEqual({});
      json(report('S3'), { inputs: { ...inputs, freeze_file: '/runs/freeze/f.json' } })(at);
      expect(open(check(at, 'S3', tag))).toHaveProperty('report_json');
    },
  );

  test.each([
    'Cy Diaz, Ann Lee',
    'ann lee; Cy Diaz',
    'Ann Lee <ann@example.invalid> & Cy Diaz (risk)',
    'Cy Diaz and  Ann  Lee',
  ])('the run of one of the owners %j is theirs', (owners) => {
    const at = complete('S3');
    text(noteFile(tag), 'Ann Lee', owners)(at);
    json(report('S3'), { inputs: { ...inputs, owner: 'Ann Lee' } })(at);
    expect(open(check(at, 'S3', tag))).toEqual({});
    json(`${run('S3')}/context.json`, { owner: 'Ann Li' })(at);
    expect(open(check(at, 'S3', tag))).toHaveProperty('run_context');
  });

  test('one who is not an owner signs off, beside an owner too', () => {
    const at = complete('S4');
    text(`${folderOf(tag)}/S4_committee_sign_off.md`, 'Bo Chen', 'Ann Lee, Bo Chen')(at);
    expect(open(check(at, 'S4', tag))).toEqual({});
  });

  test.each(['walk_forward', 'wf_stress'])('%s is as good as segments', (name) => {
    const at = complete('S2');
    json(report('S2'), { segments: undefined, [name]: { folds: 8 } })(at);
    expect(open(check(at, 'S2', tag))).toEqual({});
  });

  test.each([commit.slice(0, 7), commit.slice(0, 12).toUpperCase()])(
    'a freeze that names its commit as %s is of the run on it',
    (short) => {
      const at = complete('S0');
      for (const [name, content] of Object.entries(decision(tag, 'baseline'))) at.write(name, content);
      json('runs/freeze/f.json', { git_commit: short })(at);
      expect(Object.keys(open(check(at, 'S1', tag)))).toEqual(['earlier_stages']);
      json('runs/freeze/f.json', { git_commit: commit.slice(0, 6) })(at);
      expect(open(check(at, 'S1', tag))).toHaveProperty('run_context');
    },
  );
});

describe('a tag has one run', () => {
  const second = runOf(tag, 'x', '2026-03-04_000000');
  const seconds: Record<string, Record<string, string | object>> = {
    'is lost or goes on': { 'context.json': { decision_tag: tag } },
    'has a damaged result': { 'context.json': { decision_tag: tag }, 'result.json': '{"exit_code": ' },
    'has a result without tag': { 'context.json': { decision_tag: tag }, 'result.json': { exit_code: 1 } },
    failed: { 'result.json': { decision_tag: tag, exit_code: 1, phase: 'workflow' } },
    'succeeded as well': { 'result.json': { decision_tag: tag, exit_code: 0 } },
  };

  test.each(stages.flatMap((stage) => Object.keys(seconds).map((name) => [stage, name] as const)))(
    'in %s another one that %s is a failure',
    (stage, name) => {
      const at = complete(stage);
      for (const [file, content] of Object.entries(seconds[name] as object))
        at.write(`${second}/${file}`, content as string | object);
      const found = check(at, stage, tag);
      expect(open(found)).toEqual({ one_run: expect.stringContaining(second) as string });
      expect(found.requirements.find(({ id }) => id === 'one_run')?.command).toContain('new decision tag');
    },
  );

  test('that of an earlier stage too', () => {
    const at = complete('S2');
    at.write(`${runOf('p1', 'x', '2026-03-06_000000')}/result.json`, { decision_tag: 'p1', exit_code: 0 });
    expect(open(check(at, 'S2', tag))).toEqual({
      earlier_stages: expect.stringContaining("S1 passed for 'p1', but 2 official runs of decision tag 'p1'") as string,
    });
  });
});

describe('the order of the stages', () => {
  test('a policy that leaves stages out leaves none of them out of the order', () => {
    const at = complete('S3');
    rmSync(at.path('audit/stage_checks'), { recursive: true });
    const only = {
      ...shippedPolicy,
      stages: shippedPolicy.stages.filter(({ stage }) => stage === 'S3') as typeof shippedPolicy.stages,
    };
    const chain = "'m_1' or 'p2' or 'p1' or 'p0'";
    expect(open(check(at, 'S3', tag, only))).toEqual({
      earlier_stages: `S0 was not checked for ${chain}; S1 was not checked for ${chain}; S2 was not checked for ${chain}`,
    });
  });

  test('nothing passes before the earlier stages did', () => {
    for (const stage of ['S1', 'S2', 'S3', 'S4'] as const) {
      const at = complete(stage);
      rmSync(at.path('audit/stage_checks'), { recursive: true });
      const found = check(at, stage, tag);
      expect(open(found)).toEqual({ earlier_stages: expect.stringContaining('S0 was not checked') as string });
      expect(found.requirements.find(({ id }) => id === 'earlier_stages')?.command).toContain(
        `check-stage --stage S0 --tag ${tag}`,
      );
    }
  });

  test('the newest check counts: one that failed undoes one that passed, and the other way round', () => {
    const at = complete('S1');
    const audit = `${folderOf('p0')}/S0_explainability.md`;
    const good = at.read(audit);
    at.write(audit, 'nothing');
    checkAndRecord(at, 'S0', 'p0');
    expect(open(check(at, 'S1', tag))).toMatchObject({
      earlier_stages: expect.stringContaining("S0 did not pass for 'p0'") as string,
    });
    at.write(audit, good);
    checkAndRecord(at, 'S0', 'p0');
    // Having failed once, p0 is a decision whose newest check passes: no root cause is asked for.
    expect(open(check(at, 'S1', tag))).toEqual({});
  });

  test('overall_pass alone is not believed: each requirement of the policy is met there, or waived', () => {
    const at = complete('S1');
    const [file] = at.files().filter((name) => /stage_checks\/.*_S0_.*\/stage_check\.json$/.test(name)) as [string];
    const stated = at.json(file) as StageCheck;
    const left = stated.requirements.filter(({ id }) => id !== 'decision_note');
    at.write(file, JSON.stringify({ ...stated, requirements: left }));
    expect(open(check(at, 'S1', tag))['earlier_stages']).toContain('does not show that these were met: decision_note');
    const failed = stated.requirements.map((one) => (one.id === 'decision_note' ? { ...one, status: 'fail' } : one));
    at.write(file, JSON.stringify({ ...stated, requirements: failed }));
    expect(open(check(at, 'S1', tag))['earlier_stages']).toContain('does not show that these were met: decision_note');
  });

  test('what passed on evidence that changed or went is checked again', () => {
    const at = complete('S1');
    at.write(`${folderOf('p0')}/text.txt`, 'other\n');
    expect(open(check(at, 'S1', tag))['earlier_stages']).toContain('text.txt has changed since');
    rmSync(at.path(`${folderOf('p0')}/text.txt`));
    expect(open(check(at, 'S1', tag))['earlier_stages']).toContain('text.txt is gone since');
  });

  test('the ledger grows, and that is not a change', () => {
    const at = complete('S1');
    at.write(
      `${research}/STAGE_AUDIT_LOG.md`,
      `${at.read(`${research}/STAGE_AUDIT_LOG.md`)}| 2026-03-06 | S3 | other | b | o | c | a | pass | n |\n`,
    );
    expect(open(check(at, 'S1', tag))).toEqual({});
  });

  test.each<[string, string, Mutation]>([
    ['the row of the registry', 'S3', text('gate_results/gate_registry.csv', 'p3,True\r\n', '')],
    ['the row of the ledger', 'S3', text(`${research}/STAGE_AUDIT_LOG.md`, /^.*S3 .*\| p3 \|.*\n/m, '')],
    ['the row of the ledger', 'S0', text(`${research}/STAGE_AUDIT_LOG.md`, /^.*S0 .*\| p0 \|.*\n/m, '')],
    [
      'the pass of the audit',
      'S3',
      json(`${runOf('p3', 'production_gates')}/governance_audit_check.json`, { overall_pass: false }),
    ],
    [
      'what the audit says',
      'S3',
      (at) => void at.write(`${runOf('p3', 'production_gates')}/governance_audit_check.json`, ''),
    ],
    [
      'the final summary',
      'S3',
      (at) => void at.write(`${gatesOf('p3', 'production_gates')}/production_gates_final_summary.md`, 'x\n'),
    ],
  ])('%s of %s may change, but not go', (_, stage, spoil) => {
    const at = complete('S4');
    spoil(at);
    expect(open(check(at, 'S4', tag))).toEqual({
      earlier_stages: expect.stringContaining(`${stage} passed for '${stage.replace('S', 'p')}', but `) as string,
    });
  });

  test('a repeated audit is not a change', () => {
    const at = complete('S4');
    json(`${runOf('p3', 'production_gates')}/governance_audit_check.json`, { generated_at: 'later' })(at);
    expect(open(check(at, 'S4', tag))).toEqual({});
  });

  test('what was waived then is not judged again', () => {
    const at = complete('S4');
    rmSync(at.path('audit/stage_checks'), { recursive: true });
    text('gate_results/gate_registry.csv', 'p3,True\r\n', '')(at);
    at.write(`${research}/waivers/w.json`, {
      schema: 'stage-waiver/v1',
      decision_tag: 'p3',
      stage: 'S3',
      rule: 'gate_registry',
      reason: 'paper only',
      approver: 'Bo Chen',
      expires: '2026-03-05',
    });
    for (const stage of stages.slice(0, 4))
      expect(open(checkAndRecord(at, stage, stage.replace('S', 'p')))).toEqual(
        stage === 'S3' ? { gate_registry: expect.any(String) as string } : {},
      );
    expect(open(check(at, 'S4', tag))).toEqual({});
  });

  test('a pass by another policy does not count', () => {
    const at = complete('S1');
    expect(open(check(at, 'S1', tag, { ...shippedPolicy, name: 'mine' }))['earlier_stages']).toContain(
      'by another policy (shipped)',
    );
  });

  test('only the tag and those it names count, and not in a circle', () => {
    const at = complete('S2');
    at.write(noteFile(tag), note(tag));
    expect(open(check(at, 'S2', tag))['earlier_stages']).toBe(
      "S0 was not checked for 'm_1'; S1 was not checked for 'm_1'",
    );
    at.write(noteFile(tag), note(tag, { predecessor: 'p1' }));
    expect(open(check(at, 'S2', tag))).toEqual({});
    at.write(noteFile('p0'), note('p0', { predecessor: tag }));
    expect(open(check(at, 'S2', tag))['earlier_stages']).toContain("the predecessors of 'm_1' go round in a circle");
  });
});

describe('what failed', () => {
  /** p3 fails in S3, and m_1 repeats it. */
  function repeated(fields: Record<string, string>): { at: Repository; failed: string } {
    const at = complete('S4');
    rmSync(at.path('audit/stage_checks'), { recursive: true });
    for (const [file, content] of Object.entries(decision('p3', 'production_gates', { predecessor: 'p2' })))
      at.write(file, content);
    for (const [stage, own] of [
      ['S0', 'p0'],
      ['S1', 'p1'],
      ['S2', 'p2'],
    ] as const)
      checkAndRecord(at, stage, own);
    json(`${gatesOf('p3', 'production_gates')}/production_gates_report.json`, { gates: { overall_pass: false } })(at);
    const { path, overall_pass: passed } = checkAndRecord(at, 'S3', 'p3');
    expect(passed).toBe(false);
    at.write(noteFile(tag), note(tag, { predecessor: 'p3', ...fields }));
    return { at, failed: path };
  }

  test('is repeated only with its root cause', () => {
    expect(open(check(repeated({}).at, 'S3', tag))).toEqual({
      root_cause: expect.stringContaining("S3 of 'p3'") as string,
    });
    for (const nothing of ['<why>', 'n.a.', 'N/A', 'none', '-', '"<why>"', 'tbd'])
      expect(open(check(repeated({ root_cause: nothing }).at, 'S3', tag)), nothing).toHaveProperty('root_cause');
    expect(open(check(repeated({ root_cause: 'stale scores' }).at, 'S3', tag))).toEqual({});
  });

  test('a failed run of the predecessor asks for it as well, checked or not', () => {
    const at = complete('S4');
    json(`${runOf('p3', 'production_gates')}/result.json`, { exit_code: 3, outcome: 'failed', phase: 'workflow' })(at);
    expect(open(check(at, 'S4', tag))['root_cause']).toContain(runOf('p3', 'production_gates'));
    json(`${runOf('p3', 'production_gates')}/result.json`, { exit_code: 3, outcome: 'succeeded' })(at);
    expect(open(check(at, 'S4', tag))['root_cause']).toContain(runOf('p3', 'production_gates'));
  });

  test.each<[string, (failed: string) => Mutation]>([
    [
      'its report changed',
      () =>
        json(`${gatesOf('p3', 'production_gates')}/production_gates_report.json`, { gates: { overall_pass: true } }),
    ],
    ['its report is gone', () => remove(gatesOf('p3', 'production_gates'))],
    ['its run is gone', () => remove(runOf('p3', 'production_gates'))],
    [
      'its log was overwritten',
      () => (at) => void at.write(`${runOf('p3', 'production_gates')}/run.log`, 'all is well\n'),
    ],
    ['its registry is gone', () => remove('gate_results/gate_registry.csv')],
    ['its check is cut off', (failed) => (at) => void at.write(failed, '{')],
  ])('stays: %s', (_, spoil) => {
    const { at, failed } = repeated({ root_cause: 'stale scores' });
    spoil(failed)(at);
    expect(open(check(at, 'S3', tag))).toHaveProperty('records_kept');
  });

  test('stays: a check that was removed after a later one saw it', () => {
    const { at, failed } = repeated({ root_cause: 'stale scores' });
    checkAndRecord(at, 'S3', tag);
    rmSync(at.path(failed));
    expect(open(check(at, 'S4', tag))['records_kept']).toContain(`${failed} is gone`);
  });
});

describe('waivers', () => {
  const file = `${research}/waivers/w.json`;
  const waiver = {
    schema: 'stage-waiver/v1',
    decision_tag: tag,
    stage: 'S3',
    rule: 'overall_pass',
    reason: 'paper only',
    approver: 'Bo Chen',
    expires: '2026-03-05',
  };
  function waived(change: Record<string, unknown> = {}, spoil: Mutation = () => undefined): StageCheck {
    const at = complete('S3');
    json(report('S3'), { gates: { overall_pass: false } })(at);
    at.write(file, { ...waiver, ...change });
    spoil(at);
    return check(at, 'S3', tag);
  }

  test('a failed requirement is waived: still evaluated, shown so, counted apart', () => {
    const found = waived();
    expect(found).toMatchObject({ overall_pass: true, counts: { fail: 0, waived: 1 }, refused_waivers: [] });
    expect(found.requirements.find(({ id }) => id === 'overall_pass')).toMatchObject({
      status: 'waived',
      problems: [expect.stringContaining('overall_pass is false')],
      waiver: { path: file, approver: 'Bo Chen', expires: '2026-03-05' },
    });
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['expired', { expires: '2026-03-04' }, 'expired on 2026-03-04'],
    ['of no day', { expires: '2026-02-31' }, 'which is not a day'],
    ['by the owner', { approver: 'ann lee ' }, 'who owns the decision'],
    ['of no rule', { rule: 'overall' }, 'no requirement "overall"'],
    ['of a rule that cannot be waived', { rule: 'no_skip_flags' }, 'cannot be waived'],
    ['of the order of stages', { rule: 'earlier_stages' }, 'cannot be waived'],
    ['of the one run', { rule: 'one_run' }, 'cannot be waived'],
    ['of the root cause', { rule: 'root_cause' }, 'cannot be waived'],
    ['of the records', { rule: 'records_kept' }, 'cannot be waived'],
    ...['schema', 'decision_tag', 'stage', 'rule', 'reason', 'approver', 'expires'].map(
      (name): [string, Record<string, unknown>, string] => [`without ${name}`, { [name]: undefined }, 'incomplete'],
    ),
    ['with an empty reason', { reason: ' ' }, 'incomplete'],
    ...['<why it need not be met>', '-', 'n/a', 'TBD'].map((reason): [string, Record<string, unknown>, string] => [
      `for the reason ${reason}`,
      { reason },
      'incomplete: reason',
    ]),
    ...['<not the owner>', 'none', '?'].map((approver): [string, Record<string, unknown>, string] => [
      `by ${approver}`,
      { approver },
      'incomplete: approver',
    ]),
    ['with the tag of the template', { decision_tag: '<tag>' }, 'incomplete: decision_tag'],
  ])('%s: refused', (_, change, problem) => {
    const found = waived(change);
    expect(found).toMatchObject({
      overall_pass: false,
      counts: { waived: 0 },
      refused_waivers: [{ path: file, problem: expect.stringContaining(problem) as string }],
    });
  });

  test('by one of several owners it is refused, by somebody else it is not', () => {
    const shared = text(noteFile(tag), 'Ann Lee', 'Ann Lee, Bo Chen (risk)');
    expect(waived({}, shared)).toMatchObject({
      overall_pass: false,
      refused_waivers: [{ problem: 'approved by Bo Chen, who owns the decision' }],
    });
    expect(waived({ approver: 'bo chen & ann lee' }, shared)).toMatchObject({ counts: { waived: 0 } });
    expect(waived({ approver: 'Cy Diaz' }, shared)).toMatchObject({ overall_pass: true, counts: { waived: 1 } });
  });

  test('no waiver makes two reports of a tag one', () => {
    const found = waived(
      { rule: 'report_json' },
      (at) =>
        void at.write(
          'gate_results/production_gates_2026-03-01_000000/production_gates_report.json',
          at.read(report('S3')),
        ),
    );
    expect(found).toMatchObject({
      overall_pass: false,
      counts: { waived: 0 },
      refused_waivers: [{ problem: 'report_json cannot be waived' }],
    });
  });

  test('of an earlier stage it must still be there, as it was, and not have ended', () => {
    const at = complete('S1');
    rmSync(at.path('audit/stage_checks'), { recursive: true });
    json('configs/contract.json', { date_column: '' })(at);
    at.write(file, { ...waiver, decision_tag: 'p0', stage: 'S0', rule: 'data_contract' });
    expect(checkAndRecord(at, 'S0', 'p0')).toMatchObject({ overall_pass: true, counts: { waived: 1 } });
    expect(open(check(at, 'S1', tag))).toEqual({});
    expect(open(check(at, 'S1', tag, shippedPolicy, new Date(2026, 2, 6)))).toEqual({
      earlier_stages: `S0 passed for 'p0', but its waiver of data_contract ended on 2026-03-05 (${file})`,
    });
    json(file, { expires: '2999-12-31' })(at);
    expect(open(check(at, 'S1', tag))['earlier_stages']).toContain(`${file} has changed since`);
    rmSync(at.path(file));
    expect(open(check(at, 'S1', tag))['earlier_stages']).toContain(`${file} is gone since`);
  });

  test('of another decision or stage it does not count here, not even by a part of its tag', () => {
    for (const change of [
      { decision_tag: 'm_10' },
      { decision_tag: 'm_' },
      { decision_tag: 'm_10', approver: undefined },
      { stage: 'S2' },
    ])
      expect(waived(change)).toMatchObject({ overall_pass: false, counts: { waived: 0 }, refused_waivers: [] });
  });

  test('where nobody is known to own the decision, and where the file is damaged', () => {
    expect(waived({}, text(noteFile(tag), 'Ann Lee', '')).refused_waivers).toEqual([
      { path: file, problem: expect.stringContaining('names the owner') as string },
    ]);
    expect(waived({}, (at) => void at.write(file, '{"decision_tag": "m_1"'))).toMatchObject({
      overall_pass: false,
      refused_waivers: [{ path: file }],
    });
  });

  test('a stage of which everything is waived has proven nothing', () => {
    const at = temporaryRepository({
      [noteFile(tag)]: note(tag, { date: '' }),
      [file]: { ...waiver, stage: 'S0', rule: 'decision_note' },
    });
    const only = {
      ...shippedPolicy,
      stages: [
        {
          stage: 'S0' as const,
          title: 't',
          requirements: [shippedPolicy.stages[0].requirements[0]] as [
            (typeof shippedPolicy.stages)[0]['requirements'][0],
          ],
        },
      ] as typeof shippedPolicy.stages,
    };
    expect(check(at, 'S0', tag, only)).toMatchObject({ overall_pass: false, counts: { fail: 0, waived: 1 } });
  });
});

describe('two people in one repository', () => {
  const spellings: [string, string][] = [
    ['m_1', 'm_10'],
    ['m 1', 'm/1'],
    ['M_1', 'm_1'],
  ];

  test.each(spellings)('%j and %j do not mix', (mine, hers) => {
    const at = temporaryRepository({ ...sharedFiles(mine, hers), ...decision(mine) });
    const inFolderOfHers = Object.entries(decision(hers, 'production_gates', { owner: 'Cy Diaz' })).map(
      ([name, content]) =>
        [
          name
            .replaceAll(folderOf(hers), `${folderOf(hers)}~`)
            .replace('2026-03-05_0915', '2026-03-05_0917')
            .replace(/decisions\/.*/, 'decisions/hers.md')
            .replace(gatesOf(hers, 'production_gates'), 'gate_results/production_gates_2026-03-05_235959'),
          JSON.parse(
            JSON.stringify(content)
              .replaceAll(folderOf(hers), `${folderOf(hers)}~`)
              .replaceAll('2026-03-05_0915', '2026-03-05_0917'),
          ),
        ] as const,
    );
    const state = (): Record<string, string> => open(check(at, 'S3', mine));
    const before = state();
    expect(Object.keys(before)).toEqual(['earlier_stages']);
    for (const [name, content] of inFolderOfHers) at.write(name, content as string | object);
    expect(state()).toEqual(before);
    expect(Object.keys(open(check(at, 'S3', hers)))).toEqual(['earlier_stages']);
    expect([check(at, 'S3', mine).owner, check(at, 'S3', hers).owner]).toEqual(['Ann Lee', 'Cy Diaz']);
    const paths = (of: string): string[] =>
      check(at, 'S3', of)
        .requirements.flatMap(({ evidence }) =>
          evidence.filter(({ may_change: shared }) => !shared).map(({ path }) => path),
        )
        .filter((path) => !/^(runs|configs)\//.test(path));
    expect(paths(mine).filter((path) => paths(hers).includes(path))).toEqual([]);

    for (const folder of [gatesOf(mine, 'production_gates'), runOf(mine, 'production_gates')])
      rmSync(at.path(folder), { recursive: true });
    expect(Object.keys(state())).toEqual(expect.arrayContaining(['run_result', 'report_json', 'overall_pass']));
    expect(Object.keys(open(check(at, 'S3', hers)))).toEqual(['earlier_stages']);
  });

  test("another's failure, and what became of its records, does not concern mine", () => {
    const at = complete('S1');
    for (const [file, content] of Object.entries(decision('hers', 'baseline'))) at.write(file, content);
    expect(checkAndRecord(at, 'S1', 'hers').overall_pass).toBe(false);
    rmSync(at.path(runOf('hers', 'baseline')), { recursive: true });
    expect(open(check(at, 'S1', 'hers'))).toHaveProperty('records_kept');
    expect(open(check(at, 'S1', tag))).toEqual({});
  });

  test('of two notes with one tag none says who owns the decision', () => {
    const at = complete('S0');
    at.write(noteFile('a-second'), note(tag, { owner: 'Cy Diaz' }));
    expect(check(at, 'S0', tag).owner).toBeNull();
  });

  test("another's stages are not mine", () => {
    const at = temporaryRepository({
      ...sharedFiles('m_1', 'm_10'),
      ...decision('m_1', 'baseline'),
      ...decision('m_10', 'baseline'),
    });
    checkAndRecord(at, 'S0', 'm_10');
    expect(open(check(at, 'S1', 'm_1'))['earlier_stages']).toContain("S0 was not checked for 'm_1'");
    checkAndRecord(at, 'S0', 'm_1');
    expect(open(check(at, 'S1', 'm_1'))).toEqual({});
  });
});

test('hostile texts stay texts', () => {
  const hostile = 'it\'s "x" $(touch y) `z`';
  const at = temporaryRepository({
    ...sharedFiles(),
    [`${research}/stages/x/S0_explainability.md`]: explainability(hostile, 'S0'),
  });
  const found = check(at, 'S0', hostile);
  expect(found.requirements.find(({ id }) => id === 'explainability_pack')?.problems).toEqual([
    expect.stringContaining('names configs/contract.json, which is not there'),
  ]);
  expect(found.requirements.find(({ id }) => id === 'decision_note')?.command).toContain(
    `'it'"'"'s "x" $(touch y) \`z\`'`,
  );
  expect([found.git_commit, found.generated_at]).toEqual([commit, '2026-03-05T10:15:00.000000']);
  expect(now.getMonth()).toBe(2);
});
