/** Everything about one repository's log, read and judged (contract 22). Reads only. */
import { lstatSync } from 'node:fs';
import path from 'node:path';
import { Failure, type EvidenceFinding, type EvidencePolicy, type EvidenceVerification } from '@gatehouse/contracts';
import { isFile } from '@gatehouse/files';
import { judgeApprovals, readApprovals, sizesOfApprovals, type ApprovalFile } from './approval';
import {
  checkpointsFolder,
  givenCheckpoint,
  ownCheckpoints,
  withSigners,
  type UnsignedCheckpoint,
} from './checkpoint-files';
import { parseCheckpoint } from './checkpoint';
import type { GivenCheckpoint } from './facts';
import { gather } from './gather';
import { readGuardedBeside, type GuardedFiles } from './guarded';
import { judge, type FetchedLog, type Judgement } from './judge';
import { sizesOf, type JudgedCheckpoint } from './judge-checkpoints';
import { ledgersOf } from './ledgers';
import { livingPendings } from './pending';
import { policyFile } from './place';
import { readPolicy, signersOf } from './policy';
import { fetchedNames, forks, readFetched, readLog, segmentsOf } from './read-log';
import { entriesFolder } from './segments';
import { principalsOfKey, verifySignature } from './signature';

export interface VerifyOptions {
  now: Date;
  /** Checkpoints besides the repository's own: files, or `git:` and a tag. */
  checkpoints: readonly string[];
  /** Absolute path of one that was given. */
  resolve(given: string): string;
  /** Absolute; undefined for the repository's own. */
  allowedSigners: string | undefined;
  requireSignature: boolean;
  maxAgeDays: number | undefined;
  requireWitnessed: boolean;
  inputs: boolean;
  /** A checkpoint: files that were stated before it are not judged. */
  since: string | undefined;
  /** Program of which a thread may read the files beside, see readGuardedBeside; without one they are read here. */
  thread?: string | undefined;
}

export interface Verified {
  verification: EvidenceVerification;
  checkpoints: readonly JudgedCheckpoint[];
  log: FetchedLog;
  /** Then the commits that entries name cannot be sought. */
  isOutsideGit: boolean;
}

/** Of a log of so many bytes about 2,000 files are stated: then a second thread is worth its start. */
const largeLog = 512 * 1024;
/** Signatures of the repository's own checkpoints are inspected for the newest so many. */
const mostSigned = 16;
const attempts = 3;

/**
 * Reads and judges. Throws Failure `missing-input` where there is no log to judge, `damaged-input` for a policy that
 * cannot be read, `busy` when the log keeps growing while something is wrong, `io`.
 */
export async function verifyLog(root: string, options: VerifyOptions): Promise<Verified> {
  for (let attempt = 1; ; attempt += 1) {
    const size = sizeOfLog(root);
    const verified = await verifyOnce(root, options, size);
    if (verified.verification.overall_pass) return verified;
    const writers = livingPendings(root);
    if (sizeOfLog(root) === size && writers.length === 0) return verified;
    if (attempt === attempts)
      throw new Failure(
        'busy',
        `the log kept growing while it was judged${writers[0] === undefined ? '' : ` (${writers[0]})`}; try again when the writers are done`,
      );
    await new Promise((resolve) => setTimeout(resolve, writers.length === 0 ? 0 : 500));
  }
}

async function verifyOnce(root: string, options: VerifyOptions, size: number): Promise<Verified> {
  const policy = readPolicy(root);
  const given = [options.since ?? [], options.checkpoints]
    .flat()
    .map((one) => givenCheckpoint(root, one, options.resolve));
  const unsigned = [...ownCheckpoints(root), ...given];
  if (policy === undefined && unsigned.length === 0)
    throw new Failure('missing-input', 'no evidence log; next: record-evidence --open, or --adopt');
  const since = options.since === undefined ? undefined : sinceOf(given[0] as UnsignedCheckpoint);
  const beside = readBeside(root, policy, options, size);
  const approvals = readApprovals(root);
  const { log, fetched } = readLogs(root, policy, unsigned, approvals);
  const guarded = await beside;
  const facts = gather(root, log.book, { now: options.now, globs: policy?.guarded ?? [], since, guarded });
  const signers = options.allowedSigners ?? signersOf(root, policy);
  const checkpoints = signedCheckpoints(log, unsigned, signers);
  const judged = judge(
    {
      ...log,
      fetched,
      facts,
      checkpoints,
      ledgers: ledgersOf(root),
      before: [...policyGone(policy, log), ...forks(log, fetched)],
      after: (ofLog) => [
        ...requiredSignature(ofLog, log, options),
        ...judgeApprovals(approvals, approvalContext(root, policy, log, signers)),
      ],
    },
    { inputs: options.inputs, witnessed: options.requireWitnessed, since },
  );
  const signersFrom = options.allowedSigners !== undefined ? 'given' : isFile(signers) ? 'repository' : 'none';
  return {
    verification: documentOf(options.now, log, judged, since, signersFrom),
    checkpoints: judged.checkpoints,
    log,
    isOutsideGit: facts.missingCommits === undefined,
  };
}

function documentOf(
  now: Date,
  { chain }: FetchedLog,
  { findings, notes, checkpoints, counts }: Judgement,
  since: number | undefined,
  signersFrom: EvidenceVerification['signers_from'],
): EvidenceVerification {
  return {
    schema: 'evidence-verification/v1',
    generated_at: now.toISOString(),
    log: chain.identity ?? null,
    size: chain.size,
    head: chain.head,
    root: chain.root,
    since: since ?? null,
    checkpoints: checkpoints.map(({ verified }) => verified),
    counts,
    findings,
    notes,
    signers_from: signersFrom,
    overall_pass: findings.length === 0,
  };
}

function sizeOfLog(root: string): number {
  return segmentsOf(root, entriesFolder())
    .map(({ path: file }) => lstatSync(path.join(root, file), { throwIfNoEntry: false })?.size ?? 0)
    .reduce((a, b) => a + b, 0);
}

/** Throws Failure `damaged-input` for one that says nothing about a size. */
function sinceOf({ file, bytes, fault }: UnsignedCheckpoint): number {
  const parsed = fault === undefined ? parseCheckpoint(bytes) : { fault };
  if ('fault' in parsed) throw new Failure('damaged-input', `option --since: ${file}: ${parsed.fault}`);
  return parsed.size;
}

function readBeside(
  root: string,
  policy: EvidencePolicy | undefined,
  { thread, since }: VerifyOptions,
  size: number,
): Promise<Iterable<GuardedFiles> | undefined> {
  const isWorthIt = thread !== undefined && since === undefined && size >= largeLog;
  return isWorthIt ? readGuardedBeside(thread, root, policy?.guarded ?? []) : Promise.resolve(undefined);
}

function readLogs(
  root: string,
  policy: EvidencePolicy | undefined,
  checkpoints: readonly UnsignedCheckpoint[],
  approvals: readonly ApprovalFile[],
): { log: FetchedLog; fetched: FetchedLog[] } {
  const names = fetchedNames(root);
  const sizes = new Set([...sizesOf(checkpoints), ...sizesOfApprovals(approvals)]);
  const own = segmentsOf(root, entriesFolder());
  const log = readLog(own, { log: policy?.log, sizes, keepHeads: names.length > 0 });
  return { log, fetched: readFetched(root, names) };
}

/** The policy was deleted, and with it the log would have been switched off. */
function policyGone(policy: EvidencePolicy | undefined, { chain }: FetchedLog): EvidenceFinding[] {
  if (policy !== undefined || chain.size === 0) return [];
  return [
    {
      code: 'missing',
      place: policyFile,
      entry: 0,
      message: `a log of ${chain.size} entries is there, and the policy that switches it on is not`,
      next: 'restore it from git or a copy',
    },
  ];
}

function signedCheckpoints(
  { chain }: FetchedLog,
  unsigned: readonly UnsignedCheckpoint[],
  allowedSigners: string,
): GivenCheckpoint[] {
  const signed = unsigned.filter(({ signatures }) => signatures.length > 0);
  const own = signed.filter(({ isOwn }) => isOwn).slice(-mostSigned);
  return unsigned.map((checkpoint) => {
    if (checkpoint.isOwn && !own.includes(checkpoint)) return { ...checkpoint, signers: [] };
    const parsed = checkpoint.fault === undefined ? parseCheckpoint(checkpoint.bytes) : undefined;
    const size = parsed !== undefined && 'size' in parsed ? parsed.size : undefined;
    const at = (size === undefined ? undefined : chain.stateAt(size)?.newestAt) ?? chain.newestAt;
    return withSigners(checkpoint, (text, principal, armored) =>
      verifySignature({
        text,
        principal,
        armored,
        namespace: 'gatehouse-checkpoint',
        allowedSigners,
        at: at === '' ? undefined : at,
      }),
    );
  });
}

/** The newest checkpoint that was given, else of the repository's own, must be signed, and not too old. */
function requiredSignature(
  judged: readonly JudgedCheckpoint[],
  { chain }: FetchedLog,
  { requireSignature, maxAgeDays, checkpoints, since, now }: VerifyOptions,
): EvidenceFinding[] {
  if (!requireSignature) return [];
  const count = checkpoints.length + (since === undefined ? 0 : 1);
  const among = count === 0 ? judged : judged.slice(-count);
  const newest = [...among].sort((a, b) => (a.verified.size ?? -1) - (b.verified.size ?? -1)).at(-1);
  const next = 'seal-evidence --sign-key FILE --principal NAME';
  const report = (code: 'signature_missing' | 'checkpoint_old', message: string): EvidenceFinding[] => [
    { code, place: newest?.verified.file ?? checkpointsFolder, entry: null, message, next },
  ];
  if (newest === undefined) return report('signature_missing', 'there is no checkpoint');
  const { state, signers, size } = newest.verified;
  if (state !== 'good' || !signers.some((signer) => signer.state === 'good'))
    return report('signature_missing', 'carries no good signature');
  const at = Date.parse((size === null ? undefined : chain.stateAt(size)?.newestAt) ?? '');
  if (maxAgeDays === undefined || (now.getTime() - at) / 86_400_000 <= maxAgeDays) return [];
  if (Number.isNaN(at)) return report('checkpoint_old', 'covers no entry');
  return report(
    'checkpoint_old',
    `covers entries up to ${new Date(at).toISOString()}, more than ${maxAgeDays} days ago`,
  );
}

function approvalContext(
  root: string,
  policy: EvidencePolicy | undefined,
  { chain, book }: FetchedLog,
  allowedSigners: string,
): Parameters<typeof judgeApprovals>[1] {
  return {
    root,
    book,
    log: chain.identity,
    stateAt: (size) => chain.stateAt(size),
    isGood: ({ bytes, signature }, principal, at) =>
      verifySignature({
        text: bytes,
        armored: signature ?? Buffer.alloc(0),
        principal,
        namespace: 'gatehouse-approval',
        allowedSigners,
        at,
      }) === 'good',
    principalsOf: ({ bytes, signature }, at) =>
      principalsOfKey({
        text: bytes,
        armored: signature ?? Buffer.alloc(0),
        namespace: 'gatehouse-approval',
        allowedSigners,
        at,
      }),
    approvalStages: policy?.approval_stages ?? [],
  };
}
