/** Checks of META.json against itself, the directory and the tickets (contract 30.6 to 30.9). */
import type { RunLogPolicy } from '@gatehouse/contracts';
import { utcMoment, type RunLogMeta } from '@gatehouse/records';
import { pyRecorded } from '@gatehouse/render';
import { judged, missing, type CheckResult } from '@gatehouse/verdicts';
import { metaPath, ticketOfName, type RunLog } from './log';

const texts = [
  'run_name',
  'ticket_id',
  'started_at_utc',
  'finished_at_utc',
  'git_sha_before',
  'git_sha_after',
  'branch_name',
  'host_env_notes',
  'dataset_id',
] as const;
const mayNotBeBlank = ['dataset_id', 'branch_name'] as const;
const lists = ['config_paths', 'artifact_paths', 'report_paths', 'web_sources'] as const;

export function checkKeys(log: RunLog, meta: RunLogMeta, policy: RunLogPolicy): CheckResult {
  const place = metaPath(log, policy);
  return judged(
    policy.meta_keys.filter((key) => !(key in meta)).map((key) => `${place}: missing required key '${key}'`),
  );
}

/** A key that is absent is reported by checkKeys alone. */
export function checkTypes(log: RunLog, meta: RunLogMeta, policy: RunLogPolicy): CheckResult {
  const place = metaPath(log, policy);
  const blank = mayNotBeBlank.flatMap((key) => {
    const value = meta[key];
    return typeof value === 'string' && value.trim() === '' ? [`${place}: ${key} is blank`] : [];
  });
  const wrong = texts
    .filter((key) => key in meta && typeof meta[key] !== 'string')
    .map((key) => `${place}: ${key} must be a string`);
  for (const key of lists) if (key in meta) wrong.push(...faultsOfList(meta[key], `${place}: ${key}`));
  if ('config_sha256' in meta) wrong.push(...faultsOfHashes(meta['config_sha256'], `${place}: config_sha256`));
  const { status } = judged(wrong, blank);
  return { status, findings: [...blank, ...wrong] };
}

function faultsOfList(value: unknown, place: string): string[] {
  if (!Array.isArray(value)) return [`${place} must be a list`];
  return value.flatMap((item, at) => (typeof item === 'string' ? [] : [`${place}[${at}] must be a string`]));
}

function faultsOfHashes(value: unknown, place: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${place} must be a dict`];
  return Object.entries(value).flatMap(([file, hash]) =>
    typeof hash === 'string' && /^[0-9a-f]{64}$/i.test(hash) ? [] : [`${place}[${pyRecorded(file)}] is no sha256`],
  );
}

export function checkName(log: RunLog, meta: RunLogMeta, policy: RunLogPolicy): CheckResult {
  const recorded = meta['run_name'];
  return judged(
    recorded === log.name
      ? []
      : [`${metaPath(log, policy)}: run_name ${pyRecorded(recorded)} does not match directory ${pyRecorded(log.name)}`],
    ticketOfName(log.name, policy) === undefined
      ? [`${log.folder}: the name is not YYYYMMDD_HHMMSS_ticket-XX_slug`]
      : [],
  );
}

/** `tickets`: the ids of the tickets file, undefined when it has none. */
export function checkTicket(
  log: RunLog,
  meta: RunLogMeta,
  policy: RunLogPolicy,
  tickets: ReadonlySet<string> | undefined,
  ticketsFile: string,
): CheckResult {
  if (tickets === undefined) return missing(`${ticketsFile}: no tickets`);
  const [place, id, named] = [metaPath(log, policy), meta['ticket_id'], ticketOfName(log.name, policy)];
  if (typeof id !== 'string' || !new RegExp(policy.ticket_pattern).test(id))
    return judged([`${place}: ticket_id ${pyRecorded(id)} is not in ticket-XX format`]);
  const failures: string[] = [];
  if (!tickets.has(id.toLowerCase()))
    failures.push(
      `${place}: ticket_id '${id}' not found in ${ticketsFile}; add a section header like '## ${id} — ...'`,
    );
  if (named !== undefined && named !== id) failures.push(`${place}: ticket_id '${id}', the directory says '${named}'`);
  return judged(failures);
}

const [second, day] = [1000, 86_400_000]; // ms

export function checkTimes(log: RunLog, meta: RunLogMeta, policy: RunLogPolicy): CheckResult {
  const place = metaPath(log, policy);
  const failures: string[] = [];
  const momentOf = (key: string): number | undefined => {
    const value = meta[key];
    const moment = typeof value === 'string' ? utcMoment(value) : undefined;
    if (!(key in meta)) failures.push(`${place}: ${key} is absent`);
    else if (typeof value !== 'string') failures.push(`${place}: ${key} must be a string`);
    else if (moment === undefined)
      failures.push(`${place}: ${key} ${pyRecorded(value)} is not UTC like 2025-12-29T10:59:19Z`);
    return moment;
  };
  const [started, finished] = [momentOf('started_at_utc'), momentOf('finished_at_utc')];
  const [startText, finishText] = [String(meta['started_at_utc']), String(meta['finished_at_utc'])];
  const warnings: string[] = [];
  if (started !== undefined && finished !== undefined) {
    if (finished < started)
      failures.push(`${place}: finished_at_utc ${finishText} is before started_at_utc ${startText}`);
    else if (Math.floor(started / second) === Math.floor(finished / second))
      warnings.push(`${place}: started and finished in the same second`);
  }
  const named = momentOfName(log.name);
  if (started !== undefined && named !== undefined && Math.abs(started - named) > day)
    warnings.push(`${place}: started_at_utc ${startText} is more than a day from the name`);
  return judged(failures, warnings);
}

/** The stamp at the start of a directory's name, taken as UTC. */
function momentOfName(name: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)_(\d\d)(\d\d)(\d\d)(?!\d)/.exec(name)?.slice(1) ?? [];
  return parts.length === 0 ? undefined : utcMoment(`${parts.slice(0, 3).join('-')}T${parts.slice(3).join(':')}Z`);
}
