/**
 * Pages as a browser shows them, in a namespace without network: every plot with its marks, nothing complained of,
 * nothing fetched, no fault for those who do not see or do not use a mouse, nothing wider than a phone, and hostile
 * data that does nothing.
 */
import { chmodSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { dataQualityPage, leaderboardPage, runReviewPage } from '@gatehouse/pages';
import { temporaryRepository, testWith } from '@gatehouse/testkit';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, describe, expect } from 'vitest';
import { hostileInPages, hostileParts } from '../hostile/corpus';
import {
  foreignLeaderboard,
  hardQuality,
  hardReview,
  leaderboardDocument,
  poisoned,
  qualityDocument,
  reviewDocument,
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

/**
 * How many there are in the width of the plot that is shown; a line or an empty bar has no area and is there all the
 * same.
 */
const drawn = (selector: string): string =>
  `[...document.querySelectorAll('${selector}')].filter((mark) => mark.closest('.wide, .phone') === null || getComputedStyle(mark.closest('.wide, .phone')).display !== 'none').length`;

const pages: readonly [string, string, Record<string, number>][] = [
  [
    'the review of a run',
    runReviewPage(reviewDocument()),
    {
      '[data-plot=gates] .measured circle': 3,
      '[data-plot=gates] .threshold line': 4,
      '[data-plot=cost] .cost-point circle': 3,
      '[data-plot=cost] .gate-line line': 1,
      '[data-plot=walk-forward] .window rect, [data-plot=walk-forward] .window path': 8,
      '[data-plot=walk-forward] .mean line': 1,
      '[data-plot=walk-forward] .share-of-positive-windows text': 1,
      '[data-plot=score] .part rect': 5,
      '[data-plot=score] .recommendation-line line': 2,
      '[data-plot=score] .cap line': 1,
    },
  ],
  [
    'the leaderboard',
    leaderboardPage(leaderboardDocument()),
    {
      '[data-plot=ranking] .experiment rect, [data-plot=ranking] .experiment path': 10,
      '[data-plot=ranking] .recommendation-line line': 2,
      '[data-plot=time] .experiment circle': 14,
      '[data-plot=quality] .experiment circle': 14,
    },
  ],
  [
    'the data gate',
    dataQualityPage(qualityDocument()),
    {
      '[data-plot=missing] .column rect, [data-plot=missing] .column path': 3,
      '[data-plot=missing] .threshold line': 3,
      '#samples tbody tr': 2,
    },
  ],
];

describe.each(pages)('%s', (_, html, marks) => {
  test.each([
    ['wide, light', wide, 'light'],
    ['phone, dark', phone, 'dark'],
  ] as const)('%s: every plot with its marks, and no fault', async (__, viewport, colorScheme) => {
    await shown(html, { viewport, colorScheme }, async ({ page }) => {
      for (const [selector, count] of Object.entries(marks))
        expect(await page.evaluate(drawn(selector)), selector).toBe(count);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
      // The colours are those of the scheme, in the plots too: a variable that is not there would be black or nothing.
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
        colorScheme === 'light' ? 'rgb(253, 253, 251)' : 'rgb(20, 23, 26)',
      );
      expect(await faults(page)).toEqual([]);
    });
  });
});

/**
 * Texts of drawings that stand outside of their drawing, over another text or over a bar, which has its name beside or
 * above it.
 */
const misplaced = `[...document.querySelectorAll('svg')].flatMap((svg) => {
  const box = (element) => ({ said: element.textContent, box: element.getBoundingClientRect() });
  const texts = [...svg.querySelectorAll('text')].map(box).filter(({ said, box }) => said.trim() !== '' && box.width > 0);
  const bars = [...svg.querySelectorAll('g.column *, g[class=experiment] rect, g[class=experiment] path')].map(box);
  const frame = svg.getBoundingClientRect();
  const isOver = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
  const isOutside = (a) => a.left < frame.left - 1 || a.right > frame.right + 1 || a.top < frame.top - 1 || a.bottom > frame.bottom + 1;
  return texts.flatMap(({ said, box }, index) => [
    ...(isOutside(box) ? [said + ' stands outside'] : []),
    ...texts.slice(index + 1).filter((other) => isOver(box, other.box)).map((other) => said + ' stands over ' + other.said),
    ...(bars.some((bar) => isOver(box, bar.box)) ? [said + ' stands over a bar'] : []),
  ]);
})`;

const hardPages: readonly [string, string][] = [
  ...pages.map(([name, html]): [string, string] => [name, html]),
  ['a report that contradicts itself', runReviewPage(hardReview())],
  ['a leaderboard of others', leaderboardPage(foreignLeaderboard())],
  ['a data gate with long names', dataQualityPage(hardQuality(0.05))],
  ['a threshold below all', dataQualityPage(hardQuality(-1))],
];

test.each(hardPages)(
  '%s: every text has room on a phone, a tablet and a screen, and axe finds nothing',
  async (_, html) => {
    for (const width of [390, 900, 1280]) {
      await shown(html, { viewport: { width, height: 900 } }, async ({ page }) => {
        expect(await page.evaluate(misplaced), `${width} px`).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        expect(await faults(page)).toEqual([]);
      });
    }
  },
);

test('the keyboard reaches each table, and a plot is one picture with words', async () => {
  await shown(runReviewPage(reviewDocument()), { viewport: phone }, async ({ page }) => {
    const tables = await page.locator('table').count();
    const reached = new Set<string>();
    for (let presses = 0; presses < tables; presses += 1) {
      await page.keyboard.press('Tab');
      reached.add((await page.evaluate('document.activeElement.getAttribute("aria-label")')) as string);
    }
    expect(reached.size).toBe(tables);
    expect(
      await page.getByRole('img', { name: /^Test information coefficient by cost multiplier: 0\.0412 at ×1/ }).count(),
    ).toBe(1);
  });
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
  ]);
  for (const html of pages) {
    await shown(html, { viewport: phone }, async ({ page, title }) => {
      expect(title).not.toBe('owned');
      expect(
        await page.evaluate(
          'document.querySelectorAll("img, iframe, object, embed, a, link, form, base, foreignObject, [onload], [onerror], [onmouseover]").length',
        ),
      ).toBe(0);
      expect(await page.evaluate('document.scripts.length + document.styleSheets.length')).toBe(2);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
    });
  }
});
