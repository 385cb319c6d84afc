/** Two runs side by side (contract 43.4). */
import { runComparison, type RunComparison } from '@gatehouse/contracts';
import { html, type Markup, type Piece } from './html';
import { fact, facts, folded, page, section } from './layout';
import { counted } from './number-text';
import { table } from './table';

export function runComparisonPage(document: RunComparison): string {
  const { a, b, sections, differs } = document;
  return page(runComparison, document, {
    title: `${a.decision_tag ?? a.run_dir} and ${b.decision_tag ?? b.run_dir}`,
    kind: 'Comparison of runs',
    heading: `${a.decision_tag ?? a.run_dir} → ${b.decision_tag ?? b.run_dir}`,
    verdict: differs
      ? {
          is: 'open',
          word: 'The runs differ',
          why: sections
            .map(countOf)
            .filter((text) => text !== '')
            .join(', '),
        }
      : { is: 'pass', word: 'The runs do not differ', why: 'but for how long they took' },
    facts: facts([
      fact('First run', a.run_dir),
      fact('Second run', b.run_dir),
      fact('First report', a.report_json ?? ''),
      fact('Second report', b.report_json ?? ''),
      fact('Compared at', document.generated_at_utc),
    ]),
    sections: [...sections.filter(isShown).map(differencesOf), withoutDifference(sections)],
    sources: [],
  });
}

function isShown({ differences, note }: RunComparison['sections'][number]): boolean {
  return differences.length > 0 || note !== null;
}

/** What does not differ, in a line. */
function withoutDifference(sections: RunComparison['sections']): Piece {
  const titles = sections.filter((one) => !isShown(one)).map(({ title }) => title);
  return titles.length > 0 && section('same', 'Without a difference', html`<p class="soft">${titles.join(', ')}</p>`);
}

function countOf({ title, differences, left_out: more }: RunComparison['sections'][number]): string {
  return differences.length === 0 ? '' : `${title.toLowerCase()} ${differences.length + more}`;
}

/** The others are folded: two attempts differ in each figure of each window. */
const mostOpen = 40;

function differencesOf({ name, title, note, differences, left_out: more }: RunComparison['sections'][number]): Markup {
  const rest = differences.slice(mostOpen);
  return section(
    name,
    title,
    note !== null && html`<p>${note}.</p>`,
    differences.length === 0
      ? html`<p class="soft">No difference.</p>`
      : differencesTable(title, differences.slice(0, mostOpen)),
    rest.length > 0 && folded(`and ${counted(rest.length, 'other')}`, differencesTable(`${title}, the others`, rest)),
    more > 0 && html`<p class="note">${more} more differences are left out.</p>`,
  );
}

function differencesTable(title: string, of: RunComparison['sections'][number]['differences']): Markup {
  return table(
    title,
    [{ name: 'what' }, { name: 'first run' }, { name: 'second run' }],
    of.map(({ key, a, b }) => [html`<code>${key}</code>`, a ?? 'not there', b ?? 'not there']),
    { isCaptionUnseen: true },
  );
}
