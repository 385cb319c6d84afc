/**
 * An apostrophe keeps a spreadsheet from computing a cell. So that reading can tell our apostrophe from one of the
 * text, a text that would itself look guarded (apostrophes, then a character that starts a formula) gets another one.
 */
const startsFormula = /^'*[=+\-@\t\r]/;
const isGuarded = /^'+[=+\-@\t\r]/;

/** The text as it stands in a cell. */
export function guardFormula(text: string): string {
  return startsFormula.test(text) ? `'${text}` : text;
}

/** The text that a cell stands for: undoes guardFormula for every text. */
export function unguardFormula(cell: string): string {
  return cell.startsWith("'") && isGuarded.test(cell) ? cell.slice(1) : cell;
}
