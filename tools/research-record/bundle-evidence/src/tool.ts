import path from 'node:path';
import { defineTool, refuseSecret, type Outcome } from '@gatehouse/cli';
import { bundlePolicy, Failure, formatDocument, evidenceBundle, type BundlePolicy } from '@gatehouse/contracts';
import { ifThere, isFile, publish, readBytes, readZip, sweepFile, zipBytes, type ZipMember } from '@gatehouse/files';
import { checkPatterns, messagesOf, policyInForce, policyOptions, type PolicyInForce } from '@gatehouse/verdicts';
import { judgeBuild, ownNames, type BuildFacts } from './build';
import { openBundle, sha256Of } from './bundle';
import shippedPolicy from './bundle-policy.json';
import { bundleDocument, manifestOf, verificationDocument } from './documents';
import { gatherBuild, gatherVerification, headFacts } from './evidence';
import { generated } from './members';
import { commitsText, lastCommitText } from './texts';
import { judgeBundle } from './verify';

const shipped = shippedPolicy as BundlePolicy & { schema: 'bundle-policy/v1' }; // a test holds it to its schema
/** A larger archive is not one of ours. */
const largestZip = 1024 * 1024 * 1024; // bytes

export const tool = defineTool({
  name: 'bundle-evidence',
  purpose: 'Bundles a run log with its diff and the documents around it, all from git, or verifies such a bundle.',
  options: {
    ticket: { type: 'string', describe: 'Ticket that the bundle is for', env: 'TICKET', value: 'ID' },
    'run-name': { type: 'string', describe: 'Run log to bundle', env: 'RUN_NAME', value: 'NAME' },
    timestamp: {
      type: 'string',
      describe: 'Stamp in the name of the bundle (default: now, UTC)',
      env: 'BUNDLE_TIMESTAMP',
      value: 'STAMP',
    },
    'out-dir': {
      type: 'path',
      describe: 'Folder of the bundle',
      default: 'artifacts/_local/gpt_bundles',
      value: 'DIR',
    },
    'no-stash': { type: 'flag', describe: 'Let any uncommitted change fail the verdict (nothing is ever stashed)' },
    ...policyOptions,
    strict: { type: 'flag', describe: 'Let warnings fail the verdict' },
    verify: { type: 'path', describe: 'Verify this bundle instead', value: 'ZIP' },
  },
  recordsTexts: true,
  reads: [
    "git's objects: the run log, the documents of the policy, the range of commits; of the work tree only what is changed",
    'with --verify: a bundle, with BUNDLE.json (evidence-bundle.schema.json) or of the replaced script',
    'the policy: bundle-policy.schema.json',
  ],
  writes: [
    '<out-dir>/<stamp>_<ticket>_<run>.zip, which holds BUNDLE.json (evidence-bundle.schema.json); only when the verdict is pass',
    'with --json on standard output: evidence-bundle.schema.json, with --verify bundle-verification.schema.json',
  ],
  statuses: { '2': 'a check fails: no bundle was written, or the bundle is not what git has' },
  examples: ['bundle-evidence --print-policy', 'bundle-evidence --print-policy --json'],
  async run({ options, root, now, path: at, note, warn }) {
    const given = options.policy === undefined ? undefined : at(options.policy);
    const inForce = policyInForce(bundlePolicy, shipped, given, root);
    const patterns = inForce.policy.private_paths.map((pattern, index) => [`private_paths[${index}]`, pattern]);
    checkPatterns(given ?? 'the shipped policy', Object.fromEntries(patterns) as Record<string, string>);
    if (options['print-policy'])
      return { status: 0, lines: inForce.text.trimEnd().split('\n'), document: inForce.policy };
    const call = { root, strict: options.strict, warn: options.strict ? warn : note };
    if (options.verify !== undefined) return verify(call, inForce, at(options.verify));
    const [ticket, run] = [options.ticket ?? '', options['run-name'] ?? ''];
    if (ticket === '') throw new Failure('usage', 'TICKET must be set');
    if (run === '') throw new Failure('usage', 'RUN_NAME must be set');
    const stamp = options.timestamp || now.toISOString().slice(0, 19).replaceAll(':', '-') + 'Z';
    const name = [nameOf('timestamp', stamp), nameOf('ticket', ticket), nameOf('run-name', run)].join('_');
    const zip = path.join(at(options['out-dir']), `${name}.zip`);
    return build(call, inForce, zip, { ticket, run, isStrictAboutDirt: options['no-stash'] });
  },
});

interface CallFacts {
  root: string;
  strict: boolean;
  warn(message: string): void;
}

/** A part of a file's name. */
function nameOf(option: string, text: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text)) return text;
  throw new Failure(
    'usage',
    `option --${option}: expected letters, digits, dots, dashes and underscores, got ${JSON.stringify(text)}`,
  );
}

function build(
  { root, strict, warn }: CallFacts,
  { policy, cited }: PolicyInForce<BundlePolicy>,
  zip: string,
  request: { ticket: string; run: string; isStrictAboutDirt: boolean },
): Outcome {
  const { facts, logCommit } = gatherBuild(root, { policy, ...request });
  const checks = judgeBuild(facts);
  const document = bundleDocument(facts, checks, { policy: cited, logCommit, strict });
  const { problems, warnings } = messagesOf(checks);
  for (const warning of warnings) warn(warning);
  const lines = [`Dirty worktree detected: ${document.dirty ? 'yes' : 'no'}`, 'Stash used: no'];
  if (!document.overall_pass) return { status: 2, lines, document, problems };
  const place = path.relative(root, zip);
  if (isFile(zip)) {
    sweepFile(zip);
    throw new Failure('refused', `${place}: there already; a bundle is never overwritten`);
  }
  const manifest = formatDocument(evidenceBundle, manifestOf(document, checks));
  publish(zip, bundleBytes(root, facts, manifest), { exclusive: true });
  return { status: 0, lines: [...lines, `Bundle path: ${place}`], document: { ...document, bundle: place } };
}

/** The archive of a bundle whose range is resolved: the same commit gives the same bytes. */
function bundleBytes(root: string, { files, range, commits, patch }: BuildFacts, manifest: string): Uint8Array {
  if (!('head' in range) || patch === undefined) throw new Error('a bundle without a range cannot pass');
  const clash = files.find((file) => ownNames.includes(file.path));
  if (clash !== undefined)
    throw new Failure('refused', `${clash.path}: the bundle has a file of its own of this name; rename the member`);
  const { base, head } = range;
  const facts = headFacts(root, head);
  const members: ZipMember[] = [
    ...files.map((file) => ({ name: file.path, bytes: file.bytes })),
    { name: generated.diff, bytes: patch },
    { name: generated.commits, bytes: Buffer.from(commitsText(base, head, commits)) },
    { name: generated.lastCommit, bytes: Buffer.from(lastCommitText(head, facts)) },
    { name: generated.manifest, bytes: Buffer.from(manifest) },
  ];
  // A bundle leaves the house; what was committed by mistake need not.
  for (const { name, bytes } of members) refuseSecret(Buffer.from(bytes).toString(), name);
  return zipBytes(members, facts.time);
}

async function verify(
  { root, strict, warn }: CallFacts,
  { policy, cited }: PolicyInForce<BundlePolicy>,
  zip: string,
): Promise<Outcome> {
  const place = path.relative(root, zip);
  const bytes = ifThere(() => readBytes(zip, largestZip));
  if (bytes === undefined) throw new Failure('missing-input', `bundle not found: ${place}`);
  const bundle = openBundle(place, await readZip(bytes), policy);
  const facts = gatherVerification(root, bundle, policy);
  const checks = judgeBundle(bundle, policy, facts);
  const document = verificationDocument(bundle, facts, checks, { policy: cited, sha256: sha256Of(bytes), strict });
  const { problems, warnings } = messagesOf(checks);
  for (const warning of warnings) warn(warning);
  const { pass, fail, missing } = document.counts;
  const verdict = document.overall_pass ? 'pass' : 'fail';
  return {
    status: document.overall_pass ? 0 : 2,
    lines: [`[bundle] ${place}: ${verdict} (${pass} pass, ${fail} fail, ${missing} missing)`],
    document,
    problems,
  };
}
