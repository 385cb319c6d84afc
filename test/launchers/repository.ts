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

/** `finished`: the hook of a test that runs beside others. */
export function launchRepository(
  added: Record<string, string> = {},
  finished?: (remove: () => void) => void,
): LaunchRepository {
  const repository = temporaryRepository(
    { 'scripts/run_research_workflow.py': workflow, '.gitignore': 'audit/\nruns-of-workflow\ncache/\n' },
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
