/**
 * Pages with plots for the committee (contract 1.11, 8.2, 9.5, 47): a document in, the text of one HTML file out, the same bytes for the same
 * document. Nothing in a page is fetched, nothing in it runs. The build makes this lib a file of its own: tools reach it by import() when a page is
 * asked for, and start without it.
 */
export { countGates } from './judged-gate';
export { dataQualityPage } from './data-quality-page';
export { withAttempts } from './decision-attempts';
export { decisionPage } from './decision-page';
export { decisionsPage } from './decisions-page';
export { effectOf, type EffectFigures } from './report-effect';
export { factorPage } from './factor-page';
export { gatesPage } from './gates-page';
export { leaderboardPage } from './leaderboard-page';
export { emptyPlot } from './plot-data';
export { histogram } from './period-series';
export { icCalendar, yearFigures } from './period-calendar';
export { periodPlots } from './period-plots';
export type { PeriodContext, PeriodFigures } from './period-figures';
export { scorePlot } from './report-plots';
export { runComparisonPage } from './run-comparison-page';
export { runPage } from './run-page';
export { runReviewPage } from './run-review-page';
export { stagePage } from './stage-page';
export { trialsPage } from './trials-page';
