import { defineTool } from '@gatehouse/cli';
import { Failure, formatDocument, tradeRunId } from '@gatehouse/contracts';
import { readSmallTable } from '@gatehouse/csv';
import { readBytes } from '@gatehouse/files';
import { nextInCalendar } from './calendar';
import { nextWeekday, parseRunId, readDate, runId } from './core';

export const tool = defineTool({
  name: 'daily-run-id',
  purpose: 'Names a daily run by its trade date and the signal date before it, and reads such names.',
  options: {
    'signal-date': { type: 'string', describe: 'Day of the signal, YYYY-MM-DD', value: 'DATE' },
    calendar: { type: 'path', describe: 'CSV with the trading days (default: Monday to Friday)', value: 'FILE' },
    'date-column': {
      type: 'string',
      describe: 'Column of the calendar that holds them',
      default: 'date',
      value: 'NAME',
    },
    parse: {
      type: 'string',
      describe: 'Print the dates of this id instead, when they are one trading day apart',
      value: 'ID',
    },
  },
  reads: ['--calendar: CSV with a column of dates'],
  writes: ['standard output; with --json: trade-run-id.schema.json'],
  statuses: {},
  examples: ['daily-run-id --signal-date 2026-02-17', 'daily-run-id --parse trade_2026-02-18_from_signal_2026-02-17'],
  run({ options, path }) {
    const given = options['signal-date'];
    if ((given === undefined) === (options.parse === undefined))
      throw new Failure('usage', 'give one of --signal-date DATE and --parse ID');
    const file = options.calendar === undefined ? undefined : path(options.calendar);
    const next =
      file === undefined
        ? nextWeekday
        : nextInCalendar(readSmallTable(readBytes(file), file), options['date-column'], file);

    let dates: { trade: string; signal: string };
    if (options.parse !== undefined) dates = parseRunId(options.parse, next);
    else {
      const signal = readDate((given as string).trim());
      if (signal === undefined)
        throw new Failure(
          'usage',
          `option --signal-date: expected a day such as 2026-02-17, got ${JSON.stringify(given)}`,
        );
      dates = { trade: next(signal), signal };
    }
    const id = runId(dates.trade, dates.signal);
    const document = {
      schema: 'trade-run-id/v1' as const,
      run_id: id,
      trade_date: dates.trade,
      signal_date: dates.signal,
      calendar: file ?? null,
    };
    return {
      status: 0,
      lines: options.parse === undefined ? [id] : [`trade_date=${dates.trade}`, `signal_date=${dates.signal}`],
      document: JSON.parse(formatDocument(tradeRunId, document)) as unknown,
    };
  },
});
