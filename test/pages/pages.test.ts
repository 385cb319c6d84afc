/** The text of pages, without a browser: same bytes, nothing that acts, the document inside. */
import { createHash } from 'node:crypto';
import {
  dataQualityPage as qualityKind,
  decisionPage as decisionKind,
  decisionsPage as decisionsKind,
  factorPage as factorKind,
  gatesPage as gatesKind,
  leaderboardPage as leaderboardKind,
  runComparison as comparisonKind,
  runPage as runKind,
  runReviewPage as reviewKind,
  stagePage as stageKind,
  trialsPage as trialsKind,
  type RunComparison,
} from '@gatehouse/contracts';
import {
  dataQualityPage,
  decisionPage,
  decisionsPage,
  factorPage,
  gatesPage,
  leaderboardPage,
  runComparisonPage,
  runPage,
  runReviewPage,
  stagePage,
  trialsPage,
} from '@gatehouse/pages';
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
  bareDecision,
  comparisonDocument,
  decisionDocument,
  decisionsDocument,
  factorDocument,
  foreignLeaderboard,
  gatesDocument,
  hardQuality,
  hardReview,
  leaderboardDocument,
  measuredQuality,
  poisoned,
  qualityDocument,
  reviewDocument,
  runDocument,
  stageDocument,
  trialsDocument,
} from './documents';

const pages = [
  ['review', () => reviewDocument(), runReviewPage as (document: never) => string, reviewKind],
  ['leaderboard', () => leaderboardDocument(), leaderboardPage as (document: never) => string, leaderboardKind],
  ['data quality', () => qualityDocument(), dataQualityPage as (document: never) => string, qualityKind],
  ['data quality, all measured', () => measuredQuality(), dataQualityPage as (document: never) => string, qualityKind],
  ['decision', () => decisionDocument(), decisionPage as (document: never) => string, decisionKind],
  ['decision without anything', () => bareDecision(), decisionPage as (document: never) => string, decisionKind],
  ['decisions', () => decisionsDocument(), decisionsPage as (document: never) => string, decisionsKind],
  ['factor', () => factorDocument(), factorPage as (document: never) => string, factorKind],
  ['run', () => runDocument(), runPage as (document: never) => string, runKind],
  ['gates', () => gatesDocument(), gatesPage as (document: never) => string, gatesKind],
  ['trials', () => trialsDocument(), trialsPage as (document: never) => string, trialsKind],
  [
    'comparison',
    () => comparisonDocument(),
    // Our own clock says when.
    (document: never) =>
      runComparisonPage({ ...(document as RunComparison), generated_at_utc: '2026-01-05T09:00:00.000Z' }),
    comparisonKind,
  ],
  ['stage', () => stageDocument(), stagePage as (document: never) => string, stageKind],
] as const;
const allowed =
  /^(?:!DOCTYPE|\/?(?:html|head|meta|title|style|body|header|main|section|p|h1|h2|h3|strong|span|a|br|wbr|details|summary|dl|div|dt|dd|figure|figcaption|svg|g|path|rect|line|circle|text|table|caption|thead|tbody|tr|th|td|ul|li|code|pre|script))$/;
/** Names of attributes in the markup: outside of quoted values, and of the document inside. */
const attributesOf = (html: string): Set<string> => {
  const tags =
    html
      .replace(/(<(?:script|style|title)[^>]*>)[^<]*/g, '$1')
      .replace(/"[^"]*"/g, '""')
      .match(/<[a-z][^>]*>/g) ?? [];
  return new Set(tags.flatMap((tag) => [...tag.matchAll(/ ([\w-]+)=/g)].map((match) => match[1] as string)));
};
const acts = /^(?:style|on.*|src|xlink.*|action|http.*)$/;
const tagsOf = (html: string): string[] =>
  [...html.matchAll(/<([!/]?[^\s>]*)([^>]*)>/g)].map((match) => match[1] as string);

describe.each(pages)('%s', (name, document, page, kind) => {
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

  test('every plot says in words what it shows, and has a table of its own or that of the years', () => {
    const figures = text
      .split('<figure class="plot"')
      .slice(1)
      .map((figure) => figure.slice(0, figure.indexOf('</figure>')));
    for (const figure of figures.filter((one) => one.includes('<svg viewBox')))
      expect(figure).toMatch(/role="img" aria-label="[^"]{10,}"/);
    const isTold = figures.every(
      (one) =>
        !one.includes('<svg viewBox') ||
        one.includes('<table') ||
        text.includes('Period figures by year') ||
        kind !== decisionKind,
    );
    expect(isTold).toBe(true);
  });

  test('links lead to files beside the page: no scheme, no host, no root', () => {
    for (const [, href = ''] of text.matchAll(/ href="([^"]*)"/g)) expect(href).not.toMatch(/^[a-z]+:|^\/|^\\|\s/i);
  });

  test.each(
    [...hostileInPages.map((hostile) => [hostile]), ...hostileParts(40)].map(
      (texts) =>
        [texts.length === 1 ? JSON.stringify(texts[0]) : `${texts.length} texts of the corpus`, texts] as const,
    ),
  )('%s: text stays text', (_, texts) => {
    // A stage check without a tag is not one.
    const given = name === 'stage' ? texts.map((one) => one || '-') : texts;
    const drawn = page(poisoned(document(), given) as never);
    expect(tagsOf(drawn).filter((tag) => !allowed.test(tag))).toEqual([]);
    expect(drawn.match(/<script/g)).toHaveLength(1);
    expect([...attributesOf(drawn)].filter((name) => !attributesOf(text).has(name) && name !== 'colspan')).toEqual([]);
    for (const [, href = ''] of drawn.matchAll(/ href="([^"]*)"/g))
      expect(href).not.toMatch(/^[a-z][a-z0-9+.-]*:|^\/|^\\|\s/i);
    expect(drawn).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/);
    expect(Buffer.from(drawn).toString()).toBe(drawn); // no lone surrogate
  });
});

test('a text is what it was, in an element and in an attribute', () => {
  const text = `&lt; <b> "it's" & more`;
  const escaped = '&amp;lt; &lt;b&gt; &quot;it&#39;s&quot; &amp; more';
  expect(html`<p title="${text}">${[text, 1, undefined, html`<i></i>`]}</p>`.text).toBe(
    `<p title="${escaped}">${escaped}1<i></i></p>`,
  );
});

describe('what the data gate measured of dates and columns', () => {
  const text = dataQualityPage(measuredQuality());
  /** Bars of a plot: each begins with an `M`. */
  const barsOf = (drawn: string, plot: string): number[] =>
    [
      ...(drawn.split(`data-plot="${plot}"`)[1]?.split('</figure>')[0] ?? '').matchAll(
        /class="mark bars [a-z]+"[^>]* d="([^"]*)"/g,
      ),
    ].map(([, d = '']) => d.split('M').length - 1);

  test.each([
    ['assets', 30],
    ['rows', 30],
    ['new-assets', 29],
    ['dropped-assets', 30],
  ])('%s: %i bars, wide and narrow', (plot, bars) => expect(barsOf(text, plot)).toEqual([bars, bars]));

  test('the first date, on which every name is new, is told and not drawn', () => {
    expect(text).toContain('without the first date, 2031-04-01, on which all 38 names are new');
    expect(text).not.toContain('Not drawn');
  });

  test('each numeric column has its histogram, one mark for each bin that is not empty', () => {
    const bins = [...text.matchAll(/<path class="bins" d="([^"]*)"/g)].map(([, d = '']) => d.split('M').length - 1);
    expect(bins).toEqual([19, 19]);
    expect(text).toContain('values per bin, from the smallest: 10, 19, 28, 0, 46');
  });

  test('two hundred columns are still a page', () => {
    const wide = dataQualityPage(measuredQuality(200));
    expect(wide.match(/<path class="bins"/g)).toHaveLength(200);
    expect(wide.length).toBeLessThan(1_000_000);
  });

  test('what is not there is named, and a histogram of something else is not drawn', () => {
    const { metrics } = measuredQuality().report;
    const { histogram_by_column: _, rows_by_date: _rows, ...others } = metrics as Record<string, unknown>;
    const drawn = (changes: object): string => dataQualityPage(qualityDocument({ metrics: { ...others, ...changes } }));
    const bare = drawn({ new_assets_by_date: null });
    for (const said of [
      'Rows per date: the report has no metrics.rows_by_date',
      'New names per date: metrics.new_assets_by_date is null: nothing names an asset',
      'Histograms of the columns: the report has no metrics.histogram_by_column',
    ])
      expect(textOf(bare)).toContain(said);
    for (const score of [null, { edges: [0, 1, 2], counts: [0, 0] }, { edges: [0, 1], counts: Array(41).fill(1) }])
      expect(drawn({ histogram_by_column: { score } })).not.toContain('<path class="bins"');
  });
});

describe('what there is not is said', () => {
  test('no gates, no costs, no windows', () => {
    const document = reviewDocument({ gates: [] });
    const text = runReviewPage({
      ...document,
      cost: { gate_line: 0, points: [] },
      walk_forward: { ...document.walk_forward, windows: [], windows_from: null, remarks: ['The report names none.'] },
    });
    for (const said of ['The report has no gates', 'no cost_stress', 'no figures per window', 'The report names none.'])
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
  'a figure of %d is drawn or said, and no coordinate is not there',
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
  const [, dots = ''] =
    /data-plot="time".*?<g class="dots one">(.*?)<\/g>/s.exec(leaderboardPage(leaderboardDocument())) ?? [];
  const places = [...dots.matchAll(/cx="([\d.]+)"/g)].map(([, place]) => Number(place));
  expect(places.length).toBe(14);
  expect(places).toEqual([...places].sort((a, b) => a - b));
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
  const gatesTable = text.slice(text.indexOf('class="stack gates"'), text.indexOf('</table>'));

  test('is approved, for that is what overall_pass says, and the page warns in words', () => {
    expect(text).toMatch(/class="verdict open"><strong>.*Approve<\/strong>/);
    for (const said of [
      'The report contradicts itself',
      'overall_pass is true, yet 8 of 10 gates did not pass: wf_gate_pos_ratio, risk_gate_size_corr_abs,',
      'cost_gate_x1_5_positive is reported to pass, yet −0.0202 is not above 0.',
      'risk_gate_beta_abs is reported to pass, yet 0.2100 is not at most 0.1.',
      'stat_gate_factor_pass is reported to fail, yet 0.0500 is at most 0.1.',
    ])
      expect(textOf(text)).toContain(said);
    expect(textOf(text)).not.toContain('risk_gate_industry_coverage is reported'); // its line is the score's, not the report's
  });

  test('no line is drawn where the verdict contradicts it, in the plot of costs neither', () => {
    expect(gatesTable.match(/class="line"/g)).toHaveLength(5); // of ten gates four contradict theirs, and one has none
    expect(textOf(gatesTable)).not.toMatch(/> 0 |≤ 0\.1 |≥ 0\.7/);
    expect(textOf(text)).toContain('The line is not drawn, because the verdict of a gate contradicts it.');
    expect(textOf(text)).not.toContain('passes above 0');
    expect(textOf(runReviewPage(reviewDocument()))).toContain('passes above 0');
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
      /Approve 1 gate failed, 0 passed\. The report contradicts itself.*overall_pass is true, yet 1 of 1 gate did not pass: of_our_own\./,
    ],
    [true, null, 1, /The report contradicts itself/],
    [true, true, 0, /overall_pass is true, yet there is no gate that could have passed/],
    [
      false,
      true,
      1,
      /Reject or rerun All 1 gate passed\. The report contradicts itself.*overall_pass is false, yet every gate is reported to pass\./,
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
  const share = /388 of 400 windows positive, 97\.0\s%; 50 without a figure/g;
  expect(textOf(runReviewPage(hardReview())).match(share)).toHaveLength(2); // above, and at the plot
  expect(runReviewPage(hardReview())).toMatch(
    /aria-label="[^"]*388 of 400 windows positive, 97\.0\s%; 50 without a figure/,
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
    'allowed is at most 5.000\u00a0%',
  ])
    expect(quality).toContain(said);
  expect(textOf(leaderboardPage(foreignLeaderboard()))).toContain('79.97 ');
});

test('a threshold that is not a ratio has no line, and that is said', () => {
  const text = dataQualityPage(hardQuality(-1));
  expect(textOf(text)).toContain('allowed is at most −100.00\u00a0%, and no line can be drawn at that');
  expect(text).not.toMatch(/ x="-\d{3,}/);
});

describe('rows that others wrote', () => {
  const text = leaderboardPage(foreignLeaderboard());
  test('what is off the scale is not drawn, and that is said; every ranked experiment is named', () => {
    for (const said of [
      'not drawn: 5 experiments without a time and a score from 0 to 100',
      'not drawn: 2 experiments without both on these scales',
    ])
      expect(textOf(text)).toContain(said);
    expect(textOf(text)).toContain('committee_run0');
    expect(textOf(leaderboardPage(leaderboardDocument()))).not.toContain('not drawn');
  });
  test('a recommendation is a word, whatever objects have from birth', () => expect(text).toMatch(/>toString</));
  test('a header that says nothing is a dash', () => {
    expect(text).toMatch(/<th scope="row"[^>]*>–<\/th>/);
    expect(dataQualityPage(hardQuality(0.05))).toMatch(/<th scope="col"[^>]*>–<\/th>/);
    expect(runReviewPage(hardReview())).not.toMatch(/<th[^>]*>(?:<code>)?(?:<\/code>)?<\/th>/);
  });
});

describe('one line a factor', () => {
  const text = textOf(leaderboardPage(leaderboardDocument()));
  test('best and latest attempt, and how many there were', () => {
    expect(text).toMatch(/momentum \d .* 5 /);
    expect(text).toContain('Factors by their best score');
  });
});

describe('a decision answers', () => {
  const text = textOf(decisionPage(decisionDocument()));
  test.each([
    ['the question', 'Does the combination rank the universe after costs?'],
    ['failed, not measured and passed apart', '1 gate failed, 2 could not be measured, 4 passed; optional:'],
    ['attempts', 'Attempt 5 of 5 of this decision; 9 of 9 for combo; 12 trials counted.'],
    ['stages', 'S3 fail 18/21'],
    ['waivers and approvers', '1 waiver, by bo, cy'],
    ['data', 'scores.csv, 1,200 rows, 2012-01-28 to 2021-12-28'],
    ['what changed', 'freeze 1; as before: data'],
    ['evidence', 'Whole: every file of this decision is as the log states.'],
    ['why a gate was not measured', '2 trials with returns, at least 10 needed'],
    ['further lines of a gate', 'pos_ratio 0.8000, needs at least 0.6'],
    ['the score with its words', '4 of them for figures that are absent: industry coverage'],
    ['points without evidence', 'of which 4 for figures that are absent'],
    ['costs', 'net ×2'],
  ])('%s', (_, said) => expect(text).toContain(said));

  test('without anything: each plot says what is missing, and nothing is a pass', () => {
    const bare = textOf(decisionPage(bareDecision()));
    for (const said of [
      'Nothing was measured, and that is not a pass.',
      'No decision note says what is to be decided.',
      'no data gate is known',
      'there are no period figures',
    ])
      expect(bare).toContain(said);
    expect(decisionPage(bareDecision())).not.toContain('class="verdict pass"');
  });

  test('a column that is missing is named', () => {
    const { plots } = decisionDocument();
    const figures = plots.map((plot) =>
      plot.name === 'cumulative' ? { ...plot, missing: 'the period figures have no column gross_return' } : plot,
    );
    expect(textOf(decisionPage(decisionDocument({ plots: figures })))).toContain(
      'the period figures have no column gross_return',
    );
  });
});

test('of many differences the first are open, the others folded, none left out', () => {
  const text = runComparisonPage(comparisonDocument());
  const [open = '', rest = ''] = text.split('and 20 others');
  expect(open).toContain('windows[39]');
  expect(open).not.toContain('windows[40]');
  expect(rest).toContain('windows[59]');
  expect(text).toContain('12 more differences are left out');
});

test('between whole places there is no label: a trial has no half', () => {
  const plot = {
    ...trialsDocument().plots[0],
    lines: [],
    series: [{ name: 'trials', mark: 'dots' as const, colour: 'one' as const, x: [1, 2, 3, 4], y: [4, 3, 2, 1] }],
  };
  const labels = (x: number[]): string[] =>
    [
      ...trialsPage({
        ...trialsDocument(),
        plots: [{ ...plot, series: [{ ...plot.series[0], x }] }],
      } as never).matchAll(/text-anchor="middle">([^<]*)</g),
    ].map(([, label]) => label as string);
  expect(labels([1, 2, 3, 4])).toContain('2');
  expect(labels([1, 2, 3, 4])).not.toContain('1.5');
  expect(labels([1, 1.5, 3, 4])).toContain('1.5');
});
