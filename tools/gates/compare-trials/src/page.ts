/** The report as a page (contract 19.10). Loaded only when one is asked for. */
import { createHash } from 'node:crypto';
import { parseDocument, productionGatesReport, type PagePlot, type TrialsReport } from '@gatehouse/contracts';
import { judgedGates } from '@gatehouse/records';

/** So many trials are in the table; the report has all. */
const mostShown = 100;

/** `json` is the report's place as people are told of it, `text` what was written there. */
export async function pageText(report: TrialsReport, { json, text }: { json: string; text: string }): Promise<string> {
  const { emptyPlot, trialsPage } = await import('@gatehouse/pages');
  const { sample, inputs, best } = report;
  const fact = (name: string, value: string | number | null) => ({
    name,
    value: value === null ? '' : String(value),
    href: null,
  });
  const ranked = [...report.trials].sort(
    (a, b) => (a.stepm_p ?? 1) - (b.stepm_p ?? 1) || (b.sharpe ?? -Infinity) - (a.sharpe ?? -Infinity),
  );
  return trialsPage({
    schema: 'trials-page/v1',
    title: inputs.family === null ? `${sample.trials} trials` : `Trials of ${inputs.family}`,
    overall_pass: report.gates['overall_pass'] === true,
    facts: [
      fact('Trials', sample.trials),
      fact('Dates', `${sample.dates}, ${sample.first_date} to ${sample.last_date}`),
      fact('Best', best.trial),
      fact('Counted for the best', best.n_trials),
      fact('Compared with', inputs.benchmark),
      fact('Windows of the selection', report.selection.windows),
      fact('Generated', report.generated_at_utc.slice(0, 19).replace('T', ' ')),
    ],
    gates: judgedGates(parseDocument(productionGatesReport, text, json)),
    plots: plotsOf(report, emptyPlot),
    trials: ranked
      .slice(0, mostShown)
      .map(({ trial, sharpe, p, q_bh: q, stepm_p: adjusted }) => ({ trial, sharpe, p, q, adjusted })),
    left_out: Math.max(0, ranked.length - mostShown),
    sources: [
      {
        role: 'report',
        path: json,
        bytes: Buffer.byteLength(text),
        sha256: createHash('sha256').update(text).digest('hex'),
      },
      ...inputs.files,
    ],
  });
}

type EmptyPlot = (name: string, title: string, changes?: Partial<PagePlot>) => PagePlot;

function plotsOf({ cscv, trials, best, spa }: TrialsReport, emptyPlot: EmptyPlot): PagePlot[] {
  const logits = emptyPlot('logits', 'Logit of the rank outside of the best inside', { x: 'number', unit: 'count' });
  const sharpe = emptyPlot('sharpe', 'Sharpe ratios of the trials', { x: 'number' });
  const adjusted = emptyPlot('adjusted', 'Adjusted p (StepM) by rank', { x: 'number' });
  const bySharpe = trials.flatMap(({ sharpe: one }) => (one === null ? [] : [one])).sort((a, b) => b - a);
  const ps = trials.flatMap(({ stepm_p: p }) => (p === null ? [] : [p])).sort((a, b) => a - b);
  const ranks = (values: readonly number[]): number[] => values.map((_, index) => index + 1);
  const expected = best.expected_max_sharpe;
  return [
    cscv === null || cscv.histogram.length === 0
      ? { ...logits, missing: cscv?.reason ?? 'the report has no cscv.histogram' }
      : {
          ...logits,
          note: `${cscv.combinations} halves; left of 0 the best inside is below the middle outside`,
          lines: [{ axis: 'x', at: 0, label: 'the middle' }],
          series: [
            {
              name: 'halves',
              mark: 'bars',
              colour: 'one',
              x: cscv.histogram.map(({ from, to }) => (from + to) / 2),
              y: cscv.histogram.map(({ count }) => count),
            },
          ],
        },
    outsidePlot(cscv, emptyPlot),
    bySharpe.length === 0
      ? { ...sharpe, missing: 'no trial has a sharpe' }
      : {
          ...sharpe,
          note: 'by rank, the best first',
          lines:
            expected === null
              ? []
              : [{ axis: 'y', at: expected, label: `expected of the best of ${best.n_trials} without skill` }],
          series: [{ name: 'trials', mark: 'dots', colour: 'one', x: ranks(bySharpe), y: bySharpe }],
        },
    ps.length === 0
      ? { ...adjusted, missing: 'no trial has a stepm_p' }
      : {
          ...adjusted,
          note: spa.p_spa.consistent === null ? null : `superior to chance: p ${spa.p_spa.consistent.toFixed(4)}`,
          lines: [{ axis: 'y', at: 0.1, label: 'line 0.1' }],
          series: [{ name: 'trials', mark: 'dots', colour: 'one', x: ranks(ps), y: ps }],
        },
  ];
}

/** Below the line at 0 the best inside lost outside. */
function outsidePlot(cscv: TrialsReport['cscv'], emptyPlot: EmptyPlot): PagePlot {
  const plot = emptyPlot('outside', 'Sharpe ratio of the best inside: outside against inside', { x: 'number' });
  const pairs = cscv?.sharpe_pairs ?? [];
  if (cscv === null || pairs.length === 0)
    return { ...plot, missing: cscv?.reason ?? 'the report has no cscv.sharpe_pairs' };
  return {
    ...plot,
    note: `inside to the right, outside upwards; ${pairs.length < cscv.combinations ? `${pairs.length} of ${cscv.combinations}` : pairs.length} halves${cscv.slope === null ? '' : `, slope ${cscv.slope.toFixed(3).replace('-', '\u2212')}`}`,
    lines: [{ axis: 'y', at: 0, label: 'nothing earned outside' }],
    series: [
      {
        name: 'halves',
        mark: 'dots',
        colour: 'one',
        x: pairs.map(({ inside }) => inside),
        y: pairs.map(({ outside }) => outside),
      },
    ],
  };
}
