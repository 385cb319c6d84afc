/** The frame of every page: policy, style, navigation, verdict, sections, sources, and the document that it was drawn from. */
import { createHash } from 'node:crypto';
import { formatJson, type Document, type PageFact, type PageLink, type SourceFile } from '@gatehouse/contracts';
import { breakable, embedded, html, markup, type Markup, type Piece } from './html';
import { link } from './link';
import { style } from './style';
import { table } from './table';

export type Verdict = 'pass' | 'fail' | 'open';

export interface PageParts {
  /** Of the browser's tab. */
  title: string;
  /** What kind of page it is, above the heading. */
  kind: string;
  /** Links to other pages, beside the kind. */
  navigation?: readonly PageLink[];
  heading: string;
  /** Beneath the heading. */
  question?: Piece;
  verdict?: { is: Verdict; word: string; why: Piece };
  /** Beneath the verdict: what is known at a glance. */
  chips?: Piece;
  facts: Markup;
  sections: readonly Piece[];
  sources: readonly SourceFile[];
}

const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/** The policy names the sheet by its sum, so not a blank may be added to it. */
const styleElement = markup(`<style>${style}</style>`);

/** What the document in a page follows. */
export const documentStart = '<script type="application/json" id="document">';

function documentElement(json: string): Markup {
  return markup(`${documentStart}${embedded(json).text}</script>`);
}

/** The whole file. Nothing in it is fetched, nothing in it runs: the policy forbids both, and lets in only this style sheet. */
export function page<T>(kind: Document<T>, document: T, parts: PageParts): string {
  const fault = kind.fault(document);
  if (fault !== undefined) throw new Error(`would write a ${kind.name} document that is not of its schema: ${fault}`);
  const json = formatJson(document, 0);
  const { verdict, navigation = [] } = parts;
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${markup(policy)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${parts.title}</title>
        ${styleElement}
      </head>
      <body>
        <header>
          <p class="kind">${parts.kind}${navigation.map(({ text, href }) => html` · ${link(text, href)}`)}</p>
          <h1>${breakable(parts.heading)}</h1>
          ${parts.question}
          ${verdict && html`<p class="verdict ${verdict.is}"><strong>${mark(verdict.is)} ${verdict.word}</strong> <span>${verdict.why}</span></p>`}
          ${parts.chips} ${parts.facts}
        </header>
        <main>${parts.sections} ${parts.sources.length > 0 && sourcesSection(parts.sources)}</main>
        ${documentElement(json)}
      </body>
    </html> `.text;
}

/** Places of a fact: what is long has two columns to itself, what is very long four. */
function widthOfFact({ value }: PageFact): string {
  const longestWord = Math.max(...value.split(' ').map(({ length }) => length));
  return value.length > 44 || longestWord > 38 ? ' class="widest"' : value.length > 21 ? ' class="long"' : '';
}

/** What is known beforehand, by name; what is empty is left out. */
export function facts(known: readonly PageFact[]): Markup {
  const stated = known.filter(({ value }) => value !== '');
  return html`<dl class="facts">
    ${stated.map((fact) => html`<div${markup(widthOfFact(fact))}><dt>${fact.name}</dt><dd>${link(fact.value, fact.href)}</dd></div>`)}
  </dl>`;
}

/** A fact that leads nowhere. */
export function fact(name: string, value: string): PageFact {
  return { name, value, href: null };
}

export function section(id: string, title: string, ...content: Piece[]): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${content}
  </section> `;
}

/** A word for a verdict, with a sign that is not a colour. */
export function verdictWord(
  passed: boolean | null,
  words = { true: 'pass', false: 'fail', null: 'not known' },
): Markup {
  const is = passed === null ? 'open' : passed ? 'pass' : 'fail';
  return word(is, words[String(passed) as 'true']);
}

export function word(is: Verdict, text: string): Markup {
  return html`<span class="word ${is}">${mark(is)} ${text}</span>`;
}

export function mark(verdict: Verdict): Markup {
  return html`<span aria-hidden="true">${{ pass: '✓', fail: '✕', open: '○' }[verdict]}</span>`;
}

/** Links in a line. */
export function links(of: readonly PageLink[]): Piece {
  return (
    of.length > 0 &&
    html`<ul class="links">
      ${of.map(({ text, href }) => html`<li>${link(text, href)}</li>`)}
    </ul>`
  );
}

/** What is there for who wants it, folded. */
export function folded(summary: string, content: Piece): Markup {
  return html`<details>
    <summary>${summary}</summary>
    ${content}
  </details>`;
}

/** Said where there is nothing to show. */
export function nothing(why: Piece): Markup {
  return html`<p class="nothing">${why}</p>`;
}

function sourcesSection(sources: readonly SourceFile[]): Markup {
  const rows = sources.map((source) => [
    source.role,
    html`<code>${source.path}</code>`,
    String(source.bytes),
    html`<code class="hash">${source.sha256}</code>`,
  ]);
  return section(
    'sources',
    'Sources',
    html`<p>
      This page was drawn from these files, byte for byte as their checksums say; the figures it was drawn from are in
      the page itself, as JSON.
    </p>`,
    folded(
      `${sources.length} ${sources.length === 1 ? 'file' : 'files'} with checksums`,
      table(
        'Files this page was drawn from',
        [{ name: 'what' }, { name: 'file' }, { name: 'bytes', numeric: true }, { name: 'sha256' }],
        rows,
      ),
    ),
  );
}
