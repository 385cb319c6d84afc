/** Everything that is drawn of an effect: of its periods and of what its report states, in the order in which a committee asks. */
import type { WalkForwardWindow } from '@gatehouse/contracts';
import type { Effect } from './effect';
import { icCalendar, yearFigures } from './period-calendar';
import type { PeriodFigures } from './period-figures';
import { periodPlots } from './period-plots';
import { costPlot, quantilePlot, trialsPlot, windowPlot, type DeflatedSharpe } from './report-plots';

export interface EffectFigures {
  testStart: string | null;
  costRate: number | null;
  windows: readonly WalkForwardWindow[];
  quantiles: readonly (number | null)[] | undefined;
  costs: readonly { multiplier: number | null; test_ic: number | null }[];
  deflated: DeflatedSharpe;
}

export function effectOf(periods: PeriodFigures | undefined, report: EffectFigures): Effect {
  const [ic, cumulative, drawdown, ...others] = periodPlots(periods, { ...report, benchmark: 'benchmark' });
  return {
    plots: [
      ...[ic, cumulative, drawdown].filter((plot) => plot !== undefined),
      windowPlot(report.windows),
      costPlot(report.costs, 0),
      quantilePlot(report.quantiles),
      ...others,
      trialsPlot(report.deflated),
    ],
    calendar: icCalendar(periods),
    years: yearFigures(periods, report.costRate),
  };
}
