/** Two runs side by side (contract 43.4). */
import { runComparison, type RunComparison } from '@gatehouse/contracts';
import { html, type Markup } from './html';
import { facts, page, section, table } from './layout';

export function runComparisonPage(document: RunComparison): string {
  const { a, b, sections, differs } = document;
  return page(runComparison, document, {
    title: `${a.decision_tag ?? a.run_dir} and ${b.decision_tag ?? b.run_dir}`,
    kind: 'Comparison of runs',
    heading: `${a.decision_tag ?? a.run_dir} → ${b.decision_tag ?? b.run_dir}`,
    verdict: differs
      ? { is: 'open', word: 'differ', why: 'what follows is what differs, the first run before the second' }
      : { is: 'pass', word: 'do not differ', why: 'but for how long they took' },
    facts: facts([
      ['First run', a.run_dir],
      ['Second run', b.run_dir],
      ['First report', a.report_json ?? ''],
      ['Second report', b.report_json ?? ''],
      ['Compared at', document.generated_at_utc],
    ]),
    sections: sections.map(differencesOf),
    sources: [],
  });
}

function differencesOf({ name, title, note, differences, left_out: more }: RunComparison['sections'][number]): Markup {
  return section(
    name,
    title,
    note !== null && html`<p>${note}.</p>`,
    differences.length === 0
      ? html`<p>No difference.</p>`
      : table(
          title,
          [{ name: 'what' }, { name: 'first run' }, { name: 'second run' }],
          differences.map(({ key, a, b }) => [key, a ?? 'not there', b ?? 'not there']),
        ),
    more > 0 && html`<p>${more} more differences are left out.</p>`,
  );
}
