import path from 'node:path';
import { RunFiles, shippedArtifactPolicy } from '@gatehouse/backtests';
import { defineTool } from '@gatehouse/cli';
import {
  alignmentCheck,
  alignmentPolicy,
  Failure,
  type AlignmentCheck,
  type AlignmentPolicy,
} from '@gatehouse/contracts';
import { isFile, isFolder } from '@gatehouse/files';
import { Findings, policyInForce, publishChecks, verdictOf, verdictOptions } from '@gatehouse/verdicts';
import shippedPolicy from './alignment-policy.json';
import { checkAlignment, type AlignmentFacts } from './core';
import { readSeries } from './series';

const shipped = shippedPolicy as unknown as AlignmentPolicy; // a test holds it to its schema
const sampleFactors = 'data/factors/ff3_sample.csv';

export const tool = defineTool({
  name: 'check-alignment',
  purpose:
    'Checks whether returns and factors have the same frequency and calendar, so that a regression of one on the other means something.',
  operands: { usage: 'RETURNS [FACTORS]', most: 2 },
  options: {
    factors: {
      type: 'path',
      describe: `Table of factors; beats the second word (default: ${sampleFactors})`,
      value: 'CSV',
    },
    'allow-resample': { type: 'flag', describe: 'Compound finer returns to the dates of the factors' },
    'resample-rule': {
      type: 'string',
      describe: 'Name of the rule, as pandas has it (default: by the dates of the factors)',
      value: 'RULE',
    },
    ...verdictOptions,
  },
  reads: [
    'the policy: alignment-policy.schema.json',
    'RETURNS: a directory with equity_curve.csv, or a CSV file with a date and returns',
    'FACTORS: a CSV file with a date and factors',
  ],
  writes: ['--out-dir: alignment_check.json (alignment-check.schema.json) and alignment_check.md; nothing without it'],
  statuses: { '2': 'a check failed, or lacks its evidence' },
  examples: ['check-alignment --print-policy', 'check-alignment --help'],
  async run({ options, operands, root, path: resolve, note, warn }) {
    const given = options.policy === undefined ? undefined : resolve(options.policy);
    const { policy, cited, text } = policyInForce(alignmentPolicy, shipped, given, root);
    if (options['print-policy']) return { status: 0, lines: text.trimEnd().split('\n'), document: policy };
    if (operands[0] === undefined)
      throw new Failure('usage', 'RETURNS is required: a directory with equity_curve.csv, or a CSV file');
    const named = resolve(operands[0]);
    const files = new RunFiles(root, root);
    const returnsFile = isFolder(named) ? path.join(named, shippedArtifactPolicy.files.curve) : named;
    const factorsFile = resolve(options.factors ?? operands[1] ?? sampleFactors);
    const [returnsPath, factorsPath] = [files.shown(returnsFile), files.shown(factorsFile)];
    if (!isFile(returnsFile)) throw new Failure('missing-input', `returns not found: ${returnsPath}`);
    if (!isFile(factorsFile)) throw new Failure('missing-input', `factors not found: ${factorsPath}`);

    const [faults, order] = [new Findings(), new Findings()];
    const returns = await readSeries(files, returnsFile, { name: returnsPath, only: 'returns', faults, order });
    const factors = await readSeries(files, factorsFile, { name: factorsPath, faults, order });
    const { checks, facts } = checkAlignment({
      returns,
      factors,
      faults,
      order,
      allowResample: options['allow-resample'],
      rule: options['resample-rule'],
      policy,
    });
    const { fields, problems, warnings } = verdictOf(checks, options.strict);
    const pass = fields.overall_pass;
    const hashes = new Map(files.inputs().map((input) => [input.path, input.sha256]));
    const document: AlignmentCheck = {
      schema: 'alignment-check/v1',
      returns: { path: returnsPath, sha256: hashes.get(returnsPath) ?? '' },
      factors: { path: factorsPath, sha256: hashes.get(factorsPath) ?? '' },
      ...facts,
      policy: cited,
      ...fields,
    };
    const lines = [footer(facts), `[alignment] ${returnsPath} with ${factorsPath}: ${pass ? 'pass' : 'fail'}`];
    for (const warning of warnings) (options.strict ? warn : note)(warning);
    const folder = options['out-dir'] === undefined ? undefined : resolve(options['out-dir']);
    lines.push(
      ...publishChecks(folder, 'alignment_check', alignmentCheck, document, {
        title: 'Alignment Check',
        facts: { returns: returnsPath, factors: factorsPath },
        lines: [footer(facts)],
      }),
    );
    return { status: pass ? 0 : 2, lines, document, problems };
  },
});

/** The line that stands below a regression in a report. */
function footer(facts: AlignmentFacts): string {
  const { returns_frequency, factors_frequency, overlap_start, overlap_end, n_obs, resampled, resample_rule } = facts;
  const how = resampled ? ` (resampled returns, rule=${resample_rule ?? ''})` : '';
  return `_Frequency: returns ${returns_frequency ?? 'n/a'}, factors ${factors_frequency ?? 'n/a'}; overlap ${overlap_start ?? 'n/a'} to ${overlap_end ?? 'n/a'}; n_obs=${n_obs ?? 'n/a'}${how}._`;
}
