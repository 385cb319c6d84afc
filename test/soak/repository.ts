import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Of people's work between two commits; an official run asks for a tree without changes. */
const ignored = ['work', 'telemetry', 'audit', 'gate_results', '.cache'].map((name) => `/${name}/\n`);

/**
 * Lays out one repository of two examples, the research with the planted edge and the work queue, with an evidence log,
 * and commits it. Leftovers of runs may go at once.
 */
export function layOutBusyRepository(workspace: string, root: string): void {
  const example = (name: string): string => path.join(workspace, 'examples', name);
  const bin = path.join(workspace, 'dist/bin');
  const run = (program: string, ...words: string[]): string =>
    execFileSync(program, words, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  cpSync(example('planted-edge-repo'), root, { recursive: true });
  for (const part of ['work', 'telemetry', 'configs'])
    cpSync(path.join(example('work-queue-repo'), part), path.join(root, part), { recursive: true });
  run(process.execPath, 'scripts/make_tables');
  const at = (file: string): string => path.join(root, file);
  writeFileSync(at('.gitignore'), `${readFileSync(at('.gitignore'), 'utf8')}${ignored.join('')}`);
  // The prose of the index is people's own, and these people do not write it.
  const policy = JSON.parse(readFileSync(at('configs/research/work_queue_policy.json'), 'utf8')) as object;
  writeFileSync(
    at('configs/research/work_queue_policy.json'),
    JSON.stringify({ ...policy, index: null, wip_limit: 4 }),
  );
  const retention = JSON.parse(run(path.join(bin, 'plan-cleanup'), '--print-policy')) as Record<string, object>;
  writeFileSync(
    at('configs/research/retention_policy.json'),
    JSON.stringify({
      ...retention,
      open_decision_days: 0,
      aborted_runs: { ...retention['aborted_runs'], older_than_days: 0 },
      caches: { ...retention['caches'], older_than_days: 0 },
    }),
  );
  run('git', 'init', '--quiet');
  run('git', 'config', 'user.name', 'soak');
  run('git', 'config', 'user.email', 'soak@example.invalid');
  run(path.join(bin, 'init-repository'), '--quiet');
  run('git', 'add', '--all');
  run('git', 'commit', '--quiet', '--message', 'start');
  run(path.join(bin, 'freeze-config'), '--quiet', '--name', 'first');
}
