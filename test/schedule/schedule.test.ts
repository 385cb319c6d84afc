/** The examples for cron and systemd, and every executable in the environment that cron gives. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  allTools,
  binDirectory,
  cleanEnvironment,
  runTool,
  temporaryRepository,
  testWith,
  until,
  workspace,
  type Repository,
} from '@gatehouse/testkit';
import { commandLine, listProcesses } from '@gatehouse/system';
import { describe, expect, test } from 'vitest';

const examples = path.join(workspace, 'examples');
const today = new Date().toISOString().slice(0, 10);

/** A repository as the examples presume it: wrappers installed, data there, a run of the day that is over. */
function scheduledRepository(): Repository {
  const rows = Array.from({ length: 1200 }, (_, i) => `${today},T${i},0.${i}\n`).join('');
  const run = `audit/workstation_runs/${today}_060000_production_gates_nightly_${today}`;
  const repository = temporaryRepository({
    'data/scores.csv': `date,ticker,score\n${rows}`,
    [`${run}/context.json`]: { decision_tag: `nightly_${today}`, owner: 'research' },
    [`${run}/result.json`]: { decision_tag: `nightly_${today}`, exit_code: 0 },
    [`gate_results/production_gates_${today}_060000/production_gates_report.json`]: {
      generated_at: `${today}T06:00:00`,
      inputs: { decision_tag: `nightly_${today}`, factor: 'momentum' },
      gates: { overall_pass: true },
    },
  });
  const done = runTool('install-into', [
    '--root',
    repository.root,
    '--prefix',
    repository.path('../', `${path.basename(repository.root)}/.prefix`),
  ]);
  expect(done).toMatchObject({ status: 0, stderr: '' });
  return repository;
}

const inRepository = (text: string, { root }: Repository): string => text.replaceAll('/srv/research', root);

describe('cron', () => {
  const isRoot = process.getuid?.() === 0;
  const withCron = isRoot ? testWith('cron', 'unshare', 'mount') : test.skip;

  withCron(
    'runs the lines of the example: silent when all is well, one readable mail when not',
    async () => {
      const repository = scheduledRepository();
      const lines = inRepository(
        readFileSync(path.join(examples, 'cron/gatehouse.crontab'), 'utf8'),
        repository,
      ).replace(/^[\d*]+ [\d*]+ [\d*]+ [\d*]+ [\d*-]+ /gm, '* * * * * ');
      expect(lines.match(/^\* \* \* \* \* /gm)).toHaveLength(3);
      const failing = `* * * * * cd ${repository.root} && scripts/data_quality_gate.py --quiet --input-csv data/absent.csv\n* * * * * umask >${repository.path('env.txt')}; env >>${repository.path('env.txt')}\n`;
      // Everything cron touches is ours: its spool, its state, and the program it hands mail to.
      const place = repository.path('.cron');
      for (const folder of ['spool', 'cron.d', 'run', 'mail', 'sbin', 'work'])
        mkdirSync(path.join(place, folder), { recursive: true });
      writeFileSync(path.join(place, 'crontab'), (lines + failing).replace('MAILTO=research', 'MAILTO=root'));
      writeFileSync(path.join(place, 'empty'), '');
      writeFileSync(path.join(place, 'sbin/sendmail'), `#!/bin/sh\ncat >"${place}/mail/$$"\n`);
      chmodSync(path.join(place, 'sbin/sendmail'), 0o755);
      const script = `set -e
        for program in /usr/sbin/*; do [ -e "$2/sbin/\${program##*/}" ] || ln -s "$2/real/\${program##*/}" "$2/sbin/"; done
        mkdir -p "$2/real"; mount --bind /usr/sbin "$2/real"; mount --bind "$2/sbin" /usr/sbin
        mount --bind "$2/spool" /var/spool/cron/crontabs; mount --bind "$2/cron.d" /etc/cron.d; mount --bind "$2/run" /run
        [ ! -e /etc/crontab ] || mount --bind "$2/empty" /etc/crontab
        install -m 600 "$2/crontab" /var/spool/cron/crontabs/root
        umask 077
        exec "$2/real/cron" -f`;
      // With cron ends all that it started: they are in a namespace of processes whose first one it is.
      const cron = spawn(
        'unshare',
        [
          '--mount',
          '--pid',
          '--fork',
          '--kill-child',
          '--mount-proc',
          'sh',
          '-c',
          script,
          'sh',
          repository.root,
          place,
        ],
        { stdio: 'ignore', env: cleanEnvironment() },
      );
      try {
        const mails = (): string[] =>
          readdirSync(path.join(place, 'mail'))
            .map((name) => readFileSync(path.join(place, 'mail', name), 'utf8'))
            .filter((text) => text.includes('\n\n'));
        const reports = (): string[] =>
          repository.exists('gate_results/data_quality')
            ? readdirSync(repository.path('gate_results/data_quality'), { recursive: true, encoding: 'utf8' }).filter(
                (name) => name.endsWith('report.json'),
              )
            : [];
        const hasRun = (): boolean =>
          mails().length > 0 &&
          reports().length > 0 &&
          repository.exists('audit/factor_registry/factor_candidate_queue.md') &&
          repository.exists('env.txt');
        await until(hasRun, 'cron to run its lines', 100_000);
        const mail = mails().join('\n');
        expect(mail).toContain(`data-quality-gate: input csv not found: ${repository.path('data/absent.csv')}`);
        expect(mail).not.toContain('at Object.');
        const subjects = mail.split('\n').filter((line) => line.startsWith('Subject:'));
        expect(
          subjects.filter((line) => !line.includes('data/absent.csv') && !line.includes('monitor_then_finalize')),
        ).toEqual([]);
        expect(repository.read('env.txt')).not.toMatch(/^LANG=/m);
      } finally {
        const gone = new Promise((resolve) => cron.on('close', resolve));
        cron.kill('SIGKILL');
        await gone;
        await until(
          () => !listProcesses().some((pid) => commandLine(pid).some((word) => word.includes(repository.root))),
          'what cron started to be gone',
        );
      }
    },
    150_000,
  );

  test('every executable works with nothing but cron’s PATH, without HOME, terminal and locale, under umask 077', async () => {
    const { root, path: at } = temporaryRepository();
    for (const { name, purpose } of await allTools()) {
      const script = 'umask 077; exec "$@"';
      const done = spawnSync(
        'env',
        [
          '-i',
          'PATH=/usr/bin:/bin',
          'LANG=C',
          'sh',
          '-c',
          script,
          'sh',
          process.execPath,
          path.join(binDirectory, name),
          '--help',
        ],
        { cwd: root, encoding: 'utf8' },
      );
      expect([name, done.status, done.stderr, done.stdout.split('\n')[0]]).toEqual([name, 0, '', purpose]);
    }
    const done = spawnSync(
      'env',
      [
        '-i',
        'PATH=/usr/bin:/bin',
        'LANG=C',
        'sh',
        '-c',
        'umask 077; exec "$@"',
        'sh',
        process.execPath,
        path.join(binDirectory, 'workstation-preflight'),
        '--min-cores',
        '1',
        '--min-mem-gb',
        '1',
        '--out',
        'p/preflight.json',
      ],
      { cwd: root, encoding: 'utf8' },
    );
    expect([done.status, done.stderr]).toEqual([0, '']);
    expect(spawnSync('stat', ['-c', '%a', at('p'), at('p/preflight.json')], { encoding: 'utf8' }).stdout).toBe(
      '700\n600\n',
    );
  });
});

describe('systemd', () => {
  testWith('systemd-analyze')('accepts the units without a word', () => {
    const repository = scheduledRepository();
    const units = readdirSync(path.join(examples, 'systemd')).filter((name) => /\.(service|timer)$/.test(name));
    expect(units).toHaveLength(5);
    for (const unit of units)
      repository.write(
        `units/${unit.replace('@', '@momentum_run1')}`,
        inRepository(readFileSync(path.join(examples, 'systemd', unit), 'utf8'), repository),
      );
    const files = readdirSync(repository.path('units')).map((name) => repository.path('units', name));
    const verified = spawnSync('systemd-analyze', ['verify', ...files], {
      env: { ...cleanEnvironment(), SYSTEMD_UNIT_PATH: `${repository.path('units')}:` },
      encoding: 'utf8',
    });
    expect([verified.status, verified.stderr]).toEqual([0, '']);
    repository.write('units/bad.service', '[Service]\nType=oneshot\nExecStart=/nowhere/tool\n');
    expect(
      spawnSync('systemd-analyze', ['verify', repository.path('units/bad.service')], { encoding: 'utf8' }).stderr,
    ).not.toBe('');
  });
});
