import { execFileSync } from 'node:child_process';
import { queueRow as rowDocument } from '@gatehouse/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Experiment } from './experiment';
import { queueMarkdown } from './markdown';
import { columns, proposedCommand, proposedTag, queueRow } from './proposal';

const carry: Experiment = {
  factor: 'carry',
  strategy: 'configs/carry.yaml',
  owner: 'ann',
  decisionTag: 'carry_v1',
  reportJson: '/r/a.json',
  runDir: '',
  freezeFile: 'runs/carry.freeze.json',
  recommendation: 'promote_candidate',
  score: 88.5,
  overallPass: true,
  auditPass: true,
  dataQualityPass: true,
  highItems: 0,
};
const candidate = { experiment: carry, priority: 113.5, action: 'paper_candidate_validation' } as const;
const nobody = { isTaken: () => false, inputCsv: () => undefined };

/** The words that one bash makes of each command line, without its first word. */
function wordsInBash(commands: readonly string[]): string[][] {
  const script = commands.map((command) => `set -- ${command.slice('bash '.length)}\nprintf '%s\\0' "$#" "$@"\n`);
  const printed = execFileSync('bash', ['-s'], { input: script.join(''), encoding: 'utf8' }).split('\0');
  return commands.map((command) => {
    expect(command.startsWith('bash ')).toBe(true);
    return printed.splice(0, Number(printed.shift()));
  });
}

describe('the proposed tag', () => {
  test.each<[string, string, string[], string]>([
    ['carry_v1', 'carry', [], 'carry_v1_next'],
    ['', 'carry', [], 'carry_next'],
    ['', '', [], 'candidate_next'],
    ['t', 'f', ['t_next'], 't_next_2'],
    ['t', 'f', ['t_next', 't_next_2', 't_next_3'], 't_next_4'],
    ['t', 'f', ['t_next_2'], 't_next'],
    ['t_next', 'f', ['t_next'], 't_next_next'],
  ])('of %j, factor %j, taken %j: %s', (decisionTag, factor, taken, expected) => {
    expect(proposedTag({ ...carry, decisionTag, factor }, (tag) => taken.includes(tag))).toBe(expected);
  });
});

describe('the proposed command', () => {
  test('reads as people are used to', () => {
    expect(proposedCommand(carry, 'carry_v1_next', false, 'data/in.csv')).toBe(
      'bash scripts/workstation_official_run.sh --workflow production_gates --tag carry_v1_next --owner ann --notes "candidate queue run" --threads 8 --dq-input-csv data/in.csv -- --strategy configs/carry.yaml --factor carry --cost-multipliers 1.5,2.0 --wf-shards 4 --freeze-file runs/carry.freeze.json --out-dir gate_results',
    );
    expect(proposedCommand({ ...carry, owner: '', strategy: '' }, 't', true, 'in.csv')).toContain(
      '--tag t --notes "candidate queue fallback run" --threads 8 --dq-input-csv in.csv -- --strategy \'\' --factor',
    );
  });

  test('bash reads the values as they are, whatever they hold', () => {
    const hostile = [
      'a b',
      "it's",
      '$(touch /tmp/x)',
      '`id`',
      '"',
      '\\',
      'a\nb',
      '\t',
      '*',
      '~',
      '~/x',
      '-x',
      '--',
      '#',
      '!!',
      ';ls',
      '&',
      '|',
      '>x',
      '{a,b}',
      '[a]',
      '$HOME',
      '=x',
      'é 😀',
      '',
      '\r',
    ];
    const value = fc.oneof(
      fc.constantFrom(...hostile),
      fc.array(fc.constantFrom(...hostile), { maxLength: 4 }).map((parts) => parts.join('')),
      fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
    );
    const proposals = fc.sample(fc.tuple(value, value, value, value, value, value), 300);
    const commands = proposals.map(([tag, owner, strategy, factor, freezeFile, input]) =>
      proposedCommand({ ...carry, owner, strategy, factor, freezeFile }, tag, false, input),
    );
    const expected = proposals.map(([tag, owner, strategy, factor, freezeFile, input]) => [
      ...['scripts/workstation_official_run.sh', '--workflow', 'production_gates', '--tag', tag],
      ...(owner === '' ? [] : ['--owner', owner]),
      ...['--notes', 'candidate queue run', '--threads', '8', '--dq-input-csv', input, '--'],
      ...['--strategy', strategy, '--factor', factor, '--cost-multipliers', '1.5,2.0', '--wf-shards', '4'],
      ...['--freeze-file', freezeFile, '--out-dir', 'gate_results'],
    ]);
    const words = wordsInBash(commands);
    for (const [at, command] of commands.entries()) expect(words[at], command).toEqual(expected[at]);
  });
});

test('a row says where it comes from and is of its schema', () => {
  const row = queueRow(candidate, '2026-05-01T00:00:00.000000', false, nobody);
  expect(row).toMatchObject({
    queue_generated_at: '2026-05-01T00:00:00.000000',
    factor: 'carry',
    strategy: 'configs/carry.yaml',
    source_decision_tag: 'carry_v1',
    source_report_json: '/r/a.json',
    source_score_total: 88.5,
    source_recommendation: 'promote_candidate',
    priority_score: 113.5,
    suggested_action: 'paper_candidate_validation',
    proposed_decision_tag: 'carry_v1_next',
  });
  expect(row.proposed_command).toContain('--dq-input-csv data/your_input.csv --');
  expect(
    queueRow(candidate, '2026-05-01T00:00:00.000000', false, { ...nobody, inputCsv: () => 'data/in.csv' })
      .proposed_command,
  ).toContain('--dq-input-csv data/in.csv --');
  expect(Object.keys(row)).toEqual([...columns]);
  expect(rowDocument.fault(row)).toBeUndefined();
});

describe('markdown', () => {
  const about = { generatedAt: '2026-05-01T00:00:00.000000', registryCsv: '/r/reg.csv' };
  const heading =
    '| rank | factor | source_decision_tag | source_score_total | source_recommendation | priority_score | suggested_action | proposed_decision_tag |';

  test('an empty queue says so', () => {
    expect(queueMarkdown([], about)).toBe(
      [
        '# Factor Candidate Queue',
        '',
        '- generated_at: 2026-05-01T00:00:00.000000',
        '- source_registry: `/r/reg.csv`',
        '- queue_size: 0',
        '',
        heading,
        '|---|---|---|---:|---|---:|---|---|',
        '',
        '## Proposed Commands',
        '',
        '- none',
        '',
      ].join('\n'),
    );
  });

  test('values stay in their cells, commands on their lines', () => {
    const row = (factor: string) =>
      queueRow(
        { experiment: { ...carry, factor, score: 60 }, priority: 60, action: 'paper_candidate_validation' },
        about.generatedAt,
        false,
        nobody,
      );
    const lines = queueMarkdown([row('a|b\nc'), row('t`ick'), row('')], about).split('\n');
    expect(lines[8]).toBe(
      '| 1 | a\\|b c | carry_v1 | 60.0 | promote_candidate | 60.0 | paper_candidate_validation | carry_v1_next |',
    );
    expect(lines[14]).toMatch(/^- `a\|b c`: `bash .* --factor \$'a\|b\\nc' .*`$/);
    expect(lines[15]).toMatch(/^- `` t`ick ``: `` bash .* --factor 't`ick' .* ``$/);
    expect(lines[16]).toMatch(/^- `unknown`: `bash .* --factor '' .*`$/);
    expect(lines).toHaveLength(18);
  });
});
