/** The score as a table, with its formula's own words; points that absent figures brought are hatched. */
import type { PageScore } from '@gatehouse/contracts';
import { html, markup, type Markup } from './html';
import { section } from './layout';
import { recommendationLines } from './report-plots';
import { decimalsBeside, figureText } from './number-text';
import { table } from './table';

const partNames = {
  cost: 'Cost',
  walk_forward: 'Walk-forward',
  risk: 'Risk',
  statistical: 'Statistical',
  governance: 'Governance',
} as const;

/** A total score: one that misses a recommendation does not read as if it had it. */
export function scoreText(total: number | null, decimals: number): string {
  return figureText(total, Math.max(...recommendationLines.map(({ at }) => decimalsBeside(at, total, decimals))));
}

export function scoreSection(score: PageScore): Markup {
  const unproven = score.parts.reduce((sum, part) => sum + part.unproven, 0);
  const title = `Score ${scoreText(score.total, 1)} of 100${unproven > 0 ? `, of which ${figureText(unproven, 0)} for figures that are absent` : ''}`;
  const rows = score.parts.map((part) => [
    partNames[part.name],
    figureText(part.points, 1),
    String(part.highest),
    html`${bar(part.points - part.unproven, part.unproven, part.highest)}${part.words.replace(/(^|[ (])-(?=\d)/g, '$1\u2212')}`,
  ]);
  return section(
    'score',
    title,
    table(
      'Points of each part',
      [
        { name: 'part' },
        { name: 'points', numeric: true },
        { name: 'of', numeric: true },
        { name: 'from', unnamed: true },
      ],
      [...rows, ['Total', scoreText(score.total, 1), '100', totalWords(score)]],
      { isCaptionUnseen: true },
    ),
    html`<p class="note">
      The registry says
      <code>${score.recommendation}</code
      >.${unproven > 0 && ` Hatched: points for figures that are absent; without them ${figureText(score.proven, 1)}.`}
      From ${recommendationLines[0].at} points another official run is worth while; from ${recommendationLines[1].at},
      with gates, audit and data quality passed, promotion.
    </p>`,
  );
}

function totalWords({ sum, total, proven }: PageScore): string {
  const capped =
    total < sum ? `the parts add up to ${figureText(sum, 1)}; capped at 75, because the gates did not all pass; ` : '';
  return `${capped}${figureText(proven, 1)} proven`;
}

/** Shares of a bar in twentieths, so that no style is needed in an attribute: the policy allows none. */
function bar(proven: number, unproven: number, highest: number): Markup {
  const width = (points: number): number => Math.max(0, Math.round((points / highest) * 1040) / 10);
  const [solid, hatched] = [width(proven), width(unproven)];
  const stripes = Array.from(
    { length: Math.floor(hatched / 4) },
    (_, index) => `M${(solid + index * 4).toFixed(1)} 10L${(solid + index * 4 + 4).toFixed(1)} 0`,
  ).join('');
  return html`<svg class="scorebar" viewBox="0 0 104 10" aria-hidden="true">
    ${markup(`<rect class="bar" width="104" height="10"/><rect class="solid" width="${solid}" height="10"/><path class="hatched" d="${stripes}"/>`)}
  </svg>`;
}
