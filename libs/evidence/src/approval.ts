/** Approvals: a second person signs that a stage check may count (contract 21.3, four eyes). */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import {
  context,
  evidenceApproval,
  Failure,
  parseDocument,
  stageCheck,
  type EvidenceApproval,
  type EvidenceFinding,
  type StageCheck,
} from '@gatehouse/contracts';
import { inspectDocument, readBytesNoFollow } from '@gatehouse/files';
import { isOneAmong, namesSomebody } from '@gatehouse/runs';
import type { Book, LoggedCheck } from './book';
import type { LogState } from './chain';
import { readSignature } from './checkpoint-files';
import { isPlainPath, sha256 } from './entry';
import { evidenceFolder } from './place';
import { folderFault } from './segments';
import { isPrincipal } from './signature';

export const approvalsFolder = `${evidenceFolder}/approvals`;
const largestApproval = 64 * 1024; // bytes

/** An approval as it lies there, and what it speaks of. */
export interface ApprovalFile {
  path: string;
  bytes: Buffer;
  approval: EvidenceApproval | { fault: string };
  /** The approver's signature beside it. */
  signature: Buffer | undefined;
}

/** All approvals, in the order of their names. */
export function readApprovals(root: string): ApprovalFile[] {
  if (folderFault(root, approvalsFolder) !== undefined) return [];
  return readdirSync(path.join(root, approvalsFolder))
    .filter((name) => name.endsWith('.json') && !name.startsWith('.'))
    .sort()
    .map((name) => readApproval(root, `${approvalsFolder}/${name}`));
}

function readApproval(root: string, file: string): ApprovalFile {
  try {
    const bytes = readBytesNoFollow(path.join(root, file), largestApproval);
    const approval = parseDocument(evidenceApproval, bytes.toString('utf8'), file);
    if (!isPlainPath(approval.stage_check) || !isPrincipal(approval.approver))
      throw new Failure('damaged-input', `${file}: names a stage check or an approver that cannot be one`);
    const signature = readSignature(path.join(root, signatureBeside(file, approval.approver)));
    return { path: file, bytes, approval, signature };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { path: file, bytes: Buffer.alloc(0), approval: { fault: error.message }, signature: undefined };
  }
}

/** Where the signature of a principal stands beside a checkpoint or an approval. */
export function signatureBeside(file: string, principal: string): string {
  return `${file.replace(/\.(json|checkpoint)$/, '')}.${principal}.sig`;
}

/** Sizes of the log that approvals speak of. */
export function sizesOfApprovals(files: readonly ApprovalFile[]): number[] {
  return files.flatMap(({ approval }) => ('size' in approval ? [approval.size] : []));
}

/** A stage check on disk; why it cannot be read. */
export function readStageCheck(root: string, file: string): { check: StageCheck; sha256: string } | { fault: string } {
  try {
    const fault = folderFault(root, path.posix.dirname(file));
    if (fault !== undefined) throw new Failure('missing-input', fault);
    const bytes = readBytesNoFollow(path.join(root, file));
    return { check: parseDocument(stageCheck, bytes.toString('utf8'), file), sha256: sha256(bytes) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { fault: error.message };
  }
}

/** Who owns a decision: whom its stage check and the contexts of its runs name (contract 14.4). */
export function ownersOf(root: string, check: StageCheck, runs: readonly string[]): string[] {
  const contexts = runs.flatMap((run) => {
    const reading = inspectDocument(context, path.join(root, run, 'context.json'));
    return reading.state === 'read' ? [reading.value.owner] : [];
  });
  return [...new Set([check.owner, ...contexts])].flatMap((owner) => (namesSomebody(owner) ? [String(owner)] : []));
}

/** The newest check of a tag and a stage that the log has; a check's folder is `<stamp>_<stage>_<tag>`. */
export function newestCheck(book: Book, tag: string, stage: string): LoggedCheck | undefined {
  return book.checks.filter((check) => check.tag === tag && stageOf(check) === stage).at(-1);
}

export function stageOf({ subject }: LoggedCheck): string | undefined {
  return /^\d{4}-\d\d-\d\d_\d{6}(?:_\d+)?_(S[0-4])_/.exec(subject.slice(subject.lastIndexOf('/') + 1))?.[1];
}

export interface ApprovalContext {
  root: string;
  book: Book;
  /** Identity of the log. */
  log: string | undefined;
  stateAt(size: number): LogState | undefined;
  isGood(file: ApprovalFile, approver: string, at: string | undefined): boolean;
  /** Principals that the key of a signature belongs to. */
  principalsOf(file: ApprovalFile, at: string | undefined): readonly string[];
  approvalStages: readonly string[];
}

/** What is wrong with each approval, and which passes have none that counts. */
export function judgeApprovals(files: readonly ApprovalFile[], around: ApprovalContext): EvidenceFinding[] {
  const findings: EvidenceFinding[] = [];
  const approved = new Set<string>();
  const newest = new Map([...files].sort(byTime).map((file) => [keyOf(file), file]));
  for (const file of files) {
    if (newest.get(keyOf(file)) !== file) continue; // approved again since
    const fault = faultOf(file, around);
    if (fault === undefined && !('fault' in file.approval)) approved.add(file.approval.stage_check);
    else if (fault !== undefined)
      findings.push({
        code: 'approval_invalid',
        place: file.path,
        entry: null,
        message: fault,
        next: 'seal-evidence --approve TAG --stage S --statement TEXT --sign-key FILE --principal NAME',
      });
  }
  return [...findings, ...missingApprovals(approved, around)];
}

function byTime(a: ApprovalFile, b: ApprovalFile): number {
  const at = ({ approval }: ApprovalFile): number => ('fault' in approval ? 0 : Date.parse(approval.at));
  return at(a) - at(b);
}

function keyOf({ path: file, approval }: ApprovalFile): string {
  return 'fault' in approval ? file : JSON.stringify([approval.decision_tag, approval.stage]);
}

function faultOf(file: ApprovalFile, around: ApprovalContext): string | undefined {
  const { signature } = file;
  if ('fault' in file.approval) return String(file.approval.fault);
  const approval = file.approval;
  const { decision_tag: tag, stage, approver } = approval;
  const state = around.stateAt(approval.size);
  if (signature === undefined) return `there is no signature of ${approver} beside it`;
  if (!around.isGood(file, approver, state?.newestAt)) return `the signature is not a good one of ${approver}`;
  if (approval.log !== around.log || state?.root !== approval.root)
    return `it speaks of a log of ${approval.size} entries with the root ${approval.root}, which this is not`;
  const found = readStageCheck(around.root, approval.stage_check);
  if ('fault' in found) return found.fault;
  if (found.sha256 !== approval.stage_check_sha256) return `${approval.stage_check} has sha256 ${found.sha256} now`;
  const { check } = found;
  if (check.decision_tag !== tag || check.stage !== stage) return `${approval.stage_check} is of another tag or stage`;
  if (!check.overall_pass || check.counts.fail > 0) return `${approval.stage_check} did not pass`;
  const newest = newestCheck(around.book, tag, stage);
  if (newest === undefined || `${newest.subject}/stage_check.json` !== approval.stage_check)
    return `the newest check of ${tag} for ${stage} in the log is ${newest?.subject ?? 'not there'}`;
  const runs = [...around.book.runs.runs.values()].filter((run) => run.tag === tag).map((run) => run.subject);
  const owners = ownersOf(around.root, check, runs);
  if (owners.length === 0) return `nobody knows who owns ${tag}, so the approver is not known to be another`;
  const names = [approver, ...around.principalsOf(file, state.newestAt)];
  const owner = names.find((name) => isOneAmong(name, owners));
  return owner === undefined ? undefined : `it is signed with a key of ${owner}, who owns the decision`;
}

function missingApprovals(approved: ReadonlySet<string>, { book, approvalStages }: ApprovalContext): EvidenceFinding[] {
  const newest = new Map<string, LoggedCheck>();
  for (const check of book.checks) {
    const stage = stageOf(check);
    if (stage !== undefined && approvalStages.includes(stage)) newest.set(JSON.stringify([check.tag, stage]), check);
  }
  return [...newest.values()]
    .filter(({ verdict, subject }) => verdict === 'pass' && !approved.has(`${subject}/stage_check.json`))
    .map((check) => ({
      code: 'approval_missing',
      place: check.subject,
      entry: check.entry,
      message: `entry ${check.entry} says that ${stageOf(check)} of ${check.tag} passed, and no approval counts for it`,
      next: `seal-evidence --approve ${check.tag} --stage ${stageOf(check)} --statement TEXT --sign-key FILE --principal NAME`,
    }));
}
