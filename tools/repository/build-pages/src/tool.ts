import path from 'node:path';
import { buildId, defineTool, settingsOptions } from '@gatehouse/cli';
import { buildPages, Failure, formatDocument, type BuildPages } from '@gatehouse/contracts';
import { ensureFolder, withLock } from '@gatehouse/files';
import { comparedTag } from '@gatehouse/runs';
import { givenBy, InForce, readSettings } from '@gatehouse/settings';
import { readMaterial } from './build';
import { refuseForeign, refuseRecord } from './destination';
import { PageFolder, stateIn } from './folder';
import { KnownFiles } from './known-files';
import { Places } from './places';
import { Planner } from './planner';
import { drawPages } from './threads';

const defaultFolder = 'audit/pages';

export const tool = defineTool({
  name: 'build-pages',
  purpose: 'Writes linked pages of all decisions, runs and factors for a committee, from the record alone.',
  description:
    'index.html is where a committee begins. Pages are made anew where something changed; no script runs in them and nothing is fetched.',
  next: ['session-status'],
  options: {
    out: {
      type: 'path',
      describe: `Folder of the pages (default: that of gatehouse.json, else ${defaultFolder})`,
      value: 'DIR',
      added: true,
    },
    tag: {
      type: 'string',
      describe: 'Only the pages of this decision, and the lists it stands in',
      value: 'TAG',
      added: true,
    },
    ...settingsOptions,
  },
  reads: [
    'runs: context.schema.json, status.schema.json, result.schema.json, preflight.schema.json, run-environment.schema.json, data-quality-report.schema.json',
    '    governance-audit.schema.json, remediation-plan.schema.json; their reports (production-gates-report.schema.json) and the tables these name',
    'decision notes, sign-offs, stage checks (stage-check.schema.json), the ledger (ledger-row.schema.json), the registry (registry-row.schema.json)',
    'the evidence log, where one is kept; gatehouse.json: gatehouse.schema.json',
  ],
  writes: [
    '<out>/index.html, owners/, states/: HTML that carries a decisions-page.schema.json; leaderboard.html: leaderboard-page.schema.json',
    '<out>/decisions/<tag>.html: decision-page.schema.json; factors/<factor>.html: factor-page.schema.json',
    '<out>/runs/<run>.html: run-page.schema.json; data/<run>.html: data-quality-page.schema.json; stages/<check>.html: stage-page.schema.json',
    '<out>/build.json: page-build.schema.json',
    '--json: build-pages.schema.json, with --print-settings settings-in-force.schema.json',
  ],
  statuses: { '75': 'another process builds these pages' },
  examples: ['build-pages', 'build-pages --out committee --json'],
  async run({ options: given, given: sourceOf, root, now, path: resolve, note, warn, progress }) {
    const settings = readSettings(root);
    const force = new InForce(settings);
    const out =
      force.take<string>(
        'pages',
        ...givenBy<string>(sourceOf('out')),
        ['gatehouse.json', settings?.document.pages],
        ['default', defaultFolder],
      ) ?? defaultFolder;
    if (given['print-settings']) return force.printed;
    const folder = resolve(out);
    const inside = path.relative(root, folder);
    refuseRecord(root, folder);
    const version = buildId();
    ensureFolder(folder);
    return withLock(
      path.join(folder, 'build'),
      async () => {
        const before = stateIn(folder, version);
        const known = new KnownFiles(root, before, now.getTime());
        const isInside = !inside.startsWith('..') && !path.isAbsolute(inside);
        const material = await readMaterial(root, { folder: isInside ? inside : undefined, now, known });
        const planner = new Planner(material, known);
        const { decisions } = planner;
        const only = given.tag === undefined ? undefined : decisionPages(decisions, given.tag);
        const pages = new PageFolder(folder, before);
        const missing = new Map(pages.missing(planner.pages(), only ?? (() => true)).map((page) => [page.place, page]));
        refuseForeign(folder, missing.keys(), before);
        if (missing.size > 0) await planner.prepare();
        const work = progress({ what: 'building pages', unit: 'pages', total: missing.size });
        await drawPages([...missing.values()], { material, known, folder }, ({ place, mark }) => {
          const page = missing.get(place);
          if (page !== undefined) pages.put(page, mark);
          work.at(pages.written);
        });
        work.end();
        if (only === undefined) pages.removeOthers();
        pages.remember(version, known);
        const problems = [...known.problems.values()];
        for (const problem of problems) warn(`not on the pages: ${problem}`);
        const index = path.join(folder, Places.index);
        const document: BuildPages = {
          schema: 'build-pages/v1',
          out_dir: folder,
          index_html: index,
          decisions: decisions.length,
          pages: pages.count,
          written: pages.written,
          kept: pages.kept,
          removed: pages.removed,
          problems,
        };
        return {
          status: 0,
          lines: [
            `[pages] decisions=${document.decisions} pages=${document.pages} written=${document.written} kept=${document.kept} removed=${document.removed}`,
            `[done] index_html=${index}`,
          ],
          document: JSON.parse(formatDocument(buildPages, document)) as unknown,
        };
      },
      { onWait: (holder) => note(`waiting for ${holder}, who builds these pages`) },
    );
  },
});

/** Which places belong to one decision: its own pages, its runs and checks, and every list. */
function decisionPages(
  decisions: readonly { tag: string; factor: string; runs: readonly { name: string }[] }[],
  given: string,
): (place: string) => boolean {
  const tag = comparedTag(given);
  const decision = decisions.find((one) => one.tag === tag);
  if (decision === undefined)
    throw new Failure(
      'missing-input',
      `option --tag: no run, decision note or stage check has exactly the decision tag '${given}'`,
    );
  const own = new Set([Places.decision(tag), ...decision.runs.flatMap((run) => [Places.run(run), Places.data(run)])]);
  return (place) => own.has(place) || !/^(?:decisions|runs|data)\//.test(place);
}
