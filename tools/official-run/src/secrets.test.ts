import { expect, test } from 'vitest';
import { maskSecrets } from './secrets';

test.each<[string[], string[]]>([
  [['--api-key', 'abc', '--factor', 'x'], ['--api-key', '***', '--factor', 'x']],
  [['--api_key=abc'], ['--api_key=***']],
  [['--broker-token', 'abc'], ['--broker-token', '***']],
  [['--password', '--next', 'x'], ['--password', '--next', 'x']],
  [['--key-columns', 'date,ticker', '--tokenizer', 'x', '--secretary', 'y'], ['--key-columns', 'date,ticker', '--tokenizer', 'x', '--secretary', 'y']],
])('%j is recorded as %j', (words, shown) => expect(maskSecrets(words).words).toEqual(shown));

test('says what it masked', () => expect(maskSecrets(['--api-key', 'x', '--db-password=y']).masked).toEqual(['--api-key', '--db-password']));
