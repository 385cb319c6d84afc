import { rmSync } from 'node:fs';
import path from 'node:path';
import { RunFiles, shippedArtifactPolicy } from '@gatehouse/backtests';
import { temporaryRepository } from '@gatehouse/testkit';
import type { Checks } from '@gatehouse/verdicts';
import { describe, expect, test } from 'vitest';
import { filesOf, runId, soundRun, type Fill, type RunParts } from '../fixtures/run';
import { checkRun } from './core';
import { readRun } from './run';

type Policy = typeof shippedArtifactPolicy;

/** The checks of a run after a change; a file named in `without` is not there. */
async function judge(
  change: (run: RunParts) => void,
  { without = [], policy = {} }: { without?: readonly string[]; policy?: Partial<Policy> } = {},
): Promise<Checks> {
  const run = soundRun();
  change(run);
  const folder = `artifacts/momentum/${runId}`;
  const repository = temporaryRepository(filesOf(run, folder));
  for (const name of without) rmSync(repository.path(folder, name));
  const directory = repository.path(folder);
  const files = new RunFiles(repository.root, directory);
  return checkRun(await readRun(files, path.basename(directory), { ...shippedArtifactPolicy, ...policy }));
}

/** What a change does to the checks: id → status and findings, of those that are not as in the sound run. */
async function changes(...words: Parameters<typeof judge>): Promise<Record<string, string[]>> {
  const [before, after] = [await judge(() => undefined), await judge(...words)];
  return Object.fromEntries(
    Object.entries(after)
      .filter(([id, { status, findings }]) => {
        const old = before[id];
        return status !== old?.status || findings.join() !== old.findings.join();
      })
      .map(([id, { status, findings }]) => [id, [status, ...findings]]),
  );
}

const fill = (run: RunParts, at: number): Fill => run.trades[at] as Fill;
const row = (run: RunParts, at: number): (string | number)[] => run.curve[at] as (string | number)[];

test('a sound run passes every check that has a subject', async () => {
  const checks = await judge(() => undefined);
  const statuses = Object.fromEntries(Object.entries(checks).map(([id, { status }]) => [id, status]));
  const notApplicable = Object.entries(statuses).filter(([, status]) => status !== 'pass');
  expect(notApplicable).toEqual(
    ['selection_made', 'selection_active', 'selection_recorded', 'exclusions_counted', 'exclusions_explained'].map(
      (id) => [id, 'not_applicable'],
    ),
  );
  expect(Object.keys(statuses)).toHaveLength(33);
});

describe('one thing is broken, and the checks that see it say so', () => {
  test.each<[string, (run: RunParts) => void, Record<string, string[]>]>([
    [
      'the directory has another name',
      (run) => (run.manifest['run_id'] = 'other-1234567'),
      {
        run_complete: [
          'fail',
          `manifest.json: run_id 'other-1234567' is not the directory's name '${runId}'`,
          'manifest.json: git_sha abcdef0123456789abcdef0123456789abcdef01 does not begin with the 1234567 of run_id',
        ],
      },
    ],
    [
      'the run says that it is invalid, and has no commit',
      (run) => Object.assign(run.manifest, { run_invalid: true, git_sha: null }),
      { run_complete: ['fail', 'manifest.json says run_invalid true', 'manifest.json: git_sha is absent'] },
    ],
    [
      'commit and configuration are not texts',
      (run) => Object.assign(run.manifest, { git_sha: ['abcdef0'], config_sha256: true }),
      {
        run_complete: [
          'fail',
          "manifest.json: git_sha ['abcdef0'] is not a text",
          'manifest.json: config_sha256 True is not a text',
        ],
      },
    ],
    [
      'run_invalid is a word',
      (run) => (run.manifest['run_invalid'] = 'no'),
      { run_complete: ['fail', "manifest.json: run_invalid 'no' is neither true nor false"] },
    ],
    [
      'two bars stand in the wrong order',
      (run) => ([row(run, 5)[0], row(run, 6)[0]] = ['2025-01-09', '2025-01-08']),
      {
        curve_ordered: ['fail', 'equity_curve.csv:7: 2025-01-08 is not after 2025-01-09'],
      },
    ],
    [
      'a return is not that of the equity',
      (run) => (row(run, 2)[3] = 0.5),
      { returns_recomputed: ['fail', 'equity_curve.csv:3: returns 0.5, equity gives -0.000020000'] },
    ],
    [
      'a return is 0 where the equity moved',
      (run) => (row(run, 4)[3] = 0),
      { returns_recomputed: ['fail', 'equity_curve.csv:5: returns 0.0, equity gives 0.009018307'] },
    ],
    [
      'there are no returns',
      (run) => run.curve.forEach((cells) => cells.pop()),
      { returns_recomputed: ['not_applicable', 'equity_curve.csv has no column returns'] },
    ],
    [
      'a metric is a text, another one larger',
      (run) => Object.assign(run.metrics, { sharpe_ratio: '1.0', traded_days: 5 }),
      {
        metrics_recomputed: [
          'fail',
          'metrics.json: sharpe_ratio is absent or no number',
          'metrics.json: traded_days 5, equity_curve.csv gives 4',
        ],
      },
    ],
    [
      'a fill is more than the log has',
      (run) => (run.metrics['num_trades'] = 4),
      {
        trades_counted: ['fail', 'metrics.json: num_trades 4, trades.jsonl gives 3'],
        recorded_integrity: ['fail', 'integrity.json: num_trades 3, metrics.json has num_trades 4'],
      },
    ],
    [
      'turnover is not that of the fills',
      (run) => (run.metrics['total_turnover'] = 1),
      {
        turnover_reconciles: ['fail', 'metrics.json: total_turnover 1, trades.jsonl gives 61400.0000'],
        order_flow_conserved: [
          'fail',
          'order_flow_diagnostics.json: filled_notional 61400, metrics.json has total_turnover 1',
        ],
      },
    ],
    [
      'commission was not charged',
      (run) => (run.metrics['commission_total'] = 0),
      {
        costs_reconcile: ['fail', 'metrics.json: commission_total 0, trades.jsonl gives 6.0000'],
        costs_charged: ['fail', 'commission 0.01 is declared, commission_total is 0'],
      },
    ],
    [
      'there are no cost totals',
      (run) => {
        delete run.metrics['commission_total'];
        delete run.metrics['slippage_total'];
      },
      {
        costs_reconcile: ['not_applicable', 'metrics.json has no cost totals'],
        costs_charged: ['fail', 'commission 0.01 is declared, commission_total is None'],
      },
    ],
    [
      'a position is not what the fills give',
      (run) => (fill(run, 1).inventory = 301),
      {
        inventory_chain: [
          'fail',
          'trades.jsonl:2: inventory of X 301, fills give 300.0000',
          'trades.jsonl:3: inventory of X 0, fills give 1.0000',
        ],
      },
    ],
    [
      'cash is missing that nothing explains',
      (run) => (fill(run, 1).cash = (fill(run, 1).cash ?? 0) - 500),
      {
        cash_chain: [
          'fail',
          'trades.jsonl:2: cash is -500.00 off what price, quantity and commission give',
          'trades.jsonl:3: cash is +500.00 off what price, quantity and commission give',
        ],
      },
    ],
    [
      'profit is not that at average cost',
      (run) => (run.metrics['total_realized_pnl'] = 7),
      {
        realized_reconciles: [
          'fail',
          'metrics.json: total_realized_pnl 7, average cost over trades.jsonl gives 400.0000',
        ],
      },
    ],
    [
      'a fill lies between the bars',
      (run) => (fill(run, 1).timestamp = '2025-01-06T12:00:00Z'),
      { trades_on_curve: ['fail', 'trades.jsonl:2: 2025-01-06 is no bar of equity_curve.csv'] },
    ],
    [
      'a fill on the first bar',
      (run) => (fill(run, 0).timestamp = '2025-01-02'),
      {
        no_first_bar_fill: [
          'fail',
          'trades.jsonl:1: a fill on 2025-01-02, the first bar: nothing could have been decided before it',
        ],
      },
    ],
    [
      'the fills have no cash and no inventory',
      (run) => {
        for (const one of run.trades) {
          delete one.cash;
          delete one.inventory;
        }
      },
      {
        inventory_chain: ['not_applicable', 'trades.jsonl has no inventory'],
        cash_chain: ['not_applicable', 'trades.jsonl has no cash'],
        fills_on_market: ['not_applicable', 'trades.jsonl has no cash or inventory'],
        pnl_identity: ['not_applicable', 'trades.jsonl has no cash'],
      },
    ],
    [
      'a cap is broken, another not declared',
      (run) => {
        const summary = run.manifest['config_summary'] as Record<string, Record<string, unknown>>;
        summary['risk_caps'] = { max_gross_leverage: 0.25, max_net_leverage: null, max_drawdown_stop: 0 };
        summary['turnover_caps'] = { turnover_cap: 5e4 };
      },
      {
        caps_held: [
          'fail',
          'gross exposure 0.3098 exceeds max_gross_leverage 0.25 (2 of 6 bars)',
          'drawdown 0.0030 exceeds max_drawdown_stop 0',
          'total_turnover 61400 exceeds turnover_cap 50000',
          'max_net_leverage is not declared',
        ],
      },
    ],
    [
      'what is declared is no number',
      (run) => {
        const summary = run.manifest['config_summary'] as Record<string, Record<string, unknown>>;
        summary['risk_caps'] = { max_gross_leverage: '9', max_net_leverage: true, max_drawdown_stop: '0' };
        summary['turnover_caps'] = { turnover_cap: '1' };
        summary['cost_model'] = { commission: '0.01' };
      },
      {
        caps_held: [
          'fail',
          "manifest.json: max_gross_leverage '9' is no number",
          'manifest.json: max_net_leverage True is no number',
          "manifest.json: max_drawdown_stop '0' is no number",
          "manifest.json: turnover_cap '1' is no number",
        ],
        costs_charged: ['fail', "manifest.json: commission '0.01' is no number"],
      },
    ],
    [
      'a slippage model is declared and nothing charged',
      (run) => {
        const summary = run.manifest['config_summary'] as Record<string, Record<string, unknown>>;
        summary['cost_model'] = { commission: null, slippage_type: 'linear' };
      },
      { costs_charged: ['warn', "slippage model 'linear' is declared, slippage_total is 0"] },
    ],
    [
      'the bootstrap has one value',
      (run) => (run.more['bootstrap.json'] = '[0.0, 0.0]'),
      { bootstrap_informative: ['fail', 'bootstrap.json: all 2 values are 0.0'] },
    ],
    [
      'the bootstrap has none',
      (run) => (run.more['bootstrap.json'] = { distribution: [] }),
      { bootstrap_informative: ['fail', 'bootstrap.json: no values'] },
    ],
    [
      'values of the bootstrap are no numbers',
      (run) => (run.more['bootstrap.json'] = '[{"distribution": [1, NaN, 2]}, {"distribution": [null]}]'),
      { bootstrap_informative: ['fail', 'bootstrap.json: 2 of 4 values are no numbers'] },
    ],
    [
      "the run's own check failed",
      (run) =>
        (run.more['integrity.json'] = {
          ok: false,
          reasons: ['a', 'b', 'c', 'd'],
          checks: [{ fold: 2, phase: 'test', ok: false, reasons: ['x', 'y'] }, { ok: true }],
        }),
      {
        recorded_integrity: ['fail', 'integrity.json says ok false: a: b: c', 'integrity.json: test of fold 2: x; y'],
      },
    ],
    [
      "the run's own check is of another shape",
      (run) => (run.more['integrity.json'] = { ok: true, checks: { a: { ok: false } }, details: [1] }),
      {
        recorded_integrity: [
          'fail',
          'integrity.json: checks is no list',
          'integrity.json: details must be a JSON object',
        ],
      },
    ],
    [
      'an order got lost',
      (run) => {
        const flow = run.more['order_flow_diagnostics.json'] as Record<string, Record<string, unknown>>;
        (flow['summary'] as Record<string, unknown>)['orders_created'] = 4;
        ((flow['entries'] as unknown as Record<string, unknown>[])[1] as Record<string, unknown>)['fills_count'] = 0;
      },
      {
        order_flow_conserved: [
          'fail',
          'order_flow_diagnostics.json: 4 orders created, 3 accepted and 0 rejected',
          'order_flow_diagnostics.json: summary orders_created 4, entries give 3.0000',
          'order_flow_diagnostics.json: summary fills 3, entries give 2.0000',
        ],
      },
    ],
    [
      'fills on the bar that decided them',
      (run) => (run.manifest['execution_alignment'] = { exec_type: 'lob', lob_tplus1: false }),
      {
        unsafe_declared: ['fail', 'same-bar fills (exec_type lob, lob_tplus1 false) and unsafe_execution is not true'],
      },
    ],
    [
      'unsafe without reasons',
      (run) => (run.manifest['unsafe_execution'] = true),
      { unsafe_declared: ['fail', 'unsafe_execution is true without unsafe_reasons'] },
    ],
    [
      'safe with reasons',
      (run) => (run.manifest['unsafe_reasons'] = ['a', "it's"]),
      { unsafe_declared: ['fail', `unsafe_execution is false with unsafe_reasons ['a', "it's"]`] },
    ],
    [
      'unsafe, and honest',
      (run) => Object.assign(run.manifest, { unsafe_execution: true, unsafe_reasons: ['a', 'b'] }),
      { unsafe_declared: ['warn', 'UNSAFE / NOT LEAKAGE-SAFE: a, b'] },
    ],
    [
      'nothing is said of safety, and fills are on the same bar',
      (run) => {
        delete run.manifest['unsafe_execution'];
        run.manifest['execution_alignment'] = { exec_type: 'lob', lob_tplus1: false };
      },
      {
        unsafe_declared: [
          'fail',
          'manifest.json has no unsafe_execution: whether fills could see the future is not recorded and it describes same-bar fills (lob without t+1)',
        ],
      },
    ],
  ])('%s', async (_, change, expected) => expect(await changes(change)).toEqual(expected));
});

test('absent evidence is missing, and every check that needs it says which file it is', async () => {
  const found = await changes(() => undefined, { without: ['metrics.json'] });
  expect(Object.keys(found)).toContain('equity_moves');
  for (const [id, [status, finding]] of Object.entries(found)) {
    if (id === 'run_complete') expect(finding).toBe('the run wrote a manifest and no metrics: it did not end');
    else expect([id, status, finding]).toEqual([id, 'missing', 'metrics.json: not there']);
  }
});

test('a curve with one cell that is no number was not read', async () => {
  const found = await changes((run) => (row(run, 3)[1] = 'NaN'));
  expect(found['curve_reads']).toEqual(['fail', "equity_curve.csv:4: equity 'NaN' is no finite number"]);
  const others = Object.entries(found).filter(([id]) => id !== 'curve_reads');
  expect(others.length).toBeGreaterThan(8);
  for (const [id, result] of others)
    expect([id, result]).toEqual([id, ['missing', 'equity_curve.csv could not be read']]);
});

test('a fill that cannot be read leaves the sums without evidence; how many could be read still counts', async () => {
  const found = await changes((run) => {
    for (const one of run.trades) one.price = -1;
  });
  expect(found['trades_read']?.[0]).toBe('fail');
  expect(found['turnover_needs_trades']).toEqual(['fail', 'turnover > 0 with zero trades in log']);
  expect(found['not_degenerate']).toEqual([
    'fail',
    'num_trades == 0 (no executed trades)',
    'turnover > 0 with zero trades (metrics inconsistent)',
  ]);
  expect(found['cash_chain']).toEqual(['missing', 'trades.jsonl could not be read']);
});

test('a missing gap of cash within the cost of borrowing is that cost', async () => {
  const borrowed = (cost: number) => (run: RunParts) => {
    run.metrics['borrow_cost_total'] = cost;
    for (const one of run.trades.slice(1)) one.cash = (one.cash ?? 0) - 40;
    for (const cells of run.curve.slice(3)) cells[1] = (cells[1] as number) - 40;
  };
  expect((await judge(borrowed(40)))['cash_chain']).toMatchObject({ status: 'pass', added: { borrow_cost_total: 40 } });
  expect((await judge(borrowed(39)))['cash_chain']?.status).toBe('fail');
});

describe('a curve that is concatenated', () => {
  /** A second segment that starts again with the first equity, and buys once. */
  const twice = (run: RunParts): void => {
    run.curve.push(['2025-01-10', 100_000, 0, 0], ['2025-01-13', 99_999, 0.1, -0.00001]);
    run.trades.push({
      timestamp: '2025-01-13',
      symbol: 'X',
      qty: 100,
      price: 100,
      commission: 1,
      inventory: 100,
      cash: 89_999,
    });
    run.metrics['num_trades'] = 4;
  };

  test('is seen at its restart, and positions, cash and cost begin again there', async () => {
    const checks = await judge(twice);
    expect(checks['curve_chained']).toMatchObject({
      status: 'fail',
      added: { restarts: 1, without_restarts: { traded_days: 5 } },
    });
    expect(checks['curve_chained']?.findings[0]).toMatch(
      /^equity_curve\.csv: 1 restarts of the equity, largest -0\.4% on 2025-01-10: the curve is concatenated, not chained; sharpe_ratio without them -?\d+\.\d{4}, recorded \d+\.\d{4}$/,
    );
    for (const id of ['inventory_chain', 'cash_chain', 'returns_recomputed'])
      expect([id, checks[id]?.status]).toEqual([id, 'pass']);
    expect(checks['pnl_identity']?.findings).toEqual([
      'positions are held at the end: their marks are not in the files',
    ]);
  });

  test('passes when the recorded figure is the one without restarts', async () => {
    const without = (await judge(twice))['curve_chained']?.added?.['without_restarts'] as { sharpe_ratio: number };
    const checks = await judge((run) => {
      twice(run);
      run.metrics['sharpe_ratio'] = without.sharpe_ratio;
    });
    expect(checks['curve_chained']?.status).toBe('pass');
  });

  test('a last segment without fills leaves nothing to balance', async () => {
    const checks = await judge((run) => {
      run.curve.push(['2025-01-10', 100_000, 0, 0]);
    });
    expect(checks['pnl_identity']?.findings).toEqual(['no trades in the last segment']);
  });
});

test('what is left with nothing held is cash', async () => {
  const checks = await judge((run) => {
    for (const cells of run.curve.slice(5)) cells[1] = (cells[1] as number) + 10;
  });
  expect(checks['pnl_identity']?.findings).toEqual([
    'equity_curve.csv ends at 100404.0 with nothing held, trades.jsonl leaves cash 100394',
  ]);
});

test('a run that did not trade, and says so, is degenerate and nothing else', async () => {
  const found = await changes((run) => {
    run.trades = [];
    run.curve.slice(1).forEach((cells) => Object.assign(cells, { 1: 100_000, 2: 0, 3: 0 }));
    const zero = ['sharpe_ratio', 'ann_vol', 'max_drawdown', 'cagr', 'traded_days', 'num_trades', 'total_turnover'];
    for (const key of [...zero, 'total_realized_pnl', 'commission_total']) run.metrics[key] = 0;
    run.metrics['final_equity'] = 100_000;
    run.more = { 'bootstrap.json': [1, 2], 'integrity.json': { ok: true } };
  });
  expect(found).toEqual({
    fills_on_market: ['not_applicable', 'no trades'],
    pnl_identity: ['not_applicable', 'no trades in the last segment'],
    not_degenerate: ['fail', 'num_trades == 0 (no executed trades)', 'returns variance is zero (flat equity curve)'],
    costs_charged: ['not_applicable', 'no turnover'],
    order_flow_conserved: ['warn', 'order_flow_diagnostics.json: not there'],
  });
});

describe('a walk-forward run', () => {
  const grid = [
    { model: 'a', params: { n: 1 }, sharpe_ratio: 0.5 },
    { model: 'b', params: { n: 2 }, sharpe_ratio: 0.7 },
  ];
  const walk = (change: (fold: Record<string, unknown>, run: RunParts) => void) => (run: RunParts) => {
    const fold: Record<string, unknown> = {
      best_params: { n: 2, universe: 'u.csv' },
      train_metrics: { total_turnover: 10.0 },
      grid_summary: grid.map((candidate) => ({ ...candidate })),
      grid_exclusions: [{ model: 'c', reasons: ['too few trades'] }],
    };
    run.manifest['walkforward'] = { selected_model: 'b', non_degenerate_excluded: 1 };
    run.more['selection_summary.json'] = [
      { model: 'a', mean_sharpe: 0.5 },
      { model: 'b', mean_sharpe: 0.7 },
    ];
    run.more['folds.json'] = [fold];
    change(fold, run);
  };
  const ofSelection = [
    'selection_made',
    'selection_active',
    'selection_recorded',
    'exclusions_counted',
    'exclusions_explained',
  ];
  const judged = async (change: Parameters<typeof walk>[0]): Promise<Record<string, string[]>> => {
    const checks = await judge(walk(change));
    return Object.fromEntries(
      ofSelection
        .filter((id) => checks[id]?.status !== 'pass')
        .map((id) => [id, [checks[id]?.status ?? '', ...(checks[id]?.findings ?? [])]]),
    );
  };

  test('passes', async () => expect(await judged(() => undefined)).toEqual({}));

  test.each<[string, Parameters<typeof walk>[0], Record<string, string[]>]>([
    [
      'candidates share the best',
      (fold) => (fold['grid_summary'] = [{ sharpe_ratio: 0.0 }, { sharpe_ratio: 0 }]),
      {
        selection_made: ['fail', 'fold 0: 2 of 2 candidates share the best sharpe_ratio 0: nothing was selected'],
      },
    ],
    [
      'another one was better',
      (fold) => (fold['best_params'] = { n: 1 }),
      { selection_made: ['fail', 'fold 0: best_params have sharpe_ratio 0.5, the best is 0.7'] },
    ],
    [
      'the chosen one is not in the grid',
      (fold) => (fold['best_params'] = { n: 3 }),
      { selection_made: ['fail', 'fold 0: best_params are not in grid_summary'] },
    ],
    [
      'none was chosen',
      (fold) => Object.assign(fold, { best_params: null, selection_status: 'no_valid_candidates' }),
      {
        selection_made: ['fail', 'fold 0: no candidate was selected (no_valid_candidates)'],
        selection_active: ['not_applicable', 'no candidate was selected'],
      },
    ],
    [
      'no fold has a grid',
      (fold) => delete fold['grid_summary'],
      { selection_made: ['missing', 'fold 0: grid_summary has no sharpe_ratio'] },
    ],
    [
      'the chosen one did not trade in training',
      (fold) => (fold['train_metrics'] = { total_turnover: 0 }),
      {
        selection_active: ['fail', 'fold 0: the selected candidate did not trade in training (total_turnover 0)'],
      },
    ],
    [
      'a fold is not an object',
      (_, run) => (run.more['folds.json'] as unknown[]).push(3),
      { selection_made: ['fail', 'fold 1: must be a JSON object'] },
    ],
    [
      'another model is recorded, and more exclusions',
      (_, run) => (run.manifest['walkforward'] = { selected_model: 'a', non_degenerate_excluded: 2 }),
      {
        selection_recorded: ['fail', "manifest.json: selected_model 'a' is not the best of selection_summary.json"],
        exclusions_counted: ['fail', 'manifest.json: non_degenerate_excluded 2, folds.json has 1 grid_exclusions'],
      },
    ],
    [
      'no model is recorded, and the manifest says why',
      (_, run) => (run.manifest['walkforward'] = { non_degenerate_failure_reason: 'all were rejected' }),
      {
        selection_recorded: ['fail', 'manifest.json: walkforward.selected_model is absent: all were rejected'],
        exclusions_counted: ['not_applicable', 'manifest.json has no non_degenerate_excluded'],
      },
    ],
    [
      'the best of the summary is shared',
      (_, run) => (run.more['selection_summary.json'] = [{ mean_sharpe: 1 }, { mean_sharpe: 1 }, { mean_sharpe: 0 }]),
      { selection_recorded: ['fail', 'selection_summary.json: 2 of 3 candidates share the best mean_sharpe 1'] },
    ],
    [
      'an exclusion has no reason',
      (fold) => (fold['grid_exclusions'] = [{ model: 'c', reasons: [] }]),
      { exclusions_explained: ['fail', 'fold 0: c is excluded without reasons'] },
    ],
  ])('%s', async (_, change, expected) => expect(await judged(change)).toEqual(expected));

  test('the order flow of its folds adds up to the fills', async () => {
    const checks = await judge(
      walk((fold, run) => {
        fold['order_flow_diagnostics'] = run.more['order_flow_diagnostics.json'];
        delete run.more['order_flow_diagnostics.json'];
        run.trades.pop();
      }),
    );
    expect(checks['order_flow_conserved']?.findings).toEqual([
      'folds.json: fills of all folds 3, trades.jsonl has 2 lines',
    ]);
  });
});

test('a holdout is judged by files of its own, and its absence is missing evidence', async () => {
  const checks = await judge((run) => {
    run.manifest['walkforward'] = { holdout_start: '2025-02-03', selected_model: 'a' };
    run.more['holdout_metrics.json'] = run.metrics;
    run.more['holdout_equity_curve.csv'] = filesOf(run, 'x')['x/equity_curve.csv'] as string;
  });
  const holdout = Object.entries(checks).filter(([id]) => id.startsWith('holdout.'));
  expect(holdout).toHaveLength(22);
  expect(checks['holdout.curve_reads']?.status).toBe('pass');
  expect(checks['holdout.metrics_recomputed']?.status).toBe('pass');
  expect(checks['holdout.trades_read']?.findings).toEqual(['holdout_trades.jsonl: not there']);
  expect(checks['holdout.order_flow_conserved']).toMatchObject({ status: 'warn' });
});

test('a holdout that is declared in another form, or whose file is a folder, is a holdout', async () => {
  const statuses = [
    await judge((run) => (run.manifest['walkforward'] = { holdout_start: 20250203, selected_model: 'a' })),
    await judge((run) => (run.more['holdout_metrics.json/x'] = 'y')),
  ].map((checks) => checks['holdout.curve_reads']?.status);
  expect(statuses).toEqual(['missing', 'missing']);
});

test('an order flow that the manifest names and that is not there is missing', async () => {
  const checks = await judge(
    (run) => {
      run.manifest['order_flow_diagnostics_path'] = '<HOME>/x/order_flow_diagnostics.json';
    },
    { without: ['order_flow_diagnostics.json'] },
  );
  expect(checks['order_flow_conserved']).toMatchObject({
    status: 'missing',
    findings: ['order_flow_diagnostics.json: not there though manifest.json names it'],
  });
});

test('a policy changes severities of what fails or warns, never of what is missing', async () => {
  const policy = { severity: { trades_counted: 'warn', order_flow_conserved: 'fail', files_present: 'warn' } as const };
  const checks = await judge((run) => (run.metrics['num_trades'] = 4), {
    policy,
    without: ['order_flow_diagnostics.json', 'equity_curve.csv'],
  });
  expect(['trades_counted', 'order_flow_conserved', 'files_present'].map((id) => checks[id]?.status)).toEqual([
    'warn',
    'fail',
    'missing',
  ]);
});
