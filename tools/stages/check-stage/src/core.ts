import {
  Failure,
  type Requirement,
  type RequirementResult,
  type StageCheck,
  type StageEvidence,
  type StagePolicy,
} from '@gatehouse/contracts';
import { localDate, localTimestamp } from '@gatehouse/render';
import { comparedTag, isSameTag } from '@gatehouse/runs';
import { commandFor, type CommandWords } from './command';
import { StageEvidenceFinder, type Finding } from './evidence';
import { checksOf, uncertainOrder, earlierStages, oneRun, recordsKept, rootCause, type Result } from './history';
import { rulesOf, stages } from './policy';
import { plainText } from './condition';
import { formatOf, recordsOf, type EvidenceRecord } from './record';
import type { Repository } from './repository';
import { waiversFor } from './waiver';

export interface StageRequest {
  stage: StageCheck['stage'];
  tag: string;
  now: Date;
  commit: string | null;
  policy: StagePolicy;
  /** Null: the shipped one. */
  policyPath: string | null;
  policySha256: string;
  /** For the commands that make what is missing. */
  words?: CommandWords;
  /** Where an evidence log is kept: what of evidence and waivers is not what it says was left. */
  logProblems?: (evidence: readonly StageEvidence[], waivers: readonly string[]) => string[];
}

/**
 * Has this decision met the requirements of the stage (contract 14)? Pure but for what `repository` reads. Throws
 * Failure `damaged-input` when the policy makes no sense; evidence that cannot be read is a finding.
 */
export function judgeStage(repository: Repository, request: StageRequest): StageCheck {
  const { stage, tag, policy } = request;
  const rules = rulesOf(policy, stage, request.policyPath ?? 'the shipped policy');
  const { decision_notes: notes } = policy;
  const noteOf = (of: string): EvidenceRecord | undefined => findNote(repository, policy, of);
  const note = noteOf(tag);
  const owner = textOf(note, notes.owner_field);
  const { predecessors, loop } = chainOf(tag, (of) => {
    const predecessor = textOf(noteOf(of), notes.predecessor_field);
    return predecessor === undefined ? undefined : comparedTag(predecessor);
  });
  const tags = [tag, ...predecessors];
  const { checks, damaged } = checksOf(repository, tags);
  const uncertain = uncertainOrder(checks);

  const today = localDate(request.now);
  const single = (of: string): Result =>
    oneRun(
      of,
      repository.runs(of).map((run) => run.path),
    );
  const order = earlierStages(
    repository,
    stages.filter((name) => name < stage),
    tags,
    checks,
    {
      policySha256: request.policySha256,
      today,
      asked: (name) => policy.stages.find((one) => one.stage === name)?.requirements.map(({ id }) => id) ?? [],
      judgeAgain: (check) => [...changedFor(repository, policy, check), ...single(check.decision_tag).problems],
    },
  );
  if (loop !== undefined)
    order.problems.push(`the predecessors of '${tag}' go round in a circle: '${loop}' comes again`);
  const kept = recordsKept(repository, checks, policy.unchanging);
  kept.problems.push(...damaged.map((problem) => `a stage check cannot be read: ${problem}`));
  if (damaged.length > 0)
    kept.command ??= '# restore these files from git or a copy: records are never removed or changed';
  const cause = rootCause(
    failuresOf(repository, predecessors[0], checks),
    textOf(note, notes.root_cause_field),
    note && { path: note.file.path, sha256: note.file.sha256 },
    notes.root_cause_field,
  );

  const finder = new StageEvidenceFinder(repository, tag, rules.requirements);
  const findings = rules.requirements.map((requirement) => ({ requirement, finding: finder.judge(requirement) }));
  const builtIn = [order, single(tag), cause, kept];
  const results = [...findings.map(({ requirement, finding }) => resultOf(requirement, finding, request)), ...builtIn];
  const waivable = waivableOf(findings, builtIn);
  const waivers = waiversFor(repository, policy.waivers, { tag, stage, owner, today, waivable });

  const logged = logResult(request, results, [
    ...[...waivers.taken.values()].map((waiver) => waiver.path),
    ...waivers.refused.map((waiver) => waiver.path),
  ]);
  const requirements = withWaivers([...results, ...logged], waivers.taken);
  const counts = countsOf(requirements);
  const own = new Set(rules.requirements.map(({ id }) => id));
  return {
    schema: 'stage-check/v1',
    generated_at: localTimestamp(request.now),
    generated_at_utc: request.now.toISOString(),
    stage,
    title: rules.title,
    decision_tag: tag,
    owner: owner ?? null,
    predecessors,
    policy: { name: policy.name, path: request.policyPath, sha256: request.policySha256 },
    git_commit: request.commit,
    requirements: requirements as StageCheck['requirements'],
    refused_waivers: waivers.refused,
    counts,
    ...(uncertain.length === 0 ? {} : { warnings: uncertain }),
    // Rules of ours that found nothing to object to prove nothing: one of the policy's must have passed.
    overall_pass: counts.fail === 0 && requirements.some(({ id, status }) => status === 'pass' && own.has(id)),
  };
}

/** Which requirements a waiver may take: not the built-in ones, nor one whose evidence is there too often. */
function waivableOf(
  findings: readonly { requirement: Requirement; finding: Finding }[],
  builtIn: readonly Result[],
): Map<string, boolean> {
  return new Map([
    ...findings.map(
      ({ requirement: { id, waivable: may }, finding }) => [id, (may ?? true) && !finding.isRepeated] as const,
    ),
    ...builtIn.map(({ id }) => [id, false] as const),
  ]);
}

function withWaivers(results: readonly Result[], taken: ReturnType<typeof waiversFor>['taken']): RequirementResult[] {
  return results.map((result) => {
    const waiver = result.problems.length === 0 ? undefined : taken.get(result.id);
    return {
      ...result,
      status: result.problems.length === 0 ? 'pass' : waiver === undefined ? 'fail' : 'waived',
      waiver: waiver ?? null,
    };
  });
}

function countsOf(requirements: readonly RequirementResult[]): StageCheck['counts'] {
  const count = (status: RequirementResult['status']): number =>
    requirements.filter((result) => result.status === status).length;
  return { pass: count('pass'), fail: count('fail'), waived: count('waived') };
}

/**
 * Nobody builds on what was changed (contract 20.3): a requirement of its own where an evidence log is kept, and none
 * elsewhere.
 */
function logResult({ logProblems }: StageRequest, results: readonly Result[], waivers: readonly string[]): Result[] {
  if (logProblems === undefined) return [];
  const evidence = new Map(results.flatMap((result) => result.evidence.map((item) => [item.path, item] as const)));
  return [
    {
      id: 'evidence_log',
      rule: 'What the decision rests on is what the evidence log says was left.',
      problems: logProblems([...evidence.values()], waivers),
      evidence: [],
      command: null,
    },
  ];
}

function resultOf(
  requirement: Requirement,
  { problems, evidence, expected }: Finding,
  { tag, stage, words }: StageRequest,
): Result {
  return {
    id: requirement.id,
    rule: requirement.rule,
    problems,
    evidence,
    command: problems.length === 0 ? null : commandFor(requirement.command, { tag, stage, expected }, words),
  };
}

/**
 * The decision note of exactly this tag. Of several none counts for owner and predecessor: it would be chance which
 * one.
 */
function findNote(
  repository: Repository,
  { decision_notes: notes }: StagePolicy,
  tag: string,
): EvidenceRecord | undefined {
  const found = repository.list(notes.files).flatMap((file) => {
    try {
      const stored = repository.read(file);
      return stored === undefined
        ? []
        : recordsOf(stored, formatOf(file), tag).filter((record) =>
            record.values(notes.tag_field).some((stated) => isSameTag(String(stated), tag)),
          );
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return [];
    }
  });
  return found.length === 1 ? found[0] : undefined;
}

function textOf(note: EvidenceRecord | undefined, field: string): string | undefined {
  const value = note?.values(field)[0];
  return value === undefined ? undefined : plainText(value).trim();
}

function chainOf(
  tag: string,
  predecessorOf: (tag: string) => string | undefined,
): { predecessors: string[]; loop: string | undefined } {
  const predecessors: string[] = [];
  for (let next = predecessorOf(tag); next !== undefined; next = predecessorOf(next)) {
    if (next === tag || predecessors.includes(next)) return { predecessors, loop: next };
    predecessors.push(next);
  }
  return { predecessors, loop: undefined };
}

/** Stages whose newest check failed for the predecessor, and its runs that did not end well. */
function failuresOf(
  repository: Repository,
  predecessor: string | undefined,
  checks: ReturnType<typeof checksOf>['checks'],
): string[] {
  if (predecessor === undefined) return [];
  const ofIt = checks.filter(({ check }) => isSameTag(check.decision_tag, predecessor));
  const newest = ofIt.filter(
    ({ check }, index) => ofIt.findIndex((other) => other.check.stage === check.stage) === index,
  );
  return [
    ...newest.filter(({ check }) => !check.overall_pass).map(({ check }) => `${check.stage} of '${predecessor}'`),
    ...repository
      .runs(predecessor)
      .filter(({ succeeded }) => !succeeded)
      .map((run) => run.path),
  ];
}

/** What an earlier check found in files that may change, and they say no more. What was waived then was not there. */
function changedFor(
  repository: Repository,
  policy: StagePolicy,
  { stage, decision_tag: tag, requirements }: StageCheck,
): string[] {
  const rules = policy.stages.find((one) => one.stage === stage)?.requirements ?? [];
  const waived = requirements.filter(({ status }) => status === 'waived').map(({ id }) => id);
  const finder = new StageEvidenceFinder(repository, tag, rules);
  return rules
    .filter(({ id, may_change: changes }) => changes === true && !waived.includes(id))
    .flatMap((requirement) => finder.judge(requirement).problems.map((problem) => `${requirement.id}: ${problem}`));
}
