/** A repository with a workflow that does as its arguments say, for runs on an engine. */
import { readFileSync } from 'node:fs';
import { temporaryRepository, type Repository } from '@gatehouse/testkit';

const workflow = `import os, signal, sys, time
words = sys.argv[sys.argv.index('--') + 1:]
print('node', os.uname().nodename, 'threads', os.environ.get('OMP_NUM_THREADS'), 'setup', os.environ.get('FROM_SETUP'), flush=True)
for word in words:
    if word == 'stubborn':
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if word.startswith('nap='):
        time.sleep(float(word[4:]))
    if word.startswith('grow='):
        held = bytearray(b'x' * (int(word[5:]) << 20))
        time.sleep(30)
    if word == 'counts':
        os.makedirs('cache', exist_ok=True)
        open('cache/workflow.log', 'a').write('begun\\n')
    if word == 'once-naps':
        if not os.path.exists('runs-of-workflow'):
            open('runs-of-workflow', 'w').close()
            time.sleep(60)
    if word.startswith('first-naps='):
        if not os.path.exists('runs-of-workflow'):
            open('runs-of-workflow', 'w').close()
            time.sleep(float(word[11:]))
    if word.startswith('exit='):
        sys.exit(int(word[5:]))
print('done', flush=True)
`;

export interface LaunchRepository extends Repository {
  /** Environment of calls: the smallest machine, quick patience, a cache of its own. */
  env: Record<string, string>;
  /** Relative path of the run of a tag. */
  run(tag: string): string;
  /** A document of it. */
  of<T = Record<string, unknown>>(tag: string, name: string): T;
}

/**
 * A workflow that takes part in shards: each does the units of its number. `nap=I:S` lets shard I sleep, `wait=I:FILE`
 * wait for a file, `fail=I` fail, `slip=I` leave its units to nobody, `twice=I` do also the first.
 */
export const workflowInShards = `import json, os, sys, time
words = sys.argv[sys.argv.index('--') + 1:]
env = os.environ
count = int(env.get('GATEHOUSE_SHARD_COUNT', '0'))
units = ['2000', '2001', '2002', '2003']
print('node', os.uname().nodename, 'of', count, flush=True)
if env.get('GATEHOUSE_SHARD_PHASE') == 'join':
    for index in range(count):
        print('joined', open(os.path.join(env['GATEHOUSE_SHARDS_DIR'], str(index), 'output', 'part')).read(), flush=True)
    sys.exit(0)
index = int(env['GATEHOUSE_SHARD_INDEX'])
own = units[index::count]
for word in words:
    name, _, value = word.partition('=')
    if name == 'nap' and value.split(':')[0] == str(index):
        time.sleep(float(value.split(':')[1]))
    if name == 'wait' and value.split(':')[0] == str(index):
        while not os.path.exists(value.split(':')[1]):
            time.sleep(0.05)
    if name == 'slip' and value == str(index):
        own = []
    if name == 'twice' and value == str(index):
        own = own + units[:1]
    if name == 'fail' and value == str(index):
        sys.exit(3)
folder = env['GATEHOUSE_SHARD_DIR']
open(os.path.join(folder, 'part'), 'w').write(' '.join(own))
if 'unaware' not in words:
    document = {'schema': 'shard/v1', 'index': index, 'count': count, 'units': own, 'all_units': units}
    json.dump(document, open(os.path.join(folder, 'shard.json'), 'w'))
`;

/** `finished`: the hook of a test that runs beside others. */
export function launchRepository(
  added: Record<string, string> = {},
  { finished, script = workflow }: { finished?: (remove: () => void) => void; script?: string } = {},
): LaunchRepository {
  const repository = temporaryRepository(
    { 'scripts/run_research_workflow.py': script, '.gitignore': 'audit/\nruns-of-workflow\ncache/\ngo\n' },
    { git: true, ...(finished && { finished }) },
  );
  const run = (tag: string): string => {
    const [file] = repository.files().filter((name) => name.endsWith(`_plain_${tag}/context.json`));
    if (file === undefined) throw new Error(`no run of ${tag}`);
    return file.slice(0, -'/context.json'.length);
  };
  return {
    ...repository,
    env: {
      MIN_CORES: '1',
      MIN_MEM_GB: '1',
      THREADS: '1',
      GATEHOUSE_SETTLE_S: '2',
      GATEHOUSE_ASK_S: '1',
      XDG_CACHE_HOME: repository.path('cache'),
      ...added,
    },
    run,
    of: (tag, name) => JSON.parse(readFileSync(repository.path(run(tag), name), 'utf8')),
  };
}
