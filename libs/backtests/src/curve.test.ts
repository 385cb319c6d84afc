import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Curve, readCurve, type CurveRow } from './curve';
import { parseMoment } from './moment';

async function* bytesOf(text: string): AsyncGenerator<Buffer> {
  yield await Promise.resolve(Buffer.from(text));
}

async function read(text: string): Promise<{ rows: CurveRow[]; faults: string[]; count: number }> {
  const [rows, faults] = [[] as CurveRow[], [] as string[]];
  const { rows: count } = await readCurve(bytesOf(text), 'c.csv', {
    row: (row) => rows.push({ ...row }),
    fault: (finding) => faults.push(finding),
  });
  return { rows, faults, count };
}

test('columns are found by name, in any order, and those that are not there are no numbers', async () => {
  const { rows, faults } = await read('equity,timestamp,note\n1.0,2020-01-02,x\n2,1578009600000000000,y\n');
  expect(faults).toEqual([]);
  expect(rows).toEqual([
    expect.objectContaining({
      line: 2,
      ms: 1577923200000,
      equity: 1,
      returns: NaN,
      equityCell: '1.0',
      returnsCell: '',
    }),
    expect.objectContaining({ line: 3, ms: 1578009600000, equity: 2, exposure: NaN }),
  ]);
});

describe('what is wrong with a curve is named with its line', () => {
  test.each([
    ['', ['c.csv: empty file']],
    ['a,b\n1,2\n', ['c.csv: no column timestamp', 'c.csv: no column equity']],
    ['timestamp,equity\n', ['c.csv: no rows']],
    ['timestamp,equity\n2020-01-02\n', ['c.csv:2: 1 fields, expected 2']],
    ['timestamp,equity\n2020-01-02,1,2\n', ['c.csv:2: 3 fields, expected 2']],
    [
      'timestamp,equity\nsoon,nan\n',
      ["c.csv:2: timestamp 'soon' is no time", "c.csv:2: equity 'nan' is no finite number"],
    ],
    ['timestamp,equity\n20200101.5,1\n', ['c.csv:2: timestamp 20200101.5 is no time']],
    ['timestamp,equity,returns\n2020-01-02,1,\n', ["c.csv:2: returns '' is no finite number"]],
    ['timestamp,equity\n"2020-01-02,1\n', ['c.csv: damaged']],
  ])('%j', async (text, faults) => expect((await read(text)).faults).toEqual(faults));

  test('every faulty row, and the sound ones are read', async () => {
    const { rows, faults, count } = await read('timestamp,equity\n2020-01-02,\n2020-01-03,1\nx,2\n');
    expect([rows.length, faults.length, count]).toEqual([1, 2, 3]);
  });
});

describe('a curve in memory', () => {
  const curveOf = (times: readonly string[]): Curve => {
    const curve = new Curve();
    times.forEach((time, at) => curve.push({ ...(parseMoment(time) as { ms: number; ns: number }), equity: at }));
    return curve;
  };

  test('gives the bar of a time, the last one where several have it, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(1594339200000000000n, 1594339200000000020n), { minLength: 1 }), (times) => {
        const curve = curveOf(times.map(String));
        for (let time = 1594339200000000000n; time <= 1594339200000000021n; time += 1n) {
          const at = times.lastIndexOf(time);
          expect(curve.barAt(parseMoment(String(time)) as { ms: number; ns: number })).toBe(at === -1 ? undefined : at);
        }
        const earliest = times.reduce((least, time) => (time < least ? time : least));
        expect(curve.firstMoment()).toEqual(parseMoment(String(earliest)));
      }),
    );
  });
});
