/**
 * Plots as SVG without a browser: Observable Plot draws into the document of linkedom, and what it drew is written by us: elements and
 * attributes of a short list, all text escaped, no styles (the page's policy allows none in attributes) and no labels inside (the figure has one).
 */
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { escapeText, html, Markup } from './html';

export { Plot };

/** What `draw` is told of the room there is. */
export interface PlotSize {
  width: number;
  narrow: boolean;
}

// The types of the DOM are not part of this project: only the plotting library sees the document.
// eslint-disable-next-line @typescript-eslint/no-unsafe-assignment
const { document } = parseHTML('<html></html>');
const rooms: readonly (PlotSize & { name: string })[] = [
  { name: 'wide', width: 720, narrow: false },
  { name: 'phone', width: 340, narrow: true },
];

/** A plot in two widths, of which the style sheet shows one; `label` says to those who do not see it what it shows. */
export function plot(name: string, label: string, draw: (room: PlotSize) => Plot.PlotOptions): Markup {
  return html`<div class="plot" data-plot="${name}">
    ${rooms.map((room) => html`<div class="${room.name}">${drawn(label, { ...draw(room), width: room.width })}</div>`)}
  </div>`;
}

/** A small plot of one width. */
export function smallPlot(label: string, options: Plot.PlotOptions): Markup {
  return drawn(label, options);
}

function drawn(label: string, options: Plot.PlotOptions): Markup {
  const svg = Plot.plot({ ...options, document: document as never }) as unknown as DrawnNode;
  return new Markup(written(svg, html` role="img" aria-label="${label}"`.text));
}

/** The part of a DOM node that is written. */
interface DrawnNode {
  nodeType: number;
  localName: string;
  textContent: string | null;
  childNodes: Iterable<DrawnNode>;
  attributes: Iterable<{ name: string; value: string }>;
}

const elements = new Set(['svg', 'g', 'path', 'rect', 'line', 'circle', 'text', 'tspan']);
const attributes = new Set([
  'viewBox',
  'width',
  'height',
  'x',
  'y',
  'x1',
  'x2',
  'y1',
  'y2',
  'cx',
  'cy',
  'r',
  'rx',
  'ry',
  'd',
  'dx',
  'dy',
  'transform',
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-miterlimit',
  'opacity',
  'text-anchor',
  'font-size',
  'font-weight',
  'font-variant',
  'paint-order',
]);

function written(node: DrawnNode, added = ''): string {
  if (node.nodeType === 3) return escapeText(node.textContent ?? '');
  const name = node.localName;
  if (node.nodeType !== 1 || !elements.has(name)) return '';
  let text = `<${name}${added}`;
  for (const { name: attribute, value } of node.attributes) {
    if (attribute === 'aria-description')
      text += ` class="${escapeText(value.replace(/[^a-z]+/gi, '-'))}"`; // the name of a mark
    else if (attributes.has(attribute)) text += ` ${attribute}="${escapeText(value)}"`;
  }
  return `${text}>${[...node.childNodes].map((child) => written(child)).join('')}</${name}>`;
}

/** What keeps a text readable where a line or a bar crosses it. */
export const halo = { stroke: 'var(--paper)', strokeWidth: 4 } as const;

/** Extent of the numbers, widened by a share of it on both sides; something to draw on even for one number. */
export function roomFor(values: readonly number[], share = 0.12): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const span = high - low || Math.abs(high) || 1;
  return [low - span * share, high + span * share];
}
