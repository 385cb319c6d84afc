/** What a tool with a verdict writes and ends with (contract 28.3, 28.4). */
import path from 'node:path';
import { formatDocument, type CheckCounts, type Document, type RecordedChecks } from '@gatehouse/contracts';
import { publish } from '@gatehouse/files';
import { countsOf, messagesOf, passes, shownChecks, type Checks } from './check';
import { checkItems, verdictMarkdown } from './markdown';

/**
 * Writes `<name>.json` and `<name>.md` into the folder, whole or old, and returns the last lines of stdout. The
 * document goes last: it is what others rely on. Throws Failure `io`.
 */
export function publishVerdict<T>(
  folder: string,
  name: string,
  kind: Document<T>,
  value: T,
  markdown: string,
): string[] {
  const [json, md] = [path.join(folder, `${name}.json`), path.join(folder, `${name}.md`)];
  const text = formatDocument(kind, value);
  publish(md, markdown);
  publish(json, text);
  return [`[done] ${name}_json=${json}`, `[done] ${name}_md=${md}`];
}

/** What a verdict says in a document and on stderr. */
export interface Verdict {
  /** Members of the document. */
  fields: { checks: RecordedChecks; counts: CheckCounts; overall_pass: boolean };
  /** Why it fails, and what is only a warning: every finding. */
  problems: string[];
  warnings: string[];
}

/** The verdict over checks; `strict` lets warnings fail it. */
export function verdictOf(checks: Checks, strict: boolean): Verdict {
  const results = Object.values(checks);
  const fields = { checks: shownChecks(checks), counts: countsOf(results), overall_pass: passes(results, strict) };
  return { fields, ...messagesOf(checks) };
}

/**
 * As publishVerdict, with the Markdown of a document that has checks: title, facts, `lines`, checks. Without a folder
 * nothing is written, and there are no lines.
 */
export function publishChecks<T extends Verdict['fields']>(
  folder: string | undefined,
  name: string,
  kind: Document<T>,
  document: T,
  { title, facts, lines = [] }: { title: string; facts: Readonly<Record<string, unknown>>; lines?: readonly string[] },
): string[] {
  if (folder === undefined) return [];
  const sections = [...(lines.length === 0 ? [] : [lines]), ['## Checks', '', ...checkItems(document.checks)]];
  return publishVerdict(folder, name, kind, document, verdictMarkdown(title, document.overall_pass, facts, sections));
}
