/** Tables read and periods computed, in this process or from parts. */
import { Failure, type GatePart } from '@gatehouse/contracts';
import { withTables } from '@gatehouse/tables';
import { isoDate } from './days';
import type { MarketData } from './market-data';
import { LabelSizes } from './median-label';
import { checkParts, checkRows, isOfPart, joinRows, partOf, readParts, repeatedPeriods } from './parts';
import type { GateCall, GateRequest } from './request';
import { sampleRows, survey, type SampleRows, type Survey } from './survey';
import { readMarketData } from './tables/read-market-data';

export interface Sampled {
  readonly data: MarketData;
  readonly survey: Survey;
  readonly rows: SampleRows;
  readonly medianAbsLabel: number | null;
}

/** Reads the tables and lets `work` use them; what was read is the same at the end, or this throws. */
export function withMarketData<T>(
  call: GateCall,
  request: GateRequest,
  work: (data: MarketData) => Promise<T>,
): Promise<T> {
  const { threads } = call.options;
  const temporary = call.options['tmp-dir'];
  return withTables(
    {
      tool: 'production-gates',
      memoryLimit: request.memoryLimit,
      threads,
      temporary: temporary ? call.path(temporary) : undefined,
      progress: (what) => call.progress(what),
    },
    async (tables) => {
      const { data, checkUnchanged } = await readMarketData(tables, {
        settings: request.settings,
        files: request.files,
        memory: request.memory,
        resolve: (given) => call.path(given),
      });
      const done = await work(data);
      checkUnchanged();
      return done;
    },
  );
}

/** All periods. Throws Failure `damaged-input` when no score has a label. */
export async function sample(request: GateRequest, data: MarketData): Promise<Sampled> {
  const { settings, isStrict, mode } = request;
  const options = { isStrict };
  const found = await survey(data, settings, options);
  if (found.frame.rows.labelled === 0) throw withoutLabel(data, request);
  const sizes = new LabelSizes();
  const common = { data, settings, options, survey: found, seeLabels: (labels: Float64Array) => sizes.add(labels) };
  if (mode.kind !== 'join') {
    const rows = await sampleRows({ ...common, wanted: () => true });
    return { data, survey: found, rows, medianAbsLabel: sizes.median() };
  }
  const parts = readParts(mode.folders, mode.count);
  checkParts(parts, request, data.files);
  const rows = joinRows(parts, found);
  const repeated = repeatedPeriods(parts, found);
  checkRows(rows, await sampleRows({ ...common, wanted: ({ index }) => repeated.has(index) }), found, parts.length);
  return { data, survey: found, rows, medianAbsLabel: sizes.median() };
}

/** One part of the periods. */
export async function partOfSample(
  request: GateRequest & { readonly mode: { readonly kind: 'shard' } },
  data: MarketData,
): Promise<GatePart> {
  const { settings, isStrict, mode } = request;
  const { index, count } = mode;
  const options = { isStrict };
  const found = await survey(data, settings, options);
  if (found.frame.rows.labelled === 0) throw withoutLabel(data, request);
  const rows = await sampleRows({
    data,
    settings,
    options,
    survey: found,
    wanted: ({ day }) => isOfPart(found, day, index, count),
  });
  return partOf({ request, data, survey: found, rows, index, count });
}

export function withoutLabel({ scores, labels }: MarketData, { files }: GateRequest): Failure {
  const span = (days: Int32Array): string =>
    days.length === 0 ? 'no dates' : `${isoDate(days[0] as number)} to ${isoDate(days.at(-1) as number)}`;
  return new Failure(
    'damaged-input',
    `no score has a label: scores ${files.scores} ${span(scores.days)}, returns ${files.market.path} ${span(labels.market.calendar)}`,
  );
}
