/** The built executable against figures of an independent implementation (contract 18). */
import { productionGatesReportV1, trial } from '@gatehouse/contracts';
import { expect, test } from 'vitest';
import { keyOf, panelRepository, reference, runGates, trialLine } from '../fixtures/panel';

const tolerance = 1e-9;

/** Where a figure is missing or differs. */
function differences(place: string, found: unknown, expected: unknown): string[] {
  if (typeof expected === 'number' && typeof found === 'number')
    return Math.abs(found - expected) <= tolerance * (1 + Math.abs(expected))
      ? []
      : [`${place}: ${found}, expected ${expected}`];
  if (expected === null || typeof expected !== 'object')
    return found === expected ? [] : [`${place}: ${String(found)}, expected ${String(expected)}`];
  if (found === null || typeof found !== 'object') return [`${place}: missing`];
  return Object.entries(expected).flatMap(([key, value]) =>
    differences(`${place}/${key}`, (found as Record<string, unknown>)[key], value),
  );
}

test.each(['panel-edge', 'panel-edge-family', 'panel-edge-stress'])('%s: every figure and every verdict', (name) => {
  const { settings, report: expected, earlier } = reference(name);
  const lines = (earlier?.p_values ?? []).map((p, i) =>
    trialLine({ key: keyOf(i.toString(16)), p, sharpe: earlier?.sharpes[i] ?? null }),
  );
  const repository = panelRepository({
    settings,
    files: lines.length === 0 ? {} : { 'audit/trials.jsonl': lines.join('') },
  });
  const run = runGates(repository);
  expect(run).toMatchObject({ status: 0, stderr: '' });
  expect(differences('', run.report, expected)).toEqual([]);
  expect(productionGatesReportV1.fault(run.report)).toBeUndefined();
  const written = repository.read('audit/trials.jsonl').trimEnd().split('\n');
  expect(written).toHaveLength(lines.length + 1);
  expect(trial.fault(JSON.parse(written.at(-1) as string))).toBeUndefined();
});

test('a multiplier of costs moves the figure: the IC falls as it grows', () => {
  const { report } = runGates(panelRepository(), ['--cost-multipliers', '1,1.25,1.5,2,3']);
  const ics = (report['cost_stress'] as { test_ic: number }[]).map((row) => row.test_ic);
  expect(ics).toEqual([...ics].sort((a, b) => b - a));
  expect(new Set(ics).size).toBe(5);
  expect(Object.keys(report['gates'] as object)).toEqual(
    expect.arrayContaining(['cost_gate_x1_25_positive', 'cost_gate_x3_0_positive']),
  );
});

test('a planted edge passes; noise fails; scores that know the future fail exactly the guard', () => {
  const future = (text: string): Map<string, number> => {
    const prices = new Map<string, [string, number][]>();
    for (const row of text.trimEnd().split('\n').slice(1)) {
      const [date = '', asset = '', price] = row.split(',');
      prices.set(asset, [...(prices.get(asset) ?? []), [date, Number(price)]]);
    }
    const known = new Map<string, number>();
    for (const [asset, list] of prices)
      list.forEach(([date, price], i) => known.set(`${date},${asset}`, (list[i + 1]?.[1] ?? price) / price - 1));
    return known;
  };
  let known = new Map<string, number>();
  const seeing = panelRepository({
    settings: { portfolio: 'rank' },
    tables: {
      prices: (text) => text,
      scores: (text) => text,
    },
  });
  known = future(seeing.read('data/prices.csv'));
  const scores = seeing.read('data/scores.csv').trimEnd().split('\n');
  seeing.write(
    'data/scores.csv',
    `${[
      scores[0],
      ...scores.slice(1).map((row, i) => {
        const [date, asset, score] = row.split(',');
        const seen = known.get(`${date},${asset}`) ?? 0;
        return [date, asset, (seen + Number(score) * 0.03 + (i % 7) * 1e-6).toFixed(8)].join(',');
      }),
    ].join('\n')}\n`,
  );
  const failed = (report: Record<string, unknown>): string[] =>
    Object.entries(report['gate_verdicts'] as Record<string, { verdict: string; required: boolean }>).flatMap(
      ([name, { verdict, required }]) => (required && verdict !== 'pass' ? [name] : []),
    );
  expect(failed(runGates(panelRepository()).report)).toEqual([]);
  expect(failed(runGates(seeing).report)).toEqual(['guard_gate_plausible']);
  const noise = panelRepository({
    tables: {
      scores: (text) => {
        let state = 1;
        return text.replace(/[-\d.]+$/gm, () => String((state = (state * 48271) % 2147483647) / 2147483647));
      },
    },
  });
  expect(failed(runGates(noise).report)).toEqual(
    expect.arrayContaining(['cost_gate_x2_0_positive', 'stat_gate_factor_pass', 'stat_gate_deflated_sharpe']),
  );
});
