/**
 * What gatehouse.json adds to a stage check: reports of workflows of one's own, and the words of commands (contract
 * 14.10, 51.4).
 */
import path from 'node:path';
import { context, Failure, type StagePolicy } from '@gatehouse/contracts';
import { newestFreeze, readMarkdown } from '@gatehouse/records';
import { inspectDocument, readText } from '@gatehouse/files';
import { isSameTag, nextFreeTag, runFinder, runsFolder } from '@gatehouse/runs';
import { configurationFiles, workflowRules, type Settings } from '@gatehouse/settings';
import { findGlob, gitHead } from '@gatehouse/system';
import type { CommandWords } from './command';

const standard: Readonly<Record<string, string>> = { S1: 'baseline', S2: 'stress', S3: 'production_gates' };

/** The shipped policy, which also takes the reports of the workflows that gatehouse.json declares for a stage. */
export function withOwnReports(policy: StagePolicy, settings: Settings | undefined): StagePolicy {
  if (settings === undefined) return policy;
  const names = Object.keys(settings.document.workflows ?? {});
  const stages = policy.stages.map((rules) => {
    const own = names
      .map((name) => workflowRules(settings, name))
      .filter(({ stage, name, isOfficial }) => stage === rules.stage && name !== standard[stage] && isOfficial);
    const prefix = standard[rules.stage];
    if (own.length === 0 || prefix === undefined) return rules;
    const requirements = rules.requirements.map((requirement) => {
      const { files, beside } = requirement;
      if (files?.some((glob) => glob.endsWith(`/${prefix}_report.json`)))
        return { ...requirement, files: [...files, ...own.map(({ report }) => report)] };
      if (beside?.name.startsWith(`${prefix}_`))
        return { ...requirement, beside: { ...beside, name: `*${beside.name.slice(prefix.length)}` } };
      return requirement;
    });
    return { ...rules, requirements };
  });
  return { ...policy, stages } as StagePolicy;
}

/** What the repository knows of the words in the policy's commands. Throws Failure `io`. */
export async function commandWords(
  root: string,
  { stage, tag, policy, settings }: { stage: string; tag: string; policy: StagePolicy; settings: Settings | undefined },
): Promise<CommandWords> {
  const findRun = runFinder(root);
  const note = noteOf(root, policy, tag);
  const own = Object.keys(settings?.document.workflows ?? {}).find(
    (name) => workflowRules(settings, name).stage === stage && workflowRules(settings, name).isOfficial,
  );
  const workflow = own ?? standard[stage];
  const data = workflow === undefined ? undefined : workflowRules(settings, workflow).data;
  const { strategy, protocol } = settings?.document.freeze ?? {};
  const isUsed = (one: string): boolean => findRun(one) !== undefined;
  const [first, ...others] = strategy === undefined ? configurationFiles(root) : [strategy];
  const named = note?.get('freeze_file');
  const newest = (await newestFreeze(root, { commit: gitHead(root)?.commit, strategy, protocol }))?.file;
  return {
    free_tag: isUsed(tag) ? nextFreeTag(tag, isUsed) : tag,
    owner: note?.get(policy.decision_notes.owner_field) ?? settings?.document.owner,
    workflow,
    data: settings === undefined ? dataOfRun(root, tag, findRun) : dataIn(settings, data),
    freeze: named ?? newest,
    unnamed_freeze: named === undefined ? newest : undefined,
    strategy: others.length === 0 ? first : undefined,
  };
}

/** The path of this entry; without a name that of the only one. */
function dataIn({ document: { data = {} } }: Settings, name: string | undefined): string | undefined {
  const [only, ...others] = Object.values(data);
  return name === undefined ? (others.length === 0 ? only?.path : undefined) : data[name]?.path;
}

/** What the data gate of the decision's run checked. */
function dataOfRun(root: string, tag: string, findRun: ReturnType<typeof runFinder>): string | undefined {
  const run = findRun(tag);
  const reading =
    run === undefined ? undefined : inspectDocument(context, path.join(root, runsFolder, run.name, 'context.json'));
  return reading?.state === 'read' ? reading.value.data_quality_input_csv || undefined : undefined;
}

function noteOf(
  root: string,
  { decision_notes: notes }: StagePolicy,
  tag: string,
): ReadonlyMap<string, string> | undefined {
  const found = notes.files
    .flatMap((glob) => findGlob(root, glob))
    .flatMap(({ path: file }) => fieldsOf(path.join(root, file)))
    .filter((fields) => isSameTag(fields.get(notes.tag_field) ?? '', tag));
  return found.length === 1 ? found[0] : undefined;
}

/** None of a note that cannot be read: the check itself says so. */
function fieldsOf(file: string): ReadonlyMap<string, string>[] {
  try {
    return [readMarkdown(readText(file)).fields];
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}
