/** The baseline of stage S1 (contract 18.13): of training periods alone; no label of the test is ever made. */
import type { Outcome } from '@gatehouse/cli';
import { baselineReport as baselineDocument, formatDocument } from '@gatehouse/contracts';
import { publish } from '@gatehouse/files';
import { mean } from '@gatehouse/statistics';
import type { Candidate } from './candidates';
import { firstDayOf, yearOf } from './days';
import { coverageVerdict, datesVerdict, type GateVerdicts } from './gates';
import { baselineMarkdown } from './markdown';
import type { MarketData } from './market-data';
import { periodRows } from './period-rows';
import { outcomeOf, reportFolder, trialKey, usesScoresTooEarly } from './produce';
import { baselineReport, type BaselineFigures } from './report';
import { enterReport } from './log';
import { inputsWith, type GateCall, type GateRequest } from './request';
import { baselineLines, doneLines, lastLine } from './result-lines';
import { frameOf, type Frame } from './sample';
import { withoutLabel } from './sampled';
import { portfolioOf, splitSettings, stated } from './settings-parts';
import type { Settings } from './settings';
import { allCandidates, panelOf } from './survey';
import { addTrialLine } from './trial-line';

/** What is known of the training, and of the tables it was read from. */
export interface Baseline {
  readonly data: MarketData;
  readonly figures: BaselineFigures;
  readonly labelled: number;
}

export async function baselineOf(request: GateRequest, data: MarketData): Promise<Baseline> {
  const { settings } = request;
  const frame = await trainingFrame(data, settings);
  if (frame.rows.labelled === 0) throw withoutLabel(data, request);
  const rows = await periodRows({
    panel: panelOf(data, settings, frame.candidates),
    frame,
    settings: portfolioOf(settings),
    sizeMinNames: stated(settings.values['risk.size_min_names']),
    tables: { benchmark: undefined, caps: undefined, industries: undefined, assets: data.scores.assets },
    wanted: () => true,
    isTest: () => false,
  });
  const { scored, labelled } = frame.rows;
  return {
    data,
    labelled,
    figures: {
      ic: mean(rows.map((row) => row.ic)),
      coverage: scored === 0 ? null : labelled / scored,
      periods: frame.periods.length,
    },
  };
}

export async function produceBaseline(
  call: GateCall,
  request: GateRequest,
  { data, figures, labelled }: Baseline,
): Promise<Outcome> {
  const { settings } = request;
  const verdicts: GateVerdicts = {
    guard_gate_dates: datesVerdict(data.offending.count + (usesScoresTooEarly(request) ? labelled : 0)),
    data_gate_label_coverage: coverageVerdict(figures.coverage, settings.lines.label_coverage_min),
  };
  const folder = reportFolder(call, request);
  const [json, markdown] = [folder.file('baseline_report.json'), folder.file('baseline_report.md')];
  await addTrialLine(call, request, trialKey(request, { data }), {
    report: json,
    figures: { sharpe: null, p: null, n: 0, periodsPerYear: null },
  });
  const report = baselineReport({
    now: call.now,
    inputs: inputsWith(request, data.files),
    figures,
    costRate: stated(settings.values['cost.rate']),
    verdicts,
  });
  publish(markdown, baselineMarkdown(report, json));
  publish(json, formatDocument(baselineDocument, report));
  await enterReport(call, request, folder.path);
  return outcomeOf(call, report, verdicts, [
    ...baselineLines(report),
    ...doneLines({ json, markdown }),
    lastLine(verdicts, report.gates),
  ]);
}

/**
 * The judged dates before the test whose labels were known when it began. Where the test begins is stated, or follows
 * from the first judged date; the first score date from then on stands for the first of the test.
 */
async function trainingFrame(data: MarketData, settings: Settings): Promise<Frame> {
  const minNames = stated(settings.values.min_names);
  const all = allCandidates(data, settings);
  const split = splitSettings(settings);
  const testStart = split.testStart ?? (await firstTestDay(data, settings, all, minNames));
  const first = all.find(({ day, window }) => testStart !== null && day >= testStart && typeof window === 'object');
  const known = first !== undefined && typeof first.window === 'object' ? first.window.p - split.embargo : Infinity;
  const training = all.filter(
    ({ day, window }) =>
      (testStart === null || day < testStart) &&
      (split.trainStart === null || day >= split.trainStart) &&
      (split.trainEnd === null || day <= split.trainEnd) &&
      (typeof window === 'string' ? window === 'before_calendar' : window.x <= known),
  );
  return frameOf(panelOf(data, settings, training), minNames);
}

/** 1 January after the years of training that begin with the first judged date; null when none is judged. */
async function firstTestDay(
  data: MarketData,
  settings: Settings,
  candidates: readonly Candidate[],
  minNames: number,
): Promise<number | null> {
  const { values } = settings;
  const trainYears = stated(values['walk_forward.train_years']);
  const startYear = values['walk_forward.start_year'];
  if (startYear !== null) return firstDayOf(startYear + trainYears);
  for (const candidate of candidates) {
    const frame = await frameOf(panelOf(data, settings, [candidate]), minNames);
    if (frame.periods.length > 0) return firstDayOf(yearOf(candidate.day) + trainYears);
  }
  return null;
}
