import { spawn } from 'node:child_process';
import { mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { retentionPolicy, type RetentionPolicy } from '@gatehouse/contracts';
import {
  instantOf,
  recordRun,
  setTimes,
  temporaryRepository,
  until,
  type RecordedRun,
  type Repository,
} from '@gatehouse/testkit';
import { describe, expect, onTestFinished, test } from 'vitest';
import { treeFacts } from './listing';
import { readProcesses } from '@gatehouse/system';
import { ReferenceReader, shortNameOf, wholeName } from './references';
import { Retention } from './retention';
import { readRetentionPolicy, retentionPolicyFile, shippedRetentionPolicy } from './retention-policy';

const stamp = '2025-03-04_101500';
const old = instantOf(stamp);
const now = new Date('2026-01-01T00:00:00Z');
const young = '2025-12-20_101500';
const ledger = 'docs/production_research/STAGE_AUDIT_LOG.md';
const registry = 'audit/factor_registry/factor_experiment_registry.csv';
const gateRegistry = 'gate_results/gate_registry.csv';
const report = 'gate_results/production_gates_2025-03-04_101600/production_gates_report.json';

const rows = (...tags: string[]): string =>
  `| date | stage | decision_tag | owner | objective | command_ref | artifact_ref | result | next_action |\n|---|---|---|---|---|---|---|---|---|\n${tags.map((tag) => `| d | s | ${tag} | o | o | c | a | fail | n |\n`).join('')}`;
const run = (repository: Repository, facts: Partial<RecordedRun> = {}): string =>
  recordRun(repository, { stamp, tag: 'kept run1', outcome: 'interrupted', ...facts });
const write = (repository: Repository, file: string, content: string | object = '1'): string => {
  repository.write(file, content);
  setTimes(repository.path(file), old);
  return file;
};

/** The decision_tag column of a table without quotes. */
function tagsInTable(bytes: Buffer): Set<string> {
  const [header = [], ...lines] = bytes
    .toString('utf8')
    .split(/\r?\n/)
    .map((line) => line.split(','));
  return new Set(lines.flatMap((cells) => cells[header.indexOf('decision_tag')] ?? []));
}

function kept(repository: Repository, file: string, policy: Partial<RetentionPolicy> = {}, moment = now): string[] {
  const retention = new Retention(repository.root, { ...shippedRetentionPolicy, ...policy }, moment, tagsInTable);
  const named = retention.ruleFor(file);
  if (named === undefined) return ['no rule names it'];
  return retention.judge(named, treeFacts(repository.path(file)), retention.view()).kept;
}

test('the shipped policy is of its schema, and holds where there is no other', () => {
  const { root } = temporaryRepository();
  expect(retentionPolicy.fault(shippedRetentionPolicy)).toBeUndefined();
  expect(readRetentionPolicy(root, undefined)).toMatchObject({
    source: 'shipped default',
    document: shippedRetentionPolicy,
  });
});

test.each(['/etc/*', '../x', 'a//b', './a', 'a/..'])('a policy with the glob %j is refused', (glob) => {
  const { root } = temporaryRepository({
    [retentionPolicyFile]: { ...shippedRetentionPolicy, caches: { older_than_days: 0, paths: [glob] } },
  });
  expect(() => readRetentionPolicy(root, undefined)).toThrow(/must be relative to the repository/);
});

test('a policy whose shards name no tag is refused', () => {
  const { root } = temporaryRepository({
    [retentionPolicyFile]: {
      ...shippedRetentionPolicy,
      shard_outputs: { older_than_days: 0, paths: ['runs/shards/*'] },
    },
  });
  expect(() => readRetentionPolicy(root, undefined)).toThrow(/must hold \{tag\} once/);
});

/** Each row alone keeps what would go without it: only the reasons that are named are given. */
const runs: [what: string, reasons: RegExp[], change: (repository: Repository, run: string) => void][] = [
  ['nothing', [], () => undefined],
  [
    'the ledger names it',
    [/STAGE_AUDIT_LOG\.md refers to it/],
    (r, it) => r.write(ledger, `${rows('other')}\n${it}\n`),
  ],
  ['the ledger has its tag', [/STAGE_AUDIT_LOG\.md has its decision tag/], (r) => r.write(ledger, rows('kept run1'))],
  [
    'the registry names it',
    [/registry\.csv refers to it/],
    (r, it) => r.write(registry, `decision_tag,run_dir\r\nother,/elsewhere/${it}\r\n`),
  ],
  [
    'the registry has its tag',
    [/experiment_registry\.csv has its decision tag/],
    (r) => r.write(registry, 'decision_tag\r\nkept run1\r\n'),
  ],
  [
    'the gate registry has its tag',
    [/gate_registry\.csv has its decision tag/],
    (r) => r.write(gateRegistry, 'decision_tag,pass\nkept run1,False\n'),
  ],
  [
    'a report has its tag',
    [/production_gates_report\.json has its decision tag/],
    (r) => r.write(report, { inputs: { decision_tag: 'kept run1' } }),
  ],
  [
    'a report of another workflow has its tag',
    [/stress_report\.json has its decision tag/],
    (r) => r.write('gate_results/stress_1/stress_report.json', { inputs: { decision_tag: 'kept run1' } }),
  ],
  [
    'another file beside a report has no decision tag',
    [],
    (r) => r.write('gate_results/stress_1/folds.json', [{ gates: 1 }]),
  ],
  [
    'a report names it',
    [/gates_report\.json refers to it/],
    (r, it) => r.write(report, { inputs: { decision_tag: 'other', run: it } }),
  ],
  ['a note names it', [/docs\/a\.md refers to it/], (r, it) => r.write('docs/a.md', it)],
  [
    'another run names it',
    [/command\.sh refers to it/],
    (r, it) => run(r, { tag: 'other', command: `--resume ${it}` }),
  ],
  [
    'a link points to it',
    [/audit\/latest refers to it/],
    (r, it) => symlinkSync(`workstation_runs/${it.split('/').at(-1)}`, r.path('audit/latest')),
  ],
  [
    'a link to it lies beside it',
    [/workstation_runs\/latest refers to it/, /its newest run started/],
    (r, it) => symlinkSync(it.split('/').at(-1) as string, r.path('audit/workstation_runs/latest')),
  ],
  [
    'its decision has a young run',
    [/open: its newest run started less than 30 days ago/],
    (r) => run(r, { stamp: young }),
  ],
  [
    'its decision has a run that ended and no row',
    [/open: the ledger has no row of it/],
    (r) => run(r, { workflow: 'other', outcome: 'failed' }),
  ],
  [
    'its decision has a run elsewhere',
    [/open: .* is active or may be \(unknown\)/],
    (r) => run(r, { workflow: 'other', outcome: null, host: 'elsewhere' }),
  ],
  [
    'its decision goes on in a note',
    [/open: it goes on as next, of which the ledger has no row/],
    (r) => r.write('docs/production_research/decisions/next.md', '- decision_tag: next\n- predecessor: kept run1\n'),
  ],
  [
    'its decision goes on after the next',
    [/goes on as third/],
    (r) => {
      r.write(ledger, rows('next'));
      r.write('docs/production_research/decisions/n.md', '- decision_tag: next\n- predecessor: `kept run1`\n');
      r.write('docs/production_research/decisions/t.md', 'decision_tag: third\npredecessor: next\n');
    },
  ],
  [
    'its decision goes on and ended there',
    [],
    (r) => {
      r.write(ledger, rows('next'));
      r.write('docs/production_research/decisions/n.md', '- decision_tag: next\n- predecessor: kept run1\n');
    },
  ],
  ['the registry cannot be read', [/cannot be read/], (r) => mkdirSync(r.path(registry), { recursive: true })],
  ['the ledger cannot be read', [/cannot be read: .*NUL/], (r) => r.write(ledger, 'a\0b')],
  ['a report is cut off', [/cannot be read: .*is cut off/], (r) => r.write(report, '{"inputs": {')],
  [
    'a stage check is cut off',
    [/cannot be read: .*stage_check\.json/],
    (r) => r.write('audit/stage_checks/x/stage_check.json', '{"evi'),
  ],
  [
    'the policy keeps it',
    [/the policy keeps audit\/workstation_runs/],
    (r) => r.write('keep', 'audit/workstation_runs'),
  ],
  [
    'it changed a day ago',
    [/it changed .* days ago, and the policy keeps it for 30/],
    (r, it) => setTimes(r.path(it, 'run.log'), new Date(now.getTime() - 86_400_000)),
  ],
  [
    'a process carries its tag',
    [/process \d+ belongs to it/, /open: .* is active/],
    () => living(['--decision-tag', 'kept run1']),
  ],
];

function living(words: string[]): void {
  const child = spawn('sh', ['-c', 'sleep 60; :', 'sh', ...words], { cwd: '/', stdio: 'ignore', detached: true });
  onTestFinished(() => void process.kill(-(child.pid as number), 'SIGKILL'));
}

describe('an aborted run stays when', () => {
  test.each(runs)('%s', async (what, reasons, change) => {
    const repository = temporaryRepository();
    const it = run(repository);
    change(repository, it);
    if (what.includes('process'))
      await until(() => readProcesses().some(({ words }) => words.includes('kept run1')), 'the process');
    const found = kept(repository, it, repository.exists('keep') ? { keep: [repository.read('keep')] } : {}).map(
      (reason) => reason.replace(/ active or may be \(interrupted\): result.json.*/, ' active: process'),
    );
    for (const reason of reasons) expect(found.join('\n')).toMatch(reason);
    if (reasons.length < 2) expect(found.filter((reason) => !reasons.some((known) => known.test(reason)))).toEqual([]);
  });

  const records: [what: string, facts: Partial<RecordedRun>, reason: RegExp | undefined][] = [
    ['it was interrupted', {}, undefined],
    ['it is lost', { outcome: null }, undefined],
    ['the preflight blocked it', { outcome: 'blocked', phase: 'preflight' }, undefined],
    [
      'the data gate blocked it',
      { outcome: 'blocked', phase: 'data_quality' },
      /what has failed, and such records stay/,
    ],
    ['it failed', { outcome: 'failed' }, /it is the only failed record of kept run1/],
    ['it succeeded', { outcome: 'succeeded' }, /it is the newest successful run of kept run1/],
    ['it succeeded alone', { outcome: 'succeeded' }, /it is the only succeeded record of kept run1/],
    ['it may go on elsewhere', { outcome: null, host: 'elsewhere' }, /^it is active or may be \(unknown\)/m],
  ];
  test.each(records)('%s, or goes', (_, facts, reason) => {
    const repository = temporaryRepository();
    const found = kept(repository, run(repository, facts)).join('\n');
    if (reason === undefined) expect(found).toBe('');
    else expect(found).toMatch(reason);
  });

  test('it has another record than the policy names', () => {
    const repository = temporaryRepository();
    expect(kept(repository, run(repository), { aborted_runs: { older_than_days: 0, records: ['lost'] } })).toEqual([
      'the policy does not name what is interrupted',
    ]);
  });

  test('one of its documents cannot be read, or none states a tag', () => {
    const repository = temporaryRepository();
    const [cut, untagged] = [run(repository, { tag: 'a' }), run(repository, { tag: 'b' })];
    write(repository, `${cut}/result.json`, '{"outc');
    for (const name of ['context.json', 'status.json', 'result.json'])
      write(repository, `${untagged}/${name}`, {
        ...repository.json<Record<string, unknown>>(`${untagged}/${name}`),
        decision_tag: '',
      });
    expect(kept(repository, cut).join()).toMatch(/it cannot be judged: .*result\.json/);
    expect(kept(repository, untagged).join()).toMatch(/states no decision tag/);
  });
});

describe('a freeze stays when', () => {
  const file = 'runs/freeze/a b_2025.freeze.json';
  const freezes: [
    what: string,
    reason: RegExp | undefined,
    change: (repository: Repository) => void,
    paths?: string[],
  ][] = [
    ['nothing', undefined, () => undefined],
    ['a run names it', /command\.sh refers to it/, (r) => run(r, { command: `--freeze-file '${file}'` })],
    [
      'a run of the replaced script names it',
      /command\.sh refers to it/,
      (r) => run(r, { command: `--freeze-file ${file.replace(' ', '\\ ')}` }),
    ],
    [
      'a decision note names it',
      /decisions\/d\.md refers to it/,
      (r) => r.write('docs/production_research/decisions/d.md', `- freeze_file: ${file}\n`),
    ],
    [
      'a report of another workflow names it',
      /stress_report\.json refers to it/,
      (r) => r.write('gate_results/stress_1/stress_report.json', { inputs: { freeze_file: file } }),
    ],
    [
      'a summary beside a report names it',
      /summary\.md refers to it/,
      (r) => r.write('gate_results/stress_1/summary.md', `Frozen as \`${file}\`.`),
    ],
    [
      'a note names it without its ending',
      /decisions\/d\.md refers to it/,
      (r) => r.write('docs/production_research/decisions/d.md', '- freeze: a b_2025\n'),
    ],
    [
      'a note names it at the end of a sentence',
      /decisions\/d\.md refers to it/,
      (r) => r.write('docs/production_research/decisions/d.md', 'As frozen in (runs/freeze/a b_2025).\n'),
    ],
    [
      'a note names others of which it is a part',
      undefined,
      (r) =>
        r.write(
          'docs/production_research/decisions/d.md',
          'a b_20251, a b_2025_2, a b_2025-r2, ba b_2025, x-a b_2025, x_a b_2025, éa b_2025\n',
        ),
    ],
    [
      'a note escapes it as Markdown does',
      /decisions\/d\.md refers to it/,
      (r) => r.write('docs/production_research/decisions/d.md', '- freeze_file: runs/freeze/a b\\_2025.freeze.json\n'),
    ],
    [
      'a note escapes it, and leaves its ending out',
      /decisions\/d\.md refers to it/,
      (r) => r.write('docs/production_research/decisions/d.md', '- freeze: a b\\_2025\n'),
    ],
    [
      'a note quotes a command as the shell takes it',
      /decisions\/d\.md refers to it/,
      (r) => r.write('docs/production_research/decisions/d.md', `\`--freeze-file ${file.replace(' ', '\\ ')}\`\n`),
    ],
    [
      'a table cell names it',
      /registry\.csv refers to it/,
      (r) => r.write(registry, `decision_tag,freeze\nt,"${file}"\n`),
    ],
    [
      'a link points to it',
      /configs\/current refers to it/,
      (r) => {
        mkdirSync(r.path('configs'));
        symlinkSync(`../${file}`, r.path('configs/current'));
      },
    ],
    ['it names itself', undefined, (r) => void write(r, file, { runner: file })],
    ['it cannot be read', /not a freeze that can be read/, (r) => void write(r, file, '{"runner": ')],
    [
      'a run is starting',
      /is starting, and may use it/,
      (r) => {
        const it = run(r, { outcome: null, host: 'elsewhere' });
        renameSync(r.path(it, 'command.sh'), r.path(it, 'x'));
      },
    ],
    ['what may name it cannot be read', /cannot be read/, (r) => r.write(ledger, 'a\0b')],
    ['it is young', /it changed 1\.0 days ago/, (r) => setTimes(r.path(file), new Date(now.getTime() - 86_400_000))],
    [
      'it is evidence elsewhere',
      /audit is kept for ever/,
      (r) => renameSync(r.path('runs/freeze'), r.path('audit')),
      ['**/*.freeze.json'],
    ],
  ];
  test.each(freezes)('%s', (_, reason, change, paths) => {
    const repository = temporaryRepository();
    write(repository, file, { runner: 'test' });
    change(repository);
    const found = kept(repository, paths === undefined ? file : 'audit/a b_2025.freeze.json', {
      references: [],
      ...(paths === undefined ? {} : { unreferenced_freezes: { older_than_days: 0, paths } }),
    });
    if (reason === undefined) expect(found).toEqual([]);
    else expect([found.length, found.join()]).toEqual([1, expect.stringMatching(reason)]);
  });
});

test.each<[string, string[], string[]]>([
  [
    'runs/freeze/mom_2026-01-02_g0123abc.freeze.json',
    [
      'mom_2026-01-02_g0123abc',
      'freeze: "mom_2026-01-02_g0123abc".',
      'runs/freeze/mom_2026-01-02_g0123abc.freeze.json',
    ],
    ['mom_2026-01-02_g0123abcd', 'mom_2026-01-02_g0123abc_2', 'my-mom_2026-01-02_g0123abc', 'mom_2026-01-02'],
  ],
  ['f/a+(b).v1.json', ['(a+(b).v1)'], ['aab.v1', 'a+(b)_v1']],
])('the short name of %s', (file, naming, others) => {
  for (const text of naming) expect(text).toMatch(wholeName(shortNameOf(file)));
  for (const text of others) expect(text).not.toMatch(wholeName(shortNameOf(file)));
});

describe('shards stay when', () => {
  const file = 'runs/shards/kept_run1';
  const shards: [what: string, reason: RegExp | undefined, change: (repository: Repository) => void][] = [
    [
      'nothing',
      undefined,
      (r) => {
        run(r, { outcome: 'failed' });
        r.write(ledger, rows('kept run1'));
      },
    ],
    ['nobody has that tag', /no run has the decision tag kept_run1/, () => undefined],
    [
      'only somebody with a longer tag has it',
      /no run has the decision tag kept_run1/,
      (r) => {
        run(r, { tag: 'kept run10', outcome: 'failed' });
        r.write(ledger, rows('kept run10'));
      },
    ],
    [
      'the ledger has only the longer tag',
      /the ledger has no row of it/,
      (r) => {
        run(r, { outcome: 'failed' });
        r.write(ledger, rows('kept run10'));
      },
    ],
    [
      'a decision of the same name in folders is open',
      /the decision kept:run1 is open/,
      (r) => {
        run(r, { outcome: 'failed' });
        run(r, { tag: 'kept:run1', workflow: 'w', outcome: 'failed' });
        r.write(ledger, rows('kept run1'));
      },
    ],
    [
      'a run of it is elsewhere',
      /is active or may be/,
      (r) => {
        run(r, { outcome: 'failed' });
        run(r, { workflow: 'w', outcome: null, host: 'elsewhere' });
        r.write(ledger, rows('kept run1'));
      },
    ],
    [
      'it goes on',
      /goes on as next/,
      (r) => {
        run(r, { outcome: 'failed' });
        r.write(ledger, rows('kept run1'));
        r.write('docs/production_research/decisions/n.md', 'decision_tag: next\npredecessor: kept run1\n');
      },
    ],
    [
      'a record names one',
      /docs\/a\.md refers to it/,
      (r) => {
        run(r, { outcome: 'failed' });
        r.write(ledger, rows('kept run1'));
        r.write('docs/a.md', `see ${file}/part`);
      },
    ],
    [
      'what may name it cannot be read',
      /cannot be read/,
      (r) => {
        run(r, { outcome: 'failed' });
        r.write(ledger, rows('kept run1'));
        r.write(gateRegistry, '\0');
      },
    ],
  ];
  test.each(shards)('%s', (_, reason, change) => {
    const repository = temporaryRepository();
    repository.write(`${file}/part`, '1');
    setTimes(repository.path(file), old);
    change(repository);
    const found = kept(repository, file);
    if (reason === undefined) expect(found).toEqual([]);
    else expect([found.length, found.join()]).toEqual([1, expect.stringMatching(reason)]);
  });

  test('two people: the closed decision of one goes, the open one of the other stays, whatever the ledger says of the first', () => {
    const repository = temporaryRepository();
    const ours = { alice: ['mom 1', 'failed'], bob: ['mom 2', 'failed'], carol: ['mom', 'succeeded'] } as const;
    for (const [owner, [tag, outcome]] of Object.entries(ours)) {
      run(repository, { tag, outcome, owner });
      repository.write(`runs/shards/${tag.replace(' ', '_')}/part`, owner);
      setTimes(repository.path('runs/shards', tag.replace(' ', '_')), old);
    }
    const aborted = run(repository, { tag: 'mom 3', owner: 'bob' });
    repository.write(ledger, rows('mom 1'));
    repository.write(
      'docs/production_research/decisions/m2.md',
      '- decision_tag: mom 2\n- owner: bob\n- predecessor: mom\n',
    );
    expect(kept(repository, 'runs/shards/mom_1')).toEqual([]);
    expect(kept(repository, 'runs/shards/mom_2')).toEqual([expect.stringMatching(/the decision mom 2 is open/)]);
    expect(kept(repository, 'runs/shards/mom').join()).toMatch(/the decision mom is open: it goes on as mom 2/);
    expect(kept(repository, aborted)).toEqual([]);
  });
});

describe('caches and bundles stay when', () => {
  const caches: [
    what: string,
    reason: RegExp | undefined,
    file: string,
    change: (repository: Repository) => void,
    policy?: Partial<RetentionPolicy>,
  ][] = [
    ['nothing', undefined, 'runs/cache/a', () => undefined],
    ['nothing, a bundle', undefined, 'tmp/a', () => undefined],
    [
      'a run may be active',
      /is active or may be, and may use it/,
      'runs/cache/a',
      (r) => run(r, { outcome: null, host: 'elsewhere' }),
    ],
    ['a record names it', /docs\/a\.md refers to it/, 'tmp/a', (r) => r.write('docs/a.md', 'see tmp/a/x')],
    ['it is young', /it changed/, 'tmp/a', (r) => setTimes(r.path('tmp/a'), new Date(now.getTime() - 86_400_000))],
    ['the policy keeps what is in it', /the policy keeps tmp\/\*\/x/, 'tmp/a', () => undefined, { keep: ['tmp/*/x'] }],
    ['the policy keeps what it is in', /the policy keeps tmp/, 'tmp/a', () => undefined, { keep: ['tmp'] }],
    ...[
      'audit/a',
      '.git/a',
      'runs/freeze/a',
      'gate_results/production_gates_1/a',
      'gate_results/data_quality/a',
      'docs/production_research/a',
      'docs',
      'gate_results',
      'configs',
    ].map((file): [string, RegExp, string, (repository: Repository) => void, Partial<RetentionPolicy>] => [
      `it is kept for ever: ${file}`,
      /is kept for ever/,
      file,
      (r) => {
        for (const one of [ledger, report, retentionPolicyFile]) write(r, one, {});
      },
      { keep: [], references: [], caches: { older_than_days: -999, paths: [file] } },
    ]),
  ];
  test.each(caches)('%s', (_, reason, file, change, policy) => {
    const repository = temporaryRepository();
    repository.write(`${file}/x`, '1');
    setTimes(repository.path(file), old);
    change(repository);
    const found = kept(repository, file, policy).filter((one) => !one.includes('cannot be read'));
    if (reason === undefined) expect(found).toEqual([]);
    else expect(found.join()).toMatch(reason);
  });

  test('but a living process of a run keeps them, whatever a result that was written by hand says', async () => {
    const repository = temporaryRepository();
    repository.write('runs/cache/a/x', '1');
    setTimes(repository.path('runs/cache/a'), old);
    run(repository, { tag: 'living run' });
    living(['--decision-tag', 'living run']);
    await until(() => readProcesses().some(({ words }) => words.includes('living run')), 'the process');
    expect(kept(repository, 'runs/cache/a')).toEqual([expect.stringMatching(/may use it/)]);
  });
});

describe('the view that is used again', () => {
  const again = (repository: Repository, files: string[]): (() => ReturnType<Retention['view']>) => {
    const retention = new Retention(repository.root, shippedRetentionPolicy, now, tagsInTable);
    return () => retention.viewAgain(files);
  };

  test('is the last one while nothing was recorded and no run began', () => {
    const repository = temporaryRepository();
    const view = again(repository, [run(repository)]);
    expect(view()).toBe(view());
  });

  test.each<[string, (repository: Repository) => unknown, (view: ReturnType<Retention['view']>) => unknown]>([
    ['a run began', (r) => run(r, { stamp: young }), (view) => view.runs.ofTag('kept run1').length === 2],
    ['the ledger has a row more', (r) => r.write(ledger, rows('kept run1')), (view) => view.isInLedger('kept run1')],
    [
      'a registry has a row more',
      (r) => r.write(registry, 'decision_tag\nkept run1\n'),
      (view) => view.recorded('kept run1'),
    ],
    [
      'a report was written',
      (r) => r.write(report, { inputs: { decision_tag: 'kept run1' } }),
      (view) => view.recorded('kept run1'),
    ],
    [
      'a note goes on with it',
      (r) => r.write('docs/production_research/decisions/d.md', 'decision_tag: next\npredecessor: kept run1\n'),
      (view) => view.successors.of('kept run1').length === 1,
    ],
  ])('is read anew when %s', (_, change, isSeen) => {
    const repository = temporaryRepository({ [ledger]: rows(), 'docs/production_research/decisions/a.md': '' });
    const view = again(repository, [run(repository)]);
    expect(isSeen(view())).toBeFalsy();
    change(repository);
    expect(isSeen(view())).toBeTruthy();
  });

  test('has no run that is gone, as if it were read anew', () => {
    const repository = temporaryRepository();
    const [first, second] = [run(repository), run(repository, { stamp: young })];
    const view = again(repository, [first, second]);
    expect(view().runs.all.map((facts) => facts.path)).toEqual([second, first]);
    renameSync(repository.path(first), repository.path('gone'));
    expect([
      view().runs.all.map((facts) => facts.path),
      view().runs.at(first),
      view().runs.ofTag('kept run1').length,
    ]).toEqual([[second], undefined, 1]);
    renameSync(repository.path(second), repository.path('gone2'));
    expect(view().runs.tagsWritten('kept_run1').size).toBe(0);
  });
});

describe('names in records', () => {
  const naming = (
    texts: Record<string, string>,
    names: string[],
  ): ((name: string, except: string, asWhole?: 'as a whole') => string | undefined) =>
    new ReferenceReader(temporaryRepository(texts).root, ['notes/*']).read(names).naming;

  test('are found the same whether they were announced or not', () => {
    const texts = { 'notes/a': 'x run_1 and run_12, ab', 'notes/b': 'abcdabcde run_12', 'notes/c': 'abcde' };
    const names = ['run_1', 'run_12', 'run_2', 'ab', 'abcde', 'abcd', 'bcde', 'run', 'n_12,', ''];
    for (const name of names) {
      for (const except of ['none', 'notes/a', 'notes/b', 'notes'])
        expect([name, except, naming(texts, names)(name, except)]).toEqual([
          name,
          except,
          naming(texts, [])(name, except),
        ]);
      expect(naming(texts, names)(name, 'none', 'as a whole')).toBe(naming(texts, [])(name, 'none', 'as a whole'));
    }
    expect(naming(texts, names)('run_12', 'notes/a', 'as a whole')).toBe('notes/b');
  });

  test('are looked for in time that grows with the text and not with their number times the text', () => {
    const names = Array.from({ length: 50_000 }, (_, index) => `2025-03-04_${index}_production_gates`);
    const find = naming(
      { 'notes/a': '2025-03-04 production_gates '.repeat(300_000), 'notes/b': names[7] as string },
      names,
    );
    expect(names.filter((name) => find(name, 'none') === 'notes/b')).toEqual([names[7]]);
  });
});
