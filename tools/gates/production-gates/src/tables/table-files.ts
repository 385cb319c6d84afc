/**
 * Which file is which table (contract 18.3): the option, else the configuration, else the data that passed the data
 * gate.
 */
import { Failure } from '@gatehouse/contracts';
import type { Override, Settings } from '../settings';
import type { TableName } from '../settings-keys';
import type { MarketKind } from '../market';

export interface TableFiles {
  readonly scores: string;
  readonly market: { readonly kind: MarketKind; readonly path: string };
  readonly benchmark: string | undefined;
  readonly caps: string | undefined;
  /** Of the stressed walk-forward. */
  readonly stressCaps: string | undefined;
  readonly industry: string | undefined;
  readonly calendar: string | undefined;
  /** Scores made from data that end at a date. */
  readonly scoresAsOf: readonly { readonly day: number; readonly path: string }[];
}

const marketKinds = ['prices', 'returns', 'forward_returns'] as const;

/** `overrides`: what options say; `gated`: the data that passed the data gate of the official run this is part of. */
export function tableFiles(
  settings: Settings,
  overrides: readonly Override[],
  given: { gated: string | undefined; stressCaps: string | undefined; scoresAsOf: TableFiles['scoresAsOf'] },
): TableFiles {
  const { tables } = settings;
  const scores = tables.scores ?? given.gated;
  if (scores === undefined)
    throw new Failure('usage', 'no table of scores: give --scores, or production_gates.tables.scores');
  return {
    scores,
    market: marketFile(tables, overrides),
    benchmark: tables.benchmark,
    caps: tables.market_cap ?? given.stressCaps,
    stressCaps: given.stressCaps,
    industry: tables.industry,
    calendar: tables.calendar,
    scoresAsOf: given.scoresAsOf,
  };
}

/** An option of one kind stands above a configuration of another. */
function marketFile(tables: Settings['tables'], overrides: readonly Override[]): TableFiles['market'] {
  const byOption = marketKinds.filter((kind) => overrides.some(({ key }) => key === `tables.${kind}`));
  const kinds = byOption.length > 0 ? byOption : marketKinds.filter((kind) => tables[kind] !== undefined);
  const [kind, other] = kinds;
  if (other !== undefined) throw new Failure('usage', `two tables of returns, ${kind} and ${other}: name one of them`);
  const path = kind === undefined ? undefined : tables[kind satisfies TableName];
  if (kind === undefined || path === undefined)
    throw new Failure(
      'usage',
      'no table of returns: give --prices, --returns or --forward-returns, or production_gates.tables',
    );
  return { kind, path };
}
