/** The verdict over claims (contract 28.8). Pure. */
import type { CitedPolicy, ClaimsCheck, InputFile } from '@gatehouse/contracts';
import {
  checkItems,
  countsOf,
  passes,
  shownChecks,
  verdictMarkdown,
  waived,
  type CheckResult,
  type Checks,
} from '@gatehouse/verdicts';

export interface Verdict {
  checks: Checks;
  /** Null without a run. */
  eligible: boolean | null;
}

/**
 * Puts the checks of the gate and those of the documents together. `presentedAsBlocked`: the documents present the run
 * as blocked, so that what blocks it is waived.
 */
export function combine(gate: Checks | undefined, claims: Checks | undefined, presentedAsBlocked: boolean): Verdict {
  if (gate === undefined) return { checks: claims ?? {}, eligible: null };
  const spared = ['evidence_passes', 'run_eligible'];
  const shown = Object.fromEntries(
    Object.entries(gate).map(([id, result]): [string, CheckResult] => [
      id,
      presentedAsBlocked && spared.includes(id) ? waived(result) : result,
    ]),
  );
  return { checks: { ...shown, ...claims }, eligible: isOpen(gate) };
}

/** Do all checks of the gate pass? */
export function isOpen(gate: Checks): boolean {
  return Object.values(gate).every(({ status }) => status === 'pass');
}

export function claimsDocument(
  { checks, eligible }: Verdict,
  facts: {
    policy: CitedPolicy;
    runId: string | undefined;
    documents: ClaimsCheck['documents'];
    inputs: InputFile[];
    strict: boolean;
  },
): ClaimsCheck {
  return {
    schema: 'claims-check/v1',
    policy: facts.policy,
    run_id: facts.runId ?? null,
    headline_eligible: eligible,
    documents: facts.documents,
    inputs: facts.inputs,
    checks: shownChecks(checks),
    counts: countsOf(Object.values(checks)),
    overall_pass: passes(Object.values(checks), facts.strict),
  };
}

export function markdown(document: ClaimsCheck): string {
  const { run_id, headline_eligible, documents, checks, overall_pass } = document;
  const paths = documents.map(({ path }) => path).join(', ');
  return verdictMarkdown('Claims check', overall_pass, { run_id, headline_eligible, documents: paths }, [
    checkItems(checks),
  ]);
}
