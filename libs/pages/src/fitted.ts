/** Text that has only so much room in a plot. Nothing measures here: widths are those of the widest of the usual fonts, in the size plots are written in. */
import { visible } from './html';

const ellipsis = '…';
/** Of the letters of ASCII. */
const widest = 12.6;

/** The text where it is no wider than `room` pixels, else its ends around an ellipsis: names of one kind differ at their ends. */
export function fitted(text: string, room: number): string {
  if (text.length * widest <= room && /^[ -~]*$/.test(text)) return text;
  const characters = Array.from(visible(text));
  if (characters.reduce((width, character) => width + widthOf(character), 0) <= room) return characters.join('');
  const [head, tail]: [string[], string[]] = [[], []];
  let left = room - widthOf(ellipsis);
  for (let taken = 0; ; taken += 1) {
    const next = (taken % 2 === 0 ? characters[head.length] : characters.at(-1 - tail.length)) as string;
    left -= widthOf(next);
    if (left < 0) return [...head, ellipsis, ...tail].join('');
    if (taken % 2 === 0) head.push(next);
    else tail.unshift(next);
  }
}

const asciiWidths = Array.from({ length: 127 }, (_, code) => measured(String.fromCharCode(code)));

export function widthOf(character: string): number {
  return asciiWidths[character.charCodeAt(0)] ?? measured(character);
}

function measured(character: string): number {
  if (/[ijlftrI .,:;'|!()[\]/\\-]/.test(character)) return 5.2;
  if (/[MWmw@%&…]/.test(character)) return widest;
  if (/[A-Z+=<>#~^]/.test(character)) return 10.5;
  return character <= '~' ? 8.1 : character <= '\u02af' ? 10.5 : 16;
}
