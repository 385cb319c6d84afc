import { isFile } from '@gatehouse/files';
import path from 'node:path';
import { readQueuePolicy, teamPolicy } from './policy';

/**
 * The documents and folders of the work queue that a team's policy names, paths and globs relative to the repository;
 * none without a policy of the team. The globs of evidence and of code are not among them. Throws as readQueuePolicy.
 */
export function queueDocuments(root: string): string[] {
  if (!isFile(path.join(root, teamPolicy))) return [];
  const { board, mirror, backlog, plans, index, log, gates, netops, runbook, ui } = readQueuePolicy(root);
  return [
    board.path,
    ...[mirror, backlog, index, gates].flatMap((document) => document?.path ?? []),
    ...(plans?.files ?? []),
    log.dir,
    ...(gates?.waivers ?? []),
    ...(netops?.operations ?? []),
    ...(netops?.resets ?? []),
    ...runbook,
    ...(ui === null ? [] : [ui.checklist]),
  ];
}
