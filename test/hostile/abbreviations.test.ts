/**
 * The options that callers know, with the shortest abbreviation that stands for each (before the bar). Frozen: wrappers
 * and cron lines hold them. A new option never changes it, if it is marked as `added` in its tool (contract 0.4).
 */
import { commonOptions, type OptionTable } from '@gatehouse/cli';
import { allTools } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import { normalizeArgv } from '../../libs/cli/src/arguments';
import { optionValues } from '../../libs/cli/src/values';

const frozen: Record<string, string> = {
  'check-stage': 's|tage t|ag po|licy pr|int-policy',
  'daily-run-id': 's|ignal-date c|alendar d|ate-column p|arse',
  'data-quality-gate':
    'i|nput-csv r|equired-columns n|umeric-columns k|ey-columns d|ate-column mi|n-rows max-m|issing-ratio max-d|uplicate-ratio max-s|taleness-days o|ut-dir',
  'finalize-gate-run': 't|ag ru|n-dir re|port-json st|age-log o|bjective su|mmary-md',
  'freeze-config': 's|trategy p|rotocol na|me ow|ner no|tes ou|t a|llow-dirty v|erify',
  'generate-candidate-queue':
    'p|olicy-json re|gistry-csv out-c|sv out-m|d mo|de t|op-n mi|n-score ro|bust-slots e|xploration-slots',
  'generate-run-review': 're|port-json ru|n-dir o|ut-md',
  'governance-audit-checker': 'ru|n-dir rep|ort-json s|tage-log req|uire-final-summary',
  'monitor-gate-run': 'ta|g i|nterval o|nce ti|meout w|f-pattern h|ost r|emote-root',
  'official-run': 'w|orkflow ta|g o|wner n|otes th|reads r|equire-clean d|q-input-csv s|kip-data-quality-check',
  'remediation-plan': 'a|udit-json o|utput-dir',
  'update-registry': 'rep|ort-json ru|n-dir s|can-glob reg|istry-csv l|eaderboard-md',
};

const tools = new Map((await allTools()).map((tool) => [tool.name, tool]));

describe.each(Object.entries(frozen))('%s', (name, options) => {
  const table: OptionTable = { ...tools.get(name)?.options, ...commonOptions };
  const canonical = (...words: string[]): string[] => normalizeArgv(words, table, false).words;

  test.each(options.split(' ').map((option) => option.split('|') as [string, string]))(
    '--%s stands for the option that ends in %s',
    (shortest, rest) => {
      const whole = shortest + (rest ?? '');
      const isFlag = table[whole]?.type === 'flag';
      for (let length = shortest.length; length <= whole.length; length += 1) {
        const prefix = `--${whole.slice(0, length)}`;
        if (isFlag) expect(canonical(prefix)).toEqual([`--${whole}`]);
        else
          expect([canonical(prefix, '--value'), canonical(`${prefix}=--value`)]).toEqual([
            [`--${whole}=--value`],
            [`--${whole}=--value`],
          ]);
      }
      if (shortest.length > 1)
        expect(() => canonical(`--${shortest.slice(0, -1)}`, 'x')).toThrow(/^option --.* is ambiguous: /);
    },
  );

  test('of a repeated one the last counts, or all of a list', () => {
    for (const [option, spec] of Object.entries(table)) {
      const [first = '', last = ''] = spec.choices
        ? [spec.choices[0], spec.choices.at(-1)]
        : spec.type === 'integer' || spec.type === 'number'
          ? ['5', '6']
          : ['a', 'b'].map((value) => value + (spec.ending ?? ''));
      const enough = Object.fromEntries(
        Object.entries(table).flatMap(([other, { required, choices }]) =>
          required ? [[other, [choices?.[0] ?? 'x']]] : [],
        ),
      );
      const values = optionValues(table, { ...enough, [option]: spec.type === 'flag' ? true : [first, last] }, {});
      expect(values[option], option).toEqual(
        spec.type === 'flag'
          ? true
          : spec.type === 'list'
            ? [first, last]
            : spec.type === 'integer' || spec.type === 'number'
              ? 6
              : last,
      );
    }
  });
});
