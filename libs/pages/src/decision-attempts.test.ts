/** Other attempts in the page of a decision: what is put in, and when the page is to be drawn instead. */
import { decisionPage as kind, type DecisionPage } from '@gatehouse/contracts';
import { expect, test } from 'vitest';
import { withAttempts } from './decision-attempts';
import { decisionPage } from './decision-page';

const attempts = (
  tags: readonly string[],
  changes: Partial<DecisionPage['attempts']> = {},
): DecisionPage['attempts'] => ({
  number: 1,
  of: tags.length,
  of_factor: 1,
  factor_total: tags.length,
  trials: null,
  chain: tags.map((text) => ({ text, href: `${encodeURIComponent(text)}.html` })),
  previous: null,
  ...changes,
});
const document = (changes: Partial<DecisionPage> = {}): DecisionPage => ({
  schema: 'decision-page/v1',
  navigation: [],
  decision_tag: 'v1',
  owner: '',
  factor: '<b>&"\'é\u202e$&',
  question: null,
  recommendation: null,
  overall_pass: null,
  attempts: attempts(['v1', 'v2']),
  stages: [],
  waivers: [],
  sign_offs: [],
  facts: [],
  data: null,
  gates: [],
  plots: [],
  calendar: { title: '', note: null, missing: 'no periods', years: [] },
  years: [],
  score: null,
  changes: null,
  environment: [],
  evidence: { state: 'no_log', sentence: 'No evidence log is kept here.', had: null, findings: [] },
  failures: [],
  remediation: [],
  links: [],
  sources: [],
  ...changes,
});

test('the document of these tests is one', () => expect(kind.fault(document())).toBeUndefined());

test.each([
  ['one more', attempts(['v1', 'v2', 'v3'])],
  ['names that must be escaped', attempts(['v1', '<i>', 'é', '"attempts":{'])],
  ['not of the registry', attempts(['v1', 'v2'], { of_factor: null, factor_total: null, trials: 3 })],
])('%s: the bytes of a page that is drawn', (_, then) => {
  const page = withAttempts(Buffer.from(decisionPage(document())), then);
  expect(page?.toString()).toBe(decisionPage(document({ attempts: then })));
});

const drawn = decisionPage(document());
const sentence = `Attempt 1 of 2 of this decision; 1 of 2 for ${document().factor}.`;
test.each([
  ['the first that has others', decisionPage(document({ attempts: attempts(['v1']) })), attempts(['v1', 'v2'])],
  ['one before it that was not there', drawn, attempts(['v0', 'v1'], { previous: { text: 'v0', href: 'v0.html' } })],
  [
    'a question with the same words',
    decisionPage(document({ question: { text: sentence, href: null } })),
    attempts(['v1', 'v2', 'v3']),
  ],
  ['not a page', 'x', attempts(['v1', 'v2', 'v3'])],
])('%s: to be drawn', (_, page, then) => {
  expect(withAttempts(Buffer.from(page), then)).toBeUndefined();
});
