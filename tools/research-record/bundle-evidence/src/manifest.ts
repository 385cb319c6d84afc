/** Does a bundle hold what its BUNDLE.json says (contract 31.9)? */
import { evidenceBundle, Failure, parseJson, type EvidenceBundle } from '@gatehouse/contracts';
import { pyRecorded } from '@gatehouse/render';
import { judged, type CheckResult } from '@gatehouse/verdicts';
import { belonging, sha256Of, type Bundle } from './bundle';
import { generated } from './members';
import type { BundleFacts } from './verify';

export function checkManifest(bundle: Bundle, facts: Pick<BundleFacts, 'commits' | 'last'>): CheckResult {
  const bytes = bundle.members.get(generated.manifest);
  if (bytes === undefined) return judged([], [`${generated.manifest}: not in the bundle`]);
  const manifest = parseManifest(bytes);
  if (manifest === undefined) return judged([`${generated.manifest}: not of its schema`]);
  const listed = new Map(manifest.members.map(({ path, sha256 }) => [path, sha256]));
  const members = belonging(bundle);
  const findings = members.flatMap(({ path, bytes: content }) => {
    const sha256 = listed.get(path);
    if (sha256 === undefined) return [`${path}: not in ${generated.manifest}`];
    return sha256 === sha256Of(content) ? [] : [`${path}: sha256 differs from ${generated.manifest}`];
  });
  const patch = bundle.members.get(generated.diff);
  if (patch !== undefined && manifest.diff_sha256 !== sha256Of(patch))
    findings.push(`${generated.diff}: sha256 differs from ${generated.manifest}`);
  for (const path of listed.keys())
    if (!bundle.members.has(path)) findings.push(`${path}: in ${generated.manifest} and not in the bundle`);
  for (const key of ['base', 'head'] as const)
    if (manifest[key] !== (bundle.list?.[key] ?? null))
      findings.push(
        `${generated.manifest}: ${key} ${pyRecorded(manifest[key])}, ${generated.commits} has ${pyRecorded(bundle.list?.[key])}`,
      );
  return judged([...findings, ...statedFaults(bundle, manifest, facts)]);
}

/** What the manifest and the last commit state of run, ticket and commits, held against META.json and git. */
function statedFaults(
  { meta, runs, list, members }: Bundle,
  manifest: EvidenceBundle,
  { commits, last }: Pick<BundleFacts, 'commits' | 'last'>,
): string[] {
  const findings: string[] = [];
  const [run] = runs;
  if (runs.length === 1 && manifest.run_name !== run)
    findings.push(`${generated.manifest}: run_name ${pyRecorded(manifest.run_name)}, the bundle has ${run}`);
  const ticket = meta?.['ticket_id'];
  if (typeof ticket === 'string' && manifest.ticket_id !== ticket)
    findings.push(`${generated.manifest}: ticket_id ${pyRecorded(manifest.ticket_id)}, META.json has ${ticket}`);
  const isOfRange = manifest.base === list?.base && manifest.head === list.head && last !== undefined;
  const named = (some: readonly { sha: string; subject: string }[]): string =>
    some.map(({ sha, subject }) => `${sha} ${subject}`).join('\n');
  if (isOfRange && named(manifest.commits) !== named(commits))
    findings.push(`${generated.manifest} lists other commits`);
  const text = members.get(generated.lastCommit)?.toString('utf8');
  if (text !== undefined && last !== undefined && text !== last)
    findings.push(`${generated.lastCommit} is not of head ${list?.head}`);
  return findings;
}

function parseManifest(bytes: Buffer): EvidenceBundle | undefined {
  try {
    const value = parseJson(bytes.toString('utf8'), generated.manifest);
    return evidenceBundle.fault(value) === undefined ? (value as EvidenceBundle) : undefined;
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
