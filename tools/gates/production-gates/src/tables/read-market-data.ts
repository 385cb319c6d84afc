/** Reads the tables of a call into memory, and checks what they say (contract 18.3). */
import { Failure, type SourceFile } from '@gatehouse/contracts';
import type { Tables } from '@gatehouse/tables';
import { Benchmark, Industries } from '../attributes';
import type { DatedTable } from '../dated-table';
import { isoDate, lastAtOrBefore } from '../days';
import { Labels, noDay, type Market } from '../market';
import type { MarketData } from '../market-data';
import { columnNamesOf, type Settings } from '../settings';
import { stated } from '../settings-parts';
import type { TableName } from '../settings-keys';
import { comparePointInTime } from './point-in-time';
import { capFolder, isCapFolder } from './cap-folder';
import { Budget, datedTable } from './dense';
import { storeTable, type CellKind, type StoredTable, type WantedColumn } from './stored-table';
import type { TableFiles } from './table-files';

export interface ReadRequest {
  readonly settings: Settings;
  readonly files: TableFiles;
  /** Bytes that the call may take. */
  readonly memory: number;
  resolve(given: string): string;
}

/** The data, and what must be asked when all reading is over. */
export interface ReadData {
  readonly data: MarketData;
  /** Throws Failure `io` when a file is not what it was. */
  checkUnchanged(): void;
}

/** Tables in memory take at most this part of what the call may take; the rest is DuckDB's and the figures'. */
const partOfMemory = 1 / 4;
const bytesPerCell = 8;
const mostNamed = 20;

/** Throws Failure `missing-input`, `damaged-input` naming file, line and what was expected. */
export async function readMarketData(tables: Tables, request: ReadRequest): Promise<ReadData> {
  const reader = new Reader(tables, request);
  const market = await reader.market();
  const { table: scores, file: scoresFile, offending } = await reader.scores(market);
  const common = new Set(market.table.assets);
  if (!scores.assets.some((asset) => common.has(asset)))
    throw new Failure(
      'damaged-input',
      `no asset of the scores is in the ${market.kind.replace('_', ' ')}: ${example(scores.assets)} against ${example(market.table.assets)}`,
    );
  const { values } = request.settings;
  const labels = new Labels(market, {
    delay: stated(values['label.delay']),
    holding: stated(values['label.holding']),
    dropsMissingExit: values['label.missing_exit'] === 'drop',
  });
  const early = { count: offending.count, first: [...offending.first] };
  const { files } = request;
  const data: MarketData = {
    scores,
    labels,
    volumes: reader.volumes,
    benchmark: await reader.benchmark(),
    caps: await reader.caps(files.caps),
    stressCaps: files.stressCaps === undefined ? undefined : await reader.caps(files.stressCaps),
    industries: await reader.industries(),
    offending: early,
    pointInTime: await reader.pointInTime(scores),
    files: reader.files,
    scoresSha256: scoresFile.sha256,
    returnsSha256: reader.returnsSha256,
    cells: reader.cells,
  };
  return { data, checkUnchanged: () => reader.checkUnchanged() };
}

function example(assets: readonly string[]): string {
  return assets.length === 0 ? 'none' : `'${assets[0]}'${assets.length > 1 ? ', …' : ''}`;
}

class Reader {
  readonly files: SourceFile[] = [];
  readonly cells: number;
  volumes: DatedTable | undefined;
  returnsSha256 = '';
  readonly #budget: Budget;
  readonly #stored: StoredTable<string>[] = [];
  readonly #caps = new Map<string, DatedTable>();

  constructor(
    private readonly tables: Tables,
    private readonly request: ReadRequest,
  ) {
    this.cells = Math.max(1, Math.floor((request.memory * partOfMemory) / bytesPerCell));
    this.#budget = new Budget(this.cells);
  }

  checkUnchanged(): void {
    for (const table of this.#stored) table.checkUnchanged();
  }

  async market(): Promise<Market> {
    const { kind, path } = this.request.files.market;
    const value = kind === 'prices' ? 'price' : 'ret';
    const needsVolume = kind === 'prices' && this.request.settings.values['stress.min_dollar_volume'] !== null;
    const stored = await this.#store(kind, path, {
      date: 'day',
      asset: 'text',
      [value]: 'number',
      ...(needsVolume ? { volume: 'number?' } : {}),
      ...(kind === 'forward_returns' ? { trade_date: 'day?', exit_date: 'day?' } : {}),
    });
    this.returnsSha256 = stored.file.sha256;
    await (kind === 'prices' ? refusePrices(stored) : this.#refuseReturns(stored));
    const trades = kind === 'forward_returns' ? await tradesOf(stored) : undefined;
    if (needsVolume && stored.has('volume'))
      this.volumes = await datedTable(stored, {
        budget: this.#budget,
        keepsMissing: false,
        value: 'volume',
        isLast: false,
      });
    const table = await datedTable(stored, { budget: this.#budget, keepsMissing: false, value, isLast: true });
    const calendar = (await this.#calendar()) ?? trades?.calendar ?? table.days;
    if (trades === undefined) return { kind, table, calendar };
    return { kind, table, calendar, trades: { entry: trades.entry, exit: trades.exit } };
  }

  async scores(market: Market): Promise<{ table: DatedTable; file: SourceFile; offending: Offending }> {
    const stored = await this.#store('scores', this.request.files.scores, {
      date: 'day',
      asset: 'text',
      score: 'number',
      available_at: 'day?',
    });
    const offending = { count: 0, first: [] as string[] };
    addOffending(offending, await tooEarlyScores(stored, market));
    if (market.kind === 'forward_returns') addOffending(offending, this.#tooEarlyTrades);
    const table = await datedTable(stored, { budget: this.#budget, keepsMissing: true, value: 'score', isLast: true });
    return { table, file: stored.file, offending };
  }

  async benchmark(): Promise<Benchmark | undefined> {
    const path = this.request.files.benchmark;
    if (path === undefined) return undefined;
    const stored = await this.#store('benchmark', path, { date: 'day', price: 'number?', ret: 'number?' });
    const { columns } = this.request.settings;
    const isOfReturns = columns.has('benchmark.ret') && !columns.has('benchmark.price');
    const kind = stored.has('price') && !isOfReturns ? 'price' : 'ret';
    if (!stored.has(kind)) {
      const names = [...this.#names('benchmark', 'price'), ...this.#names('benchmark', 'ret')];
      throw new Failure(
        'damaged-input',
        `benchmark ${path}: expected a column of prices or of returns: ${names.join(', ')}; name it as ` +
          'production_gates.columns.benchmark.price or .ret',
      );
    }
    if (kind === 'price') await refusePrices(stored);
    await refuseDatesTwice(stored);
    const rows = (
      await stored.database.rows(`SELECT date, ${kind} FROM ${stored.relation} WHERE ${kind} IS NOT NULL ORDER BY date`)
    ).map(([day, value]) => ({ day: Number(day), value: Number(value) }));
    await stored.release();
    return new Benchmark(
      Int32Array.from(rows, ({ day }) => day),
      Float64Array.from(rows, ({ value }) => value),
      kind,
    );
  }

  async caps(path: string | undefined): Promise<DatedTable | undefined> {
    if (path === undefined) return undefined;
    const known = this.#caps.get(path);
    if (known !== undefined) return known;
    const table = isCapFolder(this.request.resolve(path)) ? this.#capsOfFolder(path) : await this.#capsOfFile(path);
    this.#caps.set(path, table);
    return table;
  }

  async industries(): Promise<Industries | undefined> {
    const path = this.request.files.industry;
    if (path === undefined) return undefined;
    const stored = await this.#store('industry', path, { date: 'day?', asset: 'text', industry: 'text?' });
    if (!stored.has('industry')) throw new Failure('damaged-input', `industry ${path}: expected a column industry`);
    const date = stored.has('date') ? 'date' : 'NULL';
    const [twice] = await stored.database.rows(
      `SELECT asset, ${date} FROM ${stored.relation} GROUP BY ALL HAVING count(*) > 1 ORDER BY ALL LIMIT 1`,
    );
    if (twice !== undefined)
      throw new Failure(
        'damaged-input',
        `industry ${path}: ${String(twice[0])} comes twice${stored.has('date') ? ' on one date' : ''}`,
      );
    const rows = await stored.database.rows(
      `SELECT asset, coalesce(industry, ''), ${date} FROM ${stored.relation} ORDER BY ALL`,
    );
    await stored.release();
    return new Industries(
      rows.map(([asset, industry, day]) => ({
        asset: String(asset),
        industry: String(industry),
        day: day === null ? -Infinity : Number(day),
      })),
    );
  }

  async pointInTime(scores: DatedTable): Promise<MarketData['pointInTime']> {
    const { scoresAsOf } = this.request.files;
    if (scoresAsOf.length === 0) return undefined;
    const total = { compared: 0, different: 0, only_in_full: 0, only_in_as_of: 0, changed: 0, first: [] as string[] };
    for (const { day, path } of scoresAsOf) {
      const stored = await this.#store('scores', path, { date: 'day', asset: 'text', score: 'number' }, 'scores as of');
      const budget = new Budget(this.cells);
      const other = await datedTable(stored, { budget, keepsMissing: true, value: 'score', isLast: true });
      const found = await comparePointInTime(scores, other, day, mostNamed - total.first.length);
      for (const name of ['compared', 'different', 'only_in_full', 'only_in_as_of', 'changed'] as const)
        total[name] += found[name];
      total.first.push(...found.first);
    }
    return total;
  }

  #tooEarlyTrades: Offending = { count: 0, first: [] };

  async #calendar(): Promise<Int32Array | undefined> {
    const path = this.request.files.calendar;
    if (path === undefined) return undefined;
    const stored = await this.#store('calendar', path, { date: 'day' });
    const days = await distinctDays(stored, 'date');
    await stored.release();
    return days;
  }

  async #refuseReturns(stored: StoredTable<string>): Promise<void> {
    if (stored.what === 'forward_returns') this.#tooEarlyTrades = await tooEarlyTrades(stored);
    const least = stored.least('ret');
    if (least === null || least >= -1) return;
    const [[median] = [null]] = await stored.database.rows(`SELECT median(abs(ret)) FROM ${stored.relation}`);
    // Returns in percent are taken as they stand: a gate says so, and fails.
    if (Number(median) > this.request.settings.lines.median_abs_label_max) return;
    const { place, cells } = await stored.place('TRY_CAST({ret} AS DOUBLE) < -1');
    const [value, asset, date] = ['ret', 'asset', 'date'].map((column) => stored.cellOf(cells, column));
    throw new Failure(
      'damaged-input',
      `${place}: return ${Number(value)} of ${asset} at ${date}: expected at least -1`,
    );
  }

  async #capsOfFile(path: string): Promise<DatedTable> {
    const stored = await this.#store('market_cap', path, { date: 'day', asset: 'text', market_cap: 'number' });
    return datedTable(stored, { budget: this.#budget, keepsMissing: false, value: 'market_cap', isLast: true });
  }

  #capsOfFolder(path: string): DatedTable {
    const { table, file } = capFolder(this.request.resolve(path), path, {
      dates: this.#names('market_cap', 'date'),
      caps: this.#names('market_cap', 'market_cap'),
    });
    this.#budget.take(table.days.length * table.assets.length);
    this.files.push(file);
    return table;
  }

  #names(table: TableName, role: string): readonly string[] {
    return columnNamesOf(this.request.settings, table, role);
  }

  /** Columns by role; a kind that ends in `?` need not be there. */
  async #store(
    table: TableName,
    given: string,
    kinds: Readonly<Record<string, CellKind | `${CellKind}?`>>,
    role: string = table.replace('_', ' '),
  ): Promise<StoredTable<string>> {
    const columns = Object.fromEntries(
      Object.entries(kinds).map(([name, kind]): [string, WantedColumn] => [
        name,
        {
          names: this.#names(table, name),
          kind: kind.replace('?', '') as CellKind,
          isRequired: !kind.endsWith('?'),
          isNamed: this.request.settings.columns.has(`${table}.${name}`),
        },
      ]),
    );
    const stored = await storeTable<string>(this.tables, {
      what: role,
      given,
      resolve: (path) => this.request.resolve(path),
      columns,
    });
    this.#stored.push(stored);
    this.files.push(stored.file);
    return stored;
  }
}

interface Offending {
  count: number;
  first: string[];
}

function addOffending(all: Offending, some: Offending): void {
  all.count += some.count;
  all.first.push(...some.first.slice(0, mostNamed - all.first.length));
}

/** Scores that say they were available only after the calendar's last date at or before their own. */
async function tooEarlyScores(stored: StoredTable<string>, { calendar }: Market): Promise<Offending> {
  if (!stored.has('available_at')) return { count: 0, first: [] };
  const days = await distinctDays(stored, 'date');
  const known = Array.from(days, (day) => ({ day, last: calendar[lastAtOrBefore(calendar, day)] ?? day }));
  if (known.length === 0) return { count: 0, first: [] };
  const list = known.map(({ day, last }) => `(${day}, ${last})`).join(', ');
  const from = `${stored.relation} r JOIN (VALUES ${list}) AS c(day, last) ON r.date = c.day WHERE r.available_at > c.last`;
  return offendingRows(stored, from, 'r.available_at', (asset, date, late) => `${asset} ${date}: available at ${late}`);
}

/** Forward returns that were traded, or ended, on the day of their signal or before. */
async function tooEarlyTrades(stored: StoredTable<string>): Promise<Offending> {
  const columns = ['trade_date', 'exit_date'].filter((column) => stored.has(column));
  if (columns.length === 0) return { count: 0, first: [] };
  const from = `${stored.relation} r WHERE ${columns.map((column) => `r.${column} <= r.date`).join(' OR ')}`;
  return offendingRows(
    stored,
    from,
    `least(${columns.map((column) => `r.${column}`).join(', ')})`,
    (asset, date, early) => `${asset} ${date}: traded at ${early}`,
  );
}

async function offendingRows(
  stored: StoredTable<string>,
  from: string,
  moment: string,
  describe: (asset: string, date: string, moment: string) => string,
): Promise<Offending> {
  const [[count] = [0n]] = await stored.database.rows(`SELECT count(*) FROM ${from}`);
  const rows =
    Number(count) === 0
      ? []
      : await stored.database.rows(
          `SELECT r.asset, r.date, ${moment} FROM ${from} ORDER BY r.date, r.asset LIMIT ${mostNamed}`,
        );
  return {
    count: Number(count),
    first: rows.map(([asset, date, at]) => describe(String(asset), isoDate(Number(date)), isoDate(Number(at)))),
  };
}

async function refusePrices(stored: StoredTable<string>): Promise<void> {
  const least = stored.least('price');
  if (least === null || least > 0) return;
  const { place, cells } = await stored.place('TRY_CAST({price} AS DOUBLE) <= 0');
  const [value, date] = ['price', 'date'].map((column) => stored.cellOf(cells, column));
  const asset = stored.has('asset') ? ` of ${stored.cellOf(cells, 'asset')}` : '';
  throw new Failure('damaged-input', `${place}: price ${Number(value)}${asset} at ${date}: expected above 0`);
}

async function refuseDatesTwice(stored: StoredTable<string>): Promise<void> {
  const [twice] = await stored.database.rows(
    `SELECT date FROM ${stored.relation} GROUP BY date HAVING count(*) > 1 ORDER BY date LIMIT 1`,
  );
  if (twice !== undefined)
    throw new Failure('damaged-input', `${stored.what} ${stored.file.path}: ${isoDate(Number(twice[0]))} comes twice`);
}

async function distinctDays(stored: StoredTable<string>, column: string): Promise<Int32Array> {
  const rows = await stored.database.rows(
    `SELECT DISTINCT ${column} FROM ${stored.relation} WHERE ${column} IS NOT NULL ORDER BY ${column}`,
  );
  return Int32Array.from(rows, ([day]) => Number(day));
}

/**
 * Entry and exit by signal date, and all dates of the file. An earliest entry and a latest exit speak for a date whose
 * rows differ.
 */
async function tradesOf(
  stored: StoredTable<string>,
): Promise<{ calendar: Int32Array; entry: Int32Array; exit: Int32Array }> {
  const column = (name: string): string => (stored.has(name) ? name : 'NULL');
  const rows = await stored.database.rows(
    `SELECT date, min(${column('trade_date')}), max(${column('exit_date')}) FROM ${stored.relation} GROUP BY date ORDER BY date`,
  );
  const days = new Set<number>();
  for (const name of ['date', 'trade_date', 'exit_date'])
    if (stored.has(name)) for (const day of await distinctDays(stored, name)) days.add(day);
  const dayOr = (value: unknown): number => (value === null || value === undefined ? noDay : Number(value));
  return {
    calendar: Int32Array.from(days).sort(),
    entry: Int32Array.from(rows, ([, entry]) => dayOr(entry)),
    exit: Int32Array.from(rows, ([, , exit]) => dayOr(exit)),
  };
}
