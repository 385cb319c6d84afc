import { runReviewPage as kind, type RunReviewPage } from '@gatehouse/contracts';
import { contradictions, isContradicted, isUnstated } from './contradictions';
import { costPlot, isLineContradicted } from './cost-plot';
import { counted, decimalsBeside, figureText, isDrawable, percent, shortFigure } from './number-text';
import { gatesPlot } from './gates-plot';
import { html, type Markup } from './html';
import { facts, figureWithTable, nothing, page, section, table, verdictWord, type PageParts } from './layout';
import { scorePlot, scoreText } from './score-plot';
import { positiveShare, walkForwardPlot } from './walk-forward-plot';

/** The review of a run as a page (contract 8.2). */
export function runReviewPage(document: RunReviewPage): string {
  const { run } = document;
  return page(kind, document, {
    title: `${run.decision_tag}: run review`,
    kind: 'Run review',
    heading: run.decision_tag,
    verdict: verdictOf(document),
    facts: facts([
      ['Factor', run.factor],
      ['Owner', run.owner],
      ['Report of', run.reported_at.slice(0, 19).replace('T', ' ')],
      ['Strategy', run.strategy],
      ['Commit', run.git_commit],
      ['Run', run.run_dir],
      ['Report', run.report_json],
      ['Notes', run.notes],
    ]),
    sections: [
      gatesSection(document),
      costSection(document),
      walkForwardSection(document),
      scoreSection(document),
      governanceSection(document),
    ],
    sources: document.sources,
  });
}

function verdictOf(document: RunReviewPage): NonNullable<PageParts['verdict']> {
  const { recommendation, overall_pass, gates } = document;
  const failed = gates.filter((gate) => gate.passed !== true).length;
  const isSound = contradictions(document).length === 0;
  const all = isSound ? `All ${counted(gates.length, 'gate')} hold.` : 'Every gate is said to hold.';
  const held =
    gates.length === 0
      ? 'The report has no gates.'
      : failed === 0
        ? all
        : `${failed} of ${counted(gates.length, 'gate')} did not pass.`;
  const why = `${held}${overall_pass === null ? ' The report states no overall verdict, and that is not a pass.' : ''}${isSound ? '' : ' The report contradicts itself: what is wrong stands with the gates.'}`;
  // What is recommended is what overall_pass says (contract 8.1); nothing vouches for a report that contradicts itself.
  return recommendation === 'approve'
    ? { is: isSound ? 'pass' : 'open', word: 'Approve', why }
    : { is: 'fail', word: 'Reject or rerun', why };
}

function gatesSection(document: RunReviewPage): Markup {
  const { gates } = document;
  const found = contradictions(document);
  const remarks =
    found.length > 0 &&
    html`<div class="remark">
      <p>The report contradicts itself:</p>
      <ul>
        ${found.map((sentence) => html`<li>${sentence}</li>`)}
      </ul>
    </div>`;
  if (gates.length === 0)
    return section(
      'gates',
      'Gates',
      nothing('The report has no gates, so there is nothing that could have passed.'),
      remarks,
    );
  const lines = gates.some((gate) => gate.threshold_from === 'score')
    ? html`<p>
        Where the report does not state the line of a gate, the line of the registry's score is drawn; the gate's own
        verdict stands beside it.
      </p>`
    : '';
  const rows = gates.map((gate) => {
    const decimals = decimalsBeside(gate.threshold, gate.measured);
    return [
      html`<code>${gate.name}</code>`,
      figureText(gate.measured, decimals),
      isUnstated(gate) ? 'not stated' : `${gate.rule} ${shortFigure(gate.threshold, decimals)}`,
      isUnstated(gate) || gate.threshold_from === null
        ? '–'
        : { gate: 'the gate itself', report: 'the report', score: 'the score' }[gate.threshold_from],
      isContradicted(gate) && !isUnstated(gate)
        ? html`${verdictWord(gate.passed)}, against its line`
        : verdictWord(gate.passed),
    ];
  });
  return section(
    'gates',
    'Each gate: measured against its threshold',
    remarks,
    html`<p>
        The shaded side of the line passes; none is drawn where the gate's verdict contradicts it. What was not measured
        did not pass.
      </p>
      ${lines}`,
    figureWithTable(
      gatesPlot(gates),
      table(
        'Gates',
        [
          { name: 'gate' },
          { name: 'measured', numeric: true },
          { name: 'passes when' },
          { name: 'line from' },
          { name: 'verdict' },
        ],
        rows,
      ),
    ),
  );
}

function costSection({ cost }: RunReviewPage): Markup {
  const title = 'Information coefficient under higher costs';
  if (cost.points.length === 0) return section('cost', title, nothing('The report has no cost stress.'));
  const drawable = cost.points.filter((point) => isDrawable(point.multiplier) && isDrawable(point.test_ic));
  const rows = cost.points.map((point) => [
    `×${shortFigure(point.multiplier)}`,
    figureText(point.test_ic, 6),
    figureText(point.train_ic, 6),
    point.gate === null ? 'no gate' : verdictWord(point.passed),
  ]);
  return section(
    'cost',
    title,
    html`<p>
      Costs are multiplied; the test information coefficient must stay above
      ${shortFigure(cost.gate_line)}.${isLineContradicted(cost) ? ' The line is not drawn, because the verdict of a gate contradicts it.' : ''}
    </p>`,
    figureWithTable(
      drawable.length === 0
        ? nothing('No row has both a multiplier and a test information coefficient, so there is nothing to draw.')
        : costPlot(cost),
      table(
        'Information coefficient by cost multiplier',
        [{ name: 'costs' }, { name: 'test IC', numeric: true }, { name: 'train IC', numeric: true }, { name: 'gate' }],
        rows,
      ),
    ),
  );
}

function walkForwardSection({ walk_forward: walk }: RunReviewPage): Markup {
  const title = 'Walk-forward: information coefficient per window';
  const remarks = walk.remarks.map((remark) => html`<p class="remark">${remark}</p>`);
  const summary = table(
    'Walk-forward as the report sums it up',
    [
      { name: 'mean test IC' },
      { name: 'share of positive windows', numeric: true },
      { name: 'windows', numeric: true },
    ],
    [[figureText(walk.mean, 6), percent(walk.positive_ratio), shortFigure(walk.count)]],
  );
  if (walk.windows.length === 0)
    return section('walk-forward', title, nothing('There are no figures per window to draw.'), remarks, summary);
  const [count, share] = positiveShare(walk.counted);
  const rows = walk.windows.map((window) => [
    window.label,
    figureText(window.test_ic, 6),
    figureText(window.train_ic, 6),
  ]);
  return section(
    'walk-forward',
    title,
    html`<p>
      <strong>${count}</strong>,
      ${share}${
        walk.windows_from === 'walk_forward_summary.csv'
          ? html`; the windows are those of <code>walk_forward_summary.csv</code>`
          : ''
      }.
    </p>`,
    remarks,
    figureWithTable(
      walk.windows.some((window) => isDrawable(window.test_ic))
        ? walkForwardPlot(walk)
        : nothing('No window has a number to draw.'),
      html`${table('Information coefficient per window', [{ name: 'window' }, { name: 'test IC', numeric: true }, { name: 'train IC', numeric: true }], rows)}
        <p></p>
        ${summary}`,
    ),
  );
}

const partNames = {
  cost: 'Cost',
  walk_forward: 'Walk-forward',
  risk: 'Risk',
  statistical: 'Statistical',
  governance: 'Governance',
} as const;
const keys = ['one', 'two', 'three', 'four', 'five'] as const;

function scoreSection({ score, overall_pass }: RunReviewPage): Markup {
  const isCapped = score.total < score.sum;
  const rows = score.parts.map((part, index) => [
    html`<span class="key ${keys[index]}" aria-hidden="true"></span>${partNames[part.name]}`,
    figureText(part.points, 2),
    String(part.highest),
  ]);
  return section(
    'score',
    'Score in five parts',
    html`<p>
      <strong>${scoreText(score.total, 2)} of 100</strong>: the registry says <code>${score.recommendation}</code>.${
        isCapped
          ? ` The parts add up to ${figureText(score.sum, 2)}; the total is capped because the run ${overall_pass === false ? 'failed' : 'did not prove that it passed'}.`
          : ''
      }
    </p>`,
    figureWithTable(
      scorePlot(score, partNames),
      table(
        'Points of each part',
        [{ name: 'part' }, { name: 'points', numeric: true }, { name: 'of', numeric: true }],
        [...rows, ['Total', scoreText(score.total, 2), '100']],
      ),
    ),
  );
}

function governanceSection({ governance }: RunReviewPage): Markup {
  const { failures, remediation } = governance;
  const checks = [
    ['Data quality gate', verdictWord(governance.data_quality_pass)],
    ['Governance audit', verdictWord(governance.audit_pass)],
    [
      'Row in the stage ledger',
      verdictWord(governance.stage_log_linked, { true: 'there', false: 'missing', null: 'not known' }),
    ],
  ];
  return section(
    'governance',
    'Governance',
    table('The trail of the run', [{ name: 'what' }, { name: 'verdict' }], checks),
    failures.length > 0 &&
      html`<h3>Findings</h3>
        <ul>
          ${failures.map((failure) => html`<li>${failure}</li>`)}
        </ul>`,
    remediation.length > 0 &&
      html`<h3>Remediation</h3>
        ${table(
          'Remediation plan',
          [{ name: 'severity' }, { name: 'finding' }, { name: 'action' }],
          remediation.map((item) => [item.severity, item.failure, item.action]),
        )}`,
  );
}
