/** The report of a comparison (contract 19.9): pure. */
import { createHash } from 'node:crypto';
import { formatJson, type GateVerdict, type SourceFile, type TrialsReport } from '@gatehouse/contracts';
import { localTimestamp, markdownCode, markdownLine, pyStr, sixDecimals, utcTimestamp } from '@gatehouse/render';
import type { Comparison } from './comparison';
import type { Trials } from './returns';

export interface ReportRequest {
  readonly now: Date;
  readonly inputs: Omit<TrialsReport['inputs'], 'files'> & Record<string, unknown>;
  readonly files: readonly SourceFile[];
  readonly trials: Trials;
  readonly comparison: Comparison;
  readonly seed: { readonly value: bigint; readonly isStated: boolean };
  readonly reps: number;
}

const lines = { dsr: 0.95, pbo: 0.5, spa: 0.1 };

export function trialsReport({ now, inputs, files, trials, comparison, seed, reps }: ReportRequest): TrialsReport {
  const { blockLength, ...figures } = comparison;
  const verdicts = {
    stat_gate_deflated_sharpe: verdict(
      'Deflated Sharpe ratio of the best',
      figures.best.dsr,
      'at least',
      lines.dsr,
      'no Sharpe ratio',
    ),
    stat_gate_pbo: verdict(
      'Probability of overfitting',
      figures.cscv?.pbo ?? null,
      'at most',
      lines.pbo,
      figures.cscv?.reason ?? 'no figure',
    ),
    stat_gate_spa: verdict(
      'Superior to chance (p)',
      figures.spa.p_spa.consistent,
      'at most',
      lines.spa,
      'no trial with spread',
    ),
  };
  const passed = Object.fromEntries(Object.entries(verdicts).map(([name, each]) => [name, each.verdict === 'pass']));
  const sample = {
    dates: trials.dates.length,
    dates_left_out: trials.leftOut,
    first_date: trials.dates[0] ?? '',
    last_date: trials.dates.at(-1) ?? '',
    trials: trials.names.length,
  };
  return {
    schema: 'trials-report/v1',
    generated_at: localTimestamp(now),
    generated_at_utc: utcTimestamp(now),
    inputs: { ...inputs, files: [...files] } as TrialsReport['inputs'],
    sample,
    ...figures,
    gates: { ...passed, overall_pass: Object.values(passed).every(Boolean) },
    gate_verdicts: verdicts,
    reproducibility: {
      rng: 'philox4x32-10',
      seed: String(seed.value),
      seed_from: seed.isStated ? 'option' : 'inputs',
      reps,
      block_length: blockLength,
      figures_sha256: createHash('sha256')
        .update(formatJson({ sample, ...figures }, 0))
        .digest('hex'),
    },
  };
}

function verdict(
  label: string,
  measured: number | null,
  rule: 'at least' | 'at most',
  line: number,
  reason: string,
): GateVerdict {
  const passes = measured !== null && (rule === 'at least' ? measured >= line : measured <= line);
  return {
    verdict: measured === null ? 'not_evaluable' : passes ? 'pass' : 'fail',
    measured,
    rule,
    line,
    absolute: false,
    label,
    required: true,
    reason: measured === null ? reason : null,
  };
}

const mostShown = 20;

export function trialsMarkdown(report: TrialsReport, json: string): string {
  const { best, cscv, spa, selection, sample } = report;
  const ranked = [...report.trials].sort((a, b) => (b.sharpe ?? -Infinity) - (a.sharpe ?? -Infinity));
  const text = [
    '# Trials Report',
    '',
    `- generated_at: ${report.generated_at}`,
    `- trials: ${sample.trials}`,
    `- dates: ${sample.dates} (${sample.first_date} to ${sample.last_date}), ${sample.dates_left_out} left out`,
    `- overall_pass: ${pyStr(report.gates['overall_pass'])}`,
    '',
    '## Verdicts',
    '',
    ...Object.entries(report.gate_verdicts).map(
      ([name, { verdict: word, measured, rule, line, reason }]) =>
        `- ${name}: ${word === 'not_evaluable' ? 'not evaluable' : word}: ${reason ?? `${sixDecimals(measured)} (${String(rule)} ${String(line)})`}`,
    ),
    '',
    '## Best Trial',
    '',
    `- trial: ${markdownCode(best.trial)}`,
    ...figures(best),
    `- mean_correlation: ${sixDecimals(report.mean_correlation)}`,
    `- effective_trials: ${sixDecimals(report.effective_trials)}`,
    '',
    '## Overfitting',
    '',
    ...(cscv === null ? ['- none'] : figures(cscv)),
    '',
    '## Superiority',
    '',
    ...figures({
      t_spa: spa.t_spa,
      ...prefixed('p_spa_', spa.p_spa),
      t_rc: spa.t_rc,
      p_rc: spa.p_rc,
      valid: spa.valid,
    }),
    '',
    '## Selection',
    '',
    ...figures(selection),
    ...selection.picked.map((name, window) => `- window ${window + 1} picks ${markdownCode(name)}`),
    '',
    `## Trials by Sharpe Ratio${ranked.length > mostShown ? `, the first ${mostShown}` : ''}`,
    '',
    ...ranked
      .slice(0, mostShown)
      .map(
        (trial) =>
          `- ${markdownCode(trial.trial)}: sharpe=${sixDecimals(trial.sharpe)}, p=${sixDecimals(trial.p)}, ` +
          `q=${sixDecimals(trial.q_bh)}, stepm=${sixDecimals(trial.stepm_p)}`,
      ),
    '',
    `- report_json: ${markdownCode(json)}`,
  ];
  return `${text.map(markdownLine).join('\n')}\n`;
}

function prefixed(prefix: string, section: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(section).map(([name, value]) => [`${prefix}${name}`, value]));
}

function figures(section: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(section)
    .filter(([, value]) => value === null || typeof value === 'number')
    .map(([name, value]) => `- ${name}: ${Number.isInteger(value) ? String(value) : sixDecimals(value)}`);
}
