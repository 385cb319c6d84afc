import { defineTool, isTerminal, type Call, type Outcome } from '@gatehouse/cli';
import {
  evidenceSeal,
  Failure,
  formatDocument,
  type EvidenceApproval,
  type EvidencePolicy,
  type EvidenceSeal,
} from '@gatehouse/contracts';
import { checkpointTag, isPrincipal, keepsLog, policyOf, signersOf, withLogLock } from '@gatehouse/evidence';
import { createTag, tagMessage } from '@gatehouse/system';
import { approve, signApproval, type ApprovalRequest } from './approval';
import { signCheckpoint, soundLog, writeCheckpoint, type Signing, type SoundLog } from './checkpoint';

const name = 'seal-evidence';
const options = {
  'sign-key': {
    type: 'path',
    describe: 'Private key, or the public half of one in the agent',
    value: 'FILE',
    group: 'Signature',
    added: true,
  },
  principal: {
    type: 'string',
    describe: 'Whose key it is, as the allowed signers name them',
    value: 'NAME',
    group: 'Signature',
    added: true,
  },
  'git-tag': { type: 'flag', describe: 'Also an annotated tag evidence/<size> at HEAD', added: true },
  'if-grown': { type: 'flag', describe: 'Do nothing when the newest checkpoint has the size of the log', added: true },
  approve: {
    type: 'string',
    describe: 'Approve the newest check of this decision',
    value: 'TAG',
    group: 'Approval',
    added: true,
  },
  stage: {
    type: 'choice',
    describe: 'Stage that is approved',
    choices: ['S0', 'S1', 'S2', 'S3', 'S4'],
    group: 'Approval',
    added: true,
  },
  statement: { type: 'string', describe: 'What the approver states', value: 'TEXT', group: 'Approval', added: true },
} as const;

export const tool = defineTool({
  name,
  purpose: 'Writes a checkpoint of the evidence log, to be kept elsewhere, and signs checkpoints and approvals.',
  options,
  recordsTexts: true,
  reads: [
    'configs/research/evidence.json: evidence-policy.schema.json',
    'audit/evidence_log/: entries, checkpoints, pending/ (evidence-pending.schema.json)',
    'with --approve the stage check (stage-check.schema.json) and contexts of its runs (context.schema.json)',
    "configs/research/allowed_signers: ssh's allowed signers",
  ],
  writes: [
    'audit/evidence_log/checkpoints/<size>.checkpoint, and beside it <size>.<principal>.sig',
    'audit/evidence_log/approvals/<tag>_<stage>.json: evidence-approval.schema.json, and beside it its signature',
    '--json: evidence-seal.schema.json',
  ],
  statuses: {
    '1': 'the log is not whole, a signature is not allowed, or the approver owns the decision; nothing was written',
    '75': 'another process has held the log for 30 s',
  },
  examples: ['seal-evidence', 'seal-evidence --quiet --if-grown'],
  async run(call): Promise<Outcome> {
    const { root } = call;
    if (!keepsLog(root))
      throw new Failure('missing-input', 'no evidence log; next: record-evidence --open, or --adopt');
    const policy = policyOf(root);
    const signing = signingOf(call, policy);
    const request = requestOf(call, signing);
    const hooks = { tool: name, onWait: (holder: string) => call.note(`waiting for ${holder}`), warn: call.warn };
    const sealed = await withLogLock(root, policy, hooks, () => {
      const log = soundLog(root, policy);
      // What is refused leaves nothing behind: no checkpoint, no signature, no tag.
      const approval =
        request === undefined || signing === undefined ? undefined : signApproval(root, policy, log, request, signing);
      return { log, approval, ...seal(call, log, signing) };
    });
    const approval =
      request === undefined || signing === undefined || sealed.approval === undefined
        ? null
        : await approve(root, request, signing, sealed.approval, hooks);
    return ended(policy, sealed, approval);
  },
});

interface Sealed {
  log: SoundLog;
  checkpoint: string | null;
  signature: string | null;
  tag: string | null;
}

function seal(
  { root, options: given }: Call<typeof options>,
  log: SoundLog,
  signing: Signing | undefined,
): Omit<Sealed, 'log'> {
  if (given['if-grown'] && log.isSealed) return { checkpoint: null, signature: null, tag: null };
  const armored = signing === undefined ? undefined : signCheckpoint(log, signing);
  const tag = given['git-tag'] ? tagged(root, log) : null;
  writeCheckpoint(root, log);
  const signature = armored === undefined ? null : armored.write(root);
  return { checkpoint: log.file, signature, tag };
}

/** The tag of this size; one that is there must say the same, and is never moved. */
function tagged(root: string, { size, text }: SoundLog): string {
  const tag = checkpointTag(size);
  const there = tagMessage(root, tag);
  if (there === text) return tag;
  if (there !== undefined)
    throw new Failure('refused', `tag ${tag} is there and has another checkpoint as its message; a tag is never moved`);
  const complaint = createTag(root, tag, text);
  if (complaint !== undefined) throw new Failure('refused', `git does not make the tag ${tag}: ${complaint}`);
  return tag;
}

function signingOf(
  { root, options: given, path: resolve }: Call<typeof options>,
  policy: EvidencePolicy,
): Signing | undefined {
  const { 'sign-key': key, principal } = given;
  if (key === undefined && principal === undefined) return undefined;
  if (!key || !principal) throw new Failure('usage', 'options --sign-key and --principal go together');
  if (!isPrincipal(principal))
    throw new Failure(
      'usage',
      `option --principal: expected a name without blank, comma, /, * and ?, got '${principal}'`,
    );
  return { key: resolve(key), principal, allowedSigners: signersOf(root, policy), mayAsk: isTerminal(0) };
}

function requestOf(
  { options: given, now }: Call<typeof options>,
  signing: Signing | undefined,
): ApprovalRequest | undefined {
  const { approve: tag, stage, statement } = given;
  if (tag === undefined) {
    if (stage !== undefined || statement !== undefined)
      throw new Failure('usage', 'options --stage and --statement go with --approve');
    return undefined;
  }
  if (!tag || stage === undefined || !statement?.trim())
    throw new Failure('usage', 'option --approve TAG goes with --stage S and --statement TEXT');
  if (signing === undefined)
    throw new Failure('usage', 'option --approve goes with --sign-key FILE and --principal NAME');
  return { tag, stage: stage as EvidenceApproval['stage'], statement, now };
}

function ended(policy: EvidencePolicy, { log, checkpoint, signature, tag }: Sealed, approval: string | null): Outcome {
  const { size, head, root } = log;
  const document: EvidenceSeal = {
    schema: 'evidence-seal/v1',
    log: policy.log,
    size,
    head,
    root,
    checkpoint,
    signature,
    approval,
    git_tag: tag,
  };
  const done = { checkpoint, signature, git_tag: tag, approval };
  return {
    status: 0,
    lines: [
      ...Object.entries(done).flatMap(([what, where]) => (where === null ? [] : [`[done] ${what}=${where}`])),
      `[anchor] size=${size} head=${head} root=${root}`,
    ],
    document: JSON.parse(formatDocument(evidenceSeal, document)) as unknown,
  };
}
