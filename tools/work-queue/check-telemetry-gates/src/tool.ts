import path from 'node:path';
import {
  citedDecisions,
  exemptionFor,
  folderName,
  gatePlans,
  gatesFor,
  idKey,
  momentOf,
  parseGates,
  placedMessage,
  plansNamed,
  readQueuePolicy,
  readTaskDocuments,
  readWaivers,
  reportOptions,
  workingTree,
  writeReport,
  type DocumentTree,
  type GateQuestion,
  type GatesFile,
  type QueuePolicy,
  type Task,
  type TaskDocuments,
  type Waivers,
} from '@gatehouse/boards';
import { defineTool } from '@gatehouse/cli';
import { Failure, formatDocument, telemetryGateReport, type TelemetryGate } from '@gatehouse/contracts';
import { localTimestamp } from '@gatehouse/render';
import { gateReport, gateResult, type GateEvidence } from './core';
import { measureGates } from './measure';
import { judgeOfficialRun } from './official-run';
import { disbelieved, gatesMarkdown, problemsOf, resultLine } from './report-lines';

export const tool = defineTool({
  name: 'check-telemetry-gates',
  purpose: 'Measures telemetry against the gates of a task, a plan or all plans.',
  options: {
    task: { type: 'string', describe: 'Gates of this task and of its plan', value: 'ID' },
    plan: { type: 'string', describe: 'All gates of this plan', value: 'PLAN' },
    all: { type: 'flag', describe: 'All gates' },
    gates: { type: 'path', describe: 'Gates (default: as the policy says)', value: 'FILE' },
    'as-of': {
      type: 'string',
      describe: 'Judge freshness and waivers as of this moment; the report says so and closes no task',
      value: 'TIME',
    },
    ...reportOptions,
  },
  reads: [
    'the gates: telemetry-gates.schema.json',
    'waivers: telemetry-waiver.schema.json',
    'telemetry: JSON lines, JSON documents, CSV; git; official runs (result.json: result.schema.json) with report (production-gates-report.schema.json) and audit (governance-audit.schema.json)',
    'the policy: work-queue-policy.schema.json',
    'board (CSV) and plan files',
  ],
  writes: [
    'audit/telemetry_gates/<stamp>_<scope>/telemetry_gate_report.json: telemetry-gate-report.schema.json',
    'telemetry_gate_report.md beside it',
  ],
  statuses: { '2': 'the gates do not pass: standard error says which and why' },
  examples: ["check-telemetry-gates --task '#12'", 'check-telemetry-gates --all --json'],
  async run({ options, root, now, path: resolve, warn }) {
    const asked = [options.task, options.plan, options.all || undefined].filter((one) => one !== undefined);
    if (asked.length !== 1) throw new Failure('usage', 'give exactly one of --task ID, --plan PLAN and --all');
    const asOf = options['as-of'] === undefined ? undefined : momentGiven(options['as-of']);
    const policy = readQueuePolicy(root, options.policy === undefined ? undefined : resolve(options.policy));
    const tree = workingTree(root);
    const file = gatesFile(root, tree, policy, options.gates === undefined ? undefined : resolve(options.gates));
    const documents = readTaskDocuments(tree, policy);
    const task = options.task === undefined ? undefined : taskNamed(documents, options.task);
    const question: GateQuestion = {
      task: task?.id ?? null,
      plans:
        task !== undefined
          ? gatePlans(documents, task)
          : options.plan === undefined
            ? []
            : plansGiven(documents, file, options.plan),
      isAll: options.all,
    };
    const shown = task?.id ?? options.plan ?? 'all';
    const gates = gatesFor(file, question);
    const moment = asOf ?? now;
    const waivers = task === undefined ? noWaivers : waiversOf(tree, policy, task, gates, moment);
    const evidence = await gatherEvidence(root, tree, file, gates, task);
    const exemption = question.isAll ? undefined : exemptionFor(file, question);
    const report = gateReport(
      file,
      evidence.map((one) => gateResult(one, file, moment, waivers.used.get(one.gate.id))),
      {
        generatedAt: localTimestamp(now),
        policy: policy.used,
        asOf,
        scope: { task: question.task, plan: options.plan ?? null, plans: [...question.plans] },
        exempt: exemption && { ...exemption },
        refused: waivers.refused,
      },
    );
    for (const message of disbelieved(report)) warn(message);
    for (const { path: waiver, problem } of report.refused_waivers) warn(`waiver refused: ${waiver}: ${problem}`);
    const done = writeReport(root, now, options['out-dir'] === undefined ? undefined : resolve(options['out-dir']), {
      folder: 'telemetry_gates',
      after: folderName(shown),
      name: 'telemetry_gate_report',
      json: formatDocument(telemetryGateReport, report),
      markdown: gatesMarkdown(shown, report),
    });
    return {
      status: report.overall_pass ? 0 : 2,
      lines: [resultLine(shown, report), ...done],
      document: report,
      problems: problemsOf(shown, report),
    };
  },
});

const noWaivers: Waivers = { used: new Map(), refused: [] };

function momentGiven(text: string): Date {
  const moment = momentOf(text);
  if (moment === undefined)
    throw new Failure('usage', `option --as-of: expected a moment such as 2026-01-11T00:00:00Z, got '${text}'`);
  return new Date(moment);
}

/** Throws Failure `missing-input`, and `damaged-input` for gates that make no sense. */
function gatesFile(root: string, tree: DocumentTree, { gates }: QueuePolicy, given: string | undefined): GatesFile {
  if (given === undefined && gates === null)
    throw new Failure('usage', 'the policy names no gates; give them with --gates FILE');
  const file = given === undefined ? (gates?.path ?? '') : path.relative(root, given);
  const bytes = tree.read(file);
  if (bytes === undefined)
    throw new Failure('missing-input', `gates not found: ${file}; write them, or name them with --gates FILE`);
  return parseGates(bytes, file);
}

function taskNamed({ board, reading, policy }: TaskDocuments, id: string): Task {
  if (reading.state === 'unreadable')
    throw new Failure(
      'missing-input',
      `${placedMessage({ file: policy.board.path, ...reading })}; ${id} cannot be found on it`,
    );
  const task = board?.tasks.get(idKey(id));
  if (task === undefined) throw new Failure('missing-input', `${id} is not on the board ${policy.board.path}`);
  return task;
}

/** The plan files a name fits; where the team has none, the plans that gates name. */
function plansGiven({ plans, policy }: TaskDocuments, file: GatesFile, name: string): string[] {
  const known = policy.plans === null ? file.gates.flatMap(({ plan }) => plan ?? []) : plans.keys();
  return [...new Set(plansNamed(name, known))];
}

function waiversOf(
  tree: DocumentTree,
  policy: QueuePolicy,
  task: Task,
  gates: readonly TelemetryGate[],
  moment: Date,
): Waivers {
  return readWaivers(tree, policy.gates?.waivers ?? [], {
    task: task.id,
    owners: [task.owner],
    gates,
    today: moment.toISOString().slice(0, 10),
  });
}

async function gatherEvidence(
  root: string,
  tree: DocumentTree,
  file: GatesFile,
  gates: readonly TelemetryGate[],
  task: Task | undefined,
): Promise<GateEvidence[]> {
  const measured = await measureGates(root, tree, gates, file);
  const cited = task === undefined ? [] : citedDecisions(task.deliverable, task.notes);
  return gates.map((gate): GateEvidence => {
    if (gate.source.kind !== 'official_run') return { gate, measured: measured.get(gate.id) };
    const tags = gate.source.tag === undefined ? cited : [gate.source.tag];
    return { gate, runs: tags.map((tag) => judgeOfficialRun(root, tag)) };
  });
}
