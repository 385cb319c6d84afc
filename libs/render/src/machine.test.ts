import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckLine } from './check';
import { annotation, githubAnnotations } from './github';
import { junitDocument } from './junit';
import { prometheusSample, prometheusText } from './prometheus';

const hostile = fc.string({ unit: 'binary', maxLength: 40 });
const failing = (count: number): CheckLine[] =>
  Array.from({ length: count }, (_, at) => ({ name: `c${at}`, pass: false, messages: [`m${at}`] }));

describe('workflow commands', () => {
  test('stay on their line, and data ends no property', () => {
    fc.assert(
      fc.property(hostile, hostile, (value, message) => {
        const line = annotation('error', { file: value, line: 3 }, message);
        expect(line).toMatch(/^::error file=[^:,\r\n]*,line=3::[^\r\n]*$/);
      }),
    );
  });

  test('exactly ten are shown whole, of eleven the last two are summed up; a warning is left out before an error', () => {
    expect(githubAnnotations('t', failing(10))).toHaveLength(10);
    expect(githubAnnotations('t', failing(10)).at(-1)).toBe('::error title=t%3A c9::m9');
    expect(githubAnnotations('t', failing(11))).toHaveLength(10);
    expect(githubAnnotations('t', failing(11)).at(-1)).toBe('::error title=t::2 more; the report has them all');
    const mixed = githubAnnotations('t', [{ name: 'w', pass: true, messages: ['future'] }, ...failing(1)]);
    expect(mixed).toEqual(['::error title=t%3A c0::m0', '::warning title=t%3A w::future']);
  });

  test('no check at all is not a pass', () => expect(githubAnnotations('t', [])).toEqual([]));
});

test('JUnit holds only characters that XML can', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const document = junitDocument({
        tool: 't',
        timestamp: '2026-03-02T07:15:00',
        seconds: 1,
        checks: [{ name: text, pass: false, messages: [text, text] }],
      });
      expect(document).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}/u);
      expect(document.match(/<[a-z/?]/g)).toHaveLength(9);
    }),
  );
});

test('a sample is found again under its own labels only', () => {
  fc.assert(
    fc.property(hostile, hostile, (one, other) => {
      const text = prometheusText([{ name: 'a', help: one, samples: [{ value: 1.5 }] }], { root: one });
      expect(text.split('\n')).toHaveLength(4);
      expect(prometheusSample(text, 'a', { root: one })).toBe(1.5);
      if (Buffer.from(one).compare(Buffer.from(other)) !== 0)
        expect(prometheusSample(text, 'a', { root: other })).toBeUndefined();
    }),
  );
});
