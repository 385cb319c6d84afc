/** The log itself, its checkpoints and git's history, changed by somebody who knows them (contract 23.3). */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatCheckpoint, leafOf, noHead, rootOf, sha256, sign, signatureBeside } from '@gatehouse/evidence';
import { runGit } from '@gatehouse/system';
import { lacks, type Code, type Forgery, type Trail } from './forgery';

const folder = 'audit/evidence_log/entries';

function lines({ copy }: Trail): string[] {
  return copy.files(folder).flatMap((file) => copy.text(file).split('\n').slice(0, -1));
}

function write({ copy }: Trail, all: readonly string[]): void {
  for (const file of copy.files(folder)) copy.remove(file);
  for (let at = 0; at < all.length; at += 1000)
    copy.write(
      `${folder}/${String(at).padStart(9, '0')}.jsonl`,
      all
        .slice(at, at + 1000)
        .map((line) => `${line}\n`)
        .join(''),
    );
}

/** Lines that follow each other: index and prev of each are made anew. */
function chained(all: readonly string[], log?: string): string[] {
  let prev = noHead;
  return all.map((line, index) => {
    const entry = {
      ...(JSON.parse(line) as Record<string, unknown>),
      index,
      prev,
      ...(log === undefined ? {} : { log }),
    };
    const made = JSON.stringify(entry);
    prev = sha256(made);
    return made;
  });
}

function onLog(
  name: string,
  codes: readonly Code[],
  change: (all: string[]) => string[],
  options: Forgery['options'] = {},
  more?: (trail: Trail) => void,
): Forgery {
  return {
    name,
    codes,
    options,
    apply(trail) {
      const all = lines(trail);
      if (all.length < 4) return lacks('not enough in the log');
      write(trail, change(all));
      more?.(trail);
      return undefined;
    },
  };
}

const outside = { outside: true };
const middle = (all: readonly string[]): number => Math.floor(all.length / 2);
const without = (all: readonly string[], at: number): string[] => all.filter((_, index) => index !== at);

/** An entry that says how a run ended, the newest; the last one where there is none. */
function lastRun(all: readonly string[]): number {
  const at = all.map((line) => line.includes('"event":"run_finished"')).lastIndexOf(true);
  return at === -1 ? all.length - 1 : at;
}

export const logForgeries: readonly Forgery[] = [
  onLog('log_entry_edited', ['log_broken'], (all) =>
    all.map((line, at) =>
      at === middle(all)
        ? line.replace(/"verdict":(null|"\w+")/, '"verdict":"pass"').replace('"tool":"', '"tool":"x')
        : line,
    ),
  ),
  onLog('log_entry_dropped', ['log_broken'], (all) => without(all, middle(all))),
  onLog('log_reordered', ['log_broken'], (all) => [
    all[0] as string,
    all[2] as string,
    all[1] as string,
    ...all.slice(3),
  ]),
  onLog('log_duplicated', ['log_broken'], (all) => [...all.slice(0, 2), all[1] as string, ...all.slice(2)]),
  onLog('log_backdated_entry', ['log_broken'], (all) => [
    ...all.slice(0, 2),
    (all[1] as string).replace(/"at":"\d{4}/, '"at":"2001'),
    ...all.slice(2),
  ]),
  {
    name: 'log_segment_renamed',
    codes: ['log_broken'],
    apply({ copy }) {
      const [first] = copy.files(folder);
      if (first === undefined) return lacks('no segment');
      const bytes = readFileSync(copy.at(first));
      copy.remove(first);
      copy.write(`${folder}/900000000.jsonl`, bytes);
      return undefined;
    },
  },
  onLog('log_garbage', ['log_damaged'], (all) => all.map((line, at) => (at === middle(all) ? 'garbage' : line))),
  {
    name: 'log_removed',
    codes: ['log_missing'],
    apply({ copy }) {
      copy.remove(folder);
      return undefined;
    },
  },
  onLog('log_tail_cut', ['checkpoint_ahead'], (all) => all.slice(0, -1), outside),
  onLog(
    'log_and_files_cut',
    ['checkpoint_ahead'],
    (all) => all.slice(0, -1),
    outside,
    (trail) => {
      const newest = Math.max(-1, ...[...trail.book.statements()].map(([, { entry }]) => entry));
      for (const [file, { entry }] of trail.book.statements())
        if (entry === newest && file.startsWith('audit/') && trail.copy.has(file)) trail.copy.remove(file);
    },
  ),
  onLog(
    'log_made_anew',
    ['checkpoint_differs'],
    (all) => chained(all.map((line, at) => (at === all.length - 2 ? line.replace('"tool":"', '"tool":"x') : line))),
    outside,
  ),
  onLog('log_trial_erased', ['checkpoint_ahead'], (all) => chained(without(all, lastRun(all))), outside),
  onLog(
    'log_of_another',
    ['checkpoint_foreign'],
    (all) => chained(all, '0123456789abcdef0123456789abcdef'),
    outside,
    (trail) => {
      const policy = 'configs/research/evidence.json';
      trail.copy.write(policy, trail.copy.text(policy).replace(/[0-9a-f]{32}/, '0123456789abcdef0123456789abcdef'));
    },
  ),
  {
    name: 'checkpoint_edited',
    codes: ['checkpoint_differs'],
    apply({ copy, checkpoint }) {
      const [origin = '', size = '', , head = ''] = copy.text(checkpoint).split('\n');
      const root = rootOf([leafOf(Buffer.from('forged'))]).toString('base64');
      copy.write(checkpoint, formatCheckpoint({ origin, size: Number(size), root, head: head.slice('head '.length) }));
      return undefined;
    },
  },
  {
    name: 'checkpoint_resigned',
    codes: ['signature_bad'],
    options: outside,
    apply(trail) {
      if (trail.outside === undefined) return lacks('no ssh-keygen');
      const { checkpoint, strangerKey, principal } = trail.outside;
      const forged = sign(readFileSync(checkpoint), strangerKey, 'gatehouse-checkpoint', false);
      return onOutside(trail, signatureBeside(checkpoint, principal), forged);
    },
  },
  {
    name: 'signature_removed',
    codes: ['signature_missing'],
    options: { outside: true, requireSignature: true },
    apply(trail) {
      if (trail.outside === undefined) return lacks('no ssh-keygen');
      return onOutside(trail, signatureBeside(trail.outside.checkpoint, trail.outside.principal), '');
    },
  },
  git('git_amended', () => undefined),
  git('git_squashed', () => undefined),
  git('git_amended_everywhere', (trail, forget) => {
    const commit = runGit(trail.copy.root, ['rev-parse', 'HEAD']).stdout.toString().trim();
    const sums = new Map<string, string>();
    for (const file of ['audit', 'gate_results', 'docs', 'runs'].flatMap((one) => trail.copy.files(one))) {
      if (file.startsWith('audit/evidence_log/')) continue;
      const text = trail.copy.text(file);
      const forged = forget.reduce((all, old) => all.replaceAll(old, commit), text);
      if (forged === text) continue;
      trail.copy.write(file, forged);
      sums.set(sha256(text), sha256(forged));
    }
    trail.copy.mendSums(sums);
    return sums.size === 0 ? lacks('no document that names the commit') : undefined;
  }),
];

/** A file outside of the copy; the drill makes it anew for each forgery. */
function onOutside(_trail: Trail, file: string, content: string): undefined {
  writeFileSync(path.resolve(file), content);
  return undefined;
}

/** History without the commits that entries name: HEAD's tree in a commit of its own, everything else forgotten. */
function git(name: string, more: (trail: Trail, forgotten: readonly string[]) => string | undefined): Forgery {
  return {
    name,
    codes: [name === 'git_amended_everywhere' ? 'changed' : 'commit_missing'],
    apply(trail) {
      const { copy, book } = trail;
      if (book.commits.size === 0 || !copy.has('.git')) return lacks('no commit that an entry names');
      copy.touchGit();
      const run = (...words: string[]) =>
        runGit(copy.root, [
          ...['-c', 'user.name=forger', '-c', 'user.email=forger@example.invalid'],
          ...['-c', 'core.hooksPath=/dev/null', ...words], // those of the repository came with its git
        ]);
      const made = run('commit-tree', 'HEAD^{tree}', '-m', 'start').stdout.toString().trim();
      if (!/^[0-9a-f]{40,}$/.test(made)) return lacks('no history that git could rewrite');
      for (const ref of run('for-each-ref', '--format=%(refname)').stdout.toString().split('\n').filter(Boolean))
        run('update-ref', '-d', ref);
      run('update-ref', '--no-deref', 'HEAD', made);
      run('reflog', 'expire', '--expire=now', '--all');
      run('gc', '--prune=now', '--quiet');
      return more(trail, [...book.commits.keys()]);
    },
  };
}
