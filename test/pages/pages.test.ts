/** The text of pages, without a browser: same bytes, nothing that acts, the document inside. */
import { createHash } from 'node:crypto';
import {
  dataQualityPage as qualityKind,
  leaderboardPage as leaderboardKind,
  runReviewPage as reviewKind,
} from '@gatehouse/contracts';
import { dataQualityPage, leaderboardPage, runReviewPage } from '@gatehouse/pages';
import { describe, expect, test } from 'vitest';
import { hostileInPages, hostileParts } from '../hostile/corpus';
import { html } from '../../libs/pages/src/html';
import {
  decimalsBeside,
  figureText,
  percent,
  percentDecimalsBeside,
  shortFigure,
} from '../../libs/pages/src/number-text';
import { fitted } from '../../libs/pages/src/fitted';
import {
  foreignLeaderboard,
  hardQuality,
  hardReview,
  leaderboardDocument,
  poisoned,
  qualityDocument,
  reviewDocument,
} from './documents';

const pages = [
  ['review', () => reviewDocument(), runReviewPage as (document: never) => string, reviewKind],
  ['leaderboard', () => leaderboardDocument(), leaderboardPage as (document: never) => string, leaderboardKind],
  ['data quality', () => qualityDocument(), dataQualityPage as (document: never) => string, qualityKind],
] as const;
const allowed =
  /^(?:!DOCTYPE|\/?(?:html|head|meta|title|style|body|header|main|section|p|h1|h2|h3|strong|span|dl|div|dt|dd|figure|svg|g|path|rect|line|circle|text|tspan|table|caption|thead|tbody|tr|th|td|ul|li|code|script))$/;
/** Names of attributes in the markup: outside of quoted values, and of the document inside. */
const attributesOf = (html: string): Set<string> => {
  const tags =
    html
      .replace(/(<(?:script|style|title)[^>]*>)[^<]*/g, '$1')
      .replace(/"[^"]*"/g, '""')
      .match(/<[a-z][^>]*>/g) ?? [];
  return new Set(tags.flatMap((tag) => [...tag.matchAll(/ ([\w-]+)=/g)].map((match) => match[1] as string)));
};
const acts = /^(?:style|on.*|href|src|xlink.*|action|http.*)$/;
const tagsOf = (html: string): string[] =>
  [...html.matchAll(/<([!/]?[^\s>]*)([^>]*)>/g)].map((match) => match[1] as string);

describe.each(pages)('%s', (_, document, page, kind) => {
  const text = page(document() as never);

  test('the same document gives the same bytes', () => expect(page(document() as never)).toBe(text));

  test('carries the document it was drawn from, as it was', () => {
    const json = JSON.parse(
      /<script type="application\/json" id="document">([^<]*)<\/script>/.exec(text)?.[1] as string,
    ) as unknown;
    expect(kind.fault(json)).toBeUndefined();
    expect(json).toEqual(document());
  });

  test('the policy lets in the one style sheet and nothing else; no style, handler or address anywhere', () => {
    const style = /<style>([^<]*)<\/style>/.exec(text)?.[1] as string;
    const hash = createHash('sha256').update(style).digest('base64');
    expect(text).toContain(
      `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
    );
    expect(style).not.toMatch(/url\(|@import|@font-face|image-set/);
    expect(text.match(/<style/g)).toHaveLength(1);
    expect(text.match(/<script/g)).toHaveLength(1);
    expect([...attributesOf(text)].filter((name) => acts.test(name))).toEqual(['http-equiv']);
  });

  test('every plot has a table beneath it', () => {
    const figures = text.split('<figure>').slice(1);
    expect(figures.length).toBeGreaterThan(0);
    for (const figure of figures)
      expect(figure.slice(figure.indexOf('</figure>'))).toMatch(/^<\/figure>\s*<div class="scroll"[^>]*>\s*<table>/);
  });

  test.each(
    [...hostileInPages.map((hostile) => [hostile]), ...hostileParts(40)].map(
      (texts) =>
        [texts.length === 1 ? JSON.stringify(texts[0]) : `${texts.length} texts of the corpus`, texts] as const,
    ),
  )('%s: text stays text', (_, texts) => {
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
  expect(html`<p title="${text}">${[text, 1, undefined, html`<i>`]}</p>`.text).toBe(
    `<p title="${escaped}">${escaped}1<i></p>`,
  );
});

describe('what there is not is said', () => {
  test('no gates, no costs, no windows', () => {
    const document = reviewDocument({ gates: [] });
    const text = runReviewPage({
      ...document,
      cost: { gate_line: 0, points: [] },
      walk_forward: { ...document.walk_forward, windows: [], windows_from: null, remarks: ['The report names none.'] },
    });
    for (const said of ['The report has no gates', 'no cost stress', 'no figures per window', 'The report names none.'])
      expect(text).toContain(said);
  });
  test('an empty registry', () =>
    expect(leaderboardPage(leaderboardDocument({ entries: [], rows_total: 0, left_out: 0 }))).toContain(
      'no experiments yet',
    ));
  test('a structure that fails: nothing was counted', () =>
    expect(dataQualityPage(qualityDocument({ checks: { structure: false }, metrics: {}, samples: {} }))).toContain(
      'could not be counted',
    ));
});

test.each([1e300, -1e300, 1e-300, 0, 5e11])(
  'a figure of %d is drawn or said, and every coordinate is finite',
  (figure) => {
    const document = reviewDocument();
    const text = runReviewPage({
      ...document,
      cost: { gate_line: 0, points: [{ multiplier: 1.5, test_ic: figure, train_ic: null, gate: null, passed: null }] },
      walk_forward: {
        ...document.walk_forward,
        mean: figure,
        windows: [{ label: '1', test_ic: figure, train_ic: figure }],
      },
      gates: document.gates.map((gate) => ({ ...gate, measured: figure })),
    });
    expect(text).not.toMatch(/="[^"]*(?:NaN|Infinity)[^"]*"/);
  },
);

test('a document that is not of its schema is a defect of the writer', () =>
  expect(() =>
    runReviewPage(reviewDocument({ sources: [{ role: 'report', path: 'x', bytes: 1, sha256: 'none' }] })),
  ).toThrow(/run-review-page.*sha256/));

test('scores over time stand in the order of time, whatever that of the registry is', () => {
  const [, label = ''] = /aria-label="(carry: [^"]*)"/.exec(leaderboardPage(leaderboardDocument())) ?? [];
  const days = label.match(/\d{4}-\d\d-\d\d/g) ?? [];
  expect(days.length).toBeGreaterThan(2);
  expect(days).toEqual([...days].sort());
});

/** What a reader sees of a page: text, without elements and the document inside. */
const textOf = (html: string): string =>
  html
    .replace(/<(script|style)[^>]*>[^<]*/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/[ \n]+/g, ' ');

test.each<[number, number, string]>([
  [0.3, 0.3, '0.3000 ≤ 0.3'],
  [0.30001, 0.3, '0.30001 ≤ 0.3'],
  [0.3, 0.30001, '0.30000 ≤ 0.30001'],
  [0.1 + 0.2, 0.3, '0.30000000000000004 ≤ 0.3'],
  [0.21, 0.5, '0.2100 ≤ 0.5'],
  [1e-9, 0, '1.00e-9 ≤ 0'],
  [1_000_001, 1_000_000, '1.000001e+6 ≤ 1.000000e+6'],
  [-0.30001, -0.3, '−0.30001 ≤ −0.3'],
])('%d beside the line %d reads %s', (value, line, text) => {
  const decimals = decimalsBeside(line, value);
  expect(`${figureText(value, decimals)} ≤ ${shortFigure(line, decimals)}`).toBe(text);
});

test.each<[number, number, string]>([
  [0.05004, 0.05, '5.004 %'],
  [0.05, 0.05, '5.00 %'],
  [0.12, 0.05, '12.00 %'],
])('the ratio %d beside %d reads %s', (ratio, line, text) => {
  expect(percent(ratio, percentDecimalsBeside(line, ratio))).toBe(text);
});

test('a name that is cut keeps both its ends, and is no wider than its room whatever its letters are', () => {
  expect(fitted('short', 100)).toBe('short');
  expect(fitted('a_name_of_forty_letters_that_ends_on_one', 160)).toMatch(/^a_name_.*….*_one$/);
  expect(Array.from(fitted('W'.repeat(40), 160)).length).toBeLessThan(Array.from(fitted('n'.repeat(40), 160)).length);
});

describe('a report that contradicts itself', () => {
  const text = runReviewPage(hardReview());
  const gatesPlot = text.slice(text.indexOf('data-plot="gates"'), text.indexOf('<table>'));

  test('is approved, for that is what overall_pass says, and the page warns in words', () => {
    expect(text).toMatch(/class="verdict open"><strong>.*Approve<\/strong>/);
    for (const said of [
      'The report contradicts itself',
      'overall_pass is true, yet 8 of 10 gates did not pass: wf_gate_pos_ratio, risk_gate_size_corr_abs,',
      'cost_gate_x1_5_positive is said to pass, yet −0.0202 is not above 0.',
      'risk_gate_beta_abs is said to pass, yet 0.2100 is not at most 0.1.',
      'stat_gate_factor_pass is said to fail, yet 0.0500 is at most 0.1.',
    ])
      expect(textOf(text)).toContain(said);
    expect(textOf(text)).not.toContain('risk_gate_industry_coverage is said'); // its line is the score's, not the report's
  });

  test('no line is drawn where the verdict contradicts it, in the plot of costs neither', () => {
    const [wide] = gatesPlot.split('class="phone"');
    // of ten gates four contradict theirs, and one has none
    expect(/class="threshold"[^>]*>(.*?)<\/g>/.exec(wide as string)?.[1]?.match(/<line/g)).toHaveLength(5);
    expect(textOf(gatesPlot)).not.toMatch(/> 0 |≤ 0\.1 |≥ 0\.7/);
    expect(textOf(text)).toMatch(/not stated – ✕ fail/);
    expect(text).not.toMatch(/class="gate-line"[^>]*><line/);
    expect(textOf(text)).toContain('The line is not drawn, because the verdict of a gate contradicts it.');
    expect(runReviewPage(reviewDocument())).toMatch(/class="gate-line"[^>]*><line/);
  });

  const one = (overall_pass: boolean | null, passed: boolean | null, count = 1): string =>
    textOf(
      runReviewPage(
        reviewDocument({
          overall_pass,
          recommendation: overall_pass ? 'approve' : 'reject/rerun',
          gates: reviewDocument()
            .gates.slice(4)
            .map((gate) => ({ ...gate, passed }))
            .slice(0, count),
        }),
      ),
    );
  test.each([
    [
      true,
      false,
      1,
      /Approve 1 of 1 gate did not pass\. The report contradicts itself.*overall_pass is true, yet 1 of 1 gate did not pass: of_our_own\./,
    ],
    [true, null, 1, /The report contradicts itself/],
    [true, true, 0, /overall_pass is true, yet there is no gate that could have passed/],
    [
      false,
      true,
      1,
      /Reject or rerun Every gate is said to hold\. The report contradicts itself.*overall_pass is false, yet every gate is said to pass\./,
    ],
  ])('overall_pass %s and a gate %s, %d of them', (overall, passed, count, said) =>
    expect(one(overall, passed, count)).toMatch(said),
  );
  test.each([
    [true, true],
    [false, false],
    [null, false],
  ])('overall_pass %s and a gate %s go together', (overall, passed) =>
    expect(one(overall, passed)).not.toContain('contradicts itself'),
  );
});

test('the share of positive windows is of those with a figure, everywhere, and of all of them where not all are shown', () => {
  const share = /388 of 400 windows positive ?, 97\.0 %; 50 without a figure/g;
  expect(textOf(runReviewPage(hardReview())).match(share)).toHaveLength(2); // above the plot, and in it
  expect(runReviewPage(hardReview())).toMatch(
    /aria-label="[^"]*the last 9 windows: 388 of 400 windows positive, 97\.0 %; 50 without a figure/,
  );
});

test('a figure that misses its line does not read as if it were on it', () => {
  expect(textOf(runReviewPage(hardReview()))).toContain('79.9996 of 100');
  const quality = textOf(dataQualityPage(hardQuality(0.05)));
  for (const said of [
    '1.00001 % at most 1.00000 %',
    '7.001 days at most 7 days',
    '5.004 % ✕ fail',
    '5.00 % ✓ pass',
    'allowed, 5.000 %',
  ])
    expect(quality).toContain(said);
  expect(textOf(leaderboardPage(foreignLeaderboard()))).toContain('79.97 ');
});

test('a threshold that is not a ratio has no line, and that is reported', () => {
  const text = dataQualityPage(hardQuality(-1));
  expect(textOf(text)).toContain('no line can be drawn at what is allowed, −100.00');
  expect(text).not.toMatch(/ x="-\d{3,}/);
});

describe('rows that others wrote', () => {
  const text = leaderboardPage(foreignLeaderboard());
  test('what is off the scale is not drawn, and that is reported; every ranked experiment is named', () => {
    for (const said of [
      '3 experiments without a score from 0 to 100',
      '5 experiments without both a time and a score from 0 to 100',
      '2 experiments without both on these scales',
    ])
      expect(textOf(text)).toContain(`Not drawn, but in the table: ${said}`);
    const [wide] = text.slice(text.indexOf('data-plot="ranking"')).split('class="phone"');
    expect(/class="experiment"[^>]*>(.*?)<\/g>/.exec(wide as string)?.[1]?.match(/<(?:rect|path)/g)).toHaveLength(11);
    expect(wide).toContain('committee_run0<');
    expect(textOf(leaderboardPage(leaderboardDocument()))).not.toContain('Not drawn');
  });
  test('a recommendation is a word, whatever objects have from birth', () =>
    expect(text).toMatch(/>\d[\d.]* {2}toString</));
  test('a header that says nothing is a dash', () => {
    expect(text).toMatch(/<th scope="row">\s*–\s*<\/th>/);
    expect(dataQualityPage(hardQuality(0.05))).toMatch(/<th scope="col">\s*–\s*<\/th>/);
    expect(runReviewPage(hardReview())).not.toMatch(/<th[^>]*>\s*(?:<code>)?\s*(?:<\/code>)?\s*<\/th>/);
  });
});
