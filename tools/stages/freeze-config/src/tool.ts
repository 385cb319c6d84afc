import path from 'node:path';
import { defineTool, refuseSecret, settingsOptions } from '@gatehouse/cli';
import {
  Failure,
  formatDocument,
  freeze as freezeDocument,
  freezeV1,
  freezeVerification,
  parseDocument,
  type FreezeVerification,
} from '@gatehouse/contracts';
import { openStep } from '@gatehouse/evidence';
import { readBytes } from '@gatehouse/files';
import { workTree, type HiddenIndexFlag, type WorkTree } from '@gatehouse/freezes';
import { isOwnFreeze, parseConfiguration, type Configuration } from '@gatehouse/records';
import { configurationFiles, givenBy, InForce, readSettings, type Given } from '@gatehouse/settings';
import { gitHead, type Head } from '@gatehouse/system';
import { freeze } from './core';
import { FreezeFiles, isInside } from './freeze-files';
import { verify, verifyForeign } from './verification';

const freezeFolder = 'runs/freeze';

export const tool = defineTool({
  name: 'freeze-config',
  purpose:
    'Freezes the configuration of a strategy at a commit in a file that is never overwritten, and verifies that it still holds.',
  description:
    "A freeze has the files' sums, their merged configuration and the commit. An official run names one, and " +
    'stops when it no longer holds. It is made from committed files only.',
  next: ['official-run'],
  options: {
    strategy: {
      type: 'path',
      describe: 'Configuration of the strategy, YAML or JSON',
      value: 'FILE',
      setting: 'freeze.strategy',
    },
    protocol: {
      type: 'path',
      describe: 'Configuration of the research protocol, below the strategy',
      value: 'FILE',
      setting: 'freeze.protocol',
    },
    name: {
      type: 'string',
      describe: "What the freeze is called (default: the strategy's id)",
      value: 'NAME',
      setting: 'freeze.name',
    },
    owner: { type: 'string', describe: 'Who answers for it', default: '', value: 'NAME', setting: 'owner' },
    notes: { type: 'string', describe: 'Recorded in the freeze', default: '', value: 'TEXT' },
    out: {
      type: 'path',
      describe: `Write there (default: ${freezeFolder}/<name>_<date>_g<short commit>.freeze.json)`,
      value: 'FILE',
    },
    'allow-dirty': {
      type: 'flag',
      describe: 'Freeze with changes in the work tree; the sha256 of the difference is recorded',
    },
    'dq-input-csv': {
      type: 'list',
      describe: 'Data that the data gate of the run checks: where git does not track it, it is not part of the tree',
      value: 'PATH',
    },
    verify: {
      type: 'path',
      describe: 'Does this freeze still hold, for the files it names or those given?',
      value: 'FILE',
      completes: 'freeze',
    },
    ...settingsOptions,
  },
  recordsTexts: true,
  reads: [
    '--strategy, --protocol: YAML 1.2 or JSON',
    'the git repository',
    '--verify: freeze-v1.schema.json, or freeze.schema.json of another runner',
    'without --verify: gatehouse.json (gatehouse.schema.json)',
  ],
  writes: [
    'the freeze: freeze-v1.schema.json',
    '--verify with --json: freeze-verification.schema.json',
    '--print-settings --json: settings-in-force.schema.json',
  ],
  statuses: { '2': '--verify: the freeze does not hold; each difference is named' },
  examples: [
    'freeze-config --strategy configs/strategies/momentum.json --protocol configs/protocol.yaml --owner research',
    'freeze-config --verify runs/freeze/momentum.freeze.json',
  ],
  async run(call) {
    const { options, given, root, now, path: resolve, note, warn } = call;
    const files = new FreezeFiles(root, options, resolve);
    if (options.verify !== undefined) {
      for (const name of ['name', 'out', 'allow-dirty'] as const) {
        if (options[name] !== undefined && options[name] !== false)
          throw new Failure('usage', `option --${name} does not go with --verify, which writes nothing`);
      }
      return verdict(verified(root, resolve(options.verify), files, note));
    }
    const force = new InForce(readSettings(root));
    const chosen = chosenOf(force, given);
    if (options['print-settings']) return force.printed;
    if (chosen.strategy === undefined) throw new Failure('usage', withoutStrategy(configurationFiles(root)));
    const strategy = resolve(chosen.strategy);
    const protocol = chosen.protocol === undefined ? undefined : resolve(chosen.protocol);
    const head = headOf(root);
    const sources = [
      ...(protocol === undefined ? [] : [files.read('protocol', protocol)]),
      files.read('strategy', strategy),
    ];
    const tree = workTree(root, files.scope());
    if (tree.count > 0 && !options['allow-dirty'])
      throw new Failure('refused', `${dirtiness(tree)}, or give --allow-dirty`);
    const frozen = freeze(sources, {
      name: chosen.name,
      owner: chosen.owner ?? '',
      notes: options.notes,
      now,
      head,
      dirtyCount: tree.count,
      diffSha256: tree.diffSha256,
    });
    const out = options.out === undefined ? path.join(root, freezeFolder, frozen.fileName) : resolve(options.out);
    const step = await openStep(root, { tool: 'freeze-config', event: 'frozen', onWait: note, warn });
    for (const file of [strategy, ...(protocol === undefined ? [] : [protocol])]) step.read(file, 'source');
    refuseSecret(frozen.text, 'the configuration');
    step.write(out, frozen.text, { exclusive: true, kind: 'fixed' });
    await step.commit({});
    if (tree.count > 0) note(`${tree.count} changes are in no commit; the freeze records the sha256 of the difference`);
    for (const source of sources)
      for (const { key, text, reading } of source.ambiguous) warn(`${source.path}: ${key}: ${text}: ${reading}`);
    return { status: 0, lines: [`[done] freeze_file=${files.show(out)}`], document: frozen.document };
  },
});

/** What is frozen and by whom: options beat gatehouse.json. */
function chosenOf(force: InForce, given: (option: string) => Given | undefined) {
  const { freeze: asSet, owner } = force.settings?.document ?? {};
  const take = (key: string, option: string, set: string | undefined): string | undefined =>
    force.take<string>(key, ...givenBy<string>(given(option)), ['gatehouse.json', set]);
  return {
    strategy: take('freeze.strategy', 'strategy', asSet?.strategy),
    protocol: take('freeze.protocol', 'protocol', asSet?.protocol),
    name: take('freeze.name', 'name', asSet?.name),
    owner: take('owner', 'owner', owner),
  };
}

/** The commit that is frozen. Throws Failure `refused` when there is none. */
function headOf(root: string): Head {
  const head = gitHead(root);
  if (head === undefined)
    throw new Failure('refused', `${root} is in no git repository, and a freeze is of a commit; start with git init`);
  if (head.commit === 'unknown')
    throw new Failure('refused', `${root} has no commit to freeze at; commit the configuration first`);
  return head;
}

/** Compares a freeze with what stands now. Throws Failure `missing-input`, `damaged-input`, `io`. */
function verified(root: string, file: string, files: FreezeFiles, note: (message: string) => void): FreezeVerification {
  const bytes = readBytes(file);
  const frozenAs = parseDocument(freezeDocument, bytes.toString(), file);
  const head = gitHead(root);
  const commit = head?.commit === 'unknown' ? undefined : head?.commit;
  if (!isOwnFreeze(frozenAs)) {
    const found = verifyForeign(files.show(file), frozenAs, commit);
    const whose = frozenAs.runner ? `was made by ${frozenAs.runner}` : 'names no runner';
    note(`${files.show(file)} ${whose}: its commit is checked, its hash cannot be recomputed here`);
    return found;
  }
  const ours = parseDocument(freezeV1, bytes.toString(), file);
  const whole = parseConfiguration(bytes, file, 1);
  const frozenPart = (key: 'configuration' | 'run_scope'): Configuration => whole.get(key) as Configuration;
  const except = isInside(root, file) ? [path.relative(root, file)] : [];
  return verify(files.show(file), ours, frozenPart('configuration'), frozenPart('run_scope'), {
    commit,
    tree: commit === undefined ? undefined : files.treeNow(ours, except),
    sources: files.present(ours),
  });
}

function verdict(found: FreezeVerification) {
  const document = JSON.parse(formatDocument(freezeVerification, found)) as unknown;
  const named = found.differences.map(({ key, old, new: now }) => `${key}: ${old} \u2192 ${now}`);
  const head = found.holds
    ? `[verified] ${found.freeze_file} holds${found.hash_recomputed ? '' : ' (commit only)'}`
    : `[verified] ${found.freeze_file} does not hold`;
  return { status: found.holds ? 0 : 2, lines: [head], document, problems: named };
}

/** Which file is the strategy nobody can guess; which may be it can be said. */
function withoutStrategy(files: readonly string[]): string {
  const shown = files.slice(0, 5);
  const some = shown.length === 0 ? '' : `; these look like one: ${shown.join(', ')}${files.length > 5 ? ', …' : ''}`;
  return `option --strategy is required, unless --verify FILE is given or gatehouse.json has freeze.strategy${some}`;
}

/** What is dirty, and how to make it clean. */
function dirtiness({ changed, hidden }: WorkTree): string {
  const some = (names: readonly string[]): string =>
    `${names.slice(0, 3).join(', ')}${names.length > 3 ? `, … (${names.length})` : ''}`;
  const hides = (['assume-unchanged', 'skip-worktree'] as const satisfies HiddenIndexFlag[]).filter(
    (how) => hidden[how].length > 0,
  );
  return [
    ...(changed.length === 0
      ? []
      : [`the work tree has changes that no commit holds: ${some(changed)}; commit or ignore them`]),
    ...hides.map(
      (how) =>
        `git is told to hide changes of ${some(hidden[how])}; let it see them with git update-index --no-${how} FILE`,
    ),
  ].join('; ');
}
