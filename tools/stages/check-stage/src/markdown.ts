import type { StageCheck } from '@gatehouse/contracts';
import { markdownCell, markdownCode, markdownLine } from '@gatehouse/render';

/** The check for people: verdict, what is missing and how to make it, every requirement with its evidence. */
export function stageMarkdown(check: StageCheck): string {
  const { counts, requirements } = check;
  const open = requirements.filter(({ status }) => status !== 'pass');
  const lines = [
    `# Stage Check ${check.stage} (${markdownLine(check.decision_tag)})`,
    '',
    `- title: ${markdownLine(check.title)}`,
    `- generated_at: ${check.generated_at}`,
    `- verdict: ${check.overall_pass ? 'pass' : 'fail'}`,
    `- requirements: ${counts.pass} pass, ${counts.fail} fail, ${counts.waived} waived`,
    `- owner: ${markdownLine(check.owner ?? 'unknown')}`,
    `- predecessors: ${check.predecessors.map(markdownCode).join(', ') || 'none'}`,
    `- policy: ${markdownLine(check.policy.name)} (${check.policy.path === null ? 'shipped' : markdownCode(check.policy.path)}, sha256 ${check.policy.sha256})`,
    `- git_commit: ${check.git_commit ?? 'unknown'}`,
    '',
    '## Missing',
    '',
    ...(open.length === 0 ? ['- nothing'] : []),
    ...open.flatMap(({ id, status, problems, command, waiver }) => [
      `- **${id}** (${status})`,
      ...problems.map((problem) => `  - ${markdownLine(problem)}`),
      ...(waiver === null
        ? []
        : [
            `  - waived until ${waiver.expires} by ${markdownLine(waiver.approver)}: ${markdownLine(waiver.reason)} (${markdownCode(waiver.path)})`,
          ]),
      ...(command === null ? [] : [`  - make it: ${markdownCode(command)}`]),
    ]),
    '',
    '## Requirements',
    '',
    '| requirement | status | rule | evidence |',
    '|---|---|---|---|',
    ...requirements.map(({ id, status, rule, evidence }) => {
      const files = evidence.map(({ path, sha256 }) => `${path} ${sha256.slice(0, 12)}`).join('; ');
      return `| ${[id, status, rule, files || 'none'].map(markdownCell).join(' | ')} |`;
    }),
    ...(check.refused_waivers.length === 0
      ? []
      : [
          '',
          '## Refused Waivers',
          '',
          ...check.refused_waivers.map(({ path, problem }) => `- ${markdownCode(path)}: ${markdownLine(problem)}`),
        ]),
    '',
  ];
  return lines.join('\n');
}
