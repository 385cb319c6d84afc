/** A decision as a committee reads it (contract 47.3): question, verdict, attempts, stages, data, gates, effect, what changed, evidence. */
import {
  decisionPage as kind,
  type DecisionPage,
  type PageChanges,
  type PageEvidence,
  type PageFact,
  type PageStage,
} from '@gatehouse/contracts';
import { chainOfAttempts, whichAttempt } from './decision-attempts';
import { fewGates, gatesAndEffect } from './effect';
import { gatesSection } from './gate-table';
import { html, type Markup, type Piece } from './html';
import { countsInWords } from './judged-gate';
import { fact, facts, folded, links, mark, nothing, page, section, verdictWord, type PageParts } from './layout';
import { link } from './link';
import { counted } from './number-text';
import { findingsList, remediationTable } from './remediation';
import { scoreSection } from './score-table';
import { table } from './table';
import { evidenceTable } from './evidence-table';

export function decisionPage(document: DecisionPage): string {
  const gates =
    document.recommendation === null
      ? section('gates', 'Gates', nothing('There is no report: nothing was measured.'))
      : gatesSection(document.gates, document.overall_pass);
  const score = document.score !== null && scoreSection(document.score);
  const stages = stagesSection(document);
  const isScoreBeside = document.gates.length <= fewGates;
  return page(kind, document, {
    title: `${document.decision_tag}: decision`,
    kind: 'Decision',
    navigation: document.navigation,
    heading: document.decision_tag,
    question: question(document),
    verdict: verdictOf(document),
    chips: chips(document),
    facts: facts(atAGlance(document)),
    sections: [
      gatesAndEffect([gates, isScoreBeside && score], document.gates.length, document),
      isScoreBeside ? stages : html`<div class="pair">${score}${stages}</div>`,
      document.changes !== null && changesSection(document.changes),
      evidenceSection(document.evidence),
      (document.failures.length > 0 || document.remediation.length > 0) && findings(document),
      (document.links.length > 0 || document.environment.length > 0) &&
        section('files', 'Files', links(document.links), environment(document.environment)),
    ],
    sources: document.sources,
  });
}

function question({ question: asked }: DecisionPage): Markup {
  return asked === null
    ? html`<p class="question soft">No decision note says what is to be decided.</p>`
    : html`<p class="question">${asked.text} <span class="soft">(${link('decision note', asked.href)})</span></p>`;
}

function verdictOf({ recommendation, gates, attempts, factor }: DecisionPage): NonNullable<PageParts['verdict']> {
  const which = whichAttempt(attempts, factor);
  if (recommendation === null)
    return { is: 'open', word: 'No report', why: `Nothing was measured, and that is not a pass. ${which}` };
  const why = `${countsInWords(gates)} ${which}`;
  return recommendation === 'approve'
    ? { is: 'pass', word: 'Approve', why }
    : { is: 'fail', word: 'Reject or rerun', why };
}

function stageText({ stage, state, passed, of, waived, ledger }: PageStage): string {
  if (state === 'not_checked')
    return `${stage} not checked${ledger === null ? '' : `, ledger ${ledger.split(' ')[0]}`}`;
  const counts = passed === null || of === null ? '' : ` ${passed}/${of}`;
  return `${stage} ${state}${counts}${waived ? `, ${waived} waived` : ''}`;
}

function chips({ stages, waivers, sign_offs: signed, data, evidence }: DecisionPage): Markup {
  const chip = (is: 'pass' | 'fail' | 'open', text: Piece): Markup => html`<li class="${is}">${mark(is)} ${text}</li>`;
  const approvers = [
    ...new Set([...waivers.filter(({ state }) => state === 'taken'), ...signed].map(({ approver }) => approver)),
  ].filter((name) => name !== '');
  const whole = { whole: 'pass', findings: 'fail', no_log: 'open', not_judged: 'open' } as const;
  const taken = waivers.filter(({ state }) => state === 'taken').length;
  return html`<ul class="chips" aria-label="Stages, waivers, data and evidence">
    ${stages.map((stage) => chip(stage.state === 'not_checked' ? 'open' : stage.state, link(stageText(stage), stage.href)))}
    ${chip('open', html`${counted(taken, 'waiver')}${approvers.length > 0 && `, by ${approvers.join(', ')}`}`)}
    ${data !== null && chip(data.passed === true ? 'pass' : 'fail', link(`data gate ${data.passed === true ? 'pass' : 'not passed'}`, data.href))}
    ${chip(whole[evidence.state], link({ whole: 'evidence whole', findings: 'evidence not whole', no_log: 'no evidence log', not_judged: 'evidence not judged' }[evidence.state], '#evidence'))}
  </ul>`;
}

function atAGlance(document: DecisionPage): PageFact[] {
  const { data, changes, attempts } = document;
  const changed =
    changes === null ? (attempts.previous === null ? 'first attempt' : 'not known') : changesInWords(changes);
  return [
    ...document.facts,
    ...(data === null ? [fact('Data', 'no data gate is known')] : data.facts),
    {
      name: changes === null ? 'Changed' : `Changed since ${changes.previous.text}`,
      value: changed,
      href: changes === null ? null : '#changes',
    },
  ];
}

/** `gates 2, figures 31, freeze 1; data, environment as before`. */
function changesInWords({ sections }: PageChanges): string {
  const counts = sections.filter(({ total }) => total > 0).map(({ title, total }) => `${title.toLowerCase()} ${total}`);
  const same = sections
    .filter(({ total, note }) => total === 0 && note === null)
    .map(({ title }) => title.toLowerCase());
  if (counts.length === 0) return 'nothing that is recorded';
  return `${counts.join(', ')}${same.length === 0 ? '' : `; as before: ${same.join(', ')}`}`;
}

function stagesSection({ stages, waivers, sign_offs: signed, attempts }: DecisionPage): Markup {
  const rows = stages.map((stage) => [
    html`${stage.stage} ${stage.title}`,
    link(stage.state === 'not_checked' ? 'not checked' : verdictWord(stage.state === 'pass'), stage.href),
    stage.of === null ? '–' : `${stage.passed ?? 0} of ${stage.of}`,
    String(stage.waived ?? '–'),
    stage.ledger ?? '–',
  ]);
  return section(
    'stages',
    'Stages, waivers, sign-offs',
    table(
      'Stages',
      [
        { name: 'stage' },
        { name: 'check', unnamed: true },
        { name: 'met', numeric: true },
        { name: 'waived', numeric: true },
        { name: 'ledger' },
      ],
      rows,
      { isCaptionUnseen: true },
    ),
    waivers.length > 0 &&
      table(
        'Waivers',
        [
          { name: 'requirement' },
          { name: 'reason' },
          { name: 'approver' },
          { name: 'until' },
          { name: '', unnamed: true },
        ],
        waivers.map((waiver) => [
          link(`${waiver.stage} ${waiver.rule}`, waiver.href),
          waiver.reason,
          waiver.approver,
          waiver.expires,
          waiver.state === 'taken' ? 'taken' : verdictWord(false, { true: '', false: 'refused', null: '' }),
        ]),
      ),
    signed.length > 0 &&
      table(
        'Sign-offs',
        [{ name: 'committee' }, { name: 'approver' }, { name: 'date' }, { name: 'decision' }],
        signed.map((one) => [link(one.committee || 'sign-off', one.href), one.approver, one.date, one.decision]),
      ),
    chainOfAttempts(attempts),
  );
}

const mostDifferences = 12;

function changesSection({ previous, sections }: PageChanges): Markup {
  const changed = sections.filter(({ total, note }) => total > 0 || note !== null);
  return section(
    'changes',
    `What changed since ${previous.text}`,
    html`<p>${link(previous.text, previous.href)} first, this attempt second.</p>`,
    changed.length === 0
      ? nothing('Nothing that is recorded.')
      : table(
          'Differences',
          [{ name: 'what' }, { name: previous.text }, { name: 'this attempt' }],
          changed.flatMap(({ title, total, note, differences }) => [
            ...(note === null ? [] : [[title, html`<span class="soft">${note}</span>`, '']]),
            ...differences
              .slice(0, mostDifferences)
              .map(({ key, a, b }) => [html`${title}: <code>${key}</code>`, a ?? 'not there', b ?? 'not there']),
            ...(total > mostDifferences
              ? [
                  [
                    title,
                    html`<span class="soft"
                      >and ${total - Math.min(total, mostDifferences)} more: compare-runs shows them</span
                    >`,
                    '',
                  ],
                ]
              : []),
          ]),
          { isCaptionUnseen: true },
        ),
  );
}

function evidenceSection(evidence: PageEvidence): Markup {
  return section(
    'evidence',
    'Evidence',
    html`<p>${evidence.sentence}${evidence.had !== null && html` <span class="soft">${evidence.had}</span>`}</p>`,
    evidence.findings.length > 0 &&
      table(
        'Findings',
        [{ name: 'finding' }, { name: 'place' }, { name: 'what it says' }],
        evidence.findings.map(({ code, place, message }) => [html`<code>${code}</code>`, place, message]),
      ),
    folded('What this proves, and what it does not', evidenceTable(evidence)),
  );
}

function findings({ failures, remediation }: DecisionPage): Markup {
  return section('findings', 'Findings and remediation', findingsList(failures), remediationTable(remediation));
}

function environment(known: readonly PageFact[]): Piece {
  return known.length > 0 && folded('Environment of the run', facts(known));
}
