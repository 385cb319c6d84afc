import { lstatSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { defineTool } from '@gatehouse/cli';
import {
  cleanupPlan,
  cleanupResult,
  Failure,
  formatDocument,
  parseDocument,
  type AppliedItem,
  type CleanupPlan,
  type CleanupResult,
} from '@gatehouse/contracts';
import { textsInColumn } from '@gatehouse/csv';
import { enterCleaned } from '@gatehouse/evidence';
import { readBytes, withLock } from '@gatehouse/files';
import { askEnvironment, viewsOfRuns } from '@gatehouse/launch';
import { printable } from '@gatehouse/render';
import { cleanupLog, trashFolder } from '@gatehouse/records';
import { pathProblem, readRetentionPolicy, Retention } from '@gatehouse/retention';
import { Application } from './apply';
import { overlapping, sha256 } from './core';

export const tool = defineTool({
  name: 'apply-cleanup',
  purpose: 'Moves the items of a cleanup plan to the trash, skipping any that changed or are protected since.',
  description: 'Looks at everything in the plan again before it is moved, and writes each move to the log.',
  next: ['session-status'],
  options: {
    plan: { type: 'path', describe: 'The plan, as plan-cleanup wrote it', required: true, value: 'FILE', added: true },
    policy: {
      type: 'path',
      describe: 'Retention policy, the same as for the plan (default as of plan-cleanup)',
      value: 'FILE',
      added: true,
    },
    delete: { type: 'flag', describe: 'Delete instead of moving to the trash', added: true },
  },
  reads: [
    '--plan: cleanup-plan.schema.json',
    '--policy: retention-policy.schema.json',
    'the repository as plan-cleanup reads it, and what launchers say; /proc',
  ],
  writes: [
    'audit/trash/<stamp>/: what was moved',
    'audit/cleanup_log.jsonl: lines of cleanup-log-entry.schema.json',
    '--json: cleanup-result.schema.json',
  ],
  environment: askEnvironment,
  statuses: { '75': 'another apply-cleanup, or an official run that is starting, holds the lock; apply again' },
  examples: [
    'apply-cleanup --plan audit/cleanup_plan.json',
    'apply-cleanup --plan audit/cleanup_plan.json --delete --json',
  ],
  async run({ options, root: given, now, path: at, env, note, warn }) {
    const root = realpathSync(given);
    const planFile = at(options.plan);
    const bytes = readBytes(planFile);
    const plan = parseDocument(cleanupPlan, bytes.toString('utf8'), planFile);
    checkPlan(plan, planFile, root);
    const policy = readRetentionPolicy(root, options.policy ? at(options.policy) : undefined);
    if (plan.policy.sha256 !== policy.sha256) {
      throw new Failure(
        'refused',
        `${planFile} was made by another policy (${plan.policy.source}) than the one in force ` +
          `(${policy.source}); make the plan again, or name its policy with --policy`,
      );
    }
    for (const place of ['audit', trashFolder]) refuseLink(root, place);
    const retention = new Retention(
      root,
      policy.document,
      now,
      (table, file) => textsInColumn(table, file, 'decision_tag'),
      await viewsOfRuns({ root, env }),
    );
    const onWait = (holder: string): void => note(`waiting for ${holder}`);

    const clean = async () => {
      const work = new Application({
        root,
        now,
        retention,
        files: plan.items.map((item) => item.path),
        planSha256: sha256(bytes),
        delete: options.delete,
        onWait,
      });
      for (const problem of await work.settle()) warn(problem);
      const items: AppliedItem[] = [];
      for (const item of plan.items) items.push(await work.apply(item));
      work.tidy();
      return { items, trash: work.trash, unseen: work.unseen };
    };
    const application = await withLock(
      path.join(root, cleanupLog),
      () => enterCleaned(root, { tool: 'apply-cleanup', plan: planFile, onWait, warn }, clean),
      { onWait },
    );

    const document = resultOf({ root, planFile, bytes, plan, deletes: options.delete }, application);
    if (application.unseen > 0)
      note(
        `processes of others judged by their command lines alone, since their open files may not be inspected: ${application.unseen}`,
      );
    return {
      status: document.refused === 0 ? 0 : 1,
      lines: [
        ...document.items
          .filter(({ outcome }) => outcome !== 'refused')
          .map(({ path: file, outcome, destination }) =>
            printable(`${outcome}: ${file}${destination === null ? '' : ` -> ${destination}`}`),
          ),
        `[done] cleanup_log=${cleanupLog}`,
        `[done] applied=${document.applied} done_earlier=${document.done_earlier} refused=${document.refused}`,
      ],
      document: JSON.parse(formatDocument(cleanupResult, document)) as unknown,
      problems: document.items
        .filter(({ outcome }) => outcome === 'refused')
        .map(({ path: file, reasons }) => `refused: ${file}: ${reasons.join('; ')}`),
    };
  },
});

interface AppliedPlan {
  root: string;
  planFile: string;
  bytes: Buffer;
  plan: CleanupPlan;
  deletes: boolean;
}

function resultOf(
  { root, planFile, bytes, plan, deletes }: AppliedPlan,
  { items, trash, unseen }: { items: AppliedItem[]; trash: string | undefined; unseen: number },
): CleanupResult {
  const count = (outcome: AppliedItem['outcome']): number => items.filter((item) => item.outcome === outcome).length;
  const isGone = (item: AppliedItem | undefined): boolean => item?.outcome === 'moved' || item?.outcome === 'deleted';
  return {
    schema: 'cleanup-result/v1',
    repository: root,
    plan: planFile,
    plan_sha256: sha256(bytes),
    delete: deletes,
    trash: trash ?? null,
    log: cleanupLog,
    items,
    applied: count('moved') + count('deleted'),
    done_earlier: count('done_earlier'),
    refused: count('refused'),
    bytes: plan.items.reduce((sum, { bytes: size }, index) => sum + (isGone(items[index]) ? size : 0), 0),
    unseen_processes: unseen,
  };
}

/** A plan that was not made by plan-cleanup for this repository is not applied in part either. */
function checkPlan(plan: CleanupPlan, file: string, root: string): void {
  if (plan.repository !== root)
    throw new Failure(
      'refused',
      `${file} was made for the repository ${plan.repository}, but this one is ${root}; make a plan here`,
    );
  const unsound = plan.items.find((item) => pathProblem(root, item.path)?.startsWith('it is not a plain path'));
  if (unsound !== undefined)
    throw new Failure(
      'damaged-input',
      `${file}: ${JSON.stringify(unsound.path)} is not a plain path relative to the repository; nothing was touched, make the plan again`,
    );
  const twice = overlapping(plan.items);
  if (twice !== undefined)
    throw new Failure(
      'damaged-input',
      `${file}: ${JSON.stringify(twice)} is listed twice, or lies inside another listed item; nothing was touched, make the plan again`,
    );
}

function refuseLink(root: string, place: string): void {
  const stat = lstatSync(path.join(root, place), { throwIfNoEntry: false });
  if (stat !== undefined && !stat.isDirectory())
    throw new Failure(
      'refused',
      `${path.join(root, place)} is a link or a file, expected a directory in the repository; nothing was touched`,
    );
}
