/** What people write for one another: snapshots, handover notes, the session guide. The lowest rank of sources (contract 15.3). */

/** What notes may say of the decision; names are taken with blanks or `_`, whatever their case. */
export const notedFields = ['decision_tag', 'owner', 'run_dir', 'freeze_file'] as const;
export type NotedField = (typeof notedFields)[number];

export interface Note {
  /** Relative to the repository. */
  file: string;
  fields: Partial<Record<NotedField, string>>;
}

/** Is this the name of a note about the state of the work? */
export function isNoteName(name: string): boolean {
  return /(snapshot|session|status|hand-?_?o(ff|ver))/i.test(name) && /\.md$/i.test(name) && !isGuideName(name);
}

/** Is this the name of a guide that tells a new session what to read? */
export function isGuideName(name: string): boolean {
  return /session[-_ ]?(guide|start|bootstrap|onboarding)|reading[-_ ]?list/i.test(name) && /\.md$/i.test(name);
}

/** The fields that a note states as `name: value`, as a list item or a row of a table; of several the last. */
export function noteFields(text: string): Note['fields'] {
  const fields: Note['fields'] = {};
  for (const line of text.split(/\r?\n/)) {
    const match = /^[\s>*|+-]*(?:\*\*|`)?(?:active |current )?([a-z]+[ _][a-z]+|owner)(?:\*\*|`)?\s*[:=|](?:\*\*)?\s*(.+?)\s*\|?\s*$/i.exec(line);
    const name = match?.[1]?.toLowerCase().replace(' ', '_');
    const field = notedFields.find((one) => one === name);
    const value = (match?.[2] ?? '').replace(/^[`*]+|[`*]+$/g, '').trim();
    if (field !== undefined && value !== '') fields[field] = value;
  }
  return fields;
}

/**
 * The paths of a guide's numbered lines, in their order: the first code span or link target of the line, else its first word, where that is a
 * path and no command, address or placeholder.
 */
export function numberedPaths(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const body = /^\s*\d+[.)]\s+(.*)$/.exec(line)?.[1];
    if (body === undefined) return [];
    const named = /`([^`]+)`/.exec(body)?.[1] ?? /\]\(([^)\s]+)\)/.exec(body)?.[1] ?? /^[*_]*(\S+?)[*_:,;]*(?:\s|$)/.exec(body)?.[1] ?? '';
    const path = named.trim().replace(/#[^/]*$/, '').replace(/^\.\//, '');
    const isPath = !/[\s<>{}*?$|\0]/.test(path) && !/^[a-z]+:\/\//i.test(path) && (path.includes('/') || /\.[A-Za-z][A-Za-z0-9]{0,7}$/.test(path));
    return isPath ? [path] : [];
  });
}
