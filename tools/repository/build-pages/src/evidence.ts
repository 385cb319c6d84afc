/** What verify-evidence says of the record, and of one decision in it (contract 47.6). */
import { Failure, type EvidenceFinding, type PageEvidence } from '@gatehouse/contracts';
import { basisOf, keepsLog, verifyLog } from '@gatehouse/evidence';
import { placesOf } from './decision-files';
import type { Decision } from './decisions';

export type JudgedEvidence =
  | { state: 'no_log' }
  | { state: 'not_judged'; why: string }
  | { state: 'judged'; findings: readonly EvidenceFinding[]; had: string };

/** Throws Failure `io`. A log that cannot be judged now is told, and nothing else: pages are made anew at any time. */
export async function judgeEvidence(root: string, now: Date): Promise<JudgedEvidence> {
  if (!keepsLog(root)) return { state: 'no_log' };
  try {
    const { verification, checkpoints } = await verifyLog(root, {
      now,
      checkpoints: [],
      resolve: (given) => given,
      allowedSigners: undefined,
      requireSignature: false,
      maxAgeDays: undefined,
      requireWitnessed: false,
      inputs: false,
      since: undefined,
    });
    return { state: 'judged', findings: verification.findings, had: basisOf(verification, checkpoints) };
  } catch (error) {
    if (!(error instanceof Failure) || error.id === 'io') throw error;
    return { state: 'not_judged', why: error.message };
  }
}

const mostFindings = 20;

/** Of one decision: findings of the places it consists of, and those that concern the log as a whole. */
export function evidenceOf(judged: JudgedEvidence, decision: Decision): PageEvidence {
  if (judged.state === 'no_log')
    return {
      state: 'no_log',
      sentence: 'No evidence log is kept here: nothing shows that these files are as they were made.',
      had: null,
      findings: [],
    };
  if (judged.state === 'not_judged')
    return {
      state: 'not_judged',
      sentence: `The evidence log could not be judged: ${judged.why}`,
      had: null,
      findings: [],
    };
  const places = placesOf(decision);
  const concerns = ({ place }: EvidenceFinding): boolean =>
    place.startsWith('audit/evidence_log') || places.some((one) => place === one || place.startsWith(`${one}/`));
  const own = judged.findings.filter(concerns);
  const others = judged.findings.length - own.length;
  const elsewhere = others === 0 ? '' : ` Elsewhere in the record: ${others} ${others === 1 ? 'finding' : 'findings'}.`;
  return {
    state: own.length === 0 ? 'whole' : 'findings',
    sentence:
      own.length === 0
        ? `Whole: every file of this decision is as the log states.${elsewhere}`
        : `Not whole: ${own.length} ${own.length === 1 ? 'finding' : 'findings'} concern this decision or the log itself.${elsewhere}`,
    had: `Judged against ${judged.had}.`,
    findings: own.slice(0, mostFindings).map(({ code, place, message }) => ({ code, place, message })),
  };
}

/** For the list of all decisions. */
export function evidenceInWords(judged: JudgedEvidence): string {
  if (judged.state === 'no_log') return 'no log is kept';
  if (judged.state === 'not_judged') return `not judged: ${judged.why}`;
  const count = judged.findings.length;
  return `${count === 0 ? 'whole' : `not whole: ${count} ${count === 1 ? 'finding' : 'findings'}`} (${judged.had})`;
}
