/** The executables of launched runs, each with a queued run and a launcher that says always the same. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commitAll, once, type Subject } from './subjects';

const key = 'gh-0123456789abcdef';
const at = '2026-03-02T07:15:00.123Z';
const folder = 'audit/workstation_runs/2026-03-02_071500_plain_fault_queued';
const handle = {
  ...{ schema: 'launch-handle/v1', launcher: 'same', cluster: 'same', key, job: '12', parts: null },
  ...{ submitted_at: at, said: '' },
};
const pending = {
  ...{ key, known: true, state: 'pending', engine_state: 'PENDING', reason: 'Priority', exit: null, restarts: 0 },
  ...{ nodes: null, started_at: null, ended_at: null, expected_start: null, elements: [] },
};
const answers = {
  submit: handle,
  status: { schema: 'launch-status/v1', asked_at: at, answers: [pending] },
  cancel: { schema: 'launch-cancel/v1', accepted: true, said: '' },
};
const describe = {
  ...{ schema: 'launcher/v1', name: 'same', engine: 'Same', version: '1', cluster: 'same', arrays: false },
  ...{ max_array: null, grace_s: 1, restarts: false, forgets_after_s: null, managed_args: [], hopeless_reasons: [] },
};

function queuedRun(job: typeof handle | null): (root: string) => void {
  return (root) => {
    const write = (name: string, content: string | object, mode = 0o644): void => {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), typeof content === 'string' ? content : JSON.stringify(content), { mode });
    };
    const cases = Object.entries(answers).map(([verb, answer]) => `${verb}) echo '${JSON.stringify(answer)}';;`);
    write('launcher', `#!/bin/sh\ncase $1 in\n${cases.join('\n')}\nesac\n`, 0o755);
    const request = {
      ...{
        schema: 'launch-request/v1',
        key,
        tag: 'fault_queued',
        label: 'x',
        argv: ['/bin/true'],
        cwd: '/',
        setup: null,
      },
      ...{ output: '/dev/null', cpus: 1, memory_mb: 1, time_limit_min: null, warn_s: 0, queue: null, account: null },
      ...{ args: [], restarts: false, array: null, after: null, look_first: false },
    };
    const submitter = { host: 'elsewhere', user: 'x', boot_id: null, process: { pid: 7, start_time: null } };
    write(`${folder}/context.json`, { decision_tag: 'fault_queued', workflow: 'plain' });
    write(`${folder}/launch.json`, {
      ...{ schema: 'launch/v1', decision_tag: 'fault_queued', key, describe, request, attempts: 1, submitted_at: at },
      launcher: { name: 'same', path: path.join(root, 'launcher'), sha256: 'ab'.repeat(32) },
      request_sha256: createHash('sha256').update(JSON.stringify(request)).digest('hex'),
      submitted_by: submitter,
      handle: job,
    });
  };
}

/** The launcher lies in the repository, and is started because the caller names it. */
const env = { XDG_CACHE_HOME: '/proc/none', GATEHOUSE_LAUNCHER: './launcher' };
/** Each shard does one of two units. */
const inShards = once((root) => {
  const document = '{"schema":"shard/v1","index":%s,"count":2,"units":["%s"],"all_units":["0","1"]}';
  const script = [
    '#!/bin/sh',
    'set -e',
    'if [ "$GATEHOUSE_SHARD_PHASE" = join ]; then cat "$GATEHOUSE_SHARDS_DIR"/*/output/part; exit 0; fi',
    'echo "part $GATEHOUSE_SHARD_INDEX" >> "$GATEHOUSE_SHARD_DIR/part"',
    `printf '${document}\\n' "$GATEHOUSE_SHARD_INDEX" "$GATEHOUSE_SHARD_INDEX" >> "$GATEHOUSE_SHARD_DIR/shard.json"`,
    '',
  ];
  mkdirSync(path.join(root, 'scripts'));
  writeFileSync(path.join(root, 'scripts/run_research_workflow'), script.join('\n'), { mode: 0o755 });
  commitAll(root);
});
const shardWords = (tag: string): string[] => [
  ...['--workflow', 'nightly', '--tag', tag, '--shards', '2', '--shards-at-once', '1', '--', 'x'],
];

export const clusterSubjects: readonly Subject[] = [
  {
    tool: 'resume-launch',
    words: ['--tag', 'fault_queued', '--no-wait'],
    status: 0,
    env,
    layOut: queuedRun(null),
    varying: /launch\.json$/,
    leaves: /\.launch-.*\.lock$/,
  },
  {
    tool: 'cancel-run',
    words: ['--tag', 'fault_queued', '--no-wait'],
    status: 0,
    env,
    layOut: queuedRun(handle),
    varying: /cancel_requested\.json$/,
  },
  {
    tool: 'official-run',
    variant: 'in shards',
    words: shardWords('fault_shards1'),
    newTag: shardWords('fault_shards2'),
    status: 0,
    env: { MIN_CORES: '1', MIN_MEM_GB: '1' },
    layOut: inShards,
    varying: /((preflight|context|environment|status|result)\.json|shards\/\d\/output\/.*)$/,
  },
];
