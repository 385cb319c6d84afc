/**
 * Every text and path that an option takes, of every tool, and every file it finds there, once as it means harm: no
 * stack trace, nothing that commands a terminal, a status that is one, an end, and nothing written elsewhere (contract
 * 0.2, 0.3, 0.12). In the long form each with each.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { allTools, binDirectory, cleanEnvironment } from '@gatehouse/testkit';
import { afterAll, expect, test } from 'vitest';
import { allSubjects } from '../faults/all-subjects';
import { random, sample, scratch, type Subject } from '../faults/subjects';
import { commandsTerminal } from './readers';

const tools = new Map((await allTools()).map((tool) => [tool.name, tool]));
const place = scratch();
afterAll(() => place.remove());
const [root, outside, home, temporary] = ['repository', 'outside', 'home', 'tmp'].map((name) =>
  path.join(place.root, name),
) as [string, string, string, string];
const long = 3_600_000;

/** Puts something in the place of a file. */
const contents: Record<string, (file: string, before: string) => void> = {
  nothing: (file) => writeFileSync(file, ''),
  'a NUL': (file, before) =>
    writeFileSync(file, `${before.slice(0, before.length / 2)}\0${before.slice(before.length / 2)}`),
  'a BOM': (file, before) => writeFileSync(file, `\ufeff${before}`),
  CRLF: (file, before) => writeFileSync(file, before.replaceAll('\n', '\r\n')),
  'control characters': (file, before) =>
    writeFileSync(
      file,
      before.replace(/[a-z]{3,}/g, (word, at: number) => (at % 3 === 0 ? `${word}\u009b31m\u202e` : word)),
    ),
  __proto__: (file, before) =>
    writeFileSync(
      file,
      before.replace(
        /^\s*\{/,
        '{"__proto__": {"overall_pass": true}, "constructor": {"prototype": 1}, "toString": null,',
      ),
    ),
  'a text of 10 MB': (file, before) =>
    writeFileSync(
      file,
      before.replace(/[A-Za-z]{3,}/, (word) => word.repeat(3_500_000)),
    ),
  'JSON 100,000 deep': (file) => writeFileSync(file, '['.repeat(100_000)),
  'a link out of the repository': (file, before) => {
    writeFileSync(path.join(outside, 'precious'), before);
    symlinkSync(path.join(outside, 'precious'), file);
  },
  'a link to nothing': (file) => symlinkSync(path.join(outside, 'new'), file),
  'a FIFO': (file) => void spawnSync('mkfifo', [file]),
  'a folder': (file) => mkdirSync(file),
};
const names = [
  '\u001b]0;x\u0007',
  '__proto__',
  '-rf',
  '--quiet',
  'a\nb',
  '\u202e',
  ' ',
  '../../x',
  'x'.repeat(5000),
  '$(touch pwned)',
  '%s%n',
  '*',
];

function layOut(subject: Subject): void {
  for (const folder of [root, outside, home, temporary]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
  }
  subject.layOut(root);
}

const elsewhere = (): string[] =>
  [outside, home, temporary].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(path.basename(folder), name)),
  );

/** What is wrong when it is called like this. */
function wrong(subject: Subject, words: readonly string[], mayBeElsewhere = false): string[] {
  const before = elsewhere();
  const precious = before.includes('outside/precious') ? readFileSync(path.join(outside, 'precious'), 'utf8') : '';
  const { status, signal, stdout, stderr } = spawnSync(path.join(binDirectory, subject.tool), words, {
    cwd: root,
    env: cleanEnvironment({ ...subject.env, HOME: home, TMPDIR: temporary }),
    input: '',
    encoding: 'utf8',
    timeout: 60_000,
    killSignal: 'SIGKILL',
    maxBuffer: 1 << 28,
  });
  const lines = stderr.split('\n').filter(Boolean);
  const after = elsewhere().filter((name) => !before.includes(name));
  return [
    ...(signal === null ? [] : [`it was still going on after 60 s (${signal})`]),
    ...(signal !== null || [0, 1, 2, 75].includes(status ?? -1) ? [] : [`status ${status}`]),
    ...lines.filter((line) => /internal error|^\s+at /.test(line) || !/^[a-z-]+: /.test(line)).slice(0, 2),
    ...(commandsTerminal(stdout + stderr) ? ['it commands the terminal'] : []),
    ...(mayBeElsewhere ? [] : after.map((name) => `it wrote ${name}`)),
    ...(precious === '' || readFileSync(path.join(outside, 'precious'), 'utf8') === precious
      ? []
      : ['it wrote through a link']),
  ];
}

/** One row of each tool that writes, the plainest. */
const plainest = new Map([...allSubjects].reverse().map((subject) => [subject.tool, subject]));

/** Tools that only read, where another has what they look at. */
const readers = (
  [
    ['session-status', [], 'finish-run'],
    ['list-runs', [], 'finish-run'],
    ['monitor-gate-run', ['--tag', 'fault_run2', '--once'], 'finish-run'],
    ['check-report', ['gate_results/production_gates_2026-03-06_101500/production_gates_report.json'], 'finish-run'],
    ['compare-directories', ['--expected', 'audit', '--actual', 'audit'], 'finish-run'],
    [
      'daily-run-id',
      ['--signal-date', '2026-01-05', '--calendar', 'data/scores.csv', '--date-column', 'date'],
      'official-run',
    ],
    ['drill-evidence', ['--only', 'report_everywhere'], 'seal-evidence'],
    ['official-run-launcher-slurm', ['describe'], 'official-run'],
  ] as const
).map(([tool, words, where]) => ({ ...(plainest.get(where) as Subject), tool, words }));

const rows = [...plainest.values(), ...readers];

test('no tool is left out', () => expect(rows.map(({ tool }) => tool).sort()).toEqual([...tools.keys()].sort()));

const next = random();
const oneOf = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T;

test('every option', { timeout: long }, () => {
  const tried = rows.flatMap((subject) =>
    Object.entries(tools.get(subject.tool)?.options ?? {})
      .filter(([, { type }]) => ['string', 'path', 'list'].includes(type))
      .map(([option, { type, ending = '' }]) => ({ subject, option, type, ending })),
  );
  expect(tried.length).toBeGreaterThan(150);
  const faults = sample(tried, 40).flatMap(({ subject, option, type, ending }) => {
    layOut(subject);
    const name = oneOf(names);
    const kind = oneOf(Object.keys(contents));
    const isFile = type === 'path' && next() < 0.7;
    if (isFile)
      contents[kind]?.(path.join(root, `put${ending || '.json'}`), '{"schema": "abc/v1", "overall_pass": true}\n');
    const word = isFile ? `put${ending || '.json'}` : name + ending;
    return wrong(subject, insert(subject.words, `--${option}`, word), !isFile).map(
      (fault) => `${subject.tool} --${option} ${isFile ? kind : JSON.stringify(word.slice(0, 40))}: ${fault}`,
    );
  });
  expect(faults).toEqual([]);
});

/** Before what stands behind `--`. */
function insert(words: readonly string[], ...more: string[]): string[] {
  const at = words.indexOf('--');
  return at === -1 ? [...words, ...more] : [...words.slice(0, at), ...more, ...words.slice(at)];
}

test('every file that it finds', { timeout: long }, () => {
  const template = path.join(place.root, 'template');
  const faults = rows.flatMap((subject) => {
    layOut(subject);
    rmSync(template, { recursive: true, force: true });
    cpSync(root, template, { recursive: true });
    const files = readdirSync(template, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(template, path.join(entry.parentPath, entry.name)))
      .filter((file) => !file.startsWith('.git/'));
    const each = files.flatMap((file) => Object.keys(contents).map((kind) => ({ file, kind })));
    return sample(each, 1)
      .concat(each.length > 1 ? [oneOf(each)] : [])
      .flatMap(({ file, kind }) => {
        rmSync(root, { recursive: true, force: true });
        cpSync(template, root, { recursive: true });
        const before = readFileSync(path.join(root, file), 'utf8');
        rmSync(path.join(root, file));
        contents[kind]?.(path.join(root, file), before);
        return wrong(subject, subject.words).map((fault) => `${subject.tool}: ${file} is ${kind}: ${fault}`);
      });
  });
  expect(faults).toEqual([]);
});
