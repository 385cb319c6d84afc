/** An approval of a stage check by somebody who does not own the decision (contract 21.3). */
import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  evidenceApproval,
  Failure,
  formatDocument,
  type EvidenceApproval,
  type EvidencePolicy,
} from '@gatehouse/contracts';
import {
  approvalsFolder,
  newestCheck,
  openStep,
  ownersOf,
  principalsOfKey,
  readStageCheck,
  signatureBeside,
} from '@gatehouse/evidence';
import { isOneAmong } from '@gatehouse/runs';
import { safeTag } from '@gatehouse/runs';
import { signed, type Signing, type SoundLog } from './checkpoint';

export interface ApprovalRequest {
  tag: string;
  stage: EvidenceApproval['stage'];
  statement: string;
  now: Date;
}

interface StepHooks {
  tool: string;
  onWait(holder: string): void;
  warn(message: string): void;
}

/** An approval that is signed and may be written. */
export interface SignedApproval {
  /** The stage check that is approved, relative. */
  check: string;
  text: string;
  armored: string;
}

/**
 * What is approved: the newest check of tag and stage, when it passed and is what the log says. Throws Failure
 * `refused`.
 */
function approvable(
  root: string,
  { book }: SoundLog,
  { tag, stage }: ApprovalRequest,
  approver: string,
): { file: string; sha256: string; owners: string[] } {
  const newest = newestCheck(book, tag, stage);
  if (newest === undefined)
    throw new Failure(
      'refused',
      `the log has no check of ${tag} for ${stage}; next: check-stage --stage ${stage} --tag ${tag}`,
    );
  const file = `${newest.subject}/stage_check.json`;
  const found = readStageCheck(root, file);
  if ('fault' in found) throw new Failure('refused', found.fault);
  if (book.statementOf(file)?.file.sha256 !== found.sha256)
    throw new Failure('refused', `${file}: is not what the log states; restore it from git or a copy`);
  if (!found.check.overall_pass || found.check.counts.fail > 0)
    throw new Failure('refused', `${file}: did not pass; there is nothing to approve`);
  const runs = [...book.runs.runs.values()].filter((run) => run.tag === tag).map((run) => run.subject);
  const owners = ownersOf(root, found.check, runs);
  if (owners.length === 0)
    throw new Failure(
      'refused',
      `nobody knows who owns ${tag}, so ${approver} is not known to be another; name the owner in the decision note`,
    );
  refuseOwner([approver], owners, tag);
  return { file, sha256: found.sha256, owners };
}

function refuseOwner(names: readonly string[], owners: readonly string[], tag: string): void {
  const owner = names.find((name) => isOneAmong(name, owners));
  if (owner !== undefined)
    throw new Failure('refused', `${owner} owns ${tag}: nobody approves a decision of their own`);
}

/** The approval with its signature; nothing is written. Throws Failure `refused`. */
export function signApproval(
  root: string,
  policy: EvidencePolicy,
  log: SoundLog,
  request: ApprovalRequest,
  signing: Signing,
): SignedApproval {
  const { tag, stage, statement, now } = request;
  const { file: check, sha256, owners } = approvable(root, log, request, signing.principal);
  const approval: EvidenceApproval = {
    schema: 'evidence-approval/v1',
    decision_tag: tag,
    stage,
    stage_check: check,
    stage_check_sha256: sha256,
    log: policy.log,
    size: log.size,
    root: log.root,
    approver: signing.principal,
    statement,
    at: now.toISOString(),
  };
  const text = formatDocument(evidenceApproval, approval);
  const armored = signed(text, 'gatehouse-approval', signing, log.newestAt);
  const made = {
    text: Buffer.from(text),
    armored: Buffer.from(armored),
    namespace: 'gatehouse-approval' as const,
    allowedSigners: signing.allowedSigners,
    at: log.newestAt,
  };
  refuseOwner(principalsOfKey(made), owners, tag);
  return { check, text, armored };
}

/** Writes the approval and enters it; gives where it stands, relative. Throws Failure `refused`, `busy`, `io`. */
export async function approve(
  root: string,
  { tag, stage, statement }: ApprovalRequest,
  { principal }: Signing,
  { check, text, armored }: SignedApproval,
  hooks: StepHooks,
): Promise<string> {
  const file = freePlace(root, `${safeTag(tag)}_${stage}`);
  const step = await openStep(root, { ...hooks, event: 'approved' });
  step.read(path.join(root, check));
  step.write(path.join(root, file), text, { exclusive: true });
  step.write(path.join(root, signatureBeside(file, principal)), armored, { exclusive: true });
  await step.commit({ tag, subject: path.posix.dirname(check), verdict: 'pass', note: statement });
  return file;
}

/** What was approved once stays; a newer check has an approval of its own. */
function freePlace(root: string, name: string): string {
  for (let count = 1; ; count += 1) {
    const file = `${approvalsFolder}/${name}${count === 1 ? '' : `_${count}`}.json`;
    if (!existsSync(path.join(root, file))) return file;
  }
}
