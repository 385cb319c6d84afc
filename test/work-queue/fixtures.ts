import { cpSync } from 'node:fs';
import path from 'node:path';
import { temporaryRepository, workspace, type Repository } from '@gatehouse/testkit';

/** The example of a work queue, committed. */
export function workQueueRepository(): Repository {
  const repository = temporaryRepository();
  cpSync(path.join(workspace, 'examples/work-queue-repo'), repository.root, { recursive: true });
  repository.git('init');
  repository.git('config', 'user.name', 'test');
  repository.git('config', 'user.email', 'test@example.invalid');
  repository.git('add', '--all');
  repository.git('commit', '-m', 'start');
  return repository;
}
