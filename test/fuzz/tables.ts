/** Tables as untidy as people send them, from a seed: the same in every run. */
import fc from 'fast-check';

/** What the gate is asked of a table. */
export interface Asked {
  required: string[];
  numeric: string[];
  keys: string[];
  date: string;
  min_rows: number;
  max_missing_ratio: number;
  max_duplicate_ratio: number;
  max_staleness_days: number;
}

export interface FuzzTable {
  readonly text: string;
  readonly isPacked: boolean;
  readonly asked: Asked;
}

const names = fc.constantFrom(
  'date',
  'ticker',
  'score',
  'ret',
  'v',
  'v',
  'v.1',
  '',
  ' a',
  'a ',
  'asset',
  'Unnamed: 0',
  'größe',
  'a,b',
  'q"q',
  'A',
);

const integers = fc.constantFrom(
  '0',
  '1',
  '2',
  '-1',
  '+1',
  '007',
  ' 3',
  '3 ',
  '-0',
  '9007199254740992',
  '9007199254740993',
  '123456789012345678901234567890',
);
const floats = fc.constantFrom(
  '0.5',
  '.5',
  '5.',
  '1e3',
  '1E-3',
  '-0.0',
  '0.1',
  '0.10',
  ' 1.5',
  '1',
  '2',
  '-7.25',
  '1e100',
  '1e-300',
);
const truths = fc.constantFrom('True', 'TRUE', 'true', 'False', 'FALSE', 'false');
const texts = fc.constantFrom(
  'T0',
  'T1',
  'T2',
  'a b',
  'é',
  '日本',
  'x,y',
  'say "hi"',
  'two\nlines',
  "it's",
  '#1',
  '=1+1',
  '1.0.0',
  'TRUE.',
  '0x10',
);
const days = fc.constantFrom('2026-11-27', '2026-11-28', '2026-11-29', '2020-01-01');
const dates = fc.constantFrom(
  '2026-11-27',
  '20261128',
  '2026-11',
  '2026/11/29',
  '2026/1/5',
  '11/27/2026',
  '27/11/2026',
  '5/6/2026',
  '11/11/2026',
  'Nov 27 2026',
  'November 27, 2026',
  '27 Nov 2026',
  '1 sept 2026',
  '2026-11-27T10:00',
  '2026-11-27 10:00:00.5',
  '2026-11-27T10:00:00Z',
  '2026-11-27T10:00:00+02:00',
  '2026-11-27T10Z',
  '20261127T1000',
  '2026-11-27 23:59:59.999999-0530',
  ' 2026-11-27 ',
  '2026-11-27 10:00 UTC',
  '2026-11-27T10:00:00,25',
);
const strange = fc.constantFrom(
  '2026-02-30',
  '2026-13-01',
  '27.11.2026',
  '27NOV2026',
  '46353',
  '2026-11-27T25:00',
  '2026-11-27T10:60',
  '9999-01-01',
  '1500-01-01',
  'Total',
  '13/13/2026',
  'Nov 31 2026',
  '2026-1-5',
  '2026-11-27T',
);
const missing = fc.constantFrom(
  '',
  'NA',
  'NaN',
  'nan',
  'NULL',
  'null',
  'None',
  'N/A',
  'n/a',
  '#N/A',
  '-nan',
  '<NA>',
  '1.#QNAN',
);
const nearlyMissing = fc.constantFrom(' ', 'na', 'NAN', 'none', '-', ' NA', '#N/A N/A ', 'Null');
const nearlyNumbers = fc.constantFrom(
  '1,000',
  '1_000',
  '0x1F',
  '1e',
  '.',
  '+-1',
  '--1',
  '$5',
  '12%',
  '1e400',
  '-1e400',
  '1 2',
  'inf',
  '-inf',
  'Infinity',
  '+INFINITY',
  ' inf',
  'infinit',
  '１',
);

type Kind = 'integers' | 'floats' | 'truths' | 'texts' | 'days' | 'dates';
const pools: Readonly<Record<Kind, fc.Arbitrary<string>>> = { integers, floats, truths, texts, days, dates };

const column = fc
  .record({
    kind: fc.constantFrom<Kind>('integers', 'floats', 'floats', 'truths', 'texts', 'days', 'dates'),
    spoiled: fc.oneof(
      { weight: 3, arbitrary: fc.constant(0) },
      { weight: 2, arbitrary: fc.constantFrom(0.02, 0.1, 0.5) },
    ),
  })
  .map(({ kind, spoiled }) => {
    const odd = fc.oneof(missing, missing, nearlyMissing, nearlyNumbers, strange, truths, integers, texts);
    return spoiled === 0
      ? pools[kind]
      : fc.oneof(
          { weight: Math.round(1000 * (1 - spoiled)), arbitrary: pools[kind] },
          { weight: Math.round(1000 * spoiled), arbitrary: odd },
        );
  });

const isRare = fc.nat(39).map((chance) => chance === 0);

/** How a table is written down. */
const writing = fc.record({
  ends: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(['\n'], ['\r\n']) },
    { weight: 1, arbitrary: fc.constantFrom(['\r'], ['\n', '\r\n'], ['\n', '\r', '\r\n']) },
  ),
  quoting: fc.constantFrom(0, 0, 0.1, 1),
  hasMark: fc.nat(9).map((chance) => chance === 0),
  blanks: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(0.1) }),
  shorts: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(0.1) }),
  isUnended: fc.boolean(),
  hasWideRow: isRare,
  hasOpenQuote: isRare,
  hasTextAfterQuote: isRare,
  hasNul: isRare,
  hasHeaderAgain: isRare,
  isPacked: fc.nat(9).map((chance) => chance === 0),
});

type Writing = typeof writing extends fc.Arbitrary<infer T> ? T : never;

const shape = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ width: fc.integer({ min: 1, max: 6 }), rows: fc.integer({ min: 0, max: 30 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ width: fc.integer({ min: 2, max: 4 }), rows: fc.integer({ min: 258, max: 300 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ width: fc.integer({ min: 33, max: 140 }), rows: fc.integer({ min: 1, max: 6 }) }),
  },
);

export const fuzzTable: fc.Arbitrary<FuzzTable> = shape.chain(({ width, rows }) =>
  fc
    .record({
      header: fc.array(names, { minLength: width, maxLength: width }),
      columns: fc.array(column, { minLength: width, maxLength: width }),
      how: writing,
      seed: fc.integer(),
      choices: fc.record({ keys: fc.nat(3), numeric: fc.nat(3), required: fc.nat(3), date: fc.nat(3) }),
      limits: fc.record({
        min_rows: fc.constantFrom(0, 1, 5, 100),
        max_missing_ratio: fc.constantFrom(0, 0.05, 0.5, 1),
        max_duplicate_ratio: fc.constantFrom(0, 0.01, 0.5, 1),
        max_staleness_days: fc.constantFrom(1, 3.5, 7, 1e6),
      }),
    })
    .chain(({ header, columns, how, seed, choices, limits }) =>
      fc
        .tuple(...columns.map((cells) => fc.array(cells, { minLength: rows, maxLength: rows })))
        .map((cells): FuzzTable => {
          const chance = even(seed);
          const body = Array.from({ length: rows }, (_, row) => cells.map((all) => all[row] as string));
          return {
            text: write(header, body, how, chance),
            isPacked: how.isPacked,
            asked: { ...ask(header, choices, chance), ...limits },
          };
        }),
    ),
);

/** Names of the header, and now and then one that it does not have. */
function ask(
  header: readonly string[],
  choices: { keys: number; numeric: number; required: number; date: number },
  chance: () => number,
): Pick<Asked, 'required' | 'numeric' | 'keys' | 'date'> {
  const some = (count: number): string[] => {
    const chosen = header.slice(0, 40).filter((name) => name !== '' && chance() < count / 4);
    return [...new Set(chance() < 0.05 ? [...chosen, 'nowhere'] : chosen)];
  };
  const named = header.find((name) => name === 'date') ?? header[0] ?? '';
  return {
    required: some(choices.required),
    numeric: some(choices.numeric),
    keys: some(choices.keys),
    date:
      choices.date === 0
        ? ''
        : choices.date === 1
          ? named
          : (header.find((name) => name !== '' && chance() < 0.5) ?? ''),
  };
}

function write(
  header: readonly string[],
  body: readonly (readonly string[])[],
  how: Writing,
  chance: () => number,
): string {
  const quote = (cell: string): string =>
    /[",\r\n]/.test(cell) || chance() < how.quoting ? `"${cell.replaceAll('"', '""')}"` : cell;
  const rows = [header, ...body].map((row, index) => {
    const cut = index > 0 && chance() < how.shorts ? row.slice(0, Math.floor(chance() * row.length)) : row;
    // A record of one empty cell would be a blank line.
    return cut.length === 1 && (cut[0] ?? '').trim() === '' ? '""' : cut.map(quote).join(',');
  });
  const at = (): number => 1 + Math.floor(chance() * Math.max(1, rows.length - 1));
  if (how.hasWideRow)
    rows.splice(
      at(),
      0,
      header
        .map(() => 'w')
        .concat('w')
        .join(','),
    );
  if (how.hasTextAfterQuote) rows.splice(at(), 0, '"a"b');
  if (how.hasNul) rows.splice(at(), 0, '\0\0,x\0');
  if (how.hasHeaderAgain) rows.splice(at(), 0, header.map(quote).join(','));
  if (how.hasOpenQuote) rows.splice(at(), 0, '"open');
  const lines = rows.flatMap((row) => (chance() < how.blanks ? [row, chance() < 0.5 ? '' : ' \t'] : [row]));
  const text = lines.map((line) => line + (how.ends[Math.floor(chance() * how.ends.length)] ?? '\n')).join('');
  return (how.hasMark ? '\ufeff' : '') + (how.isUnended ? text.replace(/[\r\n]+$/, '') : text);
}

/** Numbers from 0 to 1, spread evenly, as fast-check's own are not: mulberry32. */
function even(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
