import path from 'node:path';
import { RunFiles, shippedArtifactPolicy, textOf } from '@gatehouse/backtests';

import { defineTool } from '@gatehouse/cli';
import { artifactIntegrity, artifactPolicy, Failure, type ArtifactIntegrity } from '@gatehouse/contracts';
import { isFolder } from '@gatehouse/files';
import { policyInForce, publishChecks, verdictOf, verdictOptions } from '@gatehouse/verdicts';
import { checkRun } from './core';
import { readRun } from './run';

export const tool = defineTool({
  name: 'diagnose-artifact-integrity',
  purpose:
    'Checks whether the files of a backtest run agree with each other: curve, fills, metrics, selection, holdout.',
  options: {
    'artifact-dir': {
      type: 'path',
      describe: 'Directory of the run',
      required: true,
      unless: ['print-policy'],
      value: 'DIR',
    },
    ...verdictOptions,
  },
  reads: [
    'the policy: artifact-policy.schema.json',
    'manifest.json, metrics.json, equity_curve.csv, trades.jsonl, folds.json and what else the run has',
  ],
  writes: ['<out-dir>/artifact_integrity.json: artifact-integrity.schema.json', 'artifact_integrity.md beside it'],
  statuses: { '2': 'a check failed, or lacks its evidence' },
  examples: ['diagnose-artifact-integrity --print-policy', 'diagnose-artifact-integrity --help'],
  async run({ options, root, path: resolve, note, warn }) {
    const given = options.policy === undefined ? undefined : resolve(options.policy);
    const { policy, cited, text } = policyInForce(artifactPolicy, shippedArtifactPolicy, given, root);
    if (options['print-policy']) return { status: 0, lines: text.trimEnd().split('\n'), document: policy };
    const directory = resolve(options['artifact-dir'] ?? '');
    if (!isFolder(directory)) throw new Failure('missing-input', `Artifact directory not found: ${directory}`);

    const files = new RunFiles(root, directory);
    const run = await readRun(files, path.basename(directory), policy);
    const { fields, problems, warnings } = verdictOf(checkRun(run), options.strict);
    const pass = fields.overall_pass;
    const document: ArtifactIntegrity = {
      schema: 'artifact-integrity/v1',
      run_id: textOf(run.manifest.fields['run_id']) ?? run.directoryName,
      artifact_dir: files.shown(directory),
      git_sha: textOf(run.manifest.fields['git_sha']) ?? null,
      config_sha256: textOf(run.manifest.fields['config_sha256']) ?? null,
      policy: cited,
      inputs: files.inputs(),
      ...fields,
    };
    const lines = [
      `Artifact: ${directory}`,
      ...(pass ? ['Integrity checks: OK'] : ['Integrity checks FAILED:', ...problems.map((line) => `- ${line}`)]),
    ];
    for (const warning of warnings) (options.strict ? warn : note)(warning);
    const folder = options['out-dir'] === undefined ? undefined : resolve(options['out-dir']);
    const { run_id, artifact_dir } = document;
    lines.push(
      ...publishChecks(folder, 'artifact_integrity', artifactIntegrity, document, {
        title: 'Artifact Integrity',
        facts: { run_id, artifact_dir },
      }),
    );
    return { status: pass ? 0 : 2, lines, document, problems: options.json || options.quiet ? problems : [] };
  },
});
