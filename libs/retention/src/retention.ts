/**
 * Retention in one repository under one policy (contract 16.2 to 16.4). plan-cleanup asks it of everything the policy
 * names, apply-cleanup again of every item under the lock that keeps official runs from starting.
 */
import type { RetentionPolicy } from '@gatehouse/contracts';
import { cleanupLog, trashFolder } from '@gatehouse/records';
import { runsFolder, type EngineView } from '@gatehouse/runs';
import { isWithin } from './item-path';
import type { TreeFacts } from './listing';
import { matchedItem, matchedItems, type MatchedItem } from './matched-item';
import { freezeFolder, RetentionJudge, type RetentionDecision } from './retention-decision';
import { retentionPolicyFile } from './retention-policy';
import { RetentionViews, type RetentionView, type TagsInTable } from './retention-view';

/** `tagsInTable` gives the decision tags in a CSV. */
export class Retention {
  private readonly views: RetentionViews;

  constructor(
    private readonly root: string,
    private readonly policy: RetentionPolicy,
    private readonly now: Date,
    tagsInTable: TagsInTable,
    /** What engines say of launched runs, by name of the run; of which nothing is said, everything is kept. */
    engines: ReadonlyMap<string, EngineView> = new Map(),
  ) {
    this.views = new RetentionViews(root, policy, tagsInTable, engines);
  }

  /** Everything a rule names, sorted by path. Throws Failure `io`. */
  named(): MatchedItem[] {
    return matchedItems(this.root, this.policy);
  }

  /** Which rule names this path; undefined when none does. What the plan says of it does not count. */
  ruleFor(file: string): MatchedItem | undefined {
    return matchedItem(this.policy, file);
  }

  /**
   * What a place, relative to the root, is kept for, though nothing may be there yet; undefined where a plan may lie.
   * Among the records a plan would keep all that it lists.
   */
  reservedFor(file: string): string | undefined {
    const folder = ['.git', runsFolder, trashFolder, freezeFolder].find((top) => isWithin(top, file));
    if (folder !== undefined) return `what lies in ${folder}`;
    if (file === cleanupLog) return 'the log of cleaning up';
    if (file === retentionPolicyFile) return 'the retention policy';
    return this.views.isRecord(file) ? 'records' : undefined;
  }

  /** `files` are those that will be judged by it; others can be, in more time. */
  view(files: readonly string[] = []): RetentionView {
    return this.views.view(files);
  }

  /** Like view(), but reuses what was read for the item before when nothing was recorded since. */
  viewAgain(files: readonly string[]): RetentionView {
    return this.views.viewAgain(files);
  }

  /** May it go? `facts` are of the tree at its path. */
  judge(item: MatchedItem, facts: TreeFacts, view: RetentionView): RetentionDecision {
    return new RetentionJudge(this.root, this.policy, this.now, view).judge(item, facts);
  }
}
