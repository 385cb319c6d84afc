import { expect, test } from 'vitest';
import { pageName } from './names';

test.each([
  ['momentum_run1', 'momentum_run1.html'],
  ['v1.2-b', 'v1.2-b.html'],
])('%s is its own name', (text, name) => expect(pageName(text)).toBe(name));

test.each(['', '.', '..', '../../etc/passwd', 'a b', 'ä', '-rf', '<script>', 'x'.repeat(300), 'a/b', '\u202e'])(
  '%j becomes a plain name of its own',
  (text) => {
    expect(pageName(text)).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,90}\.html$/);
    expect(pageName(text)).not.toBe(pageName(`${text} `));
  },
);

test('no two texts have one name', () => {
  const texts = ['a b', 'a_b', 'a/b', 'a\nb', 'a:b', 'A_b'];
  expect(new Set(texts.map(pageName)).size).toBe(texts.length);
});
