/** The page of a decision as a document: read from its files, its attempts and its stages (contract 47.3). */
import path from 'node:path';
import {
  dataQualityReport,
  Failure,
  governanceAudit,
  productionGatesReport,
  remediationPlan,
  stageCheck,
  type DecisionPage,
  type Document,
  type PageChanges,
  type PageLink,
  type ProductionGatesReport,
} from '@gatehouse/contracts';
import { inspectDocument, readDocumentIfThere } from '@gatehouse/files';
import {
  compareRuns,
  explainScore,
  judgedGates,
  reportTables,
  scoreInputsOf,
  verdictOf,
  type ReportTables,
} from '@gatehouse/records';
import { reportGates } from '@gatehouse/runs';
import type { ComparedRuns } from './compared-runs';
import { dataFacts, decisionFacts } from './decision-facts';
import { decisionSources, linkedFiles } from './decision-files';
import { stagesOf, type Decision } from './decisions';
import { environmentFacts } from './environment-facts';
import { evidenceOf, type JudgedEvidence } from './evidence';
import { Places } from './places';
import { sourcesOf, type SourceOf } from './sources';

export interface DecisionContext {
  root: string;
  places: Places;
  evidence: JudgedEvidence;
  /** What the pages' lib draws of an effect. */
  effectOf: typeof import('@gatehouse/pages').effectOf;
  decision(tag: string): Decision | undefined;
  sum: SourceOf;
  compared: ComparedRuns;
}

export function decisionDocument(decision: Decision, context: DecisionContext): DecisionPage {
  const { root, places } = context;
  const page = Places.decision(decision.tag);
  const { run, report: found } = decision;
  const read = <T>(kind: Document<T>, file: string | undefined): T | undefined =>
    file === undefined || file === '' ? undefined : valueAt(kind, path.join(root, file));
  const own = run === undefined ? undefined : context.compared.of(run);
  const report = run?.report === undefined ? read(productionGatesReport, found?.file) : own?.report;
  const quality = read(dataQualityReport, run?.quality);
  const audit = read(governanceAudit, run && `${run.directory}/governance_audit_check.json`);
  const plan = read(remediationPlan, run && `${run.directory}/governance_remediation_plan.json`);
  const environment = own?.environment;
  const tables =
    report === undefined || found === undefined ? undefined : tablesOf(root, path.join(root, found.file), report);
  const effect = context.effectOf(tables?.periods, tables?.figures ?? noFigures);
  const inputs = report && scoreInputsOf({ report, dataQuality: quality, audit, plan });
  return {
    schema: 'decision-page/v1',
    navigation: navigation(page, decision, places),
    decision_tag: decision.tag,
    owner: decision.owner,
    factor: decision.factor,
    question:
      decision.note === undefined || decision.note.question === ''
        ? null
        : { text: decision.note.question, href: places.toFile(page, decision.note.file) ?? null },
    recommendation: report === undefined ? null : found?.says.approves === true ? 'approve' : 'reject/rerun',
    overall_pass: report === undefined ? null : verdictOf(reportGates(report)['overall_pass']),
    attempts: attemptsOf(decision, context),
    stages: stagesOf(decision, (check) => places.between(page, Places.stage(check))),
    waivers: waivers(page, decision, context),
    sign_offs: decision.signOffs.map(({ committee, approver, date, decision: what, file }) => ({
      committee,
      approver,
      date,
      decision: what,
      href: places.toFile(page, file) ?? null,
    })),
    facts: decisionFacts(page, decision, report, tables?.periods?.dates, places),
    data: quality === undefined || run === undefined ? null : dataFacts(page, quality, report, run, places),
    gates: report === undefined ? [] : judgedGates(report),
    plots: [...effect.plots],
    calendar: effect.calendar,
    years: [...effect.years],
    score: inputs === undefined ? null : explainScore(inputs, plan !== undefined),
    changes: changes(page, decision, context),
    environment: environment === undefined ? [] : environmentFacts(environment),
    evidence: evidenceOf(context.evidence, decision),
    failures: [...(quality?.failures ?? []), ...(audit?.failures ?? [])],
    remediation: (plan?.remediation_items ?? []).map((item) => ({
      severity: item.severity ?? '',
      failure: item.failure ?? '',
      action: item.action ?? '',
    })),
    links: links(page, decision, places),
    sources: sourcesOf(decisionSources(decision), context.sum),
  };
}

const noFigures: Parameters<DecisionContext['effectOf']>[1] = {
  testStart: null,
  costRate: null,
  windows: [],
  quantiles: undefined,
  costs: [],
  deflated: { figures: null, variance: null, trials: null, line: 0.95, breakEven: null },
};

/** A damaged table is named elsewhere: what the report itself states is shown without it. */
function tablesOf(root: string, file: string, report: ProductionGatesReport): ReportTables {
  try {
    return reportTables(root, file, report);
  } catch (error) {
    if (!(error instanceof Failure) || error.id === 'io') throw error;
    return reportTables(root, file, { ...report, outputs: {} });
  }
}

function valueAt<T>(kind: Document<T>, file: string): T | undefined {
  const reading = inspectDocument(kind, file);
  return reading.state === 'read' ? reading.value : undefined;
}

function navigation(page: string, { factor, run }: Decision, places: Places): PageLink[] {
  return [
    { text: 'all decisions', href: places.between(page, Places.index) },
    { text: 'leaderboard', href: places.between(page, Places.leaderboard) },
    { text: `factor ${factor}`, href: places.between(page, Places.factor(factor)) },
    ...(run === undefined ? [] : [{ text: 'run', href: places.between(page, Places.run(run)) }]),
  ];
}

/** Which attempt it is: all that attempts after it change on its page. */
export function attemptsOf(
  decision: Decision,
  { places, decision: find }: Pick<DecisionContext, 'places' | 'decision'>,
): DecisionPage['attempts'] {
  const page = Places.decision(decision.tag);
  const { attempt, ofFactor, chain, previous, report } = decision;
  const linkTo = (tag: string): PageLink => ({
    text: tag,
    href: find(tag) === undefined ? '' : places.between(page, Places.decision(tag)),
  });
  return {
    number: attempt.number,
    of: attempt.of,
    of_factor: ofFactor?.number ?? null,
    factor_total: ofFactor?.of ?? null,
    trials: report?.says.trials ?? null,
    chain: chain.map(linkTo),
    previous: previous === undefined ? null : linkTo(previous),
  };
}

function waivers(page: string, { newestChecks }: Decision, { root, places }: DecisionContext): DecisionPage['waivers'] {
  return [...newestChecks.values()].flatMap(({ file, says }) => {
    const check = says.waived === 0 ? undefined : readDocumentIfThere(stageCheck, path.join(root, file));
    return (check?.requirements ?? []).flatMap(({ id, waiver }) =>
      waiver === null
        ? []
        : [
            {
              stage: says.stage,
              rule: id,
              reason: waiver.reason,
              approver: waiver.approver,
              expires: waiver.expires,
              href: places.toFile(page, waiver.path) ?? null,
              state: 'taken' as const,
            },
          ],
    );
  });
}

const shownDifferences = 13;

function changes(
  page: string,
  { run, previous }: Decision,
  { places, compared, decision: find }: DecisionContext,
): PageChanges | null {
  const before = previous === undefined ? undefined : find(previous);
  if (run === undefined || before?.run === undefined) return null;
  const sections = compareRuns(compared.of(before.run), compared.of(run)).filter(({ name }) => name !== 'durations');
  return {
    previous: { text: before.tag, href: places.between(page, Places.decision(before.tag)) },
    sections: sections.map(({ title, note, differences, left_out: left }) => ({
      title,
      total: differences.length + left,
      note,
      differences: differences.slice(0, shownDifferences),
    })),
  };
}

function links(page: string, decision: Decision, places: Places): PageLink[] {
  const { previous } = decision;
  return [
    ...linkedFiles(decision).flatMap(([text, file]) => {
      const href = places.toFile(page, file);
      return href === undefined ? [] : [{ text, href }];
    }),
    ...(previous === undefined
      ? []
      : [{ text: `previous attempt ${previous}`, href: places.between(page, Places.decision(previous)) }]),
  ];
}
