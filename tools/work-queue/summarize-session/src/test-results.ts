/** Numbers of tests from a file: JUnit XML, or JSON with `passed` and `failed` (contract 39.1). */
import { isObject } from '@gatehouse/boards';
import { Failure, parseJson, type TestCounts } from '@gatehouse/contracts';

/** Throws Failure `damaged-input` when the text is neither. */
export function readTestResults(text: string, file: string): TestCounts {
  return /^\s*(?:\ufeff)?\s*</.test(text) ? fromJunit(text, file) : fromJson(text, file);
}

function fromJson(text: string, file: string): TestCounts {
  const value = parseJson(text, file);
  const [passed, failed] = isObject(value) ? [value['passed'], value['failed']] : [];
  if (isCount(passed) && isCount(failed)) return { passed, failed };
  throw new Failure('damaged-input', `${file}: expected whole numbers passed and failed`);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

interface Tag {
  name: string;
  attributes: ReadonlyMap<string, string>;
  kind: 'open' | 'close' | 'empty';
}

/**
 * Cases are counted where there are some, else the figures of the outermost suites. A failure that a suite states and
 * none of its cases shows counts too.
 */
function fromJunit(text: string, file: string): TestCounts {
  const cases = { all: 0, failed: 0, skipped: 0 };
  const suites = { all: 0, failed: 0, skipped: 0, count: 0 };
  let [depth, open] = [0, 0];
  let outcome: 'failed' | 'skipped' | undefined;
  const endCase = (): void => {
    cases.all += 1;
    if (outcome !== undefined) cases[outcome] += 1;
    outcome = undefined;
  };
  for (const { name, attributes, kind } of tagsIn(text)) {
    open += kind === 'open' ? 1 : kind === 'close' ? -1 : 0;
    if (name === 'testsuite') {
      if (kind !== 'close' && depth === 0) addSuite(suites, attributes, file);
      depth += kind === 'open' ? 1 : kind === 'close' ? -1 : 0;
    } else if (name === 'testcase') {
      if (kind !== 'open') endCase();
    } else if (kind !== 'close' && (name === 'failure' || name === 'error')) outcome = 'failed';
    else if (kind !== 'close' && name === 'skipped') outcome ??= 'skipped';
  }
  if (open !== 0)
    throw new Failure(
      'damaged-input',
      `${file}: is cut off: ${open} XML elements are not closed; write the tests again`,
    );
  const counts = cases.all > 0 ? cases : suites;
  if (cases.all === 0 && suites.count === 0)
    throw new Failure('damaged-input', `${file}: expected JUnit with test suites or test cases, found none`);
  const failed = Math.max(counts.failed, suites.failed);
  const passed = counts.all - failed - counts.skipped;
  if (passed < 0) throw new Failure('damaged-input', `${file}: more tests failed or were skipped than there are`);
  return { passed, failed };
}

function addSuite(
  suites: { all: number; failed: number; skipped: number; count: number },
  attributes: ReadonlyMap<string, string>,
  file: string,
): void {
  const figure = (name: string): number => {
    const text = attributes.get(name) ?? '0';
    if (!/^\d+$/.test(text))
      throw new Failure('damaged-input', `${file}: testsuite: ${name} is '${text}', expected a whole number`);
    return Number(text);
  };
  suites.all += figure('tests');
  suites.failed += figure('failures') + figure('errors');
  suites.skipped += figure('skipped') + figure('disabled');
  suites.count += 1;
}

/** The tags of an XML text, comments and CDATA passed over. */
function* tagsIn(text: string): Generator<Tag> {
  const pattern =
    /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
  for (const [, close, name, attributes = '', empty] of text.matchAll(pattern)) {
    if (name === undefined) continue;
    const pairs = Array.from(
      attributes.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g),
      ([, key = '', a, b]) => [key, a ?? b ?? ''] as const,
    );
    yield { name, attributes: new Map(pairs), kind: close === '/' ? 'close' : empty === '/' ? 'empty' : 'open' };
  }
}
