/** The columns of a checked file, each once: what is missing, its type, how its numbers are distributed (contract 1.11, 1.12). */
import { binBars, binsOf } from './data-quality-histogram';
import type { Metrics } from './data-quality-metrics';
import { html, markup, type Markup, type Piece } from './html';
import { nothing, section, verdictWord } from './layout';
import { figureText, isDrawable, percent, percentDecimalsBeside, shortFigure } from './number-text';
import { table } from './table';

export function ratiosOf(metrics: Metrics): Record<string, number | null> {
  return (metrics['missing_ratio_by_column'] ?? {}) as Record<string, number | null>;
}

function thresholdOf(metrics: Metrics): number | undefined {
  const threshold = metrics['max_missing_ratio_threshold'];
  return typeof threshold === 'number' ? threshold : undefined;
}

/** The threshold with the decimals it needs beside the ratio that is nearest to it. */
export function allowed(metrics: Metrics): string {
  const threshold = thresholdOf(metrics);
  return percent(
    threshold,
    Object.values(ratiosOf(metrics)).reduce<number>(
      (most, ratio) => Math.max(most, percentDecimalsBeside(threshold, ratio)),
      2,
    ),
  );
}

interface Profile {
  min?: number | null;
  q25?: number | null;
  median?: number | null;
  q75?: number | null;
  max?: number | null;
  zeros?: number | null;
}

/** Each column once: what is missing against what is allowed, how it is distributed, how many values it has. */
export function columnsSection(metrics: Metrics): Markup {
  const ratios = Object.entries(ratiosOf(metrics));
  if (ratios.length === 0)
    return section('columns', 'Columns', nothing('The missing cells could not be counted, or there are no rows.'));
  const threshold = thresholdOf(metrics);
  const profiles = (metrics['numeric_profile'] ?? {}) as Record<string, Profile | null>;
  const distinct = (metrics['distinct_by_column'] ?? {}) as Record<string, number | null>;
  const issues = (metrics['numeric_issues'] ?? {}) as Record<string, unknown>;
  const of = <T>(record: Readonly<Record<string, T>>, column: string): T | undefined =>
    Object.hasOwn(record, column) ? record[column] : undefined;
  const isOnScale = threshold !== undefined && threshold >= 0 && threshold <= 1;
  const end = scaleEnd(
    ratios.map(([, ratio]) => ratio),
    threshold,
  );
  const rows = ratios.map(([column, ratio]) => {
    const profile = of(profiles, column) ?? undefined;
    const issue = of(issues, column);
    return [
      column,
      missingTrack(column, ratio, threshold, end),
      percent(ratio, percentDecimalsBeside(threshold, ratio)),
      ratio === null || threshold === undefined ? verdictWord(null) : verdictWord(ratio <= threshold),
      typeof issue === 'string'
        ? html`<span class="word fail wraps">✕ ${issueInWords(issue)}</span>`
        : profile === undefined
          ? html`<span class="short">not numeric</span>`
          : 'numeric',
      countOrDash(of(distinct, column)),
      spread(column, profile, binsOf(metrics, column)),
      ...(['min', 'q25', 'median', 'q75', 'max', 'zeros'] as const).map((name) =>
        name === 'zeros' ? countOrDash(profile?.[name]) : shortFigure(profile?.[name]),
      ),
    ];
  });
  return section(
    'columns',
    'Columns',
    html`<p class="note">
      Missing: share of rows without a value; allowed is at most
      ${allowed(metrics)}${isOnScale ? '' : ', and no line can be drawn at that'}. Spread: from the smallest to the
      largest value, the box from the first to the third quartile, the line at the median; above it, where
      there is a histogram, the sampled values in ranges of equal width.
    </p>`,
    table(
      'Columns',
      [
        { name: 'column' },
        { name: 'missing', unnamed: true },
        { name: 'missing', numeric: true },
        { name: 'verdict', unnamed: true },
        { name: 'type' },
        { name: 'distinct', numeric: true },
        { name: 'spread', unnamed: true },
        { name: 'min', numeric: true },
        { name: '25 %', numeric: true },
        { name: 'median', numeric: true },
        { name: '75 %', numeric: true },
        { name: 'max', numeric: true },
        { name: 'zeros', numeric: true },
      ],
      rows,
      { isCaptionUnseen: true },
    ),
  );
}

/** `nan_ratio=0.010000, has_inf=True` as people say it; other text as it is. */
function issueInWords(issue: string): string {
  const [, ratio, hasInfinite] = /^nan_ratio=([\d.]+), has_inf=(True|False)$/.exec(issue) ?? [];
  if (ratio === undefined) return issue;
  const found = [
    ...(Number(ratio) > 0 ? [`${percent(Number(ratio), 2)} without a number`] : []),
    ...(hasInfinite === 'True' ? ['infinite values'] : []),
  ];
  return found.length === 0 ? issue : found.join(', ');
}

const countOrDash = (value: number | null | undefined): string =>
  typeof value === 'number' ? value.toLocaleString('en-US') : '–';

/** End of the scale of missing cells: what misses most, or what is allowed. */
function scaleEnd(ratios: readonly (number | null)[], threshold: number | undefined): number {
  return Math.min(1, Math.max(...ratios.filter(isDrawable), threshold ?? 0, 0.001) * 1.15);
}

function missingTrack(column: string, ratio: number | null, threshold: number | undefined, end: number): Piece {
  if (!isDrawable(ratio)) return '';
  const at = (value: number): string => (4 + (Math.max(0, value) / end) * 102).toFixed(1);
  const isAbove = threshold !== undefined && ratio > threshold;
  const line =
    threshold !== undefined && threshold >= 0 && threshold <= end
      ? `<path class="line" d="M${at(threshold)} 1V13"/>`
      : '';
  return html`<svg class="cell" viewBox="0 0 110 14" role="img" aria-label="${`${column}: ${percent(ratio)} missing`}">
    ${markup(`<rect class="bar" x="4" y="5" width="102" height="4"/>${line}<circle class="${isAbove ? 'fail' : 'pass'}" cx="${at(ratio)}" cy="7" r="4"/>`)}
  </svg>`;
}

/**
 * A box from the first to the third quartile on a line from the smallest to the largest value; above it, on the same
 * scale, how many of the sampled values are where.
 */
function spread(column: string, profile: Profile | undefined, bins: readonly number[] | undefined): Piece {
  const { min, q25, median, q75, max } = profile ?? {};
  if (!isDrawable(min) || !isDrawable(max) || !isDrawable(q25) || !isDrawable(q75) || !isDrawable(median)) return '';
  const span = max - min || 1;
  const at = (value: number): string => (4 + ((value - min) / span) * 102).toFixed(1);
  const box = Math.max(1, Number(at(q75)) - Number(at(q25))).toFixed(1);
  const [height, below] = bins === undefined ? [14, 0] : [36, 22];
  const bars = bins === undefined ? '' : binBars(bins, { left: 4, right: 106, top: 1, foot: below - 1 });
  const told = bins === undefined ? '' : `; values per bin, from the smallest: ${bins.join(', ')}`;
  return html`<svg
    class="cell${bins === undefined ? '' : ' tall'}"
    viewBox="0 0 110 ${height}"
    role="img"
    aria-label="${`${column}: from ${figureText(min)} to ${figureText(max)}, quartiles ${figureText(q25)}, ${figureText(median)}, ${figureText(q75)}${told}`}"
  >
    ${markup(`${bars}<path class="whisker" d="M4 ${below + 7}H106"/><rect class="box" x="${at(q25)}" y="${below + 2}" width="${box}" height="10"/><path class="line" d="M${at(median)} ${below + 1}V${below + 13}"/>`)}
  </svg>`;
}
