// The research record against git and Python: a scan of tracked files against a plain Python pass over the same bytes,
// run logs in a long history against git walking it once, and small repositories against a bare start of Node and git.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pythonWith, seeded } from './measure.mjs';

const git = (cwd, words, input) => {
  const run = spawnSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.invalid', ...words], {
    cwd,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (run.status !== 0) throw new Error(`git ${words.join(' ')}: ${run.stderr}`);
  return run.stdout;
};

function write(root, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
}

/** Files of about 1 KiB: half are tables, the rest prose and code. */
function trackFiles(root, count) {
  const random = seeded(7);
  const rows = Array.from({ length: 40 }, (_, at) => `2024-01-${String(at).padStart(2, '0')},${random().toFixed(6)},x`);
  const prose = Array.from({ length: 12 }, (_, at) => `Line ${at} of a page that says where nothing private is kept.`);
  for (let at = 0; at < count; at += 1) {
    const folder = `d${at % 100}`;
    const text = at % 2 === 0 ? `date,close,name\n${rows.join('\n')}\n` : `${prose.join('\n')}\n`;
    write(root, { [`${folder}/f${at}.${at % 2 === 0 ? 'csv' : 'md'}`]: `${text}${at}\n` });
  }
  git(root, ['init', '--quiet', '--template=']);
  git(root, ['add', '-A']);
}

const scanSizes = [1_000, 10_000, 50_000];
const scans = scanSizes.map((count) => ({
  name: `data-policy-${count}`,
  title: `check-data-policy, ${count.toLocaleString('en')} tracked files of 1 KiB`,
  rounds: 5,
  needs: ['python3 re'],
  programs({ scratch, bin, here }) {
    const python = pythonWith(['re']);
    trackFiles(scratch, count);
    return {
      'check-data-policy': { words: [bin('check-data-policy')] },
      ...(python === undefined
        ? {}
        : { 'Python, line by line': { words: [python, path.join(here, 'peers/data_policy_scan.py')] } }),
    };
  },
  compare: [
    { ours: 'check-data-policy', theirs: ['Python, line by line'], ...(count < 10_000 ? {} : { target: 0.4 }) },
  ],
  growth: [{ program: 'check-data-policy', series: 'check-data-policy, against tracked files', size: count }],
}));

const policyFiles = ['PROMPT.md', 'COMMANDS.md', 'RESULTS.md', 'TESTS.md'];

/** A history in one line, and logs that name ranges of ten commits of it, spread over all of it. */
function logRuns(root, { commits, logs }) {
  git(root, ['init', '--quiet', '--template=', '--initial-branch=main']);
  const stream = ['blob\nmark :1\ndata 2\nx\n\n'];
  for (let at = 0; at < commits; at += 1) {
    const text = `step ${at}`;
    const when = `${1_600_000_000 + at * 60} +0000`;
    stream.push(
      `commit refs/heads/main\nmark :${at + 2}\ncommitter b <b@example.invalid> ${when}\ndata ${text.length}\n${text}\n${at === 0 ? '' : `from :${at + 1}\n`}M 100644 :1 d${at % 50}/f${at % 1000}\n\n`,
    );
  }
  git(root, ['fast-import', '--quiet', '--force'], stream.join(''));
  git(root, ['reset', '--quiet', '--mixed', 'main']);
  const names = git(root, ['rev-list', '--reverse', 'main']).trim().split('\n');
  const tickets = Array.from(
    { length: 90 },
    (_, at) => `## ticket-${String(at).padStart(2, '0')} — x\n\n**Status:** open\n`,
  );
  const files = { 'docs/CODEX_SPRINT_TICKETS.md': tickets.join('\n') };
  for (let at = 0; at < logs; at += 1) {
    const ticket = `ticket-${String(at % 90).padStart(2, '0')}`;
    const stamp = new Date(1_700_000_000_000 + at * 60_000).toISOString();
    const run = `${stamp.slice(0, 19).replace(/[-:]/g, '').replace('T', '_')}_${ticket}_bench`;
    const start = Math.floor((at * (commits - 12)) / logs);
    const meta = {
      run_name: run,
      ticket_id: ticket,
      started_at_utc: `${stamp.slice(0, 19)}Z`,
      finished_at_utc: `${new Date(Date.parse(stamp) + 5000).toISOString().slice(0, 19)}Z`,
      git_sha_before: names[start],
      git_sha_after: names[start + 10],
      branch_name: 'main',
      host_env_notes: 'bench',
      dataset_id: 'sample',
      config_paths: [],
      config_sha256: {},
      artifact_paths: [],
      report_paths: [],
      web_sources: [],
    };
    const folder = `docs/agent_runs/${run}`;
    for (const name of policyFiles) files[`${folder}/${name}`] = 'Done as the ticket says.\n';
    files[`${folder}/META.json`] = JSON.stringify(meta);
  }
  write(root, files);
  git(root, ['add', '-A']);
  git(root, ['commit', '--quiet', '-m', 'logs']);
}

const logSizes = [
  { commits: 1_000, logs: 10 },
  { commits: 10_000, logs: 100 },
  { commits: 100_000, logs: 1_000 },
];
const runLogs = logSizes.map(({ commits, logs }) => ({
  name: `run-logs-${logs}`,
  title: `validate-run-logs, ${logs.toLocaleString('en')} logs in ${commits.toLocaleString('en')} commits`,
  rounds: 5,
  needs: [],
  programs({ scratch, bin }) {
    logRuns(scratch, { commits, logs });
    return {
      'validate-run-logs': { words: [bin('validate-run-logs')] },
      'git, one walk': { words: ['git', 'rev-list', '--topo-order', '--parents', '--quiet', 'main'] },
    };
  },
  compare: [{ ours: 'validate-run-logs', theirs: ['git, one walk'] }],
  goals: logs < 1_000 ? {} : { 'validate-run-logs': { ms: 3_000 } },
  growth: [{ program: 'validate-run-logs', series: 'validate-run-logs, against logs', size: logs }],
}));

const indexSizes = [10, 100, 1_000];
const indexes = indexSizes.map((runs) => ({
  name: `runs-index-${runs}`,
  title: `build-runs-index, ${runs.toLocaleString('en')} runs`,
  rounds: 5,
  needs: ['python3 json'],
  programs({ scratch, bin, here }) {
    const python = pythonWith(['json']);
    git(scratch, ['init', '--quiet', '--template=']);
    write(scratch, { 'configs/a.yaml': 'a: 1\n', '.gitignore': 'artifacts/\nreports/\n' });
    git(scratch, ['add', '-A']);
    git(scratch, ['commit', '--quiet', '-m', 'start']);
    const sha = git(scratch, ['rev-parse', 'HEAD']).trim();
    for (let at = 0; at < runs; at += 1) {
      const folder = `artifacts/e${at % 20}/r${at}`;
      const manifest = {
        run_id: `r${at}`,
        git_sha: sha,
        config_path: 'configs/a.yaml',
        config_sha256: 'x',
        run_invalid: false,
      };
      write(scratch, { [`${folder}/manifest.json`]: JSON.stringify(manifest), [`${folder}/metrics.json`]: '{}' });
    }
    return {
      'build-runs-index': { words: [bin('build-runs-index')] },
      ...(python === undefined
        ? {}
        : { 'Python, read and write': { words: [python, path.join(here, 'peers/runs_index.py')] } }),
    };
  },
  compare: [{ ours: 'build-runs-index', theirs: ['Python, read and write'] }],
  growth: [{ program: 'build-runs-index', series: 'build-runs-index, against runs', size: runs }],
}));

const small = {
  name: 'run-records-start',
  title: 'logs, bundles, index, claims and scan of a small repository, over a bare start of Node and git',
  rounds: 15,
  needs: [],
  programs({ scratch, bin }) {
    logRuns(scratch, { commits: 20, logs: 1 });
    write(scratch, { 'artifacts/x/r/manifest.json': '{"run_id": "r"}\n' });
    const run = git(scratch, ['ls-files', 'docs/agent_runs']).split('/')[2];
    return {
      'bare node and git': {
        words: [process.execPath, '-e', "require('node:child_process').spawnSync('git', ['rev-parse', 'HEAD'])"],
      },
      'validate-run-logs': { words: [bin('validate-run-logs')] },
      'check-data-policy': { words: [bin('check-data-policy')] },
      'build-runs-index': { words: [bin('build-runs-index')] },
      'check-claims': { words: [bin('check-claims'), '--document', 'docs/CODEX_SPRINT_TICKETS.md'], status: 2 },
      'bundle-evidence': {
        words: [bin('bundle-evidence'), '--ticket', 'ticket-00', '--run-name', run],
        status: 2,
      },
    };
  },
  compare: ['validate-run-logs', 'check-data-policy', 'build-runs-index', 'check-claims', 'bundle-evidence'].map(
    (ours) => ({ ours, theirs: ['bare node and git'] }),
  ),
};

export const suites = [small, ...scans, ...runLogs, ...indexes];
