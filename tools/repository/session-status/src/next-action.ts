/** The one thing to do next that breaks nothing and no rule (contract 15.5). */
import path from 'node:path';
import { Failure, type NextAction, type OpenFailure } from '@gatehouse/contracts';
import { shellCommand } from '@gatehouse/render';
import { checkNewTag, checkTag, reportGates, reportsFolder, runsFolder } from '@gatehouse/runs';
import type { Facts } from './repository-state';
import { isQueueBehind, sharedRecords, type QueuedCandidate } from './records';
import type { RunFacts } from './observed-runs';
import { optionIn } from './shell-words';

interface Step {
  why: string;
  words: readonly string[];
}

/** `prefix`: words that make the command work from where the caller stands. */
export function nextAction(facts: Facts, failures: readonly OpenFailure[], prefix: readonly string[]): NextAction {
  const step = stepOf(facts, failures);
  const words = [...prefix, ...step.words] as [string, ...string[]];
  return { why: step.why, command: shellCommand(words), words };
}

function stepOf(facts: Facts, failures: readonly OpenFailure[]): Step {
  const { run, report, decision } = facts;
  const tag = decision.value;
  if (tag === null || !isUsable(tag)) {
    if (run !== undefined)
      return {
        why: `${tag === null ? 'the run states no decision tag' : 'no tool takes this decision tag'}: look at what is there`,
        words: look(run.path),
      };
    return {
      why: 'nothing has been run yet: is this machine fit for it?',
      words: facts.newestFreeze === undefined ? freezeFirst(facts) : ['workstation-preflight'],
    };
  }
  if (run?.state.state === 'running' || run?.state.state === 'queued')
    return {
      why: `the run is ${run.state.state === 'queued' ? 'queued' : 'in progress'}: follow it, and change nothing that it uses`,
      words: ['monitor-gate-run', '--tag', tag],
    };
  if (run?.context?.value.launch !== undefined && run.result === undefined && !run.isEndRecorded)
    return {
      why: `${run.state.state === 'lost' ? 'the job ended without a result' : 'what became of the submission cannot be told'} (${run.state.evidence[0] ?? ''}): take it up`,
      words: ['resume-launch', '--tag', tag],
    };
  if (run?.state.state === 'unknown') return elsewhere(run, tag, facts.root);
  const damage = facts.problems.find(({ file }) => concerns(facts, file));
  if (damage !== undefined)
    return {
      why: `a file cannot be read; look at it, then restore it: ${damage.problem}`,
      words: ['ls', '-ld', '--', damage.file],
    };
  if (run?.context?.value.official === false)
    return {
      why: `the run is not official, so nothing follows it; to count, ${run.workflow ?? 'its workflow'} must be declared in gatehouse.json`,
      words: lookAtLog(tag),
    };
  if (report !== undefined) return trail(facts, tag, report, failures);
  return run === undefined ? beforeAnyRun(facts, tag) : withoutReport(facts, run, tag);
}

function isUsable(tag: string, check = checkTag): boolean {
  try {
    check(tag);
    return true;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}

/** What is damaged among another decision's evidence, or in a note, is named but hinders nobody here. */
function concerns({ run, report, freeze }: Facts, file: string): boolean {
  if (run !== undefined && (file === run.path || file.startsWith(`${run.path}/`))) return true;
  return (
    file === freeze?.file ||
    file === runsFolder ||
    sharedRecords.includes(file) ||
    (report === undefined && file.startsWith(`${reportsFolder}/production_gates_`))
  );
}

const look = (file: string): string[] => ['ls', '-l', '--', file];
/** The end of a log may hold what commands a terminal; the monitor shows it as escapes. */
const lookAtLog = (tag: string): string[] => ['monitor-gate-run', '--once', '--tag', tag];

function elsewhere({ path: runDir, host, state }: RunFacts, tag: string, root: string): Step {
  if (host === undefined || state.evidence.some((sentence) => sentence.startsWith('not all processes')))
    return { why: `whether the run goes on cannot be told: ${state.evidence[0] ?? ''}`, words: look(runDir) };
  return {
    why: `the run belongs to ${host} and cannot be judged from here: ask there`,
    words: [...lookAtLog(tag), '--host', host, '--remote-root', root],
  };
}

function freezeFirst({ strategies: [strategy] }: Facts): string[] {
  return strategy === undefined ? ['workstation-preflight'] : ['freeze-config', '--strategy', strategy];
}

function beforeAnyRun(facts: Facts, tag: string): Step {
  if (facts.newestFreeze === undefined)
    return { why: 'no run and no freeze yet: no official run without a freeze', words: freezeFirst(facts) };
  return {
    why: 'a freeze is there and no run of this decision: is its scope complete?',
    words: ['check-stage', '--stage', 'S0', '--tag', tag],
  };
}

const rerun = 'find the root cause, then rerun under a new tag with the cause in --notes';

/** Ended, or lost, without a report of the production gates. */
function withoutReport(facts: Facts, run: RunFacts, tag: string): Step {
  const { state } = run.state;
  const phase = run.result?.value.phase;
  if (state === 'blocked' && phase === 'submit')
    return {
      why: 'the engine refused the submission, so the tag is still free: see why',
      words: lookAtLog(tag),
    };
  if (state === 'blocked' && phase === 'preflight')
    return {
      why: 'the preflight refused the run, so its tag is still free: is the machine fit now?',
      words: ['workstation-preflight'],
    };
  if (state === 'blocked' && phase === 'freeze' && facts.freeze !== undefined)
    return {
      why: 'the freeze did not hold: see what differs',
      words: ['freeze-config', '--verify', facts.freeze.file],
    };
  if (state === 'blocked' && phase === 'data_quality') {
    const report = run.dataQuality?.source.replace(/\.json$/, '.md');
    return {
      why: `the data gate refused the data: ${rerun}`,
      words: report !== undefined && facts.isThere(report) ? ['cat', '--', report] : lookAtLog(tag),
    };
  }
  if (state !== 'succeeded') return { why: `the run is ${state}: ${rerun}`, words: lookAtLog(tag) };
  const { stage } = facts;
  if (stage === undefined || stage === 'S3')
    return { why: 'the run succeeded but there is no gates report of its tag: see what it did', words: lookAtLog(tag) };
  const next = hasPassed(facts, stage) ? following(stage) : stage;
  return {
    why: next === stage ? `the run succeeded: check stage ${stage}` : `${stage} passed: what does ${next} still need?`,
    words: ['check-stage', '--stage', next, '--tag', tag],
  };
}

type Report = NonNullable<Facts['report']>;

/**
 * There is a report: the trail after it in its order, whatever the gates say; then what failed; then the next stage.
 */
function trail(facts: Facts, tag: string, report: Report, failures: readonly OpenFailure[]): Step {
  return missingOfTrail(facts, tag, report) ?? afterTrail(facts, tag, report, failures);
}

/** The options that name run and report. */
function namesOf(run: Facts['run'], report: Report): string[] {
  return run === undefined ? ['--report-json', report.source] : ['--run-dir', run.path, '--report-json', report.source];
}

function auditOf(run: Facts['run'], report: Report): string[] {
  return ['governance-audit-checker', ...namesOf(run, report), '--require-final-summary'];
}

function hasFailedAudit(run: Facts['run']): boolean {
  return run?.audit !== undefined && run.audit.value.overall_pass !== true;
}

/** The first document of the trail that is not there; undefined when it is complete. */
function missingOfTrail(facts: Facts, tag: string, report: Report): Step | undefined {
  const { run, ledger, registry, queue } = facts;
  const both = namesOf(run, report);
  const isReport = (file: string | undefined): boolean =>
    (file ?? '').replace(/^`|`$/g, '').split('/').slice(-2).join('/') === report.source.split('/').slice(-2).join('/');

  if (!ledger?.value.some((row) => row.decision_tag === tag && isReport(row.artifact_ref)))
    return facts.settings !== undefined && run !== undefined
      ? { why: 'the ledger has no row of this report: finish the run', words: ['finish-run', '--tag', tag] }
      : {
          why: 'the ledger has no row of this report: finalize the run',
          words: ['finalize-gate-run', ...(run === undefined ? both : ['--tag', tag])],
        };
  if (run !== undefined && run.audit === undefined)
    return { why: 'the trail of the run has not been audited', words: auditOf(run, report) };
  if (run?.audit !== undefined && hasFailedAudit(run) && run.plan === undefined)
    return {
      why: 'the audit failed and no remediation is planned',
      words: ['remediation-plan', '--audit-json', run.audit.source],
    };
  if (run !== undefined && facts.review === undefined)
    return { why: 'the review for the committee is not written', words: ['generate-run-review', ...both] };
  const isRegistered = facts.stage === undefined || facts.stage === 'S3';
  if (isRegistered && !registry?.value.some((row) => row.tag === tag && isReport(row.reportJson)))
    return { why: 'the registry has no row of this report', words: ['update-registry', ...both] };
  if (
    isRegistered &&
    (queue === undefined || (queue.value.candidates.length > 0 && isQueueBehind(queue.value, registry)))
  )
    return { why: 'the queue is older than the registry', words: ['generate-candidate-queue'] };
  return undefined;
}

/** The trail is complete: what failed, then the next stage. */
function afterTrail(facts: Facts, tag: string, report: Report, failures: readonly OpenFailure[]): Step {
  const { run } = facts;
  if (run !== undefined && run.state.state !== 'succeeded')
    return { why: `the run is ${run.state.state} and its trail complete: ${rerun}`, words: lookAtLog(tag) };
  if (hasFailedAudit(run)) {
    const action = failures.find(({ severity, remediation }) => severity !== null && remediation !== null)?.remediation;
    return {
      why: `the audit failed: ${action ?? 'mend what it names'}; then audit again`,
      words: auditOf(run, report),
    };
  }
  const deployed = passedCheck(facts, 'S4');
  if (deployed !== undefined && facts.freeze?.holds !== true)
    return {
      why: `all stages passed${facts.freeze === undefined ? '' : `, and what was frozen is no longer there (${facts.freeze.says})`}: read what was decided`,
      words: ['cat', '--', deployed.replace(/\.json$/, '.md')],
    };
  if (deployed !== undefined && facts.freeze !== undefined)
    return {
      why: 'all stages passed: does the freeze still hold?',
      words: ['freeze-config', '--verify', facts.freeze.file],
    };
  if (hasPassed(facts, 'S3'))
    return {
      why: 'S3 passed: is the decision ready for deployment?',
      words: ['check-stage', '--stage', 'S4', '--tag', tag],
    };
  if (reportGates(report.value)['overall_pass'] === true) {
    const own = facts.settings === undefined ? 'S3' : (facts.stage ?? 'S3');
    const stage = own !== 'S3' && hasPassed(facts, own) ? following(own) : own;
    return {
      why:
        stage === own
          ? 'the trail is complete and the gates passed: check the stage'
          : `${own} passed: what does ${stage} still need?`,
      words: ['check-stage', '--stage', stage, '--tag', tag],
    };
  }
  return afterClosedGates(facts, tag, report.source);
}

/** Of S1 and S2. */
function following(stage: string): string {
  return stage === 'S1' ? 'S2' : 'S3';
}

function hasPassed(facts: Facts, stage: string): boolean {
  return passedCheck(facts, stage) !== undefined;
}

/** The file of the stage's newest check, when it passed. */
function passedCheck({ stageChecks }: Facts, stage: string): string | undefined {
  return stageChecks.find(({ value }) => value.stage === stage && value.overall_pass)?.source;
}

/**
 * What the queue proposes to go on with, when it is of this decision and would not spend its tag in vain; else the
 * evidence to think about.
 */
function afterClosedGates(facts: Facts, tag: string, report: string): Step {
  const closed = 'the gates said no and the trail is complete';
  const going = facts.others.find(({ run_state: state }) => state === 'running');
  if (going !== undefined)
    return {
      why: `${closed}; a run of ${going.decision_tag} is in progress: wait for it`,
      words: ['monitor-gate-run', '--tag', going.decision_tag],
    };
  const evidence = ['cat', '--', facts.review ?? report];
  const candidate = facts.queue?.value.candidates.find(({ sourceTag }) => sourceTag === tag);
  if (candidate === undefined)
    return { why: `${closed}; the queue proposes nothing of this decision: read its review`, words: evidence };
  if (facts.isUsed(candidate.tag))
    return {
      why: `${closed}; a run has taken ${candidate.tag}, which the queue proposes: propose anew`,
      words: ['generate-candidate-queue'],
    };
  const words = officialRun(candidate);
  if (words !== undefined && candidate.argv !== undefined) {
    const refusal = facts.refusal(words);
    if (refusal !== '')
      return {
        why: `${closed}; the queue proposes ${candidate.tag}, which is refused now: ${refusal}`,
        words: evidence,
      };
    return { why: `${closed}. With the root cause found, the queue proposes ${candidate.tag}`, words };
  }
  if (words === undefined)
    return {
      why: `${closed}; what the queue proposes is not a plain official run of ${candidate.tag}: read the review`,
      words: evidence,
    };
  const data = optionIn(words, '--dq-input-csv');
  const freeze = facts.freezeAt(optionIn(words, '--freeze-file') || '.', data === undefined ? [] : [data]);
  if (!freeze.holds)
    return {
      why: `${closed}; the freeze that ${candidate.tag} would use does not hold (${freeze.says}): see what differs`,
      words: freeze.file === '' ? evidence : ['freeze-config', '--verify', freeze.file],
    };
  if (data === undefined || !facts.isThere(data))
    return {
      why: `${closed}; the queue proposes ${candidate.tag}, but its data ${data ?? ''} is not there: read the review`,
      words: evidence,
    };
  return { why: `${closed}. With the root cause found, the queue proposes ${candidate.tag}`, words };
}

/**
 * The words of a proposal when it is an official run of exactly the proposed tag; the old name of the script stands for
 * the executable. A runner may be named where the words are those of a recorded run.
 */
function officialRun({ tag, argv, command }: QueuedCandidate): readonly string[] | undefined {
  const given = argv ?? command;
  if (given === undefined) return undefined;
  const words =
    given[0] === 'bash' && path.posix.basename(given[1] ?? '') === 'workstation_official_run.sh'
      ? ['official-run', ...given.slice(2)]
      : given;
  const own = words.slice(0, words.includes('--') ? words.indexOf('--') : undefined);
  const foreign = argv === undefined ? /^--(allow|root|runner|skip)/ : /^--(allow|root|skip)/;
  const isPlain = words[0] === 'official-run' && !own.some((word) => foreign.test(word));
  return isPlain && isUsable(tag, checkNewTag) && optionIn(own, '--tag') === tag ? words : undefined;
}
