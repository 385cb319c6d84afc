import { Failure, type Requirement, type StagePolicy, type StageRules } from '@gatehouse/contracts';
import { isFilled } from '@gatehouse/records';
import { isSoundGlob } from '@gatehouse/system';

/** In their order, which no policy changes. */
export const stages = ['S0', 'S1', 'S2', 'S3', 'S4'] as const;

/** Requirements that no policy states and none can leave out. */
const builtIn: readonly string[] = ['earlier_stages', 'one_run', 'root_cause', 'records_kept'];

/**
 * The rules of a stage, once the whole policy makes sense (contract 14.2): stages and ids come once, what a requirement
 * rests on is there and not itself, and every piece of evidence is bound to the decision. Throws Failure
 * `damaged-input` naming the requirement.
 */
export function rulesOf(policy: StagePolicy, stage: string, file: string): StageRules {
  const stated = policy.stages.map((rules) => rules.stage);
  const twice = stated.find((name, index) => stated.indexOf(name) !== index);
  if (twice !== undefined) throw new Failure('damaged-input', `${file}: stage ${twice} comes twice`);
  for (const glob of [...policy.decision_notes.files, ...policy.waivers, ...policy.unchanging]) {
    if (!isSoundGlob(glob))
      throw new Failure('damaged-input', `${file}: ${JSON.stringify(glob)} does not lie in the repository`);
  }
  for (const rules of policy.stages) checkRules(rules, file);
  const wanted = policy.stages.find((rules) => rules.stage === stage);
  if (wanted === undefined)
    throw new Failure(
      'damaged-input',
      `${file}: has no stage ${stage}, only ${stated.join(', ')}; a stage without requirements cannot pass`,
    );
  return wanted;
}

function checkRules({ stage, requirements }: StageRules, file: string): void {
  const complain = (id: string, what: string): never => {
    throw new Failure('damaged-input', `${file}: ${stage} ${id}: ${what}`);
  };
  const byId = new Map<string, Requirement>();
  for (const requirement of requirements) {
    if (byId.has(requirement.id)) complain(requirement.id, 'the id comes twice');
    if (builtIn.includes(requirement.id))
      complain(requirement.id, 'the id is one of those that check-stage adds itself');
    byId.set(requirement.id, requirement);
  }
  for (const requirement of requirements) {
    const { machine_of: machine } = requirement;
    for (const id of machine === undefined ? [] : [machine.context, machine.result])
      if (!byId.has(id)) complain(requirement.id, `refers to ${id}, which is not a requirement of the stage`);
    const sources = [requirement.files, requirement.from, requirement.beside, requirement.of].filter(
      (source) => source !== undefined,
    );
    if (sources.length !== 1)
      complain(requirement.id, `expected one of files, from, beside, of, found ${sources.length}`);
    if (requirement.files !== undefined && requirement.tag_field === undefined)
      complain(requirement.id, 'files without tag_field: evidence of any decision would do');
    if (requirement.files?.length === 0) complain(requirement.id, 'files is empty');
    if (!(requirement.files ?? []).every(isSoundGlob)) complain(requirement.id, 'files must lie in the repository');
    for (const condition of [...(requirement.where ?? []), ...(requirement.conditions ?? [])]) {
      const { field, optional_unless: _, ...demands } = condition;
      if (Object.keys(demands).length === 0) complain(requirement.id, `does not say what ${field} must be`);
      for (const ref of [demands.same_as, demands.not_same_as, demands.among])
        if (ref !== undefined && !byId.has(ref.requirement))
          complain(requirement.id, `refers to ${ref.requirement}, which is not a requirement of the stage`);
      for (const text of [demands.equals, demands.not_equals])
        if (text !== undefined && !isFilled(text))
          complain(requirement.id, `compares ${field} with ${JSON.stringify(text)}, which counts as absent`);
    }
    checkBase(requirement, byId, complain);
  }
}

/** Follows what the requirement rests on down to files. */
function checkBase(
  start: Requirement,
  byId: ReadonlyMap<string, Requirement>,
  complain: (id: string, what: string) => never,
): void {
  const seen = new Set<string>();
  for (let requirement: Requirement = start; requirement.files === undefined;) {
    if (seen.has(requirement.id)) complain(start.id, 'rests on itself');
    seen.add(requirement.id);
    const id: string = requirement.of ?? requirement.from?.requirement ?? requirement.beside?.requirement ?? '';
    requirement = byId.get(id) ?? complain(start.id, `rests on ${id}, which is not a requirement of the stage`);
  }
}
