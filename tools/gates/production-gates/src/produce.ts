/** From a request to what is written: reads, computes, counts the trial, then writes, last the report (contract 18). */
import path from 'node:path';
import type { Outcome } from '@gatehouse/cli';
import {
  Failure,
  formatDocument,
  productionGatesReportV1,
  stressReport as stressDocument,
  type ProductionGatesReportV1,
} from '@gatehouse/contracts';
import { enterGrowth } from '@gatehouse/evidence';
import { makeStampedFolder, publish, withLock } from '@gatehouse/files';
import { stamp } from '@gatehouse/render';
import { evaluate, type Evaluation } from './evaluation';
import { familyFigures } from './family';
import { compareTrials, readTrialReturns, trialReturnsName } from './family-returns';
import { gateInput } from './gate-input';
import { askedOf, judge, type GateVerdicts, type Measured } from './gates';
import { productionGatesMarkdown, stressMarkdown } from './markdown';
import { readGateRegistry, readTrialRecord } from '@gatehouse/records';
import { registryRow, withRegistryRow } from './registry';
import { productionGatesReport, stressReport } from './report';
import { entering, enterReport } from './log';
import { inputsWith, type GateCall, type GateRequest } from './request';
import { dataLine, doneLines, gatesLines, lastLine, stressLinesOf } from './result-lines';
import { seedOf } from './seed';
import { stated } from './settings-parts';
import type { Sampled } from './sampled';
import { costCsv, notScoredCsv, periodsCsv, trialReturnsCsv, walkForwardCsv } from './tables-out';
import { addTrialLine } from './trial-line';
import { countTrials, type TrialCount, type TrialKey } from '@gatehouse/records';

export interface Folder {
  readonly path: string;
  readonly file: (name: string) => string;
}

/** A new folder for the reports: that of the official run, else `<out-dir>/<workflow>_<stamp>`. */
export function reportFolder(call: GateCall, request: GateRequest): Folder {
  const reportDir = request.official?.reportDir;
  const folder =
    reportDir === undefined
      ? makeStampedFolder(call.path(call.options['out-dir']), {
          before: `${request.workflow}_`,
          stamp: stamp(call.now),
        })
      : makeStampedFolder(path.dirname(reportDir), { stamp: path.basename(reportDir) });
  return { path: folder, file: (name) => path.join(folder, name) };
}

/** The report of production_gates or stress. */
export async function produce(call: GateCall, request: GateRequest, sampled: Sampled): Promise<Outcome> {
  // A damaged registry is not written over: better known before anything is computed.
  if (request.registry !== undefined) readGateRegistry(request.registry);
  const { data, survey, rows, medianAbsLabel } = sampled;
  const evaluation = evaluate({ data, settings: request.settings, survey, sample: rows, medianAbsLabel });
  addKnownTooEarly(evaluation, request);
  const key = trialKey(request, sampled);
  const folder = reportFolder(call, request);
  const json = folder.file(`${request.workflow}_report.json`);
  await addTrialLine(call, request, key, {
    report: json,
    figures: {
      sharpe: evaluation.skill.sharpe,
      p: evaluation.skill.ic_p,
      n: evaluation.skill.sharpe_n,
      periodsPerYear: evaluation.seriesPerYear,
    },
  });
  const judged = judgeCall(call, request, sampled, { evaluation, key, json });
  writeTables(folder, request, sampled, evaluation);
  return request.workflow === 'stress'
    ? writeStress(call, request, sampled, { folder, json, evaluation, verdicts: judged.verdicts })
    : writeGates(call, request, sampled, { folder, json, evaluation, key, ...judged });
}

export function trialKey(request: GateRequest, { data }: Pick<Sampled, 'data'>): TrialKey {
  return {
    figures_hash: request.settings.figuresHash,
    scores_sha256: data.scoresSha256,
    returns_sha256: data.returnsSha256,
  };
}

/**
 * A score that is traded on its own date must be known before: unless the strategy says so, every label was too early.
 */
export function usesScoresTooEarly({ settings, files }: GateRequest): boolean {
  return (
    files.market.kind !== 'forward_returns' &&
    settings.values['label.delay'] === 0 &&
    settings.values['label.score_known'] !== 'before_entry'
  );
}

function addKnownTooEarly(evaluation: Evaluation, request: GateRequest): void {
  if (!usesScoresTooEarly(request)) return;
  evaluation.lookAhead.offending_rows += evaluation.sample.rows.labelled;
  evaluation.lookAhead.offending.unshift('label.delay is 0: scores are used on the day they belong to');
}

interface Judgement {
  readonly verdicts: GateVerdicts;
  readonly count: TrialCount;
  readonly used: number;
  readonly unreadable: readonly string[];
  readonly family: ReturnType<typeof familyFigures>;
  readonly comparison: { pbo: number | null; spa: number | null; blockLength: number | null };
  readonly seed: bigint;
}

function judgeCall(
  call: GateCall,
  request: GateRequest,
  sampled: Sampled,
  { evaluation, key, json }: { evaluation: Evaluation; key: TrialKey; json: string },
): Judgement {
  const { settings, official } = request;
  const { values, lines } = settings;
  const record = readTrialRecord({
    root: call.root,
    family: settings.family,
    isStated: request.isFamilyStated,
    strategy: call.options.strategy,
    registries: request.registries,
  });
  const report = path.relative(call.root, json);
  const tag = call.options['decision-tag'];
  const own = { family: settings.family, key, tag, report, runDir: official?.runDir };
  const count = countTrials(own, record.lines, record.traces, values['trials.tried'] ?? []);
  const declared = values['trials.declared'];
  const used = Math.max(count.observed, declared ?? 0);
  const family = familyFigures({
    trials: used,
    others: count.others,
    p: evaluation.skill.ic_p,
    figures: evaluation.figures,
    seriesPerYear: evaluation.seriesPerYear,
    qLine: lines.q_value_max,
    dsrLine: lines.dsr_min,
  });
  const seed = values['bootstrap.seed'] ?? seedOf(settings.configHash, key.scores_sha256, key.returns_sha256);
  const others = count.others.flatMap((other) => readTrialReturns(call.root, other) ?? []);
  const comparison = compareTrials([new Map(evaluation.series.map(({ day, value }) => [day, value])), ...others], {
    seed,
    reps: stated(values['bootstrap.reps']),
    blockLength: values['bootstrap.block_length'],
  });
  const trials = { declared, observed: count.observed, isReadable: record.unreadable.length === 0 };
  const verdicts = judge(
    gateInput({ request, data: sampled.data, survey: sampled.survey, evaluation, family, comparison, trials }),
  );
  for (const problem of record.unreadable) call.warn(`the record of trials cannot be read: ${problem}`);
  if (declared !== null && declared < count.observed) call.warn(fewerDeclared(declared, count));
  return {
    verdicts,
    count,
    used,
    unreadable: record.unreadable,
    family,
    comparison: {
      pbo: valueOf(comparison.pbo),
      spa: valueOf(comparison.spa),
      blockLength: comparison.blockLength,
    },
    seed,
  };
}

/** Both numbers, and what was counted. */
function fewerDeclared(declared: number, { observed, others, unnamed, sources }: TrialCount): string {
  const named = [...others.map(({ id }) => `trial ${id}`), ...unnamed];
  const shown = named.slice(0, mostListed).join(', ');
  const more = named.length > mostListed ? ` and ${named.length - mostListed} more` : '';
  const tried = sources.tried === 0 ? '' : `, ${sources.tried} candidates that were tried`;
  return `trials declared: ${declared}, observed: ${observed}: this one${named.length === 0 ? '' : `, ${shown}${more}`}${tried}`;
}

const mostListed = 20;

function valueOf(found: Measured): number | null {
  return 'value' in found ? found.value : null;
}

function writeTables(
  folder: Folder,
  request: GateRequest,
  { survey, rows, data }: Sampled,
  evaluation: Evaluation,
): void {
  const { values } = request.settings;
  publish(folder.file('cost_stress_results.csv'), costCsv(evaluation.costStress));
  publish(
    folder.file('walk_forward_summary.csv'),
    walkForwardCsv(evaluation.walkForward.windows, {
      factor: request.inputs.factor,
      rebalanceFreq: values['rebalance.mode'] ?? `every ${String(stated(values['rebalance.every']))}`,
      holding: stated(values['label.holding']),
    }),
  );
  publish(folder.file('period_figures.csv'), periodsCsv(survey, rows.rows, data.labels.market.calendar));
  publish(folder.file(trialReturnsName), trialReturnsCsv(evaluation));
  const notScored = notScoredCsv(survey);
  if (notScored !== undefined) publish(folder.file('not_scored.csv'), notScored);
}

interface Written {
  readonly folder: Folder;
  readonly json: string;
  readonly evaluation: Evaluation;
  readonly verdicts: GateVerdicts;
}

async function writeGates(
  call: GateCall,
  request: GateRequest,
  sampled: Sampled,
  written: Written & Judgement & { readonly key: TrialKey },
): Promise<Outcome> {
  const { folder, json } = written;
  const report = productionGatesReport({
    ...written,
    now: call.now,
    inputs: inputsWith(request, sampled.data.files),
    outputs: {
      out_root: folder.path,
      cost_csv: folder.file('cost_stress_results.csv'),
      wf_summary_csv: folder.file('walk_forward_summary.csv'),
      periods_csv: folder.file('period_figures.csv'),
      trial_returns_csv: folder.file(trialReturnsName),
    },
    settings: request.settings,
    skipped: request.skipped,
  });
  const text = formatDocument(productionGatesReportV1, report);
  const markdown = folder.file('production_gates_report.md');
  publish(markdown, productionGatesMarkdown(report, json));
  publish(json, text);
  const html = await writePage(call, request, { report: text, json, folder });
  await addRegistryRow(call, request, report, { json, markdown });
  await enterReport(call, request, folder.path);
  const asked = askedOf(written.verdicts, request.skipped);
  return outcomeOf(call, report, asked, [
    dataLine(sampled.data, request.settings.family, report.sample.rows.scored),
    ...gatesLines(report),
    ...doneLines({ json, markdown }),
    ...html,
    lastLine(asked, report.gates),
  ]);
}

async function writeStress(
  call: GateCall,
  request: GateRequest,
  sampled: Sampled,
  { folder, json, evaluation, verdicts }: Written,
): Promise<Outcome> {
  const report = stressReport({
    now: call.now,
    inputs: inputsWith(request, sampled.data.files),
    evaluation,
    summaryCsv: folder.file('walk_forward_summary.csv'),
    verdicts,
  });
  const markdown = folder.file('stress_report.md');
  publish(markdown, stressMarkdown(report, json));
  const text = formatDocument(stressDocument, report);
  publish(json, text);
  const html = await writePage(call, request, { report: text, json, folder });
  await enterReport(call, request, folder.path);
  const asked = report.gate_verdicts;
  return outcomeOf(call, report, asked, [
    dataLine(sampled.data, request.settings.family, report.sample.rows.scored),
    ...stressLinesOf(report),
    ...doneLines({ json, markdown }),
    ...html,
    lastLine(asked, report.gates),
  ]);
}

/** The page that is asked for, from what was written; the line that says where it is. */
async function writePage(
  call: GateCall,
  { workflow }: GateRequest,
  written: { report: string; json: string; folder: Folder },
): Promise<string[]> {
  const given = call.options['out-html'];
  if (!given) return [];
  const html = call.path(given);
  const { pageText } = await import('./page');
  publish(
    html,
    await pageText({ ...written, root: call.root, workflow, periods: written.folder.file('period_figures.csv') }),
  );
  return [`[done] report_html=${html}`];
}

/** Adds the row under the lock of the registry; the report is there already, so a registry that is held costs no figure. */
async function addRegistryRow(
  call: GateCall,
  { registry }: GateRequest,
  report: ProductionGatesReportV1,
  { json, markdown }: { json: string; markdown: string },
): Promise<void> {
  if (registry === undefined) return;
  const row = registryRow(report, { runTs: stamp(call.now), json, markdown });
  try {
    await withLock(
      registry,
      () => {
        const { bytes, leftOut } = withRegistryRow(readGateRegistry(registry), row);
        if (leftOut.length > 0)
          call.warn(`${registry}: it has no column ${leftOut.join(', ')}; the row was added without`);
        return enterGrowth(call.root, registry, entering(call), () => publish(registry, bytes));
      },
      { onWait: (holder) => call.note(`waiting for ${holder}, who holds ${registry}`) },
    );
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(
      error.id,
      `the report is written, ${json}, but not its row: ${error.message}. The same call again adds it and is not a new trial`,
      { cause: error },
    );
  }
}

/** Status 0 whatever the gates say, unless the caller wants the verdict as a status. */
export function outcomeOf(
  call: GateCall,
  report: { readonly gates: Readonly<Record<string, boolean>> },
  verdicts: GateVerdicts,
  lines: readonly string[],
): Outcome {
  const isPass = report.gates['overall_pass'] === true;
  const isStatus = call.options['exit-verdict'] && !isPass;
  const checks = Object.entries(verdicts).map(([name, verdict]) => ({
    name,
    pass: verdict.verdict === 'pass' || !verdict.required,
    messages:
      verdict.verdict === 'pass'
        ? []
        : [
            verdict.reason === null
              ? `${verdict.verdict}: ${String(verdict.measured)}, expected ${String(verdict.rule)} ${String(verdict.line)}`
              : `not evaluable: ${verdict.reason}`,
          ],
    file: call.options.strategy,
  }));
  return {
    status: isStatus ? 2 : 0,
    lines,
    document: report,
    problems: isStatus ? [lastLine(verdicts, report.gates).replace('[verdict] ', '')] : [],
    checks,
    measures: {
      pass: isPass,
      metrics: [
        {
          name: 'gatehouse_gate_pass',
          help: '1 when the gate is proven to pass.',
          samples: Object.keys(verdicts).map((gate) => ({
            labels: { gate },
            value: report.gates[gate] === true ? 1 : 0,
          })),
        },
      ],
    },
  };
}
