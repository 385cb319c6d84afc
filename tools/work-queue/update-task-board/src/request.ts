/** What an update asks for, once it makes sense by itself (contract 34.1, 34.2). */
import { idKey, isDay, strictFault, type QueuePolicy, type StatusKind } from '@gatehouse/boards';
import { Failure, parseJson, taskUpdates, type TaskUpdate, type TaskUpdates } from '@gatehouse/contracts';
import { isFilled } from '@gatehouse/render';

/** An update whose values stand on one line and whose words are understood. */
export interface TaskRequest extends Omit<TaskUpdate, 'status'> {
  /** `updates[0]: `, for messages. */
  prefix: string;
  key: string;
  /** Undefined when the status does not change. */
  kind: StatusKind | undefined;
}

/** The updates in a text; `shown` is for messages. Throws Failure `damaged-input` with the place of the fault. */
export function parseUpdates(text: string, shown: string): TaskUpdate[] {
  const value = parseJson(text, shown);
  const fault = strictFault(taskUpdates, value);
  if (fault !== undefined) throw new Failure('damaged-input', `${shown}: ${fault}; nothing was written`);
  return (value as TaskUpdates).updates;
}

/** The requests, and what is wrong with the updates as they stand. */
export function requestsOf(
  updates: readonly TaskUpdate[],
  policy: QueuePolicy,
  tomorrow: string,
): { requests: TaskRequest[]; problems: string[] } {
  const problems: string[] = [];
  const named = new Map<string, number>();
  const requests = updates.map((update, index): TaskRequest => {
    const prefix = `updates[${index}]: `;
    const say = (what: string): void => void problems.push(`${prefix}${what}`);
    const plain = oneLine(update) as TaskUpdate;
    const key = idKey(plain.task);
    const earlier = named.get(key);
    if (earlier === undefined) named.set(key, index);
    else say(`${plain.task} is named by updates[${earlier}] already`);
    if (holdsControl(plain)) say(`${plain.task}: a value holds a control character`);
    const kind = plain.status === undefined ? undefined : policy.statuses.kindOf(plain.status);
    if (plain.status !== undefined && kind === undefined)
      say(`status '${plain.status}' is none of ${policy.statuses.spellings.join(', ')}`);
    checkDate(plain, kind, tomorrow, say);
    if (plain.create === true) {
      if (!policy.ids.isId(plain.task)) say(`${plain.task}: expected ${policy.ids.pattern}`);
      for (const field of ['title', 'owner', 'plan'] as const)
        if (!isFilled(plain[field]) && (field !== 'plan' || policy.plans !== null))
          say(`${plain.task} is new and needs ${field}`);
    } else if (plain.plan !== undefined) say(`${plain.task}: plan is given for new tasks only`);
    const { status: _, ...rest } = plain;
    return { ...rest, prefix, key, kind: plain.create === true && plain.status === undefined ? 'backlog' : kind };
  });
  return { requests, problems };
}

function checkDate(
  update: TaskUpdate,
  kind: StatusKind | undefined,
  tomorrow: string,
  say: (what: string) => void,
): void {
  for (const date of [update.date, update.timeline?.date])
    if (date !== undefined && !isDay(date)) say(`no such day: ${date}`);
  if (update.date === undefined) return;
  if (kind !== 'done') say(`${update.task}: date is given with status done only`);
  else if (isDay(update.date) && update.date > tomorrow) say(`done on a day to come: ${update.date}`);
}

/** Line breaks become `<br>`, in all texts of a value. */
function oneLine(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\r\n|\n|\r/g, '<br>');
  if (Array.isArray(value)) return value.map(oneLine);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, oneLine(below)]));
}

function holdsControl(value: unknown): boolean {
  if (typeof value === 'string') return /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/.test(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsControl);
}
