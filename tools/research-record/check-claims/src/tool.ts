import path from 'node:path';
import { RunFiles } from '@gatehouse/backtests';
import { defineTool } from '@gatehouse/cli';
import { claimsCheck, claimsPolicy, Failure, type ClaimsCheck, type ClaimsPolicy } from '@gatehouse/contracts';
import { isFile, isFolder } from '@gatehouse/files';
import {
  checkPatterns,
  messagesOf,
  policyInForce,
  publishVerdict,
  verdictOptions,
  type Checks,
} from '@gatehouse/verdicts';
import { checkBlockedSaid, checkFigures, checkRunsIndexed, runsIn, type BlockedRun, type ClaimingText } from './claims';
import shippedPolicy from './claims-policy.json';
import { claimsDocument, combine, isOpen, markdown } from './core';
import { isOfRun, judgeGate, type GateFacts } from './gate';
import { readEvidence, readIndex, readMetrics, recordedObject, stampFacts, type ReadIndex } from './reading';
import { checkStamps, stampsIn } from './stamp';

const shipped = shippedPolicy as unknown as ClaimsPolicy; // a test holds it to its schema

export const tool = defineTool({
  name: 'check-claims',
  purpose: 'Checks that documents claim no more than a run has evidence for: runs, headlines, figures, stamps.',
  options: {
    document: { type: 'list', describe: 'Document to check; may be repeated', value: 'FILE' },
    'artifact-dir': { type: 'path', describe: 'Directory of the run that the documents are about', value: 'DIR' },
    evidence: {
      type: 'list',
      describe: 'Document of diagnose-artifact-integrity, check-holdout or check-inference; may be repeated',
      value: 'FILE',
    },
    index: { type: 'path', describe: `Index of runs (default: ${shipped.index}, or as the policy says)`, value: 'CSV' },
    metrics: { type: 'path', describe: 'Metrics behind the figures (default: those of the run)', value: 'JSON' },
    blocked: { type: 'flag', describe: 'The documents present the run as blocked: what blocks it is waived' },
    ...verdictOptions,
  },
  reads: [
    'the documents: Markdown; of the run manifest.json and metrics',
    '--evidence: artifact-integrity.schema.json, holdout-check.schema.json, inference-check.schema.json, and the inputs they name',
    'the index: rows of runs-index-row.schema.json',
    "git's objects: stamped commits and what changed since",
    'the policy: claims-policy.schema.json',
  ],
  writes: ['--out-dir: claims_check.json (claims-check.schema.json) and claims_check.md; nothing without it'],
  statuses: { '2': 'a claim is not backed, or what would back it is missing' },
  examples: ['check-claims --document README.md', 'check-claims --document README.md --json'],
  async run({ options, root, path: at, note, warn }) {
    const given = options.policy === undefined ? undefined : at(options.policy);
    const { policy, cited, text } = policyInForce(claimsPolicy, shipped, given, root);
    const { run_id_pattern, headline_heading } = policy;
    checkPatterns(given ?? 'the shipped policy', { run_id_pattern, headline_heading });
    if (options['print-policy']) return { status: 0, lines: text.trimEnd().split('\n'), document: policy };
    const directory = options['artifact-dir'] === undefined ? undefined : at(options['artifact-dir']);
    if (options.document.length === 0 && directory === undefined)
      throw new Failure('usage', 'name documents (--document), a run (--artifact-dir), or both');
    if (directory !== undefined && !isFolder(directory))
      throw new Failure('missing-input', `Artifact directory not found: ${directory}`);
    const files = new RunFiles(root, directory ?? root);
    const named = (option: string, file: string): string => {
      if (isFile(at(file))) return at(file);
      throw new Failure('missing-input', `${option} not found: ${files.shown(at(file))}`);
    };
    const documents = options.document.map((file) => named('document', file));
    const evidence = options.evidence.map((file) => named('evidence', file));
    const metrics = options.metrics === undefined ? undefined : named('metrics', options.metrics);
    const indexFile = options.index === undefined ? at(policy.index) : named('index', options.index);

    const texts = documents.map((file): ClaimingText => ({
      path: files.shown(file),
      text: String(files.bytes(file)?.toString('utf8')),
    }));
    const index = readIndex(files, indexFile);
    const run =
      directory === undefined ? undefined : await gateFacts(files, root, { directory, evidence, index, policy });
    const gate = run === undefined ? undefined : judgeGate(run);
    const blocked = run === undefined || gate === undefined ? ('no run' as const) : blockedRun(run, gate);
    const claims =
      texts.length === 0 ? undefined : judgeClaims(files, root, { texts, policy, index, blocked, metrics });
    const verdict = combine(gate, claims, options.blocked);
    const hashes = new Map(files.inputs().map((input) => [input.path, input.sha256]));
    const document = claimsDocument(verdict, {
      policy: cited,
      runId: run?.runId,
      documents: texts.map((one) => ({
        path: one.path,
        sha256: hashes.get(one.path) ?? '',
        runs: [...new Set(runsIn(one.text, policy).map(({ id }) => id))],
      })),
      inputs: files.inputs(),
      strict: options.strict,
    });
    const { problems, warnings } = messagesOf(verdict.checks);
    for (const warning of warnings) (options.strict ? warn : note)(warning);
    const done =
      options['out-dir'] === undefined
        ? []
        : publishVerdict(at(options['out-dir']), 'claims_check', claimsCheck, document, markdown(document));
    return {
      status: document.overall_pass ? 0 : 2,
      lines: [resultLine(document, directory === undefined ? undefined : files.shown(directory)), ...done],
      document,
      problems,
    };
  },
});

interface GateRequest {
  directory: string;
  evidence: readonly string[];
  index: ReadIndex;
  policy: ClaimsPolicy;
}

async function gateFacts(
  files: RunFiles,
  root: string,
  { directory, evidence, index, policy }: GateRequest,
): Promise<GateFacts & { isUnsafe: boolean }> {
  const manifest = recordedObject(files, 'manifest.json');
  const fields = manifest === 'damaged' ? undefined : manifest;
  const id = fields?.['run_id'];
  const runId = typeof id === 'string' && id !== '' ? id : undefined;
  const read: GateFacts['evidence'][number][] = [];
  for (const file of evidence) read.push(await readEvidence(files, root, file));
  return {
    runId,
    evidence: read,
    schemas: policy.evidence,
    index: { ...index.facts, runs: runId === undefined ? [] : index.runs(runId, path.relative(root, directory)) },
    isUnsafe: fields?.['unsafe_execution'] === true,
  };
}

/** What must be said of the run; undefined when it is not blocked. */
function blockedRun(run: GateFacts & { isUnsafe: boolean }, gate: Checks): BlockedRun | undefined {
  if (isOpen(gate)) return undefined;
  const own = run.evidence.filter((one) => isOfRun(one, run)).map(({ fields }) => fields ?? {});
  const inference = own.find((fields) => fields['headline_blocked'] === true);
  const status = (checks: unknown, id: string): unknown =>
    (checks as Record<string, { status?: unknown } | undefined> | null | undefined)?.[id]?.status;
  return {
    inference: inference === undefined ? undefined : String(inference['status']),
    isUnsafe: run.isUnsafe,
    isDegenerate: own.some((fields) => status(fields['checks'], 'not_degenerate') === 'fail'),
  };
}

interface ClaimsRequest {
  texts: readonly ClaimingText[];
  policy: ClaimsPolicy;
  index: ReadIndex;
  blocked: BlockedRun | 'no run' | undefined;
  metrics: string | undefined;
}

function judgeClaims(files: RunFiles, root: string, request: ClaimsRequest): Checks {
  const { texts, policy, index, blocked, metrics } = request;
  const names = new Map(
    metrics !== undefined
      ? [[files.shown(metrics), metrics]]
      : blocked === 'no run'
        ? []
        : policy.metrics_files.map((name) => [name, name] as const),
  );
  const read = names.size === 0 ? undefined : readMetrics(files, names);
  const stamps = stampsIn(texts, policy);
  return {
    runs_indexed: checkRunsIndexed(texts, policy, { path: index.facts.path, runs: index.ids }),
    blocked_said: checkBlockedSaid(texts, policy, blocked),
    figures_match: checkFigures(texts, policy, read?.metrics, read?.lacking ?? []),
    stamps_current: checkStamps(stamps, policy, stampFacts(root, stamps)),
  };
}

function resultLine({ run_id, documents, counts, overall_pass }: ClaimsCheck, directory: string | undefined): string {
  const subject = run_id ?? directory ?? documents.map((document) => document.path).join(', ');
  const { pass, fail, missing } = counts;
  return `[claims] ${subject}: ${overall_pass ? 'pass' : 'fail'} (${pass} pass, ${fail} fail, ${missing} missing)`;
}
