/**
 * The policy of the work queue (contract 33.2): the team's, else the shipped one; a top-level field that is absent has
 * the shipped value.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import {
  Failure,
  parseJson,
  workQueuePolicy,
  type BacklogPolicy,
  type BoardPolicy,
  type GatesPolicy,
  type IndexPolicy,
  type LogPolicy,
  type MirrorPolicy,
  type NetopsPolicy,
  type PlansPolicy,
  type PolicyUsed,
  type UiPolicy,
  type WorkQueuePolicy,
} from '@gatehouse/contracts';
import { isFile, readBytes } from '@gatehouse/files';
import { isSoundGlob } from '@gatehouse/system';
import { strictFault } from './strict-fault';
import { plainStatus, statusKinds, statusReader, type StatusReader } from './status';
import { taskIds, type TaskIds } from './task-ids';
import { canOnlyWarn } from './check-ids';
import shipped from './work_queue_policy.default.json';

export const teamPolicy = 'configs/research/work_queue_policy.json';

/** A policy in force. A field that is null is a part of the work queue that the team does not have. */
export interface QueuePolicy {
  used: PolicyUsed;
  ids: TaskIds;
  statuses: StatusReader;
  wipLimit: number | null;
  doneNeedsDate: boolean;
  warnings: readonly string[];
  board: BoardPolicy;
  mirror: MirrorPolicy | null;
  backlog: BacklogPolicy | null;
  plans: PlansPolicy | null;
  index: IndexPolicy | null;
  log: LogPolicy;
  gates: GatesPolicy | null;
  evidencePaths: readonly string[];
  netops: NetopsPolicy | null;
  runbook: readonly string[];
  ui: UiPolicy | null;
}

const shippedPolicy = shipped as unknown as Required<WorkQueuePolicy>; // a test holds it to its schema

/** The shipped policy as a text, to start one of one's own. */
export function shippedPolicyText(): string {
  return `${JSON.stringify(shippedPolicy, null, 2)}\n`;
}

/**
 * The policy at `given` (absolute), else the team's, else the shipped one. Throws Failure `missing-input` when the
 * given one is not there,
 * `damaged-input` naming file and field.
 */
export function readQueuePolicy(root: string, given?: string): QueuePolicy {
  const team = path.join(root, teamPolicy);
  const file = given ?? (isFile(team) ? team : undefined);
  if (file === undefined) return policyOf({}, shippedPolicyText(), null, 'the shipped policy');
  const bytes = readBytes(file);
  const shown = path.relative(root, file);
  const value = parseJson(bytes.toString('utf8'), shown);
  const fault = strictFault(workQueuePolicy, value);
  if (fault !== undefined) throw new Failure('damaged-input', `${shown}: ${fault}`);
  return policyOf(value as WorkQueuePolicy, bytes, shown, shown);
}

function policyOf(
  team: Partial<WorkQueuePolicy>,
  bytes: string | Buffer,
  file: string | null,
  shown: string,
): QueuePolicy {
  const policy = { ...shippedPolicy, ...team };
  const complain = (field: string, what: string): never => {
    throw new Failure('damaged-input', `${shown}: ${field}: ${what}`);
  };
  checkSpellings(policy, complain);
  checkPlaces(policy, complain);
  for (const id of policy.warnings)
    if (!canOnlyWarn(id)) complain('warnings', `${id} is not a check that can be made a warning`);
  if (policy.plans !== null && policy.board.columns.plan === undefined)
    complain('board.columns.plan', 'expected the column that names the plan of a task, because there are plans');
  let ids: TaskIds;
  try {
    ids = taskIds(policy.id_pattern);
  } catch (error) {
    return complain('id_pattern', `is not a regular expression: ${(error as Error).message}`);
  }
  return {
    used: {
      name: policy.name,
      path: file,
      // When it is asked for: node:crypto costs a screen that does not show it 2 ms.
      get sha256() {
        return createHash('sha256').update(bytes).digest('hex');
      },
    },
    ids,
    statuses: statusReader(policy.statuses),
    wipLimit: policy.wip_limit,
    doneNeedsDate: policy.done_needs_date,
    warnings: policy.warnings,
    board: policy.board,
    mirror: policy.mirror,
    backlog: policy.backlog,
    plans: policy.plans,
    index: policy.index,
    log: policy.log,
    gates: policy.gates,
    evidencePaths: policy.evidence.paths,
    netops: policy.netops,
    runbook: policy.runbook,
    ui: policy.ui,
  };
}

type Complain = (field: string, what: string) => never;

function checkSpellings({ statuses }: Required<WorkQueuePolicy>, complain: Complain): void {
  const owners = new Map<string, string>();
  for (const kind of statusKinds)
    for (const spelling of statuses[kind]) {
      const plain = plainStatus(spelling);
      if (plain === '') complain(`statuses.${kind}`, 'a spelling is empty');
      const owner = owners.get(plain) ?? kind;
      if (owner !== kind) complain(`statuses.${kind}`, `'${spelling}' is a spelling of ${owner} too`);
      owners.set(plain, kind);
    }
}

/** Every path and glob lies in the repository. */
function checkPlaces(policy: Required<WorkQueuePolicy>, complain: Complain): void {
  const { board, mirror, backlog, plans, index, log, gates, evidence, netops, runbook, ui } = policy;
  const places: [string, readonly string[]][] = [
    ['board.path', [board.path]],
    ['mirror.path', mirror ? [mirror.path] : []],
    ['backlog.path', backlog ? [backlog.path] : []],
    ['plans.files', plans?.files ?? []],
    ['plans.exclude', plans?.exclude ?? []],
    ['index.path', index ? [index.path] : []],
    ['log.dir', [log.dir]],
    ['gates.path', gates ? [gates.path] : []],
    ['gates.waivers', gates?.waivers ?? []],
    ['evidence.paths', evidence.paths],
    ['netops.operations', netops?.operations ?? []],
    ['netops.resets', netops?.resets ?? []],
    ['runbook', runbook],
    ['ui.paths', ui?.paths ?? []],
    ['ui.checklist', ui ? [ui.checklist] : []],
  ];
  for (const [field, given] of places)
    for (const place of given)
      if (!isSoundGlob(place)) complain(field, `${JSON.stringify(place)} does not lie in the repository`);
  const [fewest, most] = log.bullets ?? [0, 0];
  if (fewest > most) complain('log.bullets', `at least ${fewest}, at most ${most}`);
}
