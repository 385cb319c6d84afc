/** configs/research/evidence.json: that this repository keeps a log, and which (contract 20.5). */
import path from 'node:path';
import { evidencePolicy, Failure, type EvidencePolicy } from '@gatehouse/contracts';
import { readDocumentIfThere } from '@gatehouse/files';
import { isSoundGlob } from '@gatehouse/system';
import { isPlainPath } from './entry';
import { defaultSigners, policyFile } from './place';

/**
 * The policy of the repository; undefined where it keeps no log. Throws Failure `damaged-input` naming the fault, `io`.
 */
export function readPolicy(root: string): EvidencePolicy | undefined {
  const file = path.join(root, policyFile);
  const policy = readDocumentIfThere(evidencePolicy, file);
  if (policy === undefined) return undefined;
  const glob = policy.guarded?.find((one) => !isSoundGlob(one));
  if (glob !== undefined)
    throw new Failure('damaged-input', `${file}: /guarded: ${JSON.stringify(glob)} is not a glob in the repository`);
  if (policy.allowed_signers !== undefined && !isPlainPath(policy.allowed_signers))
    throw new Failure('damaged-input', `${file}: /allowed_signers: expected a path in the repository`);
  return policy;
}

/** Where the policy says who may sign, absolute. */
export function signersOf(root: string, policy: EvidencePolicy | undefined): string {
  return path.join(root, policy?.allowed_signers ?? defaultSigners);
}
