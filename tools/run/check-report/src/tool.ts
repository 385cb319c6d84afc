import { existsSync } from 'node:fs';
import path from 'node:path';
import { defineTool } from '@gatehouse/cli';
import { Failure, formatDocument, productionGatesReport, reportCheck, type ReportCheck } from '@gatehouse/contracts';
import { inspectDocument, isFile } from '@gatehouse/files';
import { printable } from '@gatehouse/render';
import { reportTag } from '@gatehouse/runs';
import { readSettings, reportGlobs, workflowRules, type Settings } from '@gatehouse/settings';
import { matchGlob } from '@gatehouse/system';
import { problemsIn, reportedGates, reportKeys } from './core';

export const tool = defineTool({
  name: 'check-report',
  purpose: 'Says what audit, review, score and page will make of a report, before a run.',
  description:
    'For whoever writes a workflow: which keys the readers look for, which are missing, and what each costs. ' +
    'Only inputs.decision_tag and gates.overall_pass are needed.',
  next: ['official-run'],
  options: {
    workflow: {
      type: 'string',
      describe: 'Workflow whose report it is (default: by its name and place)',
      value: 'NAME',
      completes: 'workflow',
      added: true,
    },
  },
  operands: { usage: 'FILE', most: 1 },
  reads: ['the report: production-gates-report.schema.json', 'gatehouse.json, for its place: gatehouse.schema.json'],
  writes: ['nothing; --json prints report-check.schema.json'],
  statuses: { '1': 'there is no such file', '2': 'not usable: standard error says why' },
  examples: [
    'check-report gate_results/production_gates_*/production_gates_report.json',
    'check-report gate_results/production_gates_*/production_gates_report.json --json',
  ],
  run({ options, operands: [given], root, path: resolve }) {
    if (given === undefined) throw new Failure('usage', 'expected the file of a report');
    const file = resolve(given);
    if (!isFile(file))
      throw new Failure(
        'missing-input',
        `${file}: ${existsSync(file) ? 'is not a file' : 'not found'}; give the JSON report of a workflow`,
      );
    const settings = readSettings(root);
    const check = checked(file, root, settings, options.workflow);
    return {
      status: check.usable ? 0 : 2,
      lines: linesOf(check),
      document: JSON.parse(formatDocument(reportCheck, check)) as unknown,
      problems: check.problems,
    };
  },
});

function checked(file: string, root: string, settings: Settings | undefined, named: string | undefined): ReportCheck {
  const reading = inspectDocument(productionGatesReport, file);
  const workflow = named ?? workflowOf(file, root, settings);
  const base = { schema: 'report-check/v1' as const, path: file, workflow: workflow ?? null };
  if (reading.state !== 'read')
    return {
      ...base,
      read_as: 'not read as a report',
      usable: false,
      decision_tag: null,
      problems: [reading.problem],
      keys: [],
      gates: [],
    };
  const report = reading.value;
  const gates = reportedGates(report);
  const problems = [...problemsIn(report), ...misplaced(file, root, settings, workflow)];
  const tag = reportTag(report);
  return {
    ...base,
    read_as: `a report of ${workflow ?? 'an unknown workflow'}, decision tag ${tag ?? '(none)'}, ${gates.length} gates`,
    usable: problems.length === 0,
    decision_tag: tag ?? null,
    problems,
    keys: reportKeys(report),
    gates,
  };
}

/** By the glob of a workflow that it matches, else by its name. */
function workflowOf(file: string, root: string, settings: Settings | undefined): string | undefined {
  const relative = path.relative(root, file);
  const declared = Object.keys(settings?.document.workflows ?? {});
  const own = declared.find((name) => matchGlob(workflowRules(settings, name).report, relative) !== undefined);
  return own ?? /^([A-Za-z0-9_][A-Za-z0-9_.-]*)_report\.json$/.exec(path.basename(file))?.[1];
}

/** Below gate_results a report is looked for in certain places only; one elsewhere is a draft. */
function misplaced(file: string, root: string, settings: Settings | undefined, workflow: string | undefined): string[] {
  const relative = path.relative(root, file);
  if (!relative.startsWith('gate_results/')) return [];
  const globs = workflow === undefined ? reportGlobs(settings) : [workflowRules(settings, workflow).report];
  return globs.some((glob) => matchGlob(glob, relative) !== undefined)
    ? []
    : [`${relative} is not where reports of ${workflow ?? 'a workflow'} are looked for: ${globs.join(', ')}`];
}

function linesOf(check: ReportCheck): string[] {
  const rows = check.keys.map(({ key, is_there: isThere, section, gate, points, without }) => [
    isThere ? 'ok' : 'missing',
    key,
    section,
    gate ?? '',
    String(points),
    isThere ? '' : without,
  ]);
  const table = [['', 'key', 'section', 'gate', 'points', 'without it'], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => (row[column] ?? '').length))) ?? [];
  return [
    `read as: ${printable(check.read_as)}`,
    ...(rows.length === 0
      ? []
      : table.map((row) =>
          row
            .map((cell, at) => cell.padEnd(widths[at] ?? 0))
            .join('  ')
            .trimEnd(),
        )),
    ...check.gates.map(
      ({ gate, passed, says }) =>
        `gate ${gate}: ${passed ?? 'neither true nor false'}${says === null ? '' : `; ${says}`}`,
    ),
    check.usable ? 'usable' : 'not usable',
  ];
}
