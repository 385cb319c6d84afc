/** Which of the caller's words for the engine a launcher gives itself (contract 48.1). */
import { Failure } from '@gatehouse/contracts';

/**
 * Throws Failure `usage` for a word that is not an option, or is one that the launcher manages: by its whole name, by
 * any beginning of it, or as one of several short options.
 */
export function refuseManaged(words: readonly string[], managed: readonly string[]): void {
  for (const word of words) {
    if (!/^-[^-]|^--[^-=]/.test(word))
      throw new Failure(
        'usage',
        `option --launcher-arg: expected an option of the engine with its value in the same word, such as --name=value, got ${JSON.stringify(word)}`,
      );
    const taken = managed.find((option) => isMeant(word, option));
    if (taken !== undefined)
      throw new Failure(
        'usage',
        `option --launcher-arg: ${word} is ${taken}, which the launcher gives itself; official-run has an option for what may be chosen`,
      );
  }
}

function isMeant(word: string, option: string): boolean {
  const name = word.split('=', 1)[0] as string;
  if (option.startsWith('--')) return name.startsWith('--') && option.startsWith(name);
  return word.startsWith(option) && !word.startsWith('--');
}
