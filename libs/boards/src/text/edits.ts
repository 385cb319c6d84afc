/** Changes to a text that leave everything else as it is, byte for byte. */

export interface TextEdit {
  /** Offsets in the old text; equal for an insertion. */
  start: number;
  end: number;
  text: string;
  /**
   * Given for a text that is a line of its own, which then ends so; behind a last line that has no line end it has none
   * either.
   */
  lineEnd?: string;
}

/** Applies edits that do not overlap; those of one place in their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const isTerminated = /[\r\n]$/.test(text);
  const pieces: string[] = [];
  let last = '';
  const add = (piece: string): void => {
    if (piece === '') return;
    pieces.push(piece);
    last = piece.charAt(piece.length - 1);
  };
  let from = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    add(text.slice(from, edit.start));
    from = edit.end;
    if (edit.lineEnd === undefined) {
      add(edit.text);
      continue;
    }
    if (last !== '' && last !== '\n' && last !== '\r') add(edit.lineEnd);
    add(edit.text);
    if (edit.start < text.length || isTerminated) add(edit.lineEnd);
  }
  add(text.slice(from));
  return pieces.join('');
}
