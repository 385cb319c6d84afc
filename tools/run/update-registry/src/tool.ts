import { existsSync, realpathSync } from 'node:fs';
import { defineTool } from '@gatehouse/cli';
import { registryRow as rowDocument, type RegistryResult, type RegistryRow } from '@gatehouse/contracts';
import { formatTable, type Table } from '@gatehouse/csv';
import { openStep } from '@gatehouse/evidence';
import { withLock } from '@gatehouse/files';
import { parseRegistry, registryBytes, registryCells, unreadCells, type OnUnread } from '@gatehouse/records';
import { localTimestamp } from '@gatehouse/render';
import { fileIdentity, runFinder } from '@gatehouse/runs';
import { columns, registeredTag, registryRow } from './core';
import { collect } from './evidence';
import { leaderboard } from './leaderboard';
import { mergeRows, sourcesOfNewRows, type Entry } from './registry';
import { outputsOf, reportsOf, runDirectoryOfAll } from './request';

export const tool = defineTool({
  name: 'update-registry',
  purpose: 'Scores production gates reports and keeps them in the registry of experiments and its leaderboard.',
  description: 'Keeps one row for each report, with its score, and the leaderboard made of them.',
  next: ['generate-candidate-queue'],
  options: {
    'report-json': { type: 'list', describe: 'Report to register', value: 'PATH' },
    'run-dir': {
      type: 'path',
      describe: 'Run directory of the report, where there is just one; else it is found by decision tag',
      value: 'DIR',
    },
    'scan-glob': {
      type: 'string',
      describe: 'Reports to register when none is named',
      default: 'gate_results/production_gates_*/production_gates_report.json',
      value: 'GLOB',
    },
    'registry-csv': {
      type: 'path',
      describe: 'The registry',
      default: 'audit/factor_registry/factor_experiment_registry.csv',
      value: 'FILE',
    },
    'leaderboard-md': {
      type: 'path',
      describe: 'The leaderboard',
      default: 'audit/factor_registry/factor_experiment_leaderboard.md',
      value: 'FILE',
    },
    'leaderboard-html': {
      type: 'path',
      describe: 'Also a page with plots, for a browser: one file, nothing is fetched',
      value: 'FILE',
      ending: '.html',
      added: true,
    },
  },
  reads: [
    'production_gates_report.json: production-gates-report.schema.json',
    'of its run: context.json, data_quality_report.json (data-quality-report.schema.json), governance_audit_check.json',
    '(governance-audit.schema.json), governance_remediation_plan.json (remediation-plan.schema.json)',
  ],
  writes: [
    '--registry-csv: rows of registry-row.schema.json',
    '--leaderboard-md: Markdown',
    '--leaderboard-html: HTML that carries a leaderboard-page.schema.json',
    '--json: registry-result.schema.json',
  ],
  statuses: { '75': 'another process holds the registry; try again' },
  examples: [
    'update-registry',
    'update-registry --report-json gate_results/production_gates_*/production_gates_report.json --registry-csv audit/trial.csv \\',
    '    --leaderboard-md audit/trial.md --leaderboard-html audit/trial.html',
  ],
  async run({ options, root, now, path, warn, note }) {
    const { registryCsv, leaderboardMd, leaderboardHtml } = outputsOf(options, path);
    const generatedAt = localTimestamp(now);
    const identity = fileIdentity(root);
    const { reports, skipped, count } = reportsOf(root, options, path, identity);
    for (const report of skipped) warn(`report not found, skipped: ${report}`);
    const runDirectory = reports.length === 0 ? undefined : runDirectoryOfAll(options['run-dir'], count, path, warn);
    const findRun = runFinder(root);
    const runOfTag = (tag: string): string | undefined => (tag === '' ? undefined : findRun(tag)?.directory);
    const target = behindLink(registryCsv);
    const step = await openStep(root, { tool: 'update-registry', event: 'registered', onWait: note, warn });
    const total = await withLock(
      target,
      async () => {
        // Under the lock: who waited for it must not put what was true before in the place of what is true now.
        const rows = reports.map((reportJson) => {
          const found = collect(root, reportJson, (report) => runDirectory ?? runOfTag(registeredTag(report)));
          return checked(registryRow(found, now));
        });
        const found = registryBytes(target);
        const table = found && parseRegistry(found, target);
        const entries = mergeRows(table, rows, identity.isSame);
        if (table !== undefined)
          unreadCells(registryCsv, table, unreadScores(table, entries)).forEach((message) => warn(message));
        const content = formatTable(columns, entries, table);
        const page =
          leaderboardHtml === undefined
            ? undefined
            : await (await import('./page')).pageText(entries, table, { path: registryCsv, content });
        if (step.isLogged) for (const file of sourcesOfNewRows(found, content, target)) step.read(path(file));
        step.read(target);
        step.writeRows(target, found, content);
        if (leaderboardHtml !== undefined && page !== undefined)
          step.write(leaderboardHtml, page, { kind: 'rewritten' });
        step.write(leaderboardMd, leaderboard(entries, table, generatedAt), { kind: 'rewritten' });
        await step.commit({});
        return entries.length;
      },
      { onWait: (holder) => note(`waiting for ${holder}, which holds the registry`) },
    );
    const result: RegistryResult = {
      schema: 'registry-result/v1',
      registry_csv: registryCsv,
      leaderboard_md: leaderboardMd,
      ...(leaderboardHtml === undefined ? {} : { leaderboard_html: leaderboardHtml }),
      rows_total: total,
      updated: reports.length,
      skipped: [...skipped],
    };
    return {
      status: 0,
      lines: [
        `[done] registry_csv=${registryCsv}`,
        `[done] leaderboard_md=${leaderboardMd}`,
        `[done] rows_total=${total} updated=${reports.length}`,
        ...(leaderboardHtml === undefined ? [] : [`[done] leaderboard_html=${leaderboardHtml}`]),
      ],
      document: result,
    };
  },
});

/** The scores of merged rows that cannot be read. */
function unreadScores(table: Table, entries: readonly Entry[]): Parameters<OnUnread>[] {
  const unread: Parameters<OnUnread>[] = [];
  const { score } = registryCells(table, (...cell) => unread.push(cell));
  for (const entry of entries) if (typeof entry === 'number') score(entry);
  return unread;
}

function checked(row: RegistryRow): RegistryRow {
  const fault = rowDocument.fault(row);
  if (fault !== undefined) throw new Error(`would write a registry-row that is not of its schema: ${fault}`);
  return row;
}

/** A link to a registry that others share stays a link. */
function behindLink(file: string): string {
  return existsSync(file) ? realpathSync(file) : file;
}
