/** All that is known of each judged period: its figures, and what other tables say of it (contract 18.7, 18.8). */
import { pearson, rankCorrelation, Ranking } from '@gatehouse/statistics';
import type { Benchmark, Industries, MarketCaps } from './attributes';
import type { CrossSection, Dated, Panel, Universe } from './cross-section';
import { PeriodCalculator, type PeriodFigures, type PeriodState, type PortfolioSettings } from './period-figures';
import type { Frame, Period } from './sample';

export type PeriodRow = PeriodFigures & {
  /** Among the judged periods. */
  position: number;
  benchmark_return: number | null;
  /**
   * Rank correlation of the scores with what the names earned before the entry, and after the exit; test periods only.
   */
  ic_before_entry: number | null;
  ic_after_exit: number | null;
  /** Names with a known market cap, and the correlations of score and cap among them. */
  size_names: number;
  size_corr: number | null;
  size_rank_corr: number | null;
  /** Rows with a known industry, and the largest share of the gross weight in one. */
  industry_names: number;
  industry_max_weight: number | null;
};

export interface RowTables {
  readonly benchmark: Benchmark | undefined;
  readonly caps: MarketCaps | undefined;
  readonly industries: Industries | undefined;
  readonly assets: readonly string[];
}

export interface RowRequest {
  readonly panel: Panel;
  readonly frame: Frame;
  readonly settings: PortfolioSettings;
  /** Cross-sections with fewer known market caps say nothing about size. */
  readonly sizeMinNames: number;
  readonly tables: RowTables;
  readonly universe?: Universe | undefined;
  /** Positions whose rows are wanted. */
  wanted(position: number): boolean;
  /** Positions of the test: for them risk and look-ahead are reported as well. */
  isTest(position: number): boolean;
  /** Hears of the labels of each test period. */
  seeLabels?(labels: Float64Array): void;
}

/** The rows of the wanted periods, ascending. Other periods are gone over only as far as the wanted ones need them. */
export async function periodRows(request: RowRequest): Promise<PeriodRow[]> {
  const { panel, frame, universe, settings } = request;
  const { periods, stride } = frame;
  const positions = new Map(periods.map(({ index }, position) => [index, position]));
  const calculator = new PeriodCalculator(settings);
  const states = new Map<number, PeriodState>();
  const rows: PeriodRow[] = [];
  const isNeeded = (position: number): boolean =>
    request.wanted(position) ||
    request.wanted(position + 1) ||
    request.wanted(position + stride) ||
    (request.seeLabels !== undefined && request.isTest(position));
  const dated = panel.sections(
    (_, index) => {
      const position = positions.get(index);
      return position !== undefined && isNeeded(position);
    },
    { universe },
  );
  for await (const each of dated) {
    const position = positions.get(each.index) as number;
    const { section } = each;
    if (request.isTest(position)) request.seeLabels?.(section.labels.subarray(0, section.size));
    if (request.wanted(position)) {
      const { figures, state } = calculator.figuresOf(section, {
        previous: states.get(position - 1),
        sleeve: states.get(position - stride),
      });
      states.set(position, state);
      rows.push({ ...figures, position, ...(await besides(request, each, position, { state, calculator })) });
    } else if (request.wanted(position + 1) || request.wanted(position + stride)) {
      states.set(position, calculator.stateOf(section));
    }
    states.delete(position - stride);
  }
  return rows;
}

type Besides = Omit<PeriodRow, keyof PeriodFigures | 'position'>;

async function besides(
  request: RowRequest,
  dated: Dated,
  position: number,
  { state, calculator }: { state: PeriodState; calculator: PeriodCalculator },
): Promise<Besides> {
  const { frame, tables, panel } = request;
  const { window } = frame.periods[position] as Period;
  const { calendar } = panel.parts.labels.market;
  const day = (index: number): number => calendar[index] as number;
  const found: Besides = {
    benchmark_return: tables.benchmark?.between(day(window.e), day(window.x)) ?? null,
    ic_before_entry: null,
    ic_after_exit: null,
    size_names: 0,
    size_corr: null,
    size_rank_corr: null,
    industry_names: 0,
    industry_max_weight: null,
  };
  if (!request.isTest(position)) return found;
  const { holding } = panel.parts;
  const { section } = dated;
  const correlate = (values: Float64Array | null): number | null =>
    values === null ? null : calculator.correlationWith(section, values);
  found.ic_before_entry = correlate(dated.labelsBetween(window.e - holding, window.e));
  found.ic_after_exit = correlate(dated.labelsBetween(window.x, window.x + holding));
  const caps = (await tables.caps?.at(dated.candidate.day)) ?? null;
  if (caps !== null) Object.assign(found, sizeFigures(section, caps, request.sizeMinNames));
  if (tables.industries !== undefined)
    Object.assign(
      found,
      industryFigures(section, state.weights, tables.industries, tables.assets, dated.candidate.day),
    );
  return found;
}

const byScore = new Ranking();
const byCap = new Ranking();

function sizeFigures(section: CrossSection, caps: Float64Array, least: number): Partial<Besides> {
  const scores: number[] = [];
  const known: number[] = [];
  for (let i = 0; i < section.size; i += 1) {
    const cap = caps[section.names[i] as number] as number;
    if (!(cap > 0)) continue;
    scores.push(section.scores[i] as number);
    known.push(cap);
  }
  if (known.length < least) return { size_names: known.length };
  return {
    size_names: known.length,
    size_corr: pearson(scores, known.map(Math.log)),
    size_rank_corr: rankCorrelation(byScore.rank(scores).doubled, byCap.rank(known).doubled, known.length),
  };
}

function industryFigures(
  section: CrossSection,
  weights: Float64Array,
  industries: Industries,
  assets: readonly string[],
  day: number,
): Partial<Besides> {
  const gross = new Float64Array(industries.names.length);
  let [known, total] = [0, 0];
  for (let i = 0; i < section.size; i += 1) {
    const industry = industries.at(assets[section.names[i] as number] as string, day);
    const weight = Math.abs(weights[i] as number);
    total += weight;
    if (industry < 0) continue;
    known += 1;
    gross[industry] = (gross[industry] as number) + weight;
  }
  return {
    industry_names: known,
    industry_max_weight:
      known === 0 || total === 0 ? null : gross.reduce((most, weight) => Math.max(most, weight), 0) / total,
  };
}
