/** Paths that people cite in notes and logs (contract 33.4). */

export interface CitedPath {
  /** With `/`, as it would stand below the repository; as it was written when it lies outside. */
  path: string;
  isOutside: boolean;
}

const pathToken = /(?:(?<![\w.])[A-Za-z]:(?=[\\/]))?[\p{L}\p{N}_.+@%~/\\-]+/gu;
const address = /[A-Za-z][A-Za-z0-9+.-]*:\/\/[^\s<>()"'`]*/g;

/**
 * What a text cites, in its order, each once: a name with at least one `/` or `\` and an extension that begins with a
 * letter, which touches no `<`, `*` or other mark of a pattern, does not stand in an address, and has no `..`.
 */
export function citedPaths(text: string): CitedPath[] {
  const cited = new Map<string, CitedPath>();
  const plain = text.replace(/<br\s*\/?>/gi, ' ').replace(address, (found) => ' '.repeat(found.length));
  for (const match of plain.matchAll(pathToken)) {
    const before = plain.charAt(match.index - 1);
    const after = plain.charAt(match.index + match[0].length);
    if (/[<>*{}$]/.test(before) || /[<>*{}$]/.test(after)) continue;
    const token = match[0].replace(/[.\\/]+$/, '');
    if (!/[\\/]/.test(token) || !/\.[A-Za-z][\p{L}\p{N}_-]*$/u.test(token) || token.includes('..')) continue;
    if (/[\\/]$/.test(match[0])) continue;
    const isOutside = /^(?:[A-Za-z]:[\\/]|\/(?:home|Users|tmp|var|opt|mnt|root)\/)/.test(token);
    const path = isOutside ? token : token.replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '');
    cited.set(path, { path, isOutside });
  }
  return [...cited.values()];
}
