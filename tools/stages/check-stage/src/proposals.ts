/** What official-run would refuse now of the commands that a check proposes (contract 14.10). */
import type { StageCheck, StagePolicy } from '@gatehouse/contracts';
import { refusalOf } from '@gatehouse/runs';
import type { Siblings } from '@gatehouse/system';
import { wordsOf, type CommandWords } from './command';

/**
 * The check with the refusal as a comment behind each command that would start a run and could not now; a command with
 * words for people to fill in
 * stays as it is. Throws Failure `io`.
 */
export function withRefusals(
  check: StageCheck,
  { root, policy, words, siblings }: { root: string; policy: StagePolicy; words: CommandWords; siblings: Siblings },
): StageCheck {
  const { decision_tag: tag, stage } = check;
  const templates = policy.stages.find((rules) => rules.stage === stage)?.requirements ?? [];
  const asked = new Map<string, string>();
  const refusal = (argv: readonly string[]): string => {
    const key = argv.join('\0');
    const answer = asked.get(key) ?? refusalOf(root, argv, siblings);
    asked.set(key, answer);
    return answer;
  };
  const proved = (requirement: StageCheck['requirements'][number]): StageCheck['requirements'][number] => {
    const { id, command } = requirement;
    const template = templates.find((one) => one.id === id)?.command ?? '';
    if (!command?.startsWith('official-run ') || !template.startsWith('official-run ')) return requirement;
    const argv = wordsOf(template, { tag, stage, expected: undefined }, words);
    const said = argv === undefined ? '' : refusal(argv);
    return said === '' ? requirement : { ...requirement, command: `${command}  # refused now: ${said}` };
  };
  return { ...check, requirements: check.requirements.map(proved) as StageCheck['requirements'] };
}
