/**
 * Hostile texts through every way in, and what comes out given to its real reader (contract 0.3, 0.6, 3.9, 9.2, 10.6).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runTool, temporaryRepository, testWith, type Repository } from '@gatehouse/testkit';
import { describe, expect, test, vi } from 'vitest';
import { finishedRun, reportOf, runFolderOf } from '../pipeline/fixtures';
import { hostileTexts, hostileTextsWithNul } from './corpus';
import { bashArgvs, commandsTerminal, csvRows, isFormula, markdownBlocks } from './readers';

vi.setConfig({ testTimeout: 300_000 }); // many processes, one after the other

const factory = 'audit/factor_registry';
const low = { MIN_CORES: '1', MIN_MEM_GB: '1' };
const short = hostileTexts.filter((text) => text.length < 1000);
/** All that can be part of a file's name, in a few names. */
const names = short.reduce<string[]>((made, text) => {
  const last = made.at(-1) ?? '';
  if (text.includes('/') || Buffer.byteLength(text) > 100) return made;
  return Buffer.byteLength(last + text) > 100 ? [...made, `${text}x`] : [...made.slice(0, -1), last + text];
}, []);

/** Whatever a tool says is its own, on lines of their own, and commands no terminal. */
function wellSaid(tool: string, said: { stdout: string; stderr: string }): void {
  expect(commandsTerminal(said.stdout + said.stderr), tool).toBe(false);
  for (const line of said.stderr.trimEnd().split('\n').filter(Boolean))
    expect(line).toMatch(new RegExp(`^${tool}: (?!internal error)`));
}

describe('reports with hostile texts (JSON)', () => {
  const texts = hostileTextsWithNul.filter((text) => text.trim() !== '');

  function registered(): Repository {
    const at = temporaryRepository();
    texts.forEach((text, index) =>
      at.write(`gate_results/production_gates_2026-03-05_${String(100000 + index)}/production_gates_report.json`, {
        generated_at: text,
        inputs: { strategy: text, factor: `${text} ${index}`, decision_tag: text, owner: text, freeze_file: text },
        gates: { overall_pass: true, [text]: false },
        cost_stress: [
          { cost_multiplier: 1.5, test_ic: 0.5 },
          { cost_multiplier: 2, test_ic: -1e-7 },
        ],
        wf_stress: { test_ic_mean: 0.5, test_ic_pos_ratio: 1 },
        risk_diagnostics: { beta_vs_spy: -0.25 },
      }),
    );
    const done = runTool('update-registry', [], { cwd: at.root });
    expect(done).toMatchObject({ status: 0, stderr: '' });
    return at;
  }

  test('are cells of the registry: the texts they were, no formula; numbers stay numbers', () => {
    const at = registered();
    const [header = [], ...rows] = csvRows(readFileSync(at.path(`${factory}/factor_experiment_registry.csv`)));
    expect(rows).toHaveLength(texts.length);
    const column = (name: string): string[] => rows.map((row) => row[header.indexOf(name)] as string);
    const plain = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);
    expect(rows.flat().filter(isFormula)).toEqual([]);
    const written = texts.map((text) => text.replaceAll('\0', '\ufffd')).sort();
    expect(column('decision_tag').map(plain).sort()).toEqual(written);
    expect(
      column('factor')
        .map(plain)
        .map((text) => text.replace(/ \d+$/, ''))
        .sort(),
    ).toEqual(written);
    expect(new Set(column('risk_beta_vs_spy'))).toEqual(new Set(['-0.25']));
    expect(new Set(column('cost_ic_x2_0'))).toEqual(new Set(['-1e-07']));
    // The file is read and written again as it is.
    const before = readFileSync(at.path(`${factory}/factor_experiment_registry.csv`));
    runTool('update-registry', ['--report-json', 'absent.json'], { cwd: at.root });
    expect(readFileSync(at.path(`${factory}/factor_experiment_registry.csv`)).equals(before)).toBe(true);
  });

  testWith('cmark-gfm')(
    'are rows of the leaderboard and of the queue, and the proposed commands are what bash reads',
    () => {
      const at = registered();
      const done = runTool(
        'generate-candidate-queue',
        ['--top-n', '10000', '--min-score', '1', '--robust-slots', '10000', '--exploration-slots', '10000'],
        { cwd: at.root },
      );
      expect(done).toMatchObject({ status: 0, stderr: '' });
      const [header = [], ...rows] = csvRows(readFileSync(at.path(`${factory}/factor_candidate_queue.csv`)));
      expect(rows).toHaveLength(texts.length);
      expect(rows.flat().filter(isFormula)).toEqual([]);
      const cell = (row: string[], name: string): string => row[header.indexOf(name)] as string;
      const commands = rows.map((row) => cell(row, 'proposed_command'));
      expect(commands.filter((command) => /\n/.test(command) || commandsTerminal(command))).toEqual([]);
      const argvs = bashArgvs(commands, at.root);
      expect(argvs).toHaveLength(rows.length);
      const plain = (text: string): string =>
        (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text).replaceAll('\0', '\ufffd');
      argvs.forEach((argv, index) => {
        const row = rows[index] as string[];
        const after = (option: string): string | undefined => argv[argv.indexOf(option) + 1];
        expect([argv[0], argv[1], argv.length]).toEqual(['bash', 'scripts/workstation_official_run.sh', 27]);
        expect([after('--tag'), after('--strategy'), after('--factor')]).toEqual(
          ['proposed_decision_tag', 'strategy', 'factor'].map((name) => plain(cell(row, name))),
        );
        expect(after('--owner')).toBe(plain(cell(row, 'strategy')));
      });
      expect(at.exists('pwned')).toBe(false);
      const queue = markdownBlocks(at.read(`${factory}/factor_candidate_queue.md`));
      expect([
        queue.filter((block) => /table_row/.test(block)).length,
        queue.filter((block) => /table_cell/.test(block)).length,
      ]).toEqual([rows.length, (rows.length + 1) * 8]);
      expect(queue.filter((block) => /heading|html|code_block|quote/.test(block))).toEqual([
        '  heading level="1"',
        '  heading level="2"',
      ]);
      const board = markdownBlocks(at.read(`${factory}/factor_experiment_leaderboard.md`));
      expect([
        board.filter((block) => /table_cell/.test(block)).length,
        board.filter((block) => /heading|html|code_block|quote/.test(block)),
      ]).toEqual([21 * 7, ['  heading level="1"']]);
    },
  );
});

test('workflow arguments, owner, notes and environment: what is recorded is the argv, for JSON.parse and for bash', () => {
  const at = temporaryRepository(
    { 'scripts/run_research_workflow': '#!/bin/sh\nprintf "%s\\0" "$@"\n' },
    { git: true },
  );
  spawnSync('chmod', ['755', at.path('scripts/run_research_workflow')]);
  const said = hostileTexts
    .slice(0, -1)
    .map((text) => `a${text}`)
    .filter((text) => !/\u0000/.test(text)); // a word may be 128 KB, all of them 2 MB
  const longest = hostileTexts.at(-1) as string;
  const notes = short.join(' ');
  const done = runTool(
    'official-run',
    [
      '--quiet',
      '--owner',
      longest,
      '--notes',
      notes,
      '--workflow',
      'w',
      '--tag',
      "it's | $(x)",
      '--',
      ...said,
      longest,
    ],
    { cwd: at.root, env: low },
  );
  expect(done).toEqual({ status: 0, signal: null, stdout: '', stderr: '' });
  const directory = path.join('audit/workstation_runs', readdirSync(at.path('audit/workstation_runs'))[0] as string);
  const argv = [
    '--workflow',
    'w',
    '--',
    ...said,
    longest,
    '--decision-tag',
    "it's | $(x)",
    '--owner',
    longest,
    '--notes',
    notes,
  ];
  expect(at.read(`${directory}/run.log`).split('\0').slice(0, -1)).toEqual(argv);
  const command = at.read(`${directory}/command.sh`);
  expect([command.split('\n').length, commandsTerminal(command)]).toEqual([2, false]);
  expect(bashArgvs([command], at.root)[0]?.slice(1)).toEqual(argv);
  expect(at.json(`${directory}/context.json`)).toMatchObject({ owner: longest, notes, decision_tag: "it's | $(x)" });
  const status = runTool('session-status', [], { cwd: at.root });
  expect(status.status).toBe(0);
  wellSaid('session-status', status);
  wellSaid('monitor-gate-run', runTool('monitor-gate-run', ['--tag', "it's | $(x)", '--once'], { cwd: at.root }));
});

test('column names and cells (CSV), names of files, options of the environment: the gate’s report and messages', () => {
  const columns = short.filter((text) => text.trim() !== '' && !text.includes('\ufeff'));
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const file = "it's `a`|$(touch pwned)\u001b[2J\n<!--.csv";
  const at = temporaryRepository(
    {
      [`in/${file}`]: `${columns.map((text, i) => quoted(`${text} ${i}`)).join(',')}\n${columns.map(quoted).join(',')}\n`,
      'scripts/run_research_workflow': '#!/bin/sh\n',
    },
    { git: true },
  );
  spawnSync('chmod', ['755', at.path('scripts/run_research_workflow')]);
  const list = `${columns
    .filter((text) => !text.includes(','))
    .map((text) => `absent ${text}`)
    .join(',')}`;
  const env = {
    ...low,
    DQ_REQUIRED_COLUMNS: list,
    DQ_NUMERIC_COLUMNS: '=1+1\u001b[2J',
    DQ_DATE_COLUMN: '$(touch pwned)',
  };
  const done = runTool('official-run', ['--workflow', 'w', '--tag', 't', '--dq-input-csv', `in/${file}`, '--', '--x'], {
    cwd: at.root,
    env,
  });
  expect(done.status).toBe(2);
  expect(commandsTerminal(done.stdout + done.stderr)).toBe(false);
  const directory = path.join('audit/workstation_runs', readdirSync(at.path('audit/workstation_runs'))[0] as string);
  const argv = bashArgvs([at.read(`${directory}/data_quality_command.sh`)], at.root)[0] as string[];
  expect([
    argv[argv.indexOf('--input-csv') + 1],
    argv[argv.indexOf('--required-columns') + 1],
    argv[argv.indexOf('--date-column') + 1],
  ]).toEqual([`in/${file}`, list, '$(touch pwned)']);
  const folder = `${directory}/data_quality/${readdirSync(at.path(directory, 'data_quality'))[0]}`;
  const report = at.json<{ metrics: { missing_ratio_by_column: object; input_csv: string } }>(
    `${folder}/data_quality_report.json`,
  );
  expect(Object.keys(report.metrics.missing_ratio_by_column).sort()).toEqual(
    columns.map((text, i) => `${text} ${i}`.replace(/\r\n?/g, (end) => end)).sort(),
  );
  expect(report.metrics.input_csv).toBe(at.path('in', file));
  expect(commandsTerminal(at.read(`${folder}/data_quality_report.md`))).toBe(false);
  expect(at.exists('pwned')).toBe(false);
});

test('a hostile configuration (YAML) is frozen as it is', () => {
  const at = temporaryRepository({}, { git: true });
  const settings = Object.fromEntries(hostileTextsWithNul.map((text, index) => [`${text} ${index}`, { [text]: text }]));
  const own = JSON.parse(JSON.stringify({ settings })) as object;
  writeFileSync(at.path('strategy.yaml'), JSON.stringify(own));
  const done = runTool(
    'freeze-config',
    [
      '--strategy',
      'strategy.yaml',
      '--allow-dirty',
      '--name',
      'n',
      '--owner',
      "o'|$(x)\u001b[2J",
      '--notes',
      short.join(' '),
    ],
    { cwd: at.root },
  );
  expect(done.status).toBe(0);
  wellSaid('freeze-config', done);
  const frozen = at.json<{ strategy_config?: object; merged_config?: object }>(
    /freeze_file=(.*)\n/.exec(done.stdout)?.[1] as string,
  );
  expect(JSON.stringify(frozen)).toContain(JSON.stringify(own).slice(1, -1));
});

test('names of directories and tags in documents: every tool that reads them says them on one line', () => {
  const files: Record<string, string | object> = {};
  names.forEach((text, index) => {
    const run = `audit/workstation_runs/2026-03-05_1015${String(index).padStart(2, '0')}_w_${text}`;
    Object.assign(files, {
      [`${run}/context.json`]: { decision_tag: text, owner: text, notes: text, hostname: text, workflow: text },
      [`${run}/result.json`]: { exit_code: 0, decision_tag: text, reason: text, outcome: 'failed' },
      [`${run}/run.log`]: `${text}\n`,
    });
  });
  const at = temporaryRepository(files, { git: true });
  mkdirSync(at.path('gate_results'));
  for (const tag of names.slice(0, 3)) {
    const seen = runTool('monitor-gate-run', ['--once', '--tag', tag], { cwd: at.root });
    expect([0, 1, 2]).toContain(seen.status);
    wellSaid('monitor-gate-run', seen);
    wellSaid('session-status', runTool('session-status', ['--tag', tag], { cwd: at.root }));
    wellSaid('check-stage', runTool('check-stage', ['--stage', 'S3', '--tag', tag], { cwd: at.root }));
  }
  wellSaid('plan-cleanup', runTool('plan-cleanup', ['--out', 'plan.json'], { cwd: at.root }));
  wellSaid(
    'compare-directories',
    runTool('compare-directories', ['--expected', 'audit', '--actual', 'gate_results'], { cwd: at.root }),
  );
  const { root } = temporaryRepository(finishedRun('t'));
  for (const text of ['a\n[done] governance_audit_json=forged', '\u001b[2J\u202e']) {
    spawnSync('cp', ['-r', path.join(root, runFolderOf('t')), path.join(root, `r${text}`)]);
    const audited = runTool('governance-audit-checker', ['--run-dir', `r${text}`, '--report-json', reportOf()], {
      cwd: root,
    });
    wellSaid('governance-audit-checker', audited);
    expect(audited.stdout.trimEnd().split('\n')).toHaveLength(2);
  }
});
