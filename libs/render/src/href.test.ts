import { expect, test } from 'vitest';
import { relativeHref } from './href';

test.each([
  ['audit/pages/index.html', 'audit/pages/decisions/a.html', 'decisions/a.html'],
  ['audit/pages/decisions/a.html', 'audit/pages/index.html', '../index.html'],
  ['audit/pages/decisions/a.html', 'audit/pages/decisions/b.html', 'b.html'],
  ['audit/pages/decisions/a.html', 'gate_results/x/r.json', '../../../gate_results/x/r.json'],
  ['index.html', 'a b/c?d#e%.html', 'a%20b/c%3Fd%23e%25.html'],
  ['index.html', 'javascript:alert(1)', 'javascript%3Aalert(1)'],
  ['index.html', './a', 'a'],
  ['index.html', 'a\ud800', 'a%EF%BF%BD'],
])('from %s to %s: %s', (page, file, href) => expect(relativeHref(page, file)).toBe(href));

test.each(['', '/etc/passwd', '../secret', 'a/../../b'])('%s lies elsewhere', (file) =>
  expect(relativeHref('audit/pages/index.html', file)).toBeUndefined(),
);
