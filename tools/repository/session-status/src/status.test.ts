import { unlinkSync } from 'node:fs';
import { parseDocument, sessionStatus as document } from '@gatehouse/contracts';
import { setTimes, temporaryRepository, type RecordedRun } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import {
  freezeFile,
  freshRepository,
  itemOf,
  leaderboardFile,
  ledgerFile,
  policyFile,
  queueFile,
  registryFile,
  statusOf,
  writeFinished,
  writeFreeze,
  writeLeaderboard,
  writeLedger,
  writeQueue,
  writeRegistry,
  writeReport,
  writeRun,
  writeStageCheck,
} from '../fixtures/repository';

const tag = 'value_run1';

describe('each item and the file it was read from', () => {
  test('of a decision with everything', () => {
    const repository = freshRepository();
    const { run, report } = writeFinished(repository, tag);
    repository.write(policyFile, { mode: 'robust_only', min_score: 50 });
    repository.write('gate_results/data_quality/data_quality_2026-02-01_000000/data_quality_report.json', {
      overall_pass: false,
      generated_at: '2026-02-01T00:00:00+00:00',
    });
    const quality = 'gate_results/data_quality/data_quality_2026-03-01_000000/data_quality_report.json';
    repository.write(quality, { overall_pass: true, generated_at: '2026-03-01T00:00:00+00:00' });
    repository.write(`${run}/context.json`, {
      ...repository.json<object>(`${run}/context.json`),
      skip_data_quality_check: 0,
      data_quality_report_json: quality,
    });
    const status = statusOf(repository);
    expect(
      status.items.map(({ name, value, source, disagreeing }) => [name, value, source, disagreeing.length]),
    ).toEqual([
      ['decision_tag', tag, `${run}/context.json`, 0],
      ['owner', 'research', `${run}/context.json`, 0],
      ['run_dir', run, run, 0],
      ['run_state', 'finished: succeeded (exit 0)', `${run}/result.json`, 0],
      ['freeze_file', freezeFile, `${run}/command.sh`, 0],
      ['data_quality', 'pass', quality, 0],
      ['gates', 'fail', report, 0],
      ['ledger', 'S3 Production Gates: fail (2026-03-01)', ledgerFile, 0],
      ['registry_update', `${tag} 57.5 reject_or_research`, registryFile, 0],
      ['leaderboard_head', `${tag} 57.5`, leaderboardFile, 0],
      ['candidate_queue', '1 candidate', queueFile, 0],
      ['top_candidate', `value as ${tag}_next`, queueFile, 0],
      ['queue_policy', 'robust_only, top_n 4, min_score 50, slots 3+1', policyFile, 0],
    ]);
    expect(itemOf(status, 'freeze_file').detail).toMatch(/^made at the current commit [0-9a-f]{10}$/);
    expect(itemOf(status, 'gates').detail).toBe('1 of 2 gates passed');
    expect(itemOf(status, 'candidate_queue').detail).toBe('2026-03-02 09:10:00');
    expect([status.decision_tag, status.run_dir, status.run_state, status.problems]).toEqual([
      tag,
      run,
      'succeeded',
      [],
    ]);
    expect(parseDocument(document, JSON.stringify(status), 'status')).toEqual(status);
  });

  test('of an empty repository: nothing, and the defaults of the policy', () => {
    const status = statusOf(temporaryRepository());
    expect(status.items.flatMap(({ name, value }) => (value === null ? [] : [name]))).toEqual(['queue_policy']);
    expect(itemOf(status, 'queue_policy')).toMatchObject({
      value: 'mixed, top_n 4, min_score 45, slots 3+1',
      source: `defaults: there is no ${policyFile}`,
    });
    expect(status).toMatchObject({
      decision_tag: null,
      run_dir: null,
      run_state: null,
      other_decisions: [],
      open_failures: [],
      reading_list: null,
      problems: [],
    });
    expect(itemOf(status, 'ledger').detail).toBe('there is no ledger');
  });
});

describe('in what state the run is', () => {
  test.each<[Partial<RecordedRun>, string, string]>([
    [{ outcome: 'succeeded' }, 'finished: succeeded (exit 0)', 'succeeded'],
    [{ outcome: 'failed', exitCode: 7, reason: 'fold 3 is empty' }, 'finished: failed (exit 7)', 'failed'],
    [{ outcome: 'blocked', phase: 'preflight' }, 'finished: blocked (exit 2)', 'blocked'],
    [{ outcome: 'interrupted' }, 'finished: interrupted (exit 143)', 'interrupted'],
    [{ outcome: null }, 'lost', 'lost'],
    [{ outcome: null, host: 'elsewhere' }, 'not to be told from here', 'unknown'],
  ])('%j: %s', (run, value, state) => {
    const repository = temporaryRepository();
    const at = writeRun(repository, { tag, ...run });
    const status = statusOf(repository);
    expect([itemOf(status, 'run_state').value, status.run_state]).toEqual([value, state]);
    expect(itemOf(status, 'run_state').source).toBe(`${at}/${run.outcome === null ? 'status' : 'result'}.json`);
    if (run.outcome !== 'succeeded') expect(itemOf(status, 'run_state').detail).toMatch(/run\.log ends: last line$/);
    if (run.exitCode === 7) expect(itemOf(status, 'run_state').detail).toMatch(/^fold 3 is empty; /);
  });
});

describe('sources rank, and where they disagree both are shown', () => {
  const seen = (
    name: Parameters<typeof itemOf>[1],
    change: (repository: ReturnType<typeof freshRepository>, run: string, report: string) => void,
  ): unknown[] => {
    const repository = freshRepository();
    const { run, report } = writeFinished(repository, tag);
    change(repository, run, report);
    const { value, disagreeing } = itemOf(statusOf(repository), name);
    return [value, ...disagreeing.map((other) => `${other.value} [${other.source}]`)];
  };
  const row = { generated_at: '2026-03-02T09:00:00.000000', decision_tag: tag };

  test('files of the run that contradict each other: context over status over result, and all are shown', () => {
    const change =
      (documents: Record<string, string | null>) =>
      (repository: ReturnType<typeof freshRepository>, run: string): void => {
        for (const [name, stated] of Object.entries(documents))
          repository.write(`${run}/${name}.json`, {
            ...repository.json<object>(`${run}/${name}.json`),
            decision_tag: stated,
          });
      };
    const all = seen('decision_tag', change({ result: 'somebody_else', status: 'third' }));
    expect(all.slice(0, 3)).toEqual([
      tag,
      expect.stringMatching(/^third \[.*\/status\.json\]$/),
      expect.stringMatching(/^somebody_else \[.*\/result\.json\]$/),
    ]);
    expect(seen('decision_tag', change({ context: null, result: 'somebody_else' })).slice(0, 2)).toEqual([
      tag,
      expect.stringContaining('somebody_else'),
    ]);
    const repository = freshRepository();
    change({ result: 'somebody_else' })(repository, writeFinished(repository, tag).run);
    expect(itemOf(statusOf(repository, tag), 'decision_tag').disagreeing).toMatchObject([
      { value: 'somebody_else', rank: 'runtime' },
    ]);
    expect(statusOf(repository, 'somebody_else').run_dir).toBeNull();
  });

  test('owner: context, ledger, registry, notes', () =>
    expect(
      seen('owner', (repository) => {
        writeLedger(repository, { tag, owner: 'bob' });
        writeRegistry(repository, { ...row, owner: 'cy' });
        repository.write('docs/SESSION_SNAPSHOT.md', `decision_tag: ${tag}\nowner: dee\n`);
      }),
    ).toEqual(['research', `bob [${ledgerFile}]`, `cy [${registryFile}]`, 'dee [docs/SESSION_SNAPSHOT.md]']));

  test('a note about another decision says nothing of this one', () =>
    expect(
      seen('owner', (repository) => repository.write('docs/handover.md', 'decision_tag: other\nowner: dee\n')),
    ).toEqual(['research']));

  test('decision tag: the run, then the last of the ledger, the newest of the registry, the latest note', () =>
    expect(
      seen('decision_tag', (repository) => {
        writeLedger(repository, { tag }, { tag: 'ledger_run' });
        writeRegistry(repository, { ...row, generated_at: '2026-04-01T00:00:00', decision_tag: 'registry_run' }, row);
        repository.write('STATUS.md', '- active decision tag: `note_run`\n');
      }),
    ).toEqual([tag, `ledger_run [${ledgerFile}]`, `registry_run [${registryFile}]`, 'note_run [STATUS.md]']));

  test('gates: the report over ledger and registry; a report that does not say so is not a pass', () => {
    expect(
      seen('gates', (repository, _, report) => writeLedger(repository, { tag, result: 'PASS', artifact: report })),
    ).toEqual(['fail', `pass [${ledgerFile}]`]);
    expect(seen('gates', (repository) => void writeReport(repository, tag, {}))).toEqual(['fail']);
  });

  test('gates: the ledger of another stage does not speak of them', () =>
    expect(
      seen('gates', (repository) =>
        writeLedger(repository, {
          tag,
          result: 'pass',
          stage: 'S4 Deployment Readiness',
          command: 'docs/S4_command.sh',
        }),
      ),
    ).toEqual(['fail']));

  test('run directory: one directory has one name; another one is shown', () => {
    expect(
      seen('run_dir', (repository, run) =>
        writeLedger(repository, { tag, command: `${repository.path(run)}/command.sh` }),
      ),
    ).toHaveLength(1);
    expect(
      seen('run_dir', (repository) =>
        writeLedger(repository, { tag, command: 'audit/workstation_runs/other/command.sh' }),
      ),
    ).toEqual([expect.any(String), `audit/workstation_runs/other [${ledgerFile}]`]);
    expect(
      seen('run_dir', (repository, run) => repository.write('SNAPSHOT.md', `decision_tag: ${tag}\nrun_dir: ${run}/\n`)),
    ).toHaveLength(1);
  });

  test('freeze file: the command over the report over the registry; whether it holds', () => {
    expect(
      seen('freeze_file', (repository, _, report) => {
        repository.write(report, { inputs: { decision_tag: tag, freeze_file: 'runs/freeze/other.json' }, gates: {} });
        writeRegistry(repository, { ...row, freeze_file: repository.path('runs/freeze/third.json') });
      }),
    ).toEqual([
      freezeFile,
      expect.stringMatching(/^runs\/freeze\/other\.json \[gate_results/) as string,
      `runs/freeze/third.json [${registryFile}]`,
    ]);
    for (const [commit, says] of [
      ['0123456789abcdef', /^made at commit 0123456789, but the repository is at [0-9a-f]{10}$/],
      ['', /names no commit/],
      [undefined, /is not there/],
    ] as const) {
      const repository = freshRepository();
      writeFinished(repository, tag);
      if (commit === undefined) unlinkSync(repository.path(freezeFile));
      else writeFreeze(repository, commit);
      expect(itemOf(statusOf(repository), 'freeze_file').detail).toMatch(says);
    }
  });

  test('data quality: the run over the registry; a skipped check is shown; a newer report outside the runs is told of', () => {
    expect(seen('data_quality', () => undefined)).toEqual(['skipped', `pass [${registryFile}]`]);
    const repository = freshRepository();
    writeFinished(repository, tag);
    const newer = 'gate_results/data_quality/data_quality_2026-03-04_000000/data_quality_report.json';
    repository.write(newer, { generated_at: '2026-03-04T00:00:00+00:00' });
    expect(itemOf(statusOf(repository), 'data_quality').detail).toBe(`the newest outside the runs: fail, ${newer}`);
  });

  test('leaderboard: one that is behind the registry loses', () =>
    expect(seen('leaderboard_head', (repository) => writeLeaderboard(repository, ['old', '90.0']))).toEqual([
      `${tag} 57.5`,
      `old 90.0 [${leaderboardFile}]`,
    ]));

  test('a queue that is older than the registry is called so', () => {
    const repository = freshRepository();
    writeFinished(repository, tag);
    writeQueue(repository, { queue_generated_at: '2026-03-02T08:00:00.000000', factor: 'f' });
    expect(itemOf(statusOf(repository), 'candidate_queue').detail).toContain(
      'older than the newest row of the registry',
    );
  });
});

describe('two decisions do not mix', () => {
  test('the newest is shown, the others are listed; --tag turns it round', () => {
    const repository = freshRepository();
    writeFinished(repository, tag);
    const other = writeRun(repository, {
      tag: 'carry_run1',
      stamp: '2026-03-04_080000',
      owner: 'jo',
      outcome: 'failed',
      reason: 'no memory',
    });
    const newest = statusOf(repository);
    expect(newest).toMatchObject({
      decision_tag: 'carry_run1',
      run_dir: other,
      open_failures: [{ failure: 'no memory' }],
      other_decisions: [{ decision_tag: tag, owner: 'research', run_state: 'succeeded' }],
    });
    for (const name of ['gates', 'ledger'] as const) expect(itemOf(newest, name).value).toBeNull();
    const asked = statusOf(repository, tag);
    expect(asked).toMatchObject({
      decision_tag: tag,
      run_state: 'succeeded',
      other_decisions: [{ decision_tag: 'carry_run1', owner: 'jo', run_dir: other, run_state: 'failed' }],
    });
    expect(asked.open_failures.map(({ failure }) => failure)).toEqual(['gate cost_gate']);
    expect(JSON.stringify(asked.items)).not.toContain('carry');
  });

  test('a tag is taken whole', () => {
    const repository = freshRepository();
    writeFinished(repository, tag);
    const status = statusOf(repository, 'value_run');
    expect(itemOf(status, 'decision_tag')).toMatchObject({
      value: 'value_run',
      source: null,
      detail: 'asked for; no file knows it',
    });
    expect(status).toMatchObject({ run_dir: null, open_failures: [] });
  });

  test('without runs the ledger names the decision; a run without a tag is of none', () => {
    const repository = freshRepository();
    writeLedger(repository, { tag: 'a' }, { tag: 'b' });
    expect(statusOf(repository).decision_tag).toBe('b');
    repository.write('audit/workstation_runs/2026-03-01_080000_w_x/run.log', 'x\n');
    expect(statusOf(repository).decision_tag).toBeNull();
  });
});

describe('decision notes', () => {
  const noteFile = 'docs/production_research/decisions/first.md';
  const one = 'runs/freeze/one.freeze.json';
  const noted = (...fields: string[]): string =>
    `# Decision note\n\n${fields.map((field) => `- ${field}\n`).join('')}\n## Question\n\nowner: somebody\n`;
  const whole = noted(
    'decision_tag: dec1',
    'owner: alice',
    'date: 2026-03-01',
    'predecessor: none',
    `freeze_file: ${one}`,
  );
  const withFreezes = (): ReturnType<typeof freshRepository> => {
    const repository = freshRepository(); // which has a freeze that is newer than the note's
    repository.write(one, { frozen_at: '2026-01-01T00:00:00Z', git_commit: '0123456789abcdef' });
    return repository;
  };
  const said = (status: ReturnType<typeof statusOf>): unknown[] =>
    (['decision_tag', 'owner', 'freeze_file'] as const).map((name) => [
      itemOf(status, name).value,
      itemOf(status, name).source,
    ]);

  test.each<[string, string]>([
    ['a list', whole],
    ['front matter', whole.replace('# Decision note\n', '---').replaceAll('- ', '').replace('\n\n##', '\n---\n\n##')],
  ])('as %s name the decision, its owner and its freeze', (_, text) => {
    const repository = withFreezes();
    repository.write(noteFile, text);
    for (const status of [statusOf(repository), statusOf(repository, 'dec1')]) {
      expect(said(status)).toEqual([
        ['dec1', noteFile],
        ['alice', noteFile],
        [one, noteFile],
      ]);
      expect([itemOf(status, 'decision_tag').detail, itemOf(status, 'freeze_file').detail]).toEqual([
        null,
        expect.stringMatching(/^made at commit 0123456789, but/) as string,
      ]);
      expect(status.next_action.command).toBe('check-stage --stage S0 --tag dec1');
    }
  });

  test('the last counts: by its date, of one day by the time it was written; that of --tag whatever came later', () => {
    const repository = withFreezes();
    const write = (tag: string, date: string, hour: string): void => {
      const file = repository.write(
        `docs/production_research/decisions/${tag}.md`,
        noted(`decision_tag: ${tag}`, `owner: of ${tag}`, `date: ${date}`),
      );
      setTimes(file, new Date(`2026-03-09T${hour}:00:00Z`));
    };
    write('old', '2026-02-01', '12');
    write('newer', '2026-03-02', '11');
    write('new', '2026-03-02', '10');
    expect(said(statusOf(repository)).slice(0, 2)).toEqual([
      ['newer', expect.any(String)],
      ['of newer', 'docs/production_research/decisions/newer.md'],
    ]);
    expect(said(statusOf(repository, 'old')).slice(0, 2)).toEqual([
      ['old', expect.any(String)],
      ['of old', 'docs/production_research/decisions/old.md'],
    ]);
  });

  test('rank below ledger, registry and run, and what disagrees is shown', () => {
    const repository = withFreezes();
    writeFinished(repository, 'dec1');
    repository.write(noteFile, whole);
    const status = statusOf(repository);
    expect(said(status)).toEqual([
      ['dec1', expect.stringContaining('context.json')],
      ['research', expect.stringContaining('context.json')],
      [freezeFile, expect.stringContaining('command.sh')],
    ]);
    expect([itemOf(status, 'owner').disagreeing, itemOf(status, 'freeze_file').disagreeing]).toEqual([
      [{ value: 'alice', source: noteFile, rank: 'note' }],
      [{ value: one, source: noteFile, rank: 'note' }],
    ]);
    expect(itemOf(status, 'freeze_file').detail).toMatch(/^made at the current commit/);
    const ledger = withFreezes();
    ledger.write(noteFile, whole);
    writeLedger(ledger, { tag: 'other' });
    expect(itemOf(statusOf(ledger), 'decision_tag')).toMatchObject({
      value: 'other',
      disagreeing: [{ value: 'dec1', source: noteFile, rank: 'note' }],
    });
    expect(said(statusOf(ledger))[2]).toEqual([freezeFile, freezeFile]);
  });

  test('two of one decision that disagree are both shown; what a template says, or says that there is none, is nothing', () => {
    const repository = withFreezes();
    repository.write(noteFile, whole);
    repository.write(
      'docs/production_research/decisions/second.md',
      noted('decision_tag: dec1', 'owner: bob', 'date: 2026-02-28'),
    );
    expect(itemOf(statusOf(repository), 'owner')).toMatchObject({ value: 'alice', disagreeing: [{ value: 'bob' }] });
    repository.write(noteFile, noted('decision_tag: dec2', 'owner: <who answers for it>', 'freeze_file: none'));
    expect(said(statusOf(repository, 'dec2'))).toEqual([
      ['dec2', noteFile],
      [null, null],
      [freezeFile, freezeFile],
    ]);
  });
});

describe('open failures with their remediation', () => {
  test('of run, audit, gates and stage checks, the most severe first', () => {
    const repository = freshRepository();
    const { run, report } = writeFinished(repository, tag);
    repository.write(`${run}/result.json`, { exit_code: 3, phase: 'workflow', outcome: 'failed' });
    repository.write(`${run}/governance_audit_check.json`, {
      overall_pass: false,
      failures: ['no log', 'no tag'],
      checks: {},
    });
    repository.write(`${run}/governance_remediation_plan.json`, {
      remediation_items: [{ id: 'R1', severity: 'High', domain: 'd', failure: 'no tag', action: 'add it' }],
    });
    const check = writeStageCheck(repository, tag, 'S3', false);
    const cause = 'find the root cause, then rerun under a new tag';
    expect(statusOf(repository).open_failures).toEqual([
      { failure: 'no tag', severity: 'High', remediation: 'add it', source: `${run}/governance_remediation_plan.json` },
      {
        failure: 'the run ended with exit code 3 in workflow',
        severity: null,
        remediation: cause,
        source: `${run}/result.json`,
      },
      { failure: 'no log', severity: null, remediation: null, source: `${run}/governance_audit_check.json` },
      { failure: 'gate cost_gate', severity: null, remediation: cause, source: report },
      { failure: 'S3 sign_off: no sign-off', severity: null, remediation: 'cp a b', source: check },
    ]);
    writeStageCheck(repository, tag, 'S3', true, '2026-03-04_080000');
    expect(statusOf(repository).open_failures.map(({ source }) => source)).not.toContain(check);
  });

  test.each<[overall: boolean, stated: object, failures: string[]]>([
    [true, { verdict: 'not_evaluable', required: false }, []],
    [true, { verdict: 'fail', required: false }, ['gate spa']],
    [true, { verdict: 'not_evaluable' }, ['gate spa']],
    [false, { verdict: 'not_evaluable', required: false }, ['gate spa']],
  ])('overall_pass %j, a gate that is %j', (overall, stated, failures) => {
    const repository = freshRepository();
    const { report } = writeFinished(repository, tag);
    const before = repository.json<Record<string, object>>(report);
    repository.write(report, {
      ...before,
      gates: { spa: false, overall_pass: overall },
      gate_verdicts: { spa: stated },
    });
    expect(statusOf(repository).open_failures.map(({ failure }) => failure)).toEqual(failures);
  });

  test('a lost run is one; an audit or a report that does not say it passed, too', () => {
    const lost = temporaryRepository();
    writeRun(lost, { tag, outcome: null });
    expect(statusOf(lost).open_failures).toMatchObject([
      {
        failure: expect.stringMatching(/^the run is lost: /) as string,
        remediation: expect.stringContaining('new tag') as string,
      },
    ]);
    const silent = freshRepository();
    const { run } = writeFinished(silent, tag);
    silent.write(`${run}/governance_audit_check.json`, {});
    writeReport(silent, tag, {});
    expect(statusOf(silent).open_failures.map(({ failure }) => failure)).toEqual([
      'the audit did not pass and names no failure',
      'the report does not say that the gates passed',
    ]);
  });
});

describe('the reading list', () => {
  test('its missing files; also beside the guide', () => {
    const repository = temporaryRepository({
      'docs/SESSION_GUIDE.md': '# Read first\n\n1. `docs/charter.md`\n2. rules.md\n3. `docs/gone.md`\n- x/y.md\n',
      'docs/charter.md': '',
      'docs/rules.md': '',
    });
    expect(statusOf(repository).reading_list).toEqual({
      guide: 'docs/SESSION_GUIDE.md',
      paths: ['docs/charter.md', 'rules.md', 'docs/gone.md'],
      missing: ['docs/gone.md'],
    });
  });
  test('a path with blanks, but no program with its arguments', () => {
    const repository = temporaryRepository({
      'docs/SESSION_GUIDE.md': '1. `docs/a b.md`\n2. `docs/c d.md`\n3. `scripts/run data.csv`\n',
      'docs/a b.md': '',
      'scripts/run': '',
    });
    expect(statusOf(repository).reading_list).toMatchObject({
      paths: ['docs/a b.md', 'docs/c d.md'],
      missing: ['docs/c d.md'],
    });
  });
  test('of a guide that is named', () => {
    const repository = temporaryRepository({ 'START.md': '1. a.md\n' });
    expect(statusOf(repository, undefined, repository.path('START.md')).reading_list).toMatchObject({
      guide: 'START.md',
      missing: ['a.md'],
    });
    expect(() => statusOf(repository, undefined, repository.path('NONE.md'))).toThrow(
      /option --guide: .*NONE\.md is not a file/,
    );
  });
});

describe('damaged files are named, and the rest is shown', () => {
  test.each<[string, (run: string, report: string) => string]>([
    ['context', (run) => `${run}/context.json`],
    ['status', (run) => `${run}/status.json`],
    ['result', (run) => `${run}/result.json`],
    ['audit', (run) => `${run}/governance_audit_check.json`],
    ['report', (_run, report) => report],
    ['ledger', () => ledgerFile],
    ['registry', () => registryFile],
    ['queue', () => queueFile],
    ['policy', () => policyFile],
    ['freeze', () => freezeFile],
    ['leaderboard', () => leaderboardFile],
  ])('%s', (_, fileOf) => {
    const repository = freshRepository();
    const { run, report } = writeFinished(repository, tag);
    const file = fileOf(run, report);
    repository.write(file, '{"decision_tag": "\0 \n"unclosed');
    const status = statusOf(repository, tag);
    expect(status.problems.join('\n')).toContain(file);
    expect(status.problems.join('\n')).not.toContain(repository.root);
    expect(itemOf(status, 'decision_tag').value).toBe(tag);
    expect(status.items.filter(({ value }) => value !== null).length).toBeGreaterThan(8);
    expect(parseDocument(document, JSON.stringify(status), 'status')).toEqual(status);
  });

  test('a result that cannot be read is not a success', () => {
    const repository = temporaryRepository();
    const run = writeRun(repository, { tag });
    repository.write(`${run}/result.json`, '{"exit_code": 0');
    expect(itemOf(statusOf(repository), 'run_state').value).toBe('lost, its result cannot be read');
  });

  test('what is not a file, and a command that is more than one', () => {
    const repository = temporaryRepository();
    const run = writeRun(repository, { tag });
    repository.write(`${run}/command.sh`, 'echo a; rm -rf b\n');
    repository.write(`${policyFile}/x`, '');
    expect(statusOf(repository).problems.join('\n')).toMatch(
      /command\.sh: expected one command of quoted words[\s\S]*candidate_queue_policy\.json: expected a regular file/,
    );
  });
});
