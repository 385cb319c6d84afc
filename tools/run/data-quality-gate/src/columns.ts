import type { Outcome } from '@gatehouse/cli';
import { formatDocument, inputColumns } from '@gatehouse/contracts';
import { pyRepr } from '@gatehouse/render';
import { readColumns } from '@gatehouse/tables';
import type { GateRequest } from './request';

/** Are the columns that are asked for in the header (contract 1.21)? Throws Failure as readColumns does. */
export async function columnsOnly(request: GateRequest): Promise<Outcome> {
  const columns = await readColumns(request.files, 'data-quality-gate');
  const { requiredColumns, numericColumns, keyColumns, dateColumn } = request;
  const asked = [...requiredColumns, ...numericColumns, ...keyColumns, ...(dateColumn === '' ? [] : [dateColumn])];
  const missing = [...new Set(asked)].filter((name) => !columns.includes(name));
  const document = { schema: 'input-columns/v1' as const, input_csv: request.inputCsv, columns, missing };
  return {
    status: missing.length === 0 ? 0 : 2,
    lines: columns,
    document: JSON.parse(formatDocument(inputColumns, document)) as unknown,
    problems: missing.length === 0 ? [] : [`missing columns: ${pyRepr(missing)}; there are ${pyRepr(columns)}`],
  };
}
