/** What a name, a tag, a note or a cell may hold when somebody means harm, or when a file is simply broken. */
import fc from 'fast-check';

const fragments = [
  "'", '"', '`', '``', '\\', '|', '\\|', '\\\\|', '\n', '\r', '\r\n', '\t', ' ', ',', ';', '&', '&&', '|| true', '>', '<', '#', '!', '*', '?', '[', ']', '{', '}', '(', ')', '~', '%', '$', '^', '/', '../', '..',
  '$(touch pwned)', '`touch pwned`', '; touch pwned', '${HOME}', '%s%n', '\\n', '-', '--', '-rf', '--quiet', '=', '=1+1', '+1', '@SUM(A1)', '=cmd|\' /C calc\'!A0', '-2+3', '\t=1', '\r=1', '\'=1', '\'\'-1',
  '\u001b[2J', '\u001b]0;title\u0007', '\u009b31m', '\u0007', '\b', '\u007f', '\u0085', '\u2028', '\u2029', '\v', '\f',
  '\u202e', '\u200f', '\u200e', '\u2066', '\u061c', '\ufeff', '\u200b', 'é', '動量', '😀', '\u0301',
  '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', 'NaN', 'True', '1e5', '007',
  '# heading', '## Update Rule', '- item', '> quote', '```', '~~~', '---', '===', '<!--', '<script>', '</td>', '[x](javascript:y)', '![](z)', '&amp;', '1. one', '|---|', '* * *', '+ item', '* item', '_ _ _', '[x]: /y',
] as const;

/** What begins a block of Markdown at the start of a line. */
export const blockStarts: readonly string[] = [...fragments.slice(fragments.indexOf('# heading')), '2) two', '\n## Update Rule', '    code', '  - item'];

/** With a NUL too: in JSON and CSV, never in argv, environment or file names. */
const nulFragments = ['\0', 'a\0b'] as const;

/** Each fragment alone, at the start, at the end and within a word, and what only together does harm. */
export const hostileTexts: readonly string[] = [
  ...fragments, ...fragments.flatMap((fragment) => [`${fragment}x`, `x${fragment}`, `x${fragment}y`]),
  "it's \"$(touch pwned)\" `touch pwned` ; touch pwned & | ../../x \\", 'a\\|b\\\\|c|d\\', '[done] report_json=/x\n[done] report_md=/y', `${'x'.repeat(65_535)}'`,
];

export const hostileTextsWithNul: readonly string[] = [...hostileTexts, ...nulFragments];

/** What does harm in a page, where anything does. */
export const hostileInPages: readonly string[] = [
  '</script><script>document.title="owned"</script>', '<img src=x onerror="document.title=\'owned\'">', '"><svg onload=document.title="owned">', "' onmouseover='document.title=1' x='", '<!--', ']]>', '</style><style>*{display:none}',
  '</title><script>document.title="owned"</script>', '&lt;b&gt;&amp;&#x3c;script&#x3e;', 'javascript:alert(1)', '{{7*7}}${7*7}', '\u202eevitagen\u2066', 'a\u0000b\u0007\u001b[31m', '\ud800 lone', 'line\nbreak\r\nand\ttab', 'x'.repeat(5000),
  '😀'.repeat(300), '', ' ', 'url(https://example.invalid/x)', '2026-01-01', '1e999', '株価 العربية עברית',
];

/** The whole corpus in parts of so many texts. */
export const hostileParts = (size: number): string[][] => Array.from({ length: Math.ceil(hostileTextsWithNul.length / size) }, (_, at) => hostileTextsWithNul.slice(at * size, (at + 1) * size));

/** Any text of these, longer ones too. */
export const hostileText = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })), maxLength: 12 })).filter((text) => !text.includes('\0'));
export const hostileTextWithNul = fc.oneof(hostileText, fc.string({ unit: fc.constantFrom(...fragments, ...nulFragments), maxLength: 12 }));
