/** Does the log still begin with what each checkpoint says it was (contract 22.3)? */
import type { EvidenceFinding, VerifiedCheckpoint } from '@gatehouse/contracts';
import type { Chain } from './chain';
import { parseCheckpoint, type Checkpoint } from './checkpoint';
import type { GivenCheckpoint } from './facts';

export interface JudgedCheckpoint {
  given: GivenCheckpoint;
  verified: VerifiedCheckpoint;
}

export function judgeCheckpoints(
  chain: Chain,
  given: readonly GivenCheckpoint[],
): { checkpoints: JudgedCheckpoint[]; findings: EvidenceFinding[] } {
  const findings: EvidenceFinding[] = [];
  const checkpoints = given.map((one): JudgedCheckpoint => {
    const parsed = one.fault === undefined ? parseCheckpoint(one.bytes) : { fault: one.fault };
    const [state, message, next] =
      'fault' in parsed
        ? (['damaged', parsed.fault, 'take the file from where it was kept'] as const)
        : compare(chain, parsed);
    if (state !== 'good') findings.push({ code: `checkpoint_${state}`, place: one.file, entry: null, message, next });
    const size = 'fault' in parsed ? null : parsed.size;
    if (state === 'good') findings.push(...badSignatures(one));
    return { given: one, verified: { file: one.file, size, state, signers: [...one.signers] } };
  });
  return { checkpoints, findings };
}

type Comparison = readonly [VerifiedCheckpoint['state'], message: string, next: string | null];

function compare(chain: Chain, { origin, log, size, root, head }: Checkpoint): Comparison {
  const restore = 'restore audit/evidence_log from git or a copy';
  const isForeign =
    chain.identity !== undefined && (log !== chain.identity || (chain.origin !== undefined && origin !== chain.origin));
  if (log === undefined || isForeign)
    return [
      'foreign',
      `is of ${origin}, the log here is ${chain.origin ?? chain.identity ?? 'not there'}`,
      'give the checkpoint of this log, or restore the log',
    ];
  if (size > chain.size) return ['ahead', `covers ${size} entries, the log has ${chain.size}`, restore];
  const state = chain.stateAt(size);
  if (state === undefined || state.root !== root)
    return ['differs', `states the root ${root} at size ${size}, the log has ${state?.root ?? 'none'}`, restore];
  if (head !== undefined && head !== state.head)
    return ['differs', `states the head ${head} at size ${size}, the log has ${state.head}`, restore];
  return ['good', '', null];
}

function badSignatures({ file, signers }: GivenCheckpoint): EvidenceFinding[] {
  return signers
    .filter(({ state }) => state === 'bad')
    .map(({ principal }) => ({
      code: 'signature_bad',
      place: file,
      entry: null,
      message: `the signature of ${principal} is not a good one of this text by a key that may sign for it`,
      next: 'seal-evidence --sign-key FILE --principal NAME, or take the signature from where it was kept',
    }));
}

/** Sizes that checkpoints speak of. */
export function sizesOf(given: readonly Omit<GivenCheckpoint, 'signers'>[]): Set<number> {
  const sizes = new Set<number>();
  for (const { bytes, fault } of given) {
    const parsed = fault === undefined ? parseCheckpoint(bytes) : { fault };
    if ('size' in parsed) sizes.add(parsed.size);
  }
  return sizes;
}
