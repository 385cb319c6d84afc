/** The leaderboard as a page (contract 9.5). Loaded only when one is asked for. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import {
  Failure,
  parseDocument,
  productionGatesReport,
  type LeaderboardEntry,
  type LeaderboardPage,
  type SourceFile,
} from '@gatehouse/contracts';
import type { Table } from '@gatehouse/csv';
import { readBytes } from '@gatehouse/files';
import { finiteNumber, judgedGates, registryOrder, truthOf } from '@gatehouse/records';
import { best, textOf, type Entry } from './registry';

const places = 20;
/** Beside the best: the newest rows. A registry may have a million. */
const newest = 480;

/** `registry` is the file as it is written. Rows that stay show what their cells say. */
export async function pageText(
  entries: readonly Entry[],
  table: Table | undefined,
  registry: { path: string; content: Buffer },
): Promise<string> {
  const { countGates, leaderboardPage } = await import('@gatehouse/pages');
  const document = pageDocument(entries, table, registry);
  const counted = document.entries.map((entry) =>
    entry.rank === null ? { entry, source: undefined } : withGates(entry, countGates),
  );
  return leaderboardPage({
    ...document,
    entries: counted.map(({ entry }) => entry),
    sources: [...document.sources, ...counted.flatMap(({ source }) => source ?? [])],
  });
}

/** Gates passed of all that must pass, by the report of a ranked row; as it is where there is none, or a damaged one. */
function withGates(
  entry: LeaderboardEntry,
  count: typeof import('@gatehouse/pages').countGates,
): { entry: LeaderboardEntry; source: SourceFile | undefined } {
  if (!path.isAbsolute(entry.report_json)) return { entry, source: undefined };
  try {
    const content = readBytes(entry.report_json);
    const report = parseDocument(productionGatesReport, content.toString('utf8'), entry.report_json);
    const { passed, failed, not_measured: open } = count(judgedGates(report));
    return {
      entry: { ...entry, gates_passed: passed, gates_total: passed + failed + open },
      source: {
        role: 'report',
        path: entry.report_json,
        bytes: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
      },
    };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { entry, source: undefined };
  }
}

export function pageDocument(
  entries: readonly Entry[],
  table: Table | undefined,
  registry: { path: string; content: Buffer },
): LeaderboardPage {
  const ranks = new Map(best(entries, table, places).map((entry, index) => [entry, index + 1]));
  const recent = newestOf(entries, table);
  const shown = entries.filter((entry) => ranks.has(entry) || recent.has(entry));
  const { content } = registry;
  return {
    schema: 'leaderboard-page/v1',
    registry_csv: registry.path,
    rows_total: entries.length,
    left_out: entries.length - shown.length,
    entries: shown.map((entry) => shownEntry(entry, table, ranks.get(entry) ?? null)),
    sources: [
      {
        role: 'registry',
        path: registry.path,
        bytes: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
      },
    ],
  };
}

function newestOf(entries: readonly Entry[], table: Table | undefined): ReadonlySet<Entry> {
  if (entries.length <= newest) return new Set(entries);
  const order = registryOrder({
    column: (name) => (row) => textOf(entries[row] as Entry, name as Parameters<typeof textOf>[1], table),
  });
  const rows = Array.from(entries, (_, row) => row).sort(order);
  return new Set(rows.slice(-newest).map((row) => entries[row] as Entry));
}

function shownEntry(entry: Entry, table: Table | undefined, rank: number | null): LeaderboardEntry {
  const text = (name: Parameters<typeof textOf>[1]): string => textOf(entry, name, table);
  const number = (name: Parameters<typeof textOf>[1]): number | null => finiteNumber(text(name)) ?? null;
  return {
    rank,
    decision_tag: text('decision_tag'),
    factor: text('factor'),
    generated_at: text('generated_at'),
    report_generated_at: text('report_generated_at'),
    overall_pass: truthOf(text('overall_pass')) ?? null,
    score_total: number('score_total'),
    score_quality: number('score_quality'),
    score_governance: number('score_governance'),
    recommendation: text('recommendation'),
    report_json: text('report_json'),
    ic: number('wf_test_ic_mean'),
    cost_ic: number('cost_ic_x2_0'),
    q: number('stat_q_value_bh'),
  };
}
