/** Told of each difference: where in the document, and both values. */
export type Report = (place: string, expected: unknown, actual: unknown) => void;
