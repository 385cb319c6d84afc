/**
 * Waivers of telemetry gates (contract 37.7): of exactly one gate and one task, until a day, and not by an owner of the
 * task.
 */
import { parseJson, type RefusedTelemetryWaiver, type TelemetryGate, type WaiverUsed } from '@gatehouse/contracts';
import { isFilled } from '@gatehouse/render';
import { isAnotherPerson, namesSomebody } from '@gatehouse/runs';
import { isObject } from '../log/sessions';
import { isDay } from '../policy/status';
import { idKey } from '../policy/task-ids';
import type { DocumentTree } from '../repository/document-tree';

export interface Waivers {
  /** By the id of the gate. */
  used: ReadonlyMap<string, WaiverUsed>;
  refused: RefusedTelemetryWaiver[];
}

/** `owners`: names in the board's owner cell; `today`: the day as of which waivers hold, UTC. */
export function readWaivers(
  tree: DocumentTree,
  globs: readonly string[],
  question: { task: string; owners: readonly string[]; gates: readonly TelemetryGate[]; today: string },
): Waivers {
  const used = new Map<string, WaiverUsed>();
  const refused: RefusedTelemetryWaiver[] = [];
  for (const file of tree.find(globs)) {
    const judged = judgeWaiver(tree.read(file)?.toString('utf8') ?? '', question);
    if (typeof judged === 'string') refused.push({ path: file, problem: judged });
    else if (judged !== undefined) used.set(judged.gate, { path: file, ...judged.waiver });
  }
  return { used, refused };
}

type Judged = { gate: string; waiver: { approver: string; reason: string; expires: string } } | string | undefined;

/** A waiver that holds, why one is refused, or undefined for one of something else. */
function judgeWaiver(
  text: string,
  {
    task,
    owners,
    gates,
    today,
  }: { task: string; owners: readonly string[]; gates: readonly TelemetryGate[]; today: string },
): Judged {
  let value: unknown;
  try {
    value = parseJson(text, '');
  } catch {
    return 'not JSON';
  }
  if (!isObject(value) || value['schema'] !== 'telemetry-waiver/v1') {
    const schema = isObject(value) ? value['schema'] : undefined;
    return `other schema: ${typeof schema === 'string' ? schema : 'none'}, expected telemetry-waiver/v1`;
  }
  const fields = ['gate', 'task', 'reason', 'approver', 'expires'] as const;
  const silent = fields.filter((name) => typeof value[name] !== 'string' || !isFilled(value[name]));
  if (silent.length > 0) return `says nothing: ${silent.join(', ')}`;
  const { gate: id, task: ofTask, reason, approver, expires } = value as Record<(typeof fields)[number], string>;
  const gate = gates.find((one) => one.id === id);
  if (idKey(ofTask.trim()) !== idKey(task) || gate === undefined) return undefined;
  if (!isDay(expires)) return `expires: no such day: ${expires}`;
  if (expires < today) return `expired on ${expires}`;
  if (gate.waivable === false) return `gate ${id} cannot be waived`;
  if (isOwner(approver, owners)) return 'the approver owns the task';
  return { gate: id, waiver: { approver, reason, expires } };
}

/** However the name is written (contract 14.8); of several approvers it is enough when one of them is not an owner. */
function isOwner(approver: string, owners: readonly string[]): boolean {
  return namesSomebody(owners) && !isAnotherPerson(approver, owners);
}
