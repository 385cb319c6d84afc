/** Whether a decision is still open, under its tag or one that continues it (contract 16.3). */
import type { RetentionPolicy } from '@gatehouse/contracts';
import { isActive } from '@gatehouse/runs';
import type { RetentionView } from './retention-view';
import { startOf } from './run-table';

export const dayMs = 86_400_000;

/** What keeps the evidence of a decision. */
export class OpenDecisions {
  constructor(
    private readonly policy: RetentionPolicy,
    private readonly now: Date,
    private readonly view: RetentionView,
  ) {}

  /** What keeps what belongs to this tag; without a tag, that it has none. */
  keeping(tag: string | undefined): string[] {
    if (tag === undefined) return ['it states no decision tag: what it belongs to cannot be told'];
    const recorded = this.view.recorded(tag);
    return [...(recorded === undefined ? [] : [`${recorded} has its decision tag ${tag}`]), ...this.reasons(tag)];
  }

  /**
   * Why the decision is still open, under this tag or one that continues it; empty when it is closed (contract 16.3).
   */
  reasons(tag: string): string[] {
    return [
      ...this.openUnder(tag),
      ...this.view.successors
        .of(tag)
        .flatMap((next) => [
          ...this.openUnder(next),
          ...(this.view.isInLedger(next)
            ? []
            : [`the decision ${tag} is open: it goes on as ${next}, of which the ledger has no row`]),
        ]),
    ];
  }

  private openUnder(tag: string): string[] {
    const runs = this.view.runs.ofTag(tag);
    const active = runs.find(isActive);
    const unfinalized = runs.find(({ record }) => record === 'succeeded' || record === 'failed');
    const days = this.policy.open_decision_days;
    const newest = runs.reduce((latest, { run }) => Math.max(latest, startOf(run.name)), -Infinity);
    return [
      ...(active === undefined
        ? []
        : [`the decision ${tag} is open: ${active.path} is active or may be (${active.state.state})`]),
      ...(unfinalized === undefined || this.view.isInLedger(tag)
        ? []
        : [`the decision ${tag} is open: the ledger has no row of it, and ${unfinalized.path} has ended`]),
      ...((this.now.getTime() - newest) / dayMs >= days
        ? []
        : [`the decision ${tag} is open: its newest run started less than ${days} days ago`]),
    ];
  }
}
