/**
 * A repository with an evidence log has every file that one without has, and the same ones: all writers, from the
 * freeze to the cleanup.
 */
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryRepository, type Repository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { bash } from './trail';

const tag = 'value_run1';
const report = '"$GATEHOUSE_REPORT_DIR/production_gates_report.json"';

const files = {
  'data/scores.csv': 'date,ticker,score\n2026-03-01,A,1\n2026-03-01,B,2\n',
  'configs/value.yaml': 'strategy: {id: value}\n',
  'configs/data_contract.json': { key_columns: ['date', 'ticker'] },
  '.gitignore': '/audit/\n/gate_results/\n/runs/\n/.cache/\n',
  // The machine that this commit asks for, which every test machine is.
  'gatehouse.json': { schema: 'gatehouse/v1', machine: { min_cores: 1, min_memory_gb: 1 } },
  'scripts/run_research_workflow': `#!/bin/sh
set -e
echo fold 1
mkdir -p "$GATEHOUSE_REPORT_DIR"
printf '{"inputs":{"decision_tag":"${tag}","owner":"ada","factor":"value","strategy":"configs/value.yaml"},"gates":{"ic":true,"overall_pass":true}}' > ${report}
echo '# report' > "$GATEHOUSE_REPORT_DIR/production_gates_report.md"
`,
};

const demands = 'MIN_CORES=1 MIN_MEM_GB=1 DQ_MIN_ROWS=1 DQ_MAX_STALENESS_DAYS=36500';
const script = `
freeze="$(freeze-config --strategy configs/value.yaml | sed 's/.*=//')"
record-decision --note --tag ${tag} --owner ada --question 'Does value pay after costs?'
record-decision --explain S0 --tag ${tag} --changed 'the window' --why 'it was short' --impact 'fewer windows' --evidence configs/value.yaml --outcome 'accepted; go on'
record-decision --waiver --tag ${tag} --stage S0 --rule data_contract --reason 'no dates yet' --approver 'Bo Li' --expires 2999-12-31
${demands} record-stage --stage S0 --tag ${tag} --result pass --evidence "$freeze" --next 'run S3' --audit-pack
check-stage --stage S0 --tag ${tag}
MIN_CORES=4096 official-run --workflow production_gates --tag blocked_run1 --dq-input-csv data/scores.csv -- --freeze-file "$freeze"
${demands} official-run --workflow production_gates --tag ${tag} --owner ada --dq-input-csv data/scores.csv -- --freeze-file "$freeze"
finish-run --tag ${tag}
check-stage --stage S3 --tag ${tag}
session-status
mkdir -p .cache/prices && echo x > .cache/prices/a && touch -d '2 years ago' .cache/prices/a .cache/prices
plan-cleanup --out audit/cleanup_plan.json && apply-cleanup --plan audit/cleanup_plan.json
list-runs
compare-runs blocked_run1 ${tag} --out-html audit/compared.html
`;

/**
 * Plays it all; gives what was printed, and the files, without what no two calls have in common: two checks of a stage
 * have one name then, and which is listed first depends on whether they were of one second.
 */
function played(before: string): { printed: string; files: Record<string, string[]>; repository: Repository } {
  const repository = temporaryRepository(files, { git: true });
  chmodSync(repository.path('scripts/run_research_workflow'), 0o755);
  mkdirSync(repository.path('.cache'), { recursive: true });
  bash(repository.root, 'git config user.name ada; git config user.email ada@example.invalid');
  bash(repository.root, `${before}\ngit add --all && git commit --quiet --message start`);
  const { stdout, stderr } = bash(repository.root, script);
  const written = repository
    .files()
    .filter((name) => !/^(\.git|audit\/(evidence_log|pages))\//.test(name) && !name.endsWith('evidence.json'));
  return {
    repository,
    printed: plain(stdout + stderr, repository.root),
    files: contentsByName(written, repository.root),
  };
}

function contentsByName(names: readonly string[], root: string): Record<string, string[]> {
  const contents: Record<string, string[]> = {};
  for (const name of names)
    (contents[plain(name, root)] ??= []).push(plain(readFileSync(path.join(root, name), 'utf8'), root));
  for (const of of Object.values(contents)) of.sort();
  return contents;
}

/**
 * Without moments, places, commits, sums and sizes of files that state moments, processes, and the section and the
 * check that the log adds.
 */
function plain(text: string, root: string): string {
  return text
    .replaceAll(root, '{ROOT}')
    .replace(/\d{4}-\d\d-\d\d[T_ ]\d\d:?\d\d:?\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?/g, '{TIME}')
    .replace(/(?<=\{TIME\})_\d+(?=_)/g, '') // the second of one second
    .replace(/^ +(?=\[)/gm, '') // how far in a path stands depends on its length
    .replace(/\b[0-9a-f]{64}\b/g, '{SHA256}')
    .replace(/\b[0-9a-f]{40}\b/g, '{COMMIT}')
    .replace(/(?<=_g|commit )[0-9a-f]{7}\b/g, '{COMMIT}')
    .replace(/\b[0-9a-f]{7,16}(?=…)/g, '{SHA256}')
    .replace(
      /("(?:pid|bytes|freshness_days|start_time|group|heartbeat_s|elapsed_s|seconds|duration_s|load|memory_free_gb)": ?)[\d.]+/g,
      '$1N',
    )
    .replace(/\b\d+(?:\.\d+)? (?:s|ms)\b/g, 'N s')
    .replace(/(freshness_days: `?|<td class="number">|data-label="bytes">)[\d.]+/g, '$1N')
    .replace(/\b[0-9a-f]{12}\b/g, '{SHA256}')
    .replace(/\b\d+:\d\d\b/g, 'N:NN')
    .replace(/\n## Evidence\n[^]*$/, '')
    .replace(/,?\n\s*"evidence_log": true/g, '')
    .replace(/,\s*\{\s*"id": "evidence_log"[^]*?"waiver": null\s*\}/g, '')
    .replace(/\n(?:- evidence_log: True|\| evidence_log \|.*)/g, '')
    .replace(/("n_checks": |n_checks: `?|of |"pass": |requirements: |: (?:pass|fail) \()\d+/g, '$1N')
    .trimEnd();
}

test(
  'with a log every writer leaves the same files, but for the log and the section it is named in',
  { timeout: 600_000 },
  () => {
    const without = played('');
    const logged = played('record-evidence --open --name example');
    expect(Object.keys(without.files).length).toBeGreaterThan(35);
    expect(Object.keys(logged.files)).toEqual(Object.keys(without.files));
    expect(logged.files).toEqual(without.files);
    expect(logged.printed).toBe(without.printed);
    expect(without.repository.files().filter((name) => name.startsWith('audit/evidence_log'))).toEqual([]);
    expect(bash(logged.repository.root, 'verify-evidence').status).toBe(0);
  },
);
