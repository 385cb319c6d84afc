/** Two people's decisions in one repository, step by step in between each other, do not mix. */
import { chmodSync } from 'node:fs';
import { parseDocument, sessionStatus, stageCheck, type SessionStatus, type StageCheck } from '@gatehouse/contracts';
import { runTool, type ToolRun } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { stageRepository } from './fixtures';

const research = 'docs/production_research';
/** A workflow that reports what its environment says, in no time. */
const workflow = `#!/bin/sh
freeze='' tag=''
while [ $# -gt 0 ]; do case "$1" in --decision-tag) tag=$2 ;; --freeze-file) freeze=$2 ;; esac; shift; done
folder="gate_results/production_gates_$tag"
mkdir -p "$folder"
printf '{"inputs": {"decision_tag": "%s", "owner": "%s", "freeze_file": "%s", "factor": "f", "skip_guardrails": false, "skip_risk_diagnostics": false, "skip_statistical_gates": false}, "gates": {"overall_pass": %s}}' \
  "$tag" "$OWNER" "$freeze" "$PASS" > "$folder/production_gates_report.json"
echo '# report' > "$folder/production_gates_report.md"
[ -e gate_results/gate_registry.csv ] || echo decision_tag,overall_pass > gate_results/gate_registry.csv
echo "$tag,$PASS" >> gate_results/gate_registry.csv
echo done
`;

test('freeze, run, finalize, check and status of one are those of one', () => {
  const at = stageRepository();
  at.write('scripts/quick', workflow);
  chmodSync(at.path('scripts/quick'), 0o755);
  at.git('add', '--all');
  at.git('commit', '-m', 'a workflow');
  const env = { MIN_CORES: '1', MIN_MEM_GB: '1', DQ_MIN_ROWS: '400', DQ_MAX_STALENESS_DAYS: '36500' };
  const done = (tool: string, words: string[], more: Record<string, string> = {}): ToolRun => {
    const run = runTool(tool, words, { cwd: at.root, env: { ...env, ...more } });
    expect(run, `${tool} ${words.join(' ')}`).toMatchObject({ status: 0, stderr: '' });
    return run;
  };
  // One tag begins with the other, and what each leaves behind lies open while the other goes on.
  const ann = { tag: 'value_1', owner: 'Ann Lee', pass: 'false', freeze: '' };
  const bo = { tag: 'value_10', owner: 'Bo Chen', pass: 'true', freeze: '' };
  const freeze = (who: typeof ann): void => {
    who.freeze = /freeze_file=(.*)/.exec(
      done('freeze-config', ['--strategy', 'configs/strategies/momentum.json', '--name', who.tag, '--owner', who.owner])
        .stdout,
    )?.[1] as string;
    at.write(
      `${research}/decisions/${who.tag}.md`,
      `- decision_tag: ${who.tag}\n- owner: ${who.owner}\n- date: 2026-03-05\n- freeze_file: ${who.freeze}\n- data_contract: configs/data_contract.json\n`,
    );
  };
  const run = (who: typeof ann): ToolRun =>
    done(
      'official-run',
      [
        '--quiet',
        '--workflow',
        'production_gates',
        '--tag',
        who.tag,
        '--owner',
        who.owner,
        '--runner',
        'scripts/quick',
        '--dq-input-csv',
        'data/momentum_scores.csv',
        '--',
        '--freeze-file',
        who.freeze,
      ],
      { OWNER: who.owner, PASS: who.pass },
    );
  const folder = (who: typeof ann): string =>
    at
      .files()
      .find((name) => name.endsWith(`_production_gates_${who.tag}/context.json`))
      ?.replace('/context.json', '') as string;
  const audit = (who: typeof ann): ToolRun => {
    done('finalize-gate-run', ['--tag', who.tag]);
    return done('governance-audit-checker', [
      '--run-dir',
      folder(who),
      '--report-json',
      `gate_results/production_gates_${who.tag}/production_gates_report.json`,
      '--require-final-summary',
    ]);
  };
  const check = (who: typeof ann): StageCheck => {
    const found = runTool('check-stage', ['--stage', 'S3', '--tag', who.tag, '--json'], { cwd: at.root });
    expect(found.status).toBe(2);
    return parseDocument(stageCheck, found.stdout, 'stdout');
  };
  const failed = (found: StageCheck): string[] =>
    found.requirements.filter(({ status }) => status === 'fail').map(({ id }) => id);
  const status = (who: typeof ann): SessionStatus =>
    parseDocument(sessionStatus, done('session-status', ['--tag', who.tag, '--json']).stdout, 'stdout');

  freeze(ann);
  run(ann);
  freeze(bo);
  audit(ann);
  run(bo);
  const annsCheck = check(ann);
  audit(bo);
  const bosCheck = check(bo);

  expect([annsCheck.owner, bosCheck.owner]).toEqual([ann.owner, bo.owner]);
  expect(failed(annsCheck)).toEqual(['overall_pass', 'explainability_pack', 'earlier_stages']);
  expect(failed(bosCheck)).toEqual(['explainability_pack', 'earlier_stages']);
  const own = (found: StageCheck): string[] =>
    found.requirements
      .flatMap(({ evidence }) => evidence.map(({ path }) => path))
      .filter((path) => !/STAGE_AUDIT_LOG|gate_registry\.csv/.test(path));
  expect(own(annsCheck).filter((path) => own(bosCheck).includes(path))).toEqual([]);
  expect(own(annsCheck).length).toBeGreaterThan(10);

  // What one waives, changes or fails does not concern the other.
  at.write(`${research}/waivers/w.json`, {
    schema: 'stage-waiver/v1',
    decision_tag: bo.tag,
    stage: 'S3',
    rule: 'overall_pass',
    reason: 'x',
    approver: 'the committee',
    expires: '2999-12-31',
  });
  at.write(`${folder(bo)}/run.log`, 'something else');
  expect(failed(check(ann))).toEqual(failed(annsCheck));
  expect(failed(check(bo))).toContain('records_kept');

  for (const [who, other] of [
    [ann, bo],
    [bo, ann],
  ] as const) {
    const { other_decisions: others, ...mine } = status(who);
    const value = (name: string): unknown => mine.items.find((item) => item.name === name)?.value;
    expect(['decision_tag', 'owner', 'run_dir', 'freeze_file'].map(value)).toEqual([
      who.tag,
      who.owner,
      folder(who),
      who.freeze,
    ]);
    expect(others.map(({ decision_tag }) => decision_tag)).toEqual([other.tag]);
    // One name may begin with the other.
    for (const theirs of [`${folder(other)}/`, `${folder(other)}"`, other.freeze, other.owner, `"${other.tag}"`])
      expect(JSON.stringify(mine)).not.toContain(theirs);
  }
  const ledger = at
    .read(`${research}/STAGE_AUDIT_LOG.md`)
    .split('\n')
    .filter((line) => line.includes('S3 Production Gates'));
  expect(
    ledger.map((line) =>
      line
        .split('|')
        .slice(3, 5)
        .map((cell) => cell.trim()),
    ),
  ).toEqual([
    [ann.tag, ann.owner],
    [bo.tag, bo.owner],
  ]);
}, 420_000);
