import type { CleanupItem, CleanupPlan, PolicyInForce } from '@gatehouse/contracts';
import { foldersAround, type RetentionDecision, type MatchedItem } from '@gatehouse/retention';

/** Something a rule of the policy names: judged, and listed when nothing keeps it. */
export interface EvaluatedItem {
  named: MatchedItem;
  judgement: Pick<RetentionDecision, 'kept' | 'reason' | 'record' | 'tag' | 'ageDays'>;
  listing: { sha256: string; bytes: number; files: number } | undefined;
}

export interface PlanFacts {
  generatedAt: Date;
  repository: string;
  policy: PolicyInForce;
  problems: readonly string[];
}

/** The plan (contract 16.1): what nothing keeps as items, the rest with what keeps it. */
export function cleanupPlan(
  weighed: readonly EvaluatedItem[],
  { generatedAt, repository, policy, problems }: PlanFacts,
): CleanupPlan {
  const items = weighed.flatMap((one) => itemOf(one) ?? []);
  const paths = new Set(items.map(({ path }) => path));
  const apart = items.filter(({ path }) => !foldersAround(path).some((folder) => paths.has(folder)));
  return {
    schema: 'cleanup-plan/v1',
    generated_at: generatedAt.toISOString(),
    repository,
    policy,
    items: apart,
    kept: weighed.flatMap(({ named, judgement: { kept } }) =>
      kept.length === 0
        ? []
        : [{ path: named.path, reasons: [kept[0] as string, ...kept.slice(1)] as [string, ...string[]] }],
    ),
    problems: [...problems],
    total_bytes: apart.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

function itemOf({ named, judgement, listing }: EvaluatedItem): CleanupItem | undefined {
  if (judgement.kept.length > 0 || listing === undefined) return undefined;
  return {
    path: named.path,
    kind: named.kind,
    rule: named.rule,
    reason: `${judgement.reason}; unchanged for ${Math.floor(judgement.ageDays)} days`,
    decision_tag: judgement.tag ?? null,
    record: judgement.record,
    age_days: Math.floor(judgement.ageDays * 10) / 10,
    bytes: listing.bytes,
    files: listing.files,
    listing_sha256: listing.sha256,
  };
}

/** The plan for people: one line for each item, then what could not be read. */
export function planLines(plan: CleanupPlan, shownFile: string): string[] {
  const named = plan.items.length + plan.kept.length;
  return [
    ...plan.items.map(({ path, bytes, reason }) => `${path}  ${size(bytes)}  ${reason}`),
    `[done] cleanup_plan=${shownFile}`,
    `[done] items=${plan.items.length} bytes=${plan.total_bytes} kept=${plan.kept.length} of ${named} named by the policy (${plan.policy.source})`,
  ];
}

/** Bytes for people. */
export function size(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let [value, unit] = [bytes, 0];
  for (; value >= 1024 && unit < units.length - 1; unit += 1) value /= 1024;
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}
