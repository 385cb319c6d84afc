/** The text of pages, without a browser: same bytes, nothing that acts, the document inside. */
import { createHash } from 'node:crypto';
import { dataQualityPage as qualityKind, leaderboardPage as leaderboardKind, runReviewPage as reviewKind } from '@gatehouse/contracts';
import { dataQualityPage, leaderboardPage, runReviewPage } from '@gatehouse/pages';
import { describe, expect, test } from 'vitest';
import { hostileInPages, hostileParts } from '../hostile/corpus';
import { html } from '../../libs/pages/src/html';
import { leaderboardDocument, poisoned, qualityDocument, reviewDocument } from './documents';

const pages = [
  ['review', () => reviewDocument(), runReviewPage as (document: never) => string, reviewKind],
  ['leaderboard', () => leaderboardDocument(), leaderboardPage as (document: never) => string, leaderboardKind],
  ['data quality', () => qualityDocument(), dataQualityPage as (document: never) => string, qualityKind],
] as const;
const allowed = /^(?:!DOCTYPE|\/?(?:html|head|meta|title|style|body|header|main|section|p|h1|h2|h3|strong|span|dl|div|dt|dd|figure|svg|g|path|rect|line|circle|text|tspan|table|caption|thead|tbody|tr|th|td|ul|li|code|script))$/;
/** Names of attributes in the markup: outside of quoted values, and of the document inside. */
const attributesOf = (html: string): Set<string> => {
  const tags = html.replace(/(<(?:script|style|title)[^>]*>)[^<]*/g, '$1').replace(/"[^"]*"/g, '""').match(/<[a-z][^>]*>/g) ?? [];
  return new Set(tags.flatMap((tag) => [...tag.matchAll(/ ([\w-]+)=/g)].map((match) => match[1] as string)));
};
const acts = /^(?:style|on.*|href|src|xlink.*|action|http.*)$/;
const tagsOf = (html: string): string[] => [...html.matchAll(/<([!/]?[^\s>]*)([^>]*)>/g)].map((match) => match[1] as string);

describe.each(pages)('%s', (_, document, page, kind) => {
  const text = page(document() as never);

  test('the same document gives the same bytes', () => expect(page(document() as never)).toBe(text));

  test('carries the document it was drawn from, as it was', () => {
    const json = JSON.parse(/<script type="application\/json" id="document">([^<]*)<\/script>/.exec(text)?.[1] as string) as unknown;
    expect(kind.fault(json)).toBeUndefined();
    expect(json).toEqual(document());
  });

  test('the policy lets in the one style sheet and nothing else; no style, handler or address anywhere', () => {
    const style = /<style>([^<]*)<\/style>/.exec(text)?.[1] as string;
    const hash = createHash('sha256').update(style).digest('base64');
    expect(text).toContain(`content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`);
    expect(style).not.toMatch(/url\(|@import|@font-face|image-set/);
    expect(text.match(/<style/g)).toHaveLength(1);
    expect(text.match(/<script/g)).toHaveLength(1);
    expect([...attributesOf(text)].filter((name) => acts.test(name))).toEqual(['http-equiv']);
  });

  test('every plot has a table beneath it', () => {
    const figures = text.split('<figure>').slice(1);
    expect(figures.length).toBeGreaterThan(0);
    for (const figure of figures) expect(figure.slice(figure.indexOf('</figure>'))).toMatch(/^<\/figure><div class="scroll"[^>]*><table>/);
  });

  test.each([...hostileInPages.map((hostile) => [hostile]), ...hostileParts(40)].map((texts) => [texts.length === 1 ? JSON.stringify(texts[0]) : `${texts.length} texts of the corpus`, texts] as const))('%s: text stays text', (_, texts) => {
    const drawn = page(poisoned(document(), texts) as never);
    expect(tagsOf(drawn).filter((tag) => !allowed.test(tag))).toEqual([]);
    expect(drawn.match(/<script/g)).toHaveLength(1);
    expect([...attributesOf(drawn)].filter((name) => !attributesOf(text).has(name))).toEqual([]);
    expect(drawn).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/);
    expect(Buffer.from(drawn).toString()).toBe(drawn); // no lone surrogate
  });
});

test('a text is what it was, in an element and in an attribute', () => {
  const text = `&lt; <b> "it's" & more`;
  const escaped = '&amp;lt; &lt;b&gt; &quot;it&#39;s&quot; &amp; more';
  expect(html`<p title="${text}">${[text, 1, undefined, html`<i>`]}</p>`.text).toBe(`<p title="${escaped}">${escaped}1<i></p>`);
});

describe('what there is not is said', () => {
  test('no gates, no costs, no windows', () => {
    const document = reviewDocument({ gates: [] });
    const text = runReviewPage({ ...document, cost: { gate_line: 0, points: [] }, walk_forward: { ...document.walk_forward, windows: [], windows_from: null, remarks: ['The report names none.'] } });
    for (const said of ['The report has no gates', 'no cost stress', 'no figures per window', 'The report names none.']) expect(text).toContain(said);
  });
  test('an empty registry', () => expect(leaderboardPage(leaderboardDocument({ entries: [], rows_total: 0, left_out: 0 }))).toContain('no experiments yet'));
  test('a structure that fails: nothing was counted', () => expect(dataQualityPage(qualityDocument({ checks: { structure: false }, metrics: {}, samples: {} }))).toContain('could not be counted'));
});

test.each([1e300, -1e300, 1e-300, 0, 5e11])('a figure of %d is drawn or said, and no coordinate is none', (figure) => {
  const document = reviewDocument();
  const text = runReviewPage({
    ...document,
    cost: { gate_line: 0, points: [{ multiplier: 1.5, test_ic: figure, train_ic: null, gate: null, passed: null }] },
    walk_forward: { ...document.walk_forward, mean: figure, windows: [{ label: '1', test_ic: figure, train_ic: figure }] },
    gates: document.gates.map((gate) => ({ ...gate, measured: figure })),
  });
  expect(text).not.toMatch(/="[^"]*(?:NaN|Infinity)[^"]*"/);
});

test('a document that is not of its schema is a defect of the writer', () => expect(() => runReviewPage(reviewDocument({ sources: [{ role: 'report', path: 'x', bytes: 1, sha256: 'none' }] }))).toThrow(/run-review-page.*sha256/));

test('scores over time stand in the order of time, whatever that of the registry is', () => {
  const [, label = ''] = /aria-label="(carry: [^"]*)"/.exec(leaderboardPage(leaderboardDocument())) ?? [];
  const days = label.match(/\d{4}-\d\d-\d\d/g) ?? [];
  expect(days.length).toBeGreaterThan(2);
  expect(days).toEqual([...days].sort());
});
