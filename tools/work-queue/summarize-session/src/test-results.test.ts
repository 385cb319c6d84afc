import { describe, expect, test } from 'vitest';
import { readTestResults } from './test-results';

describe('results', () => {
  test.each<[string, string, object]>([
    ['JSON', '{"passed": 3, "failed": 0, "skipped": 1}', { passed: 3, failed: 0 }],
    [
      'figures of suites',
      '<testsuites><testsuite tests="12" failures="1" errors="1" skipped="2"/></testsuites>',
      { passed: 8, failed: 2 },
    ],
    [
      'suites in suites count once',
      '<testsuites tests="9"><testsuite tests="4" failures="1"><testsuite tests="4" failures="1"/></testsuite><testsuite tests="5"/></testsuites>',
      { passed: 8, failed: 1 },
    ],
    [
      'cases before figures',
      '<?xml version="1.0"?><testsuite tests="99"><!-- <testcase/> --><testcase name="a > b"/><testcase><failure><![CDATA[<testcase/>]]></failure></testcase><testcase><skipped/></testcase><testcase><error/></testcase></testsuite>',
      { passed: 1, failed: 2 },
    ],
    [
      'a failure that no case shows',
      '<testsuite tests="3" failures="0" errors="1"><testcase/><testcase/><testcase/></testsuite>',
      { passed: 2, failed: 1 },
    ],
  ])('%s', (_, text, expected) => expect(readTestResults(text, 't')).toEqual(expected));
  test.each<[string, string, string]>([
    ['JSON without numbers', '{"passed": "3"}', 't: expected whole numbers passed and failed'],
    ['another document', '<html></html>', 't: expected JUnit with test suites or test cases'],
    [
      'a figure that is not a number',
      '<testsuite tests="many"/>',
      "t: testsuite: tests is 'many', expected a whole number",
    ],
    [
      'more failures than tests',
      '<testsuite tests="1" failures="2"/>',
      't: more tests failed or were skipped than there are',
    ],
    ['cut off', '<testsuite tests="3"><testcase/><testcase/><testca', 't: is cut off: 1 XML elements are not closed'],
    ['nothing', '', 't: is empty'],
  ])('%s', (_, text, message) => expect(() => readTestResults(text, 't')).toThrow(message));
});
