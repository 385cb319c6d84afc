import { createHash } from 'node:crypto';
import path from 'node:path';
import { defineTool, settingsOptions } from '@gatehouse/cli';
import {
  Failure,
  formatDocument,
  freeze as freezeDocument,
  freezeV1,
  freezeVerification,
  parseDocument,
  type FreezeV1,
} from '@gatehouse/contracts';
import { openStep } from '@gatehouse/evidence';
import { readBytes } from '@gatehouse/files';
import { scopeOf, workTree, type FrozenScope, type HiddenIndexFlag, type WorkTree } from '@gatehouse/freezes';
import { ambiguitiesIn, isOwnFreeze, parseConfiguration, type Configuration } from '@gatehouse/records';
import { configurationFiles, givenBy, InForce, readSettings } from '@gatehouse/settings';
import { gitHead } from '@gatehouse/system';
import { freeze, type Source } from './core';
import { verify, verifyForeign, type CurrentState } from './verification';

const freezeFolder = 'runs/freeze';
const largestConfiguration = 4 * 1024 * 1024; // bytes

export const tool = defineTool({
  name: 'freeze-config',
  purpose:
    'Freezes the configuration of a strategy at a commit in a file that is never overwritten, and verifies that it still holds.',
  description:
    "A freeze has the files' sums, their merged configuration and the commit. An official run names one, and stops when it no longer holds. It is made from committed files only.",
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
  async run({ options, given: sourceOf, root, now, path: resolve, note, warn }) {
    const show = (file: string): string => (isInside(root, file) ? path.relative(root, file) : file);

    function readSource(role: Source['role'], file: string): Source {
      const bytes = readBytes(file, largestConfiguration);
      return {
        role,
        path: show(file),
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        configuration: parseConfiguration(bytes, file),
        ambiguous: ambiguitiesIn(bytes),
      };
    }
    const given = (role: Source['role']): string | undefined =>
      options[role] === undefined ? undefined : resolve(options[role]);

    if (options.verify !== undefined) return verified(resolve(options.verify));

    const force = new InForce(readSettings(root));
    const { freeze: asSet, owner: ownerAsSet } = force.settings?.document ?? {};
    const chosen = {
      strategy: force.take<string>('freeze.strategy', ...givenBy<string>(sourceOf('strategy')), [
        'gatehouse.json',
        asSet?.strategy,
      ]),
      protocol: force.take<string>('freeze.protocol', ...givenBy<string>(sourceOf('protocol')), [
        'gatehouse.json',
        asSet?.protocol,
      ]),
      name: force.take<string>('freeze.name', ...givenBy<string>(sourceOf('name')), ['gatehouse.json', asSet?.name]),
      owner: force.take<string>('owner', ...givenBy<string>(sourceOf('owner')), ['gatehouse.json', ownerAsSet]),
    };
    if (options['print-settings']) return force.printed;
    if (chosen.strategy === undefined) throw new Failure('usage', withoutStrategy(configurationFiles(root)));
    const strategy = resolve(chosen.strategy);
    const protocol = chosen.protocol === undefined ? undefined : resolve(chosen.protocol);
    const head = gitHead(root);
    if (head === undefined)
      throw new Failure('refused', `${root} is in no git repository, and a freeze is of a commit; start with git init`);
    if (head.commit === 'unknown')
      throw new Failure('refused', `${root} has no commit to freeze at; commit the configuration first`);
    const sources = [
      ...(protocol === undefined ? [] : [readSource('protocol', protocol)]),
      readSource('strategy', strategy),
    ];
    const tree = workTree(root, scope());
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
    step.write(out, frozen.text, { exclusive: true, kind: 'fixed' });
    await step.commit({});
    if (tree.count > 0) note(`${tree.count} changes are in no commit; the freeze records the sha256 of the difference`);
    for (const source of sources)
      for (const { key, text, reading } of source.ambiguous) warn(`${source.path}: ${key}: ${text}: ${reading}`);
    return { status: 0, lines: [`[done] freeze_file=${show(out)}`], document: frozen.document };

    function verified(file: string) {
      for (const name of ['name', 'out', 'allow-dirty'] as const) {
        if (options[name] !== undefined && options[name] !== false)
          throw new Failure('usage', `option --${name} does not go with --verify, which writes nothing`);
      }
      const bytes = readBytes(file);
      const frozenAs = parseDocument(freezeDocument, bytes.toString(), file);
      const commit = ((head) => (head?.commit === 'unknown' ? undefined : head?.commit))(gitHead(root));
      if (!isOwnFreeze(frozenAs)) {
        const found = verifyForeign(show(file), frozenAs, commit);
        const whose = frozenAs.runner ? `was made by ${frozenAs.runner}` : 'names no runner';
        note(`${show(file)} ${whose}: its commit is checked, its hash cannot be recomputed here`);
        return verdict(found);
      }
      const ours = parseDocument(freezeV1, bytes.toString(), file);
      const whole = parseConfiguration(bytes, file, 1);
      const frozenPart = (key: 'configuration' | 'run_scope'): Configuration => whole.get(key) as Configuration;
      return verdict(
        verify(show(file), ours, frozenPart('configuration'), frozenPart('run_scope'), {
          commit,
          tree:
            commit === undefined ? undefined : treeNow(ours, isInside(root, file) ? [path.relative(root, file)] : []),
          sources: present(ours),
        }),
      );
    }

    function scope(except: readonly string[] = [], data: readonly string[] = options['dq-input-csv']): FrozenScope {
      return scopeOf(root, { data, resolve, except });
    }

    /** Data that were not named when a dirty tree was frozen are part of its difference. */
    function treeNow(ours: FreezeV1, except: readonly string[]): WorkTree {
      const tree = workTree(root, scope(except));
      const isAsked = ours.git_diff_sha256 !== null && options['dq-input-csv'].length > 0;
      return isAsked && tree.diffSha256 !== ours.git_diff_sha256 ? workTree(root, scope(except, [])) : tree;
    }

    /** The files now: those given, else those the freeze names. One that was given must be there. */
    function present(ours: FreezeV1): CurrentState['sources'] {
      const roles = (['protocol', 'strategy'] as const).map((role) => ({
        role,
        given: given(role),
        recorded: ours.files.find((file) => file.role === role)?.path,
      }));
      const sources: Source[] = [];
      for (const { role, given: file, recorded } of roles) {
        if (file !== undefined) sources.push(readSource(role, file));
        else if (recorded !== undefined) {
          try {
            sources.push(readSource(role, resolve(recorded)));
          } catch (error) {
            if (error instanceof Failure && (error.id === 'missing-input' || error.id === 'damaged-input'))
              return { problem: error.message };
            throw error;
          }
        }
      }
      return sources;
    }

    function verdict(found: ReturnType<typeof verify>) {
      const document = JSON.parse(formatDocument(freezeVerification, found)) as unknown;
      const named = found.differences.map(({ key, old, new: now }) => `${key}: ${old} \u2192 ${now}`);
      const head = found.holds
        ? `[verified] ${found.freeze_file} holds${found.hash_recomputed ? '' : ' (commit only)'}`
        : `[verified] ${found.freeze_file} does not hold`;
      return { status: found.holds ? 0 : 2, lines: [head], document, problems: named };
    }
  },
});

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

function isInside(root: string, file: string): boolean {
  const relative = path.relative(root, file);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}
