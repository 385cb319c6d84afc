/**
 * The words of a command as a file has it, such as command.sh or a queue's proposal: blanks, quotes and backslashes. Undefined for a text in
 * which a shell would do more than start one command: expand, substitute, redirect or go on with another one. Line ends in quotes are text.
 */
export function shellWords(text: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  const body = text.replace(/\n+$/, '');
  for (let at = 0; at < body.length; at += 1) {
    const char = body[at] as string;
    if (char === ' ' || char === '\t') {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (char === "'") {
      const end = body.indexOf("'", at + 1);
      if (end === -1) return undefined;
      word = (word ?? '') + body.slice(at + 1, end);
      at = end;
    } else if (char === '"') {
      const quoted = /^"((?:[^"\\$`]|\\[\s\S])*)"/.exec(body.slice(at));
      if (quoted === null) return undefined;
      word = (word ?? '') + (quoted[1] as string).replace(/\\([$`"\\\n])/g, (_, escaped: string) => (escaped === '\n' ? '' : escaped));
      at += quoted[0].length - 1;
    } else if (char === '\\' && at + 1 < body.length) {
      at += 1;
      if (body[at] !== '\n') word = (word ?? '') + body[at];
    } else if (/[\n|&;<>()$`\\*?[\]#~{}!]/.test(char)) return undefined;
    else word = (word ?? '') + char;
  }
  if (word !== undefined) words.push(word);
  return words;
}

/** The value of an option among words, the last one; undefined when it is not there. */
export function optionIn(words: readonly string[], option: string): string | undefined {
  let value: string | undefined;
  words.forEach((word, index) => {
    if (word === option) value = words[index + 1];
    else if (word.startsWith(`${option}=`)) value = word.slice(option.length + 1);
  });
  return value;
}
