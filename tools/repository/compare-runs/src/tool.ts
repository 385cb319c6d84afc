import { defineTool } from '@gatehouse/cli';
import { Failure, formatDocument, runComparison, type RunComparison } from '@gatehouse/contracts';
import { publish } from '@gatehouse/files';
import { printable } from '@gatehouse/render';
import { compareRuns, readComparedRun, runNamed, runsDiffer } from '@gatehouse/records';

export const tool = defineTool({
  name: 'compare-runs',
  purpose:
    'Says what differs between two runs: settings, arguments, freeze, data, environment, commit, figures, gates.',
  description:
    'For the question why a rerun came out otherwise. Tag, notes and durations do not count as differences; what a run did not record is reported.',
  next: ['record-decision'],
  options: {
    'exit-verdict': { type: 'flag', describe: 'End in 2 when anything but durations differs', added: true },
    'out-html': {
      type: 'path',
      describe: 'Also a page, for a browser: one file, nothing is fetched',
      value: 'FILE',
      ending: '.html',
      added: true,
    },
  },
  operands: { usage: 'A B', most: 2 },
  reads: [
    'of each run: context.schema.json, result.schema.json, run-environment.schema.json, its data quality report (data-quality-report.schema.json)',
    'its report (production-gates-report.schema.json) and its freeze (freeze-v1.schema.json, freeze.schema.json)',
  ],
  writes: ['nothing; --json prints run-comparison.schema.json; --out-html: HTML that carries it'],
  statuses: { '1': 'one of them is not a run', '2': 'with --exit-verdict: something differs' },
  examples: [
    'compare-runs momentum_run1 momentum_run1',
    'compare-runs momentum_run1 momentum_run1 --out-html compared.html',
  ],
  async run({ options: given, operands: [first, second], root, now, path: resolve }) {
    if (first === undefined || second === undefined)
      throw new Failure('usage', 'expected two runs, each a decision tag or a run directory');
    const [a, b] = [first, second].map((one) => readComparedRun(root, runNamed(root, one, resolve))) as [
      ReturnType<typeof readComparedRun>,
      ReturnType<typeof readComparedRun>,
    ];
    const sections = compareRuns(a, b);
    const document: RunComparison = {
      schema: 'run-comparison/v1',
      generated_at_utc: now.toISOString(),
      a: { run_dir: a.runDir, decision_tag: a.tag ?? null, report_json: a.reportJson ?? null },
      b: { run_dir: b.runDir, decision_tag: b.tag ?? null, report_json: b.reportJson ?? null },
      differs: runsDiffer(sections),
      sections,
    };
    const checked = JSON.parse(formatDocument(runComparison, document)) as unknown;
    if (given['out-html']) {
      const file = resolve(given['out-html']);
      const { runComparisonPage } = await import('@gatehouse/pages');
      publish(file, runComparisonPage(document));
    }
    return { status: given['exit-verdict'] && document.differs ? 2 : 0, lines: linesOf(document), document: checked };
  },
});

function linesOf({ a, b, sections }: RunComparison): string[] {
  const shown = (value: string | null): string => (value === null ? '(not there)' : printable(value));
  return [
    `a: ${printable(a.run_dir)}`,
    `b: ${printable(b.run_dir)}`,
    ...sections.flatMap(({ title, note, differences, left_out: more }) => [
      `${title}: ` +
        `${differences.length === 0 ? 'no difference' : `${differences.length + more} ${differences.length + more === 1 ? 'difference' : 'differences'}`}${note === null ? '' : ` (${note})`}`,
      ...differences.map(({ key, a: old, b: now }) => `  ${printable(key)}: ${shown(old)} → ${shown(now)}`),
      ...(more > 0 ? [`  … ${more} more; --json has the first ${differences.length}`] : []),
    ]),
  ];
}
