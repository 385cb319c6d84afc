/** What a tool with a verdict writes and ends with (contract 28.3, 28.4). */
import path from 'node:path';
import { formatDocument, type Document } from '@gatehouse/contracts';
import { publish } from '@gatehouse/files';

/**
 * Writes `<name>.json` and `<name>.md` into the folder, whole or old, and returns the last lines of stdout. The document goes last: it is what
 * others rely on. Throws Failure `io`.
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
