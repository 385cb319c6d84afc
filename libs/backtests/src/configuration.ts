/** The holdout that a run's YAML configuration declares. */
import { isUtf8 } from 'node:buffer';
import { parseDocument } from 'yaml';
import { fieldsOf } from './written-document';
import { parseDay } from './moment';

/** First and last day of a holdout, `YYYY-MM-DD`. */
export interface Window {
  start: string;
  end: string;
}

/** A configuration is about a page; a longer text is refused before it reaches the parser. */
const largestConfiguration = 4 * 1024 * 1024; // bytes

/** `holdout.start` and `holdout.end` of a YAML text: undefined when it declares none, `damaged` when it is not YAML. */
export function declaredHoldout(bytes: Uint8Array): Window | undefined | 'damaged' {
  if (bytes.length > largestConfiguration || !isUtf8(bytes)) return 'damaged';
  try {
    const document = parseDocument(Buffer.from(bytes).toString('utf8'), { schema: 'core', logLevel: 'silent' });
    if (document.errors.length > 0) return 'damaged';
    const holdout = fieldsOf(fieldsOf(document.toJS({ maxAliasCount: 1000 }))?.['holdout']);
    const [start, end] = [parseDay(holdout?.['start']), parseDay(holdout?.['end'])];
    return start === undefined || end === undefined ? undefined : { start, end };
  } catch {
    return 'damaged';
  }
}

/**
 * The path of a configuration in the repository: one that is absolute or begins with `<HOME>` counts from `configs/`
 * on. Undefined when it leads out.
 */
export function configurationPath(recorded: string): string | undefined {
  const path = recorded.replaceAll('\\', '/');
  const isElsewhere = path.startsWith('/') || path.startsWith('<') || path.startsWith('~') || /^[A-Za-z]:/.test(path);
  const from = isElsewhere ? path.lastIndexOf('/configs/') + 1 : 0;
  if (isElsewhere && from === 0) return undefined;
  const inside = path.slice(from).replace(/^\.\//, '');
  return inside === '' || inside.split('/').includes('..') ? undefined : inside;
}
