/** The verdict over run logs (contract 30). Pure: what was read and what git knows come in, a document goes out. */
import type { CitedPolicy, RunLogPolicy, RunLogValidation } from '@gatehouse/contracts';
import { placeholdersIn } from '@gatehouse/records';
import {
  checkItems,
  countsOf,
  judged,
  messagesOf,
  missing,
  passes,
  shownChecks,
  verdictMarkdown,
  waived,
  withSeverities,
  type CheckResult,
  type Checks,
} from '@gatehouse/verdicts';
import { checkCommits, checkConfigs, checkOrder, checkPaths, checkRange, type GitFacts } from './commits';
import { metaPath, type RunLog } from './log';
import { checkKeys, checkName, checkTicket, checkTimes, checkTypes } from './meta';

/** All that logs are judged by. */
export interface Rules {
  policy: RunLogPolicy;
  tickets: ReadonlySet<string> | undefined;
  ticketsFile: string;
  git: GitFacts | undefined;
  isInWorkTree(file: string): boolean;
}

/** The ids of all checks of a log, in their order. */
export const logChecks = [
  'files_present',
  'files_written',
  'not_placeholder',
  'meta_parses',
  'meta_keys',
  'meta_types',
  'run_named',
  'ticket_defined',
  'commits_exist',
  'commits_ordered',
  'range_names_ticket',
  'configs_match',
  'times_ordered',
  'paths_exist',
] as const;
export const corpusChecks = ['tickets_found', 'tickets_unique', 'tickets_closed', 'runs_found'] as const;

export function judgeLog(log: RunLog, rules: Rules): Checks {
  const { policy } = rules;
  const checks: Record<string, CheckResult> = {
    files_present: judged(
      policy.files.filter((file) => !log.texts.has(file)).map((file) => `${log.folder}: missing required file ${file}`),
    ),
    files_written: judged(
      policy.files
        .filter((file) => log.texts.get(file)?.trim() === '')
        .map((file) => `${log.folder}/${file}: is empty`),
    ),
    not_placeholder: judged(
      policy.written_files.flatMap((file) =>
        placeholdersIn(log.texts.get(file) ?? '', policy.placeholders).map(
          ({ line, word }) => `${log.folder}/${file}:${line}: placeholder ${word}`,
        ),
      ),
    ),
    ...judgeMeta(log, rules),
  };
  for (const { check, reason } of policy.exceptions.filter(({ run }) => run === log.name)) {
    const result = checks[check ?? ''];
    if (check === undefined || result === undefined) continue;
    const spared = waived(result);
    checks[check] = spared.status === 'waived' ? { ...spared, added: { ...spared.added, reason } } : result;
  }
  return withSeverities(checks, policy.severity);
}

function judgeMeta(log: RunLog, rules: Rules): Checks {
  const { policy, git } = rules;
  const place = metaPath(log, policy);
  if (log.meta === undefined || 'fault' in log.meta) {
    const unread = missing(`${place} could not be read`);
    const parses = log.meta === undefined ? missing(`${place}: not there`) : judged([`${place}: ${log.meta.fault}`]);
    return Object.fromEntries(
      logChecks.slice(logChecks.indexOf('meta_parses')).map((id) => [id, id === 'meta_parses' ? parses : unread]),
    );
  }
  const { meta } = log.meta;
  return {
    meta_parses: judged([]),
    meta_keys: checkKeys(log, meta, policy),
    meta_types: checkTypes(log, meta, policy),
    run_named: checkName(log, meta, policy),
    ticket_defined: checkTicket(log, meta, policy, rules.tickets, rules.ticketsFile),
    commits_exist: checkCommits(log, meta, policy, git),
    commits_ordered: checkOrder(log, meta, policy, git),
    range_names_ticket: checkRange(log, meta, policy, git),
    configs_match: checkConfigs(log, meta, policy, git),
    times_ordered: checkTimes(log, meta, policy),
    paths_exist: checkPaths(log, meta, policy, git, rules.isInWorkTree),
  };
}

export interface Judged {
  log: RunLog;
  checks: Checks;
  logCommit: string | null;
}

export interface Facts {
  policy: CitedPolicy;
  runsRoot: string;
  ticketsFile: string;
  corpus: Checks;
  logs: readonly Judged[];
  strict: boolean;
}

export function validation({ policy, runsRoot, ticketsFile, corpus, logs, strict }: Facts): RunLogValidation {
  const all = [corpus, ...logs.map(({ checks }) => checks)].flatMap((checks) => Object.values(checks));
  return {
    schema: 'run-log-validation/v1',
    policy,
    runs_root: runsRoot,
    tickets_file: ticketsFile,
    checks: shownChecks(corpus),
    runs: logs.map(({ log, checks, logCommit }) => ({
      run: log.name,
      ticket_id: textOf(log, 'ticket_id'),
      git_sha_before: textOf(log, 'git_sha_before'),
      git_sha_after: textOf(log, 'git_sha_after'),
      log_commit: logCommit,
      checks: shownChecks(checks),
      pass: passes(Object.values(checks), strict),
    })),
    counts: countsOf(all),
    overall_pass: passes(all, strict),
  };
}

function textOf(log: RunLog, key: string): string | null {
  const value = log.meta !== undefined && 'meta' in log.meta ? log.meta.meta[key] : undefined;
  return typeof value === 'string' ? value : null;
}

/** Lines of stdout, as the replaced script prints them: each finding once, however many checks report it. */
export function resultLines({ corpus, logs }: Facts, overallPass: boolean): string[] {
  if (overallPass) return ['All run logs validated successfully.'];
  const broken = [corpus, ...logs.map(({ checks }) => checks)].flatMap((checks) =>
    Object.values(checks)
      .filter(({ status }) => status === 'fail' || status === 'missing')
      .flatMap(({ findings }) => findings),
  );
  return [...new Set(broken)];
}

/** Messages for stderr over corpus and logs. */
export function allMessages({ corpus, logs }: Facts): ReturnType<typeof messagesOf> {
  const each = [corpus, ...logs.map(({ checks }) => checks)].map(messagesOf);
  return { problems: each.flatMap(({ problems }) => problems), warnings: each.flatMap(({ warnings }) => warnings) };
}

export function markdown(document: RunLogValidation): string {
  const { runs_root, tickets_file, runs, checks, overall_pass } = document;
  const logs = runs.map(({ run, pass, checks: own }) => [
    `## ${run}: ${pass ? 'pass' : 'fail'}`,
    '',
    ...checkItems(own),
  ]);
  return verdictMarkdown('Run log validation', overall_pass, { runs_root, tickets_file }, [
    checkItems(checks),
    ...logs,
  ]);
}
