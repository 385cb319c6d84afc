/** The columns of an input by its header alone: what can be known of it before its rows are read. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '@gatehouse/contracts';
import { Database, QueryError } from './database';
import { columnNames } from './header';
import type { InputFile } from './input';
import { closeInputs, openInputs } from './input-files';
import { unpack } from './packing';
import { isParquet, parquetColumns } from './parquet-reader';
import { unwatched } from './progress';
import { withScratch } from './scratch';
import { StructureScan } from './structure-scan';

/**
 * The column names, as pandas gives them, of the first of these files (as `inputFiles` gives them), packed or not.
 * Throws Failure
 * `missing-input`, `damaged-input` naming file and fault for an empty file and for one without a sound header, `usage`
 * for what is not a regular file: it could be read only once.
 */
export function readColumns(files: readonly string[], tool: string): Promise<string[]> {
  const [name = '-'] = files;
  const stat = name === '-' ? undefined : statSync(name, { throwIfNoEntry: false });
  if (name !== '-' && stat === undefined) throw new Failure('missing-input', `input csv not found: ${name}`);
  if (!stat?.isFile())
    throw new Failure('usage', `${name}: expected a regular file, whose header can be read beforehand`);
  return withScratch(tool, async (scratch) => {
    const spooled = path.join(scratch, 'input.csv');
    const inputs = await openInputs([name], { spooled, what: 'input csv', progress: unwatched });
    try {
      const [input] = inputs as [InputFile];
      return isParquet(name) ? await ofParquet(input, scratch) : await ofCsv(input);
    } finally {
      closeInputs(inputs);
    }
  });
}

async function ofCsv(input: InputFile): Promise<string[]> {
  const scan = new StructureScan();
  for await (const piece of unpack(input, () => {})) {
    scan.push(piece);
    if (scan.header !== undefined) return columnNames(scan.header);
  }
  const { header, faults } = scan.end();
  if (header !== undefined) return columnNames(header);
  const [first] = faults;
  throw new Failure(
    'damaged-input',
    `${input.name}: ${first === undefined ? 'no header' : `line ${first.line}: ${first.fault}`}`,
  );
}

async function ofParquet(input: InputFile, folder: string): Promise<string[]> {
  const database = await Database.open({ folder, memoryLimit: '256MB', threads: 1 });
  try {
    const columns = await parquetColumns(database, input);
    if (columns.length === 0) throw new Failure('damaged-input', `${input.name}: no columns: expected a table`);
    return columnNames(columns.map((column) => column.name));
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    throw new Failure('damaged-input', `${input.name}: no sound Parquet file: ${error.message.split('\n')[0]}`, {
      cause: error,
    });
  } finally {
    database.close();
  }
}
