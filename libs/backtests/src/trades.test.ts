import { describe, expect, test } from 'vitest';
import { readTrades, type Trade } from './trades';

async function* bytesOf(text: string | Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(Buffer.from(text));
}

async function read(text: string | Buffer): Promise<{ trades: Trade[]; faults: string[] }> {
  const [trades, faults] = [[] as Trade[], [] as string[]];
  await readTrades(bytesOf(text), 't.jsonl', {
    trade: (trade) => trades.push(trade),
    fault: (finding) => faults.push(finding),
  });
  return { trades, faults };
}

const fill = (fields: object): string =>
  JSON.stringify({ timestamp: '2020-01-02', symbol: 'A', qty: 1, price: 2, ...fields });

test('a fill with its time to the nanosecond, and its numbers as they were written', async () => {
  const line =
    '{"timestamp": 1594339200000000001, "symbol": "A", "side": "buy", "qty": 10, "price": 2.50, "commission": 1e-3, "cash": 7.0, "note": {"timestamp": 5}}';
  const { trades, faults } = await read(`\n${line}\n \n`);
  expect(faults).toEqual([]);
  expect(trades).toEqual([
    expect.objectContaining({
      line: 2,
      moment: { ms: 1594339200000, ns: 1 },
      qty: 10,
      price: 2.5,
      commission: 0.001,
      slippage: undefined,
      inventory: undefined,
      cash: 7,
    }),
  ]);
  expect(['qty', 'price', 'commission', 'cash', 'side', 'absent'].map((key) => trades[0]?.shown(key))).toEqual([
    '10',
    '2.5',
    '0.001',
    '7.0',
    "'buy'",
    'None',
  ]);
});

test('a member of that name elsewhere in the line is not the time', async () => {
  const line =
    '{"meta": {"timestamp": 1594339200000000002}, "timestamp": 1594339200000000001, "symbol": "A", "qty": 1, "price": 2}';
  expect((await read(line)).trades[0]?.moment).toEqual({ ms: 1594339200000, ns: 1 });
});

describe('what is wrong with a line', () => {
  test.each([
    ['{"timestamp"', 't.jsonl:1: not valid JSON'],
    ['{"qty": 1, "qty": 2}', 't.jsonl:1: has the key "qty" twice in one object'],
    ['[]', 't.jsonl:1: must be a JSON object'],
    ['{}', 't.jsonl:1: price, qty, symbol, timestamp missing or no number'],
    [fill({ qty: '1' }), 't.jsonl:1: qty missing or no number'],
    [fill({ qty: true, symbol: '' }), 't.jsonl:1: qty, symbol missing or no number'],
    ['{"timestamp": "2020-01-02", "symbol": "A", "qty": NaN, "price": 2}', 't.jsonl:1: qty missing or no number'],
    [fill({ cash: 'x' }), 't.jsonl:1: cash missing or no number'],
    [fill({ timestamp: 'soon' }), 't.jsonl:1: timestamp missing or no number'],
    [fill({ timestamp: 1.5 }), 't.jsonl:1: timestamp missing or no number'],
    [fill({ price: 0 }), 't.jsonl:1: price 0 is not positive'],
    [fill({ price: -1.5 }), 't.jsonl:1: price -1.5 is not positive'],
    [fill({ side: 'BUY', qty: -5 }), 't.jsonl:1: side BUY with qty -5'],
    [fill({ side: 'SELL' }), 't.jsonl:1: side SELL with qty 1'],
    [fill({ side: 'HOLD' }), 't.jsonl:1: side HOLD with qty 1'],
    [fill({ side: 3 }), 't.jsonl:1: side 3 with qty 1'],
  ])('%s', async (text, fault) => expect(await read(text)).toEqual({ trades: [], faults: [fault] }));

  test('nothing is wrong with null, an absent side, and sides that agree', async () =>
    expect(
      (
        await read(
          [fill({ side: null, cash: null }), fill({ side: 'BUY' }), fill({ side: 'SELL', qty: -1 })].join('\n'),
        )
      ).faults,
    ).toEqual([]));

  test('bytes that are not UTF-8', async () =>
    expect((await read(Buffer.from([0x7b, 0xe9, 0x7d]))).faults).toEqual(['t.jsonl: not UTF-8']));
});
