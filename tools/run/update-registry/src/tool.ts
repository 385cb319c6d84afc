import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineTool } from '@gatehouse/cli';
import { Failure, registryRow as rowDocument, type RegistryResult, type RegistryRow } from '@gatehouse/contracts';
import { formatTable, type Table } from '@gatehouse/csv';
import { openStep } from '@gatehouse/evidence';
import { isFolder, isSameFile, withLock } from '@gatehouse/files';
import { parseRegistry, registryBytes, registryCells, unreadCells, type OnUnread } from '@gatehouse/records';
import { localTimestamp } from '@gatehouse/render';
import { fileIdentity, runFinder } from '@gatehouse/runs';
import { columns, registeredTag, registryRow } from './core';
import { collect } from './evidence';
import { leaderboard } from './leaderboard';
import { mergeRows, sourcesOfNewRows, type Entry } from './registry';
import { scan } from './scan';

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
    const [registryCsv, leaderboardMd] = [file('registry-csv'), file('leaderboard-md')];
    if (isSameFile(registryCsv, leaderboardMd)) {
      throw new Failure(
        'usage',
        `options --registry-csv and --leaderboard-md both name ${leaderboardMd}; give each a file of its own`,
      );
    }
    const leaderboardHtml = options['leaderboard-html'] ? path(options['leaderboard-html']) : undefined;
    const taken =
      leaderboardHtml &&
      (
        [
          ['registry', registryCsv],
          ['leaderboard in Markdown', leaderboardMd],
        ] as const
      ).find(([, other]) => isSameFile(other, leaderboardHtml));
    if (taken) {
      throw new Failure(
        'usage',
        `option --leaderboard-html: ${leaderboardHtml} is the ${taken[0]}; give the page a file of its own`,
      );
    }
    const generatedAt = localTimestamp(now);

    const identity = fileIdentity(root);
    const named = eachOnce(options['report-json'].filter((given) => given !== '').map(path));
    const skipped = named.filter((report) => !existsSync(report));
    for (const report of skipped) warn(`report not found, skipped: ${report}`);
    const reports =
      named.length > 0
        ? named.filter((report) => existsSync(report))
        : eachOnce(scan(root, homeAsPath(options['scan-glob'])));
    const runDirectory = reports.length === 0 ? undefined : runDirectoryOfAll(Math.max(named.length, reports.length));
    const findRun = runFinder(root);
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
        warnOfUnreadScores(table, entries);
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
      skipped,
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

    function file(option: 'registry-csv' | 'leaderboard-md'): string {
      if (options[option] === '') throw new Failure('usage', `option --${option}: expected a path, got an empty word`);
      return path(options[option]);
    }

    /**
     * Each report once, by its place in the repository where it lies in it: what the registry is to call it (contract
     * 0.32).
     */
    function eachOnce(reports: readonly string[]): string[] {
      return [...new Set(reports.map((report) => resolve(root, identity.of(report))))];
    }

    function warnOfUnreadScores(table: Table | undefined, entries: readonly Entry[]): void {
      if (table === undefined) return;
      const unread: Parameters<OnUnread>[] = [];
      const { score } = registryCells(table, (...cell) => unread.push(cell));
      for (const entry of entries) if (typeof entry === 'number') score(entry);
      unreadCells(registryCsv, table, unread).forEach((message) => warn(message));
    }

    function homeAsPath(glob: string): string {
      return glob.startsWith('~/') ? path(glob) : glob;
    }

    /** The run directory that was given, when it can only belong to the one report there is. */
    function runDirectoryOfAll(count: number): string | undefined {
      const given = options['run-dir'];
      if (!given) return undefined;
      if (count > 1) {
        warn(
          `option --run-dir is left out: it is for one report, and there are ${count}; their runs are found by decision tag`,
        );
        return undefined;
      }
      if (!isFolder(path(given))) throw new Failure('missing-input', `run_dir not found: ${path(given)}`);
      return path(given);
    }

    function runOfTag(tag: string): string | undefined {
      return tag === '' ? undefined : findRun(tag)?.directory;
    }
  },
});

function checked(row: RegistryRow): RegistryRow {
  const fault = rowDocument.fault(row);
  if (fault !== undefined) throw new Error(`would write a registry-row that is not of its schema: ${fault}`);
  return row;
}

/** A link to a registry that others share stays a link. */
function behindLink(file: string): string {
  return existsSync(file) ? realpathSync(file) : file;
}
