import type { CheckVerdict, Findings, GateRequest } from '../request';
import { dateText, median } from '../profile';

/** Dates that the median of a drop is of. */
const datesBefore = 20;
/** Dates that failures name. */
const namedDates = 5;
const microsecondsPerDay = 86_400e6;

/**
 * No date has too few assets, or far fewer than the dates before it (contract 1.13). Undefined when it is not asked
 * for.
 */
export function judgeCoverage(request: GateRequest, { measurements }: Findings): CheckVerdict | undefined {
  const { minAssetsPerDate, maxAssetDropRatio } = request;
  if (minAssetsPerDate === undefined && maxAssetDropRatio === undefined) return undefined;
  const metrics = {
    min_assets_per_date_threshold: minAssetsPerDate ?? null,
    max_asset_drop_ratio_threshold: maxAssetDropRatio ?? null,
  };
  const perDay = measurements?.dates?.perDay;
  if (perDay === undefined || perDay.length === 0)
    return {
      pass: false,
      metrics: { ...metrics, coverage_violations: null },
      failures: measurements === undefined ? [] : ['coverage: no date to judge'],
    };
  const thin = perDay.flatMap(({ day, assets }, index) => {
    const date = dateText(day * microsecondsPerDay);
    if (minAssetsPerDate !== undefined && assets < minAssetsPerDate)
      return [`${date} has ${named(assets)}, fewer than ${minAssetsPerDate}`];
    const before = perDay.slice(Math.max(0, index - datesBefore), index).map((each) => each.assets);
    if (maxAssetDropRatio === undefined || before.length === 0) return [];
    const usual = median(before);
    const dates = before.length === 1 ? 'the date before it has' : `the ${before.length} dates before it have`;
    return assets < (1 - maxAssetDropRatio) * usual ? [`${date} has ${named(assets)}, ${dates} ${String(usual)}`] : [];
  });
  const more = thin.length - namedDates;
  return {
    pass: thin.length === 0,
    metrics: { ...metrics, coverage_violations: thin.length },
    failures: thin
      .slice(0, namedDates)
      .map((each, index) => `coverage: ${each}${more > 0 && index === namedDates - 1 ? ` (and ${more} more)` : ''}`),
  };
}

function named(assets: number): string {
  return assets === 1 ? '1 asset' : `${assets} assets`;
}
