import { Failure, freezeV1, type FreezeV1 } from '@gatehouse/contracts';
import {
  configHash,
  configurationJson,
  mergeConfigurations,
  runScope,
  type Ambiguity,
  type Configuration,
  type ConfigurationValue as Value,
} from '@gatehouse/records';
import { localDate } from '@gatehouse/render';

/** A configuration file: how people name it, what identifies its bytes, what it says. */
export interface Source {
  role: 'protocol' | 'strategy';
  path: string;
  bytes: number;
  sha256: string;
  configuration: Configuration;
  /** What other readers take otherwise, or others fill in (contract 13.7). */
  ambiguous: readonly Ambiguity[];
}

export interface FreezeRequest {
  name: string | undefined;
  owner: string;
  notes: string;
  now: Date;
  head: { branch: string; commit: string };
  dirtyCount: number;
  diffSha256: string | null;
}

export interface Frozen {
  document: FreezeV1;
  /** As it is written: numbers as in the configuration, `1.0` is not `1`. */
  text: string;
  /** `<name>_<date>_g<short commit>.freeze.json`. */
  fileName: string;
}

/** The configuration of these files, the protocol below the strategy. */
export function merged(sources: readonly Source[]): Configuration {
  const of = (role: Source['role']): Configuration =>
    sources.find((source) => source.role === role)?.configuration ?? new Map<string, Value>();
  return mergeConfigurations(of('protocol'), of('strategy'));
}

/** The freeze of these files (contract 13.4). Throws Failure `usage` when its name would leave the folder. */
export function freeze(sources: readonly Source[], request: FreezeRequest): Frozen {
  const configuration = merged(sources);
  const strategy = sources.find(({ role }) => role === 'strategy') as Source;
  const scope = runScope(strategy.configuration);
  const name = safeName(
    request.name ??
      (typeof scope.get('strategy_id') === 'string' ? (scope.get('strategy_id') as string) : baseName(strategy.path)),
  );
  const document: Configuration = new Map<string, Value>([
    ['schema', 'freeze/v1'],
    ['frozen_at', request.now.toISOString()],
    ['runner', 'freeze-config'],
    ['name', name],
    ['owner', request.owner],
    ['notes', request.notes],
    ['git_commit', request.head.commit],
    ['git_branch', request.head.branch],
    ['git_dirty_count', BigInt(request.dirtyCount)],
    ['git_diff_sha256', request.diffSha256],
    ['config_hash', configHash(configuration)],
    ['run_scope', scope],
    [
      'files',
      sources.map(
        (source) =>
          new Map<string, Value>([
            ['role', source.role],
            ['path', source.path],
            ['bytes', BigInt(source.bytes)],
            ['sha256', source.sha256],
          ]),
      ),
    ],
    [
      'ambiguous',
      sources.flatMap((source) =>
        source.ambiguous.map(
          ({ key, text, reading }) =>
            new Map<string, Value>([
              ['file', source.path],
              ['key', key],
              ['text', text],
              ['reading', reading],
            ]),
        ),
      ),
    ],
    ['configuration', configuration],
  ]);
  const text = `${configurationJson(document, '')}\n`;
  const value = JSON.parse(text) as FreezeV1;
  const fault = freezeV1.fault(value);
  if (fault !== undefined) throw new Error(`would write a freeze that is not of its schema: ${fault}`);
  return {
    document: value,
    text,
    fileName: `${name}_${localDate(request.now)}_g${request.head.commit.slice(0, 7)}.freeze.json`,
  };
}

function baseName(file: string): string {
  return (file.split('/').at(-1) ?? '').replace(/\.(ya?ml|json)$/i, '');
}

function safeName(name: string): string {
  const safe = name.replace(/[^\p{L}\p{N}._-]/gu, '_').replace(/^[.-]+/, '_');
  if (safe === '' || Buffer.byteLength(safe) > 128)
    throw new Failure('usage', `name ${JSON.stringify(name)}: expected 1 to 128 bytes; give another --name`);
  return safe;
}
