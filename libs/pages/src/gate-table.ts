/** Gates as one table whose row is the track: name, place of the figure on a stated scale, figure, rule, verdict. */
import type { JudgedGate } from '@gatehouse/contracts';
import { contradictions, isContradicted, isUnstated } from './contradictions';
import { html, markup, type Markup, type Piece } from './html';
import { gateFigures, gateState, type GateState } from './judged-gate';
import { nothing, section, word } from './layout';
import { decimalsBeside, figureText, isDrawable, shortFigure } from './number-text';

const words: Record<GateState, readonly ['pass' | 'fail' | 'open', string]> = {
  pass: ['pass', 'pass'],
  fail: ['fail', 'fail'],
  not_measured: ['open', 'not measured'],
  not_known: ['open', 'not known'],
};

/** The section of the gates. `overallPass` is what the report says of all of them. */
export function gatesSection(gates: readonly JudgedGate[], overallPass: boolean | null): Markup {
  const found = contradictions({ overall_pass: overallPass, gates });
  const remarks =
    found.length > 0 &&
    html`<div class="remark">
      <p>The report contradicts itself:</p>
      <ul>
        ${found.map((sentence) => html`<li>${sentence}</li>`)}
      </ul>
    </div>`;
  if (gates.length === 0)
    return section('gates', 'Gates', nothing('The report has no gates, so nothing could have passed.'), remarks);
  return section('gates', 'Gates', remarks, gateTable(gates), footnotes(gates));
}

export function gateTable(gates: readonly JudgedGate[]): Markup {
  const shared = commonEnd(gates);
  return html`<table class="stack gates" role="table">
    <caption class="unseen">
      Gates: measured value against threshold
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader">gate</th>
        <th scope="col" role="columnheader">scale</th>
        <th scope="col" role="columnheader" class="number">measured</th>
        <th scope="col" role="columnheader">passes</th>
        <th scope="col" role="columnheader">verdict</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${gates.map((gate) => row(gate, shared))}
    </tbody>
  </table>`;
}

function row(gate: JudgedGate, shared: number): Markup {
  const state = gateState(gate);
  const { measured, rule } = gateFigures(gate);
  const [is, text] = words[state];
  const isOptional = gate.required === false;
  const name = gate.title === gate.name ? '' : gate.name;
  const key =
    name === '' && !isOptional
      ? ''
      : html`<br /><code>${name}${isOptional && `${name === '' ? '' : ', '}optional`}</code>`;
  const verdict = html`${word(is, text)}${isContradicted(gate) && !isUnstated(gate) && html`<br /><span class="soft">against its line</span>`}`;
  // On a phone value and rule stand in one line, which must not read as a comparison that is false.
  const needs = rule === '' ? '' : html`<span class="narrow-only">needs </span>${rule}`;
  return html`<tr role="row">
      <th scope="row" role="rowheader" ${isLong(gate) && markup(' class="name"')}>
        ${gate.title.trim() === '' ? '–' : gate.title}${key}
      </th>
      <td role="cell">${track(gate, state, shared)}</td>
      <td role="cell" class="number">${measured}</td>
      <td role="cell" class="rule">${needs}</td>
      <td role="cell" class="said">${verdict}</td>
    </tr>
    ${more(gate)}`;
}

/** A second line of a gate: why it could not be measured, or its further lines. */
function more(gate: JudgedGate): Piece {
  const lines = [
    ...(typeof gate.reason === 'string' ? [gate.reason] : []),
    ...(gate.conditions ?? []).map(
      ({ name, measured, rule, line }) =>
        `${name} ${figureText(measured, decimalsBeside(line, measured))}, needs ${rule} ${shortFigure(line)}`,
    ),
  ];
  return (
    lines.length > 0 &&
    html`<tr role="row" class="more">
      <td role="cell" colspan="5">${lines.join('; ')}</td>
    </tr>`
  );
}

function footnotes(gates: readonly JudgedGate[]): Piece {
  return [
    gates.some((gate) => gate.threshold_from === 'score' && gate.rule !== null) &&
      html`<p class="note">
        * The report does not state the line of this gate: the line of the registry's score is drawn, and the gate's own
        verdict stands beside it.
      </p>`,
  ];
}

/** One scale for all gates whose line is 0 and whose figures are of one size, so that they can be compared by eye. */
function commonEnd(gates: readonly JudgedGate[]): number {
  const sizes = gates
    .filter(({ threshold, rule, measured }) => threshold === 0 && rule === 'above' && isDrawable(measured))
    .map(({ measured }) => Math.abs(measured as number))
    .filter((size) => size < 1);
  return niceUp(Math.max(0.05, ...sizes));
}

/** The next of 1, 2, 5 times a power of ten. */
function niceUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((factor) => factor * power >= value * 0.999_999) ?? 10) * power;
}

/** The two ends of a gate's scale. */
export function scaleOf({ measured, threshold, rule }: JudgedGate, shared: number): [number, number] {
  const known = [measured, threshold].filter(isDrawable);
  if (threshold === 0 && (rule === 'above' || rule === null)) {
    const size = Math.abs(measured ?? 0);
    const end = size <= shared ? shared : niceUp(size);
    return [-end, end];
  }
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  if (low === 0 && high === 0) return [0, 1];
  if (low >= 0 && high <= 1 && known.every((value) => value <= 1)) {
    // Shares and correlations are read from 0 to 1; small lines would lie at its very edge.
    return [0, high > 0.1 ? 1 : niceUp(Math.max(high * 1.2, 1e-9))];
  }
  return [low < 0 ? -niceUp(-low * 1.1) : 0, high > 0 ? niceUp(high * 1.1) : niceUp(-low * 0.2)];
}

const [from, to] = [4, 146];

function track(gate: JudgedGate, state: GateState, shared: number): Piece {
  const isLined = isDrawable(gate.threshold) && gate.rule !== null && !isContradicted(gate);
  if (!isLined && !isDrawable(gate.measured)) return '';
  const [low, high] = scaleOf(gate, shared);
  const at = (value: number): string =>
    String(Math.round((from + ((value - low) / (high - low)) * (to - from)) * 10) / 10);
  const line = isLined ? at(gate.threshold as number) : undefined;
  const isUpward = gate.rule === 'above' || gate.rule === 'at least';
  const side =
    line === undefined || gate.measured === null
      ? ''
      : `<rect class="side" x="${isUpward ? line : from}" y="6" width="${Math.max(0, isUpward ? to - Number(line) : Number(line) - from).toFixed(1)}" height="4"/>`;
  const dot = isDrawable(gate.measured)
    ? `<circle class="${state === 'pass' ? 'pass' : state === 'fail' ? 'fail' : 'open'}" cx="${at(gate.measured)}" cy="8" r="5"/>`
    : '';
  const drawn = `<rect class="bar" x="${from}" y="6" width="${to - from}" height="4"/>${side}${line === undefined ? '' : `<path class="line" d="M${line} 1V14"/>`}${dot}<text x="${from - 4}" y="23">${shortFigure(low)}</text><text x="${to + 4}" y="23" text-anchor="end">${shortFigure(high)}</text>`;
  const { measured, rule } = gateFigures(gate);
  const label = `${gate.title}: ${measured || 'not measured'}${rule === '' ? '' : `, passes ${rule.replace(' *', '')}`}, on a scale from ${shortFigure(low)} to ${shortFigure(high)}`;
  return html`<svg class="track" viewBox="0 0 150 24" role="img" aria-label="${label}">${markup(drawn)}</svg>`;
}

/** Longer than the names of known gates. */
function isLong({ title, name }: JudgedGate): boolean {
  return name.length > 34 || title.split(/\s/).some((part) => part.length > 22);
}
