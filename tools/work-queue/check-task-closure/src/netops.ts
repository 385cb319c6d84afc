/** Online work of a session: each operation is recorded, and what it switched on is reset (contract 38.6). */
import { idKey, isObject, momentOf, type DocumentTree, type JsonObject } from '@gatehouse/boards';
import { Failure, parseJson } from '@gatehouse/contracts';
import { isFilled } from '@gatehouse/render';
import type { ClosureContext } from './context';

interface RecordFile {
  file: string;
  /** Undefined when the file is not a record at all. */
  records: JsonObject[] | undefined;
}

/** netops_logged and netops_reset. `stem`: name of the log without its ending. */
export function checkNetops(context: ClosureContext, stem: string): void {
  const { after, policy, task, log, found } = context;
  if (policy.netops === null) return found.notApplicable('netops_logged', 'netops_reset');
  const text = log.check.log?.text.replaceAll('\\', '/') ?? '';
  const add = (check: 'netops_logged' | 'netops_reset', file: string, message: string): void =>
    found.add(check, { file, message });
  const operations = readRecords(after.tree, policy.netops.operations);
  const resets = readRecords(after.tree, policy.netops.resets);
  for (const { file, records } of operations)
    if (records === undefined)
      add(
        'netops_logged',
        file,
        'not a record of operations: neither a JSON object, an array of objects nor lines of them',
      );
  for (const { file, records } of resets)
    if (records === undefined)
      add(
        'netops_reset',
        file,
        'not a record of a reset: neither a JSON object, an array of objects nor lines of them',
      );
  let count = 0;
  for (const { file, records = [] } of operations) {
    const ofSession = records.filter((operation) => isOfSession(operation, stem, task.key));
    count += ofSession.length;
    for (const operation of ofSession) {
      const lacking = missingFields(operation);
      if (lacking.length > 0) add('netops_logged', file, `operation without ${lacking.join(', ')}`);
    }
    if (ofSession.length > 0 && !text.includes(file)) add('netops_logged', file, 'the log does not name it');
    for (const flag of policy.netops.flags) {
      const moments = ofSession
        .filter((operation) => isOn(operation, flag))
        .map(({ Timestamp }) => momentOf(Timestamp));
      if (moments.length > 0)
        checkReset({ add, resets, text, file, flag, moments, maxHours: policy.netops.max_hours ?? 12 });
    }
  }
  const level = log.check.log?.fields.get('level')?.value ?? '';
  if (/^L3\b/.test(level.trim()) && count === 0)
    add('netops_logged', log.path, 'level L3, and no operation of this session is recorded');
}

function readRecords(tree: DocumentTree, globs: readonly string[]): RecordFile[] {
  return tree.find(globs).map((file) => ({ file, records: recordsIn(tree.read(file)?.toString('utf8') ?? '') }));
}

/** A JSON object, an array of objects, or one object a line. */
function recordsIn(text: string): JsonObject[] | undefined {
  const whole = parsed(text);
  const values =
    whole === undefined
      ? text
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map(parsed)
      : [whole].flat();
  return values.length > 0 && values.every(isObject) ? values : undefined;
}

function parsed(text: string): unknown {
  try {
    return parseJson(text, '');
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** By SessionId; without one, by the task among TaskBoardIds. */
function isOfSession(operation: JsonObject, stem: string, key: string): boolean {
  const { SessionId: session, TaskBoardIds: tasks } = operation;
  if (typeof session === 'string' && isFilled(session)) return session.trim() === stem;
  return [tasks].flat().some((id) => typeof id === 'string' && idKey(id.trim()) === key);
}

function missingFields(operation: JsonObject): string[] {
  const { Arguments: words, Result: result } = operation;
  const [given, ended] = [isObject(words) ? words : {}, isObject(result) ? result : {}];
  const isText = (value: unknown): boolean => typeof value === 'string' && isFilled(value);
  const demands: [string, boolean][] = [
    ['Timestamp', momentOf(operation['Timestamp']) !== undefined],
    ['Action', isText(operation['Action'])],
    ['Arguments.Uri', isText(given['Uri'])],
    ['Arguments.HashSha256', /^[0-9a-f]{64}$/i.test(String(given['HashSha256']))],
    ['Arguments.Reason', isText(given['Reason'])],
    ['Result.Status', isText(ended['Status'])],
  ];
  return demands.filter(([, isThere]) => !isThere).map(([name]) => name);
}

function isOn({ Environment: environment }: JsonObject, flag: string): boolean {
  if (!isObject(environment) || !Object.hasOwn(environment, flag)) return false;
  const value = environment[flag];
  if (value === null || value === undefined || value === false || value === 0) return false;
  return typeof value !== 'string' || !['', '0', 'false'].includes(value.trim().toLowerCase());
}

interface ResetQuestion {
  add(check: 'netops_reset', file: string, message: string): void;
  resets: readonly RecordFile[];
  /** Of the log. */
  text: string;
  /** Of the operations, and when they were made; undefined for one that does not say. */
  file: string;
  moments: readonly (number | undefined)[];
  flag: string;
  maxHours: number;
}

/** Each operation that had the flag on is followed by a reset that the log names. */
function checkReset({ add, resets, text, file, flag, moments, maxHours }: ResetQuestion): void {
  const candidates = resets.flatMap(({ file: reset, records = [] }) =>
    records
      .filter((record) => resetsFlag(record, flag))
      .map((record) => ({ reset, at: momentOf(record['TimestampUtc']) ?? NaN })),
  );
  const unnamed = new Set<string>();
  for (const moment of moments) {
    const after = candidates.filter(
      ({ at }) => moment !== undefined && at >= moment && at - moment <= maxHours * 3_600_000,
    );
    if (after.length === 0)
      return add('netops_reset', file, `${flag} was on, and no reset with a reason followed within ${maxHours} hours`);
    if (!after.some(({ reset }) => text.includes(reset))) unnamed.add(after[0]?.reset ?? file);
  }
  for (const reset of unnamed) add('netops_reset', reset, 'the log does not name the reset');
}

function resetsFlag({ Reason: reason, Entries: entries }: JsonObject, flag: string): boolean {
  return (
    typeof reason === 'string' &&
    isFilled(reason) &&
    [entries].flat().some((entry) => isObject(entry) && entry['Name'] === flag && String(entry['NewValue']) === '0')
  );
}
