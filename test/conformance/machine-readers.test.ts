/** What machines read, by readers that are not ours (contract 0.16 to 0.18). */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import {
  allTools,
  binDirectory,
  runTool,
  startTool,
  temporaryRepository,
  testWith,
  until,
  workspace,
  type Repository,
  type ToolRun,
} from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import { finishedRun, reportOf, runFolderOf } from '../pipeline/fixtures';

const tools = await allTools();
const share = path.join(workspace, 'dist/share');
const python = '/usr/bin/python3';

const gate = (repository: Repository, ...words: string[]): ToolRun =>
  runTool('data-quality-gate', ['--input-csv', 'data.csv', '--min-rows', '1', ...words], { cwd: repository.root });
const audit = (repository: Repository, ...words: string[]): ToolRun =>
  runTool('governance-audit-checker', ['--run-dir', runFolderOf('t'), '--report-json', reportOf(), ...words], {
    cwd: repository.root,
  });

/** Suites, cases and what they hold, as Python's XML reader sees them. */
function junit(text: string): {
  suite: Record<string, string>;
  cases: { name: string; file?: string; line?: string; failure?: string; error?: string }[];
} {
  const program = `import json, sys, xml.etree.ElementTree as tree
suite = tree.fromstring(sys.stdin.buffer.read()).find('testsuite')
def of(case):
    told = {key: case.find(key).get('message') for key in ('failure', 'error') if case.find(key) is not None}
    return {**case.attrib, **told}
print(json.dumps({'suite': suite.attrib, 'cases': [of(case) for case in suite.iter('testcase')]}))`;
  const { status, stdout, stderr } = spawnSync(python, ['-c', program], { input: text, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as ReturnType<typeof junit>;
}

/** Series → value, as Prometheus' own Python client reads them. */
function metrics(text: string): Record<string, number> {
  const program = `import json, sys
from prometheus_client.parser import text_string_to_metric_families as families
print(json.dumps({sample.name + json.dumps(sample.labels, sort_keys=True): sample.value for family in families(sys.stdin.read()) for sample in family.samples}))`;
  const { status, stdout, stderr } = spawnSync(python, ['-c', program], { input: text, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Record<string, number>;
}
const of = (all: Record<string, number>, name: string, ...parts: string[]): number[] =>
  Object.entries(all).flatMap(([series, value]) =>
    series.startsWith(`${name}{`) && parts.every((part) => series.includes(part)) ? [value] : [],
  );

describe('--format github', () => {
  test('a failed check is an error at its line; what data holds stays data', () => {
    const repository = temporaryRepository({ 'data.csv': 'v,"a%::error::b"\n1,x\nz,\n' });
    const { status, stdout } = gate(repository, '--format', 'github', '--numeric-columns', 'v');
    expect(status).toBe(2);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.filter((line) => line.startsWith('[done] '))).toHaveLength(2);
    expect(lines).toContain(
      "::error file=data.csv,line=3,title=data-quality-gate%3A missing_ratio::missing ratio exceeded: ['a%25::error::b']",
    );
    expect(lines).toContain(
      "::error file=data.csv,line=3,title=data-quality-gate%3A numeric_integrity::numeric issues: {'v': 'nan_ratio=0.500000, has_inf=False'}",
    );
  });

  test('at most ten, and the tenth says how many more there are; a pass is one notice', () => {
    const repository = temporaryRepository({ [`${runFolderOf('t')}/run.log`]: '' });
    const { status, stdout } = audit(repository, '--format', 'github', '--quiet');
    expect(status).toBe(2);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(10);
    expect(lines.every((line) => line.startsWith('::error '))).toBe(true);
    expect(lines[9]).toMatch(/::\d+ more; the report has them all$/);
    const passed = gate(temporaryRepository({ 'data.csv': 'v\n1\n' }), '--format', 'github');
    expect(passed.stdout).toContain('::notice title=data-quality-gate::pass: 7 checks\n');
  });

  test('no verdict is an error too; with --json it is refused', () => {
    const repository = temporaryRepository();
    const { status, stdout } = gate(repository, '--format', 'github');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error title=data-quality-gate::input csv not found: /);
    expect(gate(repository, '--format', 'github', '--json')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('--json and --format') as string,
    });
  });
});

describe('--format junit', () => {
  const read = testWith(python);

  read('a warning is not a check: it stands at the one that warns', () => {
    const repository = temporaryRepository({ 'data.csv': 'v,d\n1,2261-01-01\n' });
    const done = gate(repository, '--date-column', 'd', '--format', 'github', '--junit-file', 'j.xml');
    expect(done.stdout).toMatch(/^::warning title=data-quality-gate%3A freshness::newest d is /m);
    expect(done.stdout).toContain('::notice title=data-quality-gate::pass: 7 checks\n');
    const junitToo = gate(repository, '--date-column', 'd', '--junit-file', 'j.xml');
    expect(junitToo.status).toBe(0);
    expect(junit(repository.read('j.xml')).suite).toMatchObject({ tests: '7', failures: '0' });
    expect(repository.read('j.xml')).toContain('<system-out>newest d is ');
  });

  read('the one file behind a pattern is named', () => {
    const repository = temporaryRepository({ 'd/w1.csv': 'v\n1\nx\n' });
    const { stdout } = runTool(
      'data-quality-gate',
      ['--input-csv', 'd/w*.csv', '--min-rows', '9', '--numeric-columns', 'v', '--format', 'github'],
      { cwd: repository.root },
    );
    expect(stdout).toContain('::error file=d/w1.csv,line=3,');
    expect(stdout).toContain('::error file=d/w1.csv,title=data-quality-gate%3A min_rows');
  });

  read('FILE holds a case for each check, also when names are hostile', () => {
    const repository = temporaryRepository({ 'data.csv': 'v,"<&""\u001b]]>"\n1,\n2,\n' });
    const done = gate(repository, '--format', 'junit', 'out/junit.xml');
    expect(done.status).toBe(2);
    expect(done.stdout).toMatch(/^\[done\] report_json=/);
    const { suite, cases } = junit(repository.read('out/junit.xml'));
    expect(suite).toMatchObject({ name: 'data-quality-gate', tests: '7', failures: '1', errors: '0' });
    expect(cases.find(({ name }) => name === 'missing_ratio')).toMatchObject({
      file: 'data.csv',
      line: '2',
      failure: `missing ratio exceeded: ['<&"\\x1b]]>']`,
    });
    expect(cases.filter(({ failure }) => failure === undefined)).toHaveLength(6);
  });

  read('without FILE it is on standard output; with --junit-file the lines stay', () => {
    const repository = temporaryRepository(finishedRun('t'));
    const plain = audit(repository, '--format=junit');
    expect(junit(plain.stdout.slice(plain.stdout.indexOf('<?xml'))).cases.length).toBeGreaterThan(10);
    expect(audit(repository, '--junit-file', 'j.xml').stdout).toMatch(/^\[done\]/);
    expect(
      junit(repository.read('j.xml')).cases.some(
        ({ name, failure }) => name === 'stage_log_exists' && failure !== undefined,
      ),
    ).toBe(true);
  });

  read('no verdict replaces the pass of an earlier call', () => {
    const repository = temporaryRepository({ 'data.csv': 'v\n1\n' });
    expect(gate(repository, '--format', 'junit', 'j.xml').status).toBe(0);
    expect(junit(repository.read('j.xml')).suite).toMatchObject({ failures: '0', errors: '0' });
    expect(
      runTool('data-quality-gate', ['--input-csv', 'absent.csv', '--format', 'junit', 'j.xml'], {
        cwd: repository.root,
      }).status,
    ).toBe(1);
    expect(junit(repository.read('j.xml'))).toMatchObject({
      suite: { errors: '1' },
      cases: [{ error: expect.stringContaining('absent.csv') as string }],
    });
  });
});

describe('a call that is refused', () => {
  const read = testWith(python);
  const refused = (repository: Repository, ...words: string[]): ToolRun =>
    runTool(
      'data-quality-gate',
      ['--input-csv', 'data.csv', '--format', 'junit', 'j.xml', '--metrics-file', 'm.prom', ...words],
      { cwd: repository.root },
    );

  read.each([
    ['a value that is not a number', '--min-rows', '1O'],
    ['an unknown option', '--min-row-count', '1'],
    ['a last word that is missing', '--min-rows'],
    ['a word that is not an option', 'x'],
    ['--json', '--json', '--min-rows', 'x'],
  ])('by %s replaces the pass of an earlier one', (_, ...words) => {
    const repository = temporaryRepository({ 'data.csv': 'v\n1\n' });
    expect(refused(repository, '--min-rows', '1').status).toBe(0);
    const success = of(metrics(repository.read('m.prom')), 'gatehouse_last_success_time_seconds');
    expect(refused(repository, ...words)).toMatchObject({ status: 1, stdout: '' });
    expect(junit(repository.read('j.xml'))).toMatchObject({ suite: { errors: '1', failures: '0' } });
    const told = metrics(repository.read('m.prom'));
    expect([
      of(told, 'gatehouse_pass', '"input": "data.csv"'),
      of(told, 'gatehouse_last_success_time_seconds'),
    ]).toEqual([[0], success]);
  });

  test('is an annotation; nothing is written below a root that is not a directory', () => {
    const repository = temporaryRepository({ 'data.csv': 'v\n1\n' });
    expect(gate(repository, '--format', 'github', '--min-rows', 'x').stdout).toMatch(
      /^::error title=data-quality-gate::option --min-rows: /,
    );
    expect(refused(repository, '--root', 'nowhere')).toMatchObject({ status: 1, stdout: '' });
    expect(repository.files()).toEqual(['data.csv']);
  });

  test('one that is killed leaves an error, not the pass of an earlier one', async () => {
    const repository = temporaryRepository({ 'data.csv': 'v\n1\n' });
    expect(refused(repository, '--min-rows', '1').status).toBe(0);
    spawnSync('mkfifo', [repository.path('pipe.csv')]);
    const child = startTool('data-quality-gate', ['--input-csv', 'pipe.csv', '--junit-file', 'j.xml'], {
      cwd: repository.root,
    });
    const isTakenBack = (): boolean => /errors="1"[^]*the call has not ended/.test(repository.read('j.xml'));
    await until(isTakenBack, 'the pass to be taken back');
    child.kill('SIGKILL');
    await child.ended;
    expect(isTakenBack()).toBe(true);
  });

  read('files of something else stay as they are, and the other reader is told; empty ones are taken', () => {
    const other = { 'j.xml': '<?xml version="1.0" encoding="UTF-8"?>\n<x/>', 'm.prom': '# HELP node_load1 load\n' };
    for (const [file, text] of Object.entries(other)) {
      const repository = temporaryRepository({ 'data.csv': 'v\n1\n', [file]: text });
      expect(refused(repository, '--min-rows', '1')).toMatchObject({
        status: 1,
        stdout: '',
        stderr: expect.stringContaining(`${repository.path(file)} is a file of something else`) as string,
      });
      expect(repository.read(file)).toBe(text);
      if (file === 'j.xml') expect(of(metrics(repository.read('m.prom')), 'gatehouse_pass')).toEqual([0]);
      else expect(junit(repository.read('j.xml')).suite).toMatchObject({ errors: '1' });
    }
    const repository = temporaryRepository({ 'data.csv': 'v\n1\n', 'j.xml': '', 'm.prom': '' });
    expect(refused(repository, '--min-rows', '1').status).toBe(0);
    expect([
      junit(repository.read('j.xml')).suite,
      of(metrics(repository.read('m.prom')), 'gatehouse_pass'),
    ]).toMatchObject([{ errors: '0' }, [1]]);
  });
});

describe('--metrics-file', () => {
  const read = testWith(python);

  read('tells verdict, duration and when the verdict was last pass, which a fail keeps', () => {
    const repository = temporaryRepository({ 'data.csv': 'v\n1\n' });
    const told = (status: number): Record<string, number> => {
      expect(gate(repository, '--metrics-file', 'm/gate.prom').status).toBe(status);
      return metrics(repository.read('m/gate.prom'));
    };
    const passed = told(0);
    expect(of(passed, 'gatehouse_pass', repository.root, 'data.csv')).toEqual([1]);
    expect(of(passed, 'gatehouse_data_quality_rows')).toEqual([1]);
    expect(of(passed, 'gatehouse_duration_seconds')[0]).toBeGreaterThan(0);
    const success = of(passed, 'gatehouse_last_success_time_seconds')[0] as number;
    expect(Math.abs(success - Date.now() / 1000)).toBeLessThan(3600);
    repository.write('data.csv', 'v\n\n');
    const failed = told(2);
    expect(of(failed, 'gatehouse_pass')).toEqual([0]);
    expect(of(failed, 'gatehouse_exit_status')).toEqual([2]);
    expect(of(failed, 'gatehouse_last_success_time_seconds')).toEqual([success]);
    expect(of(failed, 'gatehouse_data_quality_check_pass', '"min_rows"')).toEqual([0]);
    repository.git('init');
    repository.write('data.csv', '');
    expect(readdirSync(repository.path('m'))).toEqual(['gate.prom']);
  });

  read('a label holds what data holds; a refusal keeps the series of its workflow', () => {
    const root = temporaryRepository({ 'w "\\x/data.csv': 'v\n1\n' });
    const repository = { ...root, root: root.path('w "\\x') };
    expect(gate(repository, '--metrics-file', 'g.prom').status).toBe(0);
    expect(of(metrics(root.read('w "\\x/g.prom')), 'gatehouse_pass')).toEqual([1]);
    const refused = runTool('official-run', ['--workflow', 'w', '--tag', 't', '--metrics-file', 'o.prom'], {
      cwd: root.root,
    });
    expect(refused.status).toBe(1);
    expect(of(metrics(root.read('o.prom')), 'gatehouse_pass', '"workflow": "w"')).toEqual([0]);
  });

  read('of a run, by official-run and by monitor: a run that goes on is not a pass', () => {
    const repository = temporaryRepository({ 'ok.sh': '#!/bin/sh\nexit 0\n', ...finishedRun('t') });
    const done = runTool(
      'official-run',
      ['--workflow', 'w', '--tag', 'new', '--runner', '/bin/true', '--metrics-file', 'o.prom', '--', 'x'],
      { cwd: repository.root, env: { MIN_CORES: '1', MIN_MEM_GB: '0' } },
    );
    expect(done).toMatchObject({ status: 0 });
    expect(of(metrics(repository.read('o.prom')), 'gatehouse_run_state', '"succeeded"')).toEqual([1]);
    expect(
      runTool('monitor-gate-run', ['--tag', 't', '--once', '--metrics-file', 'm.prom'], { cwd: repository.root })
        .status,
    ).toBe(0);
    expect(of(metrics(repository.read('m.prom')), 'gatehouse_run_state', '"succeeded"')).toEqual([1]);
    repository.write(`${runFolderOf('t')}/result.json`, { exit_code: 3 });
    for (const how of ['--locate', '--until-final', '--once']) {
      runTool('monitor-gate-run', ['--tag', 't', how, '--once', '--metrics-file', `${how}.prom`], {
        cwd: repository.root,
      });
      expect([how, of(metrics(repository.read(`${how}.prom`)), 'gatehouse_pass')]).toEqual([how, [0]]);
    }
  });

  test('one that cannot be written is reported and changes no verdict', () => {
    const repository = temporaryRepository({ 'data.csv': 'v\n1\n', file: '' });
    expect(gate(repository, '--metrics-file', 'file/m.prom')).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('metrics: cannot') as string,
    });
  });
});

describe('--json', () => {
  test.each(tools.map((tool) => [tool.name, tool] as const))('%s names the schema of what it prints', (name, tool) => {
    const schemas = readdirSync(path.join(workspace, 'schemas'));
    const named = [...tool.reads, ...tool.writes].join(' ').match(/[a-z-]+\.schema\.json/g) ?? [];
    expect(named.length, name).toBeGreaterThan(0);
    for (const schema of named) expect(schemas).toContain(schema);
  });
});

describe('dist/share', () => {
  const manual = testWith('man');
  manual('every tool has a man page that no formatter complains of', () => {
    for (const tool of readdirSync(binDirectory)) {
      const page = path.join(share, 'man/man1', `${tool}.1`);
      const { status, stdout, stderr } = spawnSync('man', ['--warnings', '--encoding=UTF-8', '--local-file', page], {
        encoding: 'utf8',
        env: { PATH: '/usr/bin:/bin', MANWIDTH: '100', LC_ALL: 'C.UTF-8', MAN_KEEP_FORMATTING: '' },
      });
      expect({ tool, status, stderr }).toEqual({ tool, status: 0, stderr: '' });
      const tags = tools.find(({ name }) => name === tool);
      for (const option of Object.keys(tags?.options ?? {}))
        expect(stdout.replace(/.\u0008/g, '')).toContain(`--${option}`);
      expect(stdout.replace(/.\u0008/g, '')).toContain('DESCRIPTION');
    }
  });

  const tagged = (): Repository =>
    temporaryRepository({
      ...finishedRun('plain_1'),
      ...finishedRun("it's two $(x)"),
      'audit/workstation_runs/2026-03-05_101500_w_cut/context.json': '{ "decision_tag"',
      'docs/production_research/decisions/open.md': '# Decision note\n\n- decision_tag: open_1\n- owner: research\n',
      'docs/production_research/decisions/used.md': '- decision_tag: plain_1\n',
      'docs/production_research/templates/decision_note.md': '- decision_tag: <tag>\n',
      'audit/factor_registry/factor_candidate_queue.md':
        '| rank | factor | proposed_decision_tag |\n|---|---|---|\n| 1 | value | value_next |\n| 2 | size | plain_1 |\n',
      'gatehouse.json': {
        schema: 'gatehouse/v1',
        data: { scores: { path: 'data/scores.csv' } },
        workflows: { backtest: { data: 'scores', arguments: [] }, daily: {} },
      },
      'runs/freeze/value.freeze.json': {},
    });

  const bash = testWith('bash');
  bash('bash offers options, choices, and the tags that exist as words it reads back', () => {
    const repository = tagged();
    const complete = (tool: string, ...words: string[]): string[] => {
      const program = `source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); compopt() { :; }; eval "$(complete -p "$1" | sed 's/.*-F \\([^ ]*\\) .*/\\1/')"; printf '%s\\n' "\${COMPREPLY[@]}"`;
      const { status, stdout, stderr } = spawnSync(
        'bash',
        ['--norc', '-c', program, 'bash', path.join(share, 'bash-completion/completions', tool), tool, ...words],
        { cwd: repository.root, encoding: 'utf8' },
      );
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      return stdout.split('\n').filter(Boolean);
    };
    expect(complete('monitor-gate-run', '--o')).toEqual(['--once']);
    expect(complete('generate-candidate-queue', '--mode', 'r')).toEqual(['robust_only']);
    expect(complete('generate-candidate-queue', '--mode', '=')).toContain('mixed');
    expect(complete('monitor-gate-run', '--tag', '')).toEqual(["it\\'s\\ two\\ \\$\\(x\\)", 'plain_1']);
    expect(complete('monitor-gate-run', '--tag', '"it')).toEqual(["it's two $(x)"]);
    expect(complete('monitor-gate-run', '--root', '/nowhere', '--tag', '')).toEqual([]);
    expect(complete('monitor-gate-run', '--tag', '=', 'pl')).toEqual(['plain_1']);
    expect(complete('official-run', '--tag', '')).toEqual(['open_1', 'value_next']);
    expect(complete('record-decision', '--tag', 'o')).toEqual(['open_1']);
    expect(complete('official-run', '--workflow', '')).toEqual([
      'backtest',
      'baseline',
      'daily',
      'production_gates',
      'stress',
    ]);
    expect(complete('official-run', '--data', '')).toEqual(['scores']);
    expect(complete('freeze-config', '--verify', '')).toEqual(['runs/freeze/value.freeze.json']);
    expect(complete('official-run', '--tag', 't', '--', '--freeze-file', '')).toEqual([
      'runs/freeze/value.freeze.json',
    ]);
  });

  const fish = testWith('fish');
  fish('fish offers the same', () => {
    const repository = tagged();
    const complete = (line: string): string[] => {
      const { stdout, stderr } = spawnSync(
        'fish',
        [
          '--no-config',
          '-c',
          `for file in ${share}/fish/vendor_completions.d/*.fish; source $file; end; complete -C $argv[1]`,
          line,
        ],
        { cwd: repository.root, encoding: 'utf8', env: { ...process.env, HOME: repository.root } },
      );
      expect(stderr).toBe('');
      return stdout
        .split('\n')
        .filter(Boolean)
        .map((one) => one.split('\t')[0] as string);
    };
    expect(complete('monitor-gate-run --onc')).toEqual(['--once']);
    expect(complete('monitor-gate-run --tag ').sort()).toEqual(["it's two $(x)", 'plain_1'].map((tag) => tag).sort());
    expect(complete('generate-candidate-queue --mode r')).toEqual(['robust_only']);
    expect(complete('official-run --tag ')).toEqual(['open_1', 'value_next']);
    expect(complete('official-run --workflow b')).toEqual(['backtest', 'baseline']);
    expect(complete('official-run --data ')).toEqual(['scores']);
    expect(complete('official-run --tag t -- --freeze-file runs/f')).toContain('runs/freeze/value.freeze.json');
  });

  const zsh = testWith('zsh');
  zsh('zsh offers the same', () => {
    const repository = tagged();
    // An interactive zsh on a pseudo terminal of another zsh's: completion works nowhere else.
    repository.write(
      'shell.zsh',
      String.raw`zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1=; fpath=($SHARE \$fpath); autoload -U compinit; compinit -u -D; show() { zle complete-word; print -r -- \"LINE<\$BUFFER>\"; zle kill-whole-line }; zle -N show; bindkey '^X' show; print REA''DY"
zpty -r shell out '*READY*'
for line in 'monitor-gate-run --onc' 'monitor-gate-run --tag it' 'generate-candidate-queue --mode r' 'official-run --tag op' 'official-run --data s' 'official-run --tag t -- --freeze-file ru'; do
  zpty -w -n shell "$line"$'\x18'
  zpty -r shell out '*LINE<*>*'
  print -r -- "$out"
done
zpty -d shell
`,
    );
    const { stdout, stderr } = spawnSync('timeout', ['60', 'zsh', '-f', 'shell.zsh'], {
      cwd: repository.root,
      encoding: 'utf8',
      env: {
        SHARE: path.join(share, 'zsh/site-functions'),
        PATH: `${binDirectory}:/usr/bin:/bin`,
        HOME: repository.root,
        TERM: 'dumb',
        LC_ALL: 'C.UTF-8',
      },
    });
    expect(stderr).toBe('');
    expect(stdout).toContain('LINE<monitor-gate-run --once');
    expect(stdout).toContain('LINE<generate-candidate-queue --mode robust_only');
    expect(stdout).toContain('LINE<official-run --tag open_1');
    expect(stdout).toContain('LINE<official-run --data scores');
    expect(stdout).toContain('LINE<official-run --tag t -- --freeze-file runs/freeze/value.freeze.json');
    expect(stdout).toContain("LINE<monitor-gate-run --tag it\\'s\\ two\\ \\$\\(x\\)");
  });
});
