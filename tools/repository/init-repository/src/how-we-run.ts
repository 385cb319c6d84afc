/** docs/production_research/HOW_WE_RUN.md: one page with the team's own commands. Pure. */
import { shellCommand } from '@gatehouse/render';
import { strategyFile } from './proposal';
import type { Survey } from './survey';

export const howWeRunFile = 'docs/production_research/HOW_WE_RUN.md';

export function howWeRun(found: Survey, tag: string): string {
  const { workflow, data, owner = '<owner>', runner } = found;
  const run = (...words: string[]): string => shellCommand(words);
  const started =
    runner === undefined
      ? '`scripts/run_research_workflow`'
      : `\`${typeof runner === 'string' ? runner : runner.join(' ')}\``;
  return `# How we run

A decision has a tag, and every official run has one of its own: a rerun takes the next.
\`gatehouse.json\` states our owner, machine, data, workflows and configuration; \`official-run --print-settings\` shows the values in force.

| what | here |
|---|---|
| workflow | \`${workflow}\`, started as ${started} |
| data | ${data === undefined ? 'not named yet' : `\`${data.entry.path}\``} |
| configuration | \`${strategyFile(found)}\` |
| owner | ${owner} |

## An official run

Commit the configuration, freeze it, run, finish:

\`\`\`sh
git add --all && git commit --message 'What is tried now'
freeze-config
${run('official-run', '--workflow', workflow, '--tag', tag)}
${run('finish-run', '--tag', tag)}
\`\`\`

\`official-run --dry-run\` says what is missing before a tag is spent, \`init-repository --check\` what the repository lacks.

## Every day

\`\`\`sh
session-status
list-runs
check-stage --stage S3 --tag ${tag}
\`\`\`

## The papers of a decision

\`\`\`sh
record-decision --help
record-stage --help
\`\`\`

They write decision note, explainability packs, waivers, sign-offs and ledger rows from the templates in
\`docs/production_research/templates/\`, complete or not at all.
`;
}
