/**
 * The entry of a cleanup (contract 20.4): once a call, what was done. What a killed call did is reported by the cleanup
 * log, so its successor enters it.
 */
import { Failure } from '@gatehouse/contracts';
import { cleanupLog } from '@gatehouse/records';
import { draftEntry, notEntered, policyOf } from './logged-step';
import { append, logEnd, withLogLock, type AppendOptions } from './append';
import { cleanedSince } from './cleaned';
import { publishPending, removePending } from './pending';
import { hasUnsettled } from './settle';
import { statedInput } from './statement';
import { keepsLog } from './step';
import { changesOf } from './unchanged';

export interface CleaningOptions extends AppendOptions {
  tool: string;
  /** Absolute path of the plan. */
  plan: string;
}

/**
 * Does `work`, which takes things away and says so in the cleanup log, and enters what is gone; without a log only
 * `work` is done. The caller holds the lock of the cleanup log. Throws as openStep, and what `work` throws.
 */
export async function enterCleaned<T>(root: string, options: CleaningOptions, work: () => Promise<T>): Promise<T> {
  if (!keepsLog(root)) return work();
  const policy = policyOf(root);
  logEnd(root, policy);
  if (hasUnsettled(root)) await withLogLock(root, policy, options, () => undefined);
  const [problem] = changesOf(root, [cleanupLog]).values();
  if (problem !== undefined) throw new Failure('refused', problem);
  const plan = statedInput(root, options.plan, 'source');
  const draft = { ...draftEntry(root, options.tool, 'cleaned'), inputs: plan === undefined ? [] : [plan] };
  const pending = publishPending(root, draft);
  const done = await work();
  const cleaned = cleanedSince(root);
  if (cleaned !== undefined) {
    const entry = { ...draft, files: [cleaned.log], removed: cleaned.removed };
    try {
      await append(root, policy, [entry], options);
    } catch (error) {
      throw notEntered(error, entry);
    }
  }
  removePending(root, pending);
  return done;
}
