/** The score in its parts, with the words of the formula (contract 9.3), and what of it rests on figures that are absent. */
import type { PageScore, PageScorePart } from '@gatehouse/contracts';
import { pyFixed, round4 } from '@gatehouse/render';
import { score, scoreParts, type ScoreInputs, type ScorePart } from './score';

/** What a risk figure costs that is bad, and one that is absent does not. */
const risks = [
  ['risk_beta_vs_spy', 'beta', 8],
  ['risk_size_corr_abs', 'size correlation', 6],
  ['risk_turnover_overlap', 'overlap', 4],
  ['risk_industry_coverage', 'industry coverage', 4],
] as const;

/** `hasPlan`: a remediation plan is there; without one nobody looked for High items. */
export function explainScore(inputs: ScoreInputs, hasPlan: boolean): PageScore {
  const parts = scoreParts(inputs).map((part) => explained(part, inputs, hasPlan));
  const { score_total: total, recommendation } = score(inputs);
  const sum = round4(parts.reduce((points, part) => points + part.points, 0));
  const proven = parts.reduce((points, part) => points + part.points - part.unproven, 0);
  return { parts, sum, total, proven: round4(Math.min(total, proven)), recommendation };
}

function explained(part: ScorePart, inputs: ScoreInputs, hasPlan: boolean): PageScorePart {
  const words: Record<ScorePart['name'], () => string> = {
    cost: () => costWords(inputs),
    walk_forward: () => walkForwardWords(inputs),
    risk: () => riskWords(inputs),
    statistical: () => statisticalWords(inputs),
    governance: () => governanceWords(inputs, hasPlan),
  };
  const absent =
    part.name === 'risk'
      ? risks.reduce((points, [name, , cost]) => points + (inputs[name] === null ? cost : 0), 0)
      : part.name === 'governance' && !hasPlan && inputs.remediation_high_count === 0
        ? 2
        : 0;
  return { ...part, unproven: Math.min(part.points, absent), words: words[part.name]() };
}

const figure = (value: number): string => pyFixed(value, 4);

function costWords({ cost_ic_x1_5: first, cost_ic_x2_0: second }: ScoreInputs): string {
  const of = (name: string, ic: number | null): string =>
    ic === null ? `no IC at ${name}` : `IC at ${name} ${figure(ic)}: ${ic > 0 ? 6 : 0}`;
  return `${of('×1.5', first)}; ${of('×2', second)}; their mean × 100, at most 8`;
}

function walkForwardWords({ wf_test_ic_mean: mean, wf_test_ic_pos_ratio: ratio }: ScoreInputs): string {
  const ofMean = mean === null ? 'no mean IC' : `mean IC ${figure(mean)}: ${mean > 0 ? 10 : 0} and × 120, at most 10`;
  const ofRatio =
    ratio === null ? 'no share of positive windows' : `(positive share ${figure(ratio)} − 0.5) × 50, at most 10`;
  return `${ofMean}; ${ofRatio}`;
}

function riskWords(inputs: ScoreInputs): string {
  const isBad: Record<(typeof risks)[number][0], (value: number) => boolean> = {
    risk_beta_vs_spy: (value) => Math.abs(value) > 0.5,
    risk_size_corr_abs: (value) => Math.abs(value) > 0.3,
    risk_turnover_overlap: (value) => value < 0.2,
    risk_industry_coverage: (value) => value < 0.7,
  };
  const taken = risks.flatMap(([name, title, cost]) => {
    const value = inputs[name];
    return value !== null && isBad[name](value) ? [`− ${cost} for ${title} ${figure(value)}`] : [];
  });
  const absent = risks.filter(([name]) => inputs[name] === null);
  const points = absent.reduce((sum, [, , cost]) => sum + cost, 0);
  return [
    `20${taken.length === 0 ? '' : ` ${taken.join(' ')}`}`,
    ...(absent.length === 0
      ? []
      : [`${points} of them for figures that are absent: ${absent.map(([, title]) => title).join(', ')}`]),
  ].join('; ');
}

function statisticalWords({ stat_factor_gate_pass: passed, stat_q_value_bh: q }: ScoreInputs): string {
  return `factor gate ${passed ? 'passed: 6' : 'not passed: 0'}; ${q === null ? 'no q value: 0' : `q ${figure(q)}: ${q <= 0.1 ? 4 : q <= 0.2 ? 2 : 0}`}`;
}

function governanceWords(inputs: ScoreInputs, hasPlan: boolean): string {
  const of = (name: string, passed: boolean | null, points: number): string =>
    `${name} ${passed === true ? points : passed === null ? 'not known: 0' : 'not passed: 0'}`;
  const high = inputs.remediation_high_count;
  return [
    of('data quality', inputs.data_quality_pass, 8),
    of('audit', inputs.governance_audit_pass, 8),
    of('ledger', inputs.stage_log_linked, 2),
    high === 0 ? `no High item 2${hasPlan ? '' : ' (without a plan)'}` : `${high} High items 0`,
  ].join('; ');
}
