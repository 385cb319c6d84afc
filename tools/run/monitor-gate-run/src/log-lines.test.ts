import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastLines, lineForTerminal } from './log-lines';

describe('last lines', () => {
  test.each<[string, boolean, string[]]>([
    ['a\nb\nc\n', true, ['b', 'c']],
    ['a\nb\nc', true, ['b', 'c']],
    ['', true, []],
    ['\n', true, ['']],
    ['a\n\n', true, ['a', '']],
    ['piece\nb\n', false, ['b']],
    ['one endless piece', false, ['one endless piece']],
    ['one piece with an end\n', false, ['one piece with an end']],
    ['a\r\nb\r\n', true, ['a', 'b']],
  ])('of %j (whole: %s)', (text, whole, lines) => {
    expect(lastLines(Buffer.from(text), whole, 2)).toEqual(lines);
  });
  test('bytes that are not UTF-8 spoil their own line only', () => {
    expect(
      lastLines(Buffer.concat([Buffer.from('a\n'), Buffer.from([0xff, 0x0a]), Buffer.from('b')]), true, 5),
    ).toEqual(['a', '\ufffd', 'b']);
  });
});

describe('a line for the terminal', () => {
  test.each([
    ['plain\ttext ünï', 'plain\ttext ünï'],
    ['\u001b[2J\u001b]0;title\u0007', '\\x1b[2J\\x1b]0;title\\x07'],
    ['\u009b31m', '\\x9b31m'],
    [' 10%\r 20%\r 30%', ' 30%'],
    [' 99%\r100%\r', '100%'],
    ['\u202eevil', '\\u202eevil'],
    ['x'.repeat(2000), `…${'x'.repeat(1000)}`],
  ])('%j', (line, shown) => {
    expect(lineForTerminal(line)).toBe(shown);
  });
  test('never holds a control character but the tab', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        for (const line of lastLines(Buffer.from(bytes), true, 20))
          expect(lineForTerminal(line)).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/);
      }),
    );
  });
});
