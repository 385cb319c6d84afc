/** How many processes of our control group were killed for want of memory (contract 3.20). */
import { readFileSync } from 'node:fs';

/** The counter of the group this process is in; undefined where the system does not count. */
export function oomKills(): number | undefined {
  for (const line of (read('/proc/self/cgroup') ?? '').split('\n')) {
    const [, controllers, group] = /^\d+:([^:]*):(\/.*)$/.exec(line) ?? [];
    if (controllers === undefined || group === undefined) continue;
    const file =
      controllers === ''
        ? `/sys/fs/cgroup${group}/memory.events`
        : controllers.split(',').includes('memory')
          ? `/sys/fs/cgroup/memory${group}/memory.oom_control`
          : undefined;
    const [, count] = (file === undefined ? null : /^oom_kill (\d+)$/m.exec(read(file) ?? '')) ?? [];
    if (count !== undefined) return Number(count);
  }
  return undefined;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
