/** For tests: the files of a decision that has all that the shipped policy asks for. */
import { createHash } from 'node:crypto';
import { stagePolicy, parseDocument, type StageCheck, type StagePolicy } from '@gatehouse/contracts';
import { judgeStage } from './core';
import { repositoryAt } from './repository';
import shipped from './stage-policy.json';

interface TestRepository {
  root: string;
  write(file: string, content: string | object): string;
}

const research = 'docs/production_research';
export const commit = 'a'.repeat(40);
export const shippedPolicy = parseDocument(stagePolicy, JSON.stringify(shipped), 'shipped');
export const now = new Date(2026, 2, 5, 10, 15, 0);

export const folderOf = (tag: string): string => `${research}/stages/${tag.replace(/[ /]/g, '-')}`;
export const runOf = (tag: string, workflow: string, stamp = '2026-03-05_091500'): string =>
  `audit/workstation_runs/${stamp}_${workflow}_${tag.replace(/[ /:]/g, '_')}`;
export const gatesOf = (tag: string, workflow: string): string =>
  `gate_results/${workflow}_2026-03-05_09${createHash('sha256').update(tag).digest().readUInt16BE(0).toString().padStart(5, '0').slice(-4)}`;

export function note(tag: string, fields: Record<string, string> = {}): string {
  const all = {
    decision_tag: tag,
    owner: 'Ann Lee',
    date: '2026-03-05',
    freeze_file: 'runs/freeze/f.json',
    data_contract: 'configs/contract.json',
    ...fields,
  };
  return `# Note\n\n${Object.entries(all)
    .map(([key, value]) => `- ${key}: ${value}`)
    .join('\n')}\n`;
}

export function explainability(tag: string, stage: string): string {
  const sections = [
    'What changed',
    'Why necessary',
    'Expected impact and risk',
    'Evidence files and paths',
    'Decision outcome and next action',
  ];
  return `- decision_tag: ${tag}\n- stage: ${stage}\n${sections.map((title) => `\n## ${title}\n\nSee \`configs/contract.json\`.\n`).join('')}`;
}

/** Every file for the stages of one tag; runs of one workflow, since a tag has one run. */
export function decision(
  tag: string,
  workflow = 'production_gates',
  fields: Record<string, string> = {},
): Record<string, string | object> {
  const [folder, run, gates] = [folderOf(tag), runOf(tag, workflow), gatesOf(tag, workflow)];
  const { owner = 'Ann Lee' } = fields;
  const inputs = {
    decision_tag: tag,
    freeze_file: 'runs/freeze/f.json',
    skip_guardrails: false,
    skip_risk_diagnostics: false,
    skip_statistical_gates: false,
  };
  const report: Record<string, object> = {
    baseline: { inputs, information_coefficient: 0.04, coverage: 0.9, cost_assumptions: { bps_per_unit_traded: 20 } },
    stress: {
      inputs,
      segments: [{ year: 2008 }],
      risk_diagnostics: { beta: 0.2 },
      gates: { stress_pass: true, risk_pass: true },
    },
    production_gates: { inputs, gates: { overall_pass: true } },
  };
  const files: Record<string, string | object> = {
    'runs/freeze/f.json': { frozen_at: '2026-03-01T00:00:00Z', git_commit: commit, config_hash: 'c1' },
    'configs/contract.json': { required_columns: ['date'], key_columns: ['date'], date_column: 'date' },
    [`${research}/decisions/${tag.replace(/[ /]/g, '-')}.md`]: note(tag, fields),
    [`${run}/context.json`]: {
      decision_tag: tag,
      workflow,
      owner,
      hostname: 'h1',
      git_commit: commit,
      skip_data_quality_check: 0,
      data_quality_report_json: `${run}/data_quality/report.json`,
    },
    [`${run}/preflight.json`]: { status: 'pass' },
    [`${run}/command.sh`]: 'run it\n',
    [`${run}/run.log`]: 'done\n',
    [`${run}/result.json`]: { decision_tag: tag, workflow, exit_code: 0, outcome: 'succeeded', phase: 'verify' },
    [`${run}/data_quality/report.json`]: { overall_pass: true },
    [`${run}/governance_audit_check.json`]: { overall_pass: true },
    [`${gates}/${workflow}_report.json`]: report[workflow] as object,
    [`${gates}/${workflow}_report.md`]: '# Report\n',
    [`${gates}/production_gates_final_summary.md`]: `# Gate Final Summary (${tag})\n\n- owner: ${owner}\n- result: pass\n- run_dir: ${run}\n`,
    [`${folder}/S4_deployment.md`]: `- decision_tag: ${tag}\n\n## Deployment notes\n\nx\n\n## Monitoring checkpoints\n\nx\n\n## Watchlist and rollback triggers\n\nx\n`,
    [`${folder}/S4_committee_sign_off.md`]: `- decision_tag: ${tag}\n- committee: models\n- approver: Bo Chen\n- date: 2026-03-06\n- decision: approved\n`,
    [`${folder}/preflight.json`]: { status: 'pass', hostname: 'h1', git_commit: commit },
    [`${folder}/text.txt`]: 'x\n',
  };
  for (const stage of ['S0', 'S1', 'S2', 'S3', 'S4'])
    files[`${folder}/${stage}_explainability.md`] = explainability(tag, stage);
  for (const stage of ['S0', 'S4']) {
    files[`${folder}/${stage}_audit_pack.json`] = {
      decision_tag: tag,
      stage,
      hostname: 'h1',
      git_commit: commit,
      command_record: `${folder}/text.txt`,
      preflight: `${folder}/preflight.json`,
      raw_log: `${folder}/text.txt`,
      result: 'runs/freeze/f.json',
      summary: `${folder}/text.txt`,
    };
  }
  return files;
}

/** Ledger and gate registry with rows of these tags. */
export function sharedFiles(...tags: string[]): Record<string, string> {
  const rows = tags.flatMap((tag) =>
    ['S0 Scope', 'S1 Baseline', 'S2 Stress', 'S3 Production Gates', 'S4 Ready'].map(
      (stage) => `| 2026-03-05 | ${stage} | ${tag} | Ann Lee | o | c ${tag} | a ${stage} | pass | n |`,
    ),
  );
  return {
    [`${research}/STAGE_AUDIT_LOG.md`]: `| date | stage | decision_tag | owner | objective | command_ref | artifact_ref | result | next_action |\n|---|---|---|---|---|---|---|---|---|\n${rows.join('\n')}\n`,
    'gate_results/gate_registry.csv': `decision_tag,overall_pass\r\n${tags.map((tag) => `${tag},True\r\n`).join('')}`,
  };
}

export function check(
  at: TestRepository,
  stage: StageCheck['stage'],
  tag: string,
  policy: StagePolicy = shippedPolicy,
  on: Date = now,
): StageCheck {
  return judgeStage(repositoryAt(at.root), {
    stage,
    tag,
    now: on,
    commit,
    policy,
    policyPath: null,
    policySha256: createHash('sha256').update(JSON.stringify(policy)).digest('hex'),
  });
}

let recorded = 0;

/** Checks and leaves the record, as the tool does, each later than the one before. */
export function checkAndRecord(
  at: TestRepository,
  stage: StageCheck['stage'],
  tag: string,
): StageCheck & { path: string } {
  const found = check(at, stage, tag);
  recorded += 1;
  const path = `audit/stage_checks/2026-03-05_1${String(recorded).padStart(5, '0')}_${stage}_${tag.replace(/[ /:]/g, '_')}/stage_check.json`;
  at.write(path, found);
  return { ...found, path };
}

/** Ids that are not passed, with what is said of them. */
export const open = (found: StageCheck): Record<string, string> =>
  Object.fromEntries(
    found.requirements.filter(({ status }) => status !== 'pass').map(({ id, problems }) => [id, problems.join('; ')]),
  );
