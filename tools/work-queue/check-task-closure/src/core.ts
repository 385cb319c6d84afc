/**
 * Whether a task may be called done or blocked (contract 38). Pure but for what the two states of the repository are
 * asked.
 */
import path from 'node:path';
import type { FindingsSummary } from '@gatehouse/boards';
import { closureContext, type ClosureFacts } from './context';
import { checkAgreement, checkUpdated } from './document-rules';
import { checkEvidence } from './evidence-rules';
import { checkGates } from './gate-rules';
import { checkSessionLog } from './log-rules';
import { checkNetops } from './netops';

/** What is found of a task that is on the board. */
export function judgeClosure(facts: ClosureFacts): FindingsSummary {
  const context = closureContext(facts);
  checkAgreement(context);
  checkUpdated(context);
  checkSessionLog(context);
  checkEvidence(context);
  checkGates(context);
  checkNetops(context, path.posix.parse(facts.log.path).name);
  return context.found.summary();
}
