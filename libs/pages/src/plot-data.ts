/** A plot as data: what it shows, before it is drawn. */
import type { PagePlot } from '@gatehouse/contracts';

/** A plot without lines, shade and labels, to be filled. */
export function emptyPlot(name: string, title: string, changes: Partial<PagePlot> = {}): PagePlot {
  return {
    name,
    title,
    note: null,
    missing: null,
    x: 'time',
    unit: 'figure',
    labels: [],
    shade: null,
    lines: [],
    series: [],
    ...changes,
  };
}
