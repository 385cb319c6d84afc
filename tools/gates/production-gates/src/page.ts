/** The report as a page (contract 18.17). Loaded only when one is asked for. */
import { createHash } from 'node:crypto';
import { parseDocument, productionGatesReport, type PageFact, type SourceFile } from '@gatehouse/contracts';
import { figure, judgedGates, reportTables, verdictOf } from '@gatehouse/records';
import { pyStr } from '@gatehouse/render';
import { placeIn, reportGates, reportInputs } from '@gatehouse/runs';

export interface PageRequest {
  root: string;
  workflow: string;
  /** The report as it was written, and where. */
  report: string;
  json: string;
  /** The table of the periods, absolute. */
  periods: string;
}

/** Throws Failure `damaged-input`, `io` when what was just written cannot be read. */
export async function pageText({ root, workflow, report: text, json, periods }: PageRequest): Promise<string> {
  const { effectOf, gatesPage } = await import('@gatehouse/pages');
  const stated = parseDocument(productionGatesReport, text, json);
  const report = { ...stated, outputs: { ...stated.outputs, periods_csv: periods } };
  const { periods: table, figures, tables } = reportTables(root, json, report);
  const { plots, calendar, years } = effectOf(table, figures);
  const inputs = reportInputs(report);
  const read = ((inputs as Readonly<Record<string, unknown>>)['files'] ?? []) as SourceFile[];
  const sumOf = (role: string, file: string, content: Buffer): SourceFile => ({
    role,
    path: placeIn(root, file).shown,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  });
  return gatesPage({
    schema: 'gates-page/v1',
    title: `${String(inputs.factor ?? '') || 'strategy'}: ${workflow.replace('_', ' ')}`,
    overall_pass: verdictOf(reportGates(report)['overall_pass']),
    facts: factsOf(report, table?.dates),
    gates: judgedGates(report),
    plots: [...plots],
    calendar,
    years: [...years],
    sources: [
      sumOf('report', json, Buffer.from(text)),
      ...tables.map(({ role, file, content }) => sumOf(role, file, content)),
      ...read,
    ],
  });
}

function factsOf(report: Parameters<typeof judgedGates>[0], dates: readonly string[] | undefined): PageFact[] {
  const inputs = reportInputs(report);
  const stat = report.statistical_gates;
  const fact = (name: string, value: unknown): PageFact => ({
    name,
    value: value === undefined || value === null ? '' : pyStr(value),
    href: null,
  });
  const trials = figure(stat, 'n_trials');
  return [
    fact('Decision', inputs.decision_tag),
    fact('Owner', inputs.owner),
    fact('Strategy', inputs.strategy),
    fact('Periods', dates === undefined || dates.length === 0 ? '' : `${dates.length}, ${dates[0]} to ${dates.at(-1)}`),
    fact('Trials counted', trials),
    fact('Generated', report.generated_at_utc?.slice(0, 19).replace('T', ' ')),
    fact('Notes', inputs.notes),
  ];
}
