import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDocument, formatJson, parseDocument } from './document';
import { Failure } from './failure';
import { freeze, productionGatesReport, result } from './generated/documents';
import { parseJson, parseRecorded } from './json';

const failureOf = (work: () => unknown): Failure => {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

describe('parseRecorded', () => {
  test('integers are told from floats, whatever their size; text stays text', () =>
    expect(
      parseRecorded('{"a": 0, "b": 0.0, "c": [1e5, -1, NaN, 12345678901234567890], "d": "1, 2.0", "e": null}', 'x'),
    ).toEqual({ a: 0n, b: 0, c: [100000, -1n, NaN, 12345678901234567890n], d: '1, 2.0', e: null }));
  test('says where the text is damaged, and refuses what Python refuses', () => {
    expect(() => parseRecorded('{"a": 1,\n}', 'x')).toThrow('line 2');
    expect(() => parseRecorded(`[${'9'.repeat(4301)}]`, 'x')).toThrow('an integer of 4301 digits');
  });
});

describe('parseJson', () => {
  test('reads what Python writes for NaN and the infinities', () => {
    expect(parseJson('{"a": NaN, "b": [Infinity, -Infinity], "c": "NaN, Infinity", "d": null}', 'x')).toEqual({
      a: NaN,
      b: [Infinity, -Infinity],
      c: 'NaN, Infinity',
      d: null,
    });
  });

  test('text that looks like its own marks stays text', () => {
    expect(parseJson('{"a": NaN, "b": "#NaN", "c": "##Infinity", "d": "\\u0023NaN"}', 'x')).toEqual({
      a: NaN,
      b: '#NaN',
      c: '##Infinity',
      d: '#NaN',
    });
  });

  test.each([
    ['', 'x: is empty, expected a JSON document'],
    ['{"a": 1', 'x: is cut off: the JSON document ends too early, in line 1'],
    ['{\n "a": [1, 2\n', 'x: is cut off: the JSON document ends too early, in line 3'],
    ['{"a": "te', 'x: is cut off: the JSON document ends too early, in line 1'],
    ['{"a": 1,\n "b": oops}', 'x: is not JSON: unexpected "o" in line 2, column 7'],
    ['{"a": NaN, }', 'x: is not JSON: unexpected "}" in line 1, column 12'],
    ['{"a": 1} trailing', 'x: is not JSON: unexpected "t" in line 1, column 10'],
  ])('%j is refused with its place', (text, message) => {
    const failure = failureOf(() => parseJson(text, 'x'));
    expect(failure.id).toBe('damaged-input');
    expect(failure.message).toBe(message);
  });

  test('nesting that no reader survives is a Failure, not a crash', () => {
    const deep = `${'['.repeat(200_000)}NaN`;
    expect(failureOf(() => parseJson(deep, 'x')).id).toBe('damaged-input');
  });

  test('nesting beyond 500 levels is refused although it is JSON, whatever stands in its texts', () => {
    const nested = (depth: number): string => `${'['.repeat(depth)}"[[[\\"[["${']'.repeat(depth)}`;
    expect(failureOf(() => parseJson(nested(501), 'x')).message).toBe(
      'x: is nested more than 500 levels deep, which no document of these tools is',
    );
    expect(() => parseJson(nested(500), 'x')).not.toThrow();
    expect(parseJson(`[${'[1],'.repeat(1000)}1]`, 'x')).toHaveLength(1001);
  });

  test('a text of many megabytes that holds NaN or is cut off is read or refused as a short one is', () => {
    const long = 'x'.repeat(10_000_000);
    expect(parseJson(`["${long}", NaN]`, 'x')).toEqual([long, NaN]);
    expect(failureOf(() => parseJson(`["${long}`, 'x')).message).toMatch(/^x: is not JSON: /);
  });

  const escaped = '\\"'.repeat(1_500_000);
  test.each([
    ['cut off in a text full of quotes', `{"a": "${escaped}`, /is cut off/],
    ['cut off, with a NaN in it', `{"n": NaN, "a": "${escaped}${escaped}`, /is not JSON/],
    ['cut off within an escape', '{"n": NaN, "a": "\\', /is not JSON/],
  ])('%s: refused in time that grows with its length', (_, text, message) =>
    expect(failureOf(() => parseJson(text, 'x')).message).toMatch(message),
  );

  test('whatever its texts are full of, NaN and the infinities are read in time that grows with its length', () => {
    const texts = ['#'.repeat(3_000_000), '"'.repeat(5_000_000)];
    expect(parseJson(`[${JSON.stringify(texts)}, NaN, -Infinity]`, 'x')).toEqual([texts, NaN, -Infinity]);
  });

  test.each(['{"__proto__": {"exit_code": 0}}', '{"__proto__": {"exit_code": 0, "a": NaN}}'])(
    'a key is a key, whatever it is called: %s',
    (text) => {
      const value = parseJson(text, 'x') as object;
      expect([Object.keys(value), 'exit_code' in value, Object.getPrototypeOf(value)]).toEqual([
        ['__proto__'],
        false,
        Object.prototype,
      ]);
    },
  );

  describe('a key twice in one object', () => {
    test.each([
      ['at the top', '{"exit_code": 1,\n"exit_code": 0}', '"exit_code"', 2],
      ['with the same value', '{"a": 1, "a": 1}', '"a"', 1],
      ['deeper', '{"a": {"b": [{"c": 1, "d": {}, "c": 2}]}}', '"c"', 1],
      ['behind an object', '{"gates": {"x": false},\n\n"gates": {"x": true}}', '"gates"', 3],
      ['in another spelling', '{"a\\u0062": 1, "ab": 2}', '"ab"', 1],
      ['that is empty', '{"": 1, "": 2}', '""', 1],
      ['beside a NaN', '{"a": NaN, "a": 1}', '"a"', 1],
      ['that every object has', '{"__proto__": 1, "__proto__": 2}', '"__proto__"', 1],
    ])('%s is refused', (_, text, key, line) =>
      expect(() => parseJson(text, 'r.json')).toThrow(
        expect.objectContaining({
          id: 'damaged-input',
          message: `r.json: has the key ${key} twice in one object, again in line ${line}`,
        }),
      ),
    );
    test.each([
      '{"a": {"a": 1}, "b": {"a": 1}}',
      '[{"a": 1}, {"a": 1}]',
      '{"a": ["a", "a"], "b": "a"}',
      '{"a": "\\"a\\": 1, \\"a\\": 2"}',
      '{"a": 1, "A": 2, "a ": 3}',
      '["a", "a"]',
      '{"constructor": 1, "toString": 2}',
    ])('%s has none', (text) => expect(parseJson(text, 'x')).toEqual(JSON.parse(text)));
  });

  test('a byte order mark is dropped', () => expect(parseJson('\ufeff{}', 'x')).toEqual({}));

  test('agrees with JSON.parse on every JSON text', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parseJson(JSON.stringify(value), 'x')).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('documents', () => {
  test('a value of another shape is refused with its place', () => {
    const failure = failureOf(() => parseDocument(result, '{"exit_code": "0"}', 'run/result.json'));
    expect(failure.message).toMatch(/^run\/result\.json: not a result document: \/exit_code must be/);
  });

  test('unknown fields, NaN and the infinities are accepted', () => {
    expect(
      parseDocument(productionGatesReport, '{"wf_stress": {"test_ic_mean": NaN}, "more": 1}', 'x').wf_stress,
    ).toEqual({ test_ic_mean: NaN });
  });

  test('where the schema has no number, NaN reads as null', () => {
    const text =
      '{"inputs": {"factor": NaN, "owner": Infinity}, "risk_diagnostics": -Infinity, "cost_stress": [{"test_ic": NaN}], "wf_stress": NaN}';
    expect(parseDocument(productionGatesReport, text, 'x')).toEqual({
      inputs: { factor: NaN, owner: Infinity },
      risk_diagnostics: null,
      cost_stress: [{ test_ic: NaN }],
      wf_stress: null,
    });
    expect(parseDocument(result, '{"exit_code": NaN}', 'x')).toEqual({ exit_code: null });
    expect(failureOf(() => parseDocument(result, '{"phase": NaN}', 'x')).message).toBe(
      'x: not a result document: /phase must be equal to one of the allowed values ["submit","preflight","freeze","data_quality","workflow","join","verify"]',
    );
    expect(failureOf(() => parseDocument(result, 'NaN', 'x')).message).toBe(
      'x: not a result document: / must be object',
    );
  });

  test.each([
    ['{"inputs": {"factor": ["a"]}}', '/inputs/factor must be string,number,boolean,null'],
    ['{"inputs": 7}', '/inputs must be null or must be object'],
  ])('of a choice the branch that was meant is told: %s', (text, message) =>
    expect(failureOf(() => parseDocument(productionGatesReport, text, 'x')).message).toContain(message),
  );

  test('NaN is written as null', () => expect(formatDocument(freeze, { note: NaN })).toBe('{\n  "note": null\n}\n'));

  test('a writer cannot write what is not of the schema', () => {
    expect(() => formatDocument(result, { exit_code: '0' } as never)).toThrow(/would write a result document/);
  });

  test('what is written is ASCII and reads back the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = formatJson(value);
        expect(text).toMatch(/^[\x20-\x7e\n]*$/);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
