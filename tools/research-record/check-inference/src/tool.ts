import path from 'node:path';
import { RunFiles, shippedArtifactPolicy, textOf } from '@gatehouse/backtests';
import { defineTool } from '@gatehouse/cli';
import {
  Failure,
  inferenceCheck,
  inferencePolicy,
  type InferenceCheck,
  type InferencePolicy,
} from '@gatehouse/contracts';
import { isFile, isFolder } from '@gatehouse/files';
import { pyFixed } from '@gatehouse/render';
import { policyInForce, publishChecks, verdictOf, verdictOptions, type Verdict } from '@gatehouse/verdicts';
import { bannerOf, checkInference, type InferenceResult } from './core';
import { readGrid } from './grid';
import shippedPolicy from './inference-policy.json';

type InferenceFiles = Required<Omit<InferencePolicy['files'], 'manifest'>>;

// a test holds it to its schema
const shipped = shippedPolicy as unknown as InferencePolicy & { files: InferenceFiles };

export const tool = defineTool({
  name: 'check-inference',
  purpose:
    'Checks whether the recorded inference of a run supports a headline: status, p-value, statistics, and the returns behind them.',
  options: {
    'artifact-dir': { type: 'path', describe: 'Directory of the run', value: 'DIR' },
    spa: { type: 'path', describe: 'Document of the inference (default: spa.json of the run)', value: 'FILE' },
    grid: {
      type: 'path',
      describe: 'Returns of the candidates (default: grid_returns.csv of the run, where it has one)',
      value: 'CSV',
    },
    ...verdictOptions,
  },
  reads: [
    'the policy: inference-policy.schema.json',
    'spa.json, reality_check.json, grid_returns.csv and manifest.json of the run',
  ],
  writes: ['--out-dir: inference_check.json (inference-check.schema.json) and inference_check.md; nothing without it'],
  statuses: { '2': 'the inference does not support a headline' },
  examples: ['check-inference --print-policy', 'check-inference --help'],
  async run({ options, root, path: resolve, note, warn }) {
    const given = options.policy === undefined ? undefined : resolve(options.policy);
    const { policy, cited, text } = policyInForce(inferencePolicy, shipped, given, root);
    if (options['print-policy']) return { status: 0, lines: text.trimEnd().split('\n'), document: policy };
    const directory = options['artifact-dir'] === undefined ? undefined : resolve(options['artifact-dir']);
    if (directory === undefined && options.spa === undefined)
      throw new Failure('usage', 'name a run (--artifact-dir) or the document of an inference (--spa)');
    if (directory !== undefined && !isFolder(directory))
      throw new Failure('missing-input', `Artifact directory not found: ${directory}`);
    const files = new RunFiles(root, directory ?? root);
    const [spaFile, gridFile] = [options.spa, options.grid].map((file) =>
      file === undefined ? undefined : resolve(file),
    );
    if (spaFile !== undefined && !isFile(spaFile))
      throw new Failure('missing-input', `spa not found: ${files.shown(spaFile)}`);
    if (gridFile !== undefined && !isFile(gridFile))
      throw new Failure('missing-input', `grid not found: ${files.shown(gridFile)}`);

    const names = { ...shippedArtifactPolicy.files, ...policy.files };
    const [spaName, gridName] = [
      spaFile === undefined ? names.spa : files.shown(spaFile),
      gridFile === undefined ? names.grid : files.shown(gridFile),
    ];
    const gridPlace = gridFile ?? (directory === undefined ? undefined : files.path(names.grid));
    const manifest = directory === undefined ? undefined : files.document(names.manifest);
    const result = checkInference({
      spa: { name: spaName, reading: files.document(spaFile ?? names.spa, 'object', spaName) },
      realityCheck: {
        name: names.reality_check,
        reading: directory === undefined ? { state: 'absent' } : files.document(names.reality_check),
      },
      grid: {
        name: gridName,
        read: gridPlace === undefined ? undefined : await readGrid(files, gridPlace, gridName),
      },
      policy,
    });
    const runId =
      directory === undefined
        ? null
        : ((manifest?.state === 'read' ? textOf(manifest.document.fields['run_id']) : undefined) ??
          path.basename(directory));
    const { fields, problems, warnings } = verdictOf(result.checks, options.strict);
    const document = documentOf(result, fields, { cited, runId, inputs: files.inputs() });
    const pass = document.overall_pass;
    const shownP = document.p_value === null ? 'null' : pyFixed(document.p_value, 6);
    const lines = [
      `[inference] ${runId ?? spaName}: ${pass ? 'pass' : 'fail'} (status ${document.status}, p-value ${shownP})`,
      ...(document.banner === null ? [] : [document.banner]),
    ];
    for (const warning of warnings) (options.strict ? warn : note)(warning);
    const folder = options['out-dir'] === undefined ? undefined : resolve(options['out-dir']);
    lines.push(
      ...publishChecks(folder, 'inference_check', inferenceCheck, document, {
        title: 'Inference Check',
        facts: { run_id: runId, status: document.status, p_value: shownP },
        lines: document.banner === null ? [] : [document.banner],
      }),
    );
    return { status: pass ? 0 : 2, lines, document, problems };
  },
});

function documentOf(
  result: InferenceResult,
  fields: Verdict['fields'],
  { cited, runId, inputs }: { cited: InferenceCheck['policy']; runId: string | null; inputs: InferenceCheck['inputs'] },
): InferenceCheck {
  const pass = fields.overall_pass;
  return {
    schema: 'inference-check/v1',
    run_id: runId,
    status: result.stated.status,
    reason: result.stated.reason,
    p_value: result.pValue,
    candidates: result.candidates,
    distinct_candidates: result.distinctCandidates,
    grid: result.grid,
    headline_blocked: !pass,
    banner: pass ? null : bannerOf(result),
    policy: cited,
    inputs,
    ...fields,
  };
}
