/** Rules that hold from the draft of a log on (contract 36.3). */
import path from 'node:path';
import { isFilled } from '@gatehouse/render';
import { planNames } from '../documents/plans';
import { linkedPlans } from '../documents/task-documents';
import { idKey } from '../policy/task-ids';
import { namesWord, placeholdersIn, withoutCode } from '../text/words';
import type { LogContext } from './log-check';
import { sectionRoles } from './session-log';
import { sessionOf } from './sessions';

/** log_name. Returns day and number of a name that is one. */
export function checkName({ request, logPolicy, add }: LogContext): ReturnType<typeof sessionOf> {
  const session = sessionOf(request.log);
  if (session === undefined) add('log_name', { message: 'expected YYYY-MM-DD_session-NNNN.md' });
  if (path.posix.dirname(request.log) !== logPolicy.dir) add('log_name', { message: `not in ${logPolicy.dir}` });
  return session;
}

/** log_fields and date_agrees_with_name. */
export function checkFields({ log, logPolicy, add }: LogContext, session: ReturnType<typeof sessionOf>): void {
  for (const name of logPolicy.fields) {
    const field = log.fields.get(name.toLowerCase());
    if (field === undefined) add('log_fields', { message: `no field ${name}` });
    else if (!isFilled(field.value)) add('log_fields', { line: field.line, message: `${name} says nothing` });
  }
  const dateField = logPolicy.fields.find((name) => /^date$/i.test(name)) ?? logPolicy.fields[0];
  const date = log.fields.get(dateField.toLowerCase());
  if (session === undefined || date === undefined || !isFilled(date.value)) return;
  const said = date.value.replace(/[`*]/g, '').trim();
  if (said !== session.day)
    add('date_agrees_with_name', {
      line: date.line,
      expected: session.day,
      actual: said,
      message: `${said}, the name has ${session.day}`,
    });
}

/** sections: all there, in their order. */
export function checkSections({ logPolicy, section, add }: LogContext): void {
  let previous = 0;
  sectionRoles.forEach((role, index) => {
    const [name, found] = [logPolicy.sections[index] ?? role, section(role)];
    if (found === undefined) return add('sections', { message: `no section ${name}` });
    if (found.line < previous)
      add('sections', { line: found.line, message: `${name} stands before the section that precedes it` });
    previous = Math.max(previous, found.line);
  });
}

/** task_named. Leaves the IDs that the card names. */
export function checkTaskNamed({ documents, policy, logPolicy, log, add, read }: LogContext): void {
  const name = logPolicy.fields.at(-1) ?? '';
  const card = log.fields.get(name.toLowerCase());
  const [first = '', ...others] = (card?.value ?? '').split('|');
  const ids = policy.ids.inText(first);
  read.tasks = ids.length > 0 ? ids : policy.ids.inText(others.join('|'));
  if (read.tasks.length === 0)
    add('task_named', { line: card?.line, message: `${name} names no task (${policy.ids.pattern})` });
  for (const task of read.tasks)
    if (!documents.board?.knownIds.has(idKey(task)))
      add('task_named', {
        task,
        line: card?.line,
        message: documents.board === undefined ? 'the board cannot be read' : 'not on the board',
      });
}

/** plan_bullets, plan_cites_plan, plan_cites_gates, plan_names_core_idea. */
export function checkPlan(context: LogContext): void {
  const { logPolicy, section, add, notApplicable, policy } = context;
  const ideas = logPolicy.core_ideas ?? [];
  if (ideas.length === 0) notApplicable('plan_names_core_idea');
  if (policy.gates === null) notApplicable('plan_cites_gates');
  const plan = section('plan');
  if (plan === undefined) return;
  const [fewest, most] = logPolicy.bullets ?? [3, 6];
  const bullets = plan.lines.filter(({ text, kind }) => kind === 'text' && /^(?:[-*+]|\d+[.)])\s/.test(text)).length;
  if (bullets < fewest || bullets > most)
    add('plan_bullets', {
      line: plan.line,
      expected: `${fewest} to ${most}`,
      actual: String(bullets),
      message: `${bullets} bullets, expected ${fewest} to ${most}`,
    });
  for (const { text, line, kind } of plan.lines)
    if (kind !== 'code' && kind !== 'comment')
      for (const placeholder of placeholdersIn(withoutCode(text)))
        add('plan_bullets', { line, message: `not filled in: ${placeholder}` });
  const text = plan.lines
    .map((line) => line.text)
    .join('\n')
    .replaceAll('\\', '/');
  checkCitations(context, text, plan.line);
  if (ideas.length > 0 && !ideas.some((idea) => namesWord(text, idea)))
    add('plan_names_core_idea', { line: plan.line, message: 'the plan section names no core idea' });
}

function checkCitations({ documents, policy, request, add, read }: LogContext, text: string, line: number): void {
  for (const id of read.tasks) {
    const task = documents.board?.tasks.get(idKey(id));
    if (task === undefined || policy.plans === null) continue;
    const plans = linkedPlans(documents, task);
    if (plans.length > 0 && !plans.some((plan) => planNames(plan).some((name) => namesWord(text, name))))
      add('plan_cites_plan', { task: id, line, message: `the plan section does not name ${plans.join(' or ')}` });
  }
  if (policy.gates === null) return;
  const { path: file, cited_as: aliases = [] } = policy.gates;
  const names = [file, path.posix.basename(file), ...aliases, ...(request.gates?.gates.map(({ id }) => id) ?? [])];
  if (!names.some((name) => namesWord(text, name)))
    add('plan_cites_gates', { line, message: `the plan section names neither ${file} nor a gate of it` });
}
