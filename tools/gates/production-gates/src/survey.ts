/**
 * The periods of a sample: which are judged, and the figures of all of them or of one part (contract 18.6 to 18.8,
 * 18.15).
 */
import { MarketCaps } from './attributes';
import { candidatesOf, type Candidate } from './candidates';
import { Panel, type Universe } from './cross-section';
import { yearOf } from './days';
import type { MarketData } from './market-data';
import type { Rows } from './means';
import { periodRows, type PeriodRow } from './period-rows';
import { frameOf, periodsPerYear, type Frame, type Period } from './sample';
import type { Settings } from './settings';
import { portfolioOf, splitSettings, stated, stressLines, windowSettings } from './settings-parts';
import { splitOf, windowYears, type Split, type Years } from './split';
import { isFull, missingForUniverse, StressUniverse } from './stress-universe';

/** The sample before any figure of a period: the same for all parts of it. */
export interface Survey {
  readonly panel: Panel;
  readonly frame: Frame;
  readonly windows: readonly Years[];
  readonly split: Split;
  readonly periodsPerYear: number | null;
  /** The walk-forward's own universe; undefined where it is the full one, or cannot be told. */
  readonly stress: { readonly frame: Frame } | undefined;
  /** Why the walk-forward's universe cannot be told. */
  readonly missing: string | undefined;
}

export interface SurveyOptions {
  /** Whether a row without a market cap is left out of the stressed universe. */
  readonly isStrict: boolean;
}

export async function survey(data: MarketData, settings: Settings, options: SurveyOptions): Promise<Survey> {
  const panel = panelOf(data, settings);
  const minNames = stated(settings.values.min_names);
  const frame = await frameOf(panel, minNames);
  const windows = windowYears(frame.periods, windowSettings(settings));
  const lines = stressLines(settings);
  const tables = stressTables(data, options);
  const missing = isFull(lines) ? undefined : missingForUniverse(lines, tables, data.labels);
  const universe = isFull(lines) || missing !== undefined ? undefined : stressUniverse(data, settings, panel, options);
  return {
    panel,
    frame,
    windows,
    split: splitOf(frame, splitSettings(settings), windows),
    periodsPerYear: settings.values.periods_per_year ?? periodsPerYear(data.labels.market.calendar, frame.spacing),
    stress:
      universe === undefined
        ? undefined
        : { frame: await frameOf(panel, minNames, { universe, stride: frame.stride }) },
    missing,
  };
}

/** `candidates`: those of the settings, unless others are given. */
export function panelOf(data: MarketData, settings: Settings, candidates?: readonly Candidate[]): Panel {
  const { scores, labels, cells } = data;
  return new Panel({
    scores,
    labels,
    candidates: candidates ?? allCandidates(data, settings),
    holding: stated(settings.values['label.holding']),
    cells,
  });
}

export function allCandidates({ scores, labels }: MarketData, { values }: Settings): Candidate[] {
  return candidatesOf(
    scores.days,
    { mode: values['rebalance.mode'], every: stated(values['rebalance.every']) },
    labels,
  );
}

function stressTables(data: MarketData, { isStrict }: SurveyOptions) {
  return { assets: data.scores.assets, caps: data.stressCaps ?? data.caps, volumes: data.volumes, isStrict };
}

function stressUniverse(data: MarketData, settings: Settings, panel: Panel, options: SurveyOptions): Universe {
  return new StressUniverse(stressLines(settings), stressTables(data, options), data.labels, panel.market);
}

export interface SampleRows {
  readonly rows: readonly PeriodRow[];
  /** Of the walk-forward's own universe; null where it is the full one. */
  readonly stress: readonly PeriodRow[] | null;
}

export interface RowsRequest {
  readonly data: MarketData;
  readonly settings: Settings;
  readonly options: SurveyOptions;
  readonly survey: Survey;
  /** Which periods' figures are wanted. */
  wanted(period: Period): boolean;
  seeLabels?(labels: Float64Array): void;
}

/** Figures of the wanted periods, in the full universe and in the walk-forward's own. */
export async function sampleRows(request: RowsRequest): Promise<SampleRows> {
  const { data, settings, options, survey: found, wanted, seeLabels } = request;
  const { panel, frame, split, stress } = found;
  const test = new Set(split.test);
  const assets = data.scores.assets;
  const common = {
    panel,
    settings: portfolioOf(settings),
    sizeMinNames: stated(settings.values['risk.size_min_names']),
  };
  const wantedIn =
    ({ periods }: Frame) =>
    (position: number): boolean => {
      const period = periods[position];
      return period !== undefined && wanted(period);
    };
  const rows = await periodRows({
    ...common,
    frame,
    tables: {
      benchmark: data.benchmark,
      caps: data.caps === undefined ? undefined : new MarketCaps(data.caps, assets),
      industries: data.industries,
      assets,
    },
    wanted: wantedIn(frame),
    isTest: (position) => test.has(position),
    ...(seeLabels === undefined ? {} : { seeLabels }),
  });
  if (stress === undefined) return { rows, stress: null };
  return {
    rows,
    stress: await periodRows({
      ...common,
      frame: stress.frame,
      universe: stressUniverse(data, settings, panel, options),
      tables: { benchmark: undefined, caps: undefined, industries: undefined, assets },
      wanted: wantedIn(stress.frame),
      isTest: () => false,
    }),
  };
}

/**
 * The unit of work a period belongs to: the test window of its year; what lies before the first belongs to the first.
 */
export function unitOf(windows: readonly Years[], day: number): number {
  const year = yearOf(day);
  const later = windows.findIndex(({ test: [first] }) => first > year);
  return later === -1 ? Math.max(0, windows.length - 1) : Math.max(0, later - 1);
}

export function byPosition(rows: readonly PeriodRow[]): Rows {
  return new Map(rows.map((row) => [row.position, row]));
}
