/**
 * Pages as a browser shows them, in a namespace without network: every plot with its marks, nothing complained of, nothing fetched, no
 * fault for those who do not see or do not use a mouse, nothing wider than a phone, and hostile data that does nothing.
 */
import { chmodSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
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
import { temporaryRepository, testWith } from '@gatehouse/testkit';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, describe, expect } from 'vitest';
import { hostileInPages, hostileParts } from '../hostile/corpus';
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
  productionGates,
  qualityDocument,
  reviewDocument,
  runDocument,
  stageDocument,
  trialsDocument,
} from './documents';

const axe = (createRequire(import.meta.url)('axe-core') as { source: string }).source;
const test = testWith('chromium-headless-shell', 'unshare');
const wide = { width: 900, height: 1000 };
const phone = { width: 390, height: 800 };

let browser: Browser | undefined;

/** Started by the first test that needs it, ended by the last. */
async function shared(folder: string): Promise<Browser> {
  if (browser) return browser;
  const alone = path.join(folder, 'alone');
  // A namespace of its own has no network at all, whatever a page may try.
  writeFileSync(
    alone,
    `#!/bin/sh\nexec unshare ${process.getuid?.() === 0 ? '-n' : '-rn'} chromium-headless-shell "$@"\n`,
  );
  chmodSync(alone, 0o755);
  browser = await chromium.launch({ executablePath: alone, args: ['--no-sandbox', '--disable-gpu'] });
  return browser;
}

interface Seen {
  page: Page;
  /** What the console said, what failed, and every address that was asked for but the page's own. */
  complaints: string[];
  title: string;
}

async function shown(
  html: string,
  options: { viewport: typeof wide; colorScheme?: 'light' | 'dark' },
  use: (seen: Seen) => Promise<void>,
): Promise<void> {
  const repository = temporaryRepository();
  const file = repository.write('page.html', html);
  const context: BrowserContext = await (await shared(repository.root)).newContext(options);
  try {
    const page = await context.newPage();
    const complaints: string[] = [];
    const address = pathToFileURL(file).href;
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => complaints.push('a dialog')));
    page.on('request', (request) => request.url() !== address && complaints.push(`asked for ${request.url()}`));
    await page.goto(address);
    await use({ page, complaints, title: await page.title() });
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
}

afterAll(async () => browser?.close());

/** Faults that axe finds, as `rule: element`. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as {
    violations: { id: string; nodes: { html: string }[] }[];
  };
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)}`));
}

/** Marks of a plot in the drawing that is shown: circles, and what paths begin anew, which of bars is one for each. */
const marksOf = (plot: string, selector: string): string =>
  `[...document.querySelectorAll('[data-plot="${plot}"] > div')].filter((room) => getComputedStyle(room).display !== 'none')
    .flatMap((room) => [...room.querySelectorAll('${selector}')])
    .reduce((sum, mark) => sum + (mark.localName === 'circle' ? 1 : (mark.getAttribute('d').match(/M/g) ?? []).length), 0)`;

const bars = 'path.bars';
const dots = '.dots circle';
const lines = 'path.line';

const pages: readonly [string, string, readonly (readonly [plot: string, selector: string, count: number])[]][] = [
  [
    'a decision of five attempts',
    decisionPage(decisionDocument()),
    [
      ['ic', bars, 120],
      ['ic', lines, 1],
      ['cumulative', lines, 4],
      ['cumulative', 'path.mark.dashed', 1],
      ['drawdown', lines, 1],
      ['windows', bars, 12],
      ['costs', bars, 3],
      ['costs', 'path.rule', 1],
      ['quantiles', bars, 5],
      ['distribution', bars, 16],
      ['turnover', bars, 120],
      ['persistence', lines, 1],
      ['coverage', lines, 1],
      ['deflated-sharpe', lines, 1],
      ['deflated-sharpe', dots, 3],
    ],
  ],
  ['a decision without any figure', decisionPage(bareDecision()), [['ic', bars, 0]]],
  ['sixty decisions of seven factors', decisionsPage(decisionsDocument()), []],
  [
    'a factor',
    factorPage(factorDocument()),
    [
      ['score', dots, 8],
      ['ic', dots, 9],
    ],
  ],
  ['a run', runPage(runDocument()), []],
  [
    'gates of ten years of days',
    gatesPage(gatesDocument()),
    [
      ['ic', bars, 210],
      ['cumulative', lines, 4],
    ],
  ],
  ['trials', trialsPage(trialsDocument()), [['logits', bars, 5]]],
  ['two runs that differ', runComparisonPage(comparisonDocument()), []],
  ['a stage check', stagePage(stageDocument()), []],
  [
    'the review of a run',
    runReviewPage(reviewDocument()),
    [
      ['windows', bars, 8],
      ['costs', bars, 3],
    ],
  ],
  [
    'the leaderboard',
    leaderboardPage(leaderboardDocument()),
    [
      ['time', dots, 14],
      ['quality', dots, 14],
    ],
  ],
  ['the data gate', dataQualityPage(qualityDocument()), []],
  [
    'the data gate, all measured',
    dataQualityPage(measuredQuality(5)),
    [
      ['assets', bars, 30],
      ['rows', bars, 30],
      ['new-assets', bars, 29],
      ['dropped-assets', bars, 30],
    ],
  ],
];

const widths = [390, 900, 1280, 1600];

/** Texts of drawings that stand outside of their drawing or over another text; texts of the page that stand over one another. */
const misplaced = `[...document.querySelectorAll('svg')].flatMap((svg) => {
  const box = (element) => ({ said: element.textContent, box: element.getBoundingClientRect() });
  const texts = [...svg.querySelectorAll('text')].map(box).filter(({ said, box }) => said.trim() !== '' && box.width > 0);
  const frame = svg.getBoundingClientRect();
  const isOver = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
  const isOutside = (a) => a.left < frame.left - 3 || a.right > frame.right + 3 || a.top < frame.top - 3 || a.bottom > frame.bottom + 3;
  return texts.flatMap(({ said, box }, index) => [
    ...(isOutside(box) ? [said + ' stands outside'] : []),
    ...texts.slice(index + 1).filter((other) => isOver(box, other.box)).map((other) => said + ' stands over ' + other.said),
  ]);
})`;

/** Cells that reach out of their table's column of the page, and texts that a cell cuts off. */
const cut = `[...document.querySelectorAll('table, figure, .chips, .facts')].flatMap((element) => {
  const box = element.getBoundingClientRect();
  const around = element.closest('section, header').getBoundingClientRect();
  return box.right > around.right + 1 ? [element.className + ' is wider than its place by ' + Math.round(box.right - around.right)] : [];
})`;

describe.each(pages)('%s', (_, html, marks) => {
  test.each(widths.flatMap((width) => (['light', 'dark'] as const).map((scheme) => [width, scheme] as const)))(
    '%d px, %s: every plot with its marks, every text in its place, and no fault',
    async (width, colorScheme) => {
      await shown(html, { viewport: { width, height: 900 }, colorScheme }, async ({ page }) => {
        for (const [plot, selector, count] of marks)
          expect(await page.evaluate(marksOf(plot, selector)), `${plot} ${selector}`).toBe(count);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        expect(await page.evaluate(misplaced)).toEqual([]);
        expect(await page.evaluate(cut)).toEqual([]);
        // The colours are those of the scheme: a variable that is not there would be black or nothing.
        expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
          colorScheme === 'light' ? 'rgb(253, 253, 251)' : 'rgb(20, 23, 26)',
        );
        expect(await faults(page)).toEqual([]);
      });
    },
  );
});

test('the seven answers of a decision stand in the first 1,300 px at 1280', async () => {
  await shown(decisionPage(decisionDocument()), { viewport: { width: 1280, height: 1300 } }, async ({ page }) => {
    const seen = (await page.evaluate(`[...document.querySelectorAll('body *')]
      .filter((element) => element.children.length === 0 && element.getBoundingClientRect().bottom <= 1300)
      .map((element) => element.textContent).join(' ')`)) as string;
    for (const said of [
      'Does the combination rank the universe after costs?',
      'scores.csv, 1,200 rows',
      'Rank IC by period',
      'Cumulative return, before and after costs',
      'Attempt 5 of 5 of this decision',
      'freeze 1',
      'S3 fail 18/21',
      '1 waiver',
      'Whole: every file of this decision is as the log states.',
      'not measured',
    ])
      expect(await page.evaluate('document.body.innerText')).toContain(said);
    expect(seen.length).toBeGreaterThan(500);
    expect(
      await page.evaluate(`document.querySelector('[data-plot="drawdown"]').getBoundingClientRect().bottom`),
    ).toBeLessThan(1300);
    expect(await page.evaluate(`document.querySelector('table.gates').getBoundingClientRect().bottom`)).toBeLessThan(
      1300,
    );
  });
});

test('all gates of production-gates are read within the first 1,300 px, beside what the effect did', async () => {
  const html = decisionPage(decisionDocument({ gates: productionGates(), overall_pass: false }));
  await shown(html, { viewport: { width: 1280, height: 1300 } }, async ({ page }) => {
    const bottomOf = (selector: string): Promise<unknown> =>
      page.evaluate(`document.querySelector('${selector}').getBoundingClientRect().bottom`);
    expect(await page.evaluate('document.querySelectorAll("table.gates tbody tr:not(.more)").length')).toBe(22);
    expect(await bottomOf('table.gates')).toBeLessThan(1300);
    expect(await bottomOf('[data-plot="drawdown"]')).toBeLessThan(1300);
    // A row without a reason has two lines at most.
    const heights = `[...document.querySelectorAll('table.gates tbody tr:not(.more)')].map((row) => row.getBoundingClientRect().height)`;
    expect(Math.max(...((await page.evaluate(heights)) as number[]))).toBeLessThan(50);
  });
});

test('on a phone every verdict and score is visible, and none reads as a false comparison', async () => {
  await shown(decisionPage(decisionDocument()), { viewport: phone }, async ({ page }) => {
    const text = (await page.evaluate('document.querySelector("table.gates").innerText')) as string;
    expect(text).toMatch(/−0\.0042\s+needs > 0/);
    expect(text).not.toMatch(/not measured\s*[≤≥<>]/);
  });
  await shown(leaderboardPage(leaderboardDocument()), { viewport: phone }, async ({ page }) => {
    const off = `[...document.querySelectorAll('td')].filter((cell) => cell.getBoundingClientRect().right > ${phone.width}).length`;
    expect(await page.evaluate(off)).toBe(0);
  });
});

const hardPages: readonly [string, string][] = [
  ['a report that contradicts itself', runReviewPage(hardReview())],
  ['a leaderboard of others', leaderboardPage(foreignLeaderboard())],
  ['a data gate with long names', dataQualityPage(hardQuality(0.05))],
  ['a threshold below all', dataQualityPage(hardQuality(-1))],
];

test.each(hardPages)('%s: every text has room at every width, and axe finds nothing', async (_, html) => {
  for (const width of widths) {
    await shown(html, { viewport: { width, height: 900 } }, async ({ page }) => {
      expect(await page.evaluate(misplaced), `${width} px`).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      expect(await faults(page)).toEqual([]);
    });
  }
});

test('on paper nothing is cut off, and it is not dark', async () => {
  await shown(leaderboardPage(leaderboardDocument()), { viewport: wide, colorScheme: 'dark' }, async ({ page }) => {
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 672, height: 950 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(672);
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    expect((await page.pdf()).subarray(0, 5).toString()).toBe('%PDF-');
  });
});

test('hostile texts everywhere, in every order: nothing happens, and nothing is wider than the phone', async () => {
  const turned = [hostileInPages, [...hostileInPages].reverse(), ...hostileParts(80)];
  const pages = turned.flatMap((texts) => [
    runReviewPage(poisoned(reviewDocument(), texts)),
    leaderboardPage(poisoned(leaderboardDocument(), texts)),
    dataQualityPage(poisoned(qualityDocument(), texts)),
    decisionPage(poisoned(decisionDocument(), texts)),
    decisionsPage(poisoned(decisionsDocument({ rows: decisionsDocument().rows.slice(0, 9) }), texts)),
    runPage(poisoned(runDocument(), texts)),
  ]);
  for (const html of pages) {
    await shown(html, { viewport: phone }, async ({ page, title }) => {
      expect(title).not.toBe('owned');
      expect(
        await page.evaluate(
          'document.querySelectorAll("img, iframe, object, embed, link, form, base, foreignObject, [onload], [onerror], [onmouseover]").length',
        ),
      ).toBe(0);
      expect(await page.evaluate('[...document.links].filter((link) => !link.href.startsWith("file:")).length')).toBe(
        0,
      );
      expect(await page.evaluate('document.scripts.length + document.styleSheets.length')).toBe(2);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
    });
  }
});
