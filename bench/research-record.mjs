// The checks of the research record: a curve with its fills and a grid of returns against plain Python passes of the
// same work, and what a check of an ordinary run costs over a bare Node, with one git where git is asked.
import { mkdirSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pythonWith, seeded, writeLines } from './measure.mjs';

const minute = 60_000_000_000n; // nanoseconds
const start = 1_262_304_000_000_000_000n;
const day = (at) => new Date(Date.UTC(2010, 0, 1 + at)).toISOString().slice(0, 10);

function writeRun(folder, bars, fills, step = minute) {
  mkdirSync(folder, { recursive: true });
  const random = seeded(7);
  let [equity, previous] = [1_000_000, 1_000_000];
  writeLines(path.join(folder, 'equity_curve.csv'), 'timestamp,equity,exposure,gross_exposure,returns', bars, (at) => {
    if (at > 0) equity *= 1 + (random() - 0.5) / 1e5;
    const change = equity / previous - 1;
    previous = equity;
    return `${start + BigInt(at) * step},${equity},${random()},${random()},${change}`;
  });
  let [cash, turnover, commissions] = [1_000_000, 0, 0];
  const held = [0, 0];
  writeLines(path.join(folder, 'trades.jsonl'), undefined, fills, (at) => {
    const time = start + BigInt(1 + Math.floor((at * (bars - 2)) / fills)) * step;
    const price = 100 + 10 * random();
    const sign = Math.abs(held[at % 2]) > 5000 ? -Math.sign(held[at % 2]) : random() < 0.5 ? -1 : 1;
    const qty = sign * (1 + Math.floor(random() * 50));
    const commission = Math.abs(qty) * 0.0005;
    held[at % 2] += qty;
    cash -= qty * price + commission;
    turnover += Math.abs(qty * price);
    commissions += commission;
    const fields = {
      order_id: null,
      symbol: at % 2 === 0 ? 'SPY' : 'QQQ',
      side: qty > 0 ? 'BUY' : 'SELL',
      qty,
      price,
      commission,
      slippage: 0,
      inventory: held[at % 2],
      cash,
    };
    return `{"timestamp": ${time}, ${JSON.stringify(fields).slice(1)}`;
  });
  const write = (name, value) => writeFileSync(path.join(folder, name), JSON.stringify(value));
  write('manifest.json', { run_id: path.basename(folder), git_sha: 'a'.repeat(40), config_sha256: 'b'.repeat(64) });
  write('metrics.json', {
    num_trades: fills,
    total_turnover: turnover,
    commission_total: commissions,
    slippage_total: 0,
  });
}

function writeGrid(folder, rows) {
  mkdirSync(folder, { recursive: true });
  const random = seeded(8);
  const [models, dates] = [20, Array.from({ length: 2500 }, (_, at) => day(at))];
  writeLines(path.join(folder, 'grid_returns.csv'), 'fold,phase,model,timestamp,panel_id,value', rows, (at) => {
    const [fold, date] = [Math.floor(at / (models * dates.length)), dates[Math.floor(at / models) % dates.length]];
    return `${fold},train,lookback=${at % models}|top=0.3500,${date} 00:00:00,${fold}:${date} 00:00:00,${random() - 0.5}`;
  });
  const statistics = Array.from({ length: models }, (_, at) => ({ model: `m${at}`, t_stat: at / 4 }));
  writeFileSync(
    path.join(folder, 'spa.json'),
    JSON.stringify({ status: 'ok', p_value: 0.02, n_obs: rows / models, candidate_stats: statistics }),
  );
}

const python = () => pythonWith(['csv']);
const withPeer = (programs, name, script, here) =>
  python() === undefined ? programs : { ...programs, [name]: { words: [python(), path.join(here, 'peers', script)] } };

const curves = [100_000, 1_000_000].map((bars) => ({
  name: `curve-${bars}`,
  title: `a run of ${bars.toLocaleString('en')} bars and ${(bars / 2).toLocaleString('en')} fills`,
  rounds: bars > 500_000 ? 3 : 5,
  needs: ['python3 csv'],
  programs({ scratch, bin, here }) {
    writeRun(path.join(scratch, 'run'), bars, bars / 2);
    const ours = { words: [bin('diagnose-artifact-integrity'), '--artifact-dir', 'run'], status: 2 };
    return withPeer({ 'diagnose-artifact-integrity': ours }, 'Python csv and json', 'artifact_integrity.py', here);
  },
  compare: [
    {
      ours: 'diagnose-artifact-integrity',
      theirs: ['Python csv and json'],
      ...(bars < 1_000_000 ? {} : { target: 0.6 }),
    },
  ],
  growth: [{ program: 'diagnose-artifact-integrity', series: 'diagnose-artifact-integrity, against bars', size: bars }],
}));

const grids = [500_000, 5_000_000].map((rows) => ({
  name: `grid-${rows}`,
  title: `a grid of ${rows.toLocaleString('en')} rows`,
  rounds: 3,
  needs: ['python3 csv'],
  programs({ scratch, bin, here }) {
    writeGrid(path.join(scratch, 'run'), rows);
    const ours = { words: [bin('check-inference'), '--artifact-dir', 'run'] };
    return withPeer({ 'check-inference': ours }, 'Python csv', 'inference_grid.py', here);
  },
  compare: [{ ours: 'check-inference', theirs: ['Python csv'], ...(rows < 1_000_000 ? {} : { target: 0.6 }) }],
  goals: { 'check-inference': { mb: 512 } },
  growth: [{ program: 'check-inference', series: 'check-inference, against grid rows', size: rows }],
}));

const small = {
  name: 'research-record-start',
  title: 'checks of an ordinary run (500 bars, 40 fills)',
  rounds: 15,
  needs: [],
  programs({ scratch, bin }) {
    writeRun(path.join(scratch, 'artifacts/m/run'), 500, 40, 1440n * minute);
    writeGrid(path.join(scratch, 'artifacts/m/run'), 2000);
    const write = (name, text) => writeFileSync(path.join(scratch, name), text);
    const walkforward = { holdout_start: '2025-07-01', holdout_end: '2025-07-10' };
    write('artifacts/m/run/manifest.json', JSON.stringify({ run_id: 'run', config_path: 'c.yaml', walkforward }));
    write('c.yaml', 'holdout: {start: 2025-07-01, end: 2025-07-10}\n');
    write('f.csv', `date,a\n${Array.from({ length: 500 }, (_, at) => `${day(at)},0`).join('\n')}\n`);
    const git = (...words) =>
      execFileSync('git', ['-c', 'user.name=b', '-c', 'user.email=b@example.invalid', ...words], { cwd: scratch });
    git('init', '-q');
    git('add', 'c.yaml');
    git('commit', '-qm', 'start');
    const run = ['--artifact-dir', 'artifacts/m/run'];
    return {
      'diagnose-artifact-integrity': { words: [bin('diagnose-artifact-integrity'), ...run], status: 2 },
      'check-inference': { words: [bin('check-inference'), ...run] },
      'check-alignment': { words: [bin('check-alignment'), 'artifacts/m/run', 'f.csv'] },
      'check-holdout': { words: [bin('check-holdout'), ...run], status: 2 },
      'node -e 0': { words: [process.execPath, '-e', '0'] },
      'node and three starts of git': {
        words: [
          process.execPath,
          '-e',
          "const { spawnSync } = require('child_process'); for (const words of [['rev-parse', 'HEAD'], ['rev-list', '--all'], ['cat-file', '--batch']]) spawnSync('git', words, { input: '' });",
        ],
      },
    };
  },
  compare: [
    ...['diagnose-artifact-integrity', 'check-inference', 'check-alignment'].map((ours) => ({
      ours,
      theirs: ['node -e 0'],
      target: 1.6,
    })),
    { ours: 'check-holdout', theirs: ['node and three starts of git'], target: 1.6 },
  ],
};

export const suites = [small, ...curves, ...grids];
