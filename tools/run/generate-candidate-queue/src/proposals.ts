/** What goes on from the runs of this repository, and whether it could start now (contract 10.7, 10.8). */
import type { RunContext } from '@gatehouse/contracts';
import { newestFreeze } from '@gatehouse/records';
import { argumentIn, refusalOf } from '@gatehouse/runs';
import type { Settings } from '@gatehouse/settings';
import { gitHead, Siblings } from '@gatehouse/system';
import { continuation, type Changes } from './continuation';

export class Proposals {
  readonly #siblings: Siblings;
  readonly #freezes = new Map<RunContext['decision_tag'], Changes['freeze']>();
  #commit: string | undefined;

  constructor(
    private readonly root: string,
    private readonly settings: Settings | undefined,
    env: NodeJS.ProcessEnv,
  ) {
    this.#siblings = new Siblings(env);
  }

  /** Looks for the freezes that runs after these would go by. Throws Failure `io`. */
  async prepare(contexts: readonly (RunContext | undefined)[]): Promise<void> {
    for (const context of contexts)
      if (context?.argv !== undefined)
        this.#freezes.set(context.decision_tag, await this.#freeze(context.workflow_arguments ?? []));
  }

  /** The words that go on from a recorded call that was prepared; undefined when none is recorded. */
  continued(context: RunContext | undefined, tag: string, notes: string): string[] | undefined {
    const argv = context?.argv;
    if (context === undefined || argv === undefined) return undefined;
    return continuation(argv, { tag, notes, freeze: this.#freezes.get(context.decision_tag) ?? 'recorded' });
  }

  /** What `official-run --dry-run` refuses; empty when the run could start. Throws Failure `io`. */
  refusal(words: readonly string[]): string {
    return refusalOf(this.root, words, this.#siblings);
  }

  /**
   * The newest freeze of what stands now; without one the run's own, or the one that the run will find by the settings.
   */
  async #freeze(words: readonly string[]): Promise<Changes['freeze']> {
    const { strategy, protocol } = this.settings?.document.freeze ?? {};
    this.#commit ??= gitHead(this.root)?.commit ?? 'unknown';
    const found = await newestFreeze(this.root, {
      commit: this.#commit,
      strategy: argumentIn(words, '--strategy') ?? strategy,
      protocol: argumentIn(words, '--protocol') ?? protocol,
    });
    if (found !== undefined) return { file: found.file };
    return this.settings === undefined ? 'recorded' : 'settings';
  }
}
