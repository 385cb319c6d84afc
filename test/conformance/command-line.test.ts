/**
 * What every executable promises about its command line and its streams (contract 0.2 to 0.4). What a tool's own
 * description settles is asked of the shell that all share, in this process; each executable then proves once that it
 * is that shell.
 */
import path from 'node:path';
import { commonOptions } from '@gatehouse/cli';
import { Failure } from '@gatehouse/contracts';
import { allTools, atTerminal, binDirectory, runTool, temporaryRepository, testWith } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import { givenValues, toolArguments } from '../../libs/cli/src/arguments';
import { helpText } from '../../libs/cli/src/help';
import { optionValues } from '../../libs/cli/src/values';

const tools = await allTools();
const elsewhere = { TZ: 'Pacific/Kiritimati', LANG: 'ja_JP.UTF-8', LC_ALL: 'de_DE.UTF-8', COLUMNS: '40' };

/** Words that satisfy a tool's required options, so that the fault under test is the only one. */
const enough = (tool: (typeof tools)[number]): string[] =>
  Object.entries(tool.options).flatMap(([name, spec]) =>
    spec.required ? [`--${name}`, spec.choices?.[0] ?? 'x'] : [],
  );

describe.each(tools.map((tool) => [tool.name, tool] as const))('%s', (name, tool) => {
  const table = { ...tool.options, ...commonOptions };
  const complete = enough(tool);

  /** What the shell says of a command line that it refuses. */
  function refusal(words: string[], env: Record<string, string> = {}): string {
    try {
      optionValues(table, givenValues(toolArguments(tool, words).words), env);
    } catch (error) {
      if (error instanceof Failure && error.id === 'usage') return error.message;
      throw error;
    }
    throw new Error(`not refused: ${words.join(' ')}`);
  }

  /** Runs in a fresh repository and expects a refusal: status 1, one line naming the tool, nothing written. */
  function refused(words: string[], env: Record<string, string> = {}): string {
    const { root, files } = temporaryRepository({ 'kept.txt': 'x' });
    const { status, stdout, stderr } = runTool(name, words, { cwd: root, env });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(new RegExp(`^${name}: `));
    expect(files()).toEqual(['kept.txt']);
    return stderr;
  }

  test('--help is complete and the same everywhere', async () => {
    const help = runTool(name, [...complete, '--hel'], { cwd: '/', env: elsewhere });
    expect(help).toMatchObject({ status: 0, stdout: await helpText(tool), stderr: '' });
    expect(help.stdout.split('\n').slice(0, 2)).toEqual([
      tool.purpose,
      expect.stringMatching(new RegExp(`^Usage: ${name} `)),
    ]);
    for (const [option, spec] of Object.entries(table)) {
      expect(help.stdout).toContain(`--${option}`);
      if ('env' in spec && spec.env !== undefined) expect(help.stdout).toContain(spec.env);
    }
    for (const title of ['Reads:', 'Writes:', 'Exit status:', 'Examples:']) expect(help.stdout).toContain(title);
    expect(Math.max(...help.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(140);
    expect(toolArguments(tool, ['-h']).words).toEqual(['--help']);
  });

  test('--help fits a narrow terminal; what is to be copied stays in one piece', async () => {
    const lines = (await helpText(tool, 60)).trimEnd().split('\n');
    const text = lines.slice(0, lines.indexOf('Examples:'));
    expect(text.length).toBeGreaterThan(10);
    expect(text.filter((line) => line.length > 60 && line.trim().includes(' '))).toEqual([]);
    const asked = tool.examples.map((line) => `  ${line}`);
    expect(lines.slice(-asked.length)).toEqual(asked);
  });

  test('--version names tool and version', () => {
    expect(runTool(name, ['--version'])).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(
        new RegExp(`^${name} \\d+\\.\\d+\\.\\d+(?: \\([0-9a-f]{7,40}\\+?\\))?\\n$`),
      ) as string,
      stderr: '',
    });
  });

  test('an unknown option is named, and the nearest proposed', () => {
    expect(refusal([...complete, '--nonsense-option', 'x'])).toContain('--nonsense-option');
    expect(refusal([...complete, '--versiom'])).toContain('did you mean --version?');
  });

  test('a stray word, a lonely option, a flag with a value', () => {
    const operands = Array.from({ length: tool.operands?.most ?? 0 }, () => 'kept.txt');
    expect(refusal([...complete, ...operands, 'stray'])).toContain("'stray'");
    expect(refusal([...complete, '--root'])).toContain('--root expects a value');
    expect(refusal([...complete, '--quiet=yes'])).toContain('--quiet takes no value');
  });

  const required = Object.entries(tool.options).filter(([, spec]) => spec.required);
  test.each(required)('without --%s', (option) => {
    const words = Object.entries(tool.options).flatMap(([other, spec]) =>
      spec.required && other !== option ? [`--${other}`, 'x'] : [],
    );
    expect(refusal(words)).toContain(`--${option}`);
  });

  const numbers = Object.entries(tool.options).filter(([, spec]) => spec.type === 'integer' || spec.type === 'number');
  test.each(numbers)('--%s wants a number', (option, spec) => {
    for (const text of ['many', '', 'nan', '1,000', '0x10'])
      expect(refusal([...complete, `--${option}`, text])).toContain(`--${option}`);
    if (spec.env !== undefined) expect(refusal(complete, { [spec.env]: 'many' })).toContain(spec.env);
  });

  const choices = Object.entries(tool.options).filter(([, spec]) => spec.type === 'choice');
  test.each(choices)('--%s wants one of its choices', (option) =>
    expect(refusal([...complete, `--${option}`, 'other'])).toContain(`--${option}`),
  );

  test('a refusal stays on its line, commands no terminal, holds no secret of the environment', () => {
    const told = refused([...complete, '--no\u001b[31mpe\nx-tok-3f9a-c2'], { BROKER_TOKEN: 'tok-3f9a-c2' });
    expect(told).toContain('--no');
    expect(told).toContain('x-***');
    expect(told).not.toContain('\u001b');
  });

  test('a root that is not a directory', () => {
    expect(refused([...complete, '--root', 'kept.txt'])).toContain('--root');
  });

  test('the clock of another place changes no status', () => {
    const { root } = temporaryRepository();
    const here = runTool(name, complete, { cwd: root });
    const there = runTool(name, complete, { cwd: root, env: elsewhere });
    expect(there.status).toBe(here.status);
    expect(here.stderr + there.stderr).not.toMatch(/\n\s+at /);
  });
});

const [one] = tools as [(typeof tools)[number]];

testWith('script')('a terminal tells its width, or none', async () => {
  const help = `${path.join(binDirectory, one.name)} --help`;
  const shown = async (columns: number): Promise<string[]> => (await atTerminal(help, { cwd: '/', columns })).lines;
  const filled = (text: string): string[] => text.split('\n').filter((line) => line !== '');
  expect(await shown(60)).toEqual(filled(await helpText(one, 60)));
  expect(await shown(0)).toEqual(filled(await helpText(one)));
});

test('a root that is not there is refused by its name, as every word that is refused', () => {
  const { root } = temporaryRepository();
  const words = [...enough(one), '--root', 'absent'];
  expect(runTool(one.name, words, { cwd: root }).stderr).toContain(`--root: expected a directory, but ${root}/absent`);
});
