/** What git says of the runs' commits and configurations, asked for all at once (contract 29.4). */
import { createHash } from 'node:crypto';
import { configurationPath, pythonYamlDump } from '@gatehouse/backtests';
import { Failure } from '@gatehouse/contracts';
import { isFullSha } from '@gatehouse/records';
import { gitPlace, historyOf, readObjects, resolveCommits, resolveObjects } from '@gatehouse/system';
import type { ConfigState, Run, RunStates } from './run';

/** By run. Throws Failure `damaged-input` for a shallow clone in which a commit is not found. */
export function statesOf(root: string, runs: readonly Run[]): (run: Run) => RunStates {
  const place = gitPlace(root);
  if (place === undefined) return () => ({ commit: 'unknown', config: 'unknown' });
  const shas = runs.map(({ manifest }) => manifest['git_sha']).filter(isFullSha);
  const commits = resolveCommits(root, shas);
  if (place.isShallow && shas.some((sha) => !commits.has(sha)))
    throw new Failure('damaged-input', 'shallow clone: fetch the whole history');
  const history = historyOf(root, commits.values());
  const commitOf = ({ manifest }: Run): string | undefined => {
    const sha = manifest['git_sha'];
    return isFullSha(sha) ? commits.get(sha) : undefined;
  };
  const configAt = (run: Run): string | undefined => {
    const [commit, recorded] = [commitOf(run), run.manifest['config_path']];
    const file = typeof recorded === 'string' ? configurationPath(recorded) : undefined;
    return commit === undefined || file === undefined ? undefined : `${commit}:${place.prefix}${file}`;
  };
  const blobs = resolveObjects(
    root,
    runs.flatMap((run) => configAt(run) ?? []),
  );
  const contents = readObjects(
    root,
    [...blobs.values()].filter(({ type }) => type === 'blob').map(({ name }) => name),
  );
  const hashes = new Map<string, ConfigHashes>();
  return (run) => {
    const [commit, config] = [commitOf(run), configAt(run)];
    const state = commit === undefined ? 'unknown' : history.isReachable(commit) ? 'reachable' : 'unreachable';
    if (config === undefined) return { commit: state, config: 'unknown' };
    const name = blobs.get(config)?.name ?? '';
    const bytes = contents.get(name);
    if (bytes === undefined) return { commit: state, config: 'absent' };
    const known = hashes.get(name) ?? hashesOf(bytes);
    hashes.set(name, known);
    return { commit: state, config: configState(known, run.manifest['config_sha256']) };
  };
}

interface ConfigHashes {
  raw: string;
  /** Of PyYAML's dump; undefined where it is not known what that prints. */
  dumped: string | undefined;
}

function hashesOf(bytes: Buffer): ConfigHashes {
  const hash = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');
  const dump = pythonYamlDump(bytes);
  return { raw: hash(bytes), dumped: dump === undefined ? undefined : hash(dump) };
}

function configState({ raw, dumped }: ConfigHashes, recorded: unknown): ConfigState {
  if (typeof recorded !== 'string' || recorded === '') return 'unknown';
  const hash = recorded.toLowerCase();
  if (hash === raw || hash === dumped) return 'match';
  return dumped === undefined ? 'unknown' : 'differs';
}
