/** The page of a decision as a document: read from its files, its attempts and its stages (contract 47.3). */
import path from 'node:path';
import {
  dataQualityReport,
  governanceAudit,
  productionGatesReport,
  remediationPlan,
  runEnvironment,
  stageCheck,
  type DataQualityReport,
  type DecisionPage,
  type Document,
  type PageChanges,
  type PageFact,
  type PageLink,
  type ProductionGatesReport,
} from '@gatehouse/contracts';
import { inspectDocument, readDocumentIfThere } from '@gatehouse/files';
import {
  compareRuns,
  explainScore,
  figure,
  judgedGates,
  readComparedRun,
  reportTables,
  scoreInputsOf,
  verdictOf,
} from '@gatehouse/records';
import { reportGates, runAt } from '@gatehouse/runs';
import { stagesOf, type Decision } from './decisions';
import { environmentFacts } from './environment-facts';
import { evidenceOf, type JudgedEvidence } from './evidence';
import { Places } from './places';
import type { FoundRun } from './record';
import { sourcesOf, type SourceOf } from './sources';

export interface DecisionContext {
  root: string;
  places: Places;
  evidence: JudgedEvidence;
  /** What the pages' lib draws of an effect. */
  effectOf: typeof import('@gatehouse/pages').effectOf;
  decision(tag: string): Decision | undefined;
  sum: SourceOf;
}

export function decisionDocument(decision: Decision, context: DecisionContext): DecisionPage {
  const { root, places } = context;
  const page = Places.decision(decision.tag);
  const { run, report: found } = decision;
  const read = <T>(kind: Document<T>, file: string | undefined): T | undefined =>
    file === undefined || file === '' ? undefined : valueAt(kind, path.join(root, file));
  const report = read(productionGatesReport, found?.file);
  const quality = read(dataQualityReport, run?.quality);
  const audit = read(governanceAudit, run && `${run.directory}/governance_audit_check.json`);
  const plan = read(remediationPlan, run && `${run.directory}/governance_remediation_plan.json`);
  const environment = read(runEnvironment, run && `${run.directory}/environment.json`);
  const tables =
    report === undefined || found === undefined ? undefined : reportTables(root, path.join(root, found.file), report);
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
    attempts: attempts(page, decision, places, context),
    stages: stagesOf(decision, (check) => places.between(page, Places.stage(check))),
    waivers: waivers(page, decision, context),
    sign_offs: decision.signOffs.map(({ committee, approver, date, decision: what, file }) => ({
      committee,
      approver,
      date,
      decision: what,
      href: places.toFile(page, file) ?? null,
    })),
    facts: facts(page, decision, report, tables?.periods?.dates, context),
    data: quality === undefined || run === undefined ? null : dataOf(page, quality, report, decision, places),
    gates: report === undefined ? [] : judgedGates(report),
    plots: [...effect.plots],
    calendar: effect.calendar,
    years: [...effect.years],
    score: inputs === undefined ? null : explainScore(inputs, plan !== undefined),
    changes: changes(page, decision, context),
    environment: environment === undefined ? [] : environmentFacts(environment),
    evidence: evidenceOf(context.evidence, placesOf(decision)),
    failures: [...(quality?.failures ?? []), ...(audit?.failures ?? [])],
    remediation: (plan?.remediation_items ?? []).map((item) => ({
      severity: item.severity ?? '',
      failure: item.failure ?? '',
      action: item.action ?? '',
    })),
    links: linksOf(page, decision, places),
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

function valueAt<T>(kind: Document<T>, file: string): T | undefined {
  const reading = inspectDocument(kind, file);
  return reading.state === 'read' ? reading.value : undefined;
}

/** What the page of a decision is drawn from, by what it is to the reader. */
export function decisionSources({
  note,
  run,
  report,
  newestChecks,
  signOffs,
}: Decision): [role: string, file: string][] {
  const ofRun = (role: string, name: string): [string, string][] =>
    run === undefined ? [] : [[role, `${run.directory}/${name}`]];
  const tables = (role: string, files: readonly string[] | undefined): [string, string][] =>
    (files ?? []).slice(0, 1).map((file) => [role, file]);
  return [
    ...(note === undefined ? [] : [['decision note', note.file] as [string, string]]),
    ...ofRun('context', 'context.json'),
    ...ofRun('result', 'result.json'),
    ...ofRun('environment', 'environment.json'),
    ...(run === undefined || run.quality === '' ? [] : [['data quality report', run.quality] as [string, string]]),
    ...(report === undefined ? [] : [['report', report.file] as [string, string]]),
    ...tables('walk-forward summary', report?.says.summaries),
    ...tables('period figures', report?.says.periods),
    ...ofRun('governance audit', 'governance_audit_check.json'),
    ...ofRun('remediation plan', 'governance_remediation_plan.json'),
    ...[...newestChecks.values()].map(({ file }): [string, string] => ['stage check', file]),
    ...signOffs.map(({ file }): [string, string] => ['sign-off', file]),
  ];
}

/** Files and folders whose evidence is that of the decision. */
function placesOf({ runs, report, newestChecks, note }: Decision): string[] {
  return [
    ...runs.map(({ directory }) => directory),
    ...(report === undefined ? [] : [path.posix.dirname(report.file)]),
    ...[...newestChecks.values()].map(({ file }) => path.posix.dirname(file)),
    ...(note === undefined ? [] : [note.file]),
  ];
}

function navigation(page: string, { factor, run }: Decision, places: Places): PageLink[] {
  return [
    { text: 'all decisions', href: places.between(page, Places.index) },
    { text: 'leaderboard', href: places.between(page, Places.leaderboard) },
    { text: `factor ${factor}`, href: places.between(page, Places.factor(factor)) },
    ...(run === undefined ? [] : [{ text: 'run', href: places.between(page, Places.run(run)) }]),
  ];
}

function attempts(
  page: string,
  decision: Decision,
  places: Places,
  { decision: find }: DecisionContext,
): DecisionPage['attempts'] {
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

function facts(
  page: string,
  { factor, owner, run, report: found, at }: Decision,
  report: ProductionGatesReport | undefined,
  dates: readonly string[] | undefined,
  { places }: DecisionContext,
): PageFact[] {
  const stat = report?.statistical_gates;
  const [mean, t] = [
    figure(stat, 'ic_mean') ?? figure(stat, 'mean_ic'),
    figure(stat, 'ic_t') ?? figure(stat, 't_stat'),
  ];
  const periods = dates === undefined || dates.length === 0 ? '' : `${dates.length}, ${dates[0]} to ${dates.at(-1)}`;
  const fact = (name: string, value: string, href: string | null = null): PageFact => ({ name, value, href });
  return [
    fact('Factor', factor, places.between(page, Places.factor(factor))),
    fact('Owner', owner, owner === '' ? null : places.between(page, Places.owner(owner))),
    fact(
      'Report of',
      at.slice(0, 16).replace('T', ' '),
      found === undefined ? null : (places.toFile(page, found.file) ?? null),
    ),
    fact('Mean test IC', mean === undefined ? '' : `${number(mean)}${t === undefined ? '' : `, t ${number(t, 2)}`}`),
    fact('Periods', periods),
    fact(
      'Run',
      run === undefined ? 'no run' : (/^\d{4}-\d{2}-\d{2}_\d{6}/.exec(run.name)?.[0] ?? run.name),
      run === undefined ? null : places.between(page, Places.run(run)),
    ),
  ];
}

/** With a true minus, as pages have it. */
function number(value: number, decimals = 4): string {
  return value.toFixed(decimals).replace('-', '\u2212');
}

function dataOf(
  page: string,
  { metrics = {}, overall_pass: passed, input }: DataQualityReport,
  report: ProductionGatesReport | undefined,
  { run }: Decision,
  places: Places,
): DecisionPage['data'] {
  const href = run === undefined ? null : places.between(page, Places.data(run));
  const known = metrics as Readonly<Record<string, unknown>>;
  const assets = known['assets_per_date'] as { min?: number; median?: number; max?: number } | null | undefined;
  const sample = (report as Readonly<Record<string, unknown>> | undefined)?.['sample'] as
    Record<string, unknown> | undefined;
  const shares = ['label_coverage', 'period_coverage'].map((name) => sample?.[name]);
  const text = (name: string): string => (typeof known[name] === 'string' ? known[name] : '');
  const parts = [
    `${(input?.path ?? text('input_csv')).split('/').at(-1) ?? ''}`,
    typeof known['row_count'] === 'number' ? `${known['row_count'].toLocaleString('en-US')} rows` : '',
    text('first_date') === '' ? '' : `${text('first_date')} to ${text('newest_date')}`,
    assets ? `${assets.min === assets.max ? '' : `${assets.min} to `}${assets.max} assets a date` : '',
  ].filter((part) => part !== '');
  return {
    passed: typeof passed === 'boolean' ? passed : null,
    href,
    facts: [
      { name: 'Data', value: parts.join(', '), href },
      ...(shares.every((share) => typeof share === 'number')
        ? [
            {
              name: 'Coverage',
              value: `${percent(shares[0] as number)} of labels, ${percent(shares[1] as number)} of test periods`,
              href: null,
            },
          ]
        : []),
    ],
  };
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}\u00a0%`;

const shownDifferences = 13;

function changes(
  page: string,
  { run, previous }: Decision,
  { root, places, decision: find }: DecisionContext,
): PageChanges | null {
  const before = previous === undefined ? undefined : find(previous);
  if (run === undefined || before?.run === undefined) return null;
  const read = ({ directory, report }: FoundRun): ReturnType<typeof readComparedRun> =>
    readComparedRun(
      root,
      runAt(path.join(root, directory)),
      report === undefined ? null : path.join(root, report.file),
    );
  const sections = compareRuns(read(before.run), read(run)).filter(({ name }) => name !== 'durations');
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

/** The files behind a decision that are there, and the attempt before. */
export function linksOf(
  page: string,
  { run, report, newestChecks, note, previous }: Decision,
  places: Places,
): PageLink[] {
  const ofRun = (name: string): [string, string] => [name, run === undefined ? '' : `${run.directory}/${name}`];
  const files: [string, string][] = [
    ofRun('run.log'),
    ofRun('command.sh'),
    ofRun('context.json'),
    ['report', report?.file ?? ''],
    ['freeze', report?.says.freeze ?? ''],
    ['decision note', note?.file ?? ''],
    ['ledger', 'docs/production_research/STAGE_AUDIT_LOG.md'],
    ['period figures', report?.says.periods[0] ?? ''],
    ['data quality report', run?.quality ?? ''],
    ...[...newestChecks.values()].map(({ file, says }): [string, string] => [`${says.stage} check`, file]),
  ];
  return [
    ...files.flatMap(([text, file]) => {
      const href = places.toFile(page, file);
      return href === undefined ? [] : [{ text, href }];
    }),
    ...(previous === undefined
      ? []
      : [{ text: `previous attempt ${previous}`, href: places.between(page, Places.decision(previous)) }]),
  ];
}
