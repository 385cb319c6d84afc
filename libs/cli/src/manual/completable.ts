import { commonOptions, type OptionSpec } from '../option';
import type { Tool } from '../tool';
import type { ListName } from './lists';

export interface Completable {
  name: string;
  describe: string;
  /** What its value may be; `nothing` for a flag, `any` for what cannot be guessed. */
  value:
    | { kind: 'nothing' | 'file' | 'folder' | 'any' }
    | { kind: 'words'; words: readonly string[] }
    | { kind: 'list'; list: ListName };
}

/** The options of a tool, its own first, as completion sees them. */
export function completables(tool: Tool): Completable[] {
  return Object.entries({ ...tool.options, ...commonOptions } as Record<string, OptionSpec>).map(([name, spec]) => ({
    name,
    describe: spec.describe,
    value: valueOf(spec),
  }));
}

function valueOf({ type, value, choices, completes }: OptionSpec): Completable['value'] {
  if (type === 'flag') return { kind: 'nothing' };
  if (choices !== undefined) return { kind: 'words', words: choices.filter((word) => word !== '') };
  if (completes !== undefined) return { kind: 'list', list: completes };
  if (value === 'TAG') return { kind: 'list', list: 'tag' };
  if (value === 'DIR') return { kind: 'folder' };
  return { kind: type === 'path' ? 'file' : 'any' };
}
