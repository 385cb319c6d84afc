/**
 * Colour, for the eyes of a person only (contract 0.19): on a terminal, unless NO_COLOR is set or the terminal is dumb.
 * It marks words that say the same without it.
 */
import { styleText } from 'node:util';

export interface Colours {
  /** A line of results with its verdicts marked. */
  verdicts(text: string): string;
  /** What stands before a message that says why something failed. */
  error(text: string): string;
}

const words = {
  green: ['pass', 'passed', 'succeeded', 'done', 'holds'],
  yellow: ['waived', 'running', 'interrupted', 'unknown'],
  red: ['fail', 'failed', 'blocked', 'lost', 'refused'],
} as const;
type Colour = keyof typeof words;
const colourOf = new Map<string, Colour>(
  Object.entries(words).flatMap(([colour, some]) => some.map((word) => [word, colour as Colour] as const)),
);
// A word of its own, or a value after `=`: neither part of a name nor of JSON.
const pattern = new RegExp(`(?<![^\\s=(])(${[...colourOf.keys()].join('|')})(?![^\\s,;:.)])`, 'g');

const style = (colour: Colour | ['red', 'bold'], text: string): string =>
  styleText(colour, text, { validateStream: false });
const plain = (text: string): string => text;
const none: Colours = { verdicts: plain, error: plain };
const some: Colours = {
  verdicts: (text) => text.replace(pattern, (word) => style(colourOf.get(word) as Colour, word)),
  error: (text) => style(['red', 'bold'], text),
};

/** The colours of what is written to a terminal, or to something else. */
export function coloursFor(terminal: boolean, env: NodeJS.ProcessEnv): Colours {
  return terminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb' ? some : none;
}
