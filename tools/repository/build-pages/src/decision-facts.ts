/** What a decision is about, at a glance: factor, owner, figures, periods, data. */
import type { DataQualityReport, DecisionPage, PageFact, ProductionGatesReport } from '@gatehouse/contracts';
import { figure } from '@gatehouse/records';
import type { Decision } from './decisions';
import { Places } from './places';
import type { FoundRun } from './record';

/** What is known at a glance. `dates` are those of the periods. */
export function decisionFacts(
  page: string,
  { factor, owner, run, report: found, at }: Decision,
  report: ProductionGatesReport | undefined,
  dates: readonly string[] | undefined,
  places: Places,
): PageFact[] {
  const stat = report?.statistical_gates;
  const [mean, t] = [
    figure(stat, 'ic_mean') ?? figure(stat, 'mean_ic'),
    figure(stat, 'ic_t') ?? figure(stat, 't_stat'),
  ];
  const periods = dates === undefined || dates.length === 0 ? '' : `${dates.length}, ${dates[0]} to ${dates.at(-1)}`;
  const fact = (name: string, value: string, href: string | null = null): PageFact => ({ name, value, href });
  return [
    fact('Factor', factor, places.between(page, Places.factor(factor))),
    fact('Owner', owner, owner === '' ? null : places.between(page, Places.owner(owner))),
    fact(
      'Report of',
      at.slice(0, 16).replace('T', ' '),
      found === undefined ? null : (places.toFile(page, found.file) ?? null),
    ),
    fact('Mean test IC', mean === undefined ? '' : `${number(mean)}${t === undefined ? '' : `, t ${number(t, 2)}`}`),
    fact('Periods', periods),
    fact(
      'Run',
      run === undefined ? 'no run' : (/^\d{4}-\d{2}-\d{2}_\d{6}/.exec(run.name)?.[0] ?? run.name),
      run === undefined ? null : places.between(page, Places.run(run)),
    ),
  ];
}

/** With a true minus, as pages have it. */
function number(value: number, decimals = 4): string {
  return value.toFixed(decimals).replace('-', '\u2212');
}

/** On what data: the report of the data gate, and what the report of the run states of coverage. */
export function dataFacts(
  page: string,
  { metrics = {}, overall_pass: passed, input }: DataQualityReport,
  report: ProductionGatesReport | undefined,
  run: FoundRun,
  places: Places,
): NonNullable<DecisionPage['data']> {
  const href = places.between(page, Places.data(run));
  const known = metrics as Readonly<Record<string, unknown>>;
  const assets = known['assets_per_date'] as { min?: number; median?: number; max?: number } | null | undefined;
  const sample = (report as Readonly<Record<string, unknown>> | undefined)?.['sample'] as
    Record<string, unknown> | undefined;
  const shares = ['label_coverage', 'period_coverage'].map((name) => sample?.[name]);
  const text = (name: string): string => (typeof known[name] === 'string' ? known[name] : '');
  const parts = [
    `${(input?.path ?? text('input_csv')).split('/').at(-1) ?? ''}`,
    typeof known['row_count'] === 'number' ? `${known['row_count'].toLocaleString('en-US')} rows` : '',
    text('first_date') === '' ? '' : `${text('first_date')} to ${text('newest_date')}`,
    assets ? `${assets.min === assets.max ? '' : `${assets.min} to `}${assets.max} assets a date` : '',
  ].filter((part) => part !== '');
  return {
    passed: typeof passed === 'boolean' ? passed : null,
    href,
    facts: [
      { name: 'Data', value: parts.join(', '), href },
      ...(shares.every((share) => typeof share === 'number')
        ? [
            {
              name: 'Coverage',
              value: `${percent(shares[0] as number)} of labels, ${percent(shares[1] as number)} of test periods`,
              href: null,
            },
          ]
        : []),
    ],
  };
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}\u00a0%`;
