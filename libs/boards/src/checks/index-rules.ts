/** Rules of the index of plans (contract 33.6). */
import { fileOfEntry, type IndexClaim } from '../documents/plan-index';
import { planNames, type PlanFile } from '../documents/plans';
import { idKey } from '../policy/task-ids';
import type { BoardContext } from './context';

/** index_complete and index_agrees. */
export function checkIndex({ documents, policy, found }: BoardContext): void {
  if (policy.index === null) return found.notApplicable('index_complete', 'index_agrees');
  const { plans } = documents;
  // Of an index that cannot be read no plan file is in it.
  const index = documents.index ?? { path: policy.index.path, entries: [], claims: [] };
  const files = new Set(plans.keys());
  const listed = new Map<string, string>();
  for (const entry of index.entries) {
    const file = fileOfEntry(entry, index.path, files);
    if (file === undefined)
      found.add('index_complete', { file: index.path, line: entry.line, message: `names no plan file: ${entry.file}` });
    else if (!listed.has(entry.name.toLowerCase())) listed.set(entry.name.toLowerCase(), file);
  }
  const named = new Set(index.entries.map((entry) => fileOfEntry(entry, index.path, files)));
  for (const file of files)
    if (!named.has(file)) found.add('index_complete', { file, message: `not in the index ${index.path}` });
  const prefix = policy.index.claim_prefix ?? 'Plan';
  for (const claim of index.claims) {
    const file =
      listed.get(claim.name.toLowerCase()) ??
      [...files].find((candidate) => planNames(candidate).includes(`${prefix}${claim.name}`));
    const plan = file === undefined ? undefined : plans.get(file);
    if (plan === undefined) continue;
    for (const message of claimProblems(claim, figuresOf(plan)))
      found.add('index_agrees', { file: index.path, line: claim.line, message: `${prefix} ${claim.name}: ${message}` });
  }
}

interface PlanFigures {
  all: number;
  done: number;
  blocked: number;
}

/** Of all distinct IDs of the plan's rows. */
function figuresOf({ rows }: PlanFile): PlanFigures {
  const idsOf = (kind?: string): number =>
    new Set(
      rows.filter(({ status }) => kind === undefined || status.kind === kind).flatMap(({ ids }) => ids.map(idKey)),
    ).size;
  return { all: idsOf(), done: idsOf('done'), blocked: idsOf('blocked') };
}

function claimProblems({ done, blocked, isComplete }: IndexClaim, plan: PlanFigures): string[] {
  const has = `${plan.done}/${plan.all}`;
  const problems: string[] = [];
  if (done !== undefined && (done.done !== plan.done || done.of !== plan.all))
    problems.push(`says ${done.done}/${done.of} done, the plan has ${has}`);
  if (blocked !== undefined && blocked !== plan.blocked)
    problems.push(`says ${blocked} blocked, the plan has ${plan.blocked}`);
  if (isComplete && plan.done !== plan.all) problems.push(`says complete, the plan has ${has} done`);
  return problems;
}
