/** The report as a page (contract 1.11). Loaded only when one is asked for. */
import { createHash } from 'node:crypto';
import type { DataQualityReport } from '@gatehouse/contracts';

/** `json` is the report as it is written, `path` where. */
export async function pageText(
  report: DataQualityReport,
  { path, json }: { path: string; json: string },
): Promise<string> {
  const { dataQualityPage } = await import('@gatehouse/pages');
  const content = Buffer.from(json);
  const written = {
    role: 'report',
    path,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  };
  const files = report.input?.files ?? (report.input ? [report.input] : []);
  const checked = files.map(({ path, bytes, sha256 }) => ({ role: 'checked file', path, bytes, sha256 }));
  return dataQualityPage({ schema: 'data-quality-page/v1', report_json: path, report, sources: [written, ...checked] });
}
