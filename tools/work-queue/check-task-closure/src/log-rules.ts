/** Rules of the log of the session that closes a task (contract 38.3). */
import { idKey } from '@gatehouse/boards';
import type { ClosureContext } from './context';
import { documentsOf } from './document-rules';

/** log_passes, log_names_task, log_lists_documents. */
export function checkSessionLog({ before, after, task, log, found, add }: ClosureContext): void {
  const { path: file, check } = log;
  for (const error of check.errors) found.add('log_passes', { ...error, message: `${error.check}: ${error.message}` });
  if (check.log === undefined) return found.notRun('log_names_task', 'log_lists_documents');
  if (!check.tasks.some((id) => idKey(id) === task.key))
    add('log_names_task', { file, message: `the card names ${check.tasks.join(', ') || 'no task'}` });
  const changed = documentsOf(after, task).filter((document) => {
    const [was, is] = [before.tree.read(document), after.tree.read(document)];
    return is === undefined ? was !== undefined : !was?.equals(is);
  });
  for (const document of changed)
    if (!check.filesTouched.includes(document))
      add('log_lists_documents', {
        file,
        expected: document,
        message: `changed, and not among the files touched: ${document}`,
      });
}
