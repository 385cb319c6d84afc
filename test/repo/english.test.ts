/** The words of help, messages, pages and comments: "is not a run", never the archaic form without "not". */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { workspace } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

const verb = '(?:[Ii]s|[Aa]re|[Ww]as|[Ww]ere)';

/** Demanded by callers: the wording of messages that recorded cases and the replaced scripts fix. */
const demanded = [
  'no finite number',
  'no number',
  'no numbers',
  'no date',
  'no time',
  'no bar of',
  'no list',
  'no YAML',
  'no sha256',
  'no commit of this repository',
  'no evidence',
  'no figure',
  'none of',
];

/** Comparatives, where "no" belongs to the adjective. */
const comparatives = ['longer', 'wider', 'later', 'older', 'newer', 'larger', 'smaller', 'shorter'];

const allowed = `(?:${[...demanded, ...comparatives.map((word) => `no ${word}`)].join('|')})`;
const archaic = new RegExp(String.raw`(?<![Tt]here )\b${verb} (?!${allowed}\b)(?:no [a-z\x60]|none\b)`, 'g');

/** Documents of others (their messages are quoted there), and what is made from another file. */
const exempt = /^(?:schemas\/tests\/run-log-validation\.json|libs\/evidence\/src\/verdicts\.json|package-lock\.json)$/;

/** One line of text, whatever line ends a comment or a paragraph has. */
const unwrapped = (text: string): string => text.replace(/\n *(?:\*|\/\/)? */g, ' ');
const read = (file: string): string => readFileSync(path.join(workspace, file), 'utf8');
const offences = (text: string): string[] =>
  [...text.matchAll(archaic)].map(({ index }) => text.slice(index, index + 40));

test('a line end hides nothing', () =>
  expect(offences(unwrapped('/**\n * what is\n * no run\n */\n// and is\n  // none'))).toHaveLength(2));

test.each([
  ['a path that is no directory', 1],
  ['what is cut off is none', 1],
  ['${file} is no `page`', 1],
  ['files that were none', 1],
  ['there is no directory, and there was none', 0],
  ['the run is no longer there', 0],
  ["equity '' is no finite number", 0],
  ["status 'weird' is none of ok, error", 0],
  ['the directory is not a run', 0],
])('%j: %d offences', (text, count) => expect(offences(text)).toHaveLength(count));

test('no file uses it', () => {
  const found = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: workspace,
    encoding: 'utf8',
  })
    .split('\0')
    .filter((file) => /\.(?:ts|mts|mjs|js|json|md|sh)$/.test(file) && !exempt.test(file))
    .filter((file) => file !== 'test/repo/english.test.ts' && existsSync(path.join(workspace, file)))
    .flatMap((file) => offences(unwrapped(read(file))).map((words) => `${file}: ${words}`));
  expect(found, 'write "is not a …"').toEqual([]);
});
