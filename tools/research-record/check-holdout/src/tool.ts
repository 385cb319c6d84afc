import path from 'node:path';
import { RunFiles, shippedArtifactPolicy } from '@gatehouse/backtests';
import { defineTool } from '@gatehouse/cli';
import { Failure, holdoutCheck, holdoutPolicy, type HoldoutCheck, type HoldoutPolicy } from '@gatehouse/contracts';
import { isFile, isFolder } from '@gatehouse/files';
import { policyInForce, publishChecks, verdictOf, verdictOptions } from '@gatehouse/verdicts';
import { checkHoldout } from './core';
import shippedPolicy from './holdout-policy.json';
import { readHoldoutRun } from './run';

const shipped = shippedPolicy as unknown as HoldoutPolicy; // a test holds it to its schema

export const tool = defineTool({
  name: 'check-holdout',
  purpose: 'Checks whether the holdout of a run was kept apart from everything before it, and used once.',
  options: {
    'artifact-dir': {
      type: 'path',
      describe: 'Directory of the run',
      required: true,
      unless: ['print-policy'],
      value: 'DIR',
    },
    index: { type: 'path', describe: `Index of runs (default: ${shipped.index}, or as the policy says)`, value: 'CSV' },
    config: {
      type: 'path',
      describe: 'Configuration whose history declares the window (default: config_path of the manifest)',
      value: 'PATH',
    },
    ...verdictOptions,
  },
  reads: [
    'the policy: holdout-policy.schema.json',
    'manifest.json, holdout_manifest.json, folds.json, selection_summary.json, holdout_equity_curve.csv, oos_returns.csv, grid_returns.csv of the run',
    'the index of runs: CSV',
    "git's objects: the configuration in every commit",
  ],
  writes: ['--out-dir: holdout_check.json (holdout-check.schema.json) and holdout_check.md; nothing without it'],
  statuses: { '2': 'a check failed, or lacks its evidence' },
  examples: ['check-holdout --print-policy', 'check-holdout --help'],
  async run({ options, root, path: resolve, note, warn }) {
    const given = options.policy === undefined ? undefined : resolve(options.policy);
    const { policy, cited, text } = policyInForce(holdoutPolicy, shipped, given, root);
    if (options['print-policy']) return { status: 0, lines: text.trimEnd().split('\n'), document: policy };
    const directory = resolve(options['artifact-dir'] ?? '');
    if (!isFolder(directory)) throw new Failure('missing-input', `Artifact directory not found: ${directory}`);
    const files = new RunFiles(root, directory);
    const index = resolve(options.index ?? policy.index);
    if (options.index !== undefined && !isFile(index))
      throw new Failure('missing-input', `index not found: ${files.shown(index)}`);

    const run = readHoldoutRun(
      files,
      { ...shippedArtifactPolicy.files, ...policy.files },
      { directoryName: path.basename(directory), experiment: path.basename(path.dirname(directory)) },
    );
    const config = options.config === undefined ? undefined : files.shown(resolve(options.config));
    const checks = await checkHoldout(files, run, { root, policy, index, config });
    const { fields, problems, warnings } = verdictOf(checks, options.strict);
    const { counts, overall_pass: pass } = fields;
    const document: HoldoutCheck = {
      schema: 'holdout-check/v1',
      run_id: run.runId,
      artifact_dir: files.shown(directory),
      holdout_start: run.window?.start ?? null,
      holdout_end: run.window?.end ?? null,
      policy: cited,
      inputs: files.inputs(),
      ...fields,
    };
    const lines = [
      `[holdout] ${run.runId}: ${pass ? 'pass' : 'fail'} (${counts.pass} pass, ${counts.fail} fail, ${counts.warn} warn, ${counts.missing} missing)`,
    ];
    for (const warning of warnings) (options.strict ? warn : note)(warning);
    const folder = options['out-dir'] === undefined ? undefined : resolve(options['out-dir']);
    const { run_id, artifact_dir, holdout_start, holdout_end } = document;
    lines.push(
      ...publishChecks(folder, 'holdout_check', holdoutCheck, document, {
        title: 'Holdout Check',
        facts: { run_id, artifact_dir, holdout_start, holdout_end },
      }),
    );
    return { status: pass ? 0 : 2, lines, document, problems };
  },
});
