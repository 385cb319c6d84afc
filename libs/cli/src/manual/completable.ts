import { commonOptions, type OptionSpec } from '../option';
import type { Tool } from '../tool';

export interface Completable {
  name: string;
  describe: string;
  /** What its value may be; `nothing` for a flag, `any` for what cannot be guessed. */
  value: { kind: 'nothing' | 'file' | 'folder' | 'tag' | 'any' } | { kind: 'words'; words: readonly string[] };
}

/** The options of a tool, its own first, as completion sees them. */
export function completables(tool: Tool): Completable[] {
  return Object.entries({ ...tool.options, ...commonOptions } as Record<string, OptionSpec>).map(([name, spec]) => ({
    name,
    describe: spec.describe,
    value: valueOf(spec),
  }));
}

function valueOf({ type, value, choices }: OptionSpec): Completable['value'] {
  if (type === 'flag') return { kind: 'nothing' };
  if (choices !== undefined) return { kind: 'words', words: choices.filter((word) => word !== '') };
  if (value === 'TAG') return { kind: 'tag' };
  if (value === 'DIR') return { kind: 'folder' };
  return { kind: type === 'path' ? 'file' : 'any' };
}

/**
 * A POSIX shell command that prints the decision tags of the runs below `$root`, one a line. Tags whose JSON needs an escape are left
 * out: no shell should guess what they are.
 */
export const listTags = String.raw`find "$root/audit/workstation_runs" -mindepth 2 -maxdepth 2 -name context.json -exec sed -n 's/^ *"decision_tag": *"\([^"\\]\{1,\}\)",\{0,1\}$/\1/p' {} + 2>/dev/null | LC_ALL=C sort -u`;
