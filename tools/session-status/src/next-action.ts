/** The one thing to do next that breaks nothing and no rule (contract 15.5). */
import path from 'node:path';
import type { NextAction, OpenFailure } from '@gatehouse/contracts';
import { shellCommand } from '@gatehouse/render';
import { reportGates, runsFolder } from '@gatehouse/runs';
import type { Facts, RunFacts } from './facts';
import { freezeOf } from './gather';

interface Step {
  why: string;
  words: readonly string[];
}

/** `prefix` makes the command work from where the caller stands. */
export function nextAction(facts: Facts, tag: string | undefined, failures: readonly OpenFailure[], prefix: readonly string[]): NextAction {
  const step = stepOf(facts, tag, failures);
  const words = [...prefix, ...step.words] as [string, ...string[]];
  return { why: step.why, command: shellCommand(words), words };
}

function stepOf(facts: Facts, tag: string | undefined, failures: readonly OpenFailure[]): Step {
  const { run, report } = facts;
  const going = run === undefined || tag === undefined ? undefined : goingOn(run, tag, facts.root);
  if (going !== undefined) return going;
  const damage = facts.problems.find(({ file }) => concerns(facts, file));
  if (damage !== undefined) return { why: `a file cannot be read; look at it, then restore it: ${damage.problem}`, words: ['ls', '-ld', '--', damage.file] };
  if (run === undefined && report === undefined) return beforeAnyRun(facts, tag);
  if (run !== undefined && tag === undefined) return { why: `${run.path} states no decision tag; look at what is there`, words: ['ls', '-l', '--', run.path] };
  if (report === undefined) return withoutReport(facts, run as RunFacts);
  return bookkeeping(facts, tag as string, failures);
}

/** What is damaged among another decision's evidence is named, but hinders nobody here. */
function concerns({ run, report }: Facts, file: string): boolean {
  if (file.startsWith(`${runsFolder}/`)) return run !== undefined && file.startsWith(`${run.path}/`);
  if (file.startsWith('gate_results/production_gates_')) return report === undefined;
  return !file.startsWith('audit/stage_checks/');
}

function goingOn({ path: runDir, state: { state }, host }: RunFacts, tag: string, root: string): Step | undefined {
  if (state === 'running') return { why: 'the run is in progress: follow it and change nothing it uses', words: ['monitor-gate-run', '--tag', tag] };
  if (state !== 'unknown') return undefined;
  if (host === undefined) return { why: 'whether the run goes on cannot be told; look at what it left', words: ['ls', '-l', '--', runDir] };
  return { why: `the run belongs to ${host} and cannot be judged from here: ask there`, words: ['monitor-gate-run', '--once', '--tag', tag, '--host', host, '--remote-root', root] };
}

function beforeAnyRun({ newestFreeze, strategies, queue, hasTag, head }: Facts, tag: string | undefined): Step {
  const [strategy] = strategies;
  if (newestFreeze === undefined && strategy !== undefined && head !== undefined) {
    return { why: 'no run and no freeze yet: freeze the configuration', words: ['freeze-config', '--strategy', strategy] };
  }
  const top = queue?.value.top;
  if (newestFreeze !== undefined && top?.command !== undefined && !hasTag(top.tag)) return { why: `no run yet: the queue proposes ${top.tag}`, words: top.command };
  if (newestFreeze !== undefined && tag !== undefined) return { why: 'a freeze is there and no run of this decision: is its scope complete?', words: ['check-stage', '--stage', 'S0', '--tag', tag] };
  return { why: 'nothing has been run yet: is this machine fit for it?', words: ['workstation-preflight'] };
}

const rerun = 'find the root cause, then rerun under a new tag with the cause in --notes';

/** Ended, or lost, without a report of the gates. */
function withoutReport({ root, report }: Facts, run: RunFacts): Step {
  const { state } = run.state;
  const phase = run.result?.value.phase;
  const log = (name: string): string[] => ['tail', '-n', '40', '--', path.posix.join(run.path, name)];
  const freezeFile = freezeOf(run, report);
  if (state === 'blocked' && phase === 'preflight') return { why: 'the preflight refused the run: the tag is still free; is the machine fit now?', words: ['workstation-preflight'] };
  if (state === 'blocked' && phase === 'freeze' && freezeFile !== undefined) return { why: 'the freeze did not hold: see what differs', words: ['freeze-config', '--verify', path.relative(root, path.resolve(root, freezeFile))] };
  if (state === 'blocked' && phase === 'data_quality') return { why: `the data gate refused the data: ${rerun}`, words: log('data_quality.log') };
  if (run.lastLogLine === undefined) return { why: `the run is ${state} and left no log: ${rerun}`, words: ['ls', '-l', '--', run.path] };
  if (state === 'succeeded') return { why: 'the run succeeded but there is no gates report of its tag: see what it did', words: log('run.log') };
  return { why: `the run is ${state}: ${rerun}`, words: log('run.log') };
}

/** There is a report: the trail after it, in its order, then the next stage. */
function bookkeeping(facts: Facts, tag: string, failures: readonly OpenFailure[]): Step {
  const { run, ledger, registry, queue, stagesPassed, root } = facts;
  const report = facts.report as NonNullable<Facts['report']>;
  if (!ledger?.value.some((row) => row.tag === tag)) return { why: 'the ledger has no row of this decision: finalize the run', words: ['finalize-gate-run', '--tag', tag] };
  if (run !== undefined) {
    const both = ['--run-dir', run.path, '--report-json', report.source];
    if (run.audit === undefined) return { why: 'the trail of the run has not been audited', words: ['governance-audit-checker', ...both, '--require-final-summary'] };
    if (run.audit.value.overall_pass !== true) {
      if (run.plan === undefined) return { why: 'the audit failed and no remediation is planned', words: ['remediation-plan', '--audit-json', run.audit.source] };
      const action = failures.find(({ remediation, severity }) => remediation !== null && severity !== null)?.remediation;
      return { why: `the audit failed${action === undefined || action === null ? '' : `: ${action}`}; then audit again`, words: ['governance-audit-checker', ...both, '--require-final-summary'] };
    }
    if (!facts.hasReview) return { why: 'the review for the committee is not written', words: ['generate-run-review', ...both] };
    if (!isRegistered()) return { why: 'the registry has no row of this report', words: ['update-registry', ...both] };
  } else if (!isRegistered()) return { why: 'the registry has no row of this report', words: ['update-registry', '--report-json', report.source] };
  const newest = registry?.value.at(-1)?.generatedAt ?? '';
  if (queue === undefined || (queue.value.count > 0 && queue.value.generatedAt < newest)) return { why: 'the queue is older than the registry', words: ['generate-candidate-queue'] };
  if (reportGates(report.value)['overall_pass'] === true) {
    if (stagesPassed.includes('S3')) return { why: 'S3 passed: is the decision ready for deployment?', words: ['check-stage', '--stage', 'S4', '--tag', tag] };
    return { why: 'the trail is complete and the gates passed: check the stage', words: ['check-stage', '--stage', 'S3', '--tag', tag] };
  }
  const top = queue.value.top;
  if (top?.command !== undefined && !facts.hasTag(top.tag)) return { why: `the gates said no and the trail is complete: the queue proposes ${top.tag}`, words: top.command };
  return { why: 'the gates said no and the trail is complete: propose what to run next', words: ['generate-candidate-queue'] };

  function isRegistered(): boolean {
    return registry?.value.some((row) => row.tag === tag && path.resolve(root, row.reportJson) === path.resolve(root, report.source)) ?? false;
  }
}
