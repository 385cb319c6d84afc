/** Rules of the evidence that a closed task rests on (contract 38.4). */
import { documentCitations, evidenceFiles, logCitations, type Citation } from '@gatehouse/boards';
import type { ClosureContext, ClosureFacts } from './context';

/** What documents and log cite. */
export function allCitations({
  before,
  after,
  task,
  log,
}: Pick<ClosureFacts, 'before' | 'after' | 'task' | 'log'>): Citation[] {
  const ofLog = log.check.log === undefined ? [] : logCitations(log.check.log, log.path);
  return [...documentCitations(after, before, task), ...ofLog];
}

/** evidence_cited, evidence_exists, evidence_committable. */
export function checkEvidence(context: ClosureContext): void {
  const { before, after, task, policy, ignored, found, add } = context;
  const evidence = evidenceFiles(after, allCitations(context));
  if (task.status.kind !== 'done') found.notApplicable('evidence_cited');
  else if (evidence.length === 0)
    add('evidence_cited', {
      file: policy.board.path,
      line: task.line,
      message: `neither board, plan nor the log's validation cite a file below ${policy.evidencePaths.join(', ')} that is there`,
    });
  for (const { path, isOutside, by } of documentCitations(after, before, task)) {
    if (isOutside) add('evidence_exists', { file: by, actual: path, message: `outside the repository: ${path}` });
    else if (!after.tree.isFile(path))
      add('evidence_exists', { file: by, actual: path, message: `no such file: ${path}` });
  }
  for (const file of evidence)
    if (ignored.has(file))
      add('evidence_committable', { file, message: 'ignored by git: it cannot become part of the record' });
}
