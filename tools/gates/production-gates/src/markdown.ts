/** The reports as people read them (contract 18.13): titles and lines of the replaced script, then what is ours. */
import type { BaselineReport, GateVerdict, ProductionGatesReportV1, StressReport } from '@gatehouse/contracts';
import { markdownCode, markdownItem, markdownLine, pyStr, sixDecimals } from '@gatehouse/render';
import { multiplierName } from './gate-names';

type Section = Readonly<Record<string, unknown>>;

export function productionGatesMarkdown(report: ProductionGatesReportV1, json: string): string {
  const { inputs, sample, trials, reproducibility, loosened } = report;
  return text([
    '# Production Gates Report',
    '',
    ...head(report.generated_at, inputs),
    `- overall_pass: ${pyStr(report.gates['overall_pass'])}`,
    `- test periods: ${sample.test_periods} (${pyStr(sample.test_start)} to ${pyStr(sample.test_end)})`,
    ...beforeEntry(report.look_ahead.score_known),
    '',
    '## Cost Stress',
    '',
    ...costLines(report.cost_stress),
    ...figures(report.cost),
    '',
    '## Walk-Forward Stress',
    '',
    ...figures(report.wf_stress),
    ...windowLines(report.wf_stress.windows),
    '',
    '## Risk Diagnostics',
    '',
    ...figures(report.risk_diagnostics),
    '',
    '## Statistical Gates',
    '',
    ...figures(report.statistical_gates),
    '',
    '## Gates',
    '',
    ...Object.entries(report.gates).map(([name, holds]) => `- ${name}: ${pyStr(holds)}`),
    '',
    '## Verdicts',
    '',
    ...verdictLines(report.gate_verdicts),
    ...(loosened.length === 0 ? [] : ['', '## Loosened Lines', '']),
    ...loosened.map((line) => `- ${line.name}: ${line.line} (default ${line.default})`),
    '',
    '## Sample',
    '',
    ...figures(sample),
    ...Object.entries(sample.not_judged).map(([reason, count]) => `- not judged, ${reason}: ${count}`),
    ...Object.entries(sample.rows).map(([reason, count]) => `- rows, ${reason}: ${count}`),
    '',
    '## Look-Ahead',
    '',
    ...figures(report.look_ahead),
    '',
    '## Trials',
    '',
    `- family: ${markdownCode(trials.family)}`,
    ...figures(trials),
    ...trials.unnamed.map((name) => `- counted without a key: ${markdownCode(name)}`),
    ...trials.unreadable.map((name) => `- could not be read: ${markdownCode(name)}`),
    '',
    '## Reproducibility',
    '',
    ...Object.entries(reproducibility).map(([name, value]) => `- ${name}: ${pyStr(value)}`),
    '',
    `- report_json: ${markdownCode(json)}`,
  ]);
}

export function stressMarkdown(report: StressReport, json: string): string {
  return text([
    '# Stress Report',
    '',
    ...head(report.generated_at, report.inputs),
    ...gateLines(report.gates),
    '',
    '## Cost Stress',
    '',
    ...costLines(report.cost_stress),
    '',
    '## Walk-Forward Stress',
    '',
    ...figures(report.wf_stress),
    ...windowLines(report.segments),
    '',
    '## Risk Diagnostics',
    '',
    ...figures(report.risk_diagnostics),
    '',
    '## Verdicts',
    '',
    ...verdictLines(report.gate_verdicts),
    '',
    `- report_json: ${markdownCode(json)}`,
  ]);
}

export function baselineMarkdown(report: BaselineReport, json: string): string {
  return text([
    '# Baseline Report',
    '',
    ...head(report.generated_at, report.inputs),
    ...gateLines(report.gates),
    `- information_coefficient: ${sixDecimals(report.information_coefficient)}`,
    `- coverage: ${sixDecimals(report.coverage)}`,
    `- train_periods: ${report.train_periods}`,
    `- bps_per_unit_traded: ${report.cost_assumptions.bps_per_unit_traded}`,
    '',
    '## Verdicts',
    '',
    ...verdictLines(report.gate_verdicts),
    '',
    `- report_json: ${markdownCode(json)}`,
  ]);
}

function head(generatedAt: string, inputs: ProductionGatesReportV1['inputs']): string[] {
  return [
    `- generated_at: ${generatedAt}`,
    `- decision_tag: ${markdownCode(inputs.decision_tag)}`,
    `- strategy: ${markdownCode(inputs.strategy)}`,
    `- factor: ${markdownCode(inputs.factor)}`,
  ];
}

/**
 * A score that is used on the day it belongs to must be known before that day's entry: readers should see that it is
 * said so.
 */
function beforeEntry(known: string): string[] {
  return known === 'before_entry' ? ['- score_known: before_entry (stated by the strategy)'] : [];
}

function gateLines(gates: Readonly<Record<string, boolean>>): string[] {
  return Object.entries(gates).map(([name, holds]) => `- ${name}: ${pyStr(holds)}`);
}

function costLines(rows: ProductionGatesReportV1['cost_stress']): string[] {
  return rows.map(
    (row) =>
      `- x${multiplierName(row.cost_multiplier)}: test_ic=${sixDecimals(row.test_ic)}, ` +
      `train_ic=${sixDecimals(row.train_ic)}, net_return_mean=${sixDecimals(row.net_return_mean)}`,
  );
}

function windowLines(windows: StressReport['segments']): string[] {
  return windows.map(
    ({ window, test_ic: ic, train_ic: train, reason }) =>
      `- ${window}: test_ic=${sixDecimals(ic)}, train_ic=${sixDecimals(train)}${reason === null ? '' : `, ${reason}`}`,
  );
}

/** Numbers and nothings of a section; lists, texts and what lies below are shown apart or not at all. */
function figures(section: Section): string[] {
  return Object.entries(section)
    .filter(([, value]) => value === null || typeof value === 'number')
    .map(([name, value]) => `- ${name}: ${Number.isInteger(value) ? String(value) : sixDecimals(value)}`);
}

function verdictLines(verdicts: Readonly<Record<string, GateVerdict>>): string[] {
  return Object.entries(verdicts).map(([name, verdict]) => {
    const word = verdict.verdict === 'not_evaluable' ? 'not evaluable' : verdict.verdict;
    const conditions = verdict.conditions ?? [
      { name: '', measured: verdict.measured, rule: verdict.rule, line: verdict.line },
    ];
    const said = conditions
      .map((each) =>
        [
          each.name,
          sixDecimals(each.measured),
          ...(each.rule === null ? [] : [`(${each.rule} ${verdict.absolute ? '±' : ''}${String(each.line)})`]),
        ]
          .filter((word) => word !== '')
          .join(' '),
      )
      .join('; ');
    const optional = verdict.required ? '' : ', not required';
    return `- ${name}: ${word}${optional}: ${verdict.reason === null ? said : markdownItem(verdict.reason)}`;
  });
}

function text(lines: readonly string[]): string {
  return `${lines.map(markdownLine).join('\n')}\n`;
}
