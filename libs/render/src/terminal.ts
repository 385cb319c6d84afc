/**
 * Text that cannot command a terminal: control characters and the marks that turn the writing direction are shown as
 * escapes. Line ends are escaped too, so a message stays on its line; a tab stays.
 */
export function printable(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (char) => {
      const code = char.charCodeAt(0);
      if (char === '\n') return '\\n';
      if (char === '\r') return '\\r';
      return code <= 0xff ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
    },
  );
}
