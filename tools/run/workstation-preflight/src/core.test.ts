import { describe, expect, test } from 'vitest';
import { cgroupLimits } from './cgroup';
import { judge, type Findings, type Requirements } from './core';

const gib = 2 ** 30;
const found: Findings = {
  timestamp: '2026-03-02T07:15:00+0000',
  hostname: 'ws-2',
  root: '/repo',
  git: { branch: 'main', commit: 'abc', dirtyCount: 0 },
  machine: { cores: 16, memoryBytes: 64 * gib },
  granted: { cores: Infinity, memoryBytes: Infinity },
};
const required: Requirements = { minCores: 8, minMemoryGb: 60, requireClean: false };

describe('found against required', () => {
  test('enough is a pass', () =>
    expect(judge(found, required)).toMatchObject({ status: 'pass', reasons: [], cores: 16, memory_gb: 64 }));

  test('what a container grants is what is there', () => {
    const contained = { ...found, granted: { cores: 3.5, memoryBytes: 32 * gib - 1 } };
    expect(judge(contained, required)).toMatchObject({
      status: 'fail',
      cores: 3,
      memory_gb: 31,
      host_cores: 16,
      host_memory_gb: 64,
      reasons: ['cores 3 < required 8', 'memory 31GB < required 60GB'],
    });
  });

  test.each([
    [{ ...found, git: { branch: 'main', commit: 'abc', dirtyCount: 2 } }, false, []],
    [
      { ...found, git: { branch: 'main', commit: 'abc', dirtyCount: 2 } },
      true,
      ['git worktree is dirty and REQUIRE_CLEAN=1'],
    ],
    [{ ...found, git: undefined }, false, []],
    [{ ...found, git: undefined }, true, ['not a git repository and REQUIRE_CLEAN=1']],
    [found, true, []],
  ])('a clean work tree counts only when it is required (%#)', (facts, requireClean, reasons) => {
    expect(judge(facts, { ...required, requireClean })).toMatchObject({
      reasons,
      status: reasons.length > 0 ? 'fail' : 'pass',
    });
  });

  test('outside git is said so', () => {
    expect(judge({ ...found, git: undefined }, required)).toMatchObject({
      git_branch: 'unknown',
      git_commit: 'unknown',
      git_dirty_count: 0,
    });
  });
});

describe('what a control group grants', () => {
  const grant = (files: Record<string, string>) => cgroupLimits((file) => files[file]);

  test.each<[string, Record<string, string>, { cores: number; memoryBytes: number }]>([
    ['nothing said', {}, { cores: Infinity, memoryBytes: Infinity }],
    [
      'version 2 without limits',
      {
        '/proc/self/cgroup': '0::/x\n',
        '/sys/fs/cgroup/x/cpu.max': 'max 100000\n',
        '/sys/fs/cgroup/x/memory.max': 'max\n',
      },
      { cores: Infinity, memoryBytes: Infinity },
    ],
    [
      'version 2',
      {
        '/proc/self/cgroup': '0::/x\n',
        '/sys/fs/cgroup/x/cpu.max': '250000 100000\n',
        '/sys/fs/cgroup/x/memory.max': '1073741824\n',
      },
      { cores: 2.5, memoryBytes: gib },
    ],
    [
      'version 2, a smaller limit above',
      {
        '/proc/self/cgroup': '0::/a/b\n',
        '/sys/fs/cgroup/a/b/cpu.max': '400000 100000\n',
        '/sys/fs/cgroup/a/cpu.max': '100000 100000\n',
      },
      { cores: 1, memoryBytes: Infinity },
    ],
    [
      'version 2 in a container whose path is the host’s',
      { '/proc/self/cgroup': '0::/../../docker/1\n', '/sys/fs/cgroup/memory.max': '2147483648\n' },
      { cores: Infinity, memoryBytes: 2 * gib },
    ],
    [
      'version 1',
      {
        '/proc/self/cgroup': '3:cpu,cpuacct:/x\n4:memory:/y\n',
        '/sys/fs/cgroup/cpu/x/cpu.cfs_quota_us': '150000\n',
        '/sys/fs/cgroup/cpu/x/cpu.cfs_period_us': '100000\n',
        '/sys/fs/cgroup/memory/y/memory.limit_in_bytes': '1073741824\n',
      },
      { cores: 1.5, memoryBytes: gib },
    ],
    [
      'version 1 without limits',
      {
        '/proc/self/cgroup': '3:cpu:/\n4:memory:/\n',
        '/sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1\n',
        '/sys/fs/cgroup/memory/memory.limit_in_bytes': '9223372036854771712\n',
      },
      { cores: Infinity, memoryBytes: 9223372036854771712 },
    ],
    [
      'nonsense',
      { '/proc/self/cgroup': 'what\n0::/\n', '/sys/fs/cgroup/cpu.max': 'x y\n', '/sys/fs/cgroup/memory.max': '0\n' },
      { cores: Infinity, memoryBytes: Infinity },
    ],
  ])('%s', (_, files, expected) => expect(grant(files)).toEqual(expected));
});
