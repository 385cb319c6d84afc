/**
 * A policy's command for a person, filled in as far as the repository knows; `<…>` stands for what only people know
 * (contract 14.10). Pure.
 */
import { shellWord } from '@gatehouse/render';

/** What is known; undefined where nothing is. */
export interface CommandWords {
  /** The tag, or the next one when a run has used it. */
  free_tag?: string | undefined;
  owner?: string | undefined;
  /** Workflow of the stage. */
  workflow?: string | undefined;
  data?: string | undefined;
  freeze?: string | undefined;
  strategy?: string | undefined;
  /** A freeze of this commit and configuration that no decision note has named yet. */
  unnamed_freeze?: string | undefined;
}

const unknown: Readonly<Record<Exclude<keyof CommandWords, 'unnamed_freeze'>, string>> = {
  free_tag: '<a new decision tag>',
  owner: '<who answers for it>',
  workflow: '<workflow>',
  data: '<data file>',
  freeze: '<freeze file>',
  strategy: '<configuration>',
};

/** What a command is given for. */
export interface About {
  tag: string;
  stage: string;
  /** The path of what is missing, for `{path}`. */
  expected: string | undefined;
}

/** Without a path for `{path}` that command cannot be given, only what comes first. */
export function commandFor(command: string, { tag, stage, expected }: About, words: CommandWords = {}): string {
  // It would not be made again: a freeze is never written over another.
  if (words.unnamed_freeze !== undefined && command.startsWith('freeze-config '))
    return `# name ${shellWord(words.unnamed_freeze)} in the decision note as freeze_file`;
  if (expected === undefined && command.includes('{path}')) return '# first make what it rests on';
  const known: Record<string, string | undefined> = { ...unknown, ...defined(words), tag, stage, path: expected };
  return command.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const word = known[name];
    return word === undefined ? whole : shellWord(word);
  });
}

/** The words of a policy's command, which has no quotes; undefined while one of them is for a person to fill in. */
export function wordsOf(command: string, { tag, stage, expected }: About, words: CommandWords): string[] | undefined {
  const known: Record<string, string | undefined> = { ...defined(words), tag, stage, path: expected };
  const filled = command.split(' ').map((part) => {
    const [, name] = /^\{(\w+)\}$/.exec(part) ?? [];
    return name === undefined ? part : known[name];
  });
  return filled.every((word) => word !== undefined && !/[<>'"{}]/.test(word)) ? (filled as string[]) : undefined;
}

function defined(words: CommandWords): Partial<Record<keyof CommandWords, string>> {
  return Object.fromEntries(Object.entries(words).filter(([, word]) => word !== undefined));
}
