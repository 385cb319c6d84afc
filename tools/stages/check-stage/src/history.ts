/**
 * What earlier checks of a decision and its predecessors say, and whether their evidence is still what it was (contract
 * 14.5 to 14.7).
 */
import path from 'node:path';
import {
  Failure,
  parseDocument,
  stageCheck,
  type RequirementResult,
  type StageCheck,
  type StageEvidence,
} from '@gatehouse/contracts';
import { momentOf, shellWord } from '@gatehouse/render';
import { compareNewest, comparedTag, isOrderUncertain, isSameTag, type Dated } from '@gatehouse/runs';
import { matchGlob } from '@gatehouse/system';
import type { Repository } from './repository';

export const checksFolder = 'audit/stage_checks';

export interface Check {
  path: string;
  sha256: string;
  check: StageCheck;
  /** By which the newest is known (contract 0.31). */
  dated: Dated;
}

/** A requirement's result before waivers. */
export type Result = Pick<RequirementResult, 'id' | 'rule' | 'problems' | 'evidence' | 'command'>;

/** All checks of exactly these tags, newest first, and the files among all checks that cannot be read. */
export function checksOf(repository: Repository, tags: readonly string[]): { checks: Check[]; damaged: string[] } {
  const files = repository.list([`${checksFolder}/*/stage_check.json`]);
  const damaged: string[] = [];
  const checks = files.flatMap((file) => {
    try {
      const stored = repository.read(file);
      if (stored === undefined) return [];
      const check = parseDocument(stageCheck, stored.bytes.toString(), file);
      return tags.some((tag) => isSameTag(tag, check.decision_tag))
        ? [
            {
              path: file,
              sha256: stored.sha256,
              check: { ...check, decision_tag: comparedTag(check.decision_tag) },
              dated: { text: folderOf(file), moment: zonedMoment(check.generated_at_utc) },
            },
          ]
        : [];
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      damaged.push(error.message);
      return [];
    }
  });
  return { checks: checks.sort((a, b) => compareNewest(a.dated, b.dated)), damaged };
}

function zonedMoment(text: unknown): number | undefined {
  const moment = momentOf(text);
  return moment?.isZoned === true ? moment.ms : undefined;
}

/**
 * Which of two checks of a stage is the newer one cannot be told when only one states its moment in UTC and the other
 * was made, in whatever zone, within the same 26 hours: a sentence for each such stage.
 */
export function uncertainOrder(checks: readonly Check[]): string[] {
  const stages = new Set(checks.map(({ check }) => `${check.stage} of '${check.decision_tag}'`));
  return [...stages].flatMap((stage) => {
    const [newest, ...older] = checks.filter(({ check }) => `${check.stage} of '${check.decision_tag}'` === stage);
    const near = older.find((one) => newest !== undefined && isOrderUncertain(newest.dated, one.dated));
    return newest === undefined || near === undefined
      ? []
      : [
          `${newest.path} is taken for the newest check of ${stage}, but ${near.path} was made within 26 hours of it and one of them states no zone`,
        ];
  });
}

const folderOf = (file: string): string => path.posix.basename(path.posix.dirname(file));

/** By what an earlier stage is judged now. */
interface EarlierRules {
  policySha256: string;
  /** YYYY-MM-DD. */
  today: string;
  /** The requirements of a stage, by id. */
  asked(stage: string): readonly string[];
  judgeAgain(check: StageCheck): string[];
}

/**
 * The earlier stages passed, by this policy, for the tag or, where it was not checked, for the nearest predecessor that
 * was; on evidence that is still what it was, or by `judgeAgain` still says what it must, by waivers that have not
 * ended.
 */
export function earlierStages(
  repository: Repository,
  stages: readonly string[],
  tags: readonly string[],
  checks: readonly Check[],
  { policySha256, today, asked, judgeAgain }: EarlierRules,
): Result {
  const problems: string[] = [];
  const evidence: StageEvidence[] = [];
  const again: string[] = [];
  for (const stage of stages) {
    const tag = tags.find((candidate) =>
      checks.some(({ check }) => check.stage === stage && check.decision_tag === candidate),
    );
    const newest = checks.find(({ check }) => check.stage === stage && check.decision_tag === tag);
    const before = problems.length;
    if (newest === undefined || tag === undefined)
      problems.push(`${stage} was not checked for ${tags.map((name) => `'${name}'`).join(' or ')}`);
    else {
      evidence.push({ path: newest.path, sha256: newest.sha256, may_change: false });
      if (!newest.check.overall_pass || newest.check.counts.fail > 0)
        problems.push(`${stage} did not pass for '${tag}': ${newest.path}`);
      else if (newest.check.policy.sha256 !== policySha256)
        problems.push(
          `${stage} was checked for '${tag}' by another policy (${newest.check.policy.name}): ${newest.path}`,
        );
      else
        problems.push(
          ...[
            ...unanswered(newest, asked(stage)),
            ...endedWaivers(newest, today),
            ...changesSince(repository, newest, () => true),
            ...judgeAgain(newest.check),
          ].map((change) => `${stage} passed for '${tag}', but ${change}`),
        );
    }
    if (problems.length > before)
      again.push(`check-stage --stage ${stage} --tag ${shellWord(tag ?? (tags[0] as string))}`);
  }
  return {
    id: 'earlier_stages',
    rule: 'The earlier stages passed, for this tag or the one it names as its predecessor.',
    problems,
    evidence,
    command: again.join(' && ') || null,
  };
}

/** `overall_pass` is not believed: each requirement of the stage is there, met or waived. */
function unanswered({ path: file, check }: Check, asked: readonly string[]): string[] {
  const met = check.requirements.filter(({ status }) => status !== 'fail').map(({ id }) => id);
  const failed = check.requirements.filter(({ status }) => status === 'fail').map(({ id }) => id);
  const open = new Set([...asked.filter((id) => !met.includes(id)), ...failed]);
  return open.size === 0 ? [] : [`${file} does not show that these were met: ${[...open].join(', ')}`];
}

/** What was waived until a day is open again after it. */
function endedWaivers({ check }: Check, today: string): string[] {
  return check.requirements.flatMap(({ id, status, waiver }) =>
    status === 'waived' && waiver !== null && waiver.expires < today
      ? [`its waiver of ${id} ended on ${waiver.expires} (${waiver.path})`]
      : [],
  );
}

/** Evidence and waivers that are no longer what the check saw. */
function changesSince(
  repository: Repository,
  { path: file, check }: Check,
  counts: (path: string) => boolean,
): string[] {
  const waivers = check.requirements.flatMap(({ waiver }): StageEvidence[] =>
    waiver === null ? [] : [{ path: waiver.path, sha256: waiver.sha256, may_change: false }],
  );
  const seen = new Map(
    [...check.requirements.flatMap(({ evidence }) => evidence), ...waivers].map((item) => [item.path, item]),
  );
  return [...seen.values()]
    .filter((item) => counts(item.path))
    .flatMap((item) => {
      const problem = lookAgain(repository, item);
      return problem === undefined ? [] : [`${item.path} ${problem} since ${file}`];
    });
}

function lookAgain(repository: Repository, item: StageEvidence): string | undefined {
  try {
    const stored = repository.read(item.path);
    if (stored === undefined) return 'is gone';
    return item.may_change || stored.sha256 === item.sha256 ? undefined : 'has changed';
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return 'cannot be read any more';
  }
}

/** A tag has one official run: what another one under it shows is a repetition that has no tag of its own. */
export function oneRun(tag: string, runs: readonly string[]): Result {
  const problems = runs.length > 1 ? [`${runs.length} official runs of decision tag '${tag}': ${runs.join(', ')}`] : [];
  return {
    id: 'one_run',
    rule: 'A decision tag has one official run; a rerun takes a new tag.',
    problems,
    evidence: [],
    command:
      problems.length === 0
        ? null
        : '# run again under a new decision tag, whose note names this one as predecessor; the records of these runs stay',
  };
}

/** What failed is not repeated without saying why it failed: a tag whose predecessor failed states the root cause. */
export function rootCause(
  failures: readonly string[],
  stated: string | undefined,
  note: { path: string; sha256: string } | undefined,
  field: string,
): Result {
  const problems =
    failures.length > 0 && stated === undefined
      ? [`this decision repeats what failed (${failures.join(', ')}), but its note states no ${field}`]
      : [];
  return {
    id: 'root_cause',
    rule: 'A decision that repeats what failed has a tag of its own and states the root cause.',
    problems,
    evidence: failures.length > 0 && note !== undefined ? [{ ...note, may_change: false }] : [],
    command: problems.length === 0 ? null : `# add "- ${field}: ..." to ${note?.path ?? 'the decision note'}`,
  };
}

/**
 * Records of the decision and its predecessors, failed and passed, and the runs and reports they rest on, are still
 * there as they were.
 */
export function recordsKept(repository: Repository, checks: readonly Check[], unchanging: readonly string[]): Result {
  const matches = (file: string): boolean => unchanging.some((glob) => matchGlob(glob, file) !== undefined);
  const problems = [...new Set(checks.flatMap((check) => changesSince(repository, check, matches)))];
  return {
    id: 'records_kept',
    rule: 'What failed and what passed before stays: no record of this decision and its predecessors was removed or changed.',
    problems,
    evidence: checks.map(({ path: file, sha256 }) => ({ path: file, sha256, may_change: false })),
    command:
      problems.length === 0 ? null : '# restore these files from git or a copy: records are never removed or changed',
  };
}
