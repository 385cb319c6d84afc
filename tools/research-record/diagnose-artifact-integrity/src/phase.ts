/**
 * One phase of a run: its curve, its fills and the metrics that summarize them. A holdout is a second phase with files
 * of its own.
 */
import { readCurve, readTrades, type RunFiles } from '@gatehouse/backtests';
import { Failure } from '@gatehouse/contracts';
import { isFile } from '@gatehouse/files';
import { CurvePass, type LeverageCaps } from './curve-pass';
import { JsonSource, type Source } from './source';
import { TradePass } from './trade-pass';

export interface Phase {
  /** `holdout.` before the ids of the holdout's checks, else empty. */
  prefix: string;
  metrics: JsonSource;
  curveFile: Source;
  curve: CurvePass;
  /** Columns that the curve has. */
  columns: { returns: boolean; gross: boolean; net: boolean };
  /** Rows of the curve. */
  bars: number;
  tradesFile: Source;
  trades: TradePass;
}

/** Reads a phase, each file once. Throws Failure `io` for a file that is there and breaks off. */
export async function readPhase(
  files: RunFiles,
  names: { curve: string; trades: string },
  metrics: JsonSource,
  { prefix, caps, offMarketRatio }: { prefix: string; caps: LeverageCaps; offMarketRatio: number },
): Promise<Phase> {
  const curve = new CurvePass(names.curve, caps);
  const curveFile: Source = { name: names.curve, state: 'absent' };
  let columns = { returns: false, gross: false, net: false };
  let bars = 0;
  await readStream(files, curveFile, curve, async () => {
    const read = await readCurve(files.pieces(names.curve), names.curve, curve);
    bars = read.rows;
    columns = {
      returns: read.columns.returns !== -1,
      gross: read.columns.gross_exposure !== -1,
      net: read.columns.exposure !== -1,
    };
  });
  const trades = new TradePass(
    names.trades,
    curveFile.state === 'read' ? { name: names.curve, curve: curve.curve, restarts: curve.restarts } : undefined,
    offMarketRatio,
  );
  const tradesFile: Source = { name: names.trades, state: 'absent' };
  await readStream(files, tradesFile, trades, () => readTrades(files.pieces(names.trades), names.trades, trades));
  trades.end();
  return { prefix, metrics, curveFile, curve, columns, bars, tradesFile, trades };
}

async function readStream(
  files: RunFiles,
  source: Source,
  pass: CurvePass | TradePass,
  read: () => Promise<void>,
): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.id === 'missing-input') return;
    if (isFile(files.path(source.name)) && error.id === 'io') throw error;
    pass.fault(`${source.name}: damaged`);
  }
  source.state = pass.faults.total > 0 ? 'damaged' : 'read';
}
