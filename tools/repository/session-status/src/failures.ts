/** What failed and is not mended, each with the remediation that was planned (contract 15.4). */
import type { OpenFailure } from '@gatehouse/contracts';
import { gateVerdict } from '@gatehouse/records';
import { isBeforeAnyVerdict, reportGates } from '@gatehouse/runs';
import type { Facts } from './repository-state';

const newTag = 'find the root cause, then rerun under a new tag';

/** The most severe first; of the same severity in the order run, audit, gates, stages. */
export function openFailures(facts: Facts): OpenFailure[] {
  const failures = [...ofRun(facts), ...ofAudit(facts), ...ofGates(facts), ...ofStages(facts)];
  const order = ({ severity }: OpenFailure): number => ['High', 'Medium', 'Low'].indexOf(severity ?? '') >>> 0;
  return failures.sort((a, b) => order(a) - order(b));
}

function ofRun({ run }: Facts): OpenFailure[] {
  if (run === undefined || ['succeeded', 'queued', 'running', 'unknown'].includes(run.state.state)) return [];
  const { reason, exit_code: code, phase } = run.result?.value ?? {};
  const ended =
    run.result === undefined
      ? `the run is ${run.state.state}: ${run.state.evidence.join('; ')}`
      : `the run ended with exit code ${code ?? 'unknown'}${phase ? ` in ${phase}` : ''}`;
  const remediation =
    run.result !== undefined && isBeforeAnyVerdict(run.result.value)
      ? `mend what the ${phase === 'submit' ? 'engine' : 'preflight'} names; the tag is still free`
      : newTag;
  return [{ failure: reason || ended, severity: null, remediation, source: run.result?.source ?? run.path }];
}

function ofAudit({ run }: Facts): OpenFailure[] {
  if (run?.audit === undefined || run.audit.value.overall_pass === true) return [];
  const { audit, plan } = run;
  const named = (audit.value.failures ?? []).filter((failure) => failure.trim() !== '');
  if (named.length === 0)
    return [
      {
        failure: 'the audit did not pass and names no failure',
        severity: null,
        remediation: null,
        source: audit.source,
      },
    ];
  return named.map((failure) => {
    const item = plan?.value.remediation_items?.find((one) => one.failure === failure);
    return {
      failure,
      severity: item?.severity ?? null,
      remediation: item?.action ?? null,
      source: item === undefined || plan === undefined ? audit.source : plan.source,
    };
  });
}

function ofGates({ report }: Facts): OpenFailure[] {
  if (report === undefined) return [];
  const gates = reportGates(report.value);
  // One that need not pass and could not be measured keeps nothing from going on, where all others passed.
  const isOpen = (name: string): boolean => {
    const stated = gates['overall_pass'] === true ? gateVerdict(report.value, name) : undefined;
    return stated?.required === false && stated.verdict === 'not_evaluable';
  };
  const closed = Object.keys(gates)
    .filter((name) => name !== 'overall_pass' && gates[name] === false && !isOpen(name))
    .sort();
  const failure = (text: string): OpenFailure => ({
    failure: text,
    severity: null,
    remediation: newTag,
    source: report.source,
  });
  if (closed.length > 0) return closed.map((name) => failure(`gate ${name}`));
  return gates['overall_pass'] === true ? [] : [failure('the report does not say that the gates passed')];
}

function ofStages({ stageChecks }: Facts): OpenFailure[] {
  return stageChecks.flatMap(({ value: { stage, requirements }, source }) =>
    requirements
      .filter(({ status }) => status === 'fail')
      .map(({ id, problems, command }) => ({
        failure: `${stage} ${id}: ${problems.join('; ') || 'failed'}`,
        severity: null,
        remediation: command,
        source,
      })),
  );
}
