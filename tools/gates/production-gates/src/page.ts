/** The report as a page (contract 18.16). Loaded only when one is asked for. */
import type { ProductionGatesReportV1 } from '@gatehouse/contracts';
import type { Sampled } from './sampled';

export function pageText(
  report: ProductionGatesReportV1,
  sampled: Sampled,
  written: { path: string; json: string },
): Promise<string> {
  void [report, sampled, written];
  return Promise.resolve('');
}
