import { createHash } from 'node:crypto';
import { chmodSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { freezeV1, freezeVerification, parseDocument } from '@gatehouse/contracts';
import { runTool, temporaryRepository, type Repository, type ToolRun } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';

const files = {
  'configs/protocol.yaml': 'universe: us\ncost: {bps: 10, spread: 1.0}\n',
  'configs/s.yaml': 'strategy:\n  id: reversal_5\n  name: Reversal over five days\n  version: 2.0\ncost:\n  bps: 20\n',
  'configs/other.yaml': 'strategy: {id: value_1}\n',
};
const repository = (more: Record<string, string> = {}): Repository =>
  temporaryRepository({ ...files, ...more }, { git: true });
const run = ({ root }: Repository, ...words: string[]): ToolRun =>
  runTool('freeze-config', words, { cwd: root, env: { TZ: 'UTC' } });
const freezes = (at: Repository): string[] => at.files().filter((name) => name.startsWith('runs/freeze/'));
const words = ['--strategy', 'configs/s.yaml', '--protocol', 'configs/protocol.yaml'];
const commit = (at: Repository): string => at.git('rev-parse', 'HEAD').trim();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function frozen(at: Repository, ...more: string[]): string {
  expect(run(at, ...words, ...more)).toMatchObject({ status: 0, stderr: '' });
  return freezes(at)[0] as string;
}

const changeStrategy = (at: Repository): void => void at.write('configs/s.yaml', `${files['configs/s.yaml']}x: 1\n`);

/**
 * Content of the same size and time of change: in place, so that the time of status change alone tells, in seconds; or
 * as another file.
 */
function changeUnseen(at: Repository, how: 'in place' | 'another file'): void {
  const file = at.path('configs/s.yaml');
  const then = new Date('2026-01-01T00:00:00Z');
  utimesSync(file, then, then);
  at.git('status'); // which refreshes the index
  const written = how === 'in place' ? file : at.path('.git/other');
  if (how === 'in place') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1100);
  writeFileSync(written, files['configs/s.yaml'].replace('20', '25'));
  utimesSync(written, then, then);
  if (how === 'another file') renameSync(written, file);
}

/** A program that is to tell git what changed, and says: nothing. */
function hideByMonitor(at: Repository): void {
  at.write('.git/quiet', "#!/bin/sh\nprintf 'token\\0'\n");
  chmodSync(at.path('.git/quiet'), 0o755);
  at.git('config', 'core.fsmonitor', '.git/quiet');
  at.git('config', 'core.fsmonitorHookVersion', '2');
  at.git('update-index', '--fsmonitor');
  at.git('status');
}

describe('freezing', () => {
  test('the document', () => {
    const at = repository();
    const file = frozen(at, '--owner', 'desk', '--notes', '--first "freeze"');
    expect(file).toMatch(
      new RegExp(`^runs/freeze/reversal_5_\\d{4}-\\d{2}-\\d{2}_g${commit(at).slice(0, 7)}\\.freeze\\.json$`),
    );
    expect(parseDocument(freezeV1, at.read(file), file)).toMatchObject({
      runner: 'freeze-config',
      owner: 'desk',
      notes: '--first "freeze"',
      git_commit: commit(at),
      git_branch: 'main',
      git_dirty_count: 0,
      git_diff_sha256: null,
      config_hash: sha256(
        '{"cost":{"bps":20,"spread":1.0},"strategy":{"id":"reversal_5","name":"Reversal over five days","version":2.0},"universe":"us"}',
      ),
      run_scope: { strategy_id: 'reversal_5', strategy_name: 'Reversal over five days', strategy_version: 2 },
      files: [
        {
          role: 'protocol',
          path: 'configs/protocol.yaml',
          bytes: files['configs/protocol.yaml'].length,
          sha256: sha256(files['configs/protocol.yaml']),
        },
        { role: 'strategy', path: 'configs/s.yaml', sha256: sha256(files['configs/s.yaml']) },
      ],
      configuration: { universe: 'us', cost: { bps: 20, spread: 1 } },
    });
    expect(at.read(file)).toContain('"spread": 1.0\n');
  });

  test('never over an existing one', () => {
    const at = repository();
    const file = frozen(at);
    const before = at.read(file);
    const again = run(at, ...words);
    expect([again.status, again.stderr]).toEqual([
      1,
      expect.stringContaining('exists already and is never overwritten') as string,
    ]);
    expect(at.read(file)).toBe(before);
    at.write('runs/x.json', 'kept');
    expect(run(at, ...words, '--allow-dirty', '--out', 'runs/x.json').status).toBe(1);
    expect(at.read('runs/x.json')).toBe('kept');
    expect(run(at, ...words, '--allow-dirty', '--name', 'it\'s a/../"name"').stdout).toMatch(
      /freeze_file=runs\/freeze\/it_s_a_\.\.__name_/,
    );
  });

  test.each<[string, (at: Repository) => void]>([
    ['a changed file', (at) => at.write('configs/s.yaml', `${files['configs/s.yaml']}x: 1\n`)],
    ['a new file', (at) => at.write('new\nfile', 'x')],
    [
      'a staged file',
      (at) => {
        at.write('staged', 'x');
        at.git('add', 'staged');
      },
    ],
    [
      'a new file that git is told to hide',
      (at) => {
        at.git('config', 'status.showUntrackedFiles', 'no');
        at.write('hidden', 'x');
      },
    ],
    [
      'a change that git is told to assume away',
      (at) => {
        at.git('update-index', '--assume-unchanged', 'configs/s.yaml');
        changeStrategy(at);
      },
    ],
    [
      'a deletion that git is told to assume away',
      (at) => {
        at.git('update-index', '--assume-unchanged', 'configs/other.yaml');
        rmSync(at.path('configs/other.yaml'));
      },
    ],
    [
      'a change that git is told to skip',
      (at) => {
        at.git('update-index', '--skip-worktree', 'configs/s.yaml');
        changeStrategy(at);
      },
    ],
    [
      'another mode, where git is told that modes do not count',
      (at) => {
        at.git('config', 'core.fileMode', 'false');
        chmodSync(at.path('configs/s.yaml'), 0o755);
      },
    ],
    [
      'a change of the same size and time, where git is told to look at no more',
      (at) => {
        at.git('config', 'core.checkStat', 'minimal');
        changeUnseen(at, 'another file');
      },
    ],
    [
      'a change of the same size and time, where git is told not to trust the other time',
      (at) => {
        at.git('config', 'core.trustctime', 'false');
        changeUnseen(at, 'in place');
      },
    ],
    [
      'a change that a monitor of files does not tell of',
      (at) => {
        hideByMonitor(at);
        changeStrategy(at);
      },
    ],
  ])('%s makes the tree dirty: refused, and with --allow-dirty the difference is recorded', (_, change) => {
    const at = repository();
    change(at);
    const refusal = run(at, ...words);
    expect([refusal.status, refusal.stdout, refusal.stderr]).toEqual([
      1,
      '',
      expect.stringMatching(/the work tree has changes that no commit holds|git is told to hide changes of/) as string,
    ]);
    expect(freezes(at)).toEqual([]);
    expect(run(at, ...words, '--allow-dirty').status).toBe(0);
    const [file] = freezes(at) as [string];
    const digest = parseDocument(freezeV1, at.read(file), file).git_diff_sha256;
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(run(at, '--verify', file).status).toBe(0);
    at.write('later', 'y');
    expect(run(at, '--verify', file)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(`git_diff_sha256: ${digest} \u2192 `) as string,
    });
  });

  test('a repository within a larger work tree is as dirty as all of it', () => {
    const at = temporaryRepository(
      {
        ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`research/${name}`, text])),
        'lib/strategy.py': 'a',
      },
      { git: true },
    );
    const within = (): ToolRun => runTool('freeze-config', words, { cwd: at.path('research') });
    at.write('lib/strategy.py', 'b');
    expect(within()).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('changes that no commit holds: lib/strategy.py') as string,
    });
    at.write('lib/strategy.py', 'a');
    expect(within()).toMatchObject({ status: 0, stderr: '' });
  });

  test('what git is told to hide is named with the way back; what is not in the work tree of a sparse checkout hides nothing', () => {
    const at = repository();
    at.git('update-index', '--assume-unchanged', 'configs/s.yaml');
    at.git('update-index', '--skip-worktree', 'configs/other.yaml');
    expect(run(at, ...words)).toMatchObject({
      status: 1,
      stderr:
        'freeze-config: git is told to hide changes of configs/s.yaml; let it see them with git update-index --no-assume-unchanged FILE; git is told to hide changes of configs/other.yaml; let it see them with git update-index --no-skip-worktree FILE, or give --allow-dirty\n',
    });
    at.git('update-index', '--no-assume-unchanged', 'configs/s.yaml');
    rmSync(at.path('configs/other.yaml'));
    expect(run(at, ...words)).toMatchObject({ status: 0, stderr: '' });
  });

  test('the difference is that of the content, also where git is told to hide it', () => {
    const at = repository();
    at.git('update-index', '--assume-unchanged', 'configs/other.yaml');
    at.write('configs/other.yaml', 'strategy: {id: value_2}\n');
    expect(run(at, ...words, '--allow-dirty').status).toBe(0);
    const [file] = freezes(at) as [string];
    expect(run(at, '--verify', file).status).toBe(0);
    at.write('configs/other.yaml', 'strategy: {id: value_3}\n');
    expect(run(at, '--verify', file)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('git_diff_sha256: ') as string,
    });
  });

  test('the same difference has the same sha256 whatever the settings, another content another', () => {
    const digest = (prepare: (at: Repository) => void, content: string): unknown => {
      const at = repository();
      prepare(at);
      at.write('untracked', content);
      at.write('configs/other.yaml', 'strategy: {id: value_2}\n');
      return at.json(frozenDirty(at))['git_diff_sha256'];
    };
    const frozenDirty = (at: Repository): string => (run(at, ...words, '--allow-dirty'), freezes(at)[0] as string);
    const plain = digest(() => undefined, 'x');
    expect(
      digest((at) => {
        for (const [name, value] of [
          ['diff.noprefix', 'true'],
          ['diff.algorithm', 'patience'],
          ['color.ui', 'always'],
          ['diff.context', '0'],
        ])
          at.git('config', name as string, value as string);
      }, 'x'),
    ).toBe(plain);
    expect(digest(() => undefined, 'y')).not.toBe(plain);
  });

  test('without a strategy map the top of the file says what is run; without anything nothing does', () => {
    const at = repository({ 'a.json': '{"id": "top", "version": 3}', 'b.yaml': 'x: 1\n' });
    run(at, '--strategy', 'a.json', '--out', 'runs/freeze/a.json');
    run(at, '--strategy', 'b.yaml', '--out', 'runs/freeze/b.json');
    expect(at.json('runs/freeze/a.json')['run_scope']).toEqual({
      strategy_id: 'top',
      strategy_name: null,
      strategy_version: 3,
    });
    expect(at.json('runs/freeze/b.json')).toMatchObject({
      name: 'b',
      run_scope: { strategy_id: null, strategy_name: null, strategy_version: null },
    });
  });

  test.each<[string, string[], string]>([
    ['no strategy', [], 'option --strategy is required'],
    ['an absent one', ['--strategy', 'none.yaml'], 'none.yaml: not found'],
    ['a folder', ['--strategy', 'configs'], 'configs'],
    ['an absent protocol', ['--strategy', 'configs/s.yaml', '--protocol', 'none.yaml'], 'none.yaml: not found'],
    ['a key twice', ['--strategy', 'twice.yaml'], 'twice.yaml: is not YAML that can be used: Map keys must be unique'],
  ])('%s: one line, nothing written', (_, given, message) => {
    const at = repository({ 'twice.yaml': 'a: 1\na: 2\n' });
    const done = run(at, ...given);
    expect([done.status, done.stdout, done.stderr.split('\n').length]).toEqual([1, '', 2]);
    expect(done.stderr).toContain(message);
    expect(freezes(at)).toEqual([]);
  });

  test('outside git, and before the first commit, there is nothing to freeze at', () => {
    const at = temporaryRepository(files);
    expect(runTool('freeze-config', words, { cwd: at.root, env: { GIT_CEILING_DIRECTORIES: '/' } })).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('in no git repository') as string,
    });
    at.git('init');
    expect(run(at, ...words)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('no commit to freeze at') as string,
    });
  });
});

describe('verifying', () => {
  test('holds while commit and configuration do', () => {
    const at = repository();
    const file = frozen(at);
    expect(run(at, '--verify', file)).toEqual({
      status: 0,
      signal: null,
      stdout: `[verified] ${file} holds\n`,
      stderr: '',
    });
    expect(parseDocument(freezeVerification, run(at, '--verify', file, '--json').stdout, 'stdout')).toMatchObject({
      holds: true,
      hash_recomputed: true,
      differences: [],
    });
  });

  test('names each key that differs, and the commit', () => {
    const at = repository();
    const file = frozen(at);
    const before = commit(at);
    at.write(
      'configs/s.yaml',
      files['configs/s.yaml'].replace('bps: 20', 'bps: 25').replace('version: 2.0', 'version: 2'),
    );
    at.write('configs/protocol.yaml', 'cost: {bps: 10, spread: 1.0}\n');
    const done = run(at, '--verify', file);
    expect(done.status).toBe(2);
    for (const line of ['cost.bps: 20 \u2192 25', 'strategy.version: 2.0 \u2192 2', 'universe: "us" \u2192 (absent)'])
      expect(done.stderr).toContain(`freeze-config: ${line}\n`);
    expect(done.stderr).not.toContain('git_commit');
    at.git('commit', '--all', '-m', 'x');
    expect(run(at, '--verify', file).stderr).toContain(`git_commit: ${before} \u2192 ${commit(at)}`);
  });

  test('a moved commit alone is enough to fail', () => {
    const at = repository();
    const file = frozen(at);
    at.git('commit', '--allow-empty', '-m', 'x');
    expect(run(at, '--verify', file)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^freeze-config: git_commit: [^\n]+\n$/) as string,
    });
  });

  test('other files than the frozen ones, absent ones, and comments, which other readers may take for more', () => {
    const at = repository();
    const file = frozen(at);
    expect(run(at, '--verify', file, '--strategy', 'configs/other.yaml')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('strategy.id: "reversal_5" \u2192 "value_1"') as string,
    });
    expect(run(at, '--verify', file, '--strategy', 'none.yaml').status).toBe(1);
    at.write('configs/s.yaml', `# a comment\n${files['configs/s.yaml']}`);
    expect(run(at, '--verify', file)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(
        /files\.strategy\.sha256: [0-9a-f]{64} \u2192 [0-9a-f]{64} \(configs\/s\.yaml\)/,
      ) as string,
    });
    at.write('configs/s.yaml', 'a: [');
    expect(run(at, '--verify', file)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('configs/s.yaml') as string,
    });
  });

  describe('of a clean freeze the tree is still what the commit holds', () => {
    const holds = (at: Repository, file: string, ...more: string[]): string | true => {
      const seen = run(at, '--verify', file, ...more);
      return seen.status === 0 ? true : seen.stderr;
    };
    const code = { 'scripts/run_research_workflow': '#!/bin/sh\n' };
    test.each<[string, (at: Repository) => void, string]>([
      [
        'a tracked file changed',
        (at) => at.write('scripts/run_research_workflow', '#!/bin/sh\nother\n'),
        '1 (scripts/run_research_workflow)',
      ],
      [
        'a tracked file went',
        (at) => rmSync(at.path('scripts/run_research_workflow')),
        '1 (scripts/run_research_workflow)',
      ],
      ['a new module lies beside it', (at) => at.write('scripts/new.py', ''), '1 (scripts/new.py)'],
      [
        'a change is staged',
        (at) => (at.write('scripts/run_research_workflow', 'x'), at.git('add', '-A')),
        '1 (scripts/run_research_workflow)',
      ],
      [
        'git is told to hide a change',
        (at) => (
          at.git('update-index', '--assume-unchanged', 'scripts/run_research_workflow'),
          at.write('scripts/run_research_workflow', 'x')
        ),
        '1 (scripts/run_research_workflow)',
      ],
      [
        'many files',
        (at) => [1, 2, 3, 4].forEach((n) => at.write(`scripts/${n}.py`, '')),
        '4 (scripts/1.py, scripts/2.py, scripts/3.py, …)',
      ],
      ['data that no gate checked', (at) => at.write('data/in.csv', 'a\n'), '1 (data/in.csv)'],
    ])('%s', (_, change, paths) => {
      const at = repository(code);
      const file = frozen(at);
      expect(holds(at, file)).toBe(true);
      change(at);
      expect(holds(at, file)).toBe(`freeze-config: git_dirty_count: 0 \u2192 ${paths}\n`);
    });

    test.each<[string, (at: Repository) => void, string[]]>([
      [
        'what decisions leave behind',
        (at) =>
          [
            'audit/x/run.log',
            'gate_results/a/r.json',
            'docs/production_research/decisions/a.md',
            'runs/freeze/other.json',
            'configs/research/evidence.json',
          ].forEach((file) => at.write(file, '{}')),
        [],
      ],
      ['what git ignores', (at) => (at.write('.git/info/exclude', 'out/\n'), at.write('out/x', '')), []],
      [
        'untracked data that the gate of the run checks',
        (at) => at.write('data/in.csv', 'a\n'),
        ['--dq-input-csv', 'data/in.csv'],
      ],
      [
        'all files of a pattern of data',
        (at) => (at.write('data/a.csv', ''), at.write('data/b.csv', '')),
        ['--dq-input-csv', 'data/*.csv'],
      ],
      ['a data file that is not there', () => undefined, ['--dq-input-csv', 'data/none.csv']],
    ])('%s may change', (_, change, more) => {
      const at = repository(code);
      const file = frozen(at);
      change(at);
      expect(holds(at, file, ...more)).toBe(true);
    });

    test('tracked data may not: the commit holds them', () => {
      const at = repository({ 'data/in.csv': 'a\n' });
      const file = frozen(at);
      at.write('data/in.csv', 'b\n');
      expect(holds(at, file, '--dq-input-csv', 'data/in.csv')).toContain('git_dirty_count: 0 \u2192 1 (data/in.csv)');
    });

    test('data that the settings name, and the documents of the work queue, are not part of it', () => {
      const queue = {
        schema: 'work-queue-policy/v1',
        name: 'q',
        board: {
          path: 'docs/board.csv',
          min_rows: 1,
          columns: { id: 'ID', title: 'T', status: 'S', owner: 'O', deliverable: 'D', plan: 'P', notes: 'N' },
        },
      };
      const at = repository({
        'gatehouse.json': '{"schema": "gatehouse/v1", "data": {"scores": {"path": "data/*.csv"}}}',
        'configs/research/work_queue_policy.json': JSON.stringify(queue),
        'docs/board.csv': 'ID\n',
      });
      at.write('data/in.csv', 'a\n');
      const file = frozen(at);
      for (const name of ['data/more.csv', 'docs/board.csv', 'docs/agents/sessions/2031.md', 'docs/plans/PlanA.md'])
        at.write(name, 'x');
      expect(holds(at, file)).toBe(true);
      at.write('docs/other.md', 'x');
      expect(holds(at, file)).toContain('1 (docs/other.md)');
    });

    test('a dirty freeze holds with data that were, or were not, named when it was made', () => {
      for (const atFreezing of [[], ['--dq-input-csv', 'data/in.csv']]) {
        const at = repository(code);
        at.write('data/in.csv', 'a\n');
        at.write('scripts/run_research_workflow', 'x');
        const made = run(at, ...words, '--allow-dirty', ...atFreezing);
        expect(made.status).toBe(0);
        const file = freezes(at)[0] as string;
        expect(holds(at, file, '--dq-input-csv', 'data/in.csv')).toBe(true);
        at.write('scripts/run_research_workflow', 'y');
        expect(holds(at, file, '--dq-input-csv', 'data/in.csv')).toContain('git_diff_sha256');
      }
    });
  });

  test('what YAML 1.1 reads otherwise, and what others fill in, is reported and kept; verification compares the bytes', () => {
    const at = repository({ 'configs/s.yaml': 'strategy: {id: mom}\nneutralize: no\nlookback: 010\nhome: ${HOME}\n' });
    const made = run(at, '--strategy', 'configs/s.yaml');
    expect(made.status).toBe(0);
    expect(made.stderr).toContain(
      'configs/s.yaml: neutralize: no: YAML 1.2 reads the text "no", Python\'s PyYAML false',
    );
    const file = freezes(at)[0] as string;
    expect(
      parseDocument(freezeV1, at.read(file), file).ambiguous?.map(({ file: of, key, text }) => [of, key, text]),
    ).toEqual([
      ['configs/s.yaml', 'neutralize', 'no'],
      ['configs/s.yaml', 'lookback', '010'],
      ['configs/s.yaml', 'home', '${HOME}'],
    ]);
    at.write('configs/s.yaml', 'strategy: {id: mom}\nneutralize: "no"\nlookback: 10\nhome: ${HOME}\n');
    expect(run(at, '--verify', file)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('files.strategy.sha256') as string,
    });
  });

  test('a freeze that was changed by hand does not agree with itself', () => {
    const at = repository();
    const file = frozen(at);
    at.write(file, at.read(file).replace('"bps": 20', '"bps": 25'));
    at.write('configs/s.yaml', files['configs/s.yaml'].replace('bps: 20', 'bps: 25'));
    expect(run(at, '--verify', file)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('config_hash: ') as string,
    });
  });

  test.each<[string, (text: string) => string, string]>([
    [
      'another version than its configuration',
      (text) => text.replace('"strategy_version": 2.0', '"strategy_version": 3.0'),
      'run_scope.strategy_version: 3.0 (stated) \u2192 2.0 (of the configuration in the freeze file)',
    ],
    [
      'the version as another kind of number',
      (text) => text.replace('"strategy_version": 2.0', '"strategy_version": 2'),
      'run_scope.strategy_version: 2 (stated) \u2192 2.0 (of the configuration in the freeze file)',
    ],
    [
      'no name',
      (text) => text.replace(/"strategy_name": "[^"]*"/, '"strategy_name": null'),
      'run_scope.strategy_name: null (stated) \u2192 "Reversal over five days" (of the configuration in the freeze file)',
    ],
    [
      'changes without their difference',
      (text) => text.replace('"git_dirty_count": 0', '"git_dirty_count": 3'),
      'git_dirty_count: 3 (stated) \u2192 0 (git_diff_sha256 is null)',
    ],
    [
      'a difference without changes',
      (text) => text.replace('"git_diff_sha256": null', `"git_diff_sha256": "${'a'.repeat(64)}"`),
      'git_dirty_count: 0 (stated) \u2192 1 or more (git_diff_sha256 is not null)',
    ],
  ])('a freeze that was made to say %s contradicts itself', (_, change, problem) => {
    const at = repository();
    const file = frozen(at);
    expect(change(at.read(file))).not.toBe(at.read(file));
    at.write(file, change(at.read(file)));
    const done = run(at, '--verify', file);
    expect([done.status, done.stderr]).toEqual([2, expect.stringContaining(`freeze-config: ${problem}\n`) as string]);
  });

  test('what a protocol says of the strategy is in the configuration and not in the scope, and no contradiction', () => {
    const at = repository({ 'p.yaml': 'strategy: {version: 1}\n', 'top.yaml': 'id: top\nversion: 7\n' });
    for (const strategy of ['configs/other.yaml', 'top.yaml']) {
      expect(run(at, '--strategy', strategy, '--protocol', 'p.yaml').status).toBe(0);
      for (const file of freezes(at)) expect(run(at, '--verify', file)).toMatchObject({ status: 0, stderr: '' });
    }
  });

  test('ours, from which something was taken, is damaged: it is not that of another runner', () => {
    const at = repository();
    const whole = at.json(frozen(at));
    for (const taken of [['schema'], ['schema', 'runner'], ['schema', 'files']]) {
      const left = Object.fromEntries(Object.entries(whole).filter(([key]) => !taken.includes(key)));
      expect(run(at, '--verify', at.write('runs/freeze/cut.json', left)), taken.join()).toMatchObject({
        status: 1,
        stdout: '',
      });
    }
  });

  test('of another runner only the commit is checked, and that is reported', () => {
    const at = repository();
    const foreign = (document: object): ToolRun => run(at, '--verify', at.write('runs/freeze/f.json', document));
    const holds = foreign({ runner: 'workbench', git_commit: commit(at).slice(0, 9), config_hash: 'a8' });
    expect(holds).toMatchObject({
      status: 0,
      stderr:
        'freeze-config: runs/freeze/f.json was made by workbench: its commit is checked, its hash cannot be recomputed here\n',
    });
    expect(foreign({ runner: 'workbench', git_commit: 'f'.repeat(40) })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(`git_commit: ${'f'.repeat(40)} \u2192 ${commit(at)}`) as string,
    });
    expect(foreign({ runner: 'workbench' }).status).toBe(2);
  });

  test.each(['', '{"schema": "freeze/v1"', '[]', '{"schema": "freeze/v1"}', '{"git_commit": 1}'])(
    'a damaged freeze is not a verdict: %j',
    (text) => {
      const at = repository();
      expect(run(at, '--verify', at.write('f.json', text)).status).toBe(1);
    },
  );

  test('an option that writes does not go with it', () => {
    const at = repository();
    expect(run(at, '--verify', frozen(at), '--out', 'x.json')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('--out does not go with --verify') as string,
    });
  });
});

describe('official-run takes the freeze', () => {
  const official = (at: Repository, tag: string, file: string, ...more: string[]): ToolRun =>
    runTool(
      'official-run',
      [
        '--workflow',
        'trial',
        '--tag',
        tag,
        '--runner',
        '/bin/true',
        ...more.filter((word) => word === '--require-clean'),
        '--',
        '--freeze-file',
        file,
        ...more.filter((word) => word !== '--require-clean'),
      ],
      { cwd: at.root, env: { MIN_CORES: '1', MIN_MEM_GB: '1' } },
    );

  test('at its commit, with --require-clean where git ignores runs/freeze; and not at another', () => {
    const at = repository({ '.gitignore': '/runs/freeze/\n' });
    const file = frozen(at);
    expect(official(at, 'first', file, '--require-clean')).toMatchObject({ status: 0 });
    at.git('add', '--all');
    at.git('add', '--force', file);
    at.git('commit', '-m', 'evidence');
    expect(official(at, 'second', file, '--require-clean')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('does not hold: git_commit: ') as string,
    });
    at.git('add', '--all');
    at.git('commit', '-m', 'the blocked run');
    expect(run(at, ...words)).toMatchObject({ status: 0, stderr: '' });
    expect(official(at, 'third', freezes(at).find((name) => name !== file) as string, '--require-clean')).toMatchObject(
      { status: 0 },
    );
  });

  const resultOf = (at: Repository, tag: string): { phase?: string; outcome?: string; reason?: string } =>
    at.json(at.files().find((name) => name.endsWith(`_${tag}/result.json`)) as string);
  const verificationOf = (at: Repository, tag: string): string =>
    at.files().find((name) => name.endsWith(`_${tag}/freeze_verification.json`)) as string;

  test('by the rule of --verify: each setting that differs is named, and what it found is kept with the run', () => {
    const at = repository();
    const file = frozen(at);
    expect(official(at, 'unchanged', file).status).toBe(0);
    expect(parseDocument(freezeVerification, at.read(verificationOf(at, 'unchanged')), 'f')).toMatchObject({
      holds: true,
    });
    at.write('configs/s.yaml', files['configs/s.yaml'].replace('bps: 20', 'bps: 25'));
    at.write('configs/protocol.yaml', 'cost: {bps: 10, spread: 1.0}\n');
    const blocked = official(at, 'changed', file);
    const problem = `freeze file ${file} does not hold: universe: "us" \u2192 (absent); cost.bps: 20 \u2192 25; files.protocol.sha256: `;
    expect(blocked.status).toBe(2);
    expect(blocked.stderr).toMatch(
      /git_dirty_count: 0 \u2192 2 \(configs\/protocol\.yaml, configs\/s\.yaml\)\. Restore what was frozen, or freeze again\n$/,
    );
    expect(blocked.stderr.startsWith(`official-run: ${problem}`)).toBe(true);
    const result = resultOf(at, 'changed');
    expect(result).toMatchObject({ phase: 'freeze', outcome: 'blocked', exit_code: 2 });
    expect(result.reason?.startsWith(problem)).toBe(true);
    expect(at.files().filter((name) => name.endsWith('_changed/run.log'))).toEqual([]);
    expect(parseDocument(freezeVerification, at.read(verificationOf(at, 'changed')), 'f')).toMatchObject({
      holds: false,
      differences: [
        { key: 'universe' },
        { key: 'cost.bps', old: '20', new: '25' },
        { key: 'files.protocol.sha256' },
        { key: 'files.strategy.sha256' },
        { key: 'git_dirty_count', old: '0' },
      ],
    });
  });

  test('of many differences the first are named, and where the others are', () => {
    const at = repository();
    const file = frozen(at);
    at.write(
      'configs/protocol.yaml',
      `${files['configs/protocol.yaml']}${Array.from({ length: 30 }, (_, i) => `k${i}: ${i}\n`).join('')}`,
    );
    expect(official(at, 'many', file)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(
        /k19: \(absent\) \u2192 19; and 12 more in audit\S*_many\/freeze_verification\.json\. /,
      ) as string,
    });
  });

  test('with the configurations that the workflow is given, when they are other files than the frozen ones', () => {
    const at = repository();
    const file = frozen(at);
    expect(official(at, 'same', file, '--strategy', 'configs/s.yaml', '--protocol=configs/protocol.yaml').status).toBe(
      0,
    );
    expect(official(at, 'other', file, '--strategy=configs/other.yaml')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('strategy.id: "reversal_5" \u2192 "value_1"') as string,
    });
    expect(official(at, 'no_file', file, '--strategy', 'reversal').status).toBe(0);
  });

  test.each<[string, (text: string) => string, string]>([
    ['was changed by hand', (text) => text.replace('"bps": 20', '"bps": 25'), 'config_hash: '],
    ['lacks its files', (text) => text.replace('"files"', '"file"'), 'cannot be verified: '],
    ['is of no commit', (text) => text.replace(/"git_commit": "\w+"/, '"git_commit": ""'), 'cannot be verified: '],
  ])('one that %s is refused', (_, change, message) => {
    const at = repository();
    const file = frozen(at);
    at.write(file, change(at.read(file)));
    expect(official(at, 't', file)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(new RegExp(`^official-run: [^\n]*${message}[^\n]*\n$`)) as string,
    });
    expect(resultOf(at, 't')).toMatchObject({ phase: 'freeze', outcome: 'blocked' });
  });

  test('what runs and decisions leave behind changes neither a dirty freeze nor keeps the next from freezing', () => {
    const at = repository();
    at.write('note', 'x');
    expect(run(at, ...words, '--allow-dirty').status).toBe(0);
    const [file] = freezes(at) as [string];
    for (const tag of ['first', 'second']) expect(official(at, tag, file)).toMatchObject({ status: 0 });
    at.write('gate_results/production_gates_x/report.json', '{}');
    at.write('docs/production_research/STAGE_AUDIT_LOG.md', '# Stage Audit Log\n');
    expect(run(at, '--verify', file).status).toBe(0);
    rmSync(at.path('note'));
    expect(run(at, '--verify', file)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('\u2192 (clean)') as string,
    });
    expect(run(at, ...words, '--name', 'next')).toMatchObject({ status: 0, stderr: '' });
    at.write('src/audit/x', 'y');
    expect(run(at, ...words, '--name', 'third').status).toBe(1);
  });

  test('where git does not ignore it, a clean tree cannot be', () => {
    const at = repository();
    expect(official(at, 'first', frozen(at), '--require-clean')).toMatchObject({ status: 2 });
    expect(official(at, 'second', freezes(at)[0] as string)).toMatchObject({ status: 0 });
  });
});

test('gatehouse.json says what is frozen', () => {
  const repository = temporaryRepository(
    {
      'configs/value.yaml': 'id: value\n',
      'configs/protocol.yaml': 'days: 5\n',
      'gatehouse.json': {
        schema: 'gatehouse/v1',
        owner: 'research',
        freeze: { strategy: 'configs/value.yaml', protocol: 'configs/protocol.yaml', name: 'value_2' },
      },
    },
    { git: true },
  );
  const run = runTool('freeze-config', ['--json'], { cwd: repository.root });
  expect(run).toMatchObject({ status: 0, stderr: '' });
  expect(JSON.parse(run.stdout)).toMatchObject({
    name: 'value_2',
    owner: 'research',
    files: [{ path: 'configs/protocol.yaml' }, { path: 'configs/value.yaml' }],
  });
  expect(runTool('freeze-config', ['--print-settings', '--owner', 'hui'], { cwd: repository.root }).stdout).toBe(
    'freeze.strategy = configs/value.yaml (gatehouse.json)\nfreeze.protocol = configs/protocol.yaml (gatehouse.json)\nfreeze.name = value_2 (gatehouse.json)\nowner = hui (option)\n',
  );
});

test('without a strategy it says which files look like one', () => {
  const repository = temporaryRepository({ 'configs/value.yaml': 'id: value\n', 'package.json': {} }, { git: true });
  expect(runTool('freeze-config', [], { cwd: repository.root }).stderr).toBe(
    'freeze-config: option --strategy is required, unless --verify FILE is given or gatehouse.json has freeze.strategy; these look like one: configs/value.yaml\n',
  );
});
