/** The commands that come next, for a shell in the root, as they can be pasted (contract 40.4). */
import { statSync } from 'node:fs';
import path from 'node:path';
import { newestFreeze } from '@gatehouse/records';
import { shellCommand, shellWord } from '@gatehouse/render';
import { workflowRules, type Settings } from '@gatehouse/settings';
import { gitHead, isWorkTree, uncommittedFiles } from '@gatehouse/system';

const mostNamed = 24;
const largestCommitted = 10 * 1024 * 1024; // bytes
/** What freeze-config does not count (contract 16.4). */
const records = ['audit', 'gate_results', 'runs/freeze', 'docs/production_research'];

export interface NextFacts {
  root: string;
  cwd: string;
  settings: Settings | undefined;
  workflow: string;
  tag: string;
  /** Files and folders relative to the root that a run goes by and git should know. */
  paths: readonly string[];
  /** Files that a dry run would write. */
  planned: readonly string[];
  /** The data of the workflow, a file relative to the root or elsewhere. */
  data: string | undefined;
  /** Something that only a person knows is missing, so that a run cannot start. */
  isIncomplete: boolean;
}

/** Throws Failure `io` for git. */
export async function nextCommands(facts: NextFacts): Promise<string[]> {
  const { root, cwd, settings, workflow, tag, isIncomplete } = facts;
  const rules = workflowRules(settings, workflow);
  const isRepository = isWorkTree(root);
  const uncommitted = isRepository ? [...uncommittedFiles(root), ...facts.planned] : undefined;
  const { strategy, protocol } = settings?.document.freeze ?? {};
  const isFrozen =
    uncommitted?.every((file) => records.some((folder) => isBelow(file, folder))) === true &&
    (await newestFreeze(root, { commit: gitHead(root)?.commit, strategy, protocol })) !== undefined;
  // A commit of nothing but the record would leave the freeze behind.
  const [ignored, changed] = isFrozen ? [[], []] : toCommit(facts, uncommitted);
  const run = [
    shellCommand(['official-run', '--workflow', workflow, '--tag', tag]),
    shellCommand(['finish-run', '--tag', tag]),
  ];
  return [
    ...(cwd === root ? [] : [`cd ${shellWord(root)}`]),
    ...(isRepository ? [] : ['git init']),
    ...ignored,
    ...(changed.length === 0 ? [] : [commitCommand(changed)]),
    ...(!rules.needs.has('freeze') || isFrozen ? [] : ['freeze-config']),
    ...(isIncomplete ? ['init-repository --check'] : run),
  ];
}

function commitCommand(words: readonly string[]): string {
  return `${shellCommand(['git', 'add', ...words])} && ${shellCommand(['git', 'commit', '--quiet', '--message', 'Official runs'])}`;
}

/**
 * What freeze-config would refuse, since no commit holds it: our paths, and whatever else lies uncommitted outside the
 * record; all where there is no repository yet. Large data are ignored by git instead: the data gate of each run states
 * their sum.
 */
function toCommit(
  { root, paths, data }: NextFacts,
  uncommitted: readonly string[] | undefined,
): [ignore: string[], add: string[]] {
  const isLargeData = (file: string): boolean =>
    file === data && (statSync(path.join(root, file), { throwIfNoEntry: false })?.size ?? 0) > largestCommitted;
  const ignore = (file: string): string => `echo ${shellWord(`/${file}`)} >> .gitignore`;
  if (uncommitted === undefined) return [data !== undefined && isLargeData(data) ? [ignore(data)] : [], ['--all']];
  const ours = paths.filter((given) => uncommitted.some((file) => isBelow(file, given)));
  const others = uncommitted.filter((file) => ![...paths, ...records].some((folder) => isBelow(file, folder)));
  const large = others.filter(isLargeData);
  const own = large.length > 0 ? ['.gitignore'] : [];
  const add = [...new Set([...ours, ...own, ...others.filter((file) => !isLargeData(file))])];
  return [large.map(ignore), add.length === 0 ? [] : add.length > mostNamed ? ['--all'] : ['--', ...add]];
}

function isBelow(file: string, folder: string): boolean {
  return file === folder || file.startsWith(`${folder}/`);
}
