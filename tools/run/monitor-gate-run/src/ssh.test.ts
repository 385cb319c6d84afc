import { describe, expect, test } from 'vitest';
import { checkHost, checkRemoteRoot, sshCommand, sshOptions } from './ssh';

describe('hosts', () => {
  test.each(['ws', 'ws-1.example.org', 'research@ws', 'r.d+x@10.0.0.7', 'my_alias'])('%s is taken', (host) => {
    expect(checkHost(host)).toBe(host);
  });
  test.each([
    '-oProxyCommand=touch x',
    '-v',
    'a@-oProxyCommand=x',
    '@ws',
    'a@',
    'a b',
    'a;touch x',
    '$(touch x)',
    '`touch x`',
    "a'b",
    'a"b',
    'a\nb',
    'a|b',
    'a&b',
    'a>b',
    'a*',
    'ssh://ws',
    '::1',
    'ws:22',
    '{a,b}',
    'a\\b',
    'ü',
    'a@b@c',
    '!',
    '~',
    '#',
    '%h',
  ])('%j is refused', (host) => {
    expect(() => checkHost(host)).toThrow(/option --host/);
  });
});

test('options are split on blanks, and quotes are not quotes', () => {
  expect(sshOptions('  -p 2222\t-i /keys/id\n-o  User=x ')).toEqual(['-p', '2222', '-i', '/keys/id', '-o', 'User=x']);
  expect(sshOptions('-o ProxyCommand=$(touch`x`);')).toEqual(['-o', 'ProxyCommand=$(touch`x`);']);
  expect(sshOptions('')).toEqual([]);
  for (const text of [`-o "ProxyCommand=a b"`, `-i 'x y'`])
    expect(() => sshOptions(text)).toThrow(/GATEHOUSE_SSH_OPTIONS .* knows no quotes/);
});

test('the command line: BatchMode first, then the user, then what the user does not say; host and command last', () => {
  const words = sshCommand('ws', 'fixed text', { GATEHOUSE_SSH_OPTIONS: '-o ConnectTimeout=3' });
  expect(words[0]).toBe('ssh');
  expect(words.slice(-3)).toEqual(['--', 'ws', 'fixed text']);
  expect(words.indexOf('BatchMode=yes')).toBeLessThan(words.indexOf('ConnectTimeout=3'));
  expect(words.indexOf('ConnectTimeout=3')).toBeLessThan(words.indexOf('ConnectTimeout=10'));
  expect(words).toContain('ServerAliveInterval=10');
});

test.each([
  ['/srv/research', '/srv/research'],
  ['research', './research'],
  ['~/research', './research'],
  ['~', './'],
  ['', './'],
  ['-', './-'],
  ['-P', './-P'],
  ['~user/x', './~user/x'],
  ["/srv/it's $(here)", "/srv/it's $(here)"],
])('a root there: %j is %j', (given, taken) => {
  expect(checkRemoteRoot(given)).toBe(taken);
});
test.each(['/srv/a\nb', '/srv/\u0000', '\u001b'])('a root that could not travel as a line is refused: %j', (root) => {
  expect(() => checkRemoteRoot(root)).toThrow(/control characters/);
});
