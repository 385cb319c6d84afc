import { expect, test } from 'vitest';
import { Masking } from './secrets';

const of = (words: string[], env: Record<string, string> = {}): Masking => Masking.of(env, words, true);

test.each<[string[], string[]]>([
  [
    ['--api-key', 'abc', '--factor', 'x'],
    ['--api-key', '***', '--factor', 'x'],
  ],
  [['--api_key=abc'], ['--api_key=***']],
  [['--api_key='], ['--api_key=***']],
  [
    ['--broker-token', 'abc'],
    ['--broker-token', '***'],
  ],
  [
    ['--password', '--next', 'x'],
    ['--password', '--next', 'x'],
  ],
  [
    ['--key-columns', 'date,ticker', '--tokenizer', 'x', '--secretary', 'y'],
    ['--key-columns', 'date,ticker', '--tokenizer', 'x', '--secretary', 'y'],
  ],
  [
    ['--header', 'Authorization: Bearer abc'],
    ['--header', 'Authorization:***'],
  ],
  [
    ['--db', 'postgres://desk:hunter2@host/db'],
    ['--db', 'postgres://desk:***@host/db'],
  ],
  [
    ['--db', 'postgres://desk:hunt?er#2@host/db'],
    ['--db', 'postgres://desk:***@host/db'],
  ],
  [
    ['--db', 'postgres://desk:hunter@top@host/db?to=a@b'],
    ['--db', 'postgres://desk:***@host/db?to=a@b'],
  ],
  [
    ['--apiKey', 'abc', '--brokerToken=abc', '--aws-secret-access-key', 'abc', '--signing-key', 'abc'],
    ['--apiKey', '***', '--brokerToken=***', '--aws-secret-access-key', '***', '--signing-key', '***'],
  ],
  [
    ['env', 'API_KEY=abc', '--set', 'broker.token=abc', 'x=y'],
    ['env', 'API_KEY=***', '--set', 'broker.token=***', 'x=y'],
  ],
  [
    ['--token-file', 'a/b', '--password_path=c', '--api-key-dir', 'd'],
    ['--token-file', 'a/b', '--password_path=c', '--api-key-dir', 'd'],
  ],
  [
    ['-H', 'X-Api-Key: abc', '--url', 'https://h/p?a=1&access_token=abc&b=2#c'],
    ['-H', 'X-Api-Key:***', '--url', 'https://h/p?a=1&access_token=***&b=2#c'],
  ],
  [
    ['--password', 'correct horse', '--notes', 'with correct horse'],
    ['--password', '***', '--notes', 'with ***'],
  ],
])('%j is recorded as %j', (words, shown) => expect(of(words).words(words)).toEqual(shown));

test('says what it masked, and nothing before', () => {
  const masking = of(['--api-key', 'x', '--db-password=y'], { HF_TOKEN: 'hf_abcdefgh' });
  expect(masking.masked).toEqual([]);
  masking.words(['--api-key', 'x', '--db-password=y']);
  expect(masking.masked).toEqual(['--api-key', '--db-password']);
  expect(masking.text('notes with hf_abcdefgh in them')).toBe('notes with *** in them');
  expect(masking.masked).toEqual(['--api-key', '--db-password', 'HF_TOKEN']);
});

test('also as they stand in JSON', () => {
  const value = 'gr"\u00fcnes\\geheim';
  const masking = of([], { DESK_PASSWORD: value });
  for (const json of [JSON.stringify([value]), '["gr\\"\\u00fcnes\\\\geheim"]'])
    expect(masking.text(json)).toBe('["***"]');
  expect(masking.masked).toEqual(['DESK_PASSWORD']);
});

test('of the environment: what is named like a secret and long enough, not our own settings or file names', () => {
  const env = {
    DQ_KEY_COLUMNS: 'date,ticker',
    API_KEY_FILE: '/run/secrets/key',
    MY_KEY: 'short',
    AWS_SECRET_ACCESS_KEY: 'aws-secret-1',
    AWS_SECRET: 'aws-secret',
    HOME: '/home/desk',
  };
  const text = 'date,ticker /run/secrets/key short aws-secret-1 aws-secret /home/desk';
  expect(of([], env).text(text)).toBe('date,ticker /run/secrets/key short *** *** /home/desk');
  expect(of([], env).inside('a aws-secret-1 b')).toBe('AWS_SECRET_ACCESS_KEY');
  expect(of([], env).inside('nothing')).toBeUndefined();
  const off = Masking.of(env, ['--api-key', 'x'], false);
  expect([off.text(text), off.words(['--api-key', 'x']), off.inside('aws-secret-1')]).toEqual([
    text,
    ['--api-key', 'x'],
    undefined,
  ]);
});
