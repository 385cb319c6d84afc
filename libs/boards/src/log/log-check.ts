/** Whether the log of a session is complete and agrees with board, files and git (contract 36.3). */
import type { LogPolicy, TestCounts } from '@gatehouse/contracts';
import { Findings, type FindingText } from '../checks/findings';
import { foreignText } from '../board/board';
import type { TaskDocuments } from '../documents/task-documents';
import type { GatesFile } from '../gates/gates-file';
import { draftChecks, logCheckIds, type LogCheckId } from '../policy/check-ids';
import type { QueuePolicy } from '../policy/policy';
import type { DocumentTree } from '../repository/document-tree';
import {
  checkCitedPaths,
  checkFilesTouched,
  checkFollowUps,
  checkOutcome,
  checkPlaceholders,
  checkValidation,
} from './final-rules';
import { checkFields, checkName, checkPlan, checkSections, checkTaskNamed } from './draft-rules';
import { readSessionLog, type LogSection, type SectionRole, type SessionLog } from './session-log';

export interface LogCheckRequest {
  /** Path of the log, relative to the repository. */
  log: string;
  stage: 'draft' | 'final';
  /** How the commit is called that files are compared with, and what changed since; undefined without one. */
  base: { shown: string; changed: readonly string[] } | undefined;
  /** The gates of the team; undefined when they cannot be read. */
  gates: GatesFile | undefined;
}

export interface LogCheckResult extends ReturnType<Findings<LogCheckId>['summary']> {
  /** The bytes of the log; undefined when it is not there. */
  bytes: Buffer | undefined;
  /** Undefined when it cannot be read. */
  log: SessionLog | undefined;
  tasks: string[];
  outcome: 'done' | 'blocked' | null;
  tests: TestCounts | null;
  filesTouched: string[];
  citedPaths: string[];
}

/** What every rule of a log is given, and where it leaves what it read. */
export interface LogContext {
  documents: TaskDocuments;
  tree: DocumentTree;
  policy: QueuePolicy;
  logPolicy: LogPolicy;
  request: LogCheckRequest;
  log: SessionLog;
  /** Adds a finding of the log, at a line of it. */
  add(check: LogCheckId, finding: Omit<FindingText, 'file'>): void;
  notApplicable(...ids: LogCheckId[]): void;
  section(role: SectionRole): LogSection | undefined;
  read: Pick<LogCheckResult, 'tasks' | 'outcome' | 'tests' | 'filesTouched' | 'citedPaths'>;
}

export function checkLog(documents: TaskDocuments, request: LogCheckRequest): LogCheckResult {
  const { policy, tree } = documents;
  const found = new Findings(logCheckIds, policy.warnings);
  const file = request.log;
  const read: LogContext['read'] = { tasks: [], outcome: null, tests: null, filesTouched: [], citedPaths: [] };
  const bytes = tree.read(file);
  const problem =
    bytes === undefined ? 'not found' : bytes.toString('utf8').trim() === '' ? 'empty' : foreignText(bytes);
  if (bytes === undefined || problem !== undefined) {
    found.add('log_readable', { file, message: problem ?? 'not found' });
    found.notRun(...logCheckIds.slice(1));
    return { ...found.summary(), ...read, bytes, log: undefined };
  }
  const log = readSessionLog(bytes.toString('utf8'), policy.log);
  const context: LogContext = {
    documents,
    tree,
    policy,
    logPolicy: policy.log,
    request,
    log,
    add: (check, finding) => found.add(check, { ...finding, file }),
    notApplicable: (...ids) => found.notApplicable(...ids),
    section: (role) => log.sections.get(role),
    read,
  };
  const name = checkName(context);
  checkFields(context, name);
  checkSections(context);
  checkTaskNamed(context);
  checkPlan(context);
  if (request.stage === 'draft') found.notApplicable(...logCheckIds.slice(draftChecks));
  else {
    checkPlaceholders(context);
    checkFilesTouched(context);
    checkValidation(context);
    checkOutcome(context);
    checkCitedPaths(context);
    checkFollowUps(context);
  }
  return { ...found.summary(), ...read, bytes, log };
}
