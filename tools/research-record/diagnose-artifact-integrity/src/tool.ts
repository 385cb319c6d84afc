import path from 'node:path';
import { RunFiles, shippedArtifactPolicy, textOf } from '@gatehouse/backtests';
import { checksMarkdown, findingLines, publishReport, readPolicy } from '@gatehouse/checks';
import { defineTool } from '@gatehouse/cli';
import {
  artifactIntegrity,
  artifactPolicy,
  Failure,
  formatDocument,
  type ArtifactIntegrity,
} from '@gatehouse/contracts';
import { isFolder } from '@gatehouse/files';
import { markdownCode } from '@gatehouse/render';
import { checkRun } from './core';
import { readRun } from './run';

export const tool = defineTool({
  name: 'diagnose-artifact-integrity',
  purpose:
    'Checks whether the files of a backtest run agree with each other: curve, fills, metrics, selection, holdout.',
  options: {
    'artifact-dir': { type: 'path', describe: 'Directory of the run (required)', value: 'DIR' },
    policy: {
      type: 'path',
      describe: 'File names, tolerances and severities that differ from the shipped policy',
      value: 'FILE',
    },
    'print-policy': { type: 'flag', describe: 'Print the policy in force' },
    'out-dir': { type: 'path', describe: 'Folder for the report (default: none is written)', value: 'DIR' },
    strict: { type: 'flag', describe: 'A warning fails the verdict' },
  },
  reads: [
    'the policy: artifact-policy.schema.json',
    'manifest.json, metrics.json, equity_curve.csv, trades.jsonl, folds.json and what else the run has',
  ],
  writes: ['<out-dir>/artifact_integrity.json: artifact-integrity.schema.json', 'artifact_integrity.md beside it'],
  statuses: { '2': 'a check failed, or lacks its evidence' },
  examples: ['diagnose-artifact-integrity --print-policy', 'diagnose-artifact-integrity --help'],
  async run({ options, root, path: resolve }) {
    const { policy, used } = readPolicy(artifactPolicy, shippedArtifactPolicy, {
      file: options.policy === undefined ? undefined : resolve(options.policy),
      root,
    });
    if (options['print-policy'])
      return { status: 0, lines: formatDocument(artifactPolicy, policy).trimEnd().split('\n'), document: policy };
    const given = options['artifact-dir'];
    if (given === undefined) throw new Failure('usage', 'option --artifact-dir is required');
    const directory = resolve(given);
    if (!isFolder(directory)) throw new Failure('missing-input', `Artifact directory not found: ${directory}`);

    const files = new RunFiles(root, directory);
    const run = await readRun(files, path.basename(directory), policy);
    const checks = checkRun(run);
    const pass = checks.overallPass(options.strict);
    const document: ArtifactIntegrity = {
      schema: 'artifact-integrity/v1',
      run_id: textOf(run.manifest.fields['run_id']) ?? run.directoryName,
      artifact_dir: files.shown(directory),
      git_sha: textOf(run.manifest.fields['git_sha']) ?? null,
      config_sha256: textOf(run.manifest.fields['config_sha256']) ?? null,
      policy: used,
      inputs: files.inputs(),
      checks: checks.document(),
      counts: checks.counts(),
      overall_pass: pass,
    };
    const failures = findingLines(checks, { warnings: false });
    const lines = [
      `Artifact: ${directory}`,
      ...(pass ? ['Integrity checks: OK'] : ['Integrity checks FAILED:', ...failures.map((line) => `- ${line}`)]),
    ];
    const json = formatDocument(artifactIntegrity, document);
    if (options['out-dir'] !== undefined) {
      const facts = { run_id: markdownCode(document.run_id ?? ''), artifact_dir: markdownCode(document.artifact_dir) };
      const markdown = checksMarkdown('Artifact Integrity', { overallPass: pass, facts, checks: document.checks });
      lines.push(...publishReport(resolve(options['out-dir']), document.schema, json, markdown));
    }
    return {
      status: pass ? 0 : 2,
      lines,
      document: JSON.parse(json) as unknown,
      problems: findingLines(checks, { failures: options.json || options.quiet, warnings: !options.quiet || !pass }),
    };
  },
});
