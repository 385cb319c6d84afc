/**
 * Is something said? Not by a template's `<what goes here>`, by a word for nothing, or by marks around either; nor by a
 * list of such (contract 14.4).
 */
export function isFilled(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'object') return Object.values(value).some(isFilled);
  if (typeof value !== 'string') return true;
  const said = value
    .replace(/<[^<>]*>/g, '')
    .replace(/^[-*+>#[\] \t]*\d+[.)](?=\s|$)/gm, '')
    .replace(/[\s*_`~"'?…–—+>#[\]-]+/g, '')
    .replace(/^[./]+/, '');
  return !/^(?:none|n[./]a|tbd|todo)?\.?$/i.test(said);
}
