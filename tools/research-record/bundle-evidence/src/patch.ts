/** Patches as `git diff` writes them. */

/** The lines that a patch adds, without their `+`, each with its line in the patch. */
export function addedLines(patch: Buffer): { line: number; text: string }[] {
  const added: { line: number; text: string }[] = [];
  // Lines that the hunk still has on each side; without a hunk a line that begins with `+` is a header.
  let [before, after] = [0, 0];
  patch
    .toString('utf8')
    .split('\n')
    .forEach((text, at) => {
      if (before <= 0 && after <= 0) {
        const [, removes, adds] = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(text) ?? [undefined];
        if (text.startsWith('@@ ')) [before, after] = [Number(removes ?? 1), Number(adds ?? 1)];
      } else if (text.startsWith('+')) {
        added.push({ line: at + 1, text: text.slice(1) });
        after -= 1;
      } else if (text.startsWith('-')) before -= 1;
      else if (!text.startsWith('\\')) [before, after] = [before - 1, after - 1];
    });
  return added;
}

/** Are the patches the same but for how many digits of a blob's name they show? `full` has the full names. */
export function isSamePatch(patch: Buffer, full: Buffer): boolean {
  if (patch.equals(full)) return true;
  const [shown, whole] = [patch, full].map((bytes) => bytes.toString('latin1').split('\n')) as [string[], string[]];
  return (
    shown.length === whole.length &&
    shown.every((line, at) => line === whole[at] || isSameIndexLine(line, whole[at] as string))
  );
}

function isSameIndexLine(shown: string, whole: string): boolean {
  const pattern = /^index ([0-9a-f]{7,64})\.\.([0-9a-f]{7,64})(| \d+)$/;
  const [a, b] = [pattern.exec(shown), pattern.exec(whole)];
  return (
    a !== null &&
    b !== null &&
    (b[1] as string).startsWith(a[1] as string) &&
    (b[2] as string).startsWith(a[2] as string) &&
    a[3] === b[3]
  );
}
