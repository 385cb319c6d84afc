import {
  Failure,
  parseJson,
  stageWaiver,
  type RefusedWaiver,
  type StageWaiver,
  type WaiverTaken,
} from '@gatehouse/contracts';
import { isFilled } from '@gatehouse/records';
import { isDay } from './condition';
import { isAnotherPerson, isSameTag } from '@gatehouse/runs';
import type { Repository } from './repository';

/**
 * Waivers for one stage of one decision: those that hold by requirement, and those that do not, with the reason
 * (contract 14.8).
 */
export interface Waivers {
  taken: Map<string, WaiverTaken>;
  refused: RefusedWaiver[];
}

export interface WaiverRequest {
  tag: string;
  stage: string;
  /** Undefined when nobody knows: then nobody is known to be another. */
  owner: string | undefined;
  /** YYYY-MM-DD. */
  today: string;
  /** Requirement → may it be waived? */
  waivable: ReadonlyMap<string, boolean>;
}

export function waiversFor(repository: Repository, globs: readonly string[], request: WaiverRequest): Waivers {
  const taken = new Map<string, WaiverTaken>();
  const refused: RefusedWaiver[] = [];
  for (const file of repository.list(globs)) {
    try {
      const stored = repository.read(file);
      if (stored === undefined) continue;
      const value = parseJson(stored.bytes.toString(), file);
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw new Failure('damaged-input', `${file}: expected a JSON object`);
      const given = value as Partial<StageWaiver>;
      // One that does not say whose it is, or for which stage, is incomplete for all.
      if (
        (isFilled(given.decision_tag) && !isSameTag(String(given.decision_tag), request.tag)) ||
        (isFilled(given.stage) && given.stage !== request.stage)
      )
        continue;
      const problem = objection(value, request);
      if (problem !== undefined) refused.push({ path: file, problem });
      else {
        const { rule, reason, approver, expires } = value as StageWaiver;
        taken.set(rule, { path: file, sha256: stored.sha256, reason, approver, expires });
      }
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      refused.push({ path: file, problem: error.message });
    }
  }
  return { taken, refused };
}

function objection(value: object, { owner, today, waivable }: WaiverRequest): string | undefined {
  const fault = stageWaiver.fault(value);
  if (fault !== undefined) return `incomplete: ${fault}`;
  const { rule, approver, expires } = value as StageWaiver;
  const open = (['decision_tag', 'reason', 'approver'] as const).find(
    (name) => !isFilled((value as StageWaiver)[name]),
  );
  if (open !== undefined) return `incomplete: ${open} is not filled in`;
  const may = waivable.get(rule);
  if (may === undefined) return `there is no requirement ${JSON.stringify(rule)} in this stage`;
  if (!may) return `${rule} cannot be waived`;
  if (!isDay(expires)) return `expires ${expires}, which is not a day`;
  if (expires < today) return `expired on ${expires}`;
  if (owner === undefined) return 'no decision note names the owner, so that the approver is not known to be another';
  return isAnotherPerson(approver, owner) ? undefined : `approved by ${approver}, who owns the decision`;
}
