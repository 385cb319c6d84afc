import fc from 'fast-check';
import { expect, test } from 'vitest';
import { officialOptions, officialWords, readOfficialCall } from './official-call';

test.each<[what: string, argv: string[], words: string[] | undefined]>([
  ['as it is', ['--workflow', 'w', '--tag=t', '--', 'a'], ['--workflow', 'w', '--tag', 't', '--', 'a']],
  ['a beginning', ['--workf', 'w', '--ta', 't', '--r', 'x'], undefined],
  ['an old name before a newer one', ['--d', 'x.csv'], ['--dq-input-csv', 'x.csv']],
  ['a value like an option', ['--notes', '--tag', '--tag', 't'], ['--notes', '--tag', '--tag', 't']],
  ['the last counts', ['--tag', 'a', '--tag', 'b'], ['--tag', 'b']],
  ['a flag', ['--require', '--tag', 't'], ['--require-clean', '--tag', 't']],
  ['nothing after the two dashes', ['--tag', 't', '--'], ['--tag', 't', '--']],
  ['another option', ['--nope', 't'], undefined],
  ['no value', ['--tag'], undefined],
  ['another word', ['tag'], undefined],
])('%s', (_, argv, words) => {
  const call = readOfficialCall(['official-run', ...argv]);
  expect(call && officialWords(call).slice(1)).toEqual(words);
});

test('what is put together is read the same', () => {
  const names = Object.keys(officialOptions);
  const option = fc
    .tuple(fc.constantFrom(...names), fc.string())
    .map(([name, text]) => [name, officialOptions[name]?.takesValue === true ? text : (true as const)] as const);
  fc.assert(
    fc.property(fc.array(option), fc.option(fc.array(fc.string()), { nil: undefined }), (given, rest) => {
      const call = { given: new Map(given), rest };
      expect(readOfficialCall(officialWords(call))).toEqual(call);
    }),
  );
});
