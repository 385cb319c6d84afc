import type { Attempts, ToolCounts } from './attempts';
import type { Disk } from './disk';

/** Actions of each kind, kills, full disks and exit statuses, as a Markdown table. */
export function tableOf(attempts: Attempts, disk: Disk): string {
  const rows = [...attempts.counts].sort(([a], [b]) => (a < b ? -1 : 1));
  const ended = (counts: ToolCounts, status: number): number => counts.ended.get(status) ?? 0;
  const other = (counts: ToolCounts): number =>
    [...counts.ended].reduce((sum, [status, times]) => sum + ([0, 1, 2, 75].includes(status) ? 0 : times), 0);
  const cells = (counts: ToolCounts): number[] => [
    counts.actions,
    counts.kills,
    counts.fullDisk,
    ...[0, 1, 2, 75].map((status) => ended(counts, status)),
    other(counts),
  ];
  const all = rows.map(([, counts]) => cells(counts));
  const sums = all.reduce((sum, row) => row.map((value, at) => value + (sum[at] ?? 0)), [] as number[]);
  return [
    `the disk was filled ${disk.fillings} times`,
    '',
    '| executable | actions | killed | met a full disk | 0 | 1 | 2 | 75 | other |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...rows.map(([tool, counts]) => `| ${tool} | ${cells(counts).join(' | ')} |`),
    `| **all** | ${sums.join(' | ')} |`,
    '',
  ].join('\n');
}
