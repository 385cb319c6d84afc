/** Rules of a log that is finished (contract 36.3). */
import { isFilled } from '@gatehouse/render';
import { idKey } from '../policy/task-ids';
import { citedPaths } from '../text/cited-paths';
import { placeholdersIn, withoutCode } from '../text/words';
import type { LogContext } from './log-check';
import { finalTests, listedFiles, namedLine, saysAllPassed, wholeText } from './session-log';
import { isSessionFile } from './sessions';

/** no_placeholders; those of the plan are reported by plan_bullets. */
export function checkPlaceholders({ log, section, add }: LogContext): void {
  const inPlan = new Set(section('plan')?.lines);
  for (const line of log.lines) {
    if (inPlan.has(line) || line.kind === 'code' || line.kind === 'comment') continue;
    for (const placeholder of placeholdersIn(withoutCode(line.text)))
      add('no_placeholders', { line: line.line, message: `not filled in: ${placeholder}` });
  }
}

/** files_touched and files_touched_agree. */
export function checkFilesTouched(context: LogContext): void {
  const { request, section, tree, add, notApplicable, read } = context;
  if (request.base === undefined) notApplicable('files_touched_agree');
  const changes = section('changes');
  if (changes === undefined) return;
  const list = namedLine(changes, 'Files touched');
  const files = list === undefined ? [] : listedFiles(list);
  read.filesTouched = [...new Set(files.map(({ file }) => file))];
  const line = list?.line ?? changes.line;
  if (files.length === 0) add('files_touched', { line, message: 'no list of files touched' });
  const changed = new Set(request.base?.changed);
  for (const entry of files)
    if (!tree.isFile(entry.file) && !changed.has(entry.file))
      add('files_touched', { line: entry.line, actual: entry.file, message: `no such file: ${entry.file}` });
  if (request.base === undefined || files.length === 0) return;
  const { shown } = request.base;
  const listed = new Set(read.filesTouched);
  const isOurs = (file: string): boolean => isSessionFile(file, request.log);
  for (const file of changed)
    if (!isOurs(file) && !listed.has(file))
      add('files_touched_agree', { line, expected: file, message: `changed since ${shown} but not listed: ${file}` });
  for (const file of listed)
    if (!isOurs(file) && !changed.has(file))
      add('files_touched_agree', { line, actual: file, message: `listed but not changed since ${shown}: ${file}` });
}

const noResult = 'no result: expected numbers passed and failed, or Not run with a reason';

/** validation_result; leaves the numbers of the tests. */
export function checkValidation({ log, section, add, read }: LogContext): void {
  const validation = section('validation');
  if (validation === undefined) return;
  const tests = namedLine(validation, 'Unit tests');
  if (tests === undefined) return add('validation_result', { line: validation.line, message: 'no line Unit tests' });
  const text = wholeText(tests);
  read.tests = finalTests(log) ?? null;
  if (read.tests !== null) return;
  if (saysAllPassed(withoutCode(text))) return;
  const [, reason] = /^[\s*_`]*not (?:run|applicable)\b(.*)$/i.exec(text) ?? [];
  if (reason === undefined || !isFilled(reason.replace(/^[\s:;,.(–—-]+|[\s).]+$/g, '')))
    add('validation_result', { line: tests.line, actual: text, message: noResult });
}

/** outcome_status, validation_passed, outcome_agrees, blocked_reason. */
export function checkOutcome(context: LogContext): void {
  const { documents, policy, section, add, read } = context;
  const outcome = section('outcome');
  if (outcome === undefined) return;
  const status = namedLine(outcome, 'Status');
  if (status === undefined) return add('outcome_status', { line: outcome.line, message: 'no line Status' });
  const { statuses } = policy;
  const start = statuses.startOf(status.value, ['done', 'blocked']);
  if (start === undefined) {
    const expected = `${statuses.write('done')} or ${statuses.write('blocked')}`;
    return add('outcome_status', {
      line: status.line,
      expected,
      actual: status.value,
      message: `status '${status.value}', expected ${expected}`,
    });
  }
  read.outcome = start.kind === 'done' ? 'done' : 'blocked';
  for (const id of read.tasks) {
    const task = documents.board?.tasks.get(idKey(id));
    if (task !== undefined && task.status.kind !== start.kind)
      add('outcome_agrees', {
        task: id,
        line: status.line,
        expected: task.status.text,
        actual: status.value,
        message: `'${status.value}', board has '${task.status.text}'`,
      });
  }
  const validation = section('validation');
  if (start.kind === 'done' && validation !== undefined && (read.tests?.failed ?? 0) > 0)
    add('validation_passed', { line: validation.line, message: `done with ${read.tests?.failed} failed tests` });
  const followUps = namedLine(outcome, 'Follow-ups');
  const reasons = [
    start.rest,
    ...status.below.map(({ text }) => text),
    followUps === undefined ? '' : wholeText(followUps),
  ];
  if (start.kind === 'blocked' && !reasons.some((reason) => isFilled(reason.replace(/^[\s:;,.(–—-]+/, ''))))
    add('blocked_reason', { line: status.line, message: 'blocked, and neither status nor follow-ups say by what' });
}

/** cited_paths, of the validation. */
export function checkCitedPaths({ section, tree, add, read }: LogContext): void {
  const cited = new Set<string>();
  for (const { text, line, kind } of section('validation')?.lines ?? []) {
    if (kind === 'comment' || kind === 'code') continue; // a pasted output cites nothing
    for (const { path, isOutside } of citedPaths(text)) {
      if (isOutside) add('cited_paths', { line, actual: path, message: `outside the repository: ${path}` });
      else {
        cited.add(path);
        if (!tree.isFile(path)) add('cited_paths', { line, actual: path, message: `no such file: ${path}` });
      }
    }
  }
  read.citedPaths = [...cited];
}

/** follow_ups_known. */
export function checkFollowUps({ documents, policy, section, add }: LogContext): void {
  const outcome = section('outcome');
  const followUps = outcome && namedLine(outcome, 'Follow-ups');
  if (followUps === undefined) return;
  for (const { text, line } of [{ text: followUps.value, line: followUps.line }, ...followUps.below])
    for (const task of policy.ids.inText(text))
      if (!documents.board?.knownIds.has(idKey(task)))
        add('follow_ups_known', { task, line, message: 'a follow-up that is not on the board' });
}
