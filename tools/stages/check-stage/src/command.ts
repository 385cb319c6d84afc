/**
 * A policy's command for a person, filled in as far as the repository knows; `<…>` stands for what only people know
 * (contract 14.6). Pure.
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
}

const unknown: Readonly<Record<keyof CommandWords, string>> = {
  free_tag: '<a new decision tag>',
  owner: '<who answers for it>',
  workflow: '<workflow>',
  data: '<data file>',
  freeze: '<freeze file>',
  strategy: '<configuration>',
};

/**
 * `expected`: the path of what is missing, for `{path}`; without it that command cannot be given, only what comes
 * first.
 */
export function commandFor(
  command: string,
  { tag, stage, expected }: { tag: string; stage: string; expected: string | undefined },
  words: CommandWords = {},
): string {
  if (expected === undefined && command.includes('{path}')) return '# first make what it rests on';
  const known: Record<string, string | undefined> = { ...unknown, ...defined(words), tag, stage, path: expected };
  return command.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const word = known[name];
    return word === undefined ? whole : shellWord(word);
  });
}

function defined(words: CommandWords): Partial<Record<keyof CommandWords, string>> {
  return Object.fromEntries(Object.entries(words).filter(([, word]) => word !== undefined));
}
