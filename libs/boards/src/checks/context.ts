import type { TaskDocuments } from '../documents/task-documents';
import { boardCheckIds, boardWarnings, type BoardCheckId } from '../policy/check-ids';
import type { QueuePolicy } from '../policy/policy';
import { Findings } from './findings';

/** What every rule of the board is given. */
export interface BoardContext {
  documents: TaskDocuments;
  policy: QueuePolicy;
  found: Findings<BoardCheckId>;
  /** Path of the board. */
  boardFile: string;
  /** The last day on which a task may be done already, `YYYY-MM-DD`: somewhere it is tomorrow. */
  tomorrow: string;
}

/** `today`: local date. */
export function boardContext(documents: TaskDocuments, today: string): BoardContext {
  const { policy } = documents;
  return {
    documents,
    policy,
    found: new Findings(boardCheckIds, [...boardWarnings, ...policy.warnings]),
    boardFile: policy.board.path,
    tomorrow: new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10),
  };
}
