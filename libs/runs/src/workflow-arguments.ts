/** Options among the words that a workflow gets, by the rules of contract 3.3 to 3.6. Pure. */

/** Python's argparse takes a beginning for the option: from these on it is one. */
const shortest = {
  '--decision-tag': '--dec',
  '--freeze-file': '--fr',
  '--strategy': '--str',
  '--protocol': '--prot',
  '--owner': '--owner',
  '--notes': '--notes',
} as const;

export type KnownArgument = keyof typeof shortest;

/** The last value of an option among the workflow's arguments; undefined when it is not among them. */
export function argumentIn(words: readonly string[], option: KnownArgument): string | undefined {
  return argumentsIn(words, option).at(-1);
}

/** Its values in their order; the empty text where the last word is the option. */
export function argumentsIn(words: readonly string[], option: KnownArgument): string[] {
  return words.flatMap((word, index) => {
    const [name, ...value] = word.split('=') as [string, ...string[]];
    if (!isOption(name, option)) return [];
    return [value.length > 0 ? value.join('=') : (words[index + 1] ?? '')];
  });
}

/** The words with another value of the option wherever it stands, or without it. */
export function withArgument(words: readonly string[], option: KnownArgument, value: string | undefined): string[] {
  const changed: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as string;
    const [name = '', ...text] = word.split('=');
    if (!isOption(name, option)) {
      changed.push(word);
      continue;
    }
    if (text.length === 0) at += 1;
    if (value !== undefined) changed.push(option, value);
  }
  return changed;
}

function isOption(name: string, option: KnownArgument): boolean {
  return name.length >= shortest[option].length && option.startsWith(name);
}
