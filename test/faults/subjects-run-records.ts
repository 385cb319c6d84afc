/** Those of the research record that write an index, a bundle, or a verdict over logs, claims and tracked files. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Subject } from './subjects';

const log = '20260302_071500_ticket-03_align';
const folder = `docs/agent_runs/${log}`;
const run = '2026-03-02T07-15-00Z-abcdef0';

function write(root: string, files: Record<string, string | object>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), typeof content === 'string' ? content : `${JSON.stringify(content)}\n`);
  }
}

/** Of a document that a later one replaces. */
const old = (name: string): Record<string, string> => ({
  [`checks/${name}.json`]: '{"schema": "old"}\n',
  [`checks/${name}.md`]: '# old\n',
});

function git(root: string, ...words: string[]): string {
  const date = { GIT_AUTHOR_DATE: '1772435700 +0000', GIT_COMMITTER_DATE: '1772435700 +0000' };
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.invalid'];
  return execFileSync('git', [...identity, ...words], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...date },
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

/** A repository with a committed run log and everything that its bundle holds. */
function layOutLog(root: string): void {
  const documents = ['AGENTS.md', 'PROGRESS.md', 'docs/PLAN_OF_RECORD.md', 'docs/DOCS_AND_LOGGING_SYSTEM.md'];
  const states = ['CURRENT_RESULTS', 'KNOWN_ISSUES', 'CONFIG_REFERENCE'].map((name) => `project_state/${name}.md`);
  write(root, {
    ...Object.fromEntries([...documents, ...states].map((name) => [name, `# ${name}\n`])),
    'docs/CODEX_SPRINT_TICKETS.md': '## ticket-03 — align\n\n**Status:** open\n',
    '.gitignore': 'checks/\nartifacts/\n',
  });
  git(root, 'init', '--quiet', '--template=');
  git(root, 'add', '-A');
  git(root, 'commit', '--quiet', '-m', 'start');
  const before = git(root, 'rev-parse', 'HEAD');
  write(root, { 'PROGRESS.md': 'aligned\n' });
  git(root, 'commit', '--quiet', '-am', 'ticket-03: align');
  const after = git(root, 'rev-parse', 'HEAD');
  const written = ['PROMPT', 'COMMANDS', 'RESULTS', 'TESTS'].map((name) => [`${folder}/${name}.md`, `# ${name}\n`]);
  write(root, {
    ...(Object.fromEntries(written) as Record<string, string>),
    [`${folder}/META.json`]: {
      run_name: log,
      ticket_id: 'ticket-03',
      started_at_utc: '2026-03-02T07:15:00Z',
      finished_at_utc: '2026-03-02T08:00:00Z',
      git_sha_before: before,
      git_sha_after: after,
      branch_name: 'main',
      host_env_notes: 'test',
      dataset_id: 'sample',
      config_paths: [],
      config_sha256: {},
      artifact_paths: [],
      report_paths: [],
      web_sources: [],
    },
  });
  git(root, 'add', '-A');
  git(root, 'commit', '--quiet', '-m', 'ticket-03: log');
}

const index = 'reports/summaries/runs_index.csv';

export const recordSubjects: Subject[] = [
  {
    tool: 'validate-run-logs',
    words: ['--out-dir', 'checks'],
    status: 0,
    layOut(root) {
      layOutLog(root);
      write(root, old('run_log_validation'));
    },
  },
  {
    tool: 'bundle-evidence',
    words: ['--ticket', 'ticket-03', '--run-name', log, '--timestamp', 'now'],
    status: 0,
    layOut: layOutLog,
    doneAlready: /there already; a bundle is never overwritten/,
  },
  {
    tool: 'build-runs-index',
    words: [],
    status: 0,
    layOut(root) {
      write(root, { 'artifacts/e/gone/manifest.json': { run_id: 'gone' } });
      execFileSync(path.join(import.meta.dirname, '../../dist/bin/build-runs-index'), [], {
        cwd: root,
        stdio: 'ignore',
      });
      execFileSync('mv', ['artifacts/e/gone', `artifacts/e/${run}`], { cwd: root });
      write(root, { [`artifacts/e/${run}/manifest.json`]: { run_id: run } });
    },
    varying: new RegExp(`${index}\\.lock$`),
  },
  {
    tool: 'check-claims',
    words: ['--document', 'docs/r.md', '--out-dir', 'checks'],
    status: 2,
    layOut: (root) =>
      write(root, { 'docs/r.md': `Run ${run}.\n`, [index]: 'run_id\nanother\n', ...old('claims_check') }),
  },
  {
    tool: 'check-data-policy',
    words: ['--out-dir', 'checks'],
    status: 2,
    layOut(root) {
      write(root, { 'data/q.csv': 'permno\n', '.gitignore': 'checks/\n', ...old('data_policy_scan') });
      git(root, 'init', '--quiet', '--template=');
      git(root, 'add', '-A');
    },
  },
];
