/**
 * A log of fills, one JSON object a line: {timestamp, symbol, side?, qty signed, price, commission?, slippage?,
 * inventory?, cash?}.
 */
import { parseJsonLine, parseRecorded } from '@gatehouse/contracts';
import { pyRecorded } from '@gatehouse/render';
import { fieldsOf, numberOf, textOf, type Fields } from './written-document';
import { parseMoment, type Moment } from './moment';
import { DamagedText, textBlocks } from './text-blocks';

/** A fill. Absent figures are undefined; quantities in units, bought positive; `slippage` per unit. */
export interface Trade {
  line: number;
  moment: Moment;
  symbol: string;
  qty: number;
  price: number;
  commission: number | undefined;
  slippage: number | undefined;
  /** Position after the fill. */
  inventory: number | undefined;
  /** Cash after the fill. */
  cash: number | undefined;
  /** A field as Python prints it. */
  shown(field: string): string;
}

export interface TradeReader {
  trade(trade: Trade): void;
  /** What is wrong in the file, with its name and line. */
  fault(finding: string): void;
}

const optionalFigures = ['commission', 'slippage', 'inventory', 'cash'] as const;

/**
 * Reads a log of fills line by line; `file` is its name in findings. Blank lines are passed over. Faults: a line that
 * is not JSON or no object, a field missing or no number, a price that is not positive, a side that the sign of the
 * quantity contradicts. Throws what `pieces` throws.
 */
export async function readTrades(pieces: AsyncIterable<Buffer>, file: string, reader: TradeReader): Promise<void> {
  let line = 0;
  try {
    for await (const block of textBlocks(pieces)) {
      for (let start = 0; start < block.length;) {
        const found = block.indexOf('\n', start);
        const end = found === -1 ? block.length : found;
        line += 1;
        const text = block.slice(start, end);
        start = end + 1;
        if (text.trim() !== '') readLine(text, line, file, reader);
      }
    }
  } catch (error) {
    if (!(error instanceof DamagedText)) throw error;
    reader.fault(`${file}: ${error.message}`);
  }
}

function readLine(text: string, line: number, file: string, reader: TradeReader): void {
  const at = `${file}:${line}`;
  let value: unknown;
  try {
    value = parseJsonLine(text);
  } catch (error) {
    const { message } = error as Error;
    reader.fault(`${at}: ${message === 'not JSON' ? 'not valid JSON' : message}`);
    return;
  }
  const fields = fieldsOf(value);
  if (fields === undefined) {
    reader.fault(`${at}: must be a JSON object`);
    return;
  }
  const shown = (field: string): string => pyRecorded((parseRecorded(text, at) as Fields)[field]);
  const moment = momentOf(fields['timestamp'], text);
  const [qty, price, symbol] = [numberOf(fields['qty']), numberOf(fields['price']), textOf(fields['symbol'])];
  const broken = optionalFigures.filter(
    (name) => (fields[name] ?? null) !== null && numberOf(fields[name]) === undefined,
  );
  if (moment === undefined || qty === undefined || price === undefined || symbol === undefined || broken.length > 0) {
    const known = { price, qty, symbol, timestamp: moment };
    const absent = Object.entries(known).filter(([, given]) => given === undefined);
    const names = [...absent.map(([name]) => name), ...broken].sort();
    reader.fault(`${at}: ${names.join(', ')} missing or no number`);
    return;
  }
  if (price <= 0) {
    reader.fault(`${at}: price ${shown('price')} is not positive`);
    return;
  }
  if (!sideAgrees(fields, qty)) {
    const side = fields['side'];
    reader.fault(`${at}: side ${typeof side === 'string' ? side : shown('side')} with qty ${shown('qty')}`);
    return;
  }
  const figure = (name: (typeof optionalFigures)[number]): number | undefined => numberOf(fields[name]);
  reader.trade({
    line,
    moment,
    symbol,
    qty,
    price,
    commission: figure('commission'),
    slippage: figure('slippage'),
    inventory: figure('inventory'),
    cash: figure('cash'),
    shown,
  });
}

function sideAgrees(fields: Fields, qty: number): boolean {
  const side = fields['side'];
  if (side === undefined || side === null) return true;
  if (typeof side !== 'string') return false;
  return side.toUpperCase() === 'BUY' ? qty > 0 : side.toUpperCase() === 'SELL' && qty < 0;
}

const stampDigits = /"timestamp"\s*:\s*(-?\d+)\s*[,}]/;

/** An integer of nanoseconds is more than a double holds, so its digits are taken from the line. */
function momentOf(value: unknown, text: string): Moment | undefined {
  if (typeof value === 'string') return parseMoment(value);
  if (typeof value !== 'number') return undefined;
  if (Number.isSafeInteger(value)) return parseMoment(String(value));
  const isOnce = text.indexOf('"timestamp"') === text.lastIndexOf('"timestamp"');
  const digits = isOnce ? stampDigits.exec(text)?.[1] : undefined;
  if (digits !== undefined && Number(digits) === value) return parseMoment(digits);
  const recorded = fieldsOf(parseRecorded(text, 'line'))?.['timestamp'];
  return typeof recorded === 'bigint' ? parseMoment(String(recorded)) : undefined;
}
