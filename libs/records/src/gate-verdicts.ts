/**
 * What a report says of a gate in its own words: `gate_verdicts.<name>` (contract 8.3). Only its `verdict` must be
 * there.
 */
import type { ProductionGatesReport } from '@gatehouse/contracts';
import { pyFloat } from '@gatehouse/render';
import { finiteNumber } from './figures';

export interface GateVerdict {
  verdict: 'pass' | 'fail' | 'not_evaluable';
  /** Undefined when there is no finite number. */
  measured: number | undefined;
  /** How `measured` stands to `line` when the gate passes: `above`, `at least`, `at most`, `below`, or another text. */
  rule: string | undefined;
  line: number | undefined;
  /** The absolute value of `measured` is compared. */
  absolute: boolean;
  /** For people. */
  label: string | undefined;
  required: boolean;
  /** Why it could not be evaluated. */
  reason: string | undefined;
  /** Its lines, where it has several: the first is the one above. */
  conditions: { name: string; measured: number | null; rule: string; line: number | null }[];
}

/** The verdict that a report states of a gate; undefined when it states none, or none of the three. */
export function gateVerdict(report: ProductionGatesReport, gate: string): GateVerdict | undefined {
  const { gate_verdicts: stated } = report;
  const own: unknown = stated && Object.hasOwn(stated, gate) ? stated[gate] : undefined;
  if (typeof own !== 'object' || own === null) return undefined;
  const value = own as Record<string, unknown>;
  const { verdict } = value;
  if (verdict !== 'pass' && verdict !== 'fail' && verdict !== 'not_evaluable') return undefined;
  return {
    verdict,
    measured: finiteNumber(value['measured']),
    rule: textIn(value['rule']),
    line: finiteNumber(value['line']),
    absolute: value['absolute'] === true,
    label: textIn(value['label']),
    required: value['required'] !== false,
    reason: textIn(value['reason']),
    conditions: conditionsIn(value['conditions']),
  };
}

/** A verdict in words: `pass: 0.031 above 0`, `not evaluable: no table of industries`. */
export function verdictInWords(stated: GateVerdict): string {
  const { verdict, measured, rule, line, reason, absolute } = stated;
  const figures = [
    ...(measured === undefined ? [] : [absolute ? `|${pyFloat(measured)}|` : pyFloat(measured)]),
    ...(rule === undefined ? [] : [`expected ${rule}${line === undefined ? '' : ` ${pyFloat(line)}`}`]),
  ].join(', ');
  const why = [figures, reason ?? ''].filter((text) => text !== '').join('; ');
  const word = verdict === 'not_evaluable' ? 'not evaluable' : verdict;
  return `${word}${stated.required ? '' : ' (optional)'}${why === '' ? '' : `: ${why}`}`;
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function conditionsIn(value: unknown): GateVerdict['conditions'] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.flatMap((one) => {
    if (typeof one !== 'object' || one === null) return [];
    const { name, measured, rule, line } = one as Record<string, unknown>;
    return [
      {
        name: textIn(name) ?? 'condition',
        measured: finiteNumber(measured) ?? null,
        rule: textIn(rule) ?? '',
        line: finiteNumber(line) ?? null,
      },
    ];
  });
}
