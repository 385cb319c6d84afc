/** What every executable promises about its command line and its streams (contract 0.2 to 0.4). */
import path from 'node:path';
import { commonOptions } from '@gatehouse/cli';
import { allTools, atTerminal, binDirectory, runTool, temporaryRepository, testWith } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';

const tools = await allTools();

/** Words that satisfy a tool's required options, so that the fault under test is the only one. */
const enough = (tool: (typeof tools)[number]): string[] =>
  Object.entries(tool.options).flatMap(([name, spec]) =>
    spec.required ? [`--${name}`, spec.choices?.[0] ?? 'x'] : [],
  );

describe.each(tools.map((tool) => [tool.name, tool] as const))('%s', (name, tool) => {
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

  test('--help is complete and the same everywhere', () => {
    const { root } = temporaryRepository();
    const help = runTool(name, ['--help'], { cwd: root });
    expect(help).toMatchObject({ status: 0, stderr: '' });
    expect(help.stdout.split('\n').slice(0, 2)).toEqual([
      tool.purpose,
      expect.stringMatching(new RegExp(`^Usage: ${name} `)),
    ]);
    for (const [option, spec] of Object.entries({ ...tool.options, ...commonOptions })) {
      expect(help.stdout).toContain(`--${option}`);
      if ('env' in spec && spec.env !== undefined) expect(help.stdout).toContain(spec.env);
    }
    for (const title of ['Reads:', 'Writes:', 'Exit status:', 'Examples:']) expect(help.stdout).toContain(title);
    expect(Math.max(...help.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(140);
    expect(
      runTool(name, ['-h'], {
        cwd: '/',
        env: { LANG: 'ja_JP.UTF-8', LC_ALL: 'de_DE.UTF-8', COLUMNS: '40', TZ: 'Asia/Kolkata' },
      }).stdout,
    ).toBe(help.stdout);
    expect(runTool(name, [...enough(tool), '--hel'], { cwd: root }).stdout).toBe(help.stdout);
  });

  testWith('script')('--help fits a narrow terminal; what is to be copied stays in one piece', async () => {
    const { status, lines } = await atTerminal(`${path.join(binDirectory, name)} --help`, { cwd: '/', columns: 60 });
    expect(status).toBe(0);
    const text = lines.slice(0, lines.indexOf('Examples:'));
    expect(text.length).toBeGreaterThan(10);
    expect(text.filter((line) => line.length > 60 && line.trim().includes(' '))).toEqual([]);
    const asked = tool.examples.map((line) => `  ${line}`);
    expect(lines.slice(-asked.length)).toEqual(asked);
    const unknown = await atTerminal(`${path.join(binDirectory, name)} --help`, { cwd: '/', columns: 0 });
    expect(unknown.lines).toEqual(
      runTool(name, ['--help'])
        .stdout.split('\n')
        .filter((line) => line !== ''),
    );
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
    expect(refused([...enough(tool), '--nonsense-option', 'x'])).toContain('--nonsense-option');
    expect(refused([...enough(tool), '--versiom'])).toContain('did you mean --version?');
  });

  test('a stray word, a lonely option, a flag with a value', () => {
    const operands = Array.from({ length: tool.operands?.most ?? 0 }, () => 'kept.txt');
    expect(refused([...enough(tool), ...operands, 'stray'])).toContain("'stray'");
    expect(refused([...enough(tool), '--root'])).toContain('--root expects a value');
    expect(refused([...enough(tool), '--quiet=yes'])).toContain('--quiet takes no value');
  });

  test('a root that is not a directory', () => {
    expect(refused([...enough(tool), '--root', 'absent'])).toContain('--root');
    expect(refused([...enough(tool), '--root', 'kept.txt'])).toContain('--root');
  });

  const required = Object.entries(tool.options).filter(([, spec]) => spec.required);
  test.each(required)('without --%s', (option) => {
    const words = Object.entries(tool.options).flatMap(([other, spec]) =>
      spec.required && other !== option ? [`--${other}`, 'x'] : [],
    );
    expect(refused(words)).toContain(`--${option}`);
  });

  const numbers = Object.entries(tool.options).filter(([, spec]) => spec.type === 'integer' || spec.type === 'number');
  test.each(numbers)('--%s wants a number', (option, spec) => {
    for (const text of ['many', '', 'nan', '1,000', '0x10'])
      expect(refused([...enough(tool), `--${option}`, text])).toContain(`--${option}`);
    if (spec.env !== undefined) expect(refused(enough(tool), { [spec.env]: 'many' })).toContain(spec.env);
  });

  const choices = Object.entries(tool.options).filter(([, spec]) => spec.type === 'choice');
  test.each(choices)('--%s wants one of its choices', (option) =>
    expect(refused([...enough(tool), `--${option}`, 'other'])).toContain(`--${option}`),
  );

  test('a message stays on its line and commands no terminal', () => {
    expect(refused([...enough(tool), '--no\u001b[31mpe\nx'])).not.toMatch(/[\u001b]/);
  });

  test('a message holds no secret of the environment', () => {
    expect(refused([...enough(tool), '--no-tok-3f9a-c2'], { BROKER_TOKEN: 'tok-3f9a-c2' })).toContain('--no-***');
  });

  test('the clock of another place changes no status', () => {
    const { root } = temporaryRepository();
    const here = runTool(name, enough(tool), { cwd: root });
    const there = runTool(name, enough(tool), { cwd: root, env: { TZ: 'Pacific/Kiritimati', LANG: 'C', LC_ALL: 'C' } });
    expect(there.status).toBe(here.status);
    expect(here.stderr + there.stderr).not.toMatch(/\n\s+at /);
  });
});
