/** The log of a session as it starts: what is known is filled in, the rest are placeholders (contract 35.4). */
import { cellIn, linkedPlans, type QueuePolicy, type Task, type TaskDocuments } from '@gatehouse/boards';
import type { TelemetryGate, TimelineEntry } from '@gatehouse/contracts';
import { markdownLine } from '@gatehouse/render';

/** So many rows of a timeline are shown. */
const recent = 3;

/** The first rows of the timelines of a task's plans. */
export function recentTimeline(documents: TaskDocuments, task: Task): TimelineEntry[] {
  return linkedPlans(documents, task).flatMap((plan) => {
    const timeline = documents.plans.get(plan)?.timeline;
    if (timeline === undefined) return [];
    return timeline.table.rows.slice(0, recent).map((row) => ({
      plan,
      date: cellIn(timeline, row, 'date') ?? '',
      summary: cellIn(timeline, row, 'summary') ?? '',
      evidence: cellIn(timeline, row, 'evidence') ?? '',
      source: cellIn(timeline, row, 'source') ?? '',
    }));
  });
}

export interface LogFacts {
  /** Local date. */
  date: string;
  role: string;
  level: string;
  approvedBy: string | null;
  baseCommit: string | null;
  gates: readonly TelemetryGate[];
  timeline: readonly TimelineEntry[];
}

/** The text of the log. */
export function sessionLog(documents: TaskDocuments, task: Task, facts: LogFacts): string {
  const { policy } = documents;
  const [plan, changes, validation, outcome] = policy.log.sections;
  const [fewest, most] = policy.log.bullets ?? [3, 6];
  const lines = [
    '# Agent Session Log',
    '',
    ...fieldLines(policy, task, facts),
    `- **Level:** ${facts.level}${facts.approvedBy === null ? '' : ` (approved by ${facts.approvedBy})`}`,
    `- **Base commit:** ${facts.baseCommit ?? 'none'}`,
    '',
    `## ${plan} (${fewest}-${most} bullets)`,
    ...planLines(documents, task, facts.gates),
    '',
    '## Context',
    ...(facts.timeline.length === 0
      ? ['- The plan has no timeline.']
      : facts.timeline.map(
          ({ date, summary, evidence }) => `- ${date}: ${summary}${evidence === '' ? '' : ` (${evidence})`}`,
        )),
    '',
    `## ${changes}`,
    '- Files touched:',
    '  - <path>',
    '- Rationale:',
    '  - <why it was changed>',
    '',
    `## ${validation}`,
    '- Unit tests: <numbers passed and failed, or Not run with a reason>',
    '- Smoke run (if applicable): <command, gate report, telemetry>',
    '',
    `## ${outcome}`,
    `- Status: <${policy.statuses.write('done')} | ${policy.statuses.write('blocked')}>`,
    '- Follow-ups: <tasks that come next, or None>',
  ];
  return `${lines.map(markdownLine).join('\n')}\n`;
}

function fieldLines({ log: { fields } }: QueuePolicy, task: Task, { date, role }: LogFacts): string[] {
  const card = [task.id, task.title, task.status.text, task.owner, task.planLinks.join(', ')].join(' | ');
  return fields.map((name, index) => {
    if (index === fields.length - 1) return `- **${name}:** ${card}`;
    if (/^date$/i.test(name)) return `- **${name}:** ${date}`;
    return `- **${name}:** ${/^role$/i.test(name) ? role : `<${name}>`}`;
  });
}

function planLines(documents: TaskDocuments, task: Task, gates: readonly TelemetryGate[]): string[] {
  const { policy } = documents;
  const plans = linkedPlans(documents, task).join(', ') || task.planLinks.join(', ');
  const measured = gates.length === 0 ? 'exempt, and why' : gates.map(({ id }) => id).join(', ');
  const ideas = policy.log.core_ideas ?? [];
  return [
    `- <steps that follow ${plans || 'the plan'}>`,
    ...(policy.gates === null
      ? ['- <how the result is measured>']
      : [`- <how the gates of ${policy.gates.path} are met: ${measured}>`]),
    ideas.length === 0 ? '- <what is left as it is>' : `- <which of these it serves: ${ideas.join(', ')}>`,
  ];
}
