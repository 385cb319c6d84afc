/** Documents of a bundle (contract 31.3, 31.10). */
import type { BundleVerification, CitedPolicy, EvidenceBundle } from '@gatehouse/contracts';
import { countsOf, passes, shownChecks, type Checks } from '@gatehouse/verdicts';
import type { BuildFacts } from './build';
import { sha256Of, type Bundle } from './bundle';
import type { BundleFacts } from './verify';

export function bundleDocument(
  facts: BuildFacts,
  checks: Checks,
  { policy, logCommit, strict }: { policy: CitedPolicy; logCommit: string; strict: boolean },
): EvidenceBundle & { dirty: boolean; bundle: string | null } {
  const { ticket, run, range, patch, commits } = facts;
  const files = facts.files
    .filter(({ isRegular }) => isRegular)
    .map(({ path, bytes, blob }) => ({ path, sha256: sha256Of(bytes), bytes: bytes.length, git_blob: blob }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    schema: 'evidence-bundle/v1',
    policy,
    ticket_id: ticket,
    run_name: run,
    base: 'head' in range ? range.base : null,
    head: 'head' in range ? range.head : null,
    log_commit: logCommit,
    dirty: facts.changed.length > 0,
    commits: commits.map(({ sha, subject }) => ({ sha, subject })),
    diff_sha256: patch === undefined ? null : sha256Of(patch),
    members: files,
    checks: shownChecks(checks),
    counts: countsOf(Object.values(checks)),
    overall_pass: passes(Object.values(checks), strict),
    bundle: null,
  };
}

/** BUNDLE.json: what the commit alone decides. How the work tree looked, and where the bundle went, is not in it. */
export function manifestOf(document: EvidenceBundle, checks: Checks): EvidenceBundle {
  const { bundle: _bundle, dirty: _dirty, ...kept } = document;
  const { worktree_clean: _clean, ...committed } = checks;
  return { ...kept, checks: shownChecks(committed), counts: countsOf(Object.values(committed)) };
}

export function verificationDocument(
  bundle: Bundle,
  facts: Pick<BundleFacts, 'base' | 'head'>,
  checks: Checks,
  { policy, sha256, strict }: { policy: CitedPolicy; sha256: string; strict: boolean },
): BundleVerification {
  const { zip, reading, runs, meta } = bundle;
  const ticket = meta?.['ticket_id'];
  return {
    schema: 'bundle-verification/v1',
    policy,
    bundle: zip,
    sha256,
    ticket_id: typeof ticket === 'string' ? ticket : null,
    run_name: runs.length === 1 ? (runs[0] ?? null) : null,
    base: facts.base ?? null,
    head: facts.head ?? null,
    members: ('members' in reading ? reading.members : []).map(({ name, bytes }) => ({
      path: name,
      sha256: sha256Of(bytes),
      bytes: bytes.length,
    })),
    checks: shownChecks(checks),
    counts: countsOf(Object.values(checks)),
    overall_pass: passes(Object.values(checks), strict),
  };
}
