import { placedMessage, readBoard, readQueuePolicy } from '@gatehouse/boards';
import { Failure, type OpenTask } from '@gatehouse/contracts';
import { readBytes } from '@gatehouse/files';
import type { Reader } from './reader';

/** The tasks in progress, in the order of the board (contract 15.8); undefined without a board that can be read. */
export function readOpenTasks(reader: Reader): OpenTask[] | undefined {
  const policy = reader.attempt('configs/research/work_queue_policy.json', () =>
    readQueuePolicy(reader.root, undefined),
  );
  if (policy === undefined) return undefined;
  const { path: source } = policy.board;
  return reader.attempt(source, (at) => {
    const reading = readBoard(readBytes(at), policy);
    if (reading.state === 'unreadable') throw new Failure('damaged-input', placedMessage({ file: source, ...reading }));
    const { tasks, records } = reading.board;
    if (tasks.size === 0 && records.length > 0)
      throw new Failure('damaged-input', `${source}: no task can be read in it; check-task-board says why`);
    return [...tasks.values()]
      .filter(({ status }) => status.kind === 'in_progress')
      .map(({ id, title, owner }) => ({ task: id, title: title || null, owner: owner || null, source }));
  });
}
