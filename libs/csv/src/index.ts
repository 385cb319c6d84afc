/**
 * The CSV dialect of registries and queues (contract 0.5, 9.2).
 *
 * Reading: UTF-8, a BOM is dropped; rows end with CRLF, LF or CR, also mixed; a cell that begins with a quote is
 * quoted, `""` in it is one quote, and it may hold commas and line breaks; a quote further on in a cell is an ordinary
 * character; empty lines are not rows; a short row is filled with empty cells. The first row names the columns. What
 * cannot be told apart with certainty is damage, and nothing is read: a quote that never closes, text after a closing
 * quote, a row longer than the header, a column named twice, bytes that are not UTF-8.
 *
 * Writing: CRLF, quotes only where needed, True and False, floats as Python writes them, nothing for null and for what
 * is no finite number. The columns of the existing file come first, in their order, then new ones. A row that is not
 * touched goes from file to file byte for byte, except for its line end and the empty cells that fill it up to the
 * header.
 *
 * Formula guard: a text that a spreadsheet would take for a formula gets an apostrophe before it on writing and loses
 * it on reading; whatever the text, what is read is what was written. Numbers never get one.
 */
export { textsInColumn } from './column';
export { formatPlainTable, formatTable, type CellValue, type NewRow } from './format';
export { readSmallTable } from './small-table';
export { parseTable, Table, type TableView } from './table';
export { parseWholeTable } from './whole-table';
