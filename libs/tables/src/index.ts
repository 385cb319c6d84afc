/** Large tables. `withTables` and `Tables.read` are the way in; the rest is SQL for what is asked of the rows. */
export type { CheckedInput } from './checked-input';
export { readColumns } from './columns';
export { Database, QueryError } from './database';
export { findRows, type FoundRow } from './found-rows';
export { inputFiles, isAmong } from './input-files';
export { canonicalText, isNotOf, keyExpressions, kindEvidence, settleKind, type KeyKind } from './key-kind';
export { asPlainDate, dayMonthOrder, isInRange, momentOf } from './moments';
export { asDouble, asNumber, isBoolean, isFiniteNumber, isInfinite, isNumber } from './numbers';
export type { Place } from './places';
export { isDate, mayBeDouble, tableOf, type Source } from './source';
export { batches, cell, columnsAtOnce } from './sql';
export { firstCells, missingTexts, type CellLookup, type WrittenCell } from './written-cells';
export { withTables, type TableReading, type Tables } from './tables';
export { headerHints, wideRecordHint } from './header-hints';
export { placeText, structureWarnings } from './structure-warnings';
export type { Outline } from './structure';
