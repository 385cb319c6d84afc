import { createHash } from 'node:crypto';
import path from 'node:path';
import { defineTool, settingsOptions } from '@gatehouse/cli';
import {
  Failure,
  formatDocument,
  stageCheck,
  stagePolicy,
  type StageCheck,
  type StageEvidence,
} from '@gatehouse/contracts';
import { openStep } from '@gatehouse/evidence';
import { makeStampedFolder, publish } from '@gatehouse/files';
import { defaultStageLog, readStagePolicy, shippedStagePolicy, stagePolicyFile } from '@gatehouse/records';
import { stamp } from '@gatehouse/render';
import { checkTag, comparedTag, runsNaming, runThatReadsAlike, safeTag } from '@gatehouse/runs';
import { readSettings, workflowsInForce } from '@gatehouse/settings';
import { gitHead, Siblings } from '@gatehouse/system';
import { judgeStage } from './core';
import { checksFolder } from './history';
import { stageMarkdown } from './markdown';
import { stages } from './policy';
import { withRefusals } from './proposals';
import { repositoryAt } from './repository';
import { commandWords, withOwnReports } from './settings';

export const tool = defineTool({
  name: 'check-stage',
  purpose: 'Checks whether a decision has met the requirements of a stage, on which evidence, and what is missing.',
  description:
    'Judges the evidence of a decision for one stage by the policy, and names for each requirement that is open the command that meets it.',
  next: ['record-decision', 'record-stage'],
  options: {
    stage: { type: 'choice', describe: 'Stage to check', choices: stages },
    tag: { type: 'string', describe: 'Decision tag', value: 'TAG' },
    policy: {
      type: 'path',
      describe: `Requirements of the stages (default: ${stagePolicyFile}, else the shipped policy)`,
      value: 'FILE',
    },
    'out-html': {
      type: 'path',
      describe: 'Also a page, for a browser: one file, nothing is fetched',
      value: 'FILE',
      ending: '.html',
      added: true,
    },
    'print-policy': { type: 'flag', describe: 'Print the shipped policy, to start one of your own' },
    ...settingsOptions,
  },
  reads: [
    'the policy: stage-policy.schema.json',
    'the evidence the policy names',
    'waivers: stage-waiver.schema.json',
    'earlier checks: stage-check.schema.json',
    '<run>/result.json: result.schema.json, context.json beside it: context.schema.json',
    'gatehouse.json: gatehouse.schema.json; freezes: freeze-v1.schema.json',
  ],
  writes: [
    `${checksFolder}/<stamp>_<stage>_<tag>/stage_check.json: stage-check.schema.json`,
    'stage_check.md beside it; --print-settings --json: settings-in-force.schema.json',
    '--out-html: HTML that carries a stage-page.schema.json',
  ],
  statuses: { '2': 'the stage does not pass; standard error and the report say what is missing' },
  examples: ['check-stage --stage S3 --tag momentum_run1', 'check-stage --print-policy'],
  async run({ options, root, env, now, path: resolve, note, warn }) {
    if (options['print-policy'])
      return {
        status: 0,
        lines: formatDocument(stagePolicy, shippedStagePolicy).trimEnd().split('\n'),
        document: shippedStagePolicy,
      };
    if (options['print-settings']) return workflowsInForce(readSettings(root)).printed;
    const { stage } = options;
    const tag = options.tag === undefined ? undefined : comparedTag(options.tag);
    if (stage === undefined) throw new Failure('usage', 'option --stage is required');
    if (tag === undefined) throw new Failure('usage', 'option --tag is required');
    checkTag(tag);
    const alike = runsNaming(root, tag).length === 0 ? runThatReadsAlike(root, tag) : undefined;
    if (alike !== undefined) warn(alike);

    const {
      file: policyFile,
      text: policyText,
      policy,
    } = readStagePolicy(root, options.policy === undefined ? undefined : resolve(options.policy));
    const settings = readSettings(root);
    const step = await openStep(root, { tool: 'check-stage', event: 'stage_checked', onWait: note, warn });
    if (policyFile !== undefined) step.read(policyFile, 'source');
    const ledgerProblems = problemOf(() => step.readRows(path.join(root, defaultStageLog)));
    const words = await commandWords(root, { stage, tag, policy, settings });
    const judged = judgeStage(repositoryAt(root), {
      stage: stage as StageCheck['stage'],
      tag,
      now,
      commit: ((head) => (head?.commit === 'unknown' ? null : (head?.commit ?? null)))(gitHead(root)),
      policy: policyFile === undefined ? withOwnReports(policy, settings) : policy,
      words,
      policyPath: policyFile === undefined ? null : path.relative(root, policyFile),
      policySha256: createHash('sha256').update(policyText).digest('hex'),
      ...(step.isLogged ? { logProblems: enter } : {}),
    });
    const siblings = new Siblings(env);
    const check = siblings.has('official-run') ? withRefusals(judged, { root, policy, words, siblings }) : judged;
    check.warnings?.forEach((message) => warn(message));
    const [json, markdown] = [formatDocument(stageCheck, check), stageMarkdown(check)];
    const folder = makeStampedFolder(path.join(root, checksFolder), {
      stamp: stamp(now),
      after: `_${stage}_${safeTag(tag)}`,
    });
    step.write(path.join(folder, 'stage_check.md'), markdown);
    step.write(path.join(folder, 'stage_check.json'), json);
    await step.commit({ tag, subject: folder, verdict: check.overall_pass ? 'pass' : 'fail' }, { trust: true });
    const html = options['out-html'] === undefined ? undefined : resolve(options['out-html']);
    if (html !== undefined) {
      const { stagePage } = await import('@gatehouse/pages');
      const file = path.relative(root, path.join(folder, 'stage_check.json'));
      const sum = { bytes: Buffer.byteLength(json), sha256: createHash('sha256').update(json).digest('hex') };
      publish(
        html,
        stagePage({
          schema: 'stage-page/v1',
          stage_check: check,
          sources: [{ role: 'stage check', path: file, ...sum }],
        }),
      );
    }
    const { pass, fail, waived } = check.counts;
    return {
      status: check.overall_pass ? 0 : 2,
      lines: [
        `[stage] ${stage} ${tag}: ${check.overall_pass ? 'pass' : 'fail'} (${pass} pass, ${fail} fail, ${waived} waived)`,
        `[done] stage_check_json=${path.join(folder, 'stage_check.json')}`,
        `[done] stage_check_md=${path.join(folder, 'stage_check.md')}`,
        ...(html === undefined ? [] : [`[done] stage_check_html=${html}`]),
      ],
      document: check,
      problems: [
        ...check.requirements
          .filter(({ status }) => status === 'fail')
          .map(
            ({ id, problems, command }) =>
              `${id}: ${problems.join('; ')}${command === null ? '' : `; next: ${command}`}`,
          ),
        ...check.refused_waivers.map(({ path: file, problem }) => `waiver refused: ${file}: ${problem}`),
      ],
    };

    /**
     * What the check rests on goes into the evidence log by the sums it has; what of it is not what the log says was
     * left.
     */
    function enter(evidence: readonly StageEvidence[], waivers: readonly string[]): string[] {
      for (const item of evidence) step.readAs(item);
      for (const file of waivers) step.read(path.join(root, file), 'hand');
      const others = step.problems().filter((problem) => !ledgerProblems.some((known) => known.endsWith(problem)));
      return [...ledgerProblems, ...others];
    }
  },
});

/** A ledger that cannot be read is a failed check, and not the end of it (contract 0.12). */
function problemOf(read: () => void): string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof Failure) return [`${defaultStageLog}: cannot be read: ${error.message}`];
    throw error;
  }
}
