/** The frame of every page: policy, style, verdict, sections, sources, and the document that it was drawn from. */
import { createHash } from 'node:crypto';
import { formatDocument, type Document, type SourceFile } from '@gatehouse/contracts';
import { embedded, html, markup, type Markup, type Piece } from './html';
import { style } from './style';

export type Verdict = 'pass' | 'fail' | 'open';

export interface PageParts {
  /** Of the browser's tab. */
  title: string;
  /** What kind of page it is, above the heading. */
  kind: string;
  heading: string;
  verdict?: { is: Verdict; word: string; why: Piece };
  facts: Markup;
  sections: readonly Markup[];
  sources: readonly SourceFile[];
}

/** Its text stands between the tags as it is: the policy has the hash of exactly that. */
const styleElement = markup(`<style>${style}</style>`);

/** The whole file. Nothing in it is fetched, nothing in it runs: the policy forbids both, and lets in only this style sheet. */
export function page<T>(kind: Document<T>, document: T, parts: PageParts): string {
  const json = formatDocument(kind, document);
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const { verdict } = parts;
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
          <p class="kind">${parts.kind}</p>
          <h1>${parts.heading}</h1>
          ${verdict && html`<p class="verdict ${verdict.is}"><strong>${mark(verdict.is)} ${verdict.word}</strong> <span>${verdict.why}</span></p>`}
          ${parts.facts}
        </header>
        <main>
          ${parts.sections}
          ${section('sources', 'Sources', html`<p>This page was drawn from these files, byte for byte as their checksums say; the figures it was drawn from are in the page itself, as JSON.</p>`, sourceTable(parts.sources))}
        </main>
        <script type="application/json" id="document">
          ${embedded(json)}
        </script>
      </body>
    </html> `.text;
}

/** What is known beforehand, by name; what is empty is left out, what is long has a line to itself. */
export function facts(known: readonly (readonly [name: string, value: string])[]): Markup {
  const stated = known.filter(([, value]) => value !== '');
  const short = stated.filter(([, value]) => value.length <= 26);
  const long = stated.filter(([, value]) => value.length > 26);
  return html`<dl class="facts">
    ${[...short, ...long].map(([name, value]) => html`<div${value.length > 26 && markup(' class="long"')}><dt>${name}</dt><dd>${value}</dd></div>`)}
  </dl>`;
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
  return html`<span class="word ${is}">${mark(is)} ${words[String(passed) as 'true']}</span>`;
}

function mark(verdict: Verdict): Markup {
  return html`<span aria-hidden="true">${{ pass: '✓', fail: '✕', open: '○' }[verdict]}</span>`;
}

export interface Column {
  name: Piece;
  numeric?: true;
}

/** A table that scrolls by itself where it is too wide; the keyboard reaches it. */
export function table(caption: string, columns: readonly Column[], rows: readonly (readonly Piece[])[]): Markup {
  const cell = (value: Piece, index: number): Markup => {
    const of = columns[index]?.numeric ? markup(' class="number"') : '';
    return index === 0 ? html`<th scope="row"${of}>${named(value)}</th>` : html`<td${of}>${value}</td>`;
  };
  return html`<div class="scroll" role="group" aria-label="${caption}" tabindex="0">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col"${column.numeric ? markup(' class="number"') : ''}>${named(column.name)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map(cell)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

/** What a header says; a dash where that is nothing, because who hears a table hears its headers. */
function named(piece: Piece): Piece {
  return html`${piece}`.text.replace(/<[^>]*>/g, '').trim() === '' ? '–' : piece;
}

/** A figure with its table beneath, as every plot has one. */
export function figureWithTable(drawing: Piece, table: Markup): Markup {
  return html`<figure>${drawing}</figure>
    ${table}`;
}

/** Said where there is nothing to draw. */
export function nothing(why: Piece): Markup {
  return html`<p class="nothing">${why}</p>`;
}

function sourceTable(sources: readonly SourceFile[]): Markup {
  const rows = sources.map((source) => [
    source.role,
    html`<code>${source.path}</code>`,
    String(source.bytes),
    html`<code class="hash">${source.sha256}</code>`,
  ]);
  return table(
    'Files this page was drawn from',
    [{ name: 'what' }, { name: 'file' }, { name: 'bytes', numeric: true }, { name: 'sha256' }],
    rows,
  );
}
