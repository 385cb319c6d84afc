import { temporaryRepository, type Repository } from './repository';

/** A repository with a run log: base, a commit of the ticket's work, and the log. */
export interface RunLogRepository extends Repository {
  /** Name of the log. */
  run: string;
  /** Its folder, from the repository. */
  folder: string;
  base: string;
  work: string;
  /** The last commit. */
  head(): string;
  /** Commits everything and returns the commit. */
  commit(message: string): string;
  /** Changes keys of META.json; an undefined value takes the key away. */
  setMeta(changes: Readonly<Record<string, unknown>>): void;
}

export interface RunLogOptions {
  /** More files of the first commit. */
  files?: Readonly<Record<string, string>>;
  /** Is the log committed? */
  isCommitted?: boolean;
}

const run = '20260302_071500_ticket-03_align';

export function runLogRepository({ files = {}, isCommitted = true }: RunLogOptions = {}): RunLogRepository {
  const repository = temporaryRepository(
    {
      'AGENTS.md': 'rules\n',
      'PROGRESS.md': 'start\n',
      'docs/PLAN_OF_RECORD.md': 'plan\n',
      'docs/DOCS_AND_LOGGING_SYSTEM.md': 'docs\n',
      'docs/CODEX_SPRINT_TICKETS.md': '# Tickets\n\n## ticket-03 — align\n\n**Status:** open\n',
      'project_state/CURRENT_RESULTS.md': 'none\n',
      'project_state/KNOWN_ISSUES.md': 'none\n',
      'project_state/CONFIG_REFERENCE.md': 'none\n',
      'configs/a.yaml': 'a: 1\n',
      '.gitignore': 'artifacts/\n',
      ...files,
    },
    { git: true },
  );
  const head = (): string => repository.git('rev-parse', 'HEAD').trim();
  const commit = (message: string): string => {
    repository.git('add', '-A');
    repository.git('commit', '--allow-empty', '-m', message);
    return head();
  };
  const base = head();
  repository.write('PROGRESS.md', 'start\nticket-03 done\n');
  const work = commit('ticket-03: align factors');
  const folder = `docs/agent_runs/${run}`;
  const meta: Record<string, unknown> = {
    run_name: run,
    ticket_id: 'ticket-03',
    started_at_utc: '2026-03-02T07:15:00Z',
    finished_at_utc: '2026-03-02T08:00:00Z',
    git_sha_before: base,
    git_sha_after: work,
    branch_name: 'main',
    host_env_notes: 'test',
    dataset_id: 'sample',
    config_paths: [],
    config_sha256: {},
    artifact_paths: [],
    report_paths: [],
    web_sources: [],
  };
  for (const file of ['PROMPT.md', 'COMMANDS.md', 'RESULTS.md', 'TESTS.md'])
    repository.write(`${folder}/${file}`, `# ${file}\n\nDone.\n`);
  const setMeta = (changes: Readonly<Record<string, unknown>>): void => {
    Object.assign(meta, changes);
    repository.write(`${folder}/META.json`, meta);
  };
  setMeta({});
  if (isCommitted) commit('ticket-03: run log');
  return { ...repository, run, folder, base, work, head, commit, setMeta };
}
