/** What a verification had to go by, in words (contract 22.13). */
import type { EvidenceVerification } from '@gatehouse/contracts';
import type { JudgedCheckpoint } from './judge-checkpoints';

/** Which checkpoints the log was compared with: the newest of the repository's own, the newest from elsewhere. */
export function basisOf(
  { signers_from: signersFrom }: Pick<EvidenceVerification, 'signers_from'>,
  checkpoints: readonly JudgedCheckpoint[],
): string {
  const good = checkpoints.filter(({ verified }) => verified.state === 'good');
  const newest = [false, true].flatMap((isOwn) => {
    const of = good.filter(({ given }) => given.isOwn === isOwn);
    return of.reduce<JudgedCheckpoint[]>(
      (best, one) => ((best[0]?.verified.size ?? -1) < (one.verified.size ?? 0) ? [one] : best),
      [],
    );
  });
  if (newest.length === 0) return 'no checkpoint: whoever may write here may have made the log anew';
  return `checkpoints ${newest.map(({ given, verified }) => `${verified.size} (${detailOf(given.isOwn, verified.signers, signersFrom)})`).join(', ')}`;
}

function detailOf(
  isOwn: boolean,
  signers: JudgedCheckpoint['verified']['signers'],
  signersFrom: EvidenceVerification['signers_from'],
): string {
  const good = signers.filter(({ state }) => state === 'good').map(({ principal }) => principal);
  const signed = good.length === 0 ? 'unsigned' : `signed by ${good.join(', ')}`;
  const whose = good.length > 0 && signersFrom !== 'given' ? ['signers as the repository states them'] : [];
  return [isOwn ? 'own' : 'from elsewhere', signed, ...whose].join('; ');
}
