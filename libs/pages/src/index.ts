/**
 * Pages for people who decide (contract 1.11, 8.2, 9.5). Each function takes a document and gives the whole text of an HTML file; the same
 * document gives the same bytes. It throws an Error when the document is not of its schema.
 *
 * Only ever imported lazily: the build makes this lib a file of its own in dist/lib, so that tools start without it.
 */
export { dataQualityPage } from './data-quality-page';
export { leaderboardPage } from './leaderboard-page';
export { runComparisonPage } from './run-comparison-page';
export { runReviewPage } from './run-review-page';
