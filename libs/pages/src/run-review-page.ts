/** The review of a run as a page (contract 8.2). */
import { runReviewPage as kind, type RunReviewPage } from '@gatehouse/contracts';
import { contradictions, isContradicted } from './contradictions';
import { fewGates, gatesAndEffect } from './effect';
import { gatesSection } from './gate-table';
import { html, type Markup } from './html';
import { countsInWords } from './judged-gate';
import { fact, facts, links, page, section, verdictWord, type PageParts } from './layout';
import { figureText } from './number-text';
import { icCalendar } from './period-calendar';
import { periodPlots } from './period-plots';
import { costPlot, positiveShare, windowPlot } from './report-plots';
import { findingsList, remediationTable } from './remediation';
import { scoreSection } from './score-table';
import { table } from './table';

const noPeriods = { testStart: null, costRate: null, benchmark: 'benchmark' };

export function runReviewPage(document: RunReviewPage): string {
  const { run, cost, walk_forward: walk } = document;
  const effect = {
    plots: [
      ...(document.plots ?? periodPlots(undefined, noPeriods)),
      windowPlot(walk.windows, walk.counted),
      costPlot(cost.points, isLineContradicted(cost) ? null : cost.gate_line),
    ],
    calendar: document.calendar ?? icCalendar(undefined),
    years: document.years ?? [],
  };
  const gates = gatesSection(document.gates, document.overall_pass);
  const [score, governance] = [scoreSection(document.score), governanceSection(document)];
  const isScoreBeside = document.gates.length <= fewGates;
  return page(kind, document, {
    title: `${run.decision_tag}: run review`,
    kind: 'Run review',
    heading: run.decision_tag,
    verdict: verdictOf(document),
    facts: facts([
      fact('Factor', run.factor),
      fact('Owner', run.owner),
      fact('Report of', run.reported_at.slice(0, 19).replace('T', ' ')),
      fact('Strategy', run.strategy),
      fact('Mean IC of the windows', figureText(walk.mean)),
      fact('Windows', walk.counted.with_figure === 0 ? '' : positiveShare(walk.counted)),
      fact('Commit', run.git_commit),
      fact('Run', run.run_dir),
      fact('Report', run.report_json),
      fact('Notes', run.notes),
    ]),
    sections: [
      links(document.links ?? []),
      gatesAndEffect([gates, isScoreBeside && score], document.gates.length, effect),
      walk.remarks.length > 0 &&
        section(
          'walk-forward',
          'Walk-forward',
          walk.remarks.map((remark) => html`<p class="remark">${remark}</p>`),
        ),
      isScoreBeside ? governance : html`<div class="pair">${score}${governance}</div>`,
    ],
    sources: document.sources,
  });
}

function verdictOf(document: RunReviewPage): NonNullable<PageParts['verdict']> {
  const { recommendation, overall_pass, gates } = document;
  const isSound = contradictions(document).length === 0;
  const why = `${countsInWords(gates)}${overall_pass === null ? ' The report states no overall verdict, and that is not a pass.' : ''}${isSound ? '' : ' The report contradicts itself: what is wrong stands with the gates.'}`;
  // What is recommended is what overall_pass says (contract 8.1); nothing vouches for a report that contradicts itself.
  return recommendation === 'approve'
    ? { is: isSound ? 'pass' : 'open', word: 'Approve', why }
    : { is: 'fail', word: 'Reject or rerun', why };
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
    table('The trail of the run', [{ name: 'what' }, { name: 'verdict', unnamed: true }], checks, {
      isCaptionUnseen: true,
    }),
    failures.length > 0 && html`<h3>Findings</h3>`,
    findingsList(failures),
    remediationTable(remediation),
  );
}

/** Whether the verdict of a cost gate is another than the line gives; then the line is not drawn. */
function isLineContradicted({ points, gate_line: line }: RunReviewPage['cost']): boolean {
  return points.some(({ test_ic, passed }) =>
    isContradicted({ measured: test_ic, threshold: line, rule: 'above', passed }),
  );
}
