/**
 * What would be judged, from the configuration and the heads of the tables (contract 18.1): nothing is computed or
 * written.
 */
import type { Outcome } from '@gatehouse/cli';
import { Failure } from '@gatehouse/contracts';
import { inputFiles, readColumns } from '@gatehouse/tables';
import { loosened } from './lines';
import type { GateCall, GateRequest } from './request';
import { columnNamesOf } from './settings';
import { tableRoles, type TableName } from './settings-keys';
import { isCapFolder } from './tables/cap-folder';

export async function dryRun(call: GateCall, request: GateRequest): Promise<Outcome> {
  const { settings, files, workflow } = request;
  const named: [TableName, string | undefined][] = [
    ['scores', files.scores],
    [files.market.kind, files.market.path],
    ['benchmark', files.benchmark],
    ['market_cap', files.caps],
    ['industry', files.industry],
    ['calendar', files.calendar],
  ];
  const tables: { table: TableName; path: string; columns: string[] }[] = [];
  for (const [table, path] of named)
    if (path !== undefined) tables.push({ table, path, columns: await columnsOf(call, request, table, path) });
  const values = Object.fromEntries(
    Object.entries({ ...settings.values, 'portfolio.weights': settings.weights }).map(([name, value]) => [
      name,
      typeof value === 'bigint' ? String(value) : value,
    ]),
  );
  return {
    status: 0,
    lines: [
      `[dry-run] ${workflow} of ${settings.family}; nothing is computed or written`,
      ...tables.map(({ table, path, columns }) => `[table] ${table} ${path}: ${columns.join(', ')}`),
      ...Object.entries(values).map(([name, value]) => `[setting] ${name}: ${JSON.stringify(value)}`),
      ...Object.entries(settings.lines).map(([name, value]) => `[line] ${name}: ${value}`),
    ],
    document: {
      workflow,
      family: settings.family,
      tables,
      settings: values,
      lines: settings.lines,
      loosened: loosened(settings.lines),
    },
  };
}

/** The columns that are read. Throws Failure `damaged-input` where one that is needed is not there. */
async function columnsOf(call: GateCall, { settings }: GateRequest, table: TableName, path: string): Promise<string[]> {
  if (table === 'market_cap' && isCapFolder(call.path(path))) return ['a folder of ASSET.csv'];
  const header = await readColumns(
    inputFiles(path, (given) => call.path(given), table),
    'production-gates',
  );
  return tableRoles[table].flatMap((role) => {
    const names = columnNamesOf(settings, table, role);
    const found = names.find((name) => header.includes(name));
    if (found === undefined && (needed[table]?.includes(role) || settings.columns.has(`${table}.${role}`)))
      throw new Failure(
        'damaged-input',
        `${table} ${path}: expected a column ${names.join(' or ')}, found ${header.map((name) => `'${name}'`).join(', ')}`,
      );
    return found === undefined ? [] : [found];
  });
}

const needed: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  scores: ['date', 'asset', 'score'],
  prices: ['date', 'asset', 'price'],
  returns: ['date', 'asset', 'ret'],
  forward_returns: ['date', 'asset', 'ret'],
  benchmark: ['date'],
  market_cap: ['date', 'asset', 'market_cap'],
  industry: ['asset', 'industry'],
  calendar: ['date'],
};
