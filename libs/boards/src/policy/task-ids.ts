/** Task IDs (contract 33.2): the pattern keeps case, two IDs are compared without it. */
import { idOfCell } from '../text/words';

export interface TaskIds {
  /** The pattern as the policy has it. */
  readonly pattern: string;
  /** Is the whole text an ID? */
  isId(text: string): boolean;
  /** The IDs in prose, each once, in their order; never a part of a longer word. */
  inText(text: string): string[];
  /** The IDs in a cell of an ID column: as inText, whatever the case. */
  inCell(cell: string): string[];
}

/** What an ID is compared by. */
export function idKey(id: string): string {
  return id.toLowerCase();
}

/** Throws a SyntaxError when the pattern does not compile. */
export function taskIds(pattern: string): TaskIds {
  const whole = new RegExp(`^(?:${pattern})$`);
  const word = (flags: string): RegExp => new RegExp(`(?<![\\w-])(?:${pattern})(?![\\w-])`, flags);
  const [prose, anyCase] = [word('g'), word('gi')];
  const find = (text: string, expression: RegExp): string[] => {
    const found = new Map<string, string>();
    for (const [id] of text.matchAll(expression)) if (id !== '' && !found.has(idKey(id))) found.set(idKey(id), id);
    return [...found.values()];
  };
  return {
    pattern,
    isId: (text) => whole.test(text),
    inText: (text) => find(text, prose),
    inCell: (cell) => find(idOfCell(cell), anyCase),
  };
}
