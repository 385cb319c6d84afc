import { isFilled } from '@gatehouse/render';

/**
 * The paths in a cell that names plans: split at comma, semicolon and `<br>`, without links and backticks, with `/`
 * (contract 33.4).
 */
export function planLinks(cell: string): string[] {
  return cell
    .split(/[,;]|<br\s*\/?>/i)
    .filter(isFilled)
    .map(linkedPath)
    .filter((path) => path !== '');
}

/** A path as a table names it: the target of a Markdown link, without backticks, `#section` and `./`, with `/`. */
export function linkedPath(text: string): string {
  const target = /\[[^\]]*\]\(\s*<?([^)>\s]*)[^)]*\)/.exec(text)?.[1] ?? text;
  return target
    .replace(/[`*]/g, '')
    .trim()
    .replace(/#.*$/, '')
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '');
}
