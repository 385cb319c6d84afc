import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import {
  bundleVerification,
  evidenceBundle,
  parseDocument,
  type BundleVerification,
  type EvidenceBundle,
} from '@gatehouse/contracts';
import { readZip, zipBytes, type ZipMember } from '@gatehouse/files';
import { runLogRepository, runTool, type RunLogRepository, type ToolRun } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';

const bundle = (repository: RunLogRepository, words: string[] = [], env: Record<string, string> = {}): ToolRun =>
  runTool('bundle-evidence', ['--ticket', 'ticket-03', '--run-name', repository.run, '--timestamp', 'now', ...words], {
    cwd: repository.root,
    env,
  });
const zipOf = (repository: RunLogRepository, stamp = 'now'): string =>
  `artifacts/_local/gpt_bundles/${stamp}_ticket-03_${repository.run}.zip`;
const verify = (repository: RunLogRepository, zip: string, ...words: string[]): ToolRun =>
  runTool('bundle-evidence', ['--verify', zip, ...words], { cwd: repository.root });
const built = ({ stdout }: ToolRun): EvidenceBundle => parseDocument(evidenceBundle, stdout, 'stdout');
const verified = (repository: RunLogRepository, zip: string): BundleVerification =>
  parseDocument(bundleVerification, verify(repository, zip, '--json').stdout, 'stdout');
const membersOf = async (repository: RunLogRepository, zip: string): Promise<ZipMember[]> => {
  const reading = await readZip(readFileSync(repository.path(zip)));
  if ('fault' in reading) throw new Error(reading.fault);
  return reading.members;
};
const broken = (checks: Record<string, { status: string; findings: string[] }>): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(checks)
      .filter(([, { status }]) => status !== 'pass')
      .map(([id, { status, findings }]) => [id, [status, ...findings]]),
  );

describe('a bundle', () => {
  test('of the log as it was committed, which need not name its own commit', async () => {
    const repository = runLogRepository();
    expect(bundle(repository)).toMatchObject({
      status: 0,
      stderr: '',
      stdout: `Dirty worktree detected: no\nStash used: no\nBundle path: ${zipOf(repository)}\n`,
    });
    const members = await membersOf(repository, zipOf(repository));
    const text = (name: string): string =>
      Buffer.from(members.find((member) => member.name === name)?.bytes ?? []).toString('utf8');
    expect(text('PROGRESS.md')).toBe('start\nticket-03 done\n');
    expect(text('COMMITS.txt')).toBe(
      `base: ${repository.base}\nhead: ${repository.head()}\nsource: META.json\n\ncommits:\n${repository.work} ticket-03: align factors\n${repository.head()} ticket-03: run log\n`,
    );
    expect(text('LAST_COMMIT.txt').split('\n').slice(0, 2)).toEqual([repository.head(), 'test <test@example.invalid>']);
    expect(text('DIFF.patch')).toBe(repository.git('diff', '--binary', `${repository.base}..${repository.head()}`));
    const manifest = parseDocument(evidenceBundle, text('BUNDLE.json'), 'BUNDLE.json');
    expect(manifest).not.toHaveProperty('dirty');
    expect(manifest).not.toHaveProperty('bundle');
    expect(verify(repository, zipOf(repository)).stdout).toBe(
      `[bundle] ${zipOf(repository)}: pass (11 pass, 0 fail, 0 missing)\n`,
    );
  });

  test('the same commit gives the same bytes, whatever the user has configured and whatever else lies about', () => {
    const repository = runLogRepository();
    bundle(repository, ['--timestamp', 'one']);
    for (const [key, value] of Object.entries({
      'core.quotePath': 'false',
      'diff.noprefix': 'true',
      'diff.mnemonicPrefix': 'true',
      'diff.context': '9',
      'diff.external': 'false',
      'color.ui': 'always',
      'core.abbrev': '12',
      'diff.algorithm': 'patience',
      'log.showSignature': 'true',
      'i18n.logOutputEncoding': 'latin1',
    }))
      repository.git('config', key, value);
    repository.write('scratch.txt', 'x\n');
    const second = bundle(repository, ['--timestamp', 'two'], { TZ: 'Europe/Berlin', GIT_DIFF_OPTS: '-u9' });
    expect(second.stdout).toContain('Dirty worktree detected: yes');
    expect(second.stderr).toBe('bundle-evidence: warning: worktree_clean: scratch.txt: changed and not committed\n');
    expect(readFileSync(repository.path(zipOf(repository, 'two')))).toEqual(
      readFileSync(repository.path(zipOf(repository, 'one'))),
    );
    expect(verify(repository, zipOf(repository, 'two')).status).toBe(0);
  });

  test('is never overwritten, and later commits change nothing of it', () => {
    const repository = runLogRepository();
    bundle(repository);
    expect(bundle(repository)).toMatchObject({
      status: 1,
      stderr: `bundle-evidence: ${zipOf(repository)}: there already; a bundle is never overwritten\n`,
    });
    repository.write('PROGRESS.md', 'more\n');
    repository.commit('ticket-04: more');
    expect(verify(repository, zipOf(repository)).status).toBe(0);
  });

  test('holds binary files and odd names', () => {
    const repository = runLogRepository();
    writeFileSync(repository.path(repository.folder, 'plot é.bin'), Buffer.from([0, 1, 255]));
    repository.commit('ticket-03: plot');
    expect(bundle(repository).status).toBe(0);
    expect(verify(repository, zipOf(repository)).status).toBe(0);
  });
});

describe('is not built', () => {
  test.each<[string, (repository: RunLogRepository) => string[] | void, Record<string, unknown[]>]>([
    [
      'a member was changed or is new in the work tree',
      (repository) => {
        repository.write('PROGRESS.md', 'edited\n');
        repository.write(`${repository.folder}/NEW.md`, 'new\n');
      },
      {
        worktree_clean: [
          'fail',
          'PROGRESS.md: changed and not committed',
          expect.stringMatching(/NEW.md: changed and not committed$/),
        ],
      },
    ],
    [
      'anything was changed, and that is asked for',
      (repository) => {
        repository.write('scratch.txt', 'x\n');
        return ['--no-stash'];
      },
      { worktree_clean: ['fail', 'scratch.txt: changed and not committed'] },
    ],
    [
      'a member is gone',
      (repository) => {
        repository.git('rm', '-q', 'docs/PLAN_OF_RECORD.md');
        repository.write(`${repository.folder}/TESTS.md`, 'Passed.\n');
        repository.commit('ticket-03: log again');
      },
      { members_there: ['fail', expect.stringMatching(/^docs\/PLAN_OF_RECORD.md: not in [0-9a-f]{40}$/)] },
    ],
    [
      'a member is a link',
      (repository) => {
        symlinkSync('../../../etc/passwd', repository.path(repository.folder, 'link.md'));
        repository.commit('ticket-03: link');
      },
      { members_there: ['fail', expect.stringMatching(/link.md: a link or submodule is no evidence$/)] },
    ],
    [
      'the results are empty, the tests are not there',
      (repository) => {
        repository.write(`${repository.folder}/RESULTS.md`, '\n');
        repository.git('rm', '-q', `${repository.folder}/TESTS.md`);
        repository.commit('ticket-03: emptied');
      },
      {
        results_written: [
          'fail',
          expect.stringMatching(/RESULTS.md is empty$/),
          expect.stringMatching(/^Missing TESTS.md at docs\/agent_runs\//),
        ],
      },
    ],
    [
      'the log is on another line than git_sha_after',
      (repository) => {
        repository.git('branch', 'side', repository.base);
        repository.git('checkout', '-q', 'side');
        repository.write('side.txt', 'x\n');
        const side = repository.commit('ticket-03: side');
        repository.git('checkout', '-q', '-');
        repository.setMeta({ git_sha_after: side });
        repository.commit('ticket-03: log of the side');
      },
      {
        range_resolves: [
          'fail',
          expect.stringMatching(/^the log was committed in [0-9a-f]{40}, which is not on the line of git_sha_after/),
        ],
        members_there: ['missing', 'the range could not be resolved'],
        range_names_ticket: ['missing', 'the range could not be resolved'],
        range_not_empty: ['missing', 'the range could not be resolved'],
      },
    ],
    [
      'a private path is in a member and in an added line',
      (repository) => {
        repository.write('PROGRESS.md', `start\nsaved to /${'home'}/somebody/x\n`);
        repository.setMeta({ host_env_notes: 'again' });
        repository.commit('ticket-03: progress');
      },
      {
        no_private_paths: [
          'fail',
          `PROGRESS.md:2: private path /${'home'}/somebody/`,
          expect.stringMatching(/^DIFF.patch:\d+: private path /),
        ],
      },
    ],
    [
      'META.json names no ticket',
      (repository) => {
        repository.setMeta({ ticket_id: null });
        repository.commit('ticket-03: no ticket');
      },
      { ticket_agrees: ['missing', expect.stringMatching(/^Missing ticket_id in docs\/agent_runs\/\S+META.json$/)] },
    ],
  ])('when %s', (_, mutate, expected) => {
    const repository = runLogRepository();
    const words = mutate(repository) ?? [];
    const files = repository.files();
    const run = bundle(repository, ['--json', ...words]);
    expect(run.status).toBe(2);
    expect(broken(built(run).checks)).toEqual(expected);
    expect(repository.files()).toEqual(files);
  });

  test('when a member holds a secret of the environment', () => {
    const repository = runLogRepository();
    const files = repository.files();
    const run = bundle(repository, [], { BROKER_TOKEN: 'ticket-03 done' });
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toMatch(/^bundle-evidence: PROGRESS\.md: the value of BROKER_TOKEN stands in it/);
    expect(repository.files()).toEqual(files);
  });

  test('and says what is missing', () => {
    const repository = runLogRepository({ isCommitted: false });
    expect(bundle(repository).stderr).toBe(
      `bundle-evidence: ${repository.folder}: no commit has this run log; commit it first\n`,
    );
    repository.write(`${repository.folder}/META.json`, '{');
    repository.commit('ticket-03: broken log');
    expect(bundle(repository).stderr).toMatch(
      /Invalid META.json at docs\/agent_runs\/\S+: JSON parse error: is cut off/,
    );
    repository.git('rm', '-q', `${repository.folder}/META.json`);
    const head = repository.commit('ticket-03: lost');
    expect(bundle(repository).stderr).toContain(`Missing META.json at ${repository.folder}/META.json in ${head}\n`);
    const env = { TICKET: 'ticket-03' };
    expect(runTool('bundle-evidence', [], { cwd: repository.root, env }).stderr).toBe(
      'bundle-evidence: RUN_NAME must be set\n',
    );
    expect(bundle(repository, ['--timestamp', '../x']).stderr).toContain('option --timestamp: expected letters');
    expect(verify(repository, 'none.zip').stderr).toBe('bundle-evidence: bundle not found: none.zip\n');
  });
});

describe('verified', () => {
  /** A bundle of which some members are others; undefined takes one away. */
  const changed = async (
    changes: (repository: RunLogRepository) => Record<string, string | undefined>,
  ): Promise<Record<string, string[]>> => {
    const repository = runLogRepository();
    bundle(repository);
    const now = changes(repository);
    const members = (await membersOf(repository, zipOf(repository))).filter(({ name }) => !(name in now));
    const added = Object.entries(now).flatMap(([name, text]) =>
      text === undefined ? [] : [{ name, bytes: Buffer.from(text) }],
    );
    writeFileSync(repository.path('changed.zip'), zipBytes([...members, ...added], new Date()));
    return broken(verified(repository, 'changed.zip').checks);
  };

  test.each<[string, (repository: RunLogRepository) => Record<string, string | undefined>, Record<string, unknown[]>]>([
    [
      'a bundle of the replaced script has no BUNDLE.json',
      () => ({ 'BUNDLE.json': undefined }),
      { manifest_agrees: ['warn', 'BUNDLE.json: not in the bundle'] },
    ],
    [
      'a changed member',
      () => ({ 'AGENTS.md': 'no rules\n' }),
      {
        members_are_committed: ['fail', expect.stringMatching(/^AGENTS.md: differs from /)],
        manifest_agrees: ['fail', 'AGENTS.md: sha256 differs from BUNDLE.json'],
      },
    ],
    [
      'a lost member',
      () => ({ 'PROGRESS.md': undefined }),
      {
        members_expected: ['fail', 'PROGRESS.md: not in the bundle'],
        manifest_agrees: ['fail', 'PROGRESS.md: in BUNDLE.json and not in the bundle'],
      },
    ],
    [
      'a foreign member',
      () => ({ 'tmp/x': 'x' }),
      {
        members_expected: ['fail', 'tmp/x: does not belong into a bundle'],
        manifest_agrees: ['fail', 'tmp/x: not in BUNDLE.json'],
      },
    ],
    [
      'two run logs',
      () => ({ 'docs/agent_runs/other/META.json': '{}' }),
      expect.objectContaining({
        members_expected: ['fail', 'run logs in the bundle: 2, expected 1'],
        meta_agrees: ['missing', 'META.json: not in the bundle or no JSON object'],
      }) as Record<string, unknown[]>,
    ],
    [
      'a changed patch',
      () => ({ 'DIFF.patch': 'diff --git a/x b/x\n' }),
      {
        patch_is_the_diff: ['fail', expect.stringMatching(/^DIFF.patch is not git diff [0-9a-f]{40}\.\.[0-9a-f]{40}$/)],
        manifest_agrees: ['fail', 'DIFF.patch: sha256 differs from BUNDLE.json'],
      },
    ],
    [
      'another subject',
      ({ base, work, head }) => ({
        'COMMITS.txt': `base: ${base}\nhead: ${head()}\n\ncommits:\n${work} a lie\n${head()} ticket-03: run log\n`,
      }),
      { commits_listed: ['fail', 'COMMITS.txt lists other commits'] },
    ],
    [
      'a head that does not exist',
      ({ base }) => ({ 'COMMITS.txt': `base: ${base}\nhead: ${'0'.repeat(40)}\n` }),
      {
        commits_exist: ['fail', `COMMITS.txt: head ${'0'.repeat(40)} is no commit of this repository`],
        commits_listed: ['missing', 'base and head could not be resolved'],
        patch_is_the_diff: ['missing', 'base and head could not be resolved'],
        members_are_committed: ['missing', 'base and head could not be resolved'],
        meta_agrees: ['missing', 'base and head could not be resolved'],
        manifest_agrees: ['fail', expect.stringMatching(/^BUNDLE.json: head '[0-9a-f]{40}', COMMITS.txt has '0{40}'$/)],
      },
    ],
    [
      'a last commit of another author',
      ({ head }) => ({ 'LAST_COMMIT.txt': `${head()}\nsomebody else\n2026-01-01T00:00:00+00:00\nfixed\n` }),
      { manifest_agrees: ['fail', expect.stringMatching(/^LAST_COMMIT.txt is not of head [0-9a-f]{40}$/)] },
    ],
    [
      'base and head the wrong way round',
      ({ base, head }) => ({ 'COMMITS.txt': `base: ${head()}\nhead: ${base}\ncommits:\n`, 'BUNDLE.json': undefined }),
      expect.objectContaining({
        commits_exist: ['fail', expect.stringMatching(/^base [0-9a-f]{40} is not an ancestor of head [0-9a-f]{40}$/)],
      }) as Record<string, unknown[]>,
    ],
  ])('%s', async (_, changes, expected) => expect(await changed(changes)).toEqual(expected));

  test('a manifest that states another ticket, run or commits', async () => {
    const other = async (key: string, value: unknown): Promise<unknown> => {
      const repository = runLogRepository();
      bundle(repository);
      const members = (await membersOf(repository, zipOf(repository))).map(({ name, bytes }) => {
        if (name !== 'BUNDLE.json') return { name, bytes };
        const manifest = JSON.parse(Buffer.from(bytes).toString('utf8')) as Record<string, unknown>;
        return { name, bytes: Buffer.from(JSON.stringify({ ...manifest, [key]: value })) };
      });
      writeFileSync(repository.path('other.zip'), zipBytes(members, new Date()));
      return broken(verified(repository, 'other.zip').checks)['manifest_agrees'];
    };
    expect(await other('ticket_id', 'ticket-99')).toEqual([
      'fail',
      "BUNDLE.json: ticket_id 'ticket-99', META.json has ticket-03",
    ]);
    expect(await other('run_name', 'x')).toEqual([
      'fail',
      expect.stringMatching(/^BUNDLE.json: run_name 'x', the bundle/),
    ]);
    expect(await other('commits', [])).toEqual(['fail', 'BUNDLE.json lists other commits']);
  });

  test('the plain patch that the replaced script wrote passes', async () => {
    const repository = runLogRepository();
    writeFileSync(repository.path(repository.folder, 'plot.bin'), Buffer.from([0, 1, 255]));
    repository.commit('ticket-03: plot');
    bundle(repository);
    const plain = repository.git('diff', `${repository.base}..${repository.head()}`);
    const members = (await membersOf(repository, zipOf(repository)))
      .filter(({ name }) => name !== 'BUNDLE.json')
      .map((member) => (member.name === 'DIFF.patch' ? { ...member, bytes: Buffer.from(plain) } : member));
    writeFileSync(repository.path('plain.zip'), zipBytes(members, new Date()));
    expect(broken(verified(repository, 'plain.zip').checks)).toEqual({
      manifest_agrees: ['warn', 'BUNDLE.json: not in the bundle'],
    });
    expect(verify(repository, 'plain.zip', '--strict').status).toBe(2);
  });

  test('names that leave and names twice', () => {
    const repository = runLogRepository();
    const zip = zipBytes(
      [
        { name: 'xx/a', bytes: Buffer.from('1') },
        { name: 'yy/a', bytes: Buffer.from('2') },
      ],
      new Date(),
    );
    const text = Buffer.from(zip).toString('latin1');
    writeFileSync(repository.path('out.zip'), Buffer.from(text.replaceAll('xx/a', '../a'), 'latin1'));
    writeFileSync(repository.path('twice.zip'), Buffer.from(text.replaceAll('xx/a', 'yy/a'), 'latin1'));
    expect(verified(repository, 'out.zip').checks['zip_reads']?.findings).toEqual(['../a: leaves the bundle']);
    expect(verified(repository, 'twice.zip').checks['zip_reads']?.findings).toEqual(['yy/a: twice in the bundle']);
  });
});
