/** The status document from what was read. */
import type { SessionStatus } from '@gatehouse/contracts';
import { openFailures } from './failures';
import type { Facts } from './repository-state';
import { statusItems } from './items';
import { nextAction } from './next-action';

/** `prefix`: words that make the next action's command work from where the caller stands. */
export function sessionStatus(facts: Facts, prefix: readonly string[]): SessionStatus {
  const failures = openFailures(facts);
  return {
    schema: 'session-status/v1',
    observed_at: facts.now.toISOString(),
    repository: facts.root,
    decision_tag: facts.decision.value,
    run_dir: facts.run?.path ?? null,
    run_state: facts.run?.state.state ?? null,
    items: statusItems(facts),
    other_decisions: [...facts.others],
    open_failures: failures,
    ...(facts.openTasks === undefined ? {} : { open_tasks: [...facts.openTasks] }),
    reading_list: facts.readingList,
    problems: facts.problems.map(({ problem }) => problem),
    next_action: nextAction(facts, failures, prefix),
  };
}
