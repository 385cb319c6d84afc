/** A stage check as a page: which requirements are met, by what, and which are waived (contract 14.11). */
import { stagePage as kind, type RequirementResult, type StagePage } from '@gatehouse/contracts';
import { breakable, html, type Markup, type Piece } from './html';
import { fact, facts, page, section, word } from './layout';
import { counted } from './number-text';
import { table } from './table';

const orders = { fail: 0, waived: 1, pass: 2 } as const;

export function stagePage(document: StagePage): string {
  const { stage_check: check } = document;
  const { counts } = check;
  return page(kind, document, {
    title: `${check.decision_tag}: ${check.stage}`,
    kind: 'Stage check',
    navigation: document.navigation ?? [],
    heading: `${check.stage} ${check.title}: ${check.decision_tag}`,
    verdict: {
      is: check.overall_pass ? 'pass' : 'fail',
      word: check.overall_pass ? 'Pass' : 'Fail',
      why: `${counted(counts.pass, 'requirement')} met, ${counts.waived} waived, ${counts.fail} not met.`,
    },
    facts: facts([
      fact('Owner', check.owner ?? 'not known'),
      fact('Checked', (check.generated_at_utc ?? check.generated_at).slice(0, 19).replace('T', ' ')),
      fact('Policy', check.policy.path ?? check.policy.name),
      fact('Commit', check.git_commit ?? ''),
      fact('Predecessors', check.predecessors.join(', ')),
    ]),
    sections: [
      section(
        'requirements',
        'Requirements, those that are not met first',
        table(
          'Requirements',
          [
            { name: 'requirement' },
            { name: 'status', unnamed: true },
            { name: 'what was found' },
            { name: 'evidence' },
          ],
          [...check.requirements].sort((a, b) => orders[a.status] - orders[b.status]).map(row),
          { isCaptionUnseen: true },
        ),
      ),
      check.refused_waivers.length > 0 &&
        section(
          'refused',
          'Refused waivers',
          table(
            'Refused waivers',
            [{ name: 'waiver' }, { name: 'why' }],
            check.refused_waivers.map(({ path, problem }) => [path, problem]),
            { isCaptionUnseen: true },
          ),
        ),
      (check.warnings ?? []).length > 0 &&
        section(
          'warnings',
          'Warnings',
          html`<ul>
            ${(check.warnings ?? []).map((one) => html`<li>${one}</li>`)}
          </ul>`,
        ),
    ],
    sources: document.sources,
  });
}

function row({ id, rule, status, problems, command, waiver, evidence }: RequirementResult): Piece[] {
  const found: Piece[] = [
    problems.length > 0 &&
      html`<ul>
        ${problems.map((problem) => html`<li>${problem}</li>`)}
      </ul>`,
    waiver !== null && html`<p>Waived by ${waiver.approver} until ${waiver.expires}: ${waiver.reason}</p>`,
    command !== null && html`<p class="note">Next: <code>${command}</code></p>`,
  ];
  return [
    html`${rule}<br /><code>${id}</code>`,
    statusWord(status),
    found,
    evidence.map(({ path }) => html`<code>${breakable(path)}</code> `),
  ];
}

function statusWord(status: RequirementResult['status']): Markup {
  return status === 'waived' ? word('open', 'waived') : word(status, status === 'pass' ? 'met' : 'not met');
}
